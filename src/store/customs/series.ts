/** Series of customs detail: every month held, with its vintages. */
import { type Figure, printKey, type SeriesKey } from '../../figures/figure.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import type { CodeGroup } from '../../product/group.js'
import type { Month } from '../../time/period.js'
import { type CodeRows, codeRows } from './read-codes.js'
import { type HeldRows, yearOf } from './read-files.js'
import { figuresOf } from './series-figures.js'
import { type Ask, entriesOf } from './series-rows.js'

/** One code of one table, for all the countries asked. */
interface Reading {
  rows: HeldRows
  code: CodeRows
  keys: { key: SeriesKey; months: Month[] }[]
}

/** Every figure of these series, all months and vintages. */
export async function customsSeries(
  tables: readonly HeldRows[],
  keys: readonly SeriesKey[],
  groups: readonly CodeGroup[],
  calendar: ReleaseCalendar,
  ask: Ask,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { rows, code, keys: held } of readings(tables, keys, groups)) {
    const years = new Set(held.flatMap(({ months }) => months.map(yearOf)))
    const reporters = [...new Set(held.map(({ key }) => key.reporter))]
    const partners = [...new Set(held.map(({ key }) => key.partner))]
    const entries = await entriesOf(rows, code, { reporters, partners }, years, ask)
    for (const { key, months } of held) {
      const own = entries.get(`${key.reporter} ${key.partner}`) ?? []
      for (const figure of figuresOf(rows, key, code, months, own, calendar)) figures.push(figure)
    }
  }
  return figures
}

function readings(tables: readonly HeldRows[], keys: readonly SeriesKey[], groups: readonly CodeGroup[]): Reading[] {
  const found = new Map<string, Reading>()
  const wanted = new Map(keys.map((key) => [printKey(key), key]))
  for (const key of wanted.values())
    for (const rows of tables) {
      if (rows.table.flow !== key.flow) continue
      const code = codeRows(rows.table, key, groups)
      if (code === undefined) continue
      const months = monthsHeld(rows, key, code)
      if (months.length === 0) continue
      const name = `${rows.table.id} ${key.classification} ${key.code}`
      const reading = found.get(name)
      if (reading === undefined) found.set(name, { rows, code, keys: [{ key, months }] })
      else reading.keys.push({ key, months })
    }
  return [...found.values()]
}

/** The months in which every part of the code is held. */
function monthsHeld({ held }: HeldRows, { reporter, partner }: SeriesKey, { needs }: CodeRows): Month[] {
  const [first = '', ...rest] = needs
  let months = held.of({ reporter, partner, codes: first })
  for (const codes of rest) {
    if (months.length === 0) break
    const own = new Set(held.of({ reporter, partner, codes }))
    months = months.filter((month) => own.has(month))
  }
  return months
}
