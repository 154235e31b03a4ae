/** China's own count of its trade, out of the monthly bulletin on the English site of its customs. The other sites let no program in. */
import { SourceError } from '../../problem.js'
import { addMonths, partsOf } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { countryReader } from '../wire/country-names.js'
import { linksOf, readPage } from './page.js'
import { type BulletinRows, readByCountry, readGoods } from './rows.js'

const usualMonths = 12

type Reader = (reply: Reply, context: SyncContext) => BulletinRows

const tables: readonly { title: RegExp; read: Reader }[] = [
  {
    title: /\bimports and exports by country\b/i,
    read: (reply, { countries }) => readByCountry(reply, readPage(reply), countryReader(countries)),
  },
  {
    title: /\bmajor export commodities in quantity and value\b/i,
    read: (reply) => readGoods(reply, readPage(reply), 'export'),
  },
  {
    title: /\bmajor import commodities in quantity and value\b/i,
    read: (reply) => readGoods(reply, readPage(reply), 'import'),
  },
]

export const gacc: Source = {
  id: 'gacc',
  title: 'China GACC, monthly bulletin (English site)',
  // The site is not to be had over TLS.
  base: 'http://english.customs.gov.cn',
  pace: 3000,
  terms:
    'No licence is stated: cite the General Administration of Customs of China; pages are kept on this machine only.',
  refusal,
  async sync(context) {
    const since = monthOf(context.since ?? addMonths(context.today, -usualMonths))
    const passedOver = new Map<string, number>()
    const [first, last] = [Math.floor(since / 12), partsOf(context.today).year]
    for (let year = first; year <= last; year++) {
      const path = `/statics/report/monthly${year === last ? '' : year}.html`
      context.expect(1)
      const index = await indexAt(path, year === last - 1, context)
      if (index === undefined) continue
      const page = readPage(index)
      const wanted = tables.flatMap(({ title, read }) =>
        linksOf(index, page, title)
          .filter(({ month }) => ((year * 12 + month - 1) as Month) >= since)
          .map((link) => ({ ...link, read })),
      )
      context.expect(wanted.length)
      for (const { path: table, read } of wanted) {
        const reply = await context.ask({ path: table, expects: 'html' })
        if (reply.unchanged) continue
        const found = read(reply, context)
        for (const [name, count] of found.passedOver) passedOver.set(name, (passedOver.get(name) ?? 0) + count)
        await context.figures(found.cells, reply)
      }
    }
    if (passedOver.size > 0) {
      const list = [...passedOver.keys()]
      const more = list.length > 12 ? ` and ${list.length - 12} more` : ''
      context.progress(
        `passed over, for they are no country or no goods of one name: ${list.slice(0, 12).join(', ')}${more}`,
      )
    }
    await context.commit()
  },
}

/**
 * A year's index. In January the year that has just ended may still be the one of `monthly.html`, so that its own page is not
 * there; the months are told by the tables themselves.
 */
async function indexAt(path: string, justEnded: boolean, context: SyncContext): Promise<Reply | undefined> {
  try {
    return await context.ask({ path, expects: 'html' })
  } catch (error) {
    const isMissing = error instanceof SourceError && /status 404\b/.test(error.problem.what)
    if (!isMissing || !justEnded || partsOf(context.today).month > 3) throw error
    context.progress(`has no page ${path} yet; the months of that year are looked for in that of this year`)
    return undefined
  }
}

const instead = 'Nothing was stored. Read the tables in a browser; `readout figures add` takes their rows.'

/** The wall answers every address with 412 and a script; where it answers 200, the page holds no table. */
function refusal({ status, bytes }: Reply): { what: string; mend: string } | undefined {
  if (status === 412) return { what: 'lets no program in (status 412)', mend: instead }
  if (status !== 200 || /<table\b/i.test(Buffer.from(bytes).toString('latin1'))) return undefined
  return /<script\b/i.test(Buffer.from(bytes).toString('latin1'))
    ? { what: 'answers a script in place of a page', mend: instead }
    : undefined
}
