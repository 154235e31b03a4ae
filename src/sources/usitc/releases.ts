/** Editions of the US customs schedule as the site announces them, for the inbox. The rows themselves are `sync hts`. */
import type { SeenDocument } from '../../ledger/document.js'
import { dayOf } from '../../time/day.js'
import { seen } from '../seen.js'
import type { Source, SyncContext } from '../source.js'
import { jsonOf, misread } from '../wire/json-rows.js'

export const usitcReleases: Source = {
  id: 'usitc',
  title: 'US International Trade Commission: editions of the customs schedule',
  base: 'https://hts.usitc.gov',
  pace: 2000,
  terms: 'US government work, public domain.',
  sync,
}

async function sync(context: SyncContext): Promise<void> {
  context.expect(1)
  const reply = await context.ask({ path: '/reststop/releaseList', expects: 'json' })
  const rows = jsonOf(reply)
  if (!Array.isArray(rows)) throw misread(reply, 'is no list of releases')
  const documents = rows.flatMap((row: unknown, index): SeenDocument[] => {
    const { name, description, releaseStartDate } = (row ?? {}) as Record<string, unknown>
    if (typeof name !== 'string' || !/^[\w-]{4,40}$/.test(name)) throw misread(reply, 'has no name', index + 1)
    const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(String(releaseStartDate)) ?? []
    const published = dayOf(Number(year), Number(month), Number(day))
    if (context.since !== undefined && published !== undefined && published < context.since) return []
    const title = typeof description === 'string' && description.trim() !== '' ? description.trim() : name
    return [
      seen(
        {
          ...{ feed: 'usitc', id: name, title, publisher: 'US International Trade Commission', side: 'US' },
          ...{ type: 'release', language: 'en', citation: name, url: `https://hts.usitc.gov/?release=${name}` },
          ...(published !== undefined && { published }),
          notes: 'The day is that of posting: since when its rates are law, the instruments say.',
        },
        context.now,
      ),
    ]
  })
  await context.documents(documents)
}
