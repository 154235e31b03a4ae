/** GATS: farm exports and imports by ten-digit code, partner and month, with the day on which each month was given out. */
import type { CustomsTable } from '../../figures/customs.js'
import { addMonths } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import type { Source, SyncContext } from '../source.js'
import { fas, fasRefusal, fasRequest } from './fas.js'
import {
  type GatsUnits,
  headingsOf,
  printMonth,
  printRelease,
  readCommodityNames,
  readGats,
  readGatsUnits,
  readPartners,
  readReleases,
  scopeOf,
} from './gats-rows.js'

const page = 'https://apps.fas.usda.gov/gats/default.aspx'

/** Exports as counted at the border, re-exports of foreign goods in a table of their own that is not read. */
export const gatsExports: CustomsTable = {
  id: 'gats-exports-hs',
  flow: 'export',
  classification: 'HS',
  basis: 'total exports',
  agency: 'USDA FAS / U.S. Census Bureau',
  title: 'GATS, U.S. exports of farm goods by HS10 (Census trade data)',
  url: page,
  levels: [2, 4, 6],
}

const gatsImports: CustomsTable = {
  ...gatsExports,
  id: 'gats-imports-hs',
  flow: 'import',
  basis: 'general imports',
  title: 'GATS, U.S. general imports of farm goods by HS10 (Census trade data)',
}

const halves = [
  { table: gatsExports, releases: 'exports', rows: 'censusExports' },
  { table: gatsImports, releases: 'imports', rows: 'censusImports' },
] as const

/** Without a day asked for: two years of months. */
const usualMonths = 24
/** Months given out so lately are asked for again: their numbers may have been revised since. */
const freshDays = 120
/** So are those of the last revision, once a year, where the list of days has changed since it was read last. */
const revisedDays = 400

export const gats: Source = {
  ...fas,
  id: 'gats',
  title: 'USDA FAS, Global Agricultural Trade System',
  refusal: fasRefusal,
  async sync(context) {
    context.expect(5)
    const codes = readPartners(await context.ask(fasRequest('gats/countries')), context.countries)
    const units = readGatsUnits(await context.ask(fasRequest('gats/unitsOfMeasure')))
    const names = readCommodityNames(await context.ask(fasRequest('gats/commodities')))
    const partners = partnersOf(context, codes)
    const odd = new Set<string>()
    for (const half of halves) await syncHalf(context, half, { partners, units, names, odd })
    if (odd.size > 0) context.progress(`units not known here, their quantities left out: ${[...odd].join(', ')}`)
  },
}

interface Lists {
  partners: [partner: string, code: string][]
  units: GatsUnits
  names: Map<string, string>
  odd: Set<string>
}

async function syncHalf(context: SyncContext, half: (typeof halves)[number], lists: Lists): Promise<void> {
  const { table } = half
  const path = `gats/census/data/${half.releases}/dataReleaseDates`
  const list = await context.ask(fasRequest(path))
  const releases = [...readReleases(list)].sort(([a], [b]) => a - b)
  const first = monthOf(context.since ?? addMonths(context.today, -usualMonths))
  const again = list.unchanged ? freshDays : revisedDays
  const [heading] = headingsOf(lists.names.keys())
  for (const [partner, code] of lists.partners) {
    // One heading tells of all of them: they are handed in together.
    const held = await context.held(table, 'US', partner, heading)
    const due = releases.filter(
      ([month, day]) => month >= first && day <= context.today && (!held.has(month) || context.today - day <= again),
    )
    context.expect(due.length)
    const empty: Month[] = []
    for (const [month, day] of due) {
      const reply = await context.ask(fasRequest(`gats/${half.rows}/partnerCode/${code}/${monthPath(month)}`))
      if (reply.unchanged && held.has(month)) continue
      const question = { partner, code, month, units: lists.units }
      const rows = reply.status === 204 ? [] : readGats(reply, question, lists.odd)
      // The service says the same where it does not understand: nothing is no proof of a month without any trade.
      if (rows.length === 0) {
        empty.push(month)
        continue
      }
      const scope = scopeOf(rows, lists.names.keys(), question)
      // Corrected without a word: what was given out on that day stays as it was, and the new numbers are of today.
      const stood = list.unchanged || (reply.before !== undefined && day <= reply.before)
      const isSilent = held.has(month) && stood
      const vintage = isSilent && reply.fetched > day ? reply.fetched : day
      await context.customs({ table, scopes: [scope], rows, vintage, names: lists.names })
      context.progress(`${half.releases} ${partner} ${printRelease(month, day)}: ${rows.length} rows`)
    }
    if (empty.length > 0)
      context.progress(`${half.releases} ${partner}: no row of ${empty.map(printMonth).join(', ')}; left as it was`)
    await context.commit()
  }
}

const monthPath = (month: Month): string => `year/${Math.floor(month / 12)}/month/${(month % 12) + 1}`

/** The service gives countries alone: no row is for the world. */
function partnersOf({ partners, progress }: SyncContext, codes: Map<string, string>): Lists['partners'] {
  if (partners.includes('*')) return [...codes]
  const wanted = partners.filter((partner) => partner !== 'W')
  if (wanted.length === 0) progress("has no total of all countries; ask for each of them: --partner '*'")
  return wanted.flatMap((partner): Lists['partners'] => {
    const code = codes.get(partner)
    if (code === undefined) progress(`has no partner ${partner}`)
    return code === undefined ? [] : [[partner, code]]
  })
}
