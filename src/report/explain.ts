/** The derivation for `--explain`: sentence, marks, rules, readings, rows, in the order in which the checker went. */
import type { Mark } from '../language/marks.js'
import { isoPeriod } from '../time/period.js'
import type { JudgedReading } from '../verdict/verdict.js'
import { type Painter, plain } from './ink.js'
import type { ReportedClaim, ReportedSentence } from './result.js'
import { holdsWord, printValue } from './words.js'
import { paragraph } from './wrap.js'

export function explanation(
  { claim, verdict }: ReportedClaim,
  sentence: ReportedSentence['sentence'],
  width: number,
  paint: Painter,
): string {
  const lines: string[] = []
  const head = (text: string): void => {
    lines.push(`      ${paint('gray', text)}`)
  }
  const add = (text: string, depth = 8): void => {
    lines.push(paragraph(plain(text), width, ' '.repeat(depth), ' '.repeat(depth + 2)))
  }
  const [from, to] = claim.span
  head('sentence')
  add(`characters ${sentence.start} to ${sentence.end} of the text; the claim is ${from} to ${to} of the sentence`)
  const marks = (sentence.marks ?? []).filter((mark) => mark.start < to && mark.end > from)
  if (marks.length > 0) {
    head('marks')
    for (const mark of marks) add(`${mark.kind} "${sentence.text.slice(mark.start, mark.end)}"${markDetail(mark)}`)
  }
  head('rules')
  add(
    `${claim.type}, ${claim.modality}: ${claim.derivation.length === 0 ? 'none named' : claim.derivation.join(' > ')}`,
  )
  if (verdict !== null && verdict.readings.length > 0) {
    head('readings')
    for (const reading of verdict.readings) readingLines(reading, add)
  }
  return lines.join('\n')
}

function readingLines(reading: JudgedReading, add: (text: string, depth?: number) => void): void {
  add(`${reading.main === true ? 'main: ' : ''}${reading.description}`)
  add(`${printValue(reading.value)}; ${holdsWord(reading.holds)}`, 10)
  if (reading.query !== '') add(`ask again: ${reading.query}`, 10)
  for (const { id, value, period, source } of reading.evidence)
    add(`row ${id}: ${[period, printValue(value), source].filter((part) => part !== '').join('; ')}`, 10)
}

/** What the mark was understood as. */
export function markDetail(mark: Mark): string {
  switch (mark.kind) {
    case 'percent':
    case 'money':
    case 'quantity':
    case 'count': {
      const unit = mark.kind === 'money' ? ` ${mark.currency}` : mark.kind === 'quantity' ? ` ${mark.unit}` : ''
      const hedge = mark.hedge === undefined ? '' : `, ${mark.hedge.kind}`
      return `: ${mark.number.value}${unit} ± ${mark.number.halfUnit}${hedge}`
    }
    case 'multiple':
      return `: × ${mark.factor}`
    case 'ordinal':
      return `: ${mark.value}`
    case 'period':
      return `: ${isoPeriod(mark.period)}, ${mark.role}${mark.inferred.length === 0 ? '' : `, ${mark.inferred.join(' and ')} inferred`}`
    case 'baseline':
      return `: ${mark.count} ${mark.shift} before`
    case 'product':
    case 'person':
    case 'organisation':
      return `: ${mark.id}`
    case 'country':
      return `: ${mark.code}`
    default:
      return ''
  }
}
