/** What averages take for rates that are no part of the value. */
import { describe, expect, test } from 'vitest'
import { readRate } from '../../amount/rate-text.js'
import { addDays, parseDay } from '../../time/day.js'
import { lawKnown } from '../known.js'
import { Plans } from '../plans.js'
import { smallLaw } from '../testing/desk.js'
import { components } from './components.js'
import { leastShare } from './estimates.js'
import { segmentsOf } from './segments.js'

describe('at least this part of the value', () => {
  test.each([
    ['Free', 0],
    ['3.4%', 3.4],
    ['4.4¢/kg', 0],
    ['80.4¢/kg + 6.4%', 6.4],
  ])('%s is at least %d%%', (text, percent) => {
    const rate = readRate(text)
    expect(rate === undefined ? undefined : leastShare(rate) / 10_000).toBe(percent)
  })
})

describe('a duty on a content', () => {
  const step = (rest: string) =>
    `steps: [{from: 2025-01-01, recorded: 2025-01-01, status: in-force, instrument: an order, sources: order, ${rest}}]`
  const law = smallLaw({
    duties: [
      `id: us-duty-steel, origins: W, class: section-232, goods: "9401", ${step('rates: [{rate: 50%, basis: content, of: steel}]')}`,
      `id: us-duty-aluminum, origins: W, class: section-232, goods: "9401", ${step('rates: [{rate: 25%, basis: content, of: aluminum}]')}`,
      `id: us-duty-all, origins: W, class: reciprocal, goods: all, ${step('rate: 10%')}`,
    ],
    exceptions: [
      `id: us-exc-content, lifts: [reciprocal], goods: all, under: [section-232], share: content, ${step('heading: 9903.01.33')}`,
    ],
  })
  const known = parseDay('2026-01-01')
  const [segment] = segmentsOf(new Plans(lawKnown(law, 'US', known)).of('9401790011', 'CN'), known, addDays(known, 1))
  const percents = (sums: readonly number[] = []) =>
    Object.fromEntries(components.flatMap((name, at) => (sums[at] === 0 ? [] : [[name, (sums[at] ?? 0) / 10_000]])))

  test('none of it leaves the duties on the rest of the value whole', () => {
    expect(percents(segment?.ends.none)).toEqual({ ieepaReciprocal: 10 })
  })

  test('nothing but it is the content that costs most, and leaves no rest', () => {
    expect(percents(segment?.ends.all)).toEqual({ s232: 50 })
  })
})
