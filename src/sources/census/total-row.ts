/** All goods of a country in one month, as the Census Bureau words it in any of its documents. */
import type { FigureCells } from '../../figures/columns.js'
import { type Day, isoDay } from '../../time/day.js'
import { isoMonth, type Month } from '../../time/period.js'
import { agency, reporter } from './datasets.js'

/** A country's total in the document that tells it. */
export interface CountryTotal {
  flow: 'export' | 'import'
  /** ISO code, or `W`. */
  partner: string
  month: Month
  /** Whole. */
  dollars: number
  title: string
  url: string
  vintage: Day
  /** How exact the document is; none where it is exact. */
  note?: string
}

/** The row of a figures file; worded as the bundled rows of the same document, so that the same number is one figure. */
export function totalRow({ flow, partner, month, dollars, title, url, vintage, note = '' }: CountryTotal): FigureCells {
  return {
    flow,
    reporter,
    partner,
    classification: 'TOTAL',
    code: 'TOTAL',
    name: 'All goods',
    period: isoMonth(month),
    value_usd: String(dollars),
    quantity: '',
    quantity_unit: '',
    source_agency: agency,
    source_title: title,
    source_url: url,
    published: '',
    vintage: isoDay(vintage),
    note,
    via: '',
  }
}
