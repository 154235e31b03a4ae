import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMarkdown } from './markdown.js'

describe('marks go, words stay', () => {
  test.each([
    ['Exports **fell 53%** in *July*.', 'Exports fell 53% in July.'],
    ['The [Census Bureau](https://census.example/a_(b)) said.', 'The Census Bureau said.'],
    ['See [the table][1].\n\n[1]: https://a.example', 'See the table.'],
    ['It rose[^1] to 5 * 3 = 15 and 2_000_000.', 'It rose to 5 * 3 = 15 and 2_000_000.'],
    ['![chart](a.png) Exports fell.', 'Exports fell.'],
    ['A \\*star\\* and `code` and ~~gone~~.', 'A *star* and code and gone.'],
    ['U.S.&nbsp;exports &amp; imports &#8217;', 'U.S. exports & imports ’'],
    ['> A quoted line\n> goes on.', 'A quoted line goes on.'],
    ['Before\n\n```\ncode 53%\n```\n\nAfter', 'Before\n\nAfter'],
    ['* one\n* two\n3. three', '- one\n- two\n- three'],
    ['| Month | Value |\n| --- | ---: |\n| July | $5 |', '| Month | Value |\n| July | $5 |'],
    ['## What is next\nThey meet.', 'What is next\n\nThey meet.'],
    ['One\n\n---\n\nTwo', 'One\n\nTwo'],
    [
      'The rule titled\n*Controls on\nFirms* stands.  \nNew line',
      'The rule titled Controls on Firms stands.\nNew line',
    ],
    ['**NEXT: **They meet.', 'NEXT: They meet.'],
    ['- It covers\n  wrapped words\n- chips', '- It covers wrapped words\n- chips'],
    ['See section\n2. Extension of the order', 'See section 2. Extension of the order'],
    ['## What is next ##', 'What is next'],
    ['<b>Bold</b> words<br/>', 'Bold words'],
  ])('%j becomes %j', (source, text) => expect(plainMarkdown(source).text).toBe(text))
})

test('the first heading of the first level is the title', () => {
  expect(plainMarkdown('# A *call*\n\nThey met.')).toEqual({ title: 'A call', text: 'They met.' })
  expect(plainMarkdown('A call\n======\n\nThey met.')).toEqual({ title: 'A call', text: 'They met.' })
})

test('plain sentences are left as they are', () => {
  const words = fc.stringMatching(/^[A-Za-z0-9 ,.%$]{1,60}$/).filter((text) => /^[A-Za-z]/.test(text))
  fc.assert(fc.property(words, (text) => plainMarkdown(text).text === text.trim().replace(/ {2,}/g, ' ')))
})

describe('hostile marks take no longer than as many words', () => {
  test.each([
    ['*'],
    ['['],
    ['_a'],
    ['`'],
    ['!['],
    ['<a'],
    ['&'],
    ['> '],
    ['**a '],
    ['|'],
    [' '],
    ['# '],
    [' #'],
    ['\n'],
    ['- - '],
    ['_'],
    ['\\'],
  ])('%s', (mark) => {
    const started = performance.now()
    plainMarkdown(mark.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
