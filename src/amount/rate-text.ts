/** Reads rates of duty as schedules print them. What no formula expresses stays law in words: it is never taken for zero. */

import type { Ppm } from './ppm.js'
import type { Rate } from './rate.js'
import { leadingMoney, readTerm } from './rate-term.js'
import { leadingUnit } from './rate-unit.js'

/** No schedule prints a formula longer than this, or nested deeper. */
const longest = 600
const deepest = 6

const read = new Map<string, Rate | undefined>()

/**
 * A rate as a schedule prints it: `Free`, `25%`, `4.4¢/kg`, `$1.035/kg + 14.9%`, `40¢ each + 6% on the case`, `See 9822.05.20`,
 * `The duty provided in the applicable subheading + 25%`, `1.3 yuan/kg`.
 *
 * @returns kind `words` for law that no formula expresses; undefined only for a text without any words (an empty cell, which
 *          takes the rate of the line above). Frozen: the same text gives the same object.
 */
export function readRate(text: string): Rate | undefined {
  if (read.has(text)) return read.get(text)
  const rate = text.length > 20 * longest ? frozen({ kind: 'words', text }) : rateOf(cleaned(text))
  // Distinct texts of schedules are about two thousand; more than this is somebody's own file.
  if (read.size > 20_000) read.clear()
  read.set(text, rate)
  return rate
}

function rateOf(text: string): Rate | undefined {
  if (text === '') return undefined
  const bare = trimmed(text)
  const rate = text.length > longest ? undefined : (degreesOf(bare) ?? choiceOf(bare, 0))
  return frozen(rate ?? { kind: 'words', text })
}

/** Without markup, line ends and the few breaks and slips of print that stand inside formulas. */
function cleaned(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/([a-z])- (?=[a-z])/g, (broken, letter: string) => (broken === 'l- ' ? 'l-' : letter))
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replace(/[–−]/g, '-')
    .replaceAll('inthe ', 'in the ')
    .replaceAll('in the in the ', 'in the ')
    .replaceAll('oralterations', 'or alterations')
    .replaceAll('on thebattery', 'on the battery')
    .replaceAll('drained weght', 'drained weight')
    .replaceAll('but not less 2.', 'but not less than 2.')
    .replaceAll('applicable, to', 'applicable to')
}

/** Without the full stop or stroke at the end. */
function trimmed(text: string): string {
  let end = text.length
  while (end > 0 && ' ./;,'.includes(text.charAt(end - 1)) && !/(?:doz|prs?|no)\.$/i.test(text.slice(end - 5, end)))
    end--
  return text.slice(0, end)
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

function perUnit(
  text: string,
): { amount: NonNullable<ReturnType<typeof leadingMoney>>['amount']; unit: string } | undefined {
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

function balanced(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth++
    if (letter === ')' && --depth < 0) return false
  }
  return depth === 0
}

function frozen(rate: Rate): Rate {
  for (const part of rate.kind === 'sum' ? rate.parts : 'of' in rate ? rate.of : []) frozen(part)
  for (const value of Object.values(rate)) if (Array.isArray(value)) Object.freeze(value)
  return Object.freeze(rate)
}

/** A rate of the special column, and the symbols of the programmes that it is for. */
export interface SpecialRate {
  /** As printed, in one line. */
  text: string
  rate: Rate
  /** `A`, `A+`, `S` ...; none where the cell prints no list: then it is for every programme that the heading allows. */
  symbols: string[]
}

/**
 * The special column: `Free (A,AU,S,SG) 3.2% (JP) See 9822.05.20 (P+)` is three rates, each with its symbols, in order.
 *
 * @returns an empty list for an empty cell
 */
export function readSpecial(text: string): SpecialRate[] {
  const special = specials.get(text) ?? specialsIn(cleaned(text))
  if (specials.size > 20_000) specials.clear()
  specials.set(text, special)
  return special
}

const specials = new Map<string, SpecialRate[]>()

function specialsIn(text: string): SpecialRate[] {
  const found: SpecialRate[] = []
  let from = 0
  for (const { index, 0: list } of text.matchAll(/\([A-Z.][A-Z0-9+*,. ]{0,400}\)/g)) {
    const symbols = list.match(/[A-Z]{1,2}[+*]?/g) ?? []
    found.push(special(text.slice(from, index), symbols))
    from = index + list.length
  }
  const behind = text.slice(from).trim()
  if (behind !== '') found.push(special(behind, []))
  return found
}

function special(text: string, symbols: string[]): SpecialRate {
  // One line of the 2025 editions prints a list twice over: "(PA (PA)".
  const printed = text.replace(/\([A-Z*+, ]*$/, '').trim()
  return { text: printed, rate: readRate(printed) ?? { kind: 'words', text: printed }, symbols }
}
