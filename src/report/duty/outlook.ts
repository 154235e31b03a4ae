/** What would change an answer: facts that only the importer knows, and days to come; and the sources it rests on. */
import type { DutyAnswer } from '../../duty/answer.js'
import { printDay } from '../../time/day.js'
import { titled } from './reasons.js'
import { printPercent, type Sheet } from './sheet.js'

/** Questions shown unless all are asked for. */
const questionsAtMost = 8

/** What the importer knows, the nearest to the goods first. */
export function questions({ questions, total }: DutyAnswer, page: Sheet): string {
  const shown = page.all ? questions : questions.slice(0, questionsAtMost)
  const lines = shown.map(({ condition, question, effect, percent }) => {
    const sum = percent === null || percent === total.percent ? '' : ` ${printPercent(percent)}`
    return `${question} If so${sum}: ${effect.replaceAll('; takes off ', ' and ')}. ${flagOf(condition)}`
  })
  const left = questions.length - shown.length
  return titled('You may know', left > 0 ? [...lines, `And ${left} more: --all`] : lines, page)
}

/** How a yes is said on the command line. */
function flagOf(condition: string): string {
  const [, programme] = /^programme-(.+)$/.exec(condition) ?? []
  if (programme !== undefined) return `--preference ${programme.toUpperCase()}`
  return condition.startsWith('loaded-before-') ? '--loaded DATE' : `--claim ${condition}`
}

/** Days on which it will be another. */
export function next({ next }: DutyAnswer, page: Sheet): string {
  const lines = next.map(({ date, change, percent }) => {
    const sum = percent === null ? '' : ` ${printPercent(percent)}.`
    return `${printDay(date)}:${sum} ${change[0]?.toUpperCase()}${change.slice(1)}.`
  })
  return titled('Next', lines, page)
}

/** The documents, with their addresses. */
export function basis({ layers }: DutyAnswer, page: Sheet): string {
  const ids = [...new Set(layers.flatMap(({ sources }) => sources))]
  const lines = ids.map((id) => {
    const source = page.sources[id]
    if (source === undefined) return id
    const { title, publisher, date, url } = source
    return [title, publisher, date === undefined ? '' : printDay(date), url ?? '']
      .filter((one) => one !== '')
      .join('; ')
  })
  return titled('Sources', lines, page)
}
