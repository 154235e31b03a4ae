/** `readout sync ...`: official data into the data directory. */
import { printProblem } from '../problem.js'
import { operation } from './operation.js'

export const syncHts = operation({
  name: 'sync hts',
  summary:
    'Take the US customs schedule into the data directory: from a folder of archives, or the newest from its site',
  example: 'readout sync hts --from archives',
  input: {
    from: {
      type: 'text',
      optional: true,
      summary: 'a folder with hts_<year>_<basic|rev_N>.json, gzipped or not; the live site when left out',
    },
  },
  run: async (input, effects) => {
    const began = performance.now()
    const [{ archivesIn, takeIn }, { loadLaw }, { openHome }] = await Promise.all([
      import('./effects/sync-hts.js'),
      import('../home/installed.js'),
      import('../home/paths.js'),
    ])
    const order = (await loadLaw()).editions.filter(({ imposer }) => imposer === 'US')
    const { archives, problems } = await archivesIn(input.from ?? '', order)
    const synced = await takeIn(archives, order, openHome(effects.env), effects.progress)
    for (const problem of [...problems, ...synced.problems]) effects.progress(`readout: ${printProblem(problem)}`)
    const { read, unchanged, editions, lines, stretches, file, bytes } = synced
    const first = editions[0]?.title ?? 'nothing'
    const last = editions.at(-1)?.title ?? 'nothing'
    await effects.write(
      `${read} archives read, ${unchanged} unchanged: ${editions.length} editions, ${first} to ${last}, ` +
        `${lines} lines in ${stretches} stretches (${(bytes / 1e6).toFixed(1)} MB, ` +
        `${((performance.now() - began) / 1000).toFixed(1)} s), in ${file}\n`,
    )
    return { status: problems.length + synced.problems.length === 0 ? 0 : 2 }
  },
})
