import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../problem.js'
import { decode, kindOf, refuseLong } from './bytes.js'

const where = { file: 'a.txt' }
const bytes = (...values: (number | string)[]): Uint8Array =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value))))
const fault = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'no error'
}

describe('encodings', () => {
  test.each([
    ['UTF-8', bytes('Xi’s call'), 'text', undefined, 'Xi’s call'],
    ['UTF-8 with its mark', bytes('\ufeffcall'), 'text', undefined, 'call'],
    [
      'UTF-16, little end first',
      bytes(0xff, 0xfe, Buffer.from('call', 'utf16le').toString('latin1')),
      'text',
      undefined,
      'call',
    ],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 'c', 0, 'a'), 'text', undefined, 'ca'],
    [
      'windows-1252 as HTML declares it',
      bytes('<meta charset="windows-1252">caf', 0xe9),
      'html',
      undefined,
      '<meta charset="windows-1252">café',
    ],
    ['ISO 8859-1 as HTTP declares it', bytes('caf', 0xe9), 'text', 'iso-8859-1', 'café'],
    ['line ends of Windows', bytes('a\r\n\r\nb\rc'), 'text', undefined, 'a\n\nb\nc'],
  ] as const)('%s', (_, given, kind, declared, expected) => expect(decode(given, kind, where, declared)).toBe(expected))
})

describe('what is not text is refused in one line that names file, fault and mend', () => {
  test.each([
    ['an empty file', bytes(), 'a.txt  is empty. Give a text'],
    ['a NUL byte', bytes('ab', 0, 'c'), 'is not text: a NUL byte at offset 2'],
    ['a ZIP archive', bytes('PK\x03\x04rest'), 'is a ZIP archive or an office document, not text'],
    ['a broken sequence', bytes('ab\n', 0xe2, 0x28, 0xa1), 'is not valid UTF-8: byte 0xe2 at offset 3 (line 2)'],
    ['a sequence cut short', bytes('abc', 0xe2, 0x80), 'byte 0xe2 at offset 3'],
    ['a lone byte far in', bytes('é'.repeat(50_000), 0xff, 'x'.repeat(1000)), 'byte 0xff at offset 100000'],
  ])('%s', (_, given, expected) => {
    const message = fault(() => decode(given, 'text', where))
    expect(message).toContain(expected)
    expect(message).not.toContain('\n')
  })

  test('an unknown charset', () =>
    expect(fault(() => decode(bytes('a'), 'text', where, 'klingon'))).toContain('"klingon", which is not known'))

  test('50 MB', () => expect(fault(() => refuseLong(50_000_000, where))).toContain('50 MB is more than the 10 MB'))
})

describe('the kind of a document is read from its bytes, then from its name', () => {
  test.each([
    ['%PDF-1.7', 'a.txt', '', 'pdf'],
    ['  <!DOCTYPE html><html>', 'a.txt', '', 'html'],
    ['<!-- saved page --><html>', '-', '', 'html'],
    ['<p>They met.', '-', '', 'html'],
    ['They met.', 'a.html', '', 'html'],
    ['They met.', 'page.html', 'text/plain; charset=utf-8', 'text'],
    ['They met.', 'a', 'text/html', 'html'],
    ['# They met', 'a.md', '', 'markdown'],
    ['---\ntitle: A\n---\n', '-', '', 'markdown'],
    ['They met.', 'a.txt', '', 'text'],
    ['5 < 6 in every year', 'a.txt', '', 'text'],
  ])('%j named %s (%s) is %s', (text, name, type, kind) => expect(kindOf(bytes(text), name, type)).toBe(kind))
})

test('any bytes at all give a text or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
      const message = fault(() => decode(given, kindOf(given, 'x'), where))
      return message === 'no error' || message.startsWith('a.txt  ')
    }),
  )
})

test('the offset named is that of the first byte that breaks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      (a, b) => {
        const clean = a.replaceAll('\0', '')
        const offset = Buffer.byteLength(clean)
        const message = fault(() => decode(bytes(clean, 0xff, b.replaceAll('\0', '')), 'text', where))
        // A first byte may make one of the known foreign openings; no UTF-8 text does.
        return message.includes(`byte 0xff at offset ${offset} `)
      },
    ),
  )
})
