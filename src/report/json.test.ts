import { describe, expect, test } from 'vitest'
import type { Claim, MeasureProposition } from '../claims/claim.js'
import { type Day, parseDay } from '../time/day.js'
import { batchLine, claimJson, jsonPieces, printJson } from './json.js'
import { checkedExample } from './testing/checked.js'

const result = checkedExample()
const printed = JSON.parse(printJson(result))

describe('check --format json', () => {
  test.each([
    ['as it is', result.sentences],
    ['without a sentence', []],
  ])('in pieces gives the same characters: %s', async (_name, sentences) => {
    const oneByOne = async function* () {
      yield* sentences
    }
    for (const explain of [false, true]) {
      let pieces = ''
      for await (const piece of jsonPieces(result, oneByOne(), { explain })) pieces += piece
      expect(pieces).toBe(printJson({ ...result, sentences }, { explain }))
    }
  })

  test('tells the document, the days, the count and the record', () => {
    const { document, asOf, known, summary, ledger, version } = printed
    expect({ document, asOf, known, summary, ledger, version }).toEqual({
      document: {
        title: 'Two presidents plan a call',
        publisher: 'Readout example',
        date: '2025-09-18',
        dateFrom: 'metadata',
        url: null,
      },
      asOf: '2025-09-18',
      known: '2025-09-18',
      summary: {
        sentences: 7,
        claims: 8,
        supported: 2,
        contradicted: 1,
        depends: 1,
        unconfirmed: 1,
        noData: 1,
        notCheckable: 0,
        statements: 1,
        forecasts: 1,
      },
      ledger: { digest: '0123456789abcdef0123', recordedThrough: '2026-10-01' },
      version: '0.1.0',
    })
  })

  test('spans cut the words out of the text', () => {
    for (const { span, text, claims } of printed.sentences) {
      expect(result.article.text.slice(span[0], span[1])).toBe(text)
      for (const claim of claims) expect(text.slice(claim.span[0], claim.span[1]).length).toBeGreaterThan(4)
    }
  })

  test('a sentence without a claim has an empty list', () => expect(printed.sentences.at(-1).claims).toEqual([]))

  test('a statistic has the keys of the contract and no others', () => {
    const [claim] = printed.sentences[2].claims
    expect(claim).toMatchObject({ type: 'statistic', checkable: true, speaker: null, modality: 'reported' })
    expect(claim.statistic).toEqual({
      flow: 'export',
      reporter: 'US',
      partner: 'CN',
      product: { asWritten: 'farm', system: 'USDA', code: 'AG' },
      measure: 'value',
      value: null,
      unit: null,
      change: { direction: 'down', percent: 53 },
      period: { start: '2025-01-01', end: '2025-07-31', calendar: 'calendar' },
      baseline: { start: '2024-01-01', end: '2024-07-31', calendar: 'calendar' },
      baselineValue: null,
      hedge: null,
      rank: null,
      basis: null,
      note: null,
    })
    expect(Object.keys(claim)).toEqual(['span', 'type', 'checkable', 'speaker', 'modality', 'statistic', 'verdict'])
  })

  test('a verdict has its grade, value, note, readings and rows', () => {
    const [{ verdict }] = printed.sentences[2].claims
    expect(verdict).toMatchObject({ label: 'supported', grade: 'corroborated', computed: '-53.4% (first half)' })
    expect(verdict.readings[0].evidence[0]).toMatchObject({
      id: 'us-ag-cn-2025-h1',
      value: 5_500_000_000,
      period: 'Jan-Jun 2025',
    })
    expect(printed.sentences[0].claims[0].verdict.knowableFrom).toBe('2025-09-19')
  })

  test('a statement and a forecast are not judged', () => {
    const [forecast] = printed.sentences[4].claims
    expect(forecast).toMatchObject({
      type: 'forecast',
      verdict: null,
      forecast: {
        author: 'an analyst',
        made: '2025-09-18',
        horizon: { start: '2025-12-01', end: '2025-12-31', calendar: 'calendar' },
      },
    })
    expect(printed.sentences[5].claims[0]).toMatchObject({
      type: 'statement',
      verdict: null,
      speaker: { name: 'Li Example' },
    })
  })

  test('--explain adds rules, what was implied, how numbers were written, and ids', () => {
    const [claim] = JSON.parse(printJson(result, { explain: true })).sentences[2].claims
    expect(claim.derivation).toEqual(['fall-by', 'period'])
    expect(claim.statistic).toMatchObject({
      implied: ['measure', 'baseline'],
      product: { id: 'agricultural-products' },
    })
  })
})

test('a line of a batch is an id and its claims on one line', () => {
  const claims = result.sentences[1]?.claims ?? []
  const line = batchLine('a-1', claims)
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({
    id: 'a-1',
    claims: claims.map((claim) => JSON.parse(JSON.stringify(claimJson(claim)))),
  })
  expect(batchLine('a-2', [])).toBe('{"id":"a-2","claims":[]}')
})

describe('the date a text ties to a measure is as exact as the text', () => {
  const day = (text: string): Day => parseDay(text)
  const measure = (start: string, end: string): Claim => {
    const said: MeasureProposition = {
      imposer: ['US'],
      target: ['CN'],
      product: null,
      productImplied: null,
      productId: 'x',
      instrument: null,
      ratePercent: 10,
      rateFromPercent: null,
      changePoints: null,
      action: 'impose',
      date: { start: day(start), end: day(end) },
      until: day('2025-11-10'),
      duration: null,
      tradeCoveredUsd: null,
      hedge: null,
      note: null,
      written: { matter: 'tariff', grounds: [], reach: null, tense: null, scope: [], implied: [] },
    }
    return {
      type: 'measure',
      span: [0, 5],
      checkable: true,
      speaker: null,
      modality: 'asserted',
      derivation: [],
      measure: said,
    }
  }
  test.each([
    ['2025-05-02', '2025-05-02', '2025-05-02'],
    ['2025-05-01', '2025-05-31', '2025-05'],
    ['2025-01-01', '2025-12-31', '2025'],
    ['2025-05-05', '2025-05-11', '2025-05-05..2025-05-11'],
  ])('%s to %s is %s', (start, end, date) => {
    const json = JSON.parse(JSON.stringify(claimJson({ claim: measure(start, end), verdict: null })))
    expect(json.measure).toMatchObject({ date, until: '2025-11-10' })
    expect(Object.keys(json.measure)).not.toContain('written')
    expect(Object.keys(json.measure)).not.toContain('productId')
  })
})
