import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, parseDay } from '../time/day.js'
import type { Sentence } from './marks.js'
import { eachSentence, readSentences } from './sentences.js'
import { testLexicon } from './testing/lexicon.js'

const options = { date: parseDay('2025-09-18'), lexicon: testLexicon }

/** Scraps that meet every reader of the room, in any order, with anything between them. */
const scraps = [
  'Exports to China fell 53% from January through July',
  'Nov. 10, 2025',
  'February 30',
  'U.S.',
  '$5.5 billion to $7bn',
  'a third',
  '“We will',
  '”',
  '"',
  "'s",
  'from 10 to 15 percent',
  'the first seven months of',
  '2024/25',
  'FY25',
  'Q3',
  'President Xi Jinping',
  'soybean meal',
  'year-on-year',
  'in five years',
  'one hundred and five',
  'twenty-first',
  '5,5',
  '1 234 567',
  '0-5%',
  'next Friday',
  'until',
  'will',
  '. ',
  '\n',
  '\n\n',
  '\t',
  '|',
  '- ',
  '&nbsp;',
  '&#8217;',
  '\u00ad',
  '\u200b',
  '\ud800',
  '\udc00',
  '😀',
  '—',
  '…',
  '12:01 a.m.',
  'https://example.com/a.b?c=1',
  '3\ufe0f\u20e3',
  '3\ufeff',
  '９９％',
  '中国',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...scraps), fc.constantFrom(' ', '', '-', ',', '.'), fc.string({ maxLength: 6 })), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...scraps), { maxLength: 30 }).map((parts) => parts.join(' ')),
)
const anyDay = fc.integer({ min: parseDay('1000-01-01'), max: parseDay('9999-12-31') }).map((day) => day as Day)

/** What a sentence breaks of the room's promises, as text for the report; empty where all is well. */
function broken({ text, tokens, marks }: Sentence): string[] {
  const faults: string[] = []
  const fault = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what)
  }
  let at = 0
  for (const token of tokens) {
    fault(token.start >= at && text.slice(token.start, token.end) === token.text, `token ${token.text}`)
    at = token.end
  }
  let before = 0
  let held = 0
  for (const mark of marks) {
    fault(mark.start >= before, `${mark.kind} out of order`)
    fault(
      mark.start === tokens[mark.from]?.start && mark.end === tokens[mark.to - 1]?.end,
      `${mark.kind} off its tokens`,
    )
    before = mark.start
    if (exclusive.has(mark.kind)) {
      fault(mark.from >= held, `${mark.kind} shares a word`)
      held = mark.to
    }
    if (mark.kind === 'period') {
      fault(Number.isInteger(mark.period.start) && mark.period.start <= mark.period.end, 'period ends before it starts')
      fault(mark.other === undefined || mark.other.start <= mark.other.end, 'other period ends before it starts')
    }
    if ('number' in mark)
      fault(Number.isFinite(mark.number.value) && mark.number.halfUnit >= 0, `${mark.kind} is no number`)
    if ('upper' in mark && mark.upper !== undefined)
      fault(mark.upper.value > mark.number.value, `${mark.kind} range is empty`)
  }
  return faults
}
const exclusive = new Set(['percent', 'money', 'quantity', 'count', 'multiple', 'ordinal', 'period', 'duration'])

/** A text without blanks and unseen characters. */
function bare(text: string): string {
  return text
    .replace(/&nbsp;/g, '')
    .replace(/[\s|]|\u0085|\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|\ufeff|[\ufe00-\ufe0f]/g, '')
}

describe('any text at all', () => {
  test('sentences are in order, do not overlap, and hold every character that is not blank', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0
        let seen = ''
        for (const { start, end, text: own } of readSentences(text, options)) {
          if (start < at || end <= start || text.slice(start, end) !== own) return false
          seen += own
          at = end
        }
        return bare(seen) === bare(text)
      }),
      { numRuns: 600 },
    )
  })
  test('tokens and marks stand where they say, periods end after they start, numbers are numbers, no word counts twice', () => {
    fc.assert(
      fc.property(anyText, anyDay, (text, date) => {
        const faults = readSentences(text, { ...options, date }).flatMap(broken)
        if (faults.length > 0) throw new Error(faults.join('; '))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('hostile texts are read in time and cut hard', () => {
  const size = 100_000
  test.each([
    ['one word', 'a'.repeat(size)],
    ['digits', '7'.repeat(size)],
    ['stops', '.'.repeat(size)],
    ['words without a stop', 'may march '.repeat(size / 10)],
    ['numbers without a stop', 'one hundred 5 '.repeat(size / 14)],
    ['line ends', '\n'.repeat(size)],
    ['half characters', '\ud800'.repeat(size / 3)],
    ['quotation marks', '\'"'.repeat(size / 6)],
    ['notes', '.[1]'.repeat(size / 12)],
    ['entities', '&amp'.repeat(size / 8)],
    ['tabs', 'a\t'.repeat(size / 20)],
  ])('%s', (_, text) => {
    const begun = performance.now()
    let most = 0
    for (const { tokens } of eachSentence(text, options)) most = Math.max(most, tokens.length)
    expect(most).toBeLessThanOrEqual(2_000)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

describe('what a reader of claims is given', () => {
  test('a quotation, a person and a day in one sentence, in order of their places', () => {
    const [sentence] = readSentences('“We sold 5 tonnes,” Xi said on Friday.', options)
    expect(sentence?.marks.map(({ kind, start, end }) => `${kind} ${sentence.text.slice(start, end)}`)).toEqual([
      'quote We sold 5 tonnes,',
      'quantity 5 tonnes',
      'person Xi',
      'period Friday',
    ])
  })
  test('what one text spells oddly does not change how the next is read', () => {
    readSentences('3\ufe0f\u20e3 3\ufeff 5\u200d', options)
    expect(readSentences('It fell 3 percent.', options)[0]?.marks.map(({ kind }) => kind)).toEqual(['percent'])
  })
  test('look-up forms are plain, text is as written', () => {
    const [sentence] = readSentences('China’s soy\u00adbeans FELL in the U.S.', options)
    expect(sentence?.tokens.map(({ lower, lemma }) => `${lower}:${lemma}`)).toEqual([
      'china:china',
      "'s:'s",
      'soybeans:soybean',
      'fell:fall',
      'in:in',
      'the:the',
      'u.s.:u.s.',
    ])
  })
})
