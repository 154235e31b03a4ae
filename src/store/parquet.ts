/** The user's own figures as a store: asked by series, each answer kept. */

import { fits, parseKey } from '../figures/compiled.js'
import { type Figure, type FigureStore, printKey } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { figureReader } from '../figures/row.js'
import type { Home } from '../home/paths.js'
import { InputError } from '../problem.js'
import { type Duck, openDuck, sqlText } from './duck.js'
import { cellsOf, selected } from './rows.js'
import { broken, checkParts, partFile, partsFolder, readManifest } from './shelf.js'

/**
 * Opens the figures of a data directory. The database itself is loaded at the first question.
 *
 * @returns undefined where the directory holds none
 * @throws  InputError when what it holds is damaged
 */
export async function parquetStore(
  home: Home,
  calendar: ReleaseCalendar,
): Promise<(FigureStore & { close(): void }) | undefined> {
  const manifest = await readManifest(home)
  if (manifest.parts.length === 0) return undefined
  await checkParts(home, manifest)
  const from = `read_parquet([${manifest.parts.map((part) => sqlText(partFile(home, part))).join(', ')}])`
  const readRow = figureReader(calendar)
  const held = new Map<string, Promise<Figure[]>>()
  let opening: Promise<{ duck: Duck; keys: Set<string> }> | undefined
  const open = (): Promise<{ duck: Duck; keys: Set<string> }> => {
    opening ??= (async () => {
      const duck = await openDuck()
      const keys = await asked(duck, `SELECT DISTINCT key FROM ${from}`)
      return { duck, keys: new Set(keys.map(([key]) => String(key))) }
    })()
    return opening
  }
  const asked = async (duck: Duck, sql: string, values?: string[]): Promise<unknown[][]> => {
    try {
      return await duck.ask(sql, values)
    } catch {
      throw broken(partsFolder(home), 'holds a part that cannot be read')
    }
  }
  const seriesOf = async (key: string): Promise<Figure[]> => {
    const { duck, keys } = await open()
    if (!keys.has(key)) return []
    const rows = await asked(duck, `SELECT ${selected} FROM ${from} WHERE key = $1`, [key])
    return rows.map((row) => {
      const { figure, problems } = readRow(cellsOf(row), { file: partsFolder(home) })
      if (figure === undefined)
        throw problems[0] === undefined ? broken(partsFolder(home), 'holds a bad row') : new InputError(problems[0])
      return figure
    })
  }
  return {
    async series(keys) {
      const wanted = [...new Set(keys.map(printKey))]
      const answers = wanted.map((key) => {
        const known = held.get(key)
        if (known !== undefined) return known
        const answer = seriesOf(key)
        held.set(key, answer)
        return answer
      })
      return (await Promise.all(answers)).flat()
    },
    async keys(filter) {
      const { keys } = await open()
      return [...keys].sort().map(parseKey).filter(fits(filter))
    },
    close() {
      opening?.then(({ duck }) => duck.close()).catch(() => undefined)
      opening = undefined
    },
  }
}
