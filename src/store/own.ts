/** The figures a question is asked of: those that came with the installation, and the user's own where there are any. */
import { access } from 'node:fs/promises'
import type { FigureStore } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import type { Home } from '../home/paths.js'
import { combined } from './combined.js'
import { manifestFile } from './shelf.js'

/**
 * The bundled store alone, or together with the data directory's. The database is loaded only in the second case, and
 * there at the first question.
 *
 * @throws InputError when the directory's figures are damaged
 */
export async function openOwnFigures(
  home: Home,
  bundled: FigureStore & { calendar: ReleaseCalendar },
): Promise<FigureStore> {
  const isThere = await access(manifestFile(home)).then(
    () => true,
    () => false,
  )
  if (!isThere) return bundled
  const { parquetStore } = await import('./parquet.js')
  return combined(bundled, await parquetStore(home, bundled.calendar))
}
