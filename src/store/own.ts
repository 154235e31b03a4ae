/** The figures a question is asked of: those that came with the installation, and what the data directory holds beside them. */
import { access } from 'node:fs/promises'
import type { FigureStore } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import type { Home } from '../home/paths.js'
import type { CodeGroup } from '../product/group.js'
import { combined, type WholeStore } from './combined.js'
import { customsManifest } from './customs/layout.js'
import { manifestFile } from './shelf.js'

/**
 * The bundled figures, together with the data directory's own and synced ones and its customs detail, where there are any.
 * The database is loaded only where there are, and there at the first question.
 *
 * @param groups groups of codes that customs detail is summed by; asked for only where there is such detail
 * @throws InputError when the directory's figures are damaged
 */
export async function openOwnFigures(
  home: Home,
  bundled: FigureStore & { calendar: ReleaseCalendar },
  groups: () => Promise<readonly CodeGroup[]> = async () => [],
): Promise<WholeStore> {
  const { calendar } = bundled
  const [hasShelf, hasCustoms] = await Promise.all([isThere(manifestFile(home)), isThere(customsManifest(home))])
  const shelf = async (): Promise<FigureStore | undefined> =>
    hasShelf ? (await import('./parquet.js')).parquetStore(home, calendar) : undefined
  const customs = async (): Promise<FigureStore | undefined> =>
    hasCustoms ? (await import('./customs/read.js')).openCustoms(home, { groups: await groups(), calendar }) : undefined
  const [own, detail] = await Promise.all([shelf(), customs()])
  return combined(bundled, own, detail)
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
