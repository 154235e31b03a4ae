/** Whether a contact's parties and series are told so that no other can be meant. */
import { type Layout, lowerAt, type Who } from '../attribution/layout.js'
import { mainSides, organisationById, personById, roleOn } from '../attribution/sides.js'
import type { ReadingContext } from '../reader.js'
import type { Head } from './heads/head.js'
import { type Parties, partiesBefore } from './parties.js'

/** Subjects that have talks of their own beside those on trade. */
const otherSubjects = new Set(
  `ai artificial military defense defence climate financial group dialogue rights counternarcotics narcotics consular nuclear arms maritime
  aviation border vice-ministerial deputy deputies deputy-level technical strategic security space science agriculture agricultural
  energy immigration migration cyber diplomatic legal environmental`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const tradeWords = new Set('trade tariff tariffs economic economy commerce commercial duties the a their'.split(' '))

/** "a round of military talks", "talks on AI": another series than the rounds on trade. */
export function isOfOtherSubject(layout: Layout, { start, end, kind }: Head): boolean {
  if (kind !== 'round') return false
  for (let index = start; index < end; index++) if (otherSubjects.has(lowerAt(layout, index))) return true
  const dated = layout.sentence.marks.some(
    (mark) => mark.kind === 'period' && mark.from >= end && mark.from <= end + 1 && mark.to > end,
  )
  const next = lowerAt(layout, end)
  return !dated && ['on', 'about', 'over', 'concerning'].includes(next) && !tradeWords.has(lowerAt(layout, end + 1))
}

/**
 * Whether no other parties can be meant. Two people named are enough; "the two leaders", "both sides" and "a round of talks"
 * stand for the sides that the record follows only where one of these is named here or was spoken of before, and no other
 * country is.
 */
export function areUnmistakable(
  layout: Layout,
  { participants, who }: Pick<Parties, 'participants' | 'who'>,
  context: ReadingContext,
): boolean {
  if (who === 'named' && participants.length >= 2) return true
  const followed = mainSides(context.lexicon)
  if (participants.some((name) => /^[A-Z]{2}$/.test(name) && !followed.includes(name))) return true
  const countries = layout.who.flatMap((mark) => (mark.kind === 'country' ? [mark.code] : []))
  if (countries.some((code) => !followed.includes(code))) return false
  return layout.who.some((mark) => isOf(mark, followed, context)) || partiesBefore(context)?.named === true
}

function isOf(mark: Who, sides: string[], { lexicon, date }: ReadingContext): boolean {
  switch (mark.kind) {
    case 'country':
      return sides.includes(mark.code)
    case 'person': {
      const person = personById(lexicon, mark.id)
      const side = (person === undefined ? undefined : roleOn(person, date))?.side ?? person?.roles[0]?.side
      return side !== undefined && sides.includes(side)
    }
    case 'organisation':
      return sides.includes(organisationById(lexicon, mark.id)?.side ?? '')
    case 'role':
      return mark.side !== undefined && sides.includes(mark.side)
    default:
      return false
  }
}
