/** The figures a question is asked of: those that came with the installation, and the user's own. */

import { access } from 'node:fs/promises'
import type { FigureStore } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { loadBundled } from '../home/installed.js'
import type { Home } from '../home/paths.js'
import { combined } from './combined.js'
import { manifestFile } from './shelf.js'

export interface OpenFigures {
  store: FigureStore
  calendar: ReleaseCalendar
  /** Lets go of the database, where one was opened. */
  close(): void
}

/**
 * Opens all figures. The database is loaded only where the data directory holds figures.
 *
 * @throws InputError when the program was not built, or the directory's figures are damaged
 */
export async function openFigures(home: Home): Promise<OpenFigures> {
  const bundled = await loadBundled()
  const { calendar } = bundled
  const isThere = await access(manifestFile(home)).then(
    () => true,
    () => false,
  )
  if (!isThere) return { store: bundled, calendar, close: () => undefined }
  const { parquetStore } = await import('./parquet.js')
  const own = await parquetStore(home, calendar)
  return { store: combined(bundled, own), calendar, close: () => own?.close() }
}
