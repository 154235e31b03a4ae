import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { checkedExample } from './testing/checked.js'
import { printText } from './text.js'

const result = checkedExample()

test('a sentence stands above its claims, each with mark, word, value, note and source', () => {
  const text = printText(result, { width: 90 })
  expect(text).toContain(
    [
      'It would be the third call since January.',
      '  ✗ Contradicted, as published',
      '    "the third call since January"',
      '    The record: second call',
      '    The contact record holds one call before it, on 5 Jun 2025, and is complete from 20',
      '      Jan 2025.',
      '    Source: Readouts of both sides, 5 Jun 2025',
    ].join('\n'),
  )
  expect(text).toContain('As known today: supported. Both sides published readouts of the call on 19 Sep 2025.')
})

test('the count stands at the end, what is wrong first', () => {
  const tail = printText(result).split('\n').slice(-10).join('\n')
  expect(tail).toContain('8 claims in 7 sentences, 1 without one\n    1  ✗ Contradicted\n    1  ◐ Depends')
  expect(tail).toContain('readout 0.1.0, ledger 0123456789ab, recorded through 2026-10-01')
})

test('colour is added only where it is asked for, and adds no words', () => {
  const plain = printText(result, { width: 90 })
  const coloured = printText(result, { width: 90, colour: true })
  expect(plain).not.toContain('\u001b')
  expect(coloured).toContain('\u001b[')
  expect(stripVTControlCharacters(coloured)).toBe(plain)
})

test('no line is wider than the terminal', () => {
  for (const width of [40, 60, 80, 100])
    for (const line of printText(result, { width, explain: true }).split('\n'))
      expect([...line].length).toBeLessThanOrEqual(width)
})

test('--explain tells where, by which rules, in which readings, and how to ask again', () => {
  const text = printText(result, { explain: true, width: 100 })
  expect(text).toContain('characters 126 to 242 of the text; the claim is 5 to 61 of the sentence')
  expect(text).toContain('statistic, reported: fall-by > period')
  expect(text).toContain('main: HS 1007, all sorghum, domestic exports')
  expect(text).toContain('ask again: figures where flow=export product=HS:1007 period=2025-01..2025-07')
  expect(text).toContain('row us-1007-cn: Jan-Jul 2025; 88,912,345; U.S. Census Bureau, vintage 2025-09')
})

test('an article cannot drive the terminal', () => {
  const hostile = checkedExample((sentence) => sentence.replace(' the ', ' \u001b]0;owned\u0007the\u009b31m '))
  const title = { ...hostile, article: { ...hostile.article, title: 'A\u001b[2Jcall\nnext' } }
  const text = printText(title, { explain: true })
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})
