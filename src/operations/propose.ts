/** `readout ledger propose`: drafts of records from the inbox. Nothing is written into the ledger itself. */
import type { SeenDocument } from '../ledger/document.js'
import type { Proposed } from '../ledger/propose/propose.js'
import { InputError, quoted, visible } from '../problem.js'
import { addDays, isoDay } from '../time/day.js'
import { operation } from './operation.js'

/** Days back that are looked through when no document is named. */
const daysBack = 30

export const ledgerPropose = operation({
  name: 'ledger propose',
  summary: 'Draft records of the ledger from documents in the inbox, for a person to read, mend and accept',
  example: 'readout ledger propose --since 2026-11-01 --out drafts',
  input: {
    ids: {
      type: 'text',
      positional: true,
      many: true,
      optional: true,
      summary: 'documents by id, address or number of the order; those of the last 30 days when left out',
    },
    since: { type: 'day', optional: true, summary: 'documents published on this day or later' },
    out: {
      type: 'text',
      optional: true,
      summary: 'a folder for the drafts, laid out as the ledger; printed when left out',
    },
  },
  more: 'A document on which the ledger rests already is passed over. Drafts have low confidence, and say what must be\nchecked; what is not sure is a comment.',
  run: async (input, effects) => {
    const [{ propose }, { citedIn }, { readDocuments }, { ledgerFolder, openHome }, { loadLaw, loadSnapshot }] =
      await Promise.all([
        import('../ledger/propose/propose.js'),
        import('../ledger/propose/cited.js'),
        import('../store/documents.js'),
        import('../home/paths.js'),
        import('../home/installed.js'),
      ])
    const { ids = [], since, out } = input
    if (out !== undefined) await refuseLedger(out, ledgerFolder)
    const held = await readDocuments(openHome(effects.env))
    const [snapshot, law] = await Promise.all([loadSnapshot(), loadLaw()])
    const first = since ?? addDays(effects.today, -daysBack)
    const isRecent = ({ published, firstSeen }: SeenDocument): boolean =>
      (published === undefined ? firstSeen.slice(0, 10) : isoDay(published)) >= isoDay(first)
    const cited = citedIn(snapshot.sources)
    // Of what the ledger cites, also the old is looked at: its notes may have changed.
    const wanted =
      ids.length > 0
        ? named(held, ids).filter((one) => since === undefined || isRecent(one))
        : held.filter((one) => isRecent(one) || cited(one) !== undefined)
    const proposed = propose(wanted, { snapshot, law, today: effects.today, all: ids.length > 0 })
    if (out === undefined) await effects.write(printed(proposed))
    else await writeDrafts(proposed, out, effects.write)
    await effects.write(told(proposed, wanted.length))
    return { status: 0 }
  },
})

/** All documents of an id, an address, or a number of an order. */
function named(held: readonly SeenDocument[], ids: readonly string[]): SeenDocument[] {
  const chosen = ids.flatMap((id) => {
    const plain = id.toLowerCase()
    const found = held.filter((one) =>
      [one.id, one.url, one.instrument, one.citation].some((value) => value?.toLowerCase() === plain),
    )
    if (found.length > 0) return found
    const near = held.filter((one) => one.title.toLowerCase().includes(plain)).slice(0, 3)
    throw new InputError({
      what: `no document in the inbox has the id ${quoted(id)}`,
      where: { input: 'readout ledger propose' },
      mend:
        near.length === 0 ? 'Look for it: readout documents WORDS' : `Near it: ${near.map((one) => one.id).join(', ')}`,
    })
  })
  return [...new Set(chosen)]
}

/** Drafts are for a person to accept, one by one. */
async function refuseLedger(out: string, ledger: string): Promise<void> {
  const [{ resolve, sep }, { realpath }] = await Promise.all([import('node:path'), import('node:fs/promises')])
  const real = async (path: string): Promise<string> => realpath(resolve(path)).catch(() => resolve(path))
  const [folder, held] = [await real(out), await real(ledger)]
  if (folder !== held && !folder.startsWith(`${held}${sep}`)) return
  throw new InputError({
    what: 'is the ledger itself, into which nothing is written by itself',
    where: { input: '--out' },
    mend: 'Name a folder beside it, and move over what you accept.',
  })
}

function printed({ proposals }: Proposed): string {
  const files = proposals.flatMap((proposal) => proposal.files)
  return files.map(({ path, text }) => `# file: ${path}\n${text}\n`).join('')
}

/** A draft that is there may have been mended since: it stays as it is. */
async function writeDrafts(
  { proposals }: Proposed,
  out: string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const [{ join }, { access }, { writeAtomic }] = await Promise.all([
    import('node:path'),
    import('node:fs/promises'),
    import('../home/write.js'),
  ])
  for (const { path, text } of proposals.flatMap((proposal) => proposal.files)) {
    const file = join(out, ...path.split('/'))
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (!isThere) await writeAtomic(file, text)
    await write(`${visible(file)}${isThere ? '  is there already, and was left as it is' : ''}\n`)
  }
}

function told({ proposals, cited, amended, others }: Proposed, looked: number): string {
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
  const lines = [
    `# ${count(proposals.length, 'announcement')} drafted, of ${count(looked, 'document')} looked through`,
    ...(cited.length > 0 ? [`# ${count(cited.length, 'document')} passed over: in the ledger already`] : []),
    ...amended.flatMap(({ source, notes }) =>
      notes.map((note) => `# ${source.id} has a note of what the ledger does not hold: ${visible(note)}`),
    ),
    ...(others.length > 0
      ? [`# ${count(others.length, 'document')} passed over: nothing in them that the ledger follows`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
