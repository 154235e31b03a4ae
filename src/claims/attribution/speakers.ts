/** From the words for a speaker to the speaker: name, role and side, people and bodies by what the lexicon says of them that day. */
import type { MarkOf } from '../../language/marks.js'
import type { Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { isComma, type Layout, lowerAt, textOf, type Who } from './layout.js'
import {
  headOf,
  officialWords,
  organisationById,
  organisationByName,
  personById,
  roleOfOrganisation,
  roleOn,
  sideOfOrganisation,
  sideOfRole,
  sideOfWords,
} from './sides.js'
import { dataNouns } from './verbs.js'

/** A speaker with the tokens that name them. */
export interface FoundSpeaker {
  speaker: Speaker
  from: number
  to: number
}

/**
 * The speaker named between two tokens. Of a name with its title before or after it, the name; of two joined by "and", both.
 *
 * @param last the speaker that a pronoun refers to
 */
export function speakerIn(
  layout: Layout,
  from: number,
  to: number,
  context: ReadingContext,
  last: Speaker | undefined,
): FoundSpeaker | undefined {
  const within = layout.who.filter((mark) => mark.from >= from && mark.to <= to)
  const people = within.filter((mark) => mark.kind === 'person' && !isPossessive(layout, mark))
  const names = within.filter((mark) => mark.kind === 'name' && !isPossessive(layout, mark) && looksLikePerson(mark))
  const [person] = people
  if (person !== undefined)
    return { speaker: ofPerson(layout, person as MarkOf<'person'>, context, from, to), from, to }
  const pronoun = pronounIn(layout, from, to, last)
  if (pronoun !== undefined) return pronoun
  const pair = pairIn(layout, within, context)
  if (pair !== undefined) return pair
  const both = bothSides(layout, from, to)
  if (both !== undefined) return both
  const owner = ownerOfData(layout, within, context)
  if (owner !== undefined) return { speaker: owner, from, to }
  const role = within.find((mark) => mark.kind === 'role')
  const [name] = names
  if (name !== undefined && (role !== undefined || hasTitle(layout, from, to) || within[0] === name))
    return { speaker: ofName(layout, name as MarkOf<'name'>, within, context, from, to), from, to }
  if (role !== undefined)
    return { speaker: ofRole(layout, role as MarkOf<'role'>, within, context, from, to, last), from, to }
  const source = sourceNoun(layout, from, to)
  if (source !== undefined) return source
  // "the Chinese side said", "the White House said": the last body named heads the phrase, unless it only qualifies.
  const body = within.filter((mark) => mark.kind === 'organisation').at(-1)
  if (body !== undefined) return { speaker: ofOrganisation(layout, body, context), from, to }
  const country = within.find((mark) => mark.kind === 'country')
  if (country !== undefined) return ofCountry(layout, country, from, to)
  if (name !== undefined)
    return { speaker: ofName(layout, name as MarkOf<'name'>, within, context, from, to), from, to }
  return undefined
}

function isPossessive(layout: Layout, mark: Who): boolean {
  const next = lowerAt(layout, mark.to)
  return next === "'s" || next === '’s' || next === "'"
}

/** Two words or more, or one after a title: a single unknown capital is too often no name. */
function looksLikePerson(mark: Who): boolean {
  return mark.kind === 'name' && mark.name.length > 2
}

const titles = new Set(
  'mr mr. ms ms. mrs mrs. dr dr. president secretary minister ambassador senator sen. rep. representative economist analyst professor farmer spokesman spokeswoman spokesperson director chairman chairwoman chief head of'.split(
    ' ',
  ),
)

function hasTitle(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (titles.has(lowerAt(layout, index))) return true
  return false
}

function ofPerson(layout: Layout, mark: MarkOf<'person'>, context: ReadingContext, from: number, to: number): Speaker {
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
function ofName(
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

function ofRole(
  layout: Layout,
  mark: MarkOf<'role'>,
  within: Who[],
  context: ReadingContext,
  from: number,
  to: number,
  last: Speaker | undefined,
): Speaker {
  const body = within.find((one) => one !== mark && one.kind === 'organisation')
  const known = body?.kind === 'organisation' ? organisationById(context.lexicon, body.id) : undefined
  const country = within.find((one) => one.kind === 'country')
  const code = mark.side ?? (country?.kind === 'country' ? country.code : undefined)
  const office = officeHolder(layout, mark, code, last, context)
  if (office !== undefined) return office
  if (mark.type === 'agency' || /embassy|ministry|department/.test(mark.role)) {
    const resolved = known ?? bodyFor(mark.role, code ?? lastSide(context) ?? sideSpokenOf(layout), context)
    if (resolved !== undefined)
      return {
        name: resolved.names[0] ?? mark.role,
        role: roleOfOrganisation(resolved),
        side: sideOfOrganisation(resolved) ?? code ?? null,
      }
  }
  const side = known === undefined ? sideOfRoleMark(mark, code) : (sideOfOrganisation(known) ?? code ?? null)
  const written = textOf(layout, from, to).replace(/^(?:a|an|the|one|some)\s+/i, '')
  const short = written.length <= 60 ? written : mark.role
  return { name: null, role: short === '' ? mark.role : short, side }
}

/** "The President said": the one spoken of before who is president, else the head of the side named or of the publisher. */
function officeHolder(
  layout: Layout,
  mark: MarkOf<'role'>,
  code: string | undefined,
  last: Speaker | undefined,
  context: ReadingContext,
): Speaker | undefined {
  // In the singular only: "the two leaders" are two.
  const word = lowerAt(layout, mark.to - 1)
  if (word !== mark.role || (word !== 'president' && !(word === 'leader' && code !== undefined))) return undefined
  if (
    last !== undefined &&
    last.name !== null &&
    /^president of /i.test(last.role) &&
    (code === undefined || last.side === code)
  )
    return last
  const side = code ?? (context.publisher === undefined ? undefined : bodyNamed(context.publisher, context)?.side)
  const head = side === undefined ? undefined : headOf(context.lexicon, side, context.date)
  const role = head === undefined ? undefined : roleOn(head, context.date)
  if (head === undefined || role === undefined) return undefined
  return { name: head.names[0] ?? null, role: role.role, side: role.side }
}

function sideOfRoleMark({ type, side }: MarkOf<'role'>, code: string | undefined): string | null {
  if (type === 'analyst') return 'analyst'
  if (type === 'industry') return 'industry'
  if (type === 'press') return 'press'
  return side ?? code ?? null
}

/** "the country's customs administration": the body of that side, or the first of any, whose names hold the role's words. */
function bodyFor(role: string, side: string | undefined, context: ReadingContext) {
  const asked = role
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3 && !['administration', 'agency', 'office', 'country', 'data'].includes(word))
  if (asked.length === 0) return undefined
  const bodies = context.lexicon.organisations.filter(
    (organisation) =>
      (side === undefined || organisation.side === side) &&
      ['agency', 'statistics', 'ministry', 'embassy', 'government'].includes(organisation.type) &&
      organisation.names.some((name) => {
        const plain = name.toLowerCase()
        return asked.every((word) => plain.includes(word))
      }),
  )
  // Every country has customs: without a side, only what one country alone has is known by its role.
  return new Set(bodies.map((body) => body.side)).size === 1 ? bodies[0] : undefined
}

/** The country whose matters the sentence is about: the first named in it. */
function sideSpokenOf(layout: Layout): string | undefined {
  const country = layout.who.find((mark) => mark.kind === 'country')
  return country?.kind === 'country' ? country.code : undefined
}

/** The country that the text spoke of last, where there is one. */
function lastSide({ discourse }: ReadingContext): string | undefined {
  return discourse.trade?.reporter ?? discourse.statistic?.reporter ?? undefined
}

function ofOrganisation(layout: Layout, mark: Who, context: ReadingContext): Speaker {
  const id = mark.kind === 'organisation' ? mark.id : ''
  const known = organisationById(context.lexicon, id)
  // "USDA Foreign Agricultural Service": two names of one body.
  const before = mark.from > 0 ? layout.whoAt[mark.from - 1] : undefined
  const written = textOf(layout, before?.kind === 'organisation' ? before.from : mark.from, mark.to)
  if (known === undefined) return { name: written, role: '', side: null }
  return { name: written, role: roleOfOrganisation(known), side: sideOfOrganisation(known) }
}

function ofCountry(layout: Layout, mark: Who, from: number, to: number): FoundSpeaker | undefined {
  if (mark.kind !== 'country') return undefined
  const text = textOf(layout, from, to)
  if (mark.form === 'adjective' && !officialWords.test(text) && !/\bside\b/i.test(text)) {
    const side = sideOfWords(text)
    return side === null ? undefined : { speaker: { name: null, role: text, side }, from, to }
  }
  if (mark.form === 'people')
    return { speaker: { name: null, role: text, side: sideOfWords(text) ?? mark.code }, from, to }
  if (mark.form === 'adjective') return { speaker: { name: null, role: text, side: mark.code }, from, to }
  return { speaker: { name: textOf(layout, mark.from, mark.to), role: 'government', side: mark.code }, from, to }
}

/** "Nvidia and the Commerce Department", "Washington and Beijing". */
function pairIn(layout: Layout, within: Who[], context: ReadingContext): FoundSpeaker | undefined {
  const [a, b] = within
  if (a === undefined || b === undefined || within.length !== 2) return undefined
  const gap = layout.tokens.slice(a.to, b.from).map(({ lower }) => lower)
  if (gap[0] !== 'and' || gap.length > 2) return undefined
  if (isMereRole(a) || isMereRole(b) || a.kind === 'name' || b.kind === 'name') return undefined
  const [x, y] = [sideOfMark(layout, a, context), sideOfMark(layout, b, context)]
  const countries = [x, y].filter((side) => side !== null && /^[A-Z]{2}$/.test(side))
  const side = x === y ? x : countries.length === 1 ? (countries[0] ?? null) : 'both'
  return {
    speaker: { name: textOf(layout, a.from, b.to).replace(/^the\s+/i, ''), role: 'both', side },
    from: a.from,
    to: b.to,
  }
}

/** A role of people; ministries and agencies told by their role are bodies. */
function isMereRole(mark: Who): boolean {
  return mark.kind === 'role' && mark.type !== 'agency'
}

function sideOfMark(layout: Layout, mark: Who, context: ReadingContext): string | null {
  if (mark.kind === 'country') return mark.code
  if (mark.kind === 'organisation') return ofOrganisation(layout, mark, context).side
  if (mark.kind === 'role') return mark.side ?? bodyFor(mark.role, undefined, context)?.side ?? null
  return null
}

/** "the two leaders", "both sides". */
function bothSides(layout: Layout, from: number, to: number): FoundSpeaker | undefined {
  const text = textOf(layout, from, to)
  if (!/\b(?:two|both) (?:leaders|presidents|sides|countries|governments|nations|delegations)$/i.test(text))
    return undefined
  return { speaker: { name: null, role: text.replace(/^(?:the|both)\s+/i, '').slice(0, 60), side: 'both' }, from, to }
}

/** "Farm Flavor's analysis of USDA data": whose data or study it is. */
function ownerOfData(layout: Layout, within: Who[], context: ReadingContext): Speaker | undefined {
  for (const mark of within) {
    if (!isPossessive(layout, mark) || (mark.kind !== 'name' && mark.kind !== 'organisation')) continue
    for (let index = mark.to + 1; index < mark.to + 4; index++)
      if (dataNouns.has(lowerAt(layout, index)))
        return mark.kind === 'organisation'
          ? ofOrganisation(layout, mark, context)
          : { name: mark.name, role: 'analyst', side: sideOfWords(mark.name) }
  }
  return undefined
}

function pronounIn(layout: Layout, from: number, to: number, last: Speaker | undefined): FoundSpeaker | undefined {
  if (last === undefined || to - from > 2) return undefined
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (word === 'he' || word === 'she' || word === 'they' || word === 'it') return { speaker: last, from, to }
  }
  return undefined
}

/** Sources without a name that no mark may have found. */
const sources: [RegExp, string, string | null][] = [
  [/\b(?:people|person|persons|source|sources) (?:familiar|briefed|close|with knowledge)/i, 'source', null],
  [/\b(?:sources?|insiders?)$/i, 'source', null],
  [/\b(?:analysts?|economists?|experts?|strategists?|observers|researchers|scholars)$/i, 'analysts', 'analyst'],
  [
    /\b(?:farmers?|growers?|producers|ranchers|traders?|importers|exporters|executives|companies|industry groups?|buyers|businesses|shippers|retailers|farm groups?|trade groups?)$/i,
    'industry',
    'industry',
  ],
  [/\b(?:state media|local media|media reports?|the report|reports)$/i, 'press', 'press'],
]

function sourceNoun(layout: Layout, from: number, to: number): FoundSpeaker | undefined {
  if (to <= from) return undefined
  const text = textOf(layout, Math.max(from, to - 12), to)
  for (const [pattern, role, side] of sources)
    if (pattern.test(text)) {
      const written = text.replace(/^(?:a|an|the|one|some)\s+/i, '')
      return { speaker: { name: null, role: written.length <= 60 ? written : role, side }, from, to }
    }
  return undefined
}

/** A speaker by the name of a body, such as the document's publisher. */
export function bodyNamed(name: string, context: ReadingContext) {
  return organisationByName(context.lexicon, name)
}
