/** Several stores asked as one: a figure that two of them hold is evidence once. */
import { type Figure, type FigureStore, printKey, type SeriesKey } from '../figures/figure.js'
import { slotOf } from '../figures/known.js'

/** The union of stores; where two hold the same number of the same document and vintage, the first one's figure stays. */
export function combined(...stores: (FigureStore | undefined)[]): FigureStore {
  const asked = stores.filter((store): store is FigureStore => store !== undefined)
  const only = asked[0]
  if (asked.length === 1 && only !== undefined) return only
  return {
    async series(keys) {
      const answers = await Promise.all(asked.map((store) => store.series(keys)))
      const figures = new Map<string, Figure>()
      for (const figure of answers.flat()) {
        const content = contentOf(figure)
        if (!figures.has(content)) figures.set(content, figure)
      }
      return [...figures.values()]
    },
    async keys(filter) {
      const keys = new Map<string, SeriesKey>()
      for (const store of asked) for (const key of (await store.keys?.(filter)) ?? []) keys.set(printKey(key), key)
      return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
    },
  }
}

/** A vintage is its day: two collectors may word it differently. */
function contentOf(figure: Figure): string {
  const { value, quantity, unit, vintageDay } = figure
  return `${slotOf(figure)}\n${vintageDay ?? ''} ${value ?? ''} ${quantity ?? ''} ${unit ?? ''}`
}
