/** What came with this installation, compiled: the ledger and the figures. Read at every start, so nothing else is loaded. */
import { bundledStore, type CompiledFigures, isCompiled } from '../figures/compiled.js'
import type { FigureStore } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { parseLawBook } from '../ledger/law-book.js'
import type { Snapshot } from '../ledger/records.js'
import { parseSnapshot } from '../ledger/snapshot.js'
import type { LawBook } from '../ledger/tariff.js'
import { InputError } from '../problem.js'
import { readBuilt } from './built.js'
import type { Codes, CodesOptions } from './codes.js'
import { figuresFile, lawFile, snapshotFile } from './paths.js'

/** @throws InputError when the program was not built */
export async function loadSnapshot(file: string = snapshotFile): Promise<Snapshot> {
  return parseSnapshot(await readBuilt(file), file)
}

/** The tariff law. @throws InputError when the program was not built */
export async function loadLaw(file: string = lawFile): Promise<LawBook> {
  return parseLawBook(await readBuilt(file), file)
}

/** The compiled figures as they stand in the file. @throws InputError when the program was not built */
export async function loadCompiledFigures(file: string = figuresFile): Promise<CompiledFigures> {
  const text = await readBuilt(file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (isCompiled(value)) return value
  throw new InputError({
    what: 'is not a whole file of compiled figures',
    where: { file },
    mend: 'Run: npm run build',
  })
}

/** The bundled figures as a store, with the release calendar. @throws InputError when the program was not built */
export async function loadBundled(
  file: string = figuresFile,
): Promise<FigureStore & { calendar: ReleaseCalendar; size: number }> {
  return bundledStore(await loadCompiledFigures(file))
}

/**
 * Trees of codes, groups of goods, end uses and parts of countries. Loaded only by who asks: trade questions, customs
 * detail.
 *
 * @throws InputError when the program was not built
 */
export async function loadCodes(options: CodesOptions = {}): Promise<Codes> {
  return (await import('./codes.js')).readCodes(options)
}
