/** Small looks at the words around a head: negations, tenses, where its own stretch ends. */
import { isBreak, isComma, type Layout, lemmaAt, lowerAt } from '../attribution/layout.js'

const negations = new Set([
  'not',
  'no',
  'never',
  'without',
  'neither',
  'nor',
  'cancelled',
  'canceled',
  'postponed',
  'denied',
  'cannot',
  'none',
])

/** Negated, or called off: nothing that took place. */
export function isNegated(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index++) {
    const word = lowerAt(layout, index)
    if (negations.has(word) || word.endsWith("n't")) return true
  }
  return false
}

const maybe = new Set([
  'could',
  'may',
  'might',
  'should',
  'if',
  'whether',
  'unless',
  'can',
  'possible',
  'possibly',
  'potential',
  'ask',
  'asked',
])

/** Only possible: a forecast, not an expected contact. */
export function isMaybe(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index++) {
    if (!maybe.has(lowerAt(layout, index))) continue
    // The month.
    if (lowerAt(layout, index) === 'may' && layout.tokens[index]?.text === 'May') continue
    return true
  }
  return false
}

const aheadVerbs = new Set([
  'expect',
  'schedule',
  'plan',
  'set',
  'slate',
  'due',
  'poise',
  'agree',
  'prepare',
  'intend',
  'arrange',
  'go',
])

/** Told as lying ahead: "will speak", "is expected to meet", "are due to hold", "to meet", "the upcoming call". */
export function isAhead(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index++) {
    const word = lowerAt(layout, index)
    if (
      word === 'will' ||
      word === "'ll" ||
      word === '’ll' ||
      word === 'shall' ||
      word === 'would' ||
      word === 'upcoming' ||
      word === 'forthcoming'
    )
      return true
    if (
      (word === 'planned' || word === 'scheduled' || word === 'expected' || word === 'proposed') &&
      lemmaAt(layout, index - 1) !== 'have'
    )
      return true
    if (
      aheadVerbs.has(lemmaAt(layout, index)) &&
      (lowerAt(layout, index + 1) === 'to' || lowerAt(layout, index + 1) === 'for')
    )
      return true
    if ((word === 'is' || word === 'are') && lowerAt(layout, index + 1) === 'to') return true
  }
  return false
}

/** Told as over: "held", "took place", "met", "had spoken". */
export function isPast(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index++) {
    const word = lowerAt(layout, index)
    if (
      [
        'held',
        'met',
        'spoke',
        'took',
        'was',
        'were',
        'had',
        'concluded',
        'ended',
        'wrapped',
        'hosted',
        'sat',
        'talked',
        'visited',
        'called',
        'signed',
        'followed',
        'spoken',
        'gathered',
        'convened',
      ].includes(word)
    )
      return true
  }
  return false
}

const windowOpeners = new Set([
  'after',
  'before',
  'following',
  'ahead',
  'while',
  'when',
  'where',
  'which',
  'who',
  'that',
  'but',
  'although',
  'though',
  'because',
  'whereas',
  'amid',
  'despite',
  'as',
  'until',
])

/** Whether a token opens a stretch of its own: what stands behind it is not attached to a head before it. */
export function partsWindow(layout: Layout, index: number): boolean {
  return isBreak(layout, index) || (windowOpeners.has(lowerAt(layout, index)) && layout.whoAt[index] === undefined)
}

/** Words with which a phrase before the main clause begins: "Following talks in Madrid, Bessent said". */
const leads = new Set([
  'following',
  'after',
  'during',
  'in',
  'at',
  'before',
  'since',
  'on',
  'with',
  'despite',
  'amid',
  'ahead',
])

/** "The call, which was on Friday": told of the head itself. */
function tellsOfHead(layout: Layout, index: number): boolean {
  return (
    lowerAt(layout, index) === 'which' &&
    isComma(layout, index - 1) &&
    ['be', 'take', 'last', 'follow', 'come'].includes(lemmaAt(layout, index + 1))
  )
}

/** ", and Bessent met": another clause; ", and at Woodside": the same. */
function beginsClause(layout: Layout, index: number, high: number): boolean {
  if (!isSentenceComma(layout, index)) return false
  if (['in', 'at', 'on', 'to', 'again', 'with', 'then', 'for'].includes(lowerAt(layout, index + 2))) return false
  // A verb of its own: of the next contact, or an auxiliary; else the comma only parts titles and names.
  if (high < layout.tokens.length) return true
  for (let at = index + 2; at < index + 10; at++)
    if (['be', 'have', 'do', 'say', 'will', 'would'].includes(lemmaAt(layout, at))) return true
  return false
}

/** A comma within a date or a place, or between days and places that belong together. */
function isInList(layout: Layout, at: number): boolean {
  return layout.sentence.marks.some(
    (mark) =>
      (mark.kind === 'period' || mark.kind === 'place' || mark.kind === 'country') &&
      ((mark.from < at && mark.to > at) ||
        mark.from === at + 1 ||
        (mark.from === at + 2 && ['in', 'on'].includes(lowerAt(layout, at + 1)))),
  )
}

/** The stretch of tokens around a head in which its day, place and parties are looked for. */
export function windowOf(
  layout: Layout,
  head: { start: number; end: number },
  low: number,
  high: number,
): [number, number] {
  let from = head.start
  while (from > low && !partsWindow(layout, from - 1) && !isSentenceComma(layout, from - 1)) from--
  let to = head.end
  const leading = leads.has(lowerAt(layout, low)) && head.start <= low + 4
  while (
    to < high &&
    (!partsWindow(layout, to) || tellsOfHead(layout, to)) &&
    !beginsClause(layout, to, high) &&
    !(leading && isComma(layout, to) && !isInList(layout, to))
  )
    to++
  return [from, to]
}

/** A comma after which a clause with its own subject begins is a boundary; those within dates and lists of names are not. */
function isSentenceComma(layout: Layout, index: number): boolean {
  if (!isComma(layout, index)) return false
  const next = lowerAt(layout, index + 1)
  return next === 'and' || next === 'but' || next === 'so'
}
