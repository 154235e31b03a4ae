/** How a period is introduced: since, until, by, from which earlier time a change is counted. */
import type { Day } from '../time/day.js'
import { isCompared } from './baselines.js'
import { type Line, lemmaAt, lowerAt } from './line.js'
import type { MarkOf } from './marks.js'
import type { Grain } from './resolve.js'

export type Role = MarkOf<'period'>['role']

const plain: ReadonlyMap<string, Role> = new Map([
  ['since', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ["'til", 'until'],
  ['through', 'until'],
  ['thru', 'until'],
  ['by', 'by'],
  ['before', 'before'],
  ['pre', 'before'],
  ['after', 'after'],
  ['following', 'after'],
  ['post', 'after'],
  ['starting', 'start'],
  ['beginning', 'start'],
  ['effective', 'start'],
  ['commencing', 'start'],
])

/** Words whose `to` leads to a cause or a source, not to a limit: `due to July storms`, `according to May figures`. */
const noLimit = new Set(
  `due owing thanks attributed attributable linked tied according related response reaction pointing pointed similar close add added adding
contributed contributing refer referring referred`.split(/\s+/),
)
const same = new Set('same corresponding comparable equivalent'.split(' '))
/** What may stand between `from` and the amount that a change starts at. */
const beforeAmount = new Set(
  'a an the its record about around roughly nearly almost some just only over under more less than approximately'.split(
    ' ',
  ),
)
const starts = new Set('start begin commence effect force effective starting beginning'.split(' '))
const loose = new Set('at least about around roughly as early late the just'.split(' '))
const changes = new Set(
  `rise fall drop decline increase decrease grow climb jump slide slip plunge surge gain lose edge dip tumble soar shrink sink rebound recover double halve
triple up down unchanged little flat change rise lower higher more less`.split(/\s+/),
)

/** The role of a period whose first token (its article included) is `i`. `start` is its first day, `date` the article's or 0. */
export function roleAt(line: Line, i: number, grain: Grain, start: Day, date: Day): Role {
  let at = i - 1
  if (lowerAt(line, at) === '(') at--
  while (at >= 0 && i - at < 4 && loose.has(lowerAt(line, at)) && lowerAt(line, at) !== 'as') at--
  const word = lowerAt(line, at)
  const shared = rolesOf(line, at, word)
  if (shared !== undefined) return shared
  const role = plain.get(word)
  if (role !== undefined) return role
  const before = lowerAt(line, at - 1)
  if (word === 'to') {
    if (noLimit.has(before)) return 'during'
    if (before === 'prior') return 'before'
    if (before === 'up') return 'until'
    // `records going back to 2017`, `dating to 1998`
    if (before === 'back' || before === 'dating' || before === 'dates' || before === 'extending') return 'since'
    if (isCompared(line, i)) return 'from-earlier'
    return 'until'
  }
  if (word === 'of') {
    if (before === 'as')
      return lowerAt(line, at - 2) === 'effective' ? 'start' : start > date && date > 0 ? 'start' : 'by'
    if (before === 'ahead') return 'before'
    return isCompared(line, i) ? 'from-earlier' : 'during'
  }
  if (word === 'on' || word === 'in' || word === 'from' || word === ',') {
    if (starts.has(lemmaAt(line, at - 1)) && (word !== 'in' || grain !== 'year')) return 'start'
    if (before === 'effect' || before === 'force') return 'start'
  }
  if (word === 'effect' || word === 'starts' || word === 'begins') return 'start'
  if (word === 'from') return fromRole(line, at, grain, start, date)
  if (word === 'on' && grain !== 'day' && changedBefore(line, at, 3)) return 'from-earlier'
  if (isCompared(line, i)) {
    // `over 2024` without a change is the time during which.
    return word === 'over' && !changedBefore(line, at, 6) ? 'during' : 'from-earlier'
  }
  return 'during'
}

/** `from 2023 and 2022`, `the same period in 2024`, `from 2.1 million in August`: the mark right before gives its role on. */
function rolesOf(line: Line, at: number, word: string): Role | undefined {
  const mark = line.marks[line.marks.length - 1]
  if (mark === undefined || mark.to !== at) return undefined
  // `a year earlier in August` says when; only `the same period in 2024` says which earlier time.
  if (mark.kind === 'baseline')
    return (word === 'in' || word === 'of') && same.has(lowerAt(line, mark.from)) ? 'from-earlier' : undefined
  if (mark.kind === 'period') return word === 'and' || word === 'or' ? mark.role : undefined
  return word === 'in' && isStartingAmount(line, mark.from) ? 'from-earlier' : undefined
}

/** Whether the amount at `i` is what a change starts at: `up from 2.1 million`, `fell from a record $3 billion`. */
function isStartingAmount(line: Line, i: number): boolean {
  let at = i - 1
  while (at >= 0 && i - at < 5 && beforeAmount.has(lowerAt(line, at))) at--
  if (lowerAt(line, at) !== 'from' || !changedBefore(line, at, 10)) return false
  // `cut to 57% from 172% in May` may tell when it was cut.
  const before = line.marks[line.marks.length - 2]
  return before === undefined || before.to !== at || before.kind === 'period' || before.kind === 'baseline'
}

/** `up 8% from June` counts from an earlier time; `tariffs from November 1` start then. */
function fromRole(line: Line, at: number, grain: Grain, start: Day, date: Day): Role {
  if (lowerAt(line, at - 1) === 'as' || lowerAt(line, at - 1) === 'effect') return 'start'
  if (grain === 'day' || (date > 0 && start > date)) return 'start'
  return changedBefore(line, at, 10) ? 'from-earlier' : 'start'
}

/** Whether an amount or a word of change stands among the tokens before `at`. */
function changedBefore(line: Line, at: number, reach: number): boolean {
  for (let i = line.marks.length - 1; i >= 0; i--) {
    const mark = line.marks[i]
    if (mark === undefined || mark.to > at) continue
    if (mark.to < at - reach) break
    if (mark.kind === 'percent' || mark.kind === 'money' || mark.kind === 'quantity' || mark.kind === 'multiple')
      return true
  }
  for (let i = at - 1; i >= Math.max(0, at - reach); i--)
    if (changes.has(lemmaAt(line, i)) || changes.has(lowerAt(line, i))) return true
  return false
}
