/** Whose side a unit stands for: countries, capitals, people in office, ministries, "the two sides". */
import type { Lexicon } from '../../language/marks.js'
import type { Day } from '../../time/day.js'
import type { Unit } from './units.js'

/** The side of a unit by its ISO code, or undefined where it names none. */
export function sideOf(unit: Unit, lexicon: Lexicon, date: Day): string | undefined {
  const { mark } = unit
  switch (mark?.kind) {
    case 'country':
      return mark.code
    case 'person': {
      const person = lexicon.people.find(({ id }) => id === mark.id)
      const role = person?.roles.find(({ from, through }) => (from ?? date) <= date && date <= (through ?? date))
      return sided((role ?? person?.roles[0])?.side)
    }
    case 'organisation': {
      const organisation = lexicon.organisations.find(({ id }) => id === mark.id)
      return organisation !== undefined && governs(organisation.type) ? sided(organisation.side) : undefined
    }
    case 'role':
      return mark.type === 'official' || mark.type === 'agency' || mark.type === 'spokesperson'
        ? sided(mark.side)
        : undefined
    default:
      return undefined
  }
}

/** A company or a newspaper of a country does not impose its measures. */
function governs(type: string): boolean {
  return !/company|industry|press|news|association|university|think|bank|statistics/i.test(type)
}

function sided(side: string | undefined): string | undefined {
  return side !== undefined && /^[A-Z]{2}$/.test(side) ? side : undefined
}

const pairWords = new Set(['sides', 'countries', 'nations', 'economies', 'governments', 'powers', 'superpowers'])

/** "The two sides", "both countries", "each other": the pair that the text speaks of. @returns the unit after it */
export function pairAt(units: Unit[], at: number): number | undefined {
  const [first, second, third] = [units[at]?.lower, units[at + 1]?.lower, units[at + 2]?.lower]
  if (first === 'each' && (second === 'other' || second === "other's")) return at + 2
  if (first === 'both') {
    if (second !== undefined && pairWords.has(second)) return at + 2
    return /^(?:have|had|will|would|were|are|also|then|agreed|imposed|raised|cut|suspended|extended)$/.test(
      second ?? '',
    )
      ? at + 1
      : undefined
  }
  if (first !== 'two') return undefined
  if (second !== undefined && pairWords.has(second)) return at + 2
  return third !== undefined && pairWords.has(third) ? at + 3 : undefined
}

const pairs = new WeakMap<Lexicon, string[]>()

/** The two sides that the ledger's names speak of most: whom "the two sides" are where a text never says. */
export function homePair(lexicon: Lexicon): string[] {
  const known = pairs.get(lexicon)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const side of [
    ...lexicon.organisations.map((one) => one.side),
    ...lexicon.people.flatMap((one) => one.roles.map((role) => role.side)),
  ])
    if (sided(side) !== undefined && side !== undefined) counts.set(side, (counts.get(side) ?? 0) + 1)
  const made = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
    .slice(0, 2)
    .map(([side]) => side)
  pairs.set(lexicon, made)
  return made
}

/** The other one of two. */
export function otherOf(pair: string[], side: string): string | undefined {
  return pair.includes(side) ? pair.find((one) => one !== side) : undefined
}
