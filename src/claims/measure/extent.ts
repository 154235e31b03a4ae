/** How far a claim reaches: the stretch its days are looked for in, its tense, its modality, its span. */
import { clauseEnd } from './clause.js'
import type { Made } from './draft.js'
import type { Told } from './govern.js'
import type { Temper } from './temper.js'
import { phraseAt, type Unit } from './units.js'
import { type Action, verbs } from './words.js'

export function boundsOf(
  units: Unit[],
  core: { from: number; to: number },
  start: number,
  all: Told[],
  index: number,
): { from: number; to: number } {
  const end = clauseEnd(units, core.to)
  const next = all[index + 1]
  const until =
    next === undefined
      ? end
      : Math.min(
          end,
          next.governor === undefined || next.governor.at === all[index]?.governor?.at
            ? next.phrase.from
            : Math.min(next.governor.at, next.phrase.from),
        )
  const previous = all[index - 1]
  // What hangs on the measure before, such as "the truce, which expires on", is not this one's.
  const before = previous === undefined ? 0 : (previous.used ?? previous.phrase.end)
  return {
    from: Math.max(start, Math.min(before, core.from)),
    to: Math.max(core.to, Math.min(until, nextAct(units, core.to, until))),
  }
}

/** Where another act of the same subject begins: "and keeps the rest suspended until". */
function nextAct(units: Unit[], from: number, to: number): number {
  for (let at = from; at < to; at++)
    if (
      /^(?:and|but)$/.test(units[at]?.lower ?? '') &&
      (phraseAt(units, at + 1, verbs) !== undefined ||
        /^(?:is|are|was|were|will|would|has|have|said)$/.test(units[at + 1]?.lower ?? ''))
    )
      return at
  return to
}

export function tenseOf(units: Unit[], temper: Temper, { governor, phrase }: Told, start: number): Made['tense'] {
  if (temper.tense !== null && governor !== undefined)
    return governor.word.action === 'in_force' && temper.tense === 'past' ? 'past' : temper.tense
  const end = clauseEnd(units, phrase.end)
  const present = units
    .slice(start, end)
    .some(
      ({ lower, mark }) =>
        mark === undefined && /^(?:remain|remains|currently|now|still|already|faces|face|stands)$/.test(lower),
    )
  return present ? 'present' : null
}

export function modalityOf(temper: Temper, { phrase, governor }: Told): Pick<Made, 'modality'> {
  // "Both sides delayed proposed tariffs": the delay is told as done.
  const own =
    governor === undefined || governor.word.action === 'impose' || governor.word.action === 'in_force'
      ? phrase.modality
      : undefined
  const modality = temper.modality ?? governor?.word.modality ?? own
  return modality === undefined ? {} : { modality }
}

interface SpanClues {
  core: { from: number; to: number }
  when: { from: number; end: number }
  together: boolean
  subject: number | undefined
  temper: Temper
  action: Action
  /** End of the measure before: a subject before it is shared, and belongs to that one's span. */
  floor: number
}

/** The phrase alone where it stands without a verb or shares one; else from the subject to the last word that hangs on it. */
export function spanOf(
  units: Unit[],
  { phrase, governor, nominal }: Told,
  { core, when, together, subject, temper, floor }: SpanClues,
): { from: number; to: number } {
  if (governor === undefined && nominal === undefined) return { from: phrase.from, to: Math.max(phrase.end, when.end) }
  if (together && governor?.role === 'object') return { from: phrase.from, to: phrase.end }
  const own = Math.min(governor?.role === 'object' ? governor.at : phrase.from, nominal?.at ?? phrase.from)
  // "rose after imposing a tariff": the participle's own words are the claim.
  if (
    governor !== undefined &&
    governor.role === 'object' &&
    /^(?:after|before|by|while|since|despite)$/.test(units[governor.at - 1]?.lower ?? '') &&
    /ing$/.test(units[governor.at]?.lower ?? '')
  )
    return { from: own, to: Math.max(core.to, when.end) }
  const ahead = temper.modality === 'threatened' || temper.modality === 'proposed' || temper.tense === 'future'
  let from = ahead || subject === undefined || subject < floor ? own : Math.min(subject, own)
  if (when.from < from) {
    from = when.from
    if (/^(?:on|in|since|from|effective|starting)$/.test(units[from - 1]?.lower ?? '')) from--
  }
  return { from, to: Math.max(core.to, when.end) }
}
