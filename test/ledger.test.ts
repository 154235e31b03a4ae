/** The records themselves: they hold together, and what they say on a few days that everybody can look up. */
import { beforeAll, describe, expect, test } from 'vitest'
import { compileLedger } from '../src/ledger/compile.js'
import type { Snapshot } from '../src/ledger/records.js'
import { asKnown, contactStatus, isCounted, measureOn, stateOn, tracksKnown } from '../src/ledger/view.js'
import type { Problem } from '../src/problem.js'
import { parseDay } from '../src/time/day.js'

let ledger: Snapshot
let problems: Problem[]

beforeAll(async () => {
  const compiled = await compileLedger('ledger')
  ledger = compiled.snapshot
  problems = compiled.problems
})

const counted = (series: string, day: string): number =>
  (asKnown(ledger, parseDay(day)).contactsOf.get(series) ?? []).filter((contact) => isCounted(contact, parseDay(day)))
    .length

const stages = (track: string, day: string): string[] =>
  stateOn(ledger, track, { valid: parseDay(day), known: parseDay(day) }).map(({ stage }) => stage)

const rate = (id: string, valid: string, known = valid): string => {
  const measure = ledger.measures.find((one) => one.id === id)
  if (measure === undefined) return 'no such measure'
  const { status, rate: percent = '' } = measureOn(measure, { valid: parseDay(valid), known: parseDay(known) }) ?? {
    status: 'unknown',
  }
  return `${status} ${percent}`.trim()
}

test('the records have no fault', () => {
  expect(problems).toEqual([])
})

describe('on 18 September 2025', () => {
  const day = '2025-09-18'

  test('the call of the next day is expected by the US and not confirmed by China', () => {
    const call = asKnown(ledger, parseDay(day)).contacts.find(({ id }) => id === 'call-trump-xi-2025-09-19')
    const said = call === undefined ? [] : contactStatus(call, parseDay(day)).sides
    expect(said.map(({ side, status }) => `${side} ${status}`)).toEqual(['CN not-confirmed', 'US expected'])
  })

  test('one call, four rounds and no meeting of the term have been held', () => {
    expect(counted('trump-xi-calls-second-term', day)).toBe(1)
    expect(counted('economic-trade-talks-2025', day)).toBe(4)
    expect(counted('trump-xi-meetings-second-term', day)).toBe(0)
  })

  test('TikTok stands at a framework, and no deal is on record for chips, farm purchases or fentanyl', () => {
    expect(stages('tiktok', day)).toContain('framework')
    for (const track of ['chips', 'farm-purchases', 'fentanyl'])
      expect(stages(track, day).filter((stage) => ['framework', 'agreed', 'signed'].includes(stage))).toEqual([])
  })
})

test('as known on 1 March 2025 nothing later shows', () => {
  const day = parseDay('2025-03-01')
  const view = asKnown(ledger, day)
  expect(tracksKnown(ledger, day)).toEqual(['export-controls', 'fentanyl', 'investment', 'tariffs', 'tiktok'])
  expect(counted('trump-xi-calls-second-term', '2025-03-01')).toBe(0)
  expect(view.statements.filter(({ recorded }) => recorded > day)).toEqual([])
  expect(rate('us-ieepa-fentanyl', '2025-06-01', '2025-03-01')).toBe('in-force 10%')
})

test.each([
  ['us-ieepa-fentanyl', '2025-03-04', 'in-force 20%'],
  ['us-ieepa-fentanyl', '2025-11-10', 'in-force 10%'],
  ['us-ieepa-fentanyl', '2026-03-01', 'ended'],
  ['us-ieepa-reciprocal', '2025-04-09', 'in-force 84%'],
  ['us-ieepa-reciprocal', '2025-04-10', 'in-force 125%'],
  ['us-ieepa-reciprocal', '2025-05-14', 'in-force 10%'],
  ['cn-2025-04-reciprocal', '2025-04-11', 'in-force 84%'],
  ['cn-2025-03-farm-10', '2025-11-10', 'ended'],
  ['us-301-list-3', '2019-01-15', 'in-force 10%'],
  ['us-301-list-3', '2019-05-10', 'in-force 25%'],
])('%s on %s: %s', (id, day, expected) => {
  expect(rate(id, day)).toBe(expected)
})
