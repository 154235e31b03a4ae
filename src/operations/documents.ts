/** `readout documents`: the inbox of what official sources announced. */
import { InputError, quoted } from '../problem.js'
import { operation } from './operation.js'

/** Shown when no number is said. */
const usual = 20

export const documents = operation({
  name: 'documents',
  summary: 'Documents that official sources announced, newest first, with what was changed after posting',
  example: 'readout documents tariff --side US --since 2026-11-01',
  input: {
    words: { type: 'text', positional: true, many: true, optional: true, summary: 'words that all must occur' },
    feed: { type: 'text', optional: true, summary: 'one feed only: federal-register, white-house, mofcom' },
    side: { type: 'text', optional: true, summary: 'one side only, by country code: US, CN' },
    since: { type: 'day', optional: true, summary: 'published on this day or later' },
    until: { type: 'day', optional: true, summary: 'published on this day or before' },
    limit: { type: 'count', optional: true, summary: `how many to show; ${usual} when left out` },
    format: {
      type: 'choice',
      choices: ['text', 'json'],
      otherwise: 'text',
      summary: 'how to print the answer; JSON carries the texts',
    },
  },
  run: async (input, effects) => {
    const { words = [], feed, side, since, until, limit = usual } = input
    if (since !== undefined && until !== undefined && until < since)
      throw new InputError({
        what: 'the last day is before the first',
        where: { input: '--until' },
        mend: 'Give --since first, --until later.',
      })
    const [{ inbox }, { citedIn }, { printInbox, inboxJson }, { readDocuments }, { openHome }, { loadSnapshot }] =
      await Promise.all([
        import('../ledger/inbox.js'),
        import('../ledger/propose/cited.js'),
        import('../report/documents.js'),
        import('../store/documents.js'),
        import('../home/paths.js'),
        import('../home/installed.js'),
      ])
    const held = await readDocuments(openHome(effects.env), { versions: 'all' })
    const feeds = [...new Set(held.map((document) => document.feed))].sort()
    if (feed !== undefined && held.length > 0 && !feeds.includes(feed))
      throw new InputError({
        what: `no document is of the feed ${quoted(feed)}`,
        where: { input: '--feed' },
        mend: `Held are: ${feeds.join(', ')}.`,
      })
    const found = inbox(held, { words, feed, side: side?.toUpperCase(), since, until })
    const cited = citedIn((await loadSnapshot()).sources)
    const page = {
      entries: found.slice(0, limit),
      left: Math.max(0, found.length - limit),
      heldAs: ({ document }: (typeof found)[number]) => cited(document)?.source.id,
    }
    if (input.format === 'json') await effects.write(inboxJson(page))
    else if (found.length > 0) await effects.write(printInbox(page, effects))
    else
      await effects.write(
        held.length === 0
          ? 'The inbox is empty. Fill it: readout sync federal-register white-house\n'
          : `None of the ${held.length} documents held fits.\n`,
      )
    return { status: 0 }
  },
})
