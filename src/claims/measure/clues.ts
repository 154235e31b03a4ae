/** What a clause tells of who acts and whom it hits. */
import type { ReadingContext } from '../reader.js'
import { goodsBearing } from './borne.js'
import { isBoundary } from './clause.js'
import type { Told } from './govern.js'
import { actorIn, type Clues, sidesOf } from './parties.js'
import { sideOf } from './sides.js'
import { subjectOf } from './subject.js'
import { targetAt } from './target.js'
import type { Unit } from './units.js'

interface Found {
  clues: Clues
  /** First unit of the subject that acts. */
  subject?: number
}

export function cluesOf(
  units: Unit[],
  { phrase, governor, nominal }: Told,
  start: number,
  context: ReadingContext,
): Found {
  const isActor = actorIn(units, context)
  const clues: Clues = {
    acting: [],
    hit: [],
    pair: false,
    mutual: nominal?.action === 'pause' || nominal?.action === 'extend',
  }
  const partner = sidesOf(units, phrase.partners, context)
  const agent = agentAfter(units, phrase.end, context)
  if (agent !== undefined) clues.acting = [agent]
  const verb = governor?.role === 'object' ? governor.at : nominal?.at
  let subject: number | undefined
  if (verb !== undefined && clues.acting.length === 0) {
    const found = subjectOf(units, verb, Math.max(0, start - 24), isActor, governor?.word.onTarget === true)
    if (found !== undefined) {
      const sides = sidesOf(units, found.actors, context)
      clues.pair = found.pair
      if (governor?.word.onTarget === true) {
        clues.hit = sides
        // "US soybeans face a tariff", "graphite from China carries a tariff": the subject is what it falls on.
        const bearing = goodsBearing(units, verb, Math.max(0, start - 24))
        const whole = bearing !== undefined && bearing.start < found.from && bearing.countries.length > 0
        phrase.target ??= whole ? bearing : targetAt(units, found.from)
        if (whole) found.from = bearing.start
      } else clues.acting = sides
      subject = found.from
    } else if (governor?.word.onTarget === true) {
      const bearing = goodsBearing(units, verb, Math.max(0, start - 24))
      if (bearing !== undefined) {
        phrase.target ??= bearing
        subject = bearing.start
      }
    }
  }
  if (governor?.role === 'object' && /^(?:match|matches|matched|matching)$/.test(units[governor.at]?.lower ?? ''))
    clues.ownerIsTarget = true
  // "has applied to goods from all countries": what follows is what it falls on.
  if (governor?.role === 'subject' && governor.word.whenPassive !== undefined)
    phrase.target ??= targetAt(units, governor.to)
  if (governor?.role === 'subject' && clues.acting.length === 0) {
    // "Trump announced the truce would be extended": who announces it acts.
    const found = subjectOf(units, phrase.from, Math.max(0, start - 12), isActor)
    if (found !== undefined && phrase.from - (found.actors[found.actors.length - 1] ?? 0) <= 6)
      clues.acting = sidesOf(units, found.actors, context)
    clues.pair ||= found?.pair === true
  }
  if (partner.length === 2) clues.acting = partner
  else if (partner[0] !== undefined && clues.hit.length === 0) clues.hit = partner
  return { clues, ...(subject !== undefined && { subject }) }
}

/** "imposed by China", "announced last week by Washington". */
function agentAfter(units: Unit[], from: number, context: ReadingContext): string | undefined {
  for (let at = from; at < from + 8; at++) {
    if (isBoundary(units[at])) return undefined
    if (units[at]?.lower !== 'by') continue
    for (let to = at + 1; to < at + 4; to++) {
      const unit = units[to]
      const side = unit === undefined ? undefined : sideOf(unit, context.lexicon, context.date)
      if (side !== undefined) return side
    }
    return undefined
  }
  return undefined
}
