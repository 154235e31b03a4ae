import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownAt } from '../../figures/known.js'
import { addDays, type Day, isoDay, parseDay } from '../../time/day.js'
import type { Request } from '../source.js'
import { type Given, refusalOf, replyWith, syncWith } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { dollarsOf, type Observation, printsOf, readObservations, readSeries, readVintageDates } from './answers.js'
import { fred, refusal, windows } from './fred.js'

interface Print {
  realtime_start: string
  realtime_end: string
  date: string
  value: string
}

const prints: Print[] = [
  { realtime_start: '2025-11-19', realtime_end: '2026-06-08', date: '2025-08-01', value: '8271.9' },
  { realtime_start: '2026-06-09', realtime_end: '9999-12-31', date: '2025-08-01', value: '8267.4' },
  { realtime_start: '2025-12-11', realtime_end: '2026-06-08', date: '2025-09-01', value: '8380.2' },
  { realtime_start: '2026-06-09', realtime_end: '9999-12-31', date: '2025-09-01', value: '8365' },
  { realtime_start: '2026-06-09', realtime_end: '9999-12-31', date: '2026-04-01', value: '.' },
]
const described = (id: string, given: object = {}): object => ({
  seriess: [
    {
      id,
      title: 'U.S. Exports of Goods by F.A.S. Basis to Mainland China',
      frequency: 'Monthly',
      frequency_short: 'M',
      units: 'Millions of Dollars',
      seasonal_adjustment: 'Not Seasonally Adjusted',
      seasonal_adjustment_short: 'NSA',
      ...given,
    },
  ],
})
const dates = ['2025-11-19', '2025-12-11', '2026-06-09']
const pageOf = (observations: readonly unknown[], given: object = {}): object => ({
  units: 'lin',
  output_type: 1,
  count: observations.length,
  offset: 0,
  observations,
  ...given,
})

/** Plays the service: windows cut the days of a value at their edges, as it does. */
function played(given: { prints?: Print[]; dates?: string[]; facts?: object; rows?: number } = {}) {
  const all = given.prints ?? prints
  return ({ path }: Request): unknown => {
    const query = new URLSearchParams(path.split('?')[1])
    if (path.startsWith('/fred/series?')) return described(query.get('series_id') ?? '', given.facts)
    if (path.startsWith('/fred/series/vintagedates?')) {
      const list = given.dates ?? dates
      return { count: list.length, vintage_dates: list }
    }
    const [first, last] = [query.get('realtime_start') ?? '', query.get('realtime_end') ?? '']
    const inside = all
      .filter((one) => one.realtime_start <= last && one.realtime_end >= first)
      .map((one) => ({
        ...one,
        realtime_start: one.realtime_start < first ? first : one.realtime_start,
        realtime_end: one.realtime_end > last ? last : one.realtime_end,
      }))
    const offset = Number(query.get('offset') ?? 0)
    return pageOf(inside.slice(offset, offset + (given.rows ?? 100_000)), { count: inside.length, offset })
  }
}

const run = (given: Partial<Given> = {}) => syncWith(fred, { answers: played(), ...given })

describe('a sync of FRED', () => {
  test('asks for all vintages, and gives each print with the day from which it stood', async () => {
    const { asked, read } = await run()
    const paths = asked.map(({ path }) => path)
    expect(paths.filter((path) => path.includes('EXPCH'))).toEqual([
      '/fred/series?series_id=EXPCH&file_type=json',
      '/fred/series/vintagedates?series_id=EXPCH&realtime_start=1776-07-04&realtime_end=9999-12-31&limit=10000&file_type=json',
      '/fred/series/observations?series_id=EXPCH&realtime_start=1776-07-04&realtime_end=9999-12-31&observation_start=2013-01-01&output_type=1&limit=100000&file_type=json',
    ])
    const september = read.filter(({ flow, period }) => flow === 'export' && isoDay(period.start) === '2025-09-01')
    expect(september.map(({ value, vintage }) => [vintage, value])).toEqual([
      ['2025-12-11', 8_380_200_000],
      ['2026-06-09', 8_365_000_000],
    ])
  })

  test('first and latest print are told apart', async () => {
    const { read } = await run()
    const exports = read.filter(({ flow }) => flow === 'export')
    const of = (known: 'first' | 'latest'): (number | undefined)[] => knownAt(exports, known).map(({ value }) => value)
    expect(of('first')).toEqual([8_271_900_000, 8_380_200_000])
    expect(of('latest')).toEqual([8_267_400_000, 8_365_000_000])
  })

  test('a missing value (".") is no row', async () => {
    const { figures } = await run()
    expect(figures.some(({ period }) => period === '2026-04')).toBe(false)
  })

  test('exports and imports are measured as at the Census Bureau, in documents of their own and at second hand', async () => {
    const { read } = await run()
    expect(read[0]).toMatchObject({ basis: 'total exports', secondary: true, agency: 'U.S. Census Bureau' })
    expect(read.at(-1)).toMatchObject({ flow: 'import', basis: 'general imports' })
    expect(read[0]?.title).toBe(
      'FRED goods trade by country: EXPCH, U.S. exports of goods, f.a.s. basis (Census, as redistributed by FRED)',
    )
    expect(read[0]?.rounding).toEqual({ value: 50_000 })
  })

  test('the scale is that which the service tells, and an adjusted or quarterly series is refused', async () => {
    const { read } = await run({ answers: played({ facts: { units: 'Billions of Dollars' } }) })
    expect(read[0]?.value).toBe(8_271_900_000_000)
    for (const [facts, told] of [
      [{ units: 'Index 2015=100' }, 'is in "Index 2015=100", which is not known here'],
      [{ seasonal_adjustment_short: 'SA', seasonal_adjustment: 'Seasonally Adjusted' }, 'is "Seasonally Adjusted"'],
      [{ frequency_short: 'Q', frequency: 'Quarterly' }, 'is not of months but "Quarterly"'],
    ] as const)
      expect(await refusalOf(() => run({ answers: played({ facts }) }))).toContain(told)
  })

  test('more vintages than one answer may hold are asked for in windows, and give the same rows', async () => {
    const many = Array.from({ length: 3200 }, (_, index) => isoDay(addDays(parseDay('2018-01-01'), index)))
    const { asked, figures } = await run({ answers: played({ dates: many }) })
    const observed = asked.filter(({ path }) => path.includes('observations') && path.includes('EXPCH'))
    expect(observed).toHaveLength(3)
    const whole = await run()
    const rows = (all: typeof figures): unknown[] =>
      all.map(({ period, value_usd, vintage }) => [period, value_usd, vintage])
    expect(rows(figures)).toEqual(rows(whole.figures))
  })

  test('more rows than one answer holds are asked for page by page', async () => {
    const { asked, figures } = await run({
      answers: (request) => {
        // As if a page ended after 100,000 rows: the count says that there are more.
        const answer = played()(request)
        if (!request.path.includes('observations')) return answer
        const more = new URLSearchParams(request.path).get('offset') === '100000'
        return more
          ? pageOf(prints.slice(2), { count: 100_003, offset: 100_000 })
          : pageOf(prints.slice(0, 2), { count: 100_003 })
      },
    })
    expect(asked.some(({ path }) => path.includes('offset=100000'))).toBe(true)
    expect(figures.filter(({ flow }) => flow === 'export')).toHaveLength(4)
  })

  test('a country without a series is told, and nothing is asked', async () => {
    const { asked, lines } = await run({ partners: ['VN'] })
    expect(asked).toEqual([])
    expect(lines).toEqual(['has no series of US with VN'])
  })
})

describe('answers that are not as they should be are refused in one line with the request', () => {
  const [print] = prints
  test.each([
    ['a value that is no number', pageOf([{ ...print, value: '8,271.9' }]), 'observation 1 has the value "8,271.9"'],
    ['a value as a number', pageOf([{ ...print, value: 8271.9 }]), 'observation 1 has the value 8271.9'],
    ['a day that is none', pageOf([{ ...print, date: '2025-02-30' }]), 'observation 1 has "2025-02-30" for a day'],
    ['days in the wrong order', pageOf([{ ...print, realtime_end: '2020-01-01' }]), 'to an earlier day'],
    ['a table by vintage', pageOf([], { output_type: 2 }), 'is of output type 2'],
    ['changes in place of levels', pageOf([], { units: 'pch' }), 'is in units "pch"'],
    ['no observations', { units: 'lin', output_type: 1 }, 'has no "observations"'],
    ['no object', [1], 'is no JSON object'],
    ['half of a body', '{"units":"lin","obs', 'is not whole JSON'],
  ])('%s', async (_, body, told) => {
    const line = await refusalOf(() =>
      readObservations(replyWith(body, { path: '/fred/series/observations?series_id=EXPCH' })),
    )
    expect(line).toContain(told)
    expect(line).toContain('/fred/series/observations?series_id=EXPCH')
    expect(line).not.toContain('\n')
  })

  test.each([
    [
      'Bad Request.  The value for variable api_key is not registered.  Read https://example.test',
      'says that the key is not valid',
    ],
    ['Bad Request.  Variable api_key is not set.', 'says that the key is missing'],
    ['Bad Request.  The series does not exist.', 'refuses the request: "Bad Request. The series does not exist."'],
  ])('status 400, %s', (message, what) => {
    const reply = replyWith({ error_code: 400, error_message: message }, { status: 400 })
    expect(refusal(reply)?.what).toBe(what)
    expect(refusal(reply)?.again).toBeUndefined()
  })

  test('too many requests are worth waiting for; other errors of the server are the courier’s', () => {
    const busy = replyWith(
      { error_code: 429, error_message: 'Too Many Requests.  Exceeded Rate Limit' },
      { status: 429 },
    )
    expect(refusal(busy)?.again).toBe(true)
    expect(refusal(replyWith('<html>', { status: 502 }))).toBeUndefined()
    expect(refusal(replyWith({}))).toBeUndefined()
  })
})

describe('numbers are moved by their digits', () => {
  test.each([
    ['8380.2', 6, '8380200000'],
    ['0.1', 6, '100000'],
    ['0', 6, '0'],
    ['11103.123456', 6, '11103123456'],
    ['11103.1234567', 6, '11103123456.7'],
    ['5', 9, '5000000000'],
    ['-2.5', 6, '-2500000'],
  ])('%s at 10^%d is %s', (value, scale, dollars) => expect(dollarsOf(value, scale)).toBe(dollars))
})

test('however time is cut into windows, each value is one print from its first day', () => {
  const day = (count: number): Day => addDays(parseDay('2020-01-01'), count)
  const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lengths, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }), (stretches, cuts) => {
      let at = 0
      const whole = stretches.map((length, index): Observation => {
        const one = { date: day(0), from: day(at), until: day(at + length - 1), value: String(index) }
        at += length
        return one
      })
      const edges = [0, ...new Set(cuts.filter((cut) => cut < at))].sort((a, b) => a - b)
      const windowed = edges.flatMap((edge, index) => {
        const [first, last] = [day(edge), day((edges[index + 1] ?? at) - 1)]
        return whole
          .filter(({ from, until }) => from <= last && until >= first)
          .map((one) => ({
            ...one,
            from: one.from < first ? first : one.from,
            until: one.until > last ? last : one.until,
          }))
      })
      expect(printsOf(windowed)).toEqual(whole)
    }),
    { numRuns: 200 },
  )
})

test('windows cover all days without a gap', () => {
  const many = Array.from({ length: 4000 }, (_, index) => addDays(parseDay('2010-01-01'), index * 2))
  const found = windows(many)
  expect(found).toHaveLength(3)
  expect(found.at(-1)?.last).toBe('9999-12-31')
  for (const [index, { last }] of found.slice(0, -1).entries())
    expect(addDays(parseDay(last), 1)).toBe(parseDay(found[index + 1]?.first ?? ''))
})

describe.skipIf(!isWireThere)('recorded answers (skipped: they are not beside this checkout)', () => {
  const wire = (name: string): ReturnType<typeof replyWith> => replyWith(sharedText(`wire/fred/${name}`))

  test('observations of today, of all vintages, and first prints have one shape', () => {
    expect(
      readObservations(wire('fred_series_observations__GDP__TRIMMED_last24.json')).observations.at(0),
    ).toMatchObject({
      date: parseDay('2018-10-01'),
      value: '20917.867',
    })
    const first = readObservations(wire('fred_series_observations__GDP__output_type4_initial_release.json'))
    expect(first.observations).toHaveLength(first.count)
  })

  test('the first of all vintages is the initial release', () => {
    const all = printsOf(
      readObservations(wire('fred_series_observations__GDP__realtime_1776-07-04_to_2019-01-01__TRIMMED_since2017.json'))
        .observations,
    )
    const initial = readObservations(
      wire('fred_series_observations__GDP__output_type4_initial_release.json'),
    ).observations
    const compared = initial.filter(
      ({ date, from }) => date >= parseDay('2017-01-01') && from <= parseDay('2019-01-01'),
    )
    expect(compared.length).toBeGreaterThan(5)
    for (const { date, from, value } of compared)
      expect(all.find((one) => one.date === date)).toMatchObject({ from, value })
  })

  test('vintage dates, and a series that is no monthly trade', async () => {
    expect(readVintageDates(wire('fred_series_vintagedates__GDP.json')).length).toBeGreaterThan(300)
    expect(await refusalOf(() => readSeries(wire('fred_series__GDP.json'), 'GDP'))).toContain('not of months')
  })

  test('first prints and the Census pages of the same days give the same numbers', async () => {
    const lines = sharedText('wire/census/balance_page_c5700__vintages_from_git_history.csv').trim().split(/\r?\n/)
    const [header = [], ...rows] = lines.map((line) => line.split(','))
    const [early, late] = [header.indexOf('fetched_2026-03-23'), header.indexOf('fetched_2026-06-17')]
    const names = 'January February March April May June July August September October November December'.split(' ')
    const exports = rows.filter((row) => row[0] === 'export' && row[early] && row[late])
    // As ALFRED would have kept what the page showed.
    const kept = exports.flatMap((row): Print[] => {
      const date = `${row[1]}-${String(names.indexOf(row[2] ?? '') + 1).padStart(2, '0')}-01`
      return [
        { realtime_start: '2026-03-23', realtime_end: '2026-06-08', date, value: row[early] ?? '' },
        { realtime_start: '2026-06-09', realtime_end: '9999-12-31', date, value: row[late] ?? '' },
      ]
    })
    const { read } = await run({ answers: played({ prints: kept }) })
    const byMonth = (known: Day): Map<string, number | undefined> =>
      new Map(
        knownAt(
          read.filter(({ flow }) => flow === 'export'),
          known,
        ).map(({ period, value }) => [isoDay(period.start), value]),
      )
    const [before, after] = [byMonth(parseDay('2026-04-01')), byMonth(parseDay('2026-06-17'))]
    expect(before.get('2025-09-01')).toBe(8_380_200_000)
    expect(after.get('2025-09-01')).toBe(8_365_000_000)
  })
})
