/** Abbreviations with a stop, and which of them may end a sentence. */
import { isDigit } from './characters.js'

/** How a stop behind the abbreviation is read: `joins` never ends a sentence, `dated` only where no digit follows, `may` before a word that opens one. */
export type StopHabit = 'joins' | 'dated' | 'may'

const lists: Record<StopHabit, string> = {
  joins: `mr mrs ms dr sen sens rep reps gov govs gen lt col sgt maj capt cmdr adm brig prof pres rev hon amb sec supt insp messrs mt ft st
vs v e.g i.e eg ie cf viz ca approx est fig figs art arts para paras sect ch vol vols p pp ed eds al nos no op`,
  dated: 'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun',
  may: `inc corp co cos ltd llc plc bros assn assoc dept univ jr sr etc ave blvd rd hwy bldg govt intl natl admin comm pub
calif ill ind mass minn mo neb okla ore pa penn tenn tex va wash wis ariz ark colo conn del fla ga kan ky la md mich miss mont nev
lb lbs bu oz ft sq cu bbl bbls pct ton dist div res reg rel fed stat`,
}

const habits = new Map<string, StopHabit>()
for (const habit of ['may', 'dated', 'joins'] as const)
  for (const word of lists[habit].split(/\s+/)) habits.set(word, habit)

/** Also plain words: an abbreviation only with a capital (`Sen.`, `Mass.`, `Ill.`). */
const onlyCapital = new Set(
  `sat sun mon wed mar dec fig art no nos op ed st mass ill ind ore pa wash miss la mo md may sec gen rep pres hon rev ch col adm comm pub stat fed reg
res del co mt ft ga va ky`.split(/\s+/),
)

/** Counted only before a digit: `No. 5`, `Sat. 14`. */
const onlyBeforeDigit = new Set('no nos sat sun mon wed art fig ch op p pp para sec'.split(' '))

/** The habit of the word before a stop, or undefined where it is no abbreviation. `next` is the code of the next seen character. */
export function stopHabit(word: string, next: number): StopHabit | undefined {
  const lower = word.toLowerCase()
  const habit = habits.get(lower)
  if (habit === undefined) return undefined
  if (onlyCapital.has(lower) && word.charCodeAt(0) === lower.charCodeAt(0)) return undefined
  if (onlyBeforeDigit.has(lower) && !isDigit(next)) return undefined
  return habit
}

export function isAbbreviation(word: string, next: number): boolean {
  return stopHabit(word, next) !== undefined
}
