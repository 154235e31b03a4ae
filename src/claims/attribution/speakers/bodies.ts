/** Bodies, countries and pairs of them as speakers. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { type Layout, lowerAt, textOf, type Who } from '../layout.js'
import {
  officialWords,
  organisationById,
  organisationByName,
  roleOfOrganisation,
  sideOfOrganisation,
  sideOfWords,
} from '../sides.js'
import { dataNouns } from '../verbs.js'
import type { FoundSpeaker } from './found.js'
import { bodyFor } from './roles.js'

export function isPossessive(layout: Layout, mark: Who): boolean {
  const next = lowerAt(layout, mark.to)
  return next === "'s" || next === '’s' || next === "'"
}

export function ofOrganisation(layout: Layout, mark: Who, context: ReadingContext): Speaker {
  const id = mark.kind === 'organisation' ? mark.id : ''
  const known = organisationById(context.lexicon, id)
  // "USDA Foreign Agricultural Service": two names of one body.
  const before = mark.from > 0 ? layout.whoAt[mark.from - 1] : undefined
  const written = textOf(layout, before?.kind === 'organisation' ? before.from : mark.from, mark.to)
  if (known === undefined) return { name: written, role: '', side: null }
  return { name: written, role: roleOfOrganisation(known), side: sideOfOrganisation(known) }
}

export function ofCountry(layout: Layout, mark: Who, from: number, to: number): FoundSpeaker | undefined {
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
export function pairIn(layout: Layout, within: Who[], context: ReadingContext): FoundSpeaker | undefined {
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
export function bothSides(layout: Layout, from: number, to: number): FoundSpeaker | undefined {
  const text = textOf(layout, from, to)
  if (!/\b(?:two|both) (?:leaders|presidents|sides|countries|governments|nations|delegations)$/i.test(text))
    return undefined
  return { speaker: { name: null, role: text.replace(/^(?:the|both)\s+/i, '').slice(0, 60), side: 'both' }, from, to }
}

/** "Farm Flavor's analysis of USDA data": whose data or study it is. */
export function ownerOfData(layout: Layout, within: Who[], context: ReadingContext): Speaker | undefined {
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

/** A speaker by the name of a body, such as the document's publisher. */
export function bodyNamed(name: string, context: ReadingContext) {
  return organisationByName(context.lexicon, name)
}
