/** Every cumulative figure of the bundled and the user's own, with the months that may be found for it. */
import { join } from 'node:path'
import { type FigureStore, printKey, type SeriesKey } from '../../figures/figure.js'
import { keyOf } from '../../figures/levels.js'
import { monthsAddedUp, type Reconciled, reconcile, type ToldDifference } from '../../figures/reconcile.js'
import { type KnownDifference, readDifferences } from '../../home/figure-differences.js'
import { loadBundled, loadCodes, loadSnapshot } from '../../home/installed.js'
import { ledgerFolder, openHome } from '../../home/paths.js'
import { InputError } from '../../problem.js'
import { groupOf } from '../../product/groups.js'
import { productIndex } from '../../product/index.js'
import { openOwnFigures } from '../../store/own.js'
import { isoPeriod } from '../../time/period.js'

/** More parts than this are no short way to say the same goods. */
const mostParts = 6

/**
 * Reconciles everything held. Customs detail is asked only for months of series that state a sum somewhere.
 *
 * @throws InputError when the program was not built, the data directory is damaged or the list of differences is
 */
export async function reconcileAll(env: Record<string, string | undefined>): Promise<ToldDifference[]> {
  const home = openHome(env)
  const [bundled, codes, snapshot] = await Promise.all([loadBundled(), loadCodes(), loadSnapshot()])
  const file = 'ledger/figures/differences.yaml'
  const { differences, problems } = await readDifferences(join(ledgerFolder, 'figures', 'differences.yaml'), file)
  if (problems[0] !== undefined) throw new InputError(problems[0])
  const products = productIndex(snapshot.products)

  const kin = (key: SeriesKey): SeriesKey[][] => {
    const group = groupOf(codes.groups, key.classification, key.code)
    if (group === undefined || group.except.length > 0 || group.includes.length > mostParts) return []
    return [group.includes.map((code) => ({ ...key, classification: 'HS', code }))]
  }
  const bushelKgOf = ({ classification, code }: SeriesKey): string | undefined =>
    products.byCode({ system: classification, code }).find(({ bushelKg }) => bushelKg !== undefined)?.bushelKg

  const store = await openOwnFigures(home, bundled, async () => codes.groups)
  const { parquetStore } = await import('../../store/parquet.js')
  const shelf = await parquetStore(home, bundled.calendar)
  const keys = await sumsStated([bundled, ...(shelf === undefined ? [] : [shelf])])
  shelf?.close()
  const found: ToldDifference[] = []
  for (const key of keys) {
    const figures = await store.series([key, ...kin(key).flat()])
    const own = reconcile(figures, { kin, bushelKgOf }).filter(({ figure }) => printKey(figure) === printKey(key))
    for (const one of own) {
      const reason = one.outcome === 'differs' ? reasonFor(one, differences) : undefined
      found.push({ ...one, ...(reason !== undefined && { reason }) })
    }
  }
  const order = ['differs', 'agrees', 'cannot']
  return found.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
}

/** The series that state a sum somewhere. */
async function sumsStated(stores: readonly FigureStore[]): Promise<SeriesKey[]> {
  const stated = new Map<string, SeriesKey>()
  for (const store of stores)
    for (const key of (await store.keys?.({})) ?? [])
      if ((await store.series([key])).some((figure) => monthsAddedUp(figure) !== undefined))
        stated.set(printKey(key), keyOf(key))
  return [...stated].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
}

function reasonFor({ figure }: Reconciled, differences: readonly KnownDifference[]): string | undefined {
  return differences.find(
    ({ series, period, title }) =>
      series === printKey(figure) && period === isoPeriod(figure.period) && figure.title.startsWith(title),
  )?.reason
}
