/** Rates that are put together: sums, the lesser or greater of several, limits, sugar by degrees. */
import type { Ppm } from './ppm.js'
import type { NanoDollars, Rate } from './rate.js'
import { balanced, leadingMoney, readTerm } from './rate-term.js'
import { leadingUnit } from './rate-unit.js'

/** No schedule prints a formula nested deeper. */
const deepest = 6

/** A rate that a formula expresses, or undefined. @param text cleaned, without a full stop at its end */
export function formulaOf(text: string): Rate | undefined {
  return degreesOf(text) ?? choiceOf(text, 0)
}

/** Sugar by polarity. */
function degreesOf(text: string): Rate | undefined {
  const [, full = '', step = '', under = '', floor = ''] =
    /^([^ ]+) less ([^ ]+ ?\/ ?[a-z]+) for each degree under (\d{1,3}) degrees \(and fractions of a degree in proportion\),? but not less than ([^ ]+ ?\/ ?[a-z]+)$/i.exec(
      text,
    ) ?? []
  const [amount, less, least] = [full, step, floor].map(perUnit)
  if (amount === undefined || less === undefined || least === undefined) return undefined
  if (amount.unit !== less.unit || amount.unit !== least.unit) return undefined
  return {
    kind: 'degrees',
    amount: amount.amount,
    unit: amount.unit,
    less: less.amount,
    under: Number(under),
    least: least.amount,
  }
}

function perUnit(text: string): { amount: NanoDollars; unit: string } | undefined {
  const money = leadingMoney(text)
  const [, counted] = /^ ?\/ ?(.+)$/.exec(money?.behind ?? '') ?? []
  const unit = counted === undefined ? undefined : leadingUnit(counted)
  if (money === undefined || money.currency !== undefined || unit === undefined || unit.behind !== '') return undefined
  return { amount: money.amount, unit: unit.unit }
}

/** The one of several that comes to more or less, else a sum. */
function choiceOf(text: string, depth: number): Rate | undefined {
  if (depth > deepest) return undefined
  const [, which = '', listed = ''] = /^the (lesser|lower|lowest|greater|higher|highest) of (.+)$/i.exec(text) ?? []
  if (which !== '') return among(/^l/i.test(which) ? 'lesser' : 'greater', listed, depth)
  const [, several = '', way = ''] = /^(.+?),? whichever is (lesser|less|lower|greater|higher)$/i.exec(text) ?? []
  if (several !== '') return among(/^l/i.test(way) ? 'lesser' : 'greater', several, depth)
  const bound = boundIn(text)
  return bound === undefined ? sumOf(text, depth) : bounded(bound, depth)
}

interface Bound {
  before: string
  kind: 'lesser' | 'greater'
  after: string
}

const bounds = [
  [', but not less than ', 'greater'],
  [' but not less than ', 'greater'],
  [', but not more than ', 'lesser'],
  [' but not more than ', 'lesser'],
  [', but not over ', 'lesser'],
  [', nor more than ', 'lesser'],
  [' nor more than ', 'lesser'],
] as const

/** The last bound outside of brackets. */
function boundIn(text: string): Bound | undefined {
  let best: (Bound & { at: number; end: number }) | undefined
  for (const [words, kind] of bounds) {
    const at = text.lastIndexOf(words)
    const end = at + words.length
    if (at <= 0 || (best !== undefined && best.end >= end)) continue
    best = { before: text.slice(0, at), kind, after: text.slice(end), at, end }
  }
  return best !== undefined && balanced(best.before) ? best : undefined
}

function bounded({ before, kind, after }: Bound, depth: number): Rate | undefined {
  const [a, b] = [choiceOf(before, depth + 1), choiceOf(after, depth + 1)]
  return a === undefined || b === undefined ? undefined : { kind, of: [a, b] }
}

function among(kind: 'lesser' | 'greater', listed: string, depth: number): Rate | undefined {
  const of = split(listed, / (?:or|and) (?=[\d$(¥]|free|the |CNY|RMB)|, (?:or )?(?=[\d$(¥])/giy).map(({ text }) =>
    choiceOf(text, depth + 1),
  )
  return of.length > 1 && of.every((one) => one !== undefined) ? { kind, of } : undefined
}

function sumOf(text: string, depth: number): Rate | undefined {
  const terms = split(text, / ?\+ ?| plus (?=[\d$(¥a])| minus (?=\d)/giy)
  if (terms.length === 1 && text.startsWith('(') && text.endsWith(')') && balanced(text.slice(1, -1)))
    return choiceOf(text.slice(1, -1).trim(), depth + 1)
  const parts: Rate[] = []
  for (const { text: term, by } of terms) {
    const part = term.startsWith('(') ? choiceOf(term, depth + 1) : readTerm(term)
    const signed = part === undefined || !/minus/i.test(by) ? part : negative(part)
    if (signed === undefined) return undefined
    parts.push(signed)
  }
  return parts.length === 1 ? parts[0] : { kind: 'sum', parts }
}

function negative(rate: Rate): Rate | undefined {
  return rate.kind === 'percent' && rate.rest === undefined && rate.ppm > 0
    ? { ...rate, ppm: -rate.ppm as Ppm }
    : undefined
}

/** Pieces between marks that stand outside of brackets, each with the mark before it. */
function split(text: string, mark: RegExp): { text: string; by: string }[] {
  const pieces: { text: string; by: string }[] = []
  let [from, by, depth] = [0, '', 0]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth !== 0 || !' +,'.includes(letter)) continue
    mark.lastIndex = at
    const [found] = mark.exec(text) ?? []
    if (found === undefined || found === '') continue
    pieces.push({ text: text.slice(from, at), by })
    ;[from, by, at] = [at + found.length, found, at + found.length - 1]
  }
  return [...pieces, { text: text.slice(from), by }]
}
