/** A code that stops at the eighth digit, where rates are set: an answer for all its lines, if law treats them alike. */
import { printHs } from '../product/codes.js'
import type { Day } from '../time/day.js'
import type { DutyAnswer } from './answer.js'
import { sameRates } from './base-changes.js'
import type { Plans } from './plans.js'
import { lineOf } from './reading.js'
import type { Schedule, ScheduleLine } from './schedule.js'

/** A line, and the lines that it stands for where the code asked for has several. */
export interface LineAsked {
  line: ScheduleLine
  alike?: ScheduleLine[]
}

const linesAtMost = 400

/**
 * The line of a code, or the first of its lines where all of them are charged alike.
 *
 * @throws InputError naming the lines below a code that is too short
 */
export function lineAsked(schedule: Schedule, plans: Plans, digits: string, day: Day, input: string): LineAsked {
  const alike = digits.length === 8 ? linesAlike(schedule, plans, digits, day) : undefined
  const [first] = alike ?? []
  if (alike !== undefined && first !== undefined) return { line: first, alike }
  return { line: lineOf(schedule, digits, day, input) }
}

/** Undefined where there are not several, or they differ. */
function linesAlike(schedule: Schedule, plans: Plans, digits: string, day: Day): ScheduleLine[] | undefined {
  if (schedule.line(digits, day) !== undefined) return undefined
  const lines = schedule
    .under(digits, day, linesAtMost)
    .map(({ code }) => schedule.line(code, day))
    .filter((line) => line !== undefined)
  const [first] = lines
  if (first === undefined || lines.length < 2 || lines.length === linesAtMost) return undefined
  const goods = plans.goodsNumber(first.code)
  return lines.every((line) => sameRates(line, first) && plans.goodsNumber(line.code) === goods) ? lines : undefined
}

/** The answer for one of the lines, said of all of them. */
export function saidOfAll(answer: DutyAnswer, digits: string, alike: readonly ScheduleLine[]): DutyAnswer {
  const [first] = alike
  const path = (first?.path ?? []).filter((words, at) => alike.every((line) => line.path[at] === words))
  return {
    ...answer,
    hts: digits,
    description: path.join(' > '),
    layers: answer.layers.map((layer, at) => (at === 0 ? { ...layer, heading: printHs(digits) } : layer)),
    notes: [...answer.notes, `Its ${alike.length} statistical lines are charged alike.`],
  }
}
