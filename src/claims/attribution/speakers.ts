/** From the words for a speaker to the speaker: name, role and side, by what the lexicon says of them that day. */
import type { MarkOf } from '../../language/marks.js'
import type { Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { type Layout, lowerAt, type Who } from './layout.js'
import { bothSides, isPossessive, ofCountry, ofOrganisation, ownerOfData, pairIn } from './speakers/bodies.js'
import type { FoundSpeaker } from './speakers/found.js'
import { ofName, ofPerson } from './speakers/people.js'
import { ofRole } from './speakers/roles.js'
import { pronounIn, sourceNoun } from './speakers/unnamed.js'

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
  const names = within.filter(
    (mark) =>
      mark.kind === 'name' && !isPossessive(layout, mark) && looksLikePerson(mark) && !isWhere(layout, mark, within),
  )
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

const whereWords = new Set(['in', 'at', 'from', 'across', 'near', 'around'])

/** "Growers in the Plains": behind people told by what they do, a name after a preposition of place is where they are. */
function isWhere(layout: Layout, mark: Who, within: Who[]): boolean {
  if (!within.some((other) => other.kind === 'role' && other.from < mark.from)) return false
  const before = lowerAt(layout, mark.from - 1)
  return whereWords.has(before === 'the' ? lowerAt(layout, mark.from - 2) : before)
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
