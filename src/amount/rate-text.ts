/** Reads rates of duty as schedules print them. What no formula expresses stays law in words: it is never taken for zero. */
import type { Rate } from './rate.js'
import { formulaOf } from './rate-formula.js'

/** No schedule prints a rate longer than this. */
const longest = 600

/** No cell of a schedule is longer than this, by far: it is quoted as it is. */
const tooLong = 20_000

const read = new Map<string, Rate | undefined>()

/**
 * A rate as a schedule prints it: `Free`, `25%`, `4.4¢/kg`, `$1.035/kg + 14.9%`, `40¢ each + 6% on the case`, `See 9822.05.20`,
 * `The duty provided in the applicable subheading + 25%`, `1.3 yuan/kg`.
 *
 * @returns kind `words` for law that no formula expresses; undefined only for a text without any words (an empty cell, which
 *          takes the rate of the line above). Frozen: the same text gives the same object.
 */
export function readRate(text: string): Rate | undefined {
  if (text.length > longest) return wordsOf(text.length > tooLong ? text.trim() : cleaned(text))
  if (read.has(text)) return read.get(text)
  const rate = rateOf(cleaned(text))
  // Distinct texts of schedules are about two thousand; more than this is somebody's own file.
  if (read.size > 20_000) read.clear()
  read.set(text, rate)
  return rate
}

function rateOf(text: string): Rate | undefined {
  const formula = text === '' ? undefined : formulaOf(trimmed(text))
  return formula === undefined ? wordsOf(text) : frozen(formula)
}

function wordsOf(text: string): Rate | undefined {
  return text === '' ? undefined : frozen({ kind: 'words', text })
}

/** Without markup and line ends; again until nothing changes, since taking markup out may leave markup. */
function cleaned(text: string): string {
  let [clean, before] = [text, '']
  for (let pass = 0; pass < 8 && clean !== before; pass++) [clean, before] = [mended(clean), clean]
  return clean
}

/** Markup, line ends, and the breaks and slips of print that stand inside formulas and their words. */
function mended(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/[–−]/g, '-')
    .replaceAll('internal- revenue', 'internal-revenue')
    .replace(/(?<=[a-z])- (?=[a-z])/g, '')
    .replaceAll('²', '2')
    .replaceAll('³', '3')
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
export function readSpecial(text: string): readonly SpecialRate[] {
  if (text.length > tooLong) return text.trim() === '' ? [] : [special(text.trim(), [])]
  const known = specials.get(text)
  if (known !== undefined) return known
  const found = Object.freeze(specialsIn(cleaned(text)))
  if (specials.size > 20_000) specials.clear()
  specials.set(text, found)
  return found
}

const specials = new Map<string, readonly SpecialRate[]>()

function specialsIn(text: string): SpecialRate[] {
  const found: SpecialRate[] = []
  let from = 0
  for (const { index, 0: list } of text.matchAll(/\([A-Z0-9+*,. ]{1,400}\)/g)) {
    const symbols = list.split(/[(),. ]+/).filter((symbol) => symbol !== '')
    // "(2)" and words in capitals are no list of programmes.
    if (symbols.length === 0 || !symbols.every((symbol) => /^[A-Z]{1,2}[+*]?$/.test(symbol))) continue
    found.push(special(text.slice(from, index), symbols))
    from = index + list.length
  }
  const behind = text.slice(from).trim()
  return behind === '' ? found : [...found, special(behind, [])]
}

function special(text: string, symbols: string[]): SpecialRate {
  // One line of the 2025 editions opens its last list twice: "(PA (PA)".
  const printed = text.replace(/\([A-Z*+, ]*$/, '').trim()
  return { text: printed, rate: readRate(printed) ?? { kind: 'words', text: printed }, symbols }
}
