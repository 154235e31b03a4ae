import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { monthOf } from '../../time/period.js'
import type { Request } from '../source.js'
import { readCells, refusalOf, replyWith, syncWith } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { comtrade } from './comtrade.js'
import { readAvailability, readTrade, type TradeQuestion } from './rows.js'

const month = (text: string) => monthOf(parseDay(`${text}-01`))
const releases = new Map([
  [month('2026-04'), { first: parseDay('2026-06-20'), last: parseDay('2026-07-20') }],
  [month('2026-05'), { first: parseDay('2026-07-20'), last: parseDay('2026-07-20') }],
])
const question: TradeQuestion = {
  reporter: 'CN',
  reporterNumber: '156',
  months: [month('2026-04'), month('2026-05')],
  codes: ['1201', 'TOTAL'],
  partners: new Map([
    ['0', 'W'],
    ['842', 'US'],
    ['76', 'BR'],
  ]),
  every: false,
  cap: 500,
  releases,
}
const row = (given: Record<string, unknown> = {}) => ({
  typeCode: 'C',
  freqCode: 'M',
  refPeriodId: 20260501,
  refMonth: 5,
  period: '202605',
  reporterCode: 156,
  flowCode: 'M',
  partnerCode: 76,
  partner2Code: 0,
  cmdCode: '1201',
  cmdDesc: 'Soya beans; whether or not broken',
  customsCode: 'C00',
  motCode: 0,
  qtyUnitCode: 8,
  qty: 12_000_000_000,
  netWgt: 12_000_000_000,
  isNetWgtEstimated: false,
  cifvalue: 5_400_000_000.25,
  fobvalue: null,
  primaryValue: 5_400_000_000.25,
  isReported: true,
  ...given,
})
const total = (partnerCode: number, given: Record<string, unknown> = {}) =>
  row({
    cmdCode: 'TOTAL',
    cmdDesc: 'All Commodities',
    partnerCode,
    netWgt: null,
    primaryValue: 9_000_000_000,
    ...given,
  })
const answer = (data: unknown[], given: Record<string, unknown> = {}) => ({
  elapsedTime: '0.1 secs',
  count: data.length,
  data,
  error: '',
  ...given,
})
const read = (body: unknown, given: Partial<TradeQuestion> = {}) =>
  readTrade(replyWith(body), { ...question, ...given })
const availability = answer(
  [202604, 202605].map((period) => ({
    period,
    reporterCode: 156,
    totalRecords: 300_000,
    firstReleased: period === 202604 ? '2026-06-20T01:47:07.73' : '2026-07-20T01:13:58.7',
    lastReleased: '2026-07-20T01:13:58.7',
  })),
)

describe('rows of Comtrade', () => {
  test('the reporter’s count of a month, in dollars and kilograms, in the vintage of its last release', () => {
    const [cells] = read(answer([row()])).cells
    expect(cells).toMatchObject({
      flow: 'import',
      reporter: 'CN',
      partner: 'BR',
      classification: 'HS',
      code: '1201',
      period: '2026-05',
      value_usd: '5400000000.25',
      quantity: '12000000000',
      quantity_unit: 'kg',
      published: '2026-07-20',
      vintage: '2026-07-20',
      note: '',
    })
    expect(cells && readCells(cells).basis).toBe('Comtrade imports')
  })
  test('a weight that is estimated says so; one that is not given is left out', () => {
    const weights = (given: Record<string, unknown>) =>
      read(answer([row(given)])).cells.map(({ quantity, note }) => [quantity, note])
    expect(weights({ isNetWgtEstimated: true })).toEqual([['12000000000', 'net weight estimated by the UN']])
    expect(weights({ netWgt: null })).toEqual([['', '']])
    expect(weights({ netWgt: 0 })).toEqual([['', '']])
  })
  test('where a partner’s whole trade is told, a code without a row had none', () => {
    const { cells } = read(answer([total(0), total(842), total(76), row(), row({ partnerCode: 0 })]))
    expect(
      cells
        .filter(({ value_usd }) => value_usd === '0')
        .map(({ partner, code, period, flow, note }) => [partner, code, period, flow, note]),
    ).toEqual([['US', '1201', '2026-05', 'import', 'no row in the answer, which is whole: no trade reported']])
    expect(read(answer([total(0), row()])).cells.some(({ partner }) => partner === 'US')).toBe(false)
  })
  test('a code of which nobody has a row may be no code, and gets no zero', () =>
    expect(read(answer([total(0), total(842)])).cells.map(({ code }) => code)).toEqual(['TOTAL', 'TOTAL']))
  test('the world, Hong Kong and partners that are no country', () => {
    const partners = new Map([
      ['0', 'W'],
      ['344', 'HK'],
    ])
    const { cells, passedOver } = read(answer([total(0), total(344), total(899)]), { partners, every: true })
    expect(cells.map(({ partner }) => partner)).toEqual(['W', 'HK'])
    expect([...passedOver]).toEqual(['899'])
  })

  test.each([
    ['an answer that fills its cap', answer([total(0), row()]), { cap: 2 }, /is cut at 2 rows/],
    ['no row at all', answer([]), {}, /has no row at all, as for a question that is not understood/],
    ['a count that is not the number of rows', answer([row()], { count: 9 }), {}, /counts 9 rows and holds 1/],
    ['a total over means of transport', answer([row({ motCode: 2100 })]), {}, /row 1 {2}motCode is "2100" and not 0/],
    ['a second partner', answer([row(), row({ partner2Code: 344 })]), {}, /partner2Code is "344" and not 0|differs/],
    ['another procedure', answer([row({ customsCode: 'C01' })]), {}, /customsCode is "C01" and not C00/],
    ['a year in place of a month', answer([row({ freqCode: 'A' })]), {}, /freqCode is "A" and not M/],
    ['another reporter', answer([row({ reporterCode: 842 })]), {}, /reporterCode is "842" and not 156/],
    ['a month that was not asked for', answer([row({ period: '202606' })]), {}, /is of a month that was not asked for/],
    ['month 52', answer([row({ period: '202652' })]), {}, /"period" is no month/],
    [
      'a partner that was not asked for',
      answer([row({ partnerCode: 840 })]),
      {},
      /is of a partner that was not asked for/,
    ],
    ['a code that was not asked for', answer([row({ cmdCode: '1202' })]), {}, /code "1202" was not asked for/],
    ['re-exports', answer([row({ flowCode: 'RX' })]), {}, /flow "RX" was not asked for/],
    ['two values of one number', answer([row(), row({ primaryValue: 1 })]), {}, /row 2 {2}differs from row 1/],
    ['no value', answer([row({ primaryValue: null })]), {}, /"primaryValue" is missing/],
    ['no data', { statusCode: 404, message: 'Resource not found' }, {}, /has no "count" and "data"/],
  ])('%s: refused', async (_name, body, given, told) => {
    const message = await refusalOf(() => read(body, given))
    expect(message).toMatch(told)
    expect(message).toMatch(/^source\.test\/test/)
  })
  test('any sound rows are read, and the store takes each', () => {
    const any = fc.record({
      partnerCode: fc.constantFrom(0, 842, 76),
      period: fc.constantFrom('202604', '202605'),
      flowCode: fc.constantFrom('M', 'X'),
      cmdCode: fc.constantFrom('1201', 'TOTAL'),
      primaryValue: fc.double({ min: 0, max: 1e13, noNaN: true }),
      netWgt: fc.option(fc.nat()),
    })
    const selector = (one: Record<string, unknown>) =>
      `${one['partnerCode']} ${one['period']} ${one['flowCode']} ${one['cmdCode']}`
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector, minLength: 1 }), (rows) => {
        for (const cells of read(answer(rows.map(row))).cells) readCells(cells)
      }),
      { numRuns: 60 },
    )
  })
})

/** Plays the service: the world's total in each month asked for, and each code from one partner. */
function played(months: number[]): (request: Request) => unknown {
  return ({ path }) => {
    if (path.includes('getDA'))
      return answer(
        months.map((period) => ({
          period,
          reporterCode: 156,
          firstReleased: '2026-09-01T00:00:00',
          lastReleased: '2026-09-01T00:00:00',
        })),
      )
    const asked = (name: string) => new URL(`http://x${path}`).searchParams.get(name)?.split(',') ?? []
    return answer(
      asked('period').flatMap((period) => [
        total(0, { period }),
        total(842, { period }),
        ...asked('cmdCode').flatMap((cmdCode) => (cmdCode === 'TOTAL' ? [] : [row({ period, cmdCode })])),
      ]),
    )
  }
}

describe('a sync of Comtrade', () => {
  test('asks China for its count of the same trade, every total fixed, without a key by the preview', async () => {
    const answers = played([202604, 202605])
    const told = await syncWith(comtrade, {
      answers,
      codes: ['1201900095'],
      partners: ['CN', 'W'],
      fetched: '2026-10-01',
    })
    expect(told.asked.map(({ path }) => path)).toEqual([
      '/public/v1/getDA/C/M/HS?reporterCode=156',
      '/public/v1/preview/C/M/HS?reporterCode=156&period=202604,202605&partnerCode=0,842,76&cmdCode=120190,TOTAL&flowCode=M,X&motCode=0&partner2Code=0&customsCode=C00&maxRecords=500&includeDesc=true',
    ])
    expect(told.commits).toEqual([told.figures.length])
    expect(told.read.filter(({ partner }) => partner === 'US').map(({ code, value }) => [code, value])).toEqual([
      ['TOTAL', 9_000_000_000],
      ['TOTAL', 9_000_000_000],
      ['120190', 0],
      ['120190', 0],
    ])
  })
  test('with a key the whole service is asked', async () => {
    const { asked } = await syncWith(comtrade, { answers: played([202604]), keyed: true, fetched: '2026-10-01' })
    expect(asked.slice(1).map(({ path }) => path.slice(0, 21))).toEqual(['/data/v1/get/C/M/HS?r'])
  })
  test('without one, in as many parts as cannot fill an answer, and none of them twice', async () => {
    const months = Array.from({ length: 20 }, (_, index) => (index < 12 ? 202501 + index : 202601 + index - 12))
    const { asked } = await syncWith(comtrade, { answers: played(months), fetched: '2026-10-01' })
    const places = asked.slice(1).flatMap(({ path }) => {
      const list = (name: string) => new URL(`http://x${path}`).searchParams.get(name)?.split(',') ?? []
      expect(
        ['period', 'cmdCode', 'flowCode', 'partnerCode'].reduce((size, name) => size * list(name).length, 1),
      ).toBeLessThan(500)
      expect(list('period').length).toBeLessThanOrEqual(12)
      return list('period').flatMap((period) => list('cmdCode').map((code) => `${period} ${code}`))
    })
    const heads = places.filter((place) => !place.endsWith('TOTAL'))
    expect([heads.length, new Set(heads).size]).toEqual([20 * 13, 20 * 13])
  })
  test('every partner at once needs a key', async () => {
    const given = { answers: played([202604]), reporter: 'CN', partners: ['*'] }
    expect(await refusalOf(() => syncWith(comtrade, given))).toMatch(
      /^--partner {2}every partner at once is more than an answer without a key holds. Name the partners, or set COMTRADE_API_KEY/,
    )
  })
  test('revisions replace rows silently, and only the list of releases tells of them', () => {
    const months = readAvailability(replyWith(availability), '156')
    expect(months).toEqual(releases)
    expect(() => readAvailability(replyWith(availability), '842')).toThrow(/row 1 {2}is of another reporter than 842/)
  })
})

describe('what Comtrade tells in place of an answer', () => {
  const told = (status: number, body: string) => comtrade.refusal?.(replyWith(body, { status }))
  test('the pace, the quota, a bad key, an error at 200', () => {
    expect(
      told(429, '{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 2 seconds."}'),
    ).toMatchObject({ again: true })
    expect(told(403, '{"message": "Out of call volume quota. Quota will be replenished in 02:13:14."}')?.what).toMatch(
      /has had its number of calls for the day/,
    )
    expect(told(401, '{"message": "Access denied due to invalid subscription key."}')?.what).toMatch(
      /does not take the key/,
    )
    expect(told(200, '{"count":0,"data":null,"error":"Period is not valid"}')?.what).toMatch(
      /answers an error in place of rows/,
    )
    expect(told(200, JSON.stringify(answer([])))).toBeUndefined()
  })
})

describe.skipIf(!isWireThere)('recorded answers (skipped: they are not beside this checkout)', () => {
  const file = (name: string) => sharedText(`wire/comtrade/${name}`)
  test('a year’s answer is refused where months were asked for', () => {
    const body = file('get_C_A_HS__CHN_imports_exports_partner32-276__2010_TOTAL.json')
    expect(() => read(body)).toThrow(/row 1 {2}freqCode is "A" and not M/)
    const monthly = body
      .replaceAll('"freqCode":"A"', '"freqCode":"M"')
      .replaceAll('"period":"2010"', '"period":"202605"')
    const partners = new Map([
      ['32', 'AR'],
      ['276', 'DE'],
    ])
    const cells = read(monthly, { partners }).cells.map(({ flow, partner, quantity }) => [flow, partner, quantity])
    expect(cells).toEqual([
      ['import', 'AR', ''],
      ['export', 'AR', ''],
      ['import', 'DE', ''],
      ['export', 'DE', ''],
    ])
    expect(read(monthly, { partners }).cells[0]?.value_usd).toBe('6804128143')
  })
  test('an answer without rows', () =>
    expect(() => read(file('get_S_A_EB__empty_result.json'))).toThrow(/has no row at all/))
})
