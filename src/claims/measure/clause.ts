/** The clause around a measure: its verb, who acts in it, what tempers it, and the days and rates that hang on it. */
import type { Unit } from './units.js'

const hard = /^(?:[.;:?!()—–\u2014\u2013"“”]|--)$/

export const openers = new Set(
  'while whereas although though because if unless when whenever as but after before once that which who whom whose where since so'.split(
    ' ',
  ),
)

export const auxiliaries = new Set(
  "be is are was were been being am 's 're has have had having do does did will would shall 'd 'll to not n't also now then already still again further later soon since officially formally immediately temporarily effectively automatically currently recently subsequently eventually largely simply fully partly both all due set scheduled slated expected about going it them jointly mutually only just finally first have".split(
    ' ',
  ),
)

/** Whether a unit ends the clause for good. */
export function isBoundary(unit: Unit | undefined): boolean {
  return unit === undefined || (unit.mark === undefined && hard.test(unit.lower))
}

/** First unit of the clause that holds a unit: after the last boundary, or after a comma that opens a new subject. */
export function clauseStart(units: Unit[], at: number): number {
  for (let from = at; from > 0; from--) {
    const before = units[from - 1]
    if (isBoundary(before)) return from
    if (before?.mark === undefined && openers.has(before?.lower ?? '') && before?.lower !== 'as') return from
  }
  return 0
}

/** The unit after the clause's last: before a boundary, or before a word that opens another clause. */
export function clauseEnd(units: Unit[], at: number): number {
  for (let to = at; to < units.length; to++) {
    const unit = units[to]
    if (isBoundary(unit)) return to
    if (
      unit?.mark === undefined &&
      openers.has(unit?.lower ?? '') &&
      unit?.lower !== 'as' &&
      unit?.lower !== 'since' &&
      unit?.lower !== 'after' &&
      unit?.lower !== 'before' &&
      to > at
    )
      return to
  }
  return units.length
}
