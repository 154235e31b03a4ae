/** Several stores asked as one: a figure that two of them hold is evidence once. */
import type { Breakdown, BreakdownAnswer } from '../figures/breakdown.js'
import { type Figure, type FigureStore, printKey, type SeriesKey } from '../figures/figure.js'
import { slotOf } from '../figures/known.js'
import { unions } from '../figures/terms.js'

/** A store that answers everything. */
export type WholeStore = FigureStore & Required<Pick<FigureStore, 'keys' | 'breakdown'>>

/** The union of stores; where two hold the same number of the same document and vintage, the first one's figure stays. */
export function combined(...stores: (FigureStore | undefined)[]): WholeStore {
  const asked = stores.filter((store): store is FigureStore => store !== undefined)
  const own = asked.filter((store) => store.breakdown !== undefined)
  const plain = union(asked.filter((store) => store.breakdown === undefined))
  return {
    ...union(asked),
    async breakdown(question) {
      // The months of one document may lie in several plain stores, so these are asked together.
      const { breakdownOf, byTrust } = await import('../figures/breakdown-of.js')
      const answers = await Promise.all([
        breakdownOf(plain, question, { aggregates: unions }),
        ...own.map(async (store) => (await store.breakdown?.(question)) ?? []),
      ])
      return once(answers.flat(), question).sort(byTrust)
    },
  }
}

function union(asked: readonly FigureStore[]): FigureStore & Required<Pick<FigureStore, 'keys'>> {
  const [only] = asked
  return {
    async series(keys) {
      if (asked.length === 1 && only !== undefined) return only.series(keys)
      const answers = await Promise.all(asked.map((store) => store.series(keys)))
      const figures = new Map<string, Figure>()
      for (const figure of answers.flat()) {
        const content = contentOf(figure)
        if (!figures.has(content)) figures.set(content, figure)
      }
      return [...figures.values()]
    },
    async keys(filter) {
      const answers = await Promise.all(asked.map((store) => store.keys?.(filter) ?? []))
      const keys = new Map<string, SeriesKey>()
      for (const key of answers.flat()) keys.set(printKey(key), key)
      return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
    },
  }
}

/** A vintage is its day: two collectors may word it differently. */
function contentOf(figure: Figure): string {
  const { value, quantity, unit, vintageDay } = figure
  return `${slotOf(figure)}\n${vintageDay ?? ''} ${value ?? ''} ${quantity ?? ''} ${unit ?? ''}`
}

/** One answer for each document: of two, the one that lacks fewer months. */
function once(answers: readonly BreakdownAnswer[], { spans }: Breakdown): BreakdownAnswer[] {
  const documents = new Map<string, BreakdownAnswer>()
  const lacks = ({ missing }: BreakdownAnswer): number =>
    spans.reduce((count, _, at) => count + (missing[at]?.length ?? 0), 0)
  for (const answer of answers) {
    const name = `${answer.basis}\n${answer.agency}\n${answer.title}`
    const held = documents.get(name)
    if (held === undefined || lacks(answer) < lacks(held)) documents.set(name, answer)
  }
  return [...documents.values()]
}
