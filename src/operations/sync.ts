/** `readout sync`: official data into the data directory. */
import { printProblem } from '../problem.js'
import { type Effects, type Outcome, operation } from './operation.js'

export const sync = operation({
  name: 'sync',
  summary: 'Take official data into the data directory: figures, customs detail, documents, the US customs schedule',
  example: 'readout sync hts --from archives',
  input: {
    source: {
      type: 'text',
      positional: true,
      many: true,
      optional: true,
      summary: 'names of sources (docs/sync.md); every source that can be asked when left out',
    },
    since: { type: 'day', optional: true, summary: 'the earliest day or month wanted; each source has its own' },
    partner: {
      type: 'text',
      many: true,
      optional: true,
      summary: 'countries by ISO code or name, W for the world, "*" for all; the sides of the contact record and W',
    },
    reporter: { type: 'text', optional: true, summary: 'the country whose trade it is; US when left out' },
    product: {
      type: 'text',
      many: true,
      optional: true,
      summary: 'beginnings of HS codes, or names of products; all when left out',
    },
    words: { type: 'text', optional: true, summary: 'words to search articles for' },
    again: { type: 'yes', optional: true, summary: 'read every answer anew, also those that are the same as before' },
    record: { type: 'text', optional: true, summary: 'write requests and answers into this folder, without keys' },
    from: {
      type: 'text',
      optional: true,
      summary:
        'a folder in place of the live site: with hts, hts_<year>_<basic|rev_N>.json, gzipped or not; else what --record wrote',
    },
  },
  more: 'Exit status: 0 done; 2 bad usage or input; 3 a source could not be reached, or answered amiss: the others were synced.',
  run: async (input, effects) => {
    const names = [...new Set(input.source ?? [])]
    if (names.length === 1 && names[0] === 'hts') return syncSchedule(input.from, effects)
    const { syncSources } = await import('./effects/sync-sources.js')
    return syncSources({ ...input, source: names }, effects, () => syncSchedule(undefined, effects))
  },
})

/** The US schedule: a folder of editions, or the newest from its site. */
async function syncSchedule(from: string | undefined, effects: Effects): Promise<Outcome> {
  const began = performance.now()
  const [{ archivesIn, newestArchive }, { takeIn }, { loadLaw }, { openHome }] = await Promise.all([
    import('./effects/sync-hts.js'),
    import('./effects/lay-together.js'),
    import('../home/installed.js'),
    import('../home/paths.js'),
  ])
  const home = openHome(effects.env)
  const { progress } = effects
  const order = (await loadLaw()).editions.filter(({ imposer }) => imposer === 'US')
  const given =
    from === undefined ? await newestArchive(effects.env, home, order, { progress }) : await archivesIn(from, order)
  const synced = await takeIn(given.archives, order, home, progress)
  const problems = [...given.problems, ...synced.problems]
  if (problems.length === 0) await given.taken()
  for (const problem of problems) await effects.write(`${printProblem(problem)}\n`)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const { columns, file } = synced
  await effects.write(`${told(synced)} (${seconds} s)\n`)
  if (columns !== undefined) {
    const { editions, codes, from } = columns
    const span = `${editions[0]?.title} to ${editions.at(-1)?.title}`
    await effects.write(
      `held: ${editions.length} editions, ${span}, ${codes.length} lines in ${from.length} stretches\n`,
    )
    await effects.write(`in ${file}\n`)
  }
  return { status: problems.length === 0 ? 0 : 2 }
}

function told({ read, unchanged }: { read: number; unchanged: number }): string {
  const archives = (count: number): string => `${count} archive${count === 1 ? '' : 's'}`
  if (read === 0 && unchanged === 0) return 'nothing new'
  return `${archives(read)} read, ${unchanged} unchanged`
}
