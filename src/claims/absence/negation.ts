/** Negations: where they stand, what they deny, and the clause they rule. */
import type { Day } from '../../time/day.js'
import { isBreak, isComma, type Layout, lemmaAt, lowerAt, marksOf } from '../attribution/layout.js'
import type { Frame } from '../attribution.js'

export interface Negation {
  at: number
  /** `no`: "no deal"; `not`: "has not reached"; `yet`: "has yet to reach"; `failed`: "failed to reach"; `without`: "without a deal". */
  form: 'no' | 'not' | 'yet' | 'failed' | 'without'
  /** First token after the negation's own words. */
  next: number
  /** The clause: first token and the one after the last. */
  from: number
  to: number
}

/** Negations of a sentence that say that something is not so; those in conditions and wishes are left out. */
export function negationsOf(layout: Layout, frames: readonly Frame[]): Negation[] {
  const found: Negation[] = []
  for (let at = 0; at < layout.tokens.length && found.length < 6; at++) {
    const negation = negationAt(layout, at)
    if (negation === undefined) continue
    const [clause, to] = clauseAround(layout, at)
    const from = Math.max(
      clause,
      ...frames.filter((frame) => frame.from <= at && at < frame.to).map((frame) => frame.from),
    )
    if (isConditional(layout, from, at)) continue
    found.push({ ...negation, at, from, to })
  }
  return found
}

function negationAt(layout: Layout, at: number): { form: Negation['form']; next: number } | undefined {
  const word = lowerAt(layout, at)
  const next = lowerAt(layout, at + 1)
  if (word === 'no' && next !== 'longer' && next !== 'more' && next !== 'doubt' && next !== '.' && next !== ',')
    return { form: 'no', next: at + 1 }
  if (word === 'neither' && next === 'side') return { form: 'not', next: at + 2 }
  if (word === 'not' || word === 'never' || (word.endsWith("n't") && word.length > 3)) {
    if (next === 'only' || next === 'just' || next === 'least') return undefined
    return { form: 'not', next: at + 1 }
  }
  if (word === 'yet' && next === 'to') return { form: 'yet', next: at + 2 }
  if (lemmaAt(layout, at) === 'fail' && next === 'to') return { form: 'failed', next: at + 2 }
  if (word === 'without') return { form: 'without', next: at + 1 }
  return undefined
}

const clauseOpeners = new Set([
  'but',
  'while',
  'although',
  'though',
  'whereas',
  'because',
  'which',
  'who',
  'that',
  'as',
  'when',
  'if',
  'unless',
  'after',
  'before',
  'and',
])

function clauseAround(layout: Layout, at: number): [number, number] {
  let from = at
  while (
    from > 0 &&
    !isBreak(layout, from - 1) &&
    !(clauseOpeners.has(lowerAt(layout, from - 1)) && lowerAt(layout, from - 1) !== 'and') &&
    !isClauseComma(layout, from - 1)
  )
    from--
  let to = at + 1
  while (to < layout.tokens.length && !isBreak(layout, to) && !endsClause(layout, to)) to++
  while (to > at + 1 && /^[.!?…]+$|^[”"’]$/.test(lowerAt(layout, to - 1))) to--
  return [from, to]
}

function isClauseComma(layout: Layout, index: number): boolean {
  return (
    isComma(layout, index) &&
    ['but', 'while', 'although', 'though', 'and', 'though'].includes(lowerAt(layout, index + 1))
  )
}

function endsClause(layout: Layout, index: number): boolean {
  const word = lowerAt(layout, index)
  if (['but', 'while', 'although', 'though', 'whereas', 'because', 'when', 'unless', 'who', 'which'].includes(word))
    return true
  if (word === 'and') {
    // "and warned", "and Beijing says": a new clause; "farm goods and fentanyl": not.
    const next = lemmaAt(layout, index + 1)
    return (
      ['have', 'be', 'warn', 'say', 'the', 'there', 'it', 'will', 'would'].includes(next) ||
      /ed$/.test(lowerAt(layout, index + 1))
    )
  }
  return false
}

const conditions = new Set([
  'if',
  'unless',
  'whether',
  'would',
  'could',
  'should',
  'may',
  'might',
  'will',
  'must',
  'cannot',
  'can',
  'let',
  'hope',
  'hopes',
  'want',
  'wants',
  'likely',
])

/** "if no deal is reached", "would not", "whether or not". */
function isConditional(layout: Layout, from: number, at: number): boolean {
  const lead = lowerAt(layout, from - 1)
  if (lead === 'if' || lead === 'unless' || lead === 'when') return true
  for (let index = from; index <= at; index++) {
    const word = lowerAt(layout, index)
    if (word === "won't" || word === "can't" || word === "wouldn't" || word === "couldn't" || word === "shouldn't")
      return true
    if (conditions.has(word) && layout.tokens[index]?.text !== 'May') return true
  }
  return false
}

/** The day after "as of", where the clause or the sentence names one. */
export function asOfDay(layout: Layout, date: Day): Day | null {
  for (const mark of marksOf(layout.sentence, 'period')) {
    const before = lowerAt(layout, mark.from - 1)
    const first = lowerAt(layout, mark.from)
    const told =
      (before === 'of' && lowerAt(layout, mark.from - 2) === 'as') ||
      (first === 'as' && lowerAt(layout, mark.from + 1) === 'of')
    const period = mark.period.start > date ? (mark.other ?? mark.period) : mark.period
    if (told && period.start <= date) return Math.min(period.end, date) as Day
  }
  return null
}

/** Start of the subject of the clause: past a leading phrase such as "So far," or "However,". */
export function subjectStart(layout: Layout, { from, at }: Negation): number {
  let start = from
  // "China, the largest buyer, has not": the name before the comma is the subject, what stands between is said of it.
  for (let index = from; index < at; index++) {
    if (layout.whoAt[index] !== undefined) break
    if (isComma(layout, index) && layout.who.some((mark) => mark.from > index && mark.to <= at)) start = index + 1
  }
  while (start < at && ['that', 'and', 'but', ',', 'also', 'however'].includes(lowerAt(layout, start))) start++
  return start
}
