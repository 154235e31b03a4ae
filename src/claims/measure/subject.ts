/** Who acts in a clause: the nearest name before the verb, with all that is joined to it. */

import { auxiliaries, isBoundary, openers } from './clause.js'
import { pairAt } from './sides.js'
import type { Unit } from './units.js'

/** Where the subject of a verb begins: the nearest name before it in its clause, with all that is joined to it by "and". */
export function subjectOf(
  units: Unit[],
  verb: number,
  floor: number,
  isActor: (unit: Unit, at: number) => boolean,
  /** Whom the verb hits is looked for: "imports from China are subject to". */
  isHit = false,
): { from: number; actors: number[]; pair: boolean } | undefined {
  for (let at = verb - 1; at >= floor; at--) {
    const unit = units[at]
    if (unit === undefined || isBoundary(unit)) return undefined
    const pair = pairEnds(units, at)
    if (pair !== undefined) return { from: units[pair - 1]?.lower === 'the' ? pair - 1 : pair, actors: [], pair: true }
    if (unit.mark === undefined && openers.has(unit.lower) && !/^(?:that|which|who|as)$/.test(unit.lower)) {
      // "suspended one but kept another": no subject of its own, so the one before.
      if (!sharesSubject(units, at, verb)) return undefined
      continue
    }
    if (
      !(isHit ? isActor(unit, at) || unit.mark?.kind === 'country' : isActor(unit, at)) ||
      isOblique(units, at, isHit)
    )
      continue
    const actors = [at]
    let from = at
    for (let left = at - 1; left >= floor && at - left < 8; left--) {
      const one = units[left]
      if (one === undefined) break
      if (isActor(one, left) && joined(units, left, from)) {
        actors.unshift(left)
        from = left
      } else if (!/^(?:and|the|,|president|mr|mr\.|president's|by|both)$/.test(one.lower)) break
    }
    while (
      isHit &&
      from > floor &&
      /^(?:from|of|goods|imports|exports|products|shipments|all|most)$/.test(units[from - 1]?.lower ?? '')
    )
      from--
    while (from > floor && /^(?:the|president|both)$/.test(units[from - 1]?.lower ?? '')) from--
    return { from, actors, pair: false }
  }
  return undefined
}

function sharesSubject(units: Unit[], opener: number, verb: number): boolean {
  if (!/^(?:but|while|before|after|then)$/.test(units[opener]?.lower ?? '')) return false
  return units.slice(opener + 1, verb).every(({ lower, mark }) => mark === undefined && auxiliaries.has(lower))
}

/** "to the United States", "of China": named, but not as who acts. */
function isOblique(units: Unit[], at: number, isHit: boolean): boolean {
  const [before, far] = [units[at - 1]?.lower ?? '', units[at - 2]?.lower ?? '']
  const oblique = isHit
    ? /^(?:to|in|into|by|entering)$/
    : /^(?:to|in|into|from|on|of|with|for|by|against|toward|towards|at|between|entering|than|under)$/
  return oblique.test(before) || (/^(?:the)$/.test(before) && oblique.test(far))
}

function joined(units: Unit[], left: number, right: number): boolean {
  const between = units.slice(left + 1, right).map(({ lower }) => lower)
  return between.length <= 3 && between.includes('and') && between.every((word) => /^(?:and|the|,)$/.test(word))
}

function pairEnds(units: Unit[], at: number): number | undefined {
  // "each other" is never who acts.
  for (const from of [at, at - 1, at - 2])
    if (from >= 0 && units[from]?.lower !== 'each' && pairAt(units, from) === at + 1) return from
  return undefined
}
