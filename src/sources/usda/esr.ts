/** Weekly export sales: what US exporters have sold and shipped, by commodity and destination. */
import { SourceError } from '../../problem.js'
import { addMonths } from '../../time/day.js'
import type { Source, SyncContext } from '../source.js'
import {
  type Destinations,
  readCommodities,
  readDestinations,
  readMarketYears,
  readUnits,
  yearsSince,
} from './esr-lists.js'
import { readSales, type SalesRows } from './esr-rows.js'
import { fas, fasRefusal, fasRequest } from './fas.js'
import { isAsked } from './products.js'

/** Without a day asked for: the year that runs, and the one before it. */
const usualMonths = 12

export const esr: Source = {
  ...fas,
  id: 'esr',
  title: 'USDA FAS, weekly export sales',
  refusal: fasRefusal,
  async sync(context) {
    context.expect(4)
    const commodities = readCommodities(await context.ask(fasRequest('esr/commodities')))
    const destinations = readDestinations(await context.ask(fasRequest('esr/countries')), context.countries)
    const units = readUnits(await context.ask(fasRequest('esr/unitsOfMeasure')))
    const listing = await context.ask(fasRequest('esr/datareleasedates'))
    const listed = readMarketYears(listing)
    const partners = wantedOf(context, destinations)
    if (partners.length === 0) return
    const since = context.since ?? addMonths(context.today, -usualMonths)
    const wanted = commodities
      .filter(({ product }) => isAsked(product, context.codes))
      .flatMap((commodity) => yearsSince(listed, commodity.code, since).map((year) => ({ commodity, year })))
    if (wanted.length === 0) {
      context.progress(`no commodity of the export sales reports lies in ${context.codes.join(', ')}`)
      return
    }
    context.expect(wanted.length)
    const passedOver = new Map<string, number>()
    const empty: string[] = []
    let unsummed = 0
    for (const { commodity, year } of wanted) {
      const where = wayOf(partners, destinations)
      const reply = await context.ask(
        fasRequest(`esr/exports/commodityCode/${commodity.code}/${where}/marketYear/${year.number}`),
      )
      const question = { commodity, year, destinations, units, partners, ...(context.since !== undefined && { since }) }
      const sales = reply.status === 204 ? nothing : readSales(reply, question)
      // Codes were taken from the lists, so that an empty list for a year given out is no answer.
      if (sales.rows === 0 && where === 'allCountries' && year.released !== undefined)
        throw new SourceError({
          what: `has no row of marketing year ${year.number}, which was given out`,
          where: { input: reply.name },
          mend: 'Nothing of this answer was stored. Try again later.',
        })
      if (sales.rows === 0) empty.push(`${commodity.name} ${year.number}`)
      for (const [name, count] of sales.passedOver) passedOver.set(name, (passedOver.get(name) ?? 0) + count)
      unsummed += sales.unsummed
      await context.figures(sales.cells, reply)
    }
    if (passedOver.size > 0) context.progress(`passed over, for they are no country: ${listOf(passedOver)}`)
    if (unsummed > 0)
      context.progress(`no sum for the world of ${unsummed} weeks: a row of theirs may be a sum of others`)
    if (empty.length > 0)
      context.progress(`no row of these marketing years, which tells nothing of them: ${empty.join(', ')}`)
    await context.commit()
  },
}

const nothing: SalesRows = { cells: [], passedOver: new Map(), unsummed: 0, rows: 0 }

/** Partners that the reports know; the others are named and left out. */
function wantedOf({ partners, progress }: SyncContext, { partners: known }: Destinations): string[] {
  const codes = new Set(known.values())
  const wanted = partners.filter((partner) => partner === '*' || partner === 'W' || codes.has(partner))
  const unknown = partners.filter((partner) => !wanted.includes(partner))
  if (unknown.length > 0) progress(`has no destination ${unknown.join(', ')}`)
  return wanted
}

/** One country is asked for by its code; more, and the world, by the list of all. */
function wayOf(partners: readonly string[], { partners: known }: Destinations): string {
  const [only] = partners
  const codes = [...known].filter(([, partner]) => partner === only).map(([code]) => code)
  return partners.length === 1 && codes.length === 1 ? `countryCode/${codes[0]}` : 'allCountries'
}

function listOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} (${count} rows)`).join(', ')
}
