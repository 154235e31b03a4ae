/** From what people type to an entry: the code, the origin, the programme and the conditions, or an error that names the mend. */

import { nearest } from '../ledger/nearest.js'
import type { Country, LawBook } from '../ledger/tariff.js'
import { InputError, quoted } from '../problem.js'
import { printHs } from '../product/codes.js'
import { type Day, isoDay } from '../time/day.js'
import type { KnownLaw } from './known.js'
import type { CodeHint, Schedule, ScheduleLine } from './schedule.js'

/** How many lines are named for a code that is too short. */
const shown = 8

/**
 * A country by its ISO code or a name it has in the record.
 *
 * @throws InputError when there is none
 */
export function readOrigin(book: LawBook, text: string, input: string): string {
  const country = countryOf(book, text)
  if (country !== undefined) return country.code
  const names = book.countries.flatMap((one) => one.names)
  const near = nearest(text.trim(), names, 3)
  throw new InputError({
    what: `${quoted(text.trim())} is no country of origin on record`,
    where: { input },
    mend: `${near === undefined ? '' : `Did you mean ${near}? `}Write its ISO code of two letters, such as CN.`,
  })
}

const byName = new WeakMap<LawBook, Map<string, Country>>()

export function countryOf(book: LawBook, text: string): Country | undefined {
  let names = byName.get(book)
  if (names === undefined) {
    names = new Map()
    for (const country of book.countries) {
      names.set(country.code.toLowerCase(), country)
      for (const name of country.names) names.set(name.toLowerCase(), country)
      if (country.census !== undefined) names.set(country.census, country)
    }
    byName.set(book, names)
  }
  return names.get(text.trim().toLowerCase())
}

/**
 * The digits of a code.
 *
 * @returns undefined where the text holds no digit, or words among them, so that it may be searched by
 * @throws InputError when it is neither words nor digits
 */
export function readCode(text: string, input: string): string | undefined {
  const trimmed = text.trim()
  if (!/\d/.test(trimmed) || /^[^\d]*[a-z]{3,}|(?:^|\s)[a-z]{3,}(?:\s|$)/i.test(trimmed)) return undefined
  const digits = trimmed.replace(/[.\s-]/g, '')
  if (/^\d{15,}$/.test(digits))
    throw new InputError({
      what: `${quoted(trimmed)} has ${digits.length} digits`,
      where: { input },
      mend: 'Codes have 4, 6, 8 or 10.',
    })
  if (!/^\d+$/.test(digits))
    throw new InputError({
      what: `${quoted(trimmed)} is not a code: it has ${/[a-z]/i.test(digits) ? 'letters' : 'signs'} among its digits`,
      where: { input },
      mend: 'Write 8 or 10 digits, dots allowed, as in 8507.60.0020; or words, as in "lithium-ion batteries".',
    })
  return digits
}

/**
 * The line of a code on a day.
 *
 * @throws InputError naming the lines below a code that is too short, or what became of one that is no line that day
 */
export function lineOf(schedule: Schedule, digits: string, day: Day, input: string): ScheduleLine {
  const line = schedule.line(digits, day) ?? (digits.length === 8 ? schedule.line(`${digits}00`, day) : undefined)
  if (line !== undefined) return line
  const longer = schedule.under(digits, day, shown + 1)
  // Chinese declarations carry two digits below the line; the duty is the line's.
  const wide = digits.length === 10 ? schedule.line(digits.slice(0, 8), day) : undefined
  if (wide !== undefined) return wide
  if (longer.length === 1 && longer[0] !== undefined && digits.length >= 8) {
    const only = schedule.line(longer[0].code, day)
    if (only !== undefined) return only
  }
  throw noLine(schedule, digits, day, input, longer)
}

function noLine(schedule: Schedule, digits: string, day: Day, input: string, under: CodeHint[]): InputError {
  const code = printHs(digits)
  const count = `"${code}" has ${digits.length} digit${digits.length === 1 ? '' : 's'}`
  const list = (hints: readonly CodeHint[]): string =>
    `${hints
      .slice(0, shown)
      .map((hint) => `${printHs(hint.code)} ${cut(hint.description)}`)
      .join('; ')}${hints.length > shown ? '; ...' : ''}`
  if (under.length > 0)
    return new InputError({
      what: digits.length === 8 ? `the lines of "${code}" are not charged alike` : `${count}; a duty needs 8 or 10`,
      where: { input },
      mend: `Under it: ${list(under)}.`,
    })
  const fate = schedule.fate(digits)
  if (fate !== undefined) {
    const when =
      fate.until !== undefined && fate.until <= day
        ? `"${code}" is no line since ${isoDay(fate.until)}`
        : `"${code}" became a line on ${isoDay(fate.from)}`
    const others = fate.until !== undefined && fate.until <= day ? fate.into : fate.outOf
    return new InputError({
      what: when,
      where: { input },
      mend:
        others.length === 0
          ? 'Look for the good by words.'
          : `${fate.until !== undefined && fate.until <= day ? 'In its place' : 'Before it'}: ${list(others)}.`,
    })
  }
  if (digits.length % 2 === 1 && schedule.knows(`0${digits}`))
    return new InputError({
      what: count,
      where: { input },
      mend: `Its first zero may have been lost, as spreadsheets do: ${printHs(`0${digits}`)}.`,
    })
  const parent = digits.slice(0, -2)
  const beside = parent.length >= 4 ? schedule.under(parent, day, shown + 1) : []
  const what =
    digits.length % 2 === 1 || digits.length > 10
      ? `${count}; codes have 4, 6, 8 or 10`
      : `"${code}" is no line of the schedule held on ${isoDay(day)}`
  return new InputError({
    what,
    where: { input },
    mend: `${beside.length > 0 ? `Beside it: ${list(beside)}. ` : ''}${schedule.partial ?? 'Look for the good by words.'}`,
  })
}

const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 47)}...` : text)

/**
 * A programme by its id, its symbol or a name.
 *
 * @returns undefined for `none` and nothing
 * @throws InputError when there is none
 */
export function readProgramme(law: KnownLaw, text: string, input: string): string | undefined {
  const asked = text.trim().toLowerCase()
  if (asked === '' || asked === 'none') return undefined
  const found =
    law.programmes.find(({ id, names }) => id === asked || names.some((name) => name.toLowerCase() === asked)) ??
    law.programmes.find(({ symbols }) => symbols.some((symbol) => symbol.toLowerCase() === asked))
  if (found !== undefined) return found.id
  const names = law.programmes.map(({ names: [first], id }) => first ?? id)
  throw new InputError({
    what: `${quoted(text)} is no programme on record`,
    where: { input },
    mend: `Known are ${names.join(', ')}.`,
  })
}

/** The conditions that the importer asserts. @throws InputError when one is not on record */
export function readClaims(law: KnownLaw, texts: readonly string[], input: string): Set<string> {
  const claims = new Set<string>()
  for (const text of texts.flatMap((one) => one.split(',')).map((one) => one.trim())) {
    if (text === '') continue
    if (!law.conditions.has(text)) {
      const near = nearest(text, law.conditions.keys(), 4)
      throw new InputError({
        what: `${quoted(text)} is no condition on record`,
        where: { input },
        mend: near === undefined ? 'The answer lists the conditions that matter for a good.' : `Did you mean ${near}?`,
      })
    }
    claims.add(text)
  }
  return claims
}
