/** The base of the stack: the rate of the line itself, by the column that the origin and the entry's programme open. */
import type { Rate } from '../amount/rate.js'
import { readRate, readSpecial } from '../amount/rate-text.js'
import type { Programme } from '../ledger/tariff.js'
import type { Facts } from './applies.js'
import type { KnownLaw } from './known.js'
import { secondColumn } from './origins.js'
import type { ScheduleLine } from './schedule.js'

export interface Base {
  column: 'general' | 'special' | 'second' | 'quota' | 'interim'
  /** As printed. */
  text: string
  /** Undefined where the schedule held prints none: the base is not known. */
  rate?: Rate
  because: string
  programme?: Programme
  /** What the importer should know: a programme that gives nothing here. */
  note?: string
}

/** The base rate of a line for an origin on a day. */
export function baseOf(law: KnownLaw, line: ScheduleLine, origin: string, facts: Facts): Base {
  if (line.other !== '' && law.origins.isIn(secondColumn, origin, facts.date))
    return printed('second', line.other, 'column 2: the origin has no normal trade relations')
  const quota = line.quota !== undefined && [...facts.claims].some((id) => law.conditions.get(id)?.column === 'quota')
  if (quota && line.quota !== undefined) return printed('quota', line.quota, 'the rate within the tariff quota')
  const general = generalOf(line)
  if (facts.programme === undefined) return general
  const programme = law.programmes.find(({ id }) => id === facts.programme)
  if (programme === undefined) return general
  const refused = refusal(law, line, origin, facts, programme)
  if (typeof refused === 'string') return { ...general, note: refused }
  return {
    column: 'special',
    text: refused.text,
    rate: refused.rate,
    because: `the special rate of ${programme.names[0] ?? programme.id}, claimed`,
    programme,
  }
}

function printed(column: Base['column'], text: string, because: string): Base {
  const rate = readRate(text)
  return { column, text, because, ...(rate !== undefined && { rate }) }
}

function generalOf(line: ScheduleLine): Base {
  if (line.interim !== undefined && line.interim !== '')
    return printed('interim', line.interim, 'the interim rate, lower than the MFN rate, for a time')
  return printed(
    'general',
    line.general,
    line.general === '' ? 'the rate of this line is not on record' : 'the general (MFN) rate of the line',
  )
}

/** Why a programme gives nothing here, in words; else the rate it gives. */
function refusal(
  law: KnownLaw,
  line: ScheduleLine,
  origin: string,
  { date }: Facts,
  programme: Programme,
): string | { text: string; rate: Rate } {
  const name = programme.names[0] ?? programme.id
  if (!law.origins.meant(programme.origins, origin, date)) return `${name} is not for goods of this origin`
  if (programme.from !== undefined && date < programme.from) return `${name} was not yet in force`
  if (programme.through !== undefined && date > programme.through) return `${name} had lapsed`
  const found = readSpecial(line.special).find(({ symbols }) =>
    symbols.some((symbol) => programme.symbols.includes(symbol)),
  )
  if (found !== undefined) return { text: found.text, rate: found.rate }
  const general = readRate(line.general)
  if (general?.kind === 'free') return { text: line.general, rate: general }
  return `the line prints no special rate for ${name}: the general rate stands`
}
