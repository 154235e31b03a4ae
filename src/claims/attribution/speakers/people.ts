/** People: those the lexicon knows, in the office they held that day, and strangers by their titles. */
import type { MarkOf } from '../../../language/marks.js'
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { isComma, type Layout, lowerAt, textOf, type Who } from '../layout.js'
import {
  officialWords,
  organisationById,
  personById,
  roleOn,
  sideOfOrganisation,
  sideOfRole,
  sideOfWords,
} from '../sides.js'
import { sideOfRoleMark } from './roles.js'

export function ofPerson(
  layout: Layout,
  mark: MarkOf<'person'>,
  context: ReadingContext,
  from: number,
  to: number,
): Speaker {
  const person = personById(context.lexicon, mark.id)
  const role = person === undefined ? undefined : roleOn(person, context.date)
  if (role !== undefined)
    return {
      name: mark.name,
      role: role.organisation === undefined || role.organisation === '' ? role.role : printRole(role),
      side: sideOfRole(context.lexicon, role),
    }
  const told = titleAround(layout, mark, from, to)
  // Out of office that day: a former official speaks for no country.
  const former = person?.roles[0]
  return {
    name: mark.name,
    role: told === '' ? (former === undefined ? '' : `former ${former.role}`) : told,
    side: sideOfWords(told) ?? (former === undefined ? null : former.side),
  }
}

function printRole({ role, organisation }: { role: string; organisation: string }): string {
  return role.includes(' of ') || role.toLowerCase().includes(organisation.toLowerCase())
    ? role
    : `${role}, ${organisation}`
}

/** A name the lexicon does not know: role and side from the title before or after it. */
export function ofName(
  layout: Layout,
  mark: MarkOf<'name'>,
  within: Who[],
  context: ReadingContext,
  from: number,
  to: number,
): Speaker {
  const role = titleAround(layout, mark, from, to)
  const body = within.find((one) => one.kind === 'organisation')
  const known = body?.kind === 'organisation' ? organisationById(context.lexicon, body.id) : undefined
  const country = within.find((one) => one.kind === 'country')
  const marked = within.find((one) => one.kind === 'role')
  const code = country?.kind === 'country' ? country.code : undefined
  const side = sideOfStranger(
    `${role} ${mark.name}`,
    known === undefined ? null : sideOfOrganisation(known),
    code,
    marked,
  )
  return { name: mark.name, role, side }
}

/** The side of somebody the lexicon does not know: of their body, of their country where they hold office, of their trade. */
function sideOfStranger(
  role: string,
  byBody: string | null,
  code: string | undefined,
  marked: MarkOf<'role'> | undefined,
): string | null {
  if (byBody !== null) return byBody
  const byWords = sideOfWords(role)
  const office = officialWords.test(role) && byWords !== 'industry'
  const country = marked?.side ?? code
  if (office && country !== undefined) return country
  if (byWords !== null) return byWords
  return marked === undefined ? null : sideOfRoleMark(marked, code)
}

/** "Caleb Ragland, President of the American Soybean Association (ASA)" gives the words after the comma; a title before the name else. */
function titleAround(layout: Layout, mark: Who, from: number, to: number): string {
  if (isComma(layout, mark.to) && mark.to + 1 < to) {
    let end = mark.to + 1
    while (end < to && !(isComma(layout, end) && end > mark.to + 1)) end++
    return textOf(layout, mark.to + 1, end)
      .replace(/^(?:a|an|the|one|some)\s+/i, '')
      .replace(/\s*\([^()]{1,20}\)$/, '')
  }
  const next = lowerAt(layout, mark.to)
  if ((next === 'of' || next === 'at' || next === 'from' || next === 'with') && mark.to + 1 < to)
    return textOf(layout, mark.to + 1, to)
  if (mark.from > from) return textOf(layout, from, mark.from).replace(/^(?:a|an|the|one|some)\s+/i, '')
  return ''
}
