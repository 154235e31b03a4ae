/** `readout sync ...`: official data into the data directory. */
import { printProblem } from '../problem.js'
import { operation } from './operation.js'

export const syncHts = operation({
  name: 'sync hts',
  summary: 'Take the US customs schedule into the data directory: a folder of editions, or the newest from its site',
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
      input.from === undefined
        ? await newestArchive(effects.env, home, order, { progress })
        : await archivesIn(input.from, order)
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
  },
})

function told({ read, unchanged }: { read: number; unchanged: number }): string {
  const archives = (count: number): string => `${count} archive${count === 1 ? '' : 's'}`
  if (read === 0 && unchanged === 0) return 'nothing new'
  return `${archives(read)} read, ${unchanged} unchanged`
}
