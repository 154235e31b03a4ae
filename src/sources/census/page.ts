/** US trade in goods by country from the Census Bureau's pages, which ask for no key: totals by month, in millions. */
import type { FigureCells } from '../../figures/columns.js'
import { SourceError } from '../../problem.js'
import { parseDay } from '../../time/day.js'
import { monthOf } from '../../time/period.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { countryCodes } from './countries.js'
import { reporter } from './datasets.js'
import { readPage } from './page-rows.js'
import { totalRow } from './total-row.js'

export const censusPage: Source = {
  id: 'census-page',
  title: 'U.S. Census Bureau, trade in goods by country',
  base: 'https://www.census.gov',
  pace: 2000,
  terms: 'Public domain; cite the U.S. Census Bureau.',
  sync,
}

/** As far back as the interface goes; the pages go further. */
const usual = parseDay('2013-01-01')

/** The pages of the world: 0004 is seasonally adjusted, this one is not. */
const worldPage = '0015'

async function sync(context: SyncContext): Promise<void> {
  if (context.reporter !== reporter) {
    context.progress(`holds the trade of ${reporter} only; nothing to ask for ${context.reporter}`)
    return
  }
  const pages = pagesOf(context)
  context.expect(pages.length)
  let failure: SourceError | undefined
  for (const { partner, page } of pages) {
    const reply = await context.ask({
      path: `/foreign-trade/balance/c${page}.html`,
      expects: 'html',
      largest: 5_000_000,
    })
    try {
      await context.figures(pageFigures(reply, partner, page, context), reply)
      await context.commit()
    } catch (error) {
      // A page is whole by itself: what the others tell is kept, and the failure is told at the end.
      if (!(error instanceof SourceError)) throw error
      if (failure !== undefined) context.progress(error.message)
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
}

function pagesOf({ partners, countries, progress }: SyncContext): { partner: string; page: string }[] {
  const codes = countryCodes(countries)
  const wanted = partners.flatMap((partner) =>
    partner === '*'
      ? countries
          .filter(({ census, code }) => census !== undefined && code !== reporter)
          .map(({ code }) => String(code))
      : [partner],
  )
  return [...new Set(wanted)].flatMap((partner) => {
    const [page, ...others] = partner === 'W' ? [worldPage] : (codes.codesOf(partner) ?? [])
    if (page !== undefined && others.length === 0) return [{ partner, page }]
    progress(`has no page for ${partner}; passed over`)
    return []
  })
}

/**
 * Rows of a figures file, worded as the bundled rows of the same pages.
 *
 * @throws SourceError when the page is of another country, or adjusted for the season
 */
export function pageFigures(
  reply: Reply,
  partner: string,
  page: string,
  { countries, since }: Pick<SyncContext, 'countries' | 'since'>,
): FigureCells[] {
  const { title, months } = readPage(new TextDecoder().decode(reply.bytes), reply.name)
  const names = partner === 'W' ? ['World'] : (countries.find(({ code }) => code === partner)?.names ?? [])
  const isOf = names.some((name) => title.toLowerCase().includes(`with ${name.toLowerCase()}`))
  const isAdjusted = partner === 'W' && !/not seasonally adjusted/i.test(title)
  if (!isOf || isAdjusted)
    throw new SourceError({
      what: `is headed "${title}", which is not the page of ${names[0] ?? partner}${isAdjusted ? ' that is not adjusted for the season' : ''}`,
      where: { input: reply.name },
      mend: 'Nothing of it was taken over. Try again later; if it stays so, the page has moved.',
    })
  const first = monthOf(since ?? usual)
  return months
    .filter(({ month }) => month >= first)
    .flatMap(({ month, exports, imports }) =>
      (
        [
          ['export', exports],
          ['import', imports],
        ] as const
      ).map(([flow, tenths]) =>
        totalRow({
          ...{ flow, partner, month, dollars: tenths * 100_000, vintage: reply.fetched },
          title: `Trade in Goods by country (c${page})`,
          url: `https://www.census.gov/foreign-trade/balance/c${page}.html`,
          note: 'published in millions to one decimal',
        }),
      ),
    )
}
