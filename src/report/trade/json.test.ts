import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { figure, monthly } from '../../figures/testing/figures.js'
import { askTrade } from '../../trade/ask.js'
import { asked, context } from '../../trade/testing/desk.js'
import { tradeCsv, tradeJson } from './json.js'

const period = z.string().regex(/^\d{4}(?:-\d\d(?:\.\.\d{4}-\d\d)?)?$/)
const month = z.string().regex(/^\d{4}-\d\d$/)
const number = z.number().nullable()
const change = z.strictObject({
  percent: number,
  absolute: number,
  percentLow: z.number().optional(),
  percentHigh: z.number().optional(),
})
const compared = { value: number, baselineValue: number, change, complete: z.boolean(), missing: z.array(month) }
const document = { basis: z.string(), agency: z.string(), table: z.string(), vintage: z.string() }

/** The contract of docs/contracts.md, key by key. */
const contract = z.strictObject({
  question: z.strictObject({
    flow: z.enum(['export', 'import', 'balance']),
    reporter: z.string(),
    partner: z.string(),
    product: z.string(),
    productName: z.string(),
    period,
    calendar: z.enum(['calendar', 'fiscal', 'marketing']),
    baseline: z.string(),
    against: z.string(),
    measure: z.enum(['value', 'quantity', 'unit-value']),
  }),
  ...compared,
  unit: z.string(),
  rows: z.array(
    z.strictObject({
      period,
      value: number,
      unit: z.string(),
      vintage: z.string(),
      source: z.string(),
      part: z.enum(['period', 'baseline']),
      id: z.string(),
      flow: z.string(),
      partner: z.string(),
      product: z.string(),
      basis: z.string(),
      url: z.string().nullable(),
      released: z.iso.date(),
      laterVintage: z.boolean(),
    }),
  ),
  query: z.string(),
  basis: z.string().nullable(),
  agency: z.string().nullable(),
  table: z.string().nullable(),
  url: z.string().nullable(),
  vintage: z.string().nullable(),
  laterVintage: z.boolean(),
  known: z.string(),
  alternatives: z.array(z.strictObject({ ...document, value: z.number(), unit: z.string(), percent: number })),
  record: z
    .strictObject({
      extreme: z.enum(['highest', 'lowest']),
      position: z.number(),
      of: z.number(),
      first: period,
      last: period,
      complete: z.boolean(),
      since: z.strictObject({ period, value: z.number() }).nullable(),
      run: z.strictObject({ direction: z.enum(['up', 'down']), length: z.number(), atLeast: z.boolean() }).nullable(),
    })
    .nullable(),
  share: z.array(
    z.strictObject({ of: z.string(), percent: z.number(), whole: z.number(), unit: z.string(), table: z.string() }),
  ),
  rank: z.array(
    z.strictObject({
      among: z.enum(['partners', 'products']),
      position: z.number(),
      of: z.number(),
      covered: z.number().optional(),
      basis: z.string(),
      table: z.string(),
    }),
  ),
  yearToDate: z.strictObject({ period, ...compared }).nullable(),
  nearby: z
    .strictObject({
      period,
      ...compared,
      unit: z.string().nullable(),
      agency: z.string().nullable(),
      table: z.string().nullable(),
    })
    .nullable(),
  series: z.array(
    z.strictObject({
      period: month,
      value: number,
      laterVintage: z.boolean(),
      baselinePeriod: month.nullable(),
      baselineValue: number,
    }),
  ),
  breakdown: z
    .strictObject({
      by: z.array(z.enum(['month', 'partner', 'product', 'state'])),
      lines: z.array(
        z.strictObject({
          partner: z.string().optional(),
          product: z.string().optional(),
          state: z.string().optional(),
          month: month.optional(),
          name: z.string(),
          value: number,
          baselineValue: number,
          change,
          share: number,
        }),
      ),
      of: z.number(),
      covered: number,
      unit: z.string(),
      ...document,
      laterVintage: z.boolean(),
      missing: z.array(month),
      query: z.string(),
    })
    .nullable(),
  lacking: z
    .strictObject({
      sync: z.string().nullable(),
      from: z.iso.date().nullable(),
      estimated: z.boolean(),
      untold: z.array(z.string()),
    })
    .nullable(),
  notes: z.array(z.string()),
})

const sorghum = [
  ...monthly('2023-01', Array(24).fill(100)),
  ...monthly('2025-01', Array(7).fill(40)),
  ...monthly('2024-01', Array(19).fill(500), { partner: 'W' }),
  figure({
    period: '2025-07',
    value_usd: '43',
    note: 'rounded',
    vintage: '',
    published: '2025-09',
    source_title: 'A page',
  }),
]
const json = async (words: Parameters<typeof asked>[0]) =>
  JSON.parse(JSON.stringify(tradeJson(await askTrade(asked(words), context(sorghum)))))

describe('the contract of trade --format json', () => {
  test.each<[string, Parameters<typeof asked>[0]]>([
    ['the newest month', { share: true, rank: true }],
    ['a range', { period: '2025-01..2025-07' }],
    ['a split', { period: '2025-07', by: ['partner', 'month'] }],
    ['an average', { period: '2025-07', vs: 'average:2023..2024' }],
    ['months that lack', { period: '2025-06..2025-09' }],
    ['nothing held', { product: ['soybeans'], period: '2025' }],
    ['a balance of which one side lacks', { flow: 'balance', period: '2025-07' }],
  ])('%s has every key, and no other', async (_, words) => {
    const read = contract.safeParse(await json(words))
    expect(read.error?.issues ?? []).toEqual([])
  })
  test('a sum that lacks a month is null, with the months of both sides named', async () =>
    expect(await json({ period: '2025-06..2025-09' })).toMatchObject({
      question: {
        flow: 'export',
        reporter: 'US',
        partner: 'CN',
        product: 'HS:1007',
        period: '2025-06..2025-09',
        baseline: '2024-06..2024-09',
      },
      value: null,
      baselineValue: 400,
      change: { percent: null, absolute: null },
      complete: false,
      missing: ['2025-08', '2025-09'],
    }))
})

describe('CSV', () => {
  test('one row a line, each with its source', async () => {
    const text = tradeCsv(await askTrade(asked({ period: '2025-07' }), context(sorghum)))
    expect(text.split('\n')).toEqual([
      'part,flow,reporter,partner,product,period,value,unit,basis,agency,table,url,released,vintage,later_vintage',
      'period,export,US,CN,HS:1007,2025-07,40,USD,total exports,U.S. Census Bureau,exports/hs (ALL_VAL_MO),,2025-09-05,2020-01-01,false',
      'baseline,export,US,CN,HS:1007,2024-07,100,USD,total exports,U.S. Census Bureau,exports/hs (ALL_VAL_MO),,2024-09-05,2020-01-01,false',
      '',
    ])
  })
  test('the lines of a split', async () => {
    const text = tradeCsv(
      await askTrade(asked({ partner: ['W'], period: '2025-07', by: ['partner'] }), context(sorghum)),
    )
    expect(text.split('\n')[1]).toBe(
      'export,US,CN,HS:1007,,China,2025-07,40,100,-60,8,USD,total exports,U.S. Census Bureau,exports/hs (ALL_VAL_MO),2020-01-01',
    )
  })
})
