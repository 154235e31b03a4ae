/** Indirect speech, before and after what is said, and verbs that take an object or are themselves what was said. */
import { isVerbBase } from '../../../language/verbs.js'
import { isBreak, isComma, type Layout, lowerAt, opensClause } from '../layout.js'
import { concernNouns, type ReportingVerb } from '../verbs.js'
import { afterTrailing, clauseEnd, clauseStart, containsModal, endOf, findWord } from './clauses.js'
import { contentEnd, contentStart } from './content.js'
import { type Frame, frame } from './frame.js'
import { quoteFollows } from './quotes.js'
import type { Subject } from './subject.js'

/** First words of a time, a place or an occasion after a trailing "said". */
export const manner = new Set(
  'on in at during after from via earlier later monday tuesday wednesday thursday friday saturday sunday today yesterday late early this last'.split(
    ' ',
  ),
)

/** Words with which a phrase before the main clause begins: what follows them is no clause that could have been said. */
const leads = new Set(
  'building following after in on at during despite amid since with when while if as before citing speaking under for by to from'.split(
    ' ',
  ),
)

/** Whether only a time, a place or an occasion follows, up to the end or a comma. */
function onlyMannerFollows(layout: Layout, from: number, end: number): number | undefined {
  let index = from
  while (index < end && !isComma(layout, index) && !isBreak(layout, index)) {
    if (opensClause(layout, index) && !['after', 'before', 'as'].includes(lowerAt(layout, index))) return undefined
    index++
  }
  if (index === from) return index
  const first = lowerAt(layout, from)
  if (!manner.has(first) && !(first === 'to' && lowerAt(layout, from + 1) === 'reporters')) return undefined
  // A verb in it makes it a clause: "said on Monday the two would meet".
  return containsModal(layout, from, index) ? undefined : index
}

export function indirect(
  layout: Layout,
  at: number,
  verb: ReportingVerb,
  lemma: string,
  subject: Subject,
): Frame | undefined {
  const end = endOf(layout)
  const base = {
    verb: lemma,
    speaker: subject.found.speaker,
    modality: verb.modality,
    data: subject.data || verb.data === true,
    at,
  }
  if (verb.takes.includes('manner')) {
    if (['raise', 'express', 'voice', 'question'].includes(lemma) && !concernsAfter(layout, at + 1)) return undefined
    const to = clauseEnd(layout, at + 1, end)
    return to - at < 3
      ? undefined
      : frame(layout, { ...base, rule: 'voiced', from: at, to, whole: [subject.from, to], takes: 'manner' })
  }
  if (lemma === 'describe' || lemma === 'call') {
    const as = findWord(layout, at + 1, end, 'as')
    if (lemma === 'call' && (lowerAt(layout, at + 1) === 'on' || lowerAt(layout, at + 1) === 'for'))
      return frame(layout, {
        ...base,
        modality: 'urged',
        rule: 'called-for',
        from: at,
        to: clauseEnd(layout, at + 1, end),
        whole: [subject.from, end],
        takes: 'manner',
      })
    if (as === undefined && !quoteFollows(layout, at + 1, end)) return undefined
    const to = clauseEnd(layout, as ?? at + 1, end)
    return frame(layout, {
      ...base,
      rule: 'described-as',
      from: at + 1,
      to,
      whole: [subject.from, to],
      takes: 'object',
    })
  }
  const stop = subject.trailing ? onlyMannerFollows(layout, at + 1, end) : undefined
  if (stop !== undefined && verb.takes.includes('clause')) {
    const from = clauseStart(layout, subject.from)
    const after = stop < end && isComma(layout, stop) ? afterTrailing(layout, stop, end) : subject.from
    const to = after <= stop + 2 ? subject.from : after
    if (subject.from - from >= 3 && !leads.has(lowerAt(layout, from)))
      return frame(layout, {
        ...base,
        rule: 'said-after',
        from,
        to,
        whole: [from, Math.max(to, stop)],
        takes: 'clause',
      })
  }
  const start = contentStart(layout, at, lemma, end)
  const to = contentEnd(layout, start, end)
  if (to - start < 2) return undefined
  if (needsClause.has(lemma) && !isClause(layout, start, to)) return undefined
  const object = !verb.takes.includes('clause') || startsObject(layout, start, lemma)
  return frame(layout, {
    ...base,
    rule: object ? 'announced' : 'said-before',
    from: start,
    to,
    whole: [subject.from, to],
    takes: object ? 'object' : 'clause',
  })
}

/** Verbs that report words only with a clause: "maintain the suspension", "report the shipment" do not. */
const needsClause = new Set(
  'maintain observe conclude recall write post believe think report highlight underscore state declare say tell add'.split(
    ' ',
  ),
)

/** A verb in its own right stands in it, or "that" before it. */
function isClause(layout: Layout, from: number, to: number): boolean {
  if (lowerAt(layout, from - 1) === 'that') return true
  for (let index = from; index < Math.min(to, from + 24); index++) {
    const { lower = '', lemma = '', kind } = layout.tokens[index] ?? {}
    if (kind !== 'word' || layout.whoAt[index] !== undefined) continue
    if (containsModal(layout, index, index + 1) || lemma === 'be' || lemma === 'have' || lemma === 'do') return true
    if (index > from && lemma !== lower && (/ed$/.test(lower) || !/s$|ing$/.test(lower))) return true
    if (
      index > from &&
      isVerbBase(lemma) &&
      lemma !== lower &&
      !['the', 'a', 'of'].includes(lowerAt(layout, index - 1))
    )
      return true
  }
  return false
}

function concernsAfter(layout: Layout, from: number): boolean {
  for (let index = from; index < from + 5; index++) if (concernNouns.has(lowerAt(layout, index))) return true
  return false
}

/** "announced a tariff", "threatened to impose", "warned of": an object and no clause. */
function startsObject(layout: Layout, start: number, lemma: string): boolean {
  const first = lowerAt(layout, start)
  if (first === 'to' || first === 'of' || first === 'for') return true
  return (
    ['announce', 'unveil', 'propose', 'confirm', 'reject', 'deny', 'dismiss', 'reveal', 'disclose', 'signal'].includes(
      lemma,
    ) && !containsModal(layout, start, Math.min(start + 8, layout.tokens.length))
  )
}
