/** Properties of the whole path, from any text to verdicts: it never throws, spans cut what they claim, rewriting the form changes nothing. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openEvidence } from '../src/operations/effects/evidence.js'
import { type Day, parseDay } from '../src/time/day.js'
import { checkText } from '../src/verdict/article.js'

let opened: Awaited<ReturnType<typeof openEvidence>>
beforeAll(async () => {
  opened = await openEvidence({ READOUT_HOME: '/nonexistent/readout-test-home' })
})

const check = (text: string, date: Day = parseDay('2025-09-18')) =>
  checkText(text, opened.evidence, { date, asOf: { valid: date, known: date }, lexicon: opened.lexicon })

/** Pieces that claims are made of, in any order: far likelier than random letters to reach the rules. */
const pieces = [
  'U.S. exports',
  'soybeans',
  'sorghum',
  'China',
  'Beijing',
  'fell',
  'rose',
  'by',
  '53%',
  '97 per cent',
  '$5.5 billion',
  '2.1 million tonnes',
  'from',
  'to',
  'January through July',
  'in the first seven months',
  'a year earlier',
  'Trump',
  'Xi Jinping',
  'call',
  'on Friday',
  'met',
  'in Madrid',
  'four rounds',
  'since May',
  'the second',
  'tariff',
  'of 30%',
  'imposed',
  'paused',
  'until Nov. 10',
  'for 90 days',
  'no deal',
  'on chips',
  'has not confirmed',
  'said',
  '“',
  '”',
  '"',
  '(',
  ')',
  '—',
  ',',
  ';',
  '.',
  '\n',
  '\n\n',
  '- ',
  '…',
  '\u00ad',
  '\u00a0',
  '😀',
  '\ud800',
  '&nbsp;',
  '<b>',
  '\u202e',
]
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((words) => words.join(' '))

describe('any text', () => {
  test('gives a result: spans lie in their sentence, sentences in the text, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        let end = 0
        for (const { sentence, claims } of await check(text)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          end = sentence.end
          for (const { claim, verdict } of claims) {
            expect(claim.span[0]).toBeGreaterThanOrEqual(0)
            expect(claim.span[1]).toBeGreaterThan(claim.span[0])
            expect(claim.span[1]).toBeLessThanOrEqual(sentence.text.length)
            if (verdict !== null) expect(verdict.note.length).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is refused on no day: any article day gives a result', async () => {
    const days = fc.integer({ min: 0, max: 25_000 }).map((count) => count as Day)
    await fc.assert(
      fc.asyncProperty(soup, days, async (text, day) => {
        expect(Array.isArray(await check(text, day))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('a supported or contradicted verdict always shows evidence, and a day too early never gives one', async () => {
    const early = parseDay('2012-01-01')
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        for (const { claims } of await check(text))
          for (const { verdict } of claims)
            if (verdict?.label === 'supported' || verdict?.label === 'contradicted')
              expect(verdict.readings.length).toBeGreaterThan(0)
        for (const { claims } of await check(text, early))
          for (const { verdict } of claims) expect(verdict?.label ?? 'none').not.toMatch(/^(supported|contradicted)$/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the form in which a thing is written does not change its verdict', () => {
  const sentences = [
    'U.S. sorghum exports to China fell 97 percent from January through July from a year earlier.',
    "The Chinese Embassy didn't confirm the call between President Trump and President Xi.",
    'The two sides have held four rounds of trade talks since May.',
    'The U.S. imposed an additional 20 percent tariff on Chinese goods in March.',
    'U.S. farm exports to China totaled $5.5 billion in the first half of 2025.',
    'Treasury Secretary Scott Bessent met Vice Premier He Lifeng in Madrid on Sept. 14 and 15.',
  ]
  const rewrites: [string, (text: string) => string][] = [
    ['per cent', (text) => text.replace('percent', 'per cent')],
    ['%', (text) => text.replace(' percent', '%')],
    ['pct', (text) => text.replace('percent', 'pct')],
    ['curly apostrophes', (text) => text.replaceAll("'", '’')],
    ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
    ['hard-wrapped lines', (text) => text.replace(/^(.{35,}?) /, '$1\n')],
    ['soft hyphens', (text) => text.replace('exports', 'ex\u00adports').replace('imposed', 'im\u00adposed')],
    ['US without stops', (text) => text.replaceAll('U.S.', 'US')],
    ['British spelling', (text) => text.replace('totaled', 'totalled')],
    ['bn', (text) => text.replace('$5.5 billion', '$5.5bn')],
    ['a leading blank line', (text) => `\n\n${text}`],
  ]
  const verdicts = async (text: string): Promise<string[]> =>
    (await check(text)).flatMap(({ claims }) =>
      claims.map(({ claim, verdict }) => `${claim.type} ${verdict?.label ?? 'none'}`),
    )

  test.each(
    sentences
      .flatMap((sentence) => rewrites.map(([name, rewrite]) => [name, rewrite(sentence), sentence] as const))
      .filter(([, a, b]) => a !== b),
  )('%s: %s', async (_name, rewritten, sentence) => {
    const plain = await verdicts(sentence)
    expect(plain.length).toBeGreaterThan(0)
    expect(await verdicts(rewritten)).toEqual(plain)
  })
})
