import { describe, expect, test } from 'vitest'
import type { Figure, FigureStore } from '../../figures/figure.js'
import { knownAt } from '../../figures/known.js'
import { loadBundled } from '../../home/installed.js'
import { combined } from '../../store/combined.js'
import { parseDay } from '../../time/day.js'
import { fakeContext, readCells, refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { censusPage, pageFigures } from './page.js'
import { readPage } from './page-rows.js'

/** A page in the site's layout. */
function page(
  rows: readonly [month: string, exports: string, imports: string, balance: string][],
  given: { of?: string; header?: string; unit?: string } = {},
): string {
  const {
    of = 'China',
    header = '<th>Month</th><th>Exports</th><th>Imports</th><th>Balance</th>',
    unit = 'millions of U.S. dollars',
  } = given
  const lines = rows.map(
    (cells) =>
      `<tr><td>${cells[0]}</td>${cells
        .slice(1)
        .map((cell) => `<td align="right"> ${cell} </td>`)
        .join('')}</tr>`,
  )
  return `<!DOCTYPE html><html><body><h1>Trade in Goods with ${of}</h1><h3>2025 : U.S. trade in goods with ${of}</h3>
<p>NOTE: All figures are in ${unit} on a nominal
basis, not seasonally adjusted unless otherwise specified.</p>
<table><tr>${header}</tr>
${lines.join('\n')}
<tr><td><strong>TOTAL&nbsp;2025</strong></td><td><strong>20,304.8</strong></td><td><strong>73,424.9</strong></td><td><strong>-53,120.2</strong></td></tr></table></body></html>`
}

const months: [string, string, string, string][] = [
  ['January&nbsp;2025', '9,875.2', '41,770.4', '-31,895.2'],
  ['February 2025', '10,429.6', '31,654.6', '&minus;21,225.0'],
]
const read = (text: string): unknown => readPage(text, 'www.census.gov/foreign-trade/balance/c5700.html')
const refused = (text: string): Promise<string> => refusalOf(() => read(text))

describe('the page of a country', () => {
  test('months are found by name, numbers by the header above them, the year’s total is none of them', () => {
    expect(read(page(months))).toEqual({
      title: 'U.S. trade in goods with China',
      months: [
        { month: 2025 * 12, exports: 98_752, imports: 417_704 },
        { month: 2025 * 12 + 1, exports: 104_296, imports: 316_546 },
      ],
    })
  })

  test('columns in another order', () => {
    const turned = page([['January 2025', '-31,895.2', '41,770.4', '9,875.2']], {
      header: '<th>Month</th><th>Balance</th><th>Imports</th><th>Exports</th>',
    })
    expect(read(turned)).toMatchObject({ months: [{ exports: 98_752, imports: 417_704 }] })
  })

  test('zeros after the last month with trade are months that are not out, zeros before it are numbers', () => {
    const zero: [string, string, string] = ['0.0', '0.0', '0.0']
    const laidOut = page([['December 2024', ...zero], ...months, ['March 2025', ...zero], ['April 2025', ...zero]])
    expect(readPage(laidOut, 'test').months.map(({ month, exports }) => [month - 2025 * 12, exports])).toEqual([
      [-1, 0],
      [0, 98_752],
      [1, 104_296],
    ])
    expect(readPage(page([['January 2025', ...zero]]), 'test').months).toEqual([])
  })

  test.each([
    ['a number that is none', page([['January 2025', '(D)', '1.0', '1.0']]), 'has not the three numbers of its header'],
    [
      'a balance that does not fit',
      page([['January 2025', '9.0', '1.0', '2.0']]),
      'has a balance that is not exports less imports',
    ],
    [
      'a missing column',
      page(months, { header: '<th>Month</th><th>Exports</th><th>Imports</th>' }),
      'has not the three numbers',
    ],
    [
      'another unit',
      page(months, { unit: 'billions of U.S. dollars' }),
      'does not say that its figures are in millions',
    ],
    ['no months', page([]), 'shows no months'],
    ['a page of something else', '<html><body>Maintenance</body></html>', 'has no heading'],
    [
      'two rows of a month that differ',
      page([...months, ['January 2025', '1.0', '1.0', '0.0']]),
      'says other than an earlier row',
    ],
  ])('%s is refused in one line with the request', async (_, text, told) => {
    const line = await refused(text)
    expect(line).toContain(told)
    expect(line).toContain('www.census.gov/foreign-trade/balance/c5700.html')
    expect(line).not.toContain('\n')
  })
})

describe('a sync of the pages', () => {
  test('gives figures in millions to one decimal, with the day of fetching for a vintage', async () => {
    const { read, asked } = await syncWith(censusPage, {
      partners: ['CN'],
      fetched: '2026-06-17',
      answers: { '/foreign-trade/balance/c5700.html': page(months) },
    })
    expect(asked).toHaveLength(1)
    expect(read[0]).toMatchObject({
      flow: 'export',
      value: 9_875_200_000,
      basis: 'total exports',
      origin: 'agency-rows',
      rounding: { value: 50_000 },
      vintage: '2026-06-17',
    })
    expect(read[1]).toMatchObject({ flow: 'import', basis: 'general imports', value: 41_770_400_000 })
  })

  test('a page that cannot be read does not take the others with it', async () => {
    const told = fakeContext({
      partners: ['W', 'CN', 'MX'],
      answers: {
        '/foreign-trade/balance/c0015.html': page(months, { of: 'World, Seasonally Adjusted' }),
        '/foreign-trade/balance/c5700.html': page(months),
        '/foreign-trade/balance/c2010.html': page([]).replace('China', 'Mexico'),
      },
    })
    expect(await refusalOf(() => censusPage.sync(told.context))).toContain('c0015.html')
    expect(told.figures.map(({ partner }) => partner)).toEqual(['CN', 'CN', 'CN', 'CN'])
    expect(told.commits).toEqual([4])
    expect(told.lines.join()).toContain('c2010.html')
  })

  test('another country’s page is refused, and so is the page of the world that is adjusted for the season', async () => {
    const answers = { '/foreign-trade/balance/c5700.html': page(months, { of: 'Chile' }) }
    expect(await refusalOf(() => syncWith(censusPage, { answers }))).toContain('which is not the page of China')
    const adjusted = { '/foreign-trade/balance/c0015.html': page(months, { of: 'World, Seasonally Adjusted' }) }
    expect(await refusalOf(() => syncWith(censusPage, { partners: ['W'], answers: adjusted }))).toContain(
      'not the page of World that is not adjusted for the season',
    )
    const right = { '/foreign-trade/balance/c0015.html': page(months, { of: 'World, Not Seasonally Adjusted' }) }
    expect((await syncWith(censusPage, { partners: ['W'], answers: right })).read).toHaveLength(4)
  })
})

const key = { reporter: 'US', partner: 'CN', classification: 'TOTAL', code: 'TOTAL' }

test('a sync that brings the rows that came with the installation changes no answer', async () => {
  const table = await loadBundled()
  const bundled = await seriesOf(table)
  const day = parseDay('2026-06-17')
  const shown = bundled.filter(
    ({ title, vintageDay }) => title === 'Trade in Goods by country (c5700)' && vintageDay === day,
  )
  const print = (flow: string, at: number): number =>
    (shown.find((figure) => figure.flow === flow && figure.period.start === at)?.value ?? 0) / 1e6
  const rows = [...new Set(shown.map(({ period }) => period.start))].map((at): [string, string, string, string] => {
    const [out, into] = [print('export', at), print('import', at)]
    const name = new Date(at * 86_400_000).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
    return [name, out.toFixed(1), into.toFixed(1), (out - into).toFixed(1)]
  })
  const reply = replyWith(page(rows), { fetched: day })
  const synced = pageFigures(reply, 'CN', '5700', { countries: testCountries }).map(readCells)
  expect(synced.length).toBe(shown.length)
  const store: FigureStore = {
    series: async (keys) => synced.filter((one) => keys.some(({ flow }) => flow === one.flow)),
  }
  for (const flow of ['export', 'import'] as const) {
    const before = bundled.filter((figure) => figure.flow === flow)
    const after = await combined(table, store).series([{ ...key, flow }])
    expect(after.length).toBe(before.length)
    for (const known of ['latest', 'first', parseDay('2026-03-01')] as const)
      expect(knownAt(after, known)).toEqual(knownAt(before, known))
  }
})

async function seriesOf(store: FigureStore): Promise<Figure[]> {
  return store.series([
    { ...key, flow: 'export' },
    { ...key, flow: 'import' },
  ])
}

describe.skipIf(!isWireThere)('recorded pages (skipped: they are not beside this checkout)', () => {
  test('nothing moves from February to March 2026, then every month of 2024 and 2025 with the annual revision', () => {
    const lines = sharedText('wire/census/balance_page_c5700__vintages_from_git_history.csv').trim().split(/\r?\n/)
    const [header = [], ...rows] = lines.map((line) => line.split(','))
    const days = header.slice(3).map((name) => name.replace('fetched_', ''))
    const at = (day: string): Map<string, number | undefined> => {
      const column = 3 + days.indexOf(day)
      const shown = [...new Set(rows.map(([, year, month]) => `${month} ${year}`))].flatMap(
        (name): [string, string, string, string][] => {
          const cell = (flow: string): string | undefined =>
            rows.find((row) => row[0] === flow && `${row[2]} ${row[1]}` === name)?.[column]
          const [out, into] = [cell('export'), cell('import')]
          return out && into ? [[name, out, into, (Number(out) - Number(into)).toFixed(1)]] : []
        },
      )
      const figures = pageFigures(replyWith(page(shown), { fetched: parseDay(day) }), 'CN', '5700', {
        countries: testCountries,
      })
      return new Map(figures.map((cells) => [`${cells.flow} ${cells.period}`, readCells(cells).value]))
    }
    const [february, march, june] = [at('2026-02-07'), at('2026-03-23'), at('2026-06-17')]
    const moved = (a: typeof february, b: typeof february): string[] =>
      [...a].filter(([name, value]) => b.has(name) && b.get(name) !== value).map(([name]) => name)
    expect(moved(february, march)).toEqual([])
    expect(moved(march, june).filter((name) => / 202[45]/.test(name)).length).toBeGreaterThanOrEqual(40)
    expect(february.get('export 2025-09')).toBe(8_380_200_000)
    expect(june.get('export 2025-09')).toBe(8_365_000_000)
  })
})
