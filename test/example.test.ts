/** The bundled example, verdict by verdict: a golden list that a person read against the record, and the page made from it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readArticle } from '../src/article/read.js'
import { openEvidence } from '../src/operations/effects/evidence.js'
import { type CheckedSentence, checkText } from '../src/verdict/article.js'

const folder = join(import.meta.dirname, '..', 'examples')
let checked: CheckedSentence[] = []
beforeAll(async () => {
  const article = await readArticle({ kind: 'file', path: join(folder, 'preview-of-a-call.txt') })
  const { evidence, lexicon } = await openEvidence({ READOUT_HOME: '/nonexistent/readout-test-home' })
  const { text, date } = article
  checked = await checkText(text, evidence, { date, asOf: { valid: date, known: date }, lexicon })
})

/** A piece of each checkable sentence, with its claim's type, verdict and grade. */
const golden: [words: string, type: string, verdict: string][] = [
  ['expected to speak by phone', 'event', 'unconfirmed'],
  ['negotiators of the two countries met in Spain', 'event', 'supported corroborated'],
  ['did not confirm the call', 'absence', 'supported corroborated'],
  ['the second call between the two leaders', 'event', 'supported recomputed'],
  ['a meeting in Madrid earlier this week', 'event', 'supported corroborated'],
  ['four rounds of trade talks since May', 'event', 'supported recomputed'],
  ['a framework on the ownership of TikTok', 'event', 'supported corroborated'],
  ["raised tariffs on each other's goods", 'measure', 'supported published'],
  ['both have tightened export controls', 'measure', 'supported corroborated'],
  ['Some of those measures are paused', 'measure', 'supported corroborated'],
  ['runs until November 10', 'measure', 'supported corroborated'],
  ['on semiconductors', 'absence', 'supported recomputed'],
  ['purchases of farm goods', 'absence', 'supported recomputed'],
  ['fentanyl', 'absence', 'supported recomputed'],
  ['U.S. farm exports to China fell 53%', 'statistic', 'supported corroborated'],
  ['Sorghum exports to China were down 97%', 'statistic', 'supported corroborated'],
]

describe('the example article', () => {
  const found = () =>
    checked.flatMap(({ sentence, claims }) =>
      claims.map(({ claim, verdict }) => ({
        words: sentence.text.slice(...claim.span),
        type: claim.type,
        verdict: [verdict?.label, verdict?.grade].filter(Boolean).join(' '),
      })),
    )

  test.each(golden)('“%s” is a %s: %s', (words, type, verdict) => {
    expect(found().find((one) => one.words.includes(words))).toMatchObject({ type, verdict })
  })

  test('no other claim of it is judged right or wrong', () => {
    const judged = found().filter(
      ({ words, verdict }) => verdict !== '' && !golden.some(([part]) => words.includes(part)),
    )
    expect(judged.filter(({ verdict }) => /^(supported|contradicted)/.test(verdict))).toEqual([])
  })

  test('forecasts and statements are recorded and not judged', () => {
    const recorded = found().filter(({ verdict }) => verdict === '')
    expect(recorded.map(({ type }) => type)).toContain('forecast')
    expect(new Set(recorded.map(({ type }) => type))).toEqual(new Set(['forecast', 'statement']))
  })

  test('the fall of 53% rests on the first half only, and says so', () => {
    const verdict = checked
      .flatMap(({ claims }) => claims)
      .find(({ verdict }) => verdict?.computed?.includes('53.4'))?.verdict
    expect(verdict?.note).toMatch(/^Only corroborated: the figures held cover Jan-Jun 2025/)
  })

  test('the page beside it is made of the same text', () => {
    const page = readFileSync(join(folder, 'preview-of-a-call.html'), 'utf8')
    expect(page).toContain('Two presidents plan a call on Friday')
    expect(page.match(/Supported/g)?.length).toBeGreaterThanOrEqual(
      golden.filter(([, , verdict]) => verdict.startsWith('supported')).length,
    )
  })
})
