import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begins, misshapen } from './shape.js'
import type { Request } from './source.js'

const wrong = (expects: Request['expects'], body: string, type = ''): string | undefined =>
  misshapen({ headers: { 'content-type': type }, bytes: Buffer.from(body) }, expects)

describe('an answer is taken for what was asked', () => {
  test.each<[Request['expects'], string, string]>([
    ['json', '\ufeff [1]\n', 'text/plain'],
    ['json', '{}', 'text/html'],
    ['csv', 'a,b\n1,2\n', 'application/octet-stream'],
    ['xml', '<?xml version="1.0"?><rss></rss>\n', 'text/html; charset=utf-8'],
    ['xml', '<rss></rss>', ''],
    ['html', '\n<!DOCTYPE html><p>x', 'text/html'],
    ['text', 'Proclamation', 'text/plain'],
  ])('%s: %j as %j', (expects, body, type) => expect(wrong(expects, body, type)).toBeUndefined())
})

describe('an answer is refused', () => {
  test.each<[Request['expects'], string, string, RegExp]>([
    ['json', '', '', /answers with nothing where JSON is due/],
    ['json', ' \n ', '', /answers with blanks/],
    ['json', '<html>', 'application/json', /answers with a page where JSON is due: "<html>"/],
    [
      'json',
      'There was an error while running your query.',
      'application/json',
      /answers with a text .*"There was an error/,
    ],
    ['json', '[[1,2],[3', 'application/json', /JSON that is cut short after 9 bytes/],
    ['csv', 'a,b', 'text/html', /answers with a page where CSV is due/],
    ['csv', '<!doctype HTML>', '', /answers with a page/],
    ['text', '<html lang="en">', 'text/plain', /answers with a page/],
    ['xml', '<html><body>', '', /answers with a page where XML is due/],
    ['xml', '{"a":1}', '', /answers with a text/],
    ['xml', '<rss><item>', 'application/xml', /undefined/],
    ['xml', '<rss><item', 'application/xml', /XML that is cut short/],
    ['html', '{"a":1}', 'application/json', /answers with application\/json where HTML is due/],
  ])('%s: %j as %j', (expects, body, type, expected) => expect(String(wrong(expects, body, type))).toMatch(expected))
})

test('any bytes at all are taken, or refused in one line of at most 300 characters', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom('json', 'csv', 'xml', 'html', 'text'),
      (bytes, expects) => {
        const line = misshapen({ headers: {}, bytes }, expects as Request['expects']) ?? ''
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        expect(begins(bytes).replace(/\\u[0-9a-f]{4}/g, 'x').length).toBeLessThan(450)
      },
    ),
  )
})
