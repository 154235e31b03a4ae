/** Which of the figures that a source gives are news: a number that is in print already needs no second vintage. */
import type { Figure } from './figure.js'
import { slotOf } from './known.js'

/**
 * The figures whose number differs from the one in print before them: of the same series, period, measure and document, the
 * newest vintage no younger than theirs. Where none is held from before, they tell since when the number is known, and stay.
 *
 * @param held of the same series; the same figure in it is passed over
 */
export function changesOf<F extends { figure: Figure }>(incoming: readonly F[], held: readonly Figure[]): F[] {
  const slots = new Map<string, Figure[]>()
  const put = (figure: Figure, slot = slotOf(figure)): void => {
    const at = slots.get(slot)
    if (at === undefined) slots.set(slot, [figure])
    else at.push(figure)
  }
  for (const figure of held) put(figure)
  const inOrder = incoming.toSorted((a, b) => byPrint(a.figure, b.figure))
  return inOrder.filter(({ figure }) => {
    const slot = slotOf(figure)
    const before = slots.get(slot) ?? []
    if (before.some(({ id }) => id === figure.id)) return false
    const inPrint = before
      .filter((one) => dayOf(one) <= dayOf(figure))
      .toSorted(byPrint)
      .at(-1)
    if (inPrint !== undefined && sameNumber(inPrint, figure)) return false
    put(figure, slot)
    return true
  })
}

const dayOf = ({ vintageDay }: Figure): number => vintageDay ?? 0

/** Oldest first; of one day, the one that a question takes comes last. */
function byPrint(a: Figure, b: Figure): number {
  return dayOf(a) - dayOf(b) || (a.id < b.id ? 1 : -1)
}

function sameNumber(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.quantity === b.quantity && a.unit === b.unit
}
