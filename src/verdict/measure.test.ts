import { describe, expect, test } from 'vitest'
import type { MeasureProposition, MeasureWording } from '../claims/claim.js'
import { parseDay } from '../time/day.js'
import { evidence, measureClaim } from './measure/testing/law.js'
import { judgeMeasure } from './measure.js'

const on = (day: string) => ({ valid: parseDay(day), known: parseDay(day) })
const day = (text: string) => ({ start: parseDay(text), end: parseDay(text) })

type Parts = Partial<MeasureProposition>
type Case = [what: string, day: string, parts: Parts, wording: Partial<MeasureWording>, label: string]

const both: Parts = { imposer: ['US', 'CN'], target: ['CN', 'US'] }
const cn: Parts = { imposer: ['CN'], target: ['US'] }

async function label(
  asOf: string,
  parts: Parts,
  wording: Partial<MeasureWording>,
  modality?: 'threatened' | 'announced',
): Promise<string> {
  return (await judgeMeasure(measureClaim(parts, wording, modality), evidence, on(asOf))).label
}

describe('a rate in force is held against every way to count it', () => {
  test.each<Case>([
    ['the sum of the layers on all goods', '2025-09-18', { ratePercent: 30 }, {}, 'supported'],
    ['the one layer that a ground names', '2025-09-18', { ratePercent: 20 }, { grounds: ['fentanyl'] }, 'supported'],
    ['one layer of several, no ground named', '2025-09-18', { ratePercent: 20 }, {}, 'depends'],
    ['the sum with a list on part of the goods', '2025-09-18', { ratePercent: 55 }, {}, 'depends'],
    ['a list on the goods named', '2025-09-18', { ratePercent: 100 }, { scope: ['electric vehicles'] }, 'supported'],
    ['a list alone, no goods named', '2025-09-18', { ratePercent: 25 }, {}, 'depends'],
    ['no sum of anything', '2025-09-18', { ratePercent: 40 }, {}, 'contradicted'],
    ['no sum of anything, goods named', '2025-09-18', { ratePercent: 40 }, { scope: ['toys'] }, 'no-data'],
    ['a sum of another time, told of now', '2025-09-18', { ratePercent: 145 }, { tense: 'present' }, 'contradicted'],
    ['a sum of another time, no time told', '2025-09-18', { ratePercent: 145 }, {}, 'depends'],
    ['a sum of its own time', '2025-04-20', { ratePercent: 145 }, { tense: 'present' }, 'supported'],
    ['an average, whatever it is', '2025-09-18', { ratePercent: 57.6 }, { reach: 'average' }, 'no-data'],
    ['an average that a sum happens to meet', '2025-09-18', { ratePercent: 30 }, { reach: 'average' }, 'depends'],
    ['the other side', '2025-09-18', { ...cn, ratePercent: 10 }, { tense: 'present' }, 'supported'],
    ['the wrong side', '2025-09-18', { ...cn, ratePercent: 30 }, { tense: 'present' }, 'contradicted'],
    ['a pair of other countries', '2025-09-18', { target: ['MX'], ratePercent: 25 }, {}, 'no-data'],
    ['a day it names itself', '2025-09-18', { ratePercent: 10, date: day('2025-02-10') }, {}, 'supported'],
  ])('%s, on %s', async (_, asOf, parts, wording, expected) => {
    expect(await label(asOf, parts, wording)).toBe(expected)
  })
})

describe('an act is held against the changes on record', () => {
  test.each<Case>([
    ['doubled to 20%', '2025-03-10', { action: 'raise', ratePercent: 20, rateFromPercent: 10 }, {}, 'supported'],
    [
      'imposed 20%, its month',
      '2025-03-10',
      { action: 'impose', ratePercent: 20, date: { start: parseDay('2025-03-01'), end: parseDay('2025-03-31') } },
      {},
      'supported',
    ],
    [
      'imposed 20%, another month',
      '2025-05-10',
      { action: 'impose', ratePercent: 20, date: { start: parseDay('2025-01-01'), end: parseDay('2025-01-31') } },
      {},
      'contradicted',
    ],
    ['raised to the new sum', '2025-04-11', { action: 'raise', ratePercent: 145 }, {}, 'supported'],
    ['raised to the new layer', '2025-04-11', { action: 'raise', ratePercent: 125 }, {}, 'supported'],
    ['raised to what never was', '2025-04-11', { action: 'raise', ratePercent: 160 }, {}, 'contradicted'],
    ['cut from sum to sum', '2025-05-20', { action: 'cut', ratePercent: 30, rateFromPercent: 145 }, {}, 'supported'],
    [
      'cut from layer to layer',
      '2025-05-20',
      { action: 'cut', ratePercent: 10, rateFromPercent: 125 },
      {},
      'supported',
    ],
    ['cut from a false rate', '2025-05-20', { action: 'cut', ratePercent: 30, rateFromPercent: 135 }, {}, 'no-data'],
    ['cut by points', '2025-05-20', { action: 'cut', changePoints: -115 }, {}, 'supported'],
    ['cut by points, both', '2025-05-20', { ...both, action: 'cut', changePoints: -115 }, {}, 'supported'],
    ['cut by other points', '2025-05-20', { action: 'cut', changePoints: -105 }, {}, 'no-data'],
    ['before it was public', '2025-02-20', { action: 'raise', ratePercent: 20 }, {}, 'no-data'],
    ['on the day it was announced', '2025-04-09', { action: 'raise', ratePercent: 125 }, {}, 'supported'],
    [
      'goods named, their list',
      '2025-03-11',
      { ...cn, action: 'impose', ratePercent: 15 },
      { scope: ['wheat'] },
      'supported',
    ],
    [
      'goods named, not on the list',
      '2025-03-11',
      { ...cn, action: 'impose', ratePercent: 15 },
      { scope: ['pork'] },
      'no-data',
    ],
    [
      'a control on goods',
      '2025-10-10',
      { imposer: ['CN'], target: ['WORLD'], action: 'impose', date: day('2025-10-09') },
      { matter: 'export-control', scope: ['rare earth minerals'] },
      'supported',
    ],
    [
      'a control on other goods',
      '2025-10-10',
      { imposer: ['CN'], target: ['WORLD'], action: 'impose', date: day('2025-10-09') },
      { matter: 'export-control', scope: ['helium'] },
      'no-data',
    ],
  ])('%s, on %s', async (_, asOf, parts, wording, expected) => {
    expect(await label(asOf, parts, wording)).toBe(expected)
  })
})

describe('a term is the last day of the instrument or the day after', () => {
  const truce: Partial<MeasureWording> = { matter: 'truce' }
  test.each<Case>([
    [
      'until the day after the last',
      '2025-09-18',
      { ...both, action: 'pause', until: parseDay('2025-11-10') },
      truce,
      'supported',
    ],
    [
      'until the last day',
      '2025-09-18',
      { ...both, action: 'pause', until: parseDay('2025-11-09') },
      truce,
      'supported',
    ],
    [
      'until another day',
      '2025-09-18',
      { ...both, action: 'pause', until: parseDay('2025-12-10') },
      truce,
      'contradicted',
    ],
    ['extended by its length', '2025-09-18', { ...both, action: 'extend', duration: 'P90D' }, truce, 'supported'],
    [
      'extended by its length, in months',
      '2025-09-18',
      { ...both, action: 'extend', duration: 'P3M' },
      truce,
      'supported',
    ],
    ['extended by another length', '2025-09-18', { ...both, action: 'extend', duration: 'P60D' }, truce, 'no-data'],
    [
      'extended, in its week',
      '2025-09-18',
      { ...both, action: 'extend', date: { start: parseDay('2025-08-11'), end: parseDay('2025-08-17') } },
      truce,
      'supported',
    ],
    ['expires', '2025-09-18', { ...both, action: 'end', until: parseDay('2025-11-10') }, truce, 'supported'],
    ['ended, while it was only suspended', '2025-09-18', { ...both, action: 'end' }, {}, 'depends'],
    [
      'a rate that holds until the term ends',
      '2025-09-18',
      { ratePercent: 10, until: parseDay('2025-11-10') },
      { grounds: ['reciprocal'] },
      'supported',
    ],
    [
      'a rate until another day',
      '2025-09-18',
      { ratePercent: 10, until: parseDay('2025-10-10') },
      { grounds: ['reciprocal'] },
      'contradicted',
    ],
    [
      'a law not enforced',
      '2025-09-18',
      { action: 'extend', until: parseDay('2025-12-16') },
      { matter: 'app-law' },
      'no-data',
    ],
    [
      'a law not enforced',
      '2025-09-18',
      { action: 'pause', until: parseDay('2025-12-16') },
      { matter: 'app-law' },
      'supported',
    ],
    [
      'a law not enforced, another day',
      '2025-09-18',
      { action: 'pause', until: parseDay('2026-01-16') },
      { matter: 'app-law' },
      'no-data',
    ],
  ])('%s, on %s', async (_, asOf, parts, wording, expected) => {
    expect(await label(asOf, parts, wording)).toBe(expected)
  })
})

describe('words are not law', () => {
  const threat: Parts = { action: 'impose', ratePercent: 100, date: day('2025-11-01') }
  test('a threat is borne out as a threat', async () => {
    expect(await label('2025-10-11', threat, {}, 'threatened')).toBe('supported')
  })
  test('a threat of another rate is not on record, and not refuted', async () => {
    expect(await label('2025-10-11', { ...threat, ratePercent: 90 }, {}, 'threatened')).toBe('no-data')
  })
  test('a threat told as announced depends', async () => {
    expect(await label('2025-10-11', threat, {}, 'announced')).toBe('depends')
  })
  test('a threat told as in force is not supported', async () => {
    expect(await label('2025-11-20', { ratePercent: 150 }, { tense: 'present' })).toBe('contradicted')
  })
})

test('a verdict says from when it could be known, and shows each layer with its days', async () => {
  const early = await judgeMeasure(measureClaim({ action: 'raise', ratePercent: 20 }), evidence, on('2025-02-20'))
  expect(early.knowableFrom).toBe(parseDay('2025-03-03'))
  const whole = await judgeMeasure(measureClaim({ ratePercent: 30 }), evidence, on('2025-09-18'))
  expect(whole.computed).toBe('30% = 20% + 10%')
  expect(whole.grade).toBe('published')
  expect(whole.readings[0]?.evidence.map(({ id, period }) => [id, period])).toEqual([
    ['us-opioid-fentanyl', '2025-03-04..'],
    ['us-reciprocal', '2025-05-14..'],
  ])
})
