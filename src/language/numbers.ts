/** Reads one number, in digits or words, with its scale, and how exactly it was written. */
import { isSpace } from './characters.js'
import { classesAt, joinsAt, type Line, lowerAt, pastHyphen, touches } from './line.js'
import type { WrittenNumber } from './marks.js'
import { cardinals, fractionCharacters, scales, scaleWords } from './number-words.js'
import { opensUnit } from './units.js'
import { is } from './words.js'

/** A number as it stands in the line, before its unit is known. */
export interface Numeral {
  from: number
  /** The token after the last. */
  to: number
  number: WrittenNumber
  /** Power of ten of the scale word, zero without one. */
  scale: number
  inDigits: boolean
  /** `one` alone: often a pronoun. */
  pronoun: boolean
  /** Digits without a comma, stop or scale: may be a year, a day, a number that names something. */
  bare: boolean
}

/** The number that begins at token `i`, or undefined. `money` allows `t` for trillion. */
export function numeralAt(line: Line, i: number, money = false): Numeral | undefined {
  const classes = classesAt(line, i)
  if ((classes & is.digits) !== 0) return digitsAt(line, i, money)
  if ((classes & (is.cardinal | is.article | is.fraction)) !== 0) return wordsAt(line, i)
  return undefined
}

function digitsAt(line: Line, i: number, money: boolean): Numeral | undefined {
  let digits = line.words[i]?.digits
  if (digits === undefined) return undefined
  let to = i + 1
  const grouped = spacedGroups(line, i)
  if (grouped > to) {
    digits = line.words
      .slice(i, grouped)
      .map((word) => word.digits ?? '')
      .join('')
    to = grouped
  }
  const part = partAfter(line, to)
  const scale = scaleAt(line, part?.to ?? to, money)
  if (part !== undefined) {
    const factor = 10 ** (scale?.exponent ?? 0)
    return {
      from: i,
      to: scale?.to ?? part.to,
      number: { value: (Number(digits) + part.value) * factor, halfUnit: 0 },
      scale: scale?.exponent ?? 0,
      inDigits: true,
      pronoun: false,
      bare: false,
    }
  }
  const ratio = fractionAt(line, i)
  if (ratio !== undefined) return ratio
  const exponent = scale?.exponent ?? 0
  return {
    from: i,
    to: scale?.to ?? to,
    number: written(digits, exponent),
    scale: exponent,
    inDigits: true,
    pronoun: false,
    bare: scale === undefined && grouped <= i + 1 && /^\d+$/.test(line.words[i]?.text ?? ''),
  }
}

/** The value of digits times a power of ten, and half of the last digit written, without rounding on the way. */
export function written(digits: string, exponent: number): WrittenNumber {
  const point = digits.indexOf('.')
  const decimals = point < 0 ? 0 : digits.length - point - 1
  return { value: Number(`${digits}e${exponent}`), halfUnit: Number(`5e${exponent - decimals - 1}`) }
}

/** Groups of three parted by spaces: `1 234 567`, or `89 579` before a unit. The place after the last group. */
function spacedGroups(line: Line, i: number): number {
  if (!/^\d{1,3}$/.test(line.words[i]?.text ?? '')) return i + 1
  let to = i + 1
  let narrow = false
  while (to - i < 6) {
    const next = line.tokens[to]
    const before = line.tokens[to - 1]
    if (next === undefined || before === undefined || next.start !== before.end + 1) break
    const gap = line.text.charCodeAt(before.end)
    if (!isSpace(gap) || !/^\d{3}(?:\.\d+)?$/.test(next.text)) break
    if (gap > 32) narrow = true
    to++
    if (next.text.length > 3) break
  }
  if (to === i + 1) return to
  return to - i > 2 || narrow || opensUnit(lowerAt(line, to)) || scales.has(lowerAt(line, to)) ? to : i + 1
}

/** `½` or `1/2` or `and a half` behind a whole number. */
function partAfter(line: Line, to: number): { to: number; value: number } | undefined {
  const sign = fractionCharacters.get(lowerAt(line, to))
  if (sign !== undefined && touches(line, to - 1)) return { to: to + 1, value: sign }
  if (lowerAt(line, to + 1) === '/' && touches(line, to) && touches(line, to + 1)) {
    const ratio = fractionAt(line, to)
    if (ratio !== undefined) return { to: ratio.to, value: ratio.number.value }
  }
  const half = andAHalf(line, to)
  return half === undefined ? undefined : { to: half, value: 0.5 }
}

/** The place after `and a half`, hyphens or not. */
function andAHalf(line: Line, i: number): number | undefined {
  let at = pastHyphen(line, i)
  for (const word of ['and', 'a', 'half']) {
    if (lowerAt(line, at) !== word) return undefined
    at = word === 'half' ? at + 1 : pastHyphen(line, at + 1)
  }
  return at
}

/** `1/3`: only parts that people write so. */
function fractionAt(line: Line, i: number): Numeral | undefined {
  if (lowerAt(line, i + 1) !== '/' || !touches(line, i) || !touches(line, i + 1)) return undefined
  const above = Number(line.words[i]?.digits ?? Number.NaN)
  const below = Number(line.words[i + 2]?.digits ?? Number.NaN)
  if (!(above >= 1 && above < below && [2, 3, 4, 5, 8, 10].includes(below))) return undefined
  if (lowerAt(line, i + 3) === '/') return undefined
  return {
    from: i,
    to: i + 3,
    number: { value: above / below, halfUnit: 0 },
    scale: 0,
    inDigits: true,
    pronoun: false,
    bare: false,
  }
}

/** The scale at `i`, which may hang on a hyphen (`$300-million`). */
function scaleAt(line: Line, i: number, money: boolean): { to: number; exponent: number } | undefined {
  const at = pastHyphen(line, i)
  const lower = lowerAt(line, at)
  const exponent = scales.get(lower)
  if (exponent === undefined) return undefined
  if (lower.length === 1) {
    if (!touches(line, i - 1) || at !== i || (lower === 't' && !money)) return undefined
    // `5m tonnes` and `$5m` are millions; metres and minutes are left to fall out as bare numbers.
    return { to: at + 1, exponent }
  }
  if (lower === 'mil' || lower === 'mio') {
    if (!touches(line, i - 1) && !money) return undefined
  }
  const next = scales.get(lowerAt(line, at + 1))
  if (lower === 'hundred' || lower === 'thousand') {
    if (next !== undefined && scaleWords.has(lowerAt(line, at + 1)) && next > exponent)
      return { to: at + 2, exponent: exponent + next }
  }
  return { to: at + 1, exponent }
}

/** Numbers in words: `twenty-five`, `a hundred`, `two and a half million`, `half a million`, `two dozen`. */
function wordsAt(line: Line, i: number): Numeral | undefined {
  const first = lowerAt(line, i)
  if (first === 'half') return halfOfScale(line, i)
  if (first === 'the') return undefined
  let at = i
  let total = 0
  let current: number | undefined
  let scale = 0
  let exact = true
  let used = 0
  if (first === 'a' || first === 'an') {
    if (!scaleWords.has(lowerAt(line, i + 1)) && lowerAt(line, i + 1) !== 'dozen') return undefined
    current = 1
    at = i + 1
  }
  const sign = fractionCharacters.get(first)
  if (sign !== undefined) {
    const then = scaleAt(line, i + 1, false)
    return made(i, then?.to ?? i + 1, sign * 10 ** (then?.exponent ?? 0), 0, then?.exponent ?? 0, false)
  }
  for (; at < line.words.length; ) {
    const lower = lowerAt(line, at)
    const cardinal = cardinals.get(lower)
    if (cardinal !== undefined) {
      if (
        current !== undefined &&
        !(current % 100 === 0 && current > 0) &&
        !(current % 10 === 0 && current % 100 >= 20 && cardinal < 10)
      )
        break
      current = (current ?? 0) + cardinal
      used++
      at++
      if (current % 10 === 0 && joinsAt(line, at) && (cardinals.get(lowerAt(line, at + 1)) ?? 10) < 10) at++
      const half = andAHalf(line, at)
      if (half !== undefined) {
        current += 0.5
        exact = false
        at = half
      }
      continue
    }
    const onward = joinsAt(line, at) && current !== undefined ? at + 1 : at
    const word = lowerAt(line, onward)
    if (word === 'dozen' && current !== undefined) {
      current *= 12
      at = onward + 1
      used++
      break
    }
    if (scaleWords.has(word) && current !== undefined) {
      const exponent = scales.get(word) ?? 0
      if (exponent === 2) current *= 100
      else {
        total += current * 10 ** exponent
        current = undefined
        scale = Math.max(scale, exponent)
      }
      used++
      at = onward + 1
      if (current === undefined && !cardinals.has(lowerAt(line, at)) && lowerAt(line, at) !== 'and') break
      continue
    }
    if (lower === 'and' && used > 0 && cardinals.has(lowerAt(line, at + 1)) && (total > 0 || (current ?? 0) >= 100)) {
      // `two thousand and five`, but not `a hundred and two others` read as a list: both give 102.
      if (total > 0 && current === undefined && scale >= 6) break
      at++
      current ??= 0
      continue
    }
    break
  }
  if (used === 0) return undefined
  const value = total + (current ?? 0)
  const unit = total > 0 && (current === undefined || current === 0) ? 10 ** scale : 1
  return made(i, at, value, exact ? unit / 2 : 0, scale, used === 1 && value === 1 && first === 'one')
}

function made(from: number, to: number, value: number, halfUnit: number, scale: number, pronoun: boolean): Numeral {
  return { from, to, number: { value, halfUnit }, scale, inDigits: false, pronoun, bare: false }
}

function halfOfScale(line: Line, i: number): Numeral | undefined {
  if (lowerAt(line, i + 1) !== 'a' && lowerAt(line, i + 1) !== 'an') return undefined
  const word = lowerAt(line, i + 2)
  if (word === 'dozen') return made(i, i + 3, 6, 0, 0, false)
  const exponent = scaleWords.has(word) ? (scales.get(word) ?? 0) : undefined
  return exponent === undefined ? undefined : made(i, i + 3, 0.5 * 10 ** exponent, 0, exponent, false)
}
