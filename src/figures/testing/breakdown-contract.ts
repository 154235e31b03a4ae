/** What every store must answer to a question about many series: run by the generic answer and by each engine's own. */
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { type Month, parsePeriod } from '../../time/period.js'
import type { Breakdown, BreakdownAnswer, BreakdownLine } from '../breakdown.js'
import type { CustomsRelease, CustomsRow, Scope } from '../customs.js'
import { exportsTable } from './customs-table.js'

/** `2025-01` as a month. */
export function month(text: string): Month {
  return (Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1) as Month
}

function monthsFrom(first: string, count: number): Month[] {
  return Array.from({ length: count }, (_, place) => (month(first) + place) as Month)
}

export const table = exportsTable({
  id: 'test-exports-hs',
  title: 'Test table, exports/hs (ALL_VAL_MO)',
  levels: [2, 4],
})

/** Dollars of code, partner, month; kilograms are a tenth of it, heads of cattle a thousandth. */
const trade: [reporter: string, code: string, partner: string, month: string, value: number][] = [
  ['US', '100710', 'CN', '2024-01', 400],
  ['US', '100710', 'CN', '2024-02', 500],
  ['US', '100710', 'CN', '2025-01', 30],
  ['US', '100790', 'CN', '2025-01', 10],
  ['US', '100710', 'CN', '2025-03', 7],
  ['US', '120190', 'CN', '2024-01', 1000],
  ['US', '120190', 'CN', '2024-02', 2000],
  ['US', '120190', 'CN', '2025-02', 600],
  ['US', '120190', 'HK', '2025-01', 5],
  ['US', '100710', 'MX', '2024-01', 100],
  ['US', '100710', 'MX', '2024-02', 100],
  ['US', '100710', 'MX', '2025-01', 200],
  ['US', '100710', 'MX', '2025-02', 250],
  ['US', '010229', 'MX', '2025-01', 9000],
  ['US-KS', '100710', 'CN', '2025-01', 25],
  ['US-TX', '100710', 'CN', '2025-01', 15],
]

const rows: CustomsRow[] = trade.map(([reporter, code, partner, when, value]) => ({
  reporter,
  code,
  partner,
  month: month(when),
  value,
  ...(code === '010229' ? { quantity: value / 1000, unit: 'head' } : { quantity: value / 10, unit: 'kg' }),
}))

/** 2024 and January and February 2025 of every country; March 2025 of one only; two subdivisions in January 2025. */
const scopes: Scope[] = [
  { reporter: 'US', partner: '*', codes: [''], months: monthsFrom('2024-01', 14) },
  { reporter: 'US', partner: 'CN', codes: [''], months: monthsFrom('2025-03', 1) },
  { reporter: 'US-*', partner: 'CN', codes: [''], months: monthsFrom('2025-01', 1) },
]

/** What the store is given: a first print, and a revision of one number a month later. */
export const releases: CustomsRelease[] = [
  { table, scopes, rows, vintage: parseDay('2025-05-06'), names: new Map([['1007', 'Grain sorghum']]) },
  {
    table,
    scopes: [{ reporter: 'US', partner: 'MX', codes: ['100710'], months: monthsFrom('2025-02', 1) }],
    rows: [
      { reporter: 'US', code: '100710', partner: 'MX', month: month('2025-02'), value: 260, quantity: 26, unit: 'kg' },
    ],
    vintage: parseDay('2025-06-05'),
  },
]

type Ask = (question: Breakdown) => Promise<BreakdownAnswer[]>

const asked: Breakdown = {
  flow: 'export',
  reporter: 'US',
  partners: ['CN'],
  classification: 'HS',
  codes: ['1007'],
  by: [],
  spans: [parsePeriod('2025-01..2025-02'), parsePeriod('2024-01..2024-02')],
  measure: 'value',
  known: 'latest',
}

/** A line as its members and numbers: `CN 40 900`. */
function shown({ partner, code, reporter, month: at, values }: BreakdownLine): string {
  const when = at === undefined ? undefined : `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  return [partner, code, reporter, when, ...values].filter((part) => part !== undefined).join(' ')
}

/** Runs the contract. `open` is given releases and makes a store of them. */
export function breakdownContract(engine: string, open: (releases: CustomsRelease[]) => Promise<Ask>): void {
  const ask = async (question: Partial<Breakdown>): Promise<BreakdownAnswer> => {
    const answers = await (await open(releases))({ ...asked, ...question })
    expect(answers).toHaveLength(1)
    return answers[0] as BreakdownAnswer
  }
  const lines = async (question: Partial<Breakdown>): Promise<string[]> => (await ask(question)).lines.map(shown)

  describe(`breakdowns of ${engine}`, () => {
    test('one line where nothing is split: each span the sum of its months', async () => {
      const answer = await ask({})
      expect(answer.lines.map(shown)).toEqual(['40 900'])
      expect(answer).toMatchObject({ basis: table.basis, agency: table.agency, title: table.title, missing: [[], []] })
      expect(answer.lines[0]?.unit).toBe('USD')
    })
    test('no trade inside what is held is a zero, and stays where it was asked for', async () =>
      expect(await lines({ partners: ['HK'] })).toEqual(['0 0']))
    test('partners that are named are added where they are not split', async () => {
      expect(await lines({ partners: ['CN', 'HK'], codes: ['1201'] })).toEqual(['605 3000'])
      expect(await lines({ partners: ['CN', 'HK'], codes: ['1201'], by: ['partner'] })).toEqual([
        'CN 600 3000',
        'HK 5 0',
      ])
    })
    test('every country by itself, the largest first, without those that have only zeros', async () =>
      expect(await lines({ partners: ['*'], by: ['partner'] })).toEqual(['MX 460 200', 'CN 40 900']))
    test('only the largest', async () =>
      expect(await lines({ partners: ['*'], by: ['partner'], top: 1 })).toEqual(['MX 460 200']))
    test('several codes together, and each by itself', async () => {
      expect(await lines({ codes: ['1007', '1201'] })).toEqual(['640 3900'])
      expect(await lines({ codes: ['1007', '1201'], by: ['code'] })).toEqual(['1201 600 3000', '1007 40 900'])
    })
    test('the codes below one, of a length', async () => {
      expect(await lines({ codes: ['10'], by: ['code'], level: 4 })).toEqual(['1007 40 900'])
      expect(await lines({ codes: ['1007'], by: ['code'], level: 6 })).toEqual(['100710 30 900', '100790 10 0'])
      expect(await lines({ codes: [''], by: ['code'], level: 2 })).toEqual(['12 600 3000', '10 40 900'])
    })
    test('all goods', async () => {
      expect(await lines({ codes: [''] })).toEqual(['640 3900'])
      expect(await lines({ codes: [''], partners: ['*'], by: ['partner'] })).toEqual([
        'MX 9460 200',
        'CN 640 3900',
        'HK 5 0',
      ])
    })
    test('partners and codes at once', async () =>
      expect(await lines({ codes: ['1007', '1201'], partners: ['CN', 'MX'], by: ['partner', 'code'] })).toEqual([
        'CN 1201 600 3000',
        'MX 1007 460 200',
        'CN 1007 40 900',
      ]))
    test('month by month, each beside the month at the same place of the other span', async () =>
      expect(await lines({ by: ['month'] })).toEqual(['2025-01 40 400', '2025-02 0 500']))
    test('month by month of several partners: in order of partner, then of month', async () =>
      expect(await lines({ partners: ['MX', 'CN'], by: ['partner', 'month'] })).toEqual([
        'CN 2025-01 40 400',
        'CN 2025-02 0 500',
        'MX 2025-01 200 100',
        'MX 2025-02 260 100',
      ]))
    test('a month that is not held leaves no sum, and is named', async () => {
      const answer = await ask({ partners: ['*'], by: ['partner'], spans: [parsePeriod('2025-01..2025-03')] })
      expect(answer.lines.map(shown)).toContain('CN 47')
      expect(answer.lines.every(({ partner, values }) => partner === 'CN' || values[0] === null)).toBe(true)
      expect(answer.missing).toEqual([[month('2025-03')]])
    })
    test('months that nobody holds are null and missing', async () => {
      const answer = await ask({ by: ['month'], spans: [parsePeriod('2025-03..2025-04')] })
      expect(answer.lines.map(({ values }) => values)).toEqual([[7], [null]])
      expect(answer.missing).toEqual([[month('2025-04')]])
    })
    test('subdivisions of the reporter', async () =>
      expect(await lines({ reporter: 'US-*', by: ['reporter'], spans: [parsePeriod('2025-01')] })).toEqual([
        'US-KS 25',
        'US-TX 15',
      ]))
    test('quantities in their unit; units that differ are not added', async () => {
      const sorghum = await ask({ measure: 'quantity' })
      expect(sorghum.lines).toMatchObject([{ values: [4, 90], unit: 'kg' }])
      const mixed = await ask({
        measure: 'quantity',
        partners: ['MX'],
        codes: ['0102', '1007'],
        spans: [parsePeriod('2025-01')],
      })
      expect(mixed.lines.map(({ values }) => values)).toEqual([[null]])
    })
    test('of several vintages the newest, the first, or the one in print on a day', async () => {
      const mexico = { partners: ['MX'], spans: [parsePeriod('2025-02')] }
      expect(await lines(mexico)).toEqual(['260'])
      expect(await lines({ ...mexico, known: 'first' })).toEqual(['250'])
      expect(await lines({ ...mexico, known: parseDay('2025-05-20') })).toEqual(['250'])
      expect(await lines({ ...mexico, known: parseDay('2025-06-05') })).toEqual(['260'])
    })
    test('the vintages used are told', async () =>
      expect((await ask({ partners: ['MX'] })).vintages).toEqual({ first: '2025-05-06', last: '2025-06-05' }))
    test('what is not held at all gives no answer', async () => {
      const answers = await (await open(releases))({ ...asked, flow: 'import' })
      expect(answers).toEqual([])
    })
  })
}
