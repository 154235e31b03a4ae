/** What of the customs detail is held whole. */
import type { CustomsTable } from '../figures/customs.js'
import type { Home } from '../home/paths.js'
import type { Month } from '../time/period.js'
import { readCustomsManifest } from './customs/manifest.js'
import { readStretches } from './customs/stretches.js'

/**
 * Months of which every row of a partner is held.
 *
 * @param partner an ISO code, `W`, or `*` for every country one by one
 * @param codes   the beginning of the codes in question; all codes when left out
 * @throws InputError when the customs store is damaged or of a newer version
 */
export async function heldMonths(
  home: Home,
  table: Pick<CustomsTable, 'id'>,
  reporter: string,
  partner: string,
  codes = '',
): Promise<ReadonlySet<Month>> {
  const { scopes } = await readCustomsManifest(home)
  const all = `${reporter.slice(0, 2)}-*`
  const months = scopes
    .filter(
      (scope) =>
        scope.table === table.id &&
        codes.startsWith(scope.codes) &&
        (scope.reporter === reporter || (reporter !== all && reporter.includes('-') && scope.reporter === all)) &&
        (scope.partner === partner || (scope.partner === '*' && partner !== 'W')),
    )
    .flatMap(({ months }) => readStretches(months))
  return new Set(months)
}
