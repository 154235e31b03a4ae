/** Figures as they could be known on a day: what was released by then, and the vintage to use for it. */
import type { Day } from '../time/day.js'
import { type Figure, printKey } from './figure.js'
import type { KnownOn } from './terms.js'

export type { KnownOn }

/** A figure chosen for a day. */
export interface KnownFigure extends Figure {
  /**
   * The number held was printed after the day asked: the first print may have differed, and the verdict says so. Asked for
   * the first print, the oldest vintage held is younger than the release.
   */
  laterVintage: boolean
}

/**
 * What was public on a day. A figure counts from the release of its period; of several vintages of one number the newest
 * printed by that day is taken, else the oldest held, marked as a later vintage.
 *
 * @param known the day of the question, and figures released after it are left out; or `latest`; or `first`
 */
export function knownAt(figures: readonly Figure[], known: KnownOn): KnownFigure[] {
  const days = chosenOn.get(figures) ?? new Map<KnownOn, KnownFigure[]>()
  const held = days.get(known)
  if (held !== undefined) return held
  const chosen = choose(figures, known)
  // A corpus asks the same series as of a few days, over and over; a store may live long, so only a few days are kept.
  if (days.size >= 16) days.clear()
  chosenOn.set(figures, days.set(known, chosen))
  return chosen
}

const chosenOn = new WeakMap<readonly Figure[], Map<KnownOn, KnownFigure[]>>()

function choose(figures: readonly Figure[], known: KnownOn): KnownFigure[] {
  const chosen = new Map<string, Figure>()
  for (const figure of figures) {
    const day = dayFor(figure, known)
    if (figure.released > day) continue
    const slot = slotOf(figure)
    const held = chosen.get(slot)
    if (held === undefined || isBetter(figure, held, day)) chosen.set(slot, figure)
  }
  return [...chosen.values()].map((figure) => ({ ...figure, laterVintage: isLater(figure, dayFor(figure, known)) }))
}

/** The first print is what was known on the day of the release: the newest vintage of that day, else the oldest after it. */
function dayFor(figure: Figure, known: KnownOn): Day {
  if (known === 'first') return figure.released
  return known === 'latest' ? (Number.MAX_SAFE_INTEGER as Day) : known
}

/** The earliest day on which any of these could be known, or undefined when there are none. */
export function knowableFrom(figures: readonly Figure[]): Day | undefined {
  let first: Day | undefined
  for (const { released } of figures) if (first === undefined || released < first) first = released
  return first
}

/** One number's place: the same series, period, measure and document. Only vintages differ inside it. */
export function slotOf(figure: Figure): string {
  const { period, basis, title } = figure
  const given = `${figure.value === undefined ? '' : 'v'}${figure.quantity === undefined ? '' : 'q'}`
  return `${printKey(figure)} ${period.start} ${period.end} ${given} ${basis}\n${title}`
}

function isLater(figure: Figure, known: Day): boolean {
  return figure.vintageDay !== undefined && figure.vintageDay > known
}

function isBetter(a: Figure, b: Figure, known: Day): boolean {
  const [aLate, bLate] = [isLater(a, known), isLater(b, known)]
  if (aLate !== bLate) return bLate
  const [aDay, bDay] = [a.vintageDay ?? 0, b.vintageDay ?? 0]
  if (aDay !== bDay) return aLate ? aDay < bDay : aDay > bDay
  return a.id < b.id
}
