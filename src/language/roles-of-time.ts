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

/** `from 2023 and 2022`, `the same period in 2024`: the mark right before gives its role on. */
function rolesOf(line: Line, at: number, word: string): Role | undefined {
  const mark = line.marks[line.marks.length - 1]
  if (mark === undefined || mark.to !== at) return undefined
  if (mark.kind === 'baseline') return word === 'in' || word === 'of' ? 'from-earlier' : undefined
  return mark.kind === 'period' && (word === 'and' || word === 'or') ? mark.role : undefined
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
