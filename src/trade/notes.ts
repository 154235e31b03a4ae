/** What is to be known of an answer beside its number, in sentences. */
import { isUnusual } from '../figures/basis.js'
import type { Level } from '../figures/levels.js'
import { printDay } from '../time/day.js'
import { printPeriod } from '../time/period.js'
import type { TradeAnswer } from './answer.js'
import { newestVintage } from './held.js'
import { monthsIn } from './periods.js'

/** The notes, the more important first. */
export function notesOf(answer: TradeAnswer, nameOf: (code: string) => string): string[] {
  const { question, level, before } = answer
  const levels = [...(level === undefined ? [] : [level]), ...before]
  return [
    ...vintages(levels, answer),
    ...unusual(answer),
    ...mixed(level, before),
    ...(levels.some(({ secondary }) => secondary)
      ? ["Read from somebody else's table of the agency's numbers, not from the agency itself."]
      : levels.some(({ origin }) => origin === 'published-page')
        ? ['Stated on a page in rounded numbers, not recomputed from rows.']
        : []),
    ...rounded(levels),
    ...partners(question, nameOf),
    ...goods(question),
    ...(question.period.calendar === 'marketing'
      ? [
          `The marketing year is counted as ${printPeriod(question.period)}, as the record of ${question.goods.name} has it.`,
        ]
      : []),
    ...unlike(answer),
    ...split(answer),
  ]
}

function vintages(levels: readonly Level[], { question: { known } }: TradeAnswer): string[] {
  const later = levels.find(({ laterVintage }) => laterVintage)
  if (later === undefined) return []
  const day = newestVintage(later)
  return [
    known === 'first'
      ? `Only a later vintage is held${day === 0 ? '' : ` (${printDay(day)})`}: the figure first printed may have differed.`
      : `The number held was printed later than the day asked${day === 0 ? '' : ` (${printDay(day)})`}: the figure of that day may have differed.`,
  ]
}

/** Nobody asked for it, and the usual measure is not whole. */
function unusual({ level, question: { basis } }: TradeAnswer): string[] {
  if (level === undefined || basis !== undefined || !isUnusual(level.basis)) return []
  return [`What is counted is ${level.basis}: the usual measure is not held whole.`]
}

function mixed(level: Level | undefined, before: readonly Level[]): string[] {
  const other = before.find(({ title }) => title !== level?.title)
  return level === undefined || other === undefined
    ? []
    : [`The two sides come from two documents of the same basis: ${level.title}; ${other.title}.`]
}

function rounded(levels: readonly Level[]): string[] {
  const first = levels.find(({ rounding }) => rounding > 0)
  return first === undefined ? [] : ['The rows are rounded, so the last digits are not exact.']
}

function partners({ partners }: TradeAnswer['question'], nameOf: (code: string) => string): string[] {
  if (partners.length < 2) return []
  return [
    `${partners.map(({ code }) => nameOf(code)).join(' and ')} are added because each was named; none is part of another.`,
  ]
}

function goods({ goods: { name, codes, others } }: TradeAnswer['question']): string[] {
  if (others.length === 0) return []
  const main = codes.map(({ system, code }) => `${system} ${code}`).join(' and ')
  return [
    `"${name}" is read as ${main}; for ${others.map(({ label, ask }) => `${label} write ${ask}`).join(', for ')}.`,
  ]
}

/** Each part is held, yet they do not add or compare. */
function unlike({ value, missing, question }: TradeAnswer): string[] {
  const own = monthsIn(question.period)
  if (value === null && own.length === 0)
    return [`No row of ${printPeriod(question.period)} is held, and none whose days make it up.`]
  if (value !== null || missing.some((month) => own.includes(month))) return []
  return question.measure === 'unit-value'
    ? ['Value and quantity are not held in the same rows, so that no unit value can be told.']
    : ['What is held of the parts does not measure the same thing, so that it is not added.']
}

function split({ breakdown, unsplit }: TradeAnswer): string[] {
  if (unsplit) return ['Nothing is held of the split that was asked for.']
  if (breakdown === undefined || breakdown.by.includes('month')) return []
  const { covered, of } = breakdown
  if (covered !== undefined && covered >= 99.5) return []
  return [
    covered === undefined
      ? `The lines are the ${of} that are held in this document; others may exist.`
      : `The ${of} lines held make up ${covered.toFixed(1)}% of the whole; the rest is not held line by line.`,
  ]
}
