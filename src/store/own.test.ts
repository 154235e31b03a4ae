/** The bundled figures, a user's own and customs detail asked as one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bundledStore, packFigures } from '../figures/compiled.js'
import type { CustomsRelease, CustomsRow } from '../figures/customs.js'
import type { Figure, SeriesKey } from '../figures/figure.js'
import { type KnownOn, knownAt } from '../figures/known.js'
import { exportsTable } from '../figures/testing/customs-table.js'
import { calendar, monthly } from '../figures/testing/figures.js'
import { type Home, openHome } from '../home/paths.js'
import { parseDay } from '../time/day.js'
import { isoPeriod, type Month, monthOf, parsePeriod } from '../time/period.js'
import { takeReleases } from './customs/write.js'
import { openOwnFigures } from './own.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-own-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let homes = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(scratch, `home-${homes++}`) })

const title = 'exports/hs (ALL_VAL_MO)'
const table = exportsTable({ title })
const key: SeriesKey = { flow: 'export', reporter: 'US', partner: 'CN', classification: 'HS', code: '1007' }

/** The same rows as a release of customs detail and as a bundled series: two vintages, and a month without trade. */
const prints: [vintage: string, dollars: number[]][] = [
  ['2025-05-06', [400, 0, 7]],
  ['2026-06-09', [390, 0, 7]],
]
const month = (text: string): Month => monthOf(parsePeriod(text).start)
const releases = prints.map(
  ([vintage, dollars]): CustomsRelease => ({
    table,
    scopes: [{ reporter: 'US', partner: 'CN', codes: [''], months: ['2025-01', '2025-02', '2025-03'].map(month) }],
    rows: dollars.flatMap((value, at): CustomsRow[] => {
      const row = { reporter: 'US', partner: 'CN', month: (month('2025-01') + at) as Month }
      const other = { ...row, code: '1201900095', value: 9 }
      return value === 0 ? [other] : [other, { ...row, code: '1007900000', value }]
    }),
    vintage: parseDay(vintage),
  }),
)
const bundledOf = (all: typeof prints): Figure[] => {
  const [first, ...later] = all.map(([vintage, dollars]) =>
    monthly('2025-01', dollars, { vintage, source_title: title }),
  )
  // What did not change keeps its vintage.
  return [...(first ?? []), ...later.flatMap((figures) => figures.filter((_, at) => at === 0))]
}
const bundled = (figures: Figure[]) => bundledStore(packFigures(figures, calendar, 'test'))

const told = (figures: readonly Figure[], known: KnownOn): string[] =>
  knownAt(figures, known)
    .map(
      ({ period, value, basis, laterVintage }) =>
        `${isoPeriod(period)} ${value} ${basis}${laterVintage ? ' later' : ''}`,
    )
    .sort()

test('the same rows give the same series, bundled or synced, as known on any day', async () => {
  const home = newHome()
  await takeReleases(home, releases)
  const synced = await openOwnFigures(home, bundled([]))
  const figures = await synced.series([key])
  const same = await bundled(bundledOf(prints)).series([key])
  for (const known of [
    'latest',
    'first',
    parseDay('2025-09-18'),
    parseDay('2026-06-09'),
    parseDay('2025-03-20'),
  ] as const)
    expect(told(figures, known)).toEqual(told(same, known))
  expect(told(figures, 'latest')).toHaveLength(3)
})

test('a number that is bundled and synced is one figure', async () => {
  const home = newHome()
  await takeReleases(home, releases)
  const both = await openOwnFigures(home, bundled(bundledOf(prints)))
  expect(told(await both.series([key]), 'latest')).toHaveLength(3)
  expect(await both.keys({ partner: 'CN', classification: 'HS', code: '1007' })).toEqual([key])
})

test('a document that two stores hold answers once, out of the one that lacks fewer months', async () => {
  const home = newHome()
  await takeReleases(home, releases)
  const both = await openOwnFigures(home, bundled(monthly('2025-01', [1], { source_title: title })))
  const answers = await both.breakdown({
    flow: 'export',
    reporter: 'US',
    partners: ['CN'],
    classification: 'HS',
    codes: ['1007'],
    by: [],
    spans: [parsePeriod('2025-01..2025-03')],
    measure: 'value',
    known: 'latest',
  })
  expect(answers).toMatchObject([{ title, lines: [{ values: [397] }] }])
})

test('groups are asked for only where there is customs detail', async () => {
  const groups = async (): Promise<never> => {
    throw new Error('asked')
  }
  const store = await openOwnFigures(newHome(), bundled(monthly('2025-01', [5])), groups)
  expect(told(await store.series([key]), 'latest')).toHaveLength(1)
  const home = newHome()
  await takeReleases(home, releases)
  await expect(openOwnFigures(home, bundled([]), groups)).rejects.toThrow('asked')
})
