/** Figures and calendars for tests, made from the few cells that matter. */
import { parsePeriod } from '../../time/period.js'
import type { FigureCells } from '../columns.js'
import type { Figure } from '../figure.js'
import type { ReleaseCalendar, ReleaseRule } from '../releases.js'
import { parseFigureRow } from '../row.js'
import { emptyCells } from '../table.js'

const rule: ReleaseRule = {
  id: 'us',
  agencies: ['U.S. Census Bureau', 'USDA'],
  reporters: ['US'],
  rows: 'all',
  what: 'US trade',
  source: 'test',
  monthsAfter: 2,
  day: 5,
  otherDays: [],
  weekend: 'next',
  withNext: [],
  known: [],
  delays: [],
}

/** US trade on the 5th of the second month after; China's on the 7th or 20th of the month after. */
export const calendar: ReleaseCalendar = {
  rules: [
    rule,
    {
      ...rule,
      id: 'cn',
      agencies: ['China GACC'],
      reporters: ['CN'],
      rows: 'headline',
      monthsAfter: 1,
      day: 7,
      withNext: [1],
    },
    {
      ...rule,
      id: 'cn-detail',
      agencies: ['China GACC'],
      reporters: ['CN'],
      rows: 'detail',
      monthsAfter: 1,
      day: 20,
      weekend: 'keep',
    },
  ],
}

export function cells(given: Partial<FigureCells>): FigureCells {
  return {
    ...emptyCells(),
    flow: 'export',
    reporter: 'US',
    partner: 'CN',
    classification: 'HS',
    code: '1007',
    name: 'Grain sorghum',
    period: '2025-07',
    source_agency: 'U.S. Census Bureau',
    source_title: 'exports/hs (ALL_VAL_MO)',
    vintage: '2025-09-30',
    ...given,
  }
}

/** @throws when the row is refused */
export function figure(given: Partial<FigureCells>): Figure {
  const read = parseFigureRow(cells(given), { file: 'test.csv', line: 2 }, calendar)
  if (read.figure === undefined) throw new Error(JSON.stringify(read.problems))
  return read.figure
}

/** One figure a month from a first month on; null leaves the month out. */
export function monthly(first: string, values: (number | null)[], given: Partial<FigureCells> = {}): Figure[] {
  const [year = 0, month = 0] = first.split('-').map(Number)
  return values.flatMap((value, index) => {
    if (value === null) return []
    const at = year * 12 + month - 1 + index
    const period = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return [figure({ value_usd: String(value), period, vintage: '2020-01-01', ...given })]
  })
}

export const period = parsePeriod
