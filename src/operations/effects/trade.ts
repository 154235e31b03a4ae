/** What trade questions start from: the figures, and the names of goods and countries. */
import { loadBundled, loadCodes, loadLaw, loadSnapshot } from '../../home/installed.js'
import { openHome } from '../../home/paths.js'
import { openOwnFigures } from '../../store/own.js'
import type { Day } from '../../time/day.js'
import type { TradeContext } from '../../trade/ask.js'
import { namesOf } from '../../trade/named.js'

/**
 * The figures as they are, not as the language engine needs them. The database is loaded only where the data directory holds
 * figures.
 *
 * @throws InputError when the program was not built, or the data directory is damaged
 */
export async function openTrade(env: Record<string, string | undefined>, today: Day): Promise<TradeContext> {
  const [{ products }, { countries, groups }, bundled, codes] = await Promise.all([
    loadSnapshot(),
    loadLaw(),
    loadBundled(),
    loadCodes(),
  ])
  const store = await openOwnFigures(openHome(env), bundled, async () => codes.groups)
  const { tree, subdivisions } = codes
  return {
    store,
    names: namesOf(products, countries, { groups, tree, subdivisions }),
    calendar: bundled.calendar,
    today,
  }
}
