/** What was done, and to what level: the verb, the noun of change and the rates together. */

import { peakAfter } from './after.js'
import { clauseEnd } from './clause.js'
import type { Told } from './govern.js'
import { ratesAfter, type VerbRates } from './levels.js'
import type { MeasurePhrase } from './noun.js'
import type { Unit } from './units.js'
import type { Action } from './words.js'

export function actionOf({ phrase, governor, nominal }: Told, future: boolean, present: boolean): Action {
  const noun = nominal?.action ?? phrase.action ?? phrase.word.action
  if (noun !== undefined) {
    // "delayed an increase", "scrapped a hike": the rise did not come.
    if (
      (noun === 'raise' || noun === 'impose') &&
      (governor?.word.action === 'pause' || governor?.word.action === 'end')
    )
      return governor.word.action
    // "maintain the suspension", "continue the pause": what is kept up is drawn out.
    if (
      governor !== undefined &&
      (governor.word.action === 'in_force' || governor.word.action === 'extend') &&
      noun === 'pause'
    )
      return governor.word.action === 'in_force' && governor.role === 'subject' ? 'in_force' : 'extend'
    if (
      governor !== undefined &&
      governor.word.modality === undefined &&
      governor.word.action !== 'impose' &&
      noun === 'pause'
    )
      return governor.word.action
    return noun
  }
  // "currently imposes a 30% tariff", "charges 10%": it stands.
  if (governor?.role === 'object' && governor.word.action === 'impose' && present) return 'in_force'
  // "shall be subject to a 10% duty": what is to be is imposed.
  if (governor?.word.onTarget === true && governor.word.action === 'in_force' && future) return 'impose'
  return governor?.word.action ?? 'in_force'
}

interface Rated {
  action: Action
  rates: MeasurePhrase['rates']
  from?: MeasurePhrase['rates'][number]
  points?: MeasurePhrase['rates'][number]
  end: number
}

/** The rates of the phrase and of its verb together: "cut its 20% tariff to 10%". */
export function ratesOf(units: Unit[], { phrase, governor, nominal }: Told, action: Action): Rated {
  const from = governor?.role === 'subject' ? governor.to : phrase.end
  const limit = clauseEnd(units, from)
  const changes = governor !== undefined || nominal !== undefined || phrase.action !== undefined
  const hung: VerbRates = changes
    ? ratesAfter(
        units,
        from,
        limit,
        governor?.role !== 'subject'
          ? undefined
          : governor.word.action === 'in_force'
            ? 'at'
            : governor.word.action === 'raise' || governor.word.action === 'cut'
              ? 'by'
              : undefined,
      )
    : { end: phrase.end }
  const peak = governor?.role === 'subject' ? peakAfter(units, phrase.to, governor.at) : undefined
  const level = hung.to ?? hung.at
  const moved =
    action === 'raise' || action === 'cut' || governor?.word.action === 'raise' || governor?.word.action === 'cut'
  const rated: Rated = { action, rates: level !== undefined ? [level] : phrase.rates, end: hung.end }
  if (level !== undefined && moved) {
    const before = hung.from ?? peak?.mark ?? phrase.rates[0]
    if (before !== undefined && before !== level) rated.from = before
  } else if (hung.from !== undefined) rated.from = hung.from
  if (hung.by !== undefined && level === undefined) {
    rated.points = hung.by
    rated.rates = []
  }
  // "lifted tariffs to 25%", "dropped its duty to 10%": a level tells which way.
  if (level !== undefined && action === 'end' && governor?.word.loose === true) {
    const before = rated.from?.number.value
    rated.action =
      before === undefined
        ? /^lift/.test(units[governor.at]?.lower ?? '')
          ? 'raise'
          : 'cut'
        : level.number.value > before
          ? 'raise'
          : 'cut'
    rated.from ??= phrase.rates[0]
  }
  if (level !== undefined && action === 'impose' && hung.from !== undefined)
    rated.action = level.number.value > hung.from.number.value ? 'raise' : 'cut'
  return rated
}
