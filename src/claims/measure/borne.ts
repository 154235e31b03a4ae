/** The goods that bear a duty, where they are the subject: "natural graphite and permanent magnets from China carry a 25% tariff". */
import { auxiliaries, isBoundary } from './clause.js'
import { type Target, targetAt } from './target.js'
import type { Unit } from './units.js'

/** Words of saying or thinking: what stands before them is who says it, not goods. */
const sayings =
  /^(?:say|says|said|saying|note|notes|noted|add|adds|added|think|believe|believes|argue|argues|find|finds|found|show|shows|means|mean|know|knows|warn|warns)$/

/** A list of goods does not begin with these. */
const notFirst = /^(?:and|or|but|from|of|,|&|\/|in|worth|also|now|currently)$/

/** Goods bear duties; these do not, and are not goods. */
const people =
  /^(?:firms?|companies|company|exporters?|importers?|farmers?|buyers?|consumers?|businesses|traders?|makers?|manufacturers?|producers?|retailers?|countries|nations|rivals?|competitors?|partners?|allies|they|it|we|he|she|both|sides|economy|economies|industry|industries|sectors?|growers?|shippers?|households?|shoppers?|others?|some|many|most|which|who|analysts?|officials?)$/

/**
 * The longest phrase of goods that ends where the verb's auxiliaries begin.
 *
 * @param verb the verb of bearing: "carry", "face", "subject to"
 * @param floor first unit that may belong to it
 */
export function goodsBearing(units: Unit[], verb: number, floor: number): Target | undefined {
  let end = verb
  while (end > floor && units[end - 1]?.mark === undefined && auxiliaries.has(units[end - 1]?.lower ?? '')) end--
  let least = end
  while (least > floor && end - least < 20) {
    const unit = units[least - 1]
    if (isBoundary(unit) || unit?.mark?.kind === 'period' || sayings.test(unit?.lower ?? '')) break
    least--
  }
  for (let start = least; start < end; start++) {
    if (notFirst.test(units[start]?.lower ?? '')) continue
    const goods = targetAt(units, start)
    if (goods?.end !== end) continue
    return goods.scope.length === 0 || units.slice(start, end).some(({ lower }) => people.test(lower))
      ? undefined
      : goods
  }
  return undefined
}
