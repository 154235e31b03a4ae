/** Speakers told by a role only: a spokesperson, officials, the customs administration. */
import type { MarkOf } from '../../../language/marks.js'
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { type Layout, lowerAt, textOf, type Who } from '../layout.js'
import {
  headOf,
  organisationById,
  organisationByName,
  roleOfOrganisation,
  roleOn,
  sideOfOrganisation,
} from '../sides.js'

export function ofRole(
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
  const side =
    code ?? (context.publisher === undefined ? undefined : organisationByName(context.lexicon, context.publisher)?.side)
  const head = side === undefined ? undefined : headOf(context.lexicon, side, context.date)
  const role = head === undefined ? undefined : roleOn(head, context.date)
  if (head === undefined || role === undefined) return undefined
  return { name: head.names[0] ?? null, role: role.role, side: role.side }
}

export function sideOfRoleMark({ type, side }: MarkOf<'role'>, code: string | undefined): string | null {
  if (type === 'analyst') return 'analyst'
  if (type === 'industry') return 'industry'
  if (type === 'press') return 'press'
  return side ?? code ?? null
}

/** "the country's customs administration": the body of that side, or the first of any, whose names hold the role's words. */
export function bodyFor(role: string, side: string | undefined, context: ReadingContext) {
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
