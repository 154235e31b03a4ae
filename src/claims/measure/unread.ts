/** Days, counts and amounts that stand in a measure's clause but in no field of the proposition: the judge must find them in the record too. */
import type { Mark, MarkOf, Sentence } from '../../language/marks.js'
import { addMonths, type Day } from '../../time/day.js'
import type { Draft, Particular } from '../claim.js'

type Measure = Extract<Draft, { type: 'measure' }>

/** What ends the reach of a clause: a boundary, or a word that opens another clause or another act. */
const stops =
  /[;:?!()—–\u2014\u2013"“”]|\b(?:while|whereas|although|though|because|if|unless|when|whenever|but|after|before|once|which|who|where|than|compared|versus|amid|following|despite|ahead|including|affecting|covering)\b|, (?:and|or|a|an|the|with [^e])|\band (?:to|then|will|has|have|had|is|was|were|is|are)\b/i

/** Before a date: it says from when. */
const startWords = /(?:\b(?:beginning|starting|effective|from|since|as of))(?: on| from| in)?\s*$/i

/** Before a number that is a name: "Section 301", "List 4A", "Announcement No. 55". */
const named =
  /\b(?:section|sections|list|lists|annex|no\.?|nos\.?|number|order|eo|announcement|notice|phase|chapter|heading|article|title|tranche|round|act|of|top)\s*$/i

/** After a number that counts no goods, firms or lines: sides, places in a row, terms. */
const uncounted =
  /^\s*(?:sides|countries|economies|nations|governments|powers|superpowers|largest|biggest|rounds?|points?|days?|months?|weeks?|years?|times|way|of the)\b/i

/** Particulars of the claim's clause that no field of the proposition holds, in the order of the text. */
export function unreadOf(sentence: Sentence, draft: Measure, others: readonly Measure[]): Particular[] {
  const found: Particular[] = []
  const [from, to] = draft.span
  const end = reach(sentence, to, others)
  for (const mark of sentence.marks) {
    if (mark.end <= from || mark.start >= end) continue
    const one = particular(sentence, mark, draft.measure, mark.start < to)
    if (one !== undefined) found.push(one)
  }
  return found
}

/** Up to where what follows the span still hangs on its verb. */
function reach({ text }: Sentence, to: number, others: readonly Measure[]): number {
  const next = Math.min(text.length, ...others.map(({ span }) => span[0]).filter((start) => start >= to))
  const rest = text.slice(to, next)
  const stop = stops.exec(rest)
  return to + (stop === null ? rest.length : stop.index)
}

function particular(
  sentence: Sentence,
  mark: Mark,
  measure: Measure['measure'],
  inside: boolean,
): Particular | undefined {
  const { text } = sentence
  const said = text.slice(mark.start, mark.end)
  if (mark.kind === 'period') return dayOf(text, mark, said, measure)
  if (!inside) return undefined
  if (mark.kind === 'money') {
    if (mark.number.value === measure.tradeCoveredUsd) return undefined
    return { text: said, value: mark.number.value }
  }
  if (mark.kind !== 'count' || mark.number.value <= 1) return undefined
  if (named.test(text.slice(0, mark.start)) || uncounted.test(text.slice(mark.end))) return undefined
  // A digit in a code ("4A", "H20") counts nothing, nor does one inside another mark.
  if (/[\w.]$/.test(text.slice(0, mark.start)) || /^[A-Za-z%]/.test(text.slice(mark.end))) return undefined
  if (sentence.marks.some((other) => other !== mark && other.start <= mark.start && other.end >= mark.end))
    return undefined
  return { text: said, value: mark.number.value }
}

function dayOf(
  text: string,
  mark: MarkOf<'period'>,
  said: string,
  { date, until, action }: Measure['measure'],
): Particular | undefined {
  const { role, period, other } = mark
  if (mark.grain !== 'day' || role === 'before' || role === 'after' || role === 'from-earlier') return undefined
  const days = [period, ...(other === undefined ? [] : [other])].map(({ start, end }) => ({ start, end }))
  // A weekday is the one before the text or the one after; which, the verb tells the judge.
  if (mark.inferred.includes('all')) days.push({ start: (period.start - 7) as Day, end: (period.end - 7) as Day })
  // A day without a year, told as done, is the last one that had come.
  const last = mark.inferred.includes('year')
    ? { start: addMonths(period.start, -12), end: addMonths(period.end, -12) }
    : period
  const isDate = date !== null && [...days, last].some(({ start, end }) => start === date.start && end === date.end)
  const starts = role === 'start' || role === 'since' || startWords.test(text.slice(0, mark.start))
  // A state is read on its day; a state told with its first day must have begun then.
  if (isDate && action === 'in_force' && starts) return { text: said, days, starts: true }
  if (isDate || days.some(({ end }) => end === until)) return undefined
  return { text: said, days }
}
