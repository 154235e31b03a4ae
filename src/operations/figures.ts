/** `readout figures add`: a user's own official figures, into the data directory. */
import { operation } from './operation.js'

export const figuresAdd = operation({
  name: 'figures add',
  summary: 'Add official figures of your own from a CSV or Parquet file: every row checked, all or nothing',
  example: 'readout figures add my-figures.csv',
  input: { file: { type: 'text', positional: true, summary: 'CSV or Parquet, columns as in docs/figures.md' } },
  run: async (input, effects) => {
    const [{ addFigures }, { openHome }] = await Promise.all([import('../store/add.js'), import('../home/paths.js')])
    const home = openHome(effects.env)
    const { rows, added, already, ms } = await addFigures({ file: input.file, home, progress: effects.progress })
    await effects.write(
      `${rows} rows read, ${added} added, ${already} already held (${(ms / 1000).toFixed(1)} s), in ${home.root}\n`,
    )
    return { status: 0 }
  },
})
