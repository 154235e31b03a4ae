import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adValoremEquivalent, dutyOf, type Measured } from './rate-duty.js'
import { readRate } from './rate-text.js'

const due = (text: string, measured: Partial<Measured>) =>
  dutyOf(readRate(text) ?? { kind: 'words', text }, { quantities: [], ...measured })

const equivalent = (text: string, measured: Partial<Measured>) =>
  adValoremEquivalent(readRate(text) ?? { kind: 'words', text }, { quantities: [], ...measured })

const of = (...told: [number, string][]) => told.map(([amount, unit]) => ({ amount, unit }))

const sugar =
  '1.4606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 0.943854¢/kg'

describe('duty of a rate on an entry', () => {
  test.each<[string, Partial<Measured>, number]>([
    ['Free', {}, 0],
    ['25%', { value: 1_000_000 }, 250_000],
    ['25%', { value: 1_049 }, 250],
    ['25%', { value: 1_050 }, 275],
    ['33 1/3%', { value: 300_000 }, 100_000],
    ['4.4¢/kg', { quantities: of([1000, 'kg']) }, 4400],
    ['4.4¢/kg', { quantities: of([1, 't']) }, 4400],
    ['4.4¢/kg', { quantities: of([0.1, 'kg']) }, 0],
    ['5¢/kg', { quantities: of([0.1, 'kg']) }, 1],
    ['4.4¢/kg', { quantities: of([12, 'No.'], [5, 't'], [1000, 'kg']) }, 4400],
    ['$1.035/kg + 14.9%', { value: 200_000, quantities: of([100, 'kg']) }, 10_350 + 29_800],
    ['12¢/doz.', { quantities: of([6, 'gross']) }, 864],
    ['12¢/doz.', { quantities: of([30, 'No.']) }, 30],
    ['76¢/pr.', { quantities: of([2, 'doz. prs.']) }, 1824],
    ['$1.34/1000', { quantities: of([5, 'thousands']) }, 670],
    ['$1.34/1000', { quantities: of([5000, 'No.']) }, 670],
    ['$1.32/pf. liter', { quantities: of([10, 'pf.liters'], [25, 'liters']) }, 1320],
    ['22.1¢/pf. liter on ethyl alcohol content', { quantities: of([10, 'pf.liters']) }, 221],
    ['18.7¢/clean kg', { quantities: of([100, 'cy kg'], [140, 'kg']) }, 1870],
    ['2.9¢/m2', { quantities: of([100, 'm²']) }, 290],
    ['10.5¢/bbl', { quantities: of([42, 'gal']) }, 11],
    ['1.5¢/kg on lead content', { quantities: of([100, 'Pb kg'], [500, 'kg']) }, 150],
    ['1.5¢/kg on lead content', { quantities: of([0.1, 't lead content']) }, 150],
    ['16.9¢/kg of total sugars + 5.1%', { value: 100_000, quantities: of([100, 'kg ttl sug']) }, 1690 + 5100],
    ['40¢ each + 6% on the case', { quantities: of([10, 'No.']), parts: { case: 20_000 } }, 400 + 1200],
    ['2.5% on the value of the lead content', { parts: { 'lead content': 10_000 } }, 250],
    ['6.5% on the entire set', { value: 10_000 }, 650],
    ['5% but not less than 10¢/kg', { value: 100_000, quantities: of([100, 'kg']) }, 5000],
    ['5% but not less than 10¢/kg', { value: 10_000, quantities: of([100, 'kg']) }, 1000],
    ['the lesser of 5% or 10¢/kg', { value: 10_000, quantities: of([100, 'kg']) }, 500],
    [sugar, { quantities: of([1000, 'kg']), degrees: 100 }, 1461],
    [sugar, { quantities: of([1000, 'kg']), degrees: 96.5 }, 1388],
    [sugar, { quantities: of([1000, 'kg']), degrees: 20 }, 944],
    ['1.3 yuan/kg + 10%', { value: 100_000, quantities: of([100, 'kg']), currency: 'CNY' }, 13_000 + 10_000],
  ])('%s on %j is %d cents', (text, measured, cents) => expect(due(text, measured)).toEqual({ cents }))

  test.each<[string, Partial<Measured>, string[]]>([
    ['25%', {}, ['value']],
    ['4.4¢/kg', { value: 100_000 }, ['kg']],
    ['$1.035/kg + 14.9%', {}, ['kg', 'value']],
    ['4.4¢/kg', { quantities: of([10, 'No.']) }, ['kg']],
    ['76¢/pr.', { quantities: of([10, 'No.']) }, ['pr.']],
    ['18.7¢/clean kg', { quantities: of([10, 'kg']) }, ['clean kg']],
    ['$1.32/pf. liter', { quantities: of([10, 'liters']) }, ['pf. liter']],
    ['1.5¢/kg on lead content', { quantities: of([10, 'kg'], [10, 'Cu kg']) }, ['kg lead content']],
    ['5¢/kg', { quantities: of([10, 'Pb kg']) }, ['kg']],
    ['6¢/kg on drained weight', { quantities: of([10, 'kg']) }, ['kg drained weight']],
    ['40¢ each + 6% on the case', { value: 100_000, quantities: of([10, 'No.']) }, ['value of the case']],
    [sugar, {}, ['kg', 'degrees']],
    ['1.3 yuan/kg', { quantities: of([10, 'kg']) }, ['exchange rate USD/CNY']],
    ['See 9822.05.20', { value: 100_000 }, ['rate of 9822.05.20']],
    ['No change', { value: 100_000 }, ['No change']],
    ['Free, under bond', { value: 100_000 }, ['Free, under bond']],
    ['5% but not less than 10¢/kg', { value: 100_000 }, ['kg']],
  ])('%s on %j misses %j', (text, measured, missing) => expect(due(text, measured)).toEqual({ missing }))

  test('amounts below zero and what is no number are refused by name', () => {
    expect(() => due('25%', { value: -1 })).toThrow(/value .*-1 is not an amount/)
    expect(() => due('25%', { value: Number.NaN })).toThrow(/not an amount/)
    expect(() => due('4.4¢/kg', { quantities: of([-5, 'kg']) })).toThrow(/quantity in kg/)
    expect(() => due('Free', { value: Number.POSITIVE_INFINITY })).toThrow(/not an amount/)
  })

  test('a sum is charged like its parts together, up to the one rounding', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(1_000_000), (value, kilos) => {
        const measured = { value, quantities: of([kilos / 100, 'kg']) }
        const cents = (text: string): number => {
          const one = due(text, measured)
          return 'cents' in one ? one.cents : Number.NaN
        }
        return Math.abs(cents('4.4¢/kg + 14.9%') - cents('4.4¢/kg') - cents('14.9%')) <= 1
      }),
    )
  })

  test('more value is never less duty', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.nat(1e6),
        fc.constantFrom('7.5%', '33 1/3%', '5% but not more than $20 each'),
        (value, more, text) => {
          const [low, high] = [value, value + more].map((cents) =>
            due(text, { value: cents, quantities: of([3, 'No.']) }),
          )
          return low !== undefined && high !== undefined && 'cents' in low && 'cents' in high && low.cents <= high.cents
        },
      ),
    )
  })
})

describe('the ad valorem rate that comes to the same', () => {
  test.each<[string, Partial<Measured>, number | undefined]>([
    ['25%', {}, 250_000],
    ['Free', {}, 0],
    ['33 1/3%', {}, 333_333],
    ['4.4¢/kg', { value: 100_000, quantities: of([1000, 'kg']) }, 44_000],
    ['4.4¢/kg + 10%', { value: 100_049, quantities: of([1000, 'kg']) }, 143_978],
    ['4.4¢/kg', { value: 100_000 }, undefined],
    ['4.4¢/kg', { quantities: of([1000, 'kg']) }, undefined],
    ['4.4¢/kg', { value: 0, quantities: of([1000, 'kg']) }, undefined],
    ['6% on the case', { value: 100_000 }, undefined],
    ['6% on the case', { value: 100_000, parts: { case: 50_000 } }, 30_000],
    ['See 9822.05.20', { value: 100_000 }, undefined],
  ])('%s on %j: %j parts per million', (text, measured, parts) => expect(equivalent(text, measured)).toBe(parts))
})
