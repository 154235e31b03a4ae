/** Marks multiples, fractions and ordinals: `halved`, `three-fold`, `a third of`, `twice as much`, `the second call`. */
import { hedgeBefore } from './hedges.js'
import { hold, joinsAt, type Line, lemmaAt, lowerAt, pastHyphen, put, taken } from './line.js'
import type { Hedge, MarkOf } from './marks.js'
import { cardinals, fractionParts, multiplyingVerbs, ordinals } from './number-words.js'
import { numeralAt } from './numbers.js'
import { unitAt } from './units.js'
import { is } from './words.js'

type Form = MarkOf<'multiple'>['form']

/** Marks the multiple or fraction that begins at `i`; gives the token after it, or `i`. */
export function markMultiple(line: Line, i: number): number {
  const classes = line.words[i]?.classes ?? 0
  if ((classes & is.multiple) !== 0) return markVerb(line, i)
  if ((classes & (is.fraction | is.cardinal | is.article | is.digits | is.ordinal)) === 0) return i
  const times = timesAt(line, i)
  if (times !== undefined) return putMultiple(line, i, times.to, times.factor, times.form)
  // `half a million` is a number.
  if ((classes & is.fraction) !== 0 && numeralAt(line, i) !== undefined) return i
  const part = partAt(line, i)
  if (part === undefined) return i
  // `half a percentage point`, `a quarter of a percent`: the fraction is the number.
  const of = lowerAt(line, part.to) === 'of' ? part.to + 1 : part.to
  const one = lowerAt(line, of) === 'a' || lowerAt(line, of) === 'one' ? of + 1 : of
  const unit = unitAt(line, one)
  if (one > part.to && unit !== undefined && unit.unit.kind === 'percent') {
    const hedge = hedgeBefore(line, i)
    const number = { value: part.factor * unit.unit.factor, halfUnit: 0 }
    put(line, i, unit.to, { kind: 'percent', number, hedge, points: unit.unit.points })
    hold(line, i, unit.to, taken.amount)
    return unit.to
  }
  return putMultiple(line, i, part.to, part.factor, 'fraction')
}

function putMultiple(line: Line, from: number, to: number, factor: number, form: Form, hedge?: Hedge): number {
  put(line, from, to, { kind: 'multiple', factor, form, hedge: hedge ?? hedgeBefore(line, from) })
  hold(line, from, to, taken.amount)
  return to
}

const comparing = new Set(
  'as the its their that what last more higher larger bigger greater this over our her his those'.split(' '),
)
const noDouble = new Set(
  'digit digits standard standards edged down check checking take whammy duty counting sided dip or'.split(' '),
)

function markVerb(line: Line, i: number): number {
  const lower = lowerAt(line, i)
  const lemma = lemmaAt(line, i)
  const next = lowerAt(line, pastHyphen(line, i + 1))
  if (lower === 'twice' || lower === 'thrice') {
    const factor = lower === 'twice' ? 2 : 3
    if (comparing.has(next)) return putMultiple(line, i, i + 1, factor, 'times')
    if (next === '-' || joinsAt(line, i + 1)) return i
    put(line, i, i + 1, { kind: 'count', number: { value: factor, halfUnit: 0.5 }, hedge: hedgeBefore(line, i) })
    hold(line, i, i + 1, taken.amount)
    return i + 1
  }
  if (lower.endsWith('fold')) {
    const stem = lower.slice(0, -4)
    const factor =
      cardinals.get(stem) ?? cardinals.get(stem.replace(/-$/, '')) ?? (stem === 'many' ? undefined : undefined)
    return factor === undefined || factor < 2 ? i : putMultiple(line, i, i + 1, factor, 'fold')
  }
  const factor = multiplyingVerbs.get(lemma)
  if (factor === undefined) return i
  if (lower === lemma) {
    // The adjective: `double the level` is a multiple, `double-digit` and `double standards` are not.
    if (noDouble.has(next)) return i
    const verb = ['to', 'will', 'would', 'could', 'may', 'might', 'not', 'more', 'nearly', 'almost', 'than'].includes(
      lowerAt(line, i - 1),
    )
    if (!verb && !comparing.has(next)) return i
    return putMultiple(line, i, i + 1, factor, comparing.has(next) && !verb ? 'times' : 'verb')
  }
  return putMultiple(line, i, i + 1, factor, 'verb')
}

/** `three times as much`, `3x`, `10-fold`, `five-fold`. */
function timesAt(line: Line, i: number): { to: number; factor: number; form: Form } | undefined {
  const numeral = numeralAt(line, i)
  if (numeral === undefined || numeral.number.value <= 0) return undefined
  const at = pastHyphen(line, numeral.to)
  const lower = lowerAt(line, at)
  const factor = numeral.number.value
  if (lower === 'fold') return { to: at + 1, factor, form: 'fold' }
  if (lower === 'x' && numeral.inDigits && at === numeral.to) return { to: at + 1, factor, form: 'times' }
  if (lower !== 'times') return undefined
  return comparing.has(lowerAt(line, at + 1)) || lowerAt(line, at + 1) === 'greater'
    ? { to: at + 1, factor, form: 'times' }
    : undefined
}

/** What may follow a fraction that stands for a share or a step; before another noun `a third` is an ordinal. */
const afterPart = new Set(
  `of in to from by less more lower higher since as compared on at during over between below above that which this last and or but
after before is was are were comes came goes went through with against versus than year-on-year`.split(/\s+/),
)
const beforeTime = new Set(
  'first second third fourth last final next previous past this same each every fiscal per'.split(' '),
)

/** `half`, `a third of`, `two-thirds`, `one in five`. */
function partAt(line: Line, i: number): { to: number; factor: number } | undefined {
  const lower = lowerAt(line, i)
  if (lower === 'half') {
    const before = lowerAt(line, i - 1)
    if (beforeTime.has(before) || joinsAt(line, i + 1) || before === '-' || before === 'a')
      return before === 'a' ? halfAfterA(line, i) : undefined
    return { to: i + 1, factor: 0.5 }
  }
  if (lower === 'a' || lower === 'an' || lower === 'one')
    return onePart(line, i) ?? (lower === 'one' ? amongAt(line, i) : undefined)
  const among = amongAt(line, i)
  if (among !== undefined) return among
  const count = cardinals.get(lower) ?? (line.words[i]?.kind === 'number' ? Number(line.words[i]?.digits) : Number.NaN)
  if (!(count >= 2 && count <= 99)) return undefined
  const at = pastHyphen(line, i + 1)
  const word = lowerAt(line, at)
  const parts = word.endsWith('s') || at > i + 1 ? fractionParts.get(word) : undefined
  if (parts === undefined || count >= parts * 3) return undefined
  // `two quarters`, `three quarters of growth` in a row are time.
  if (word === 'quarters' && at === i + 1 && lowerAt(line, at + 1) !== 'of') return undefined
  return { to: at + 1, factor: count / parts }
}

const timeNouns = new Set(
  'day days week weeks month months quarter quarters year years hour hours season seasons'.split(' '),
)

/** `two in three firms`, `four out of five`, `9 out of every 10`. */
function amongAt(line: Line, i: number): { to: number; factor: number } | undefined {
  const out = lowerAt(line, i + 1) === 'out' && lowerAt(line, i + 2) === 'of'
  if (!out && lowerAt(line, i + 1) !== 'in') return undefined
  let at = out ? i + 3 : i + 2
  if (lowerAt(line, at) === 'every') at++
  const part = smallAt(line, i)
  const whole = smallAt(line, at)
  if (part === undefined || whole === undefined || !(part < whole)) return undefined
  const next = lowerAt(line, at + 1)
  const unit = unitAt(line, at + 1)?.unit
  const measured = unit !== undefined && !(unit.kind === 'quantity' && unit.discrete)
  if (timeNouns.has(next) || next === '-' || measured) return undefined
  return { to: at + 1, factor: part / whole }
}

/** A whole number to 100 in one token. */
function smallAt(line: Line, i: number): number | undefined {
  const word = line.words[i]
  const value =
    cardinals.get(word?.lower ?? '') ?? (/^\d{1,3}$/.test(word?.text ?? '') ? Number(word?.text) : undefined)
  return value !== undefined && value >= 1 && value <= 100 ? value : undefined
}

/** `a half` as a share; `two and a half` was read as a number before. */
function halfAfterA(line: Line, i: number): { to: number; factor: number } | undefined {
  return lowerAt(line, i - 2) === 'and' ? undefined : { to: i + 1, factor: 0.5 }
}

function onePart(line: Line, i: number): { to: number; factor: number } | undefined {
  const lower = lowerAt(line, i)
  const at = pastHyphen(line, i + 1)
  const word = lowerAt(line, at)
  const parts = fractionParts.get(word)
  if (parts === undefined) return undefined
  if (word.endsWith('s')) return undefined
  const to = at + 1
  if (lower === 'one') return { to, factor: 1 / parts }
  const next = lowerAt(line, to)
  if (joinsAt(line, to)) return undefined
  const ends = next === '' || /^[.,;:!?)\]"'–—-]/.test(next)
  // `for the first time in a quarter`, `a quarter ago` are time.
  if (word === 'quarter') {
    const before = lowerAt(line, i - 1)
    if (before === 'in' || next === 'ago' || next === 'earlier' || next === 'before' || next === 'later')
      return undefined
  }
  if (!ends && !afterPart.has(next))
    return word === 'quarter' || word === 'half' ? (next === 'the' ? { to, factor: 1 / parts } : undefined) : undefined
  return { to, factor: 1 / parts }
}

const noOrdinalAfter = new Set(
  'century congress party parties lady hand hands place thought world amendment glance person'.split(' '),
)

/** Marks the ordinal at `i`; gives the token after it, or `i`. */
export function markOrdinal(line: Line, i: number): number {
  const word = line.words[i]
  if (word === undefined) return i
  let value = ordinals.get(word.lower)
  let to = i + 1
  if (value === undefined && word.kind === 'number') value = Number(word.digits)
  if (value === undefined) {
    // `twenty-first`
    const tens = cardinals.get(word.lower)
    const unit = joinsAt(line, i + 1) ? ordinals.get(lowerAt(line, i + 2)) : undefined
    if (tens === undefined || tens < 20 || tens % 10 !== 0 || unit === undefined || unit > 9) return i
    value = tens + unit
    to = i + 3
  }
  const before = lowerAt(line, i - 1)
  const next = lowerAt(line, to)
  if (!Number.isInteger(value) || value < 1 || value > 1_000) return i
  if (noOrdinalAfter.has(next)) return i
  if (
    word.lower === 'first' &&
    (before === 'at' ||
      before === 'america' ||
      before === 'americas' ||
      (next === 'of' && lowerAt(line, to + 1) === 'all') ||
      (i === 0 && next === ','))
  )
    return i
  if (
    word.lower === 'second' &&
    (before === 'per' ||
      (before === 'a' && (next === '' || next === '.')) ||
      before === 'split' ||
      numberBefore(line, i) ||
      (i === 0 && next === ','))
  )
    return i
  if ((value > 2 && i === 0 && next === ',') || (joinsAt(line, to) && noOrdinalAfter.has(lowerAt(line, to + 1))))
    return i
  put(line, i, to, { kind: 'ordinal', value })
  hold(line, i, to, taken.amount)
  return to
}

function numberBefore(line: Line, i: number): boolean {
  return ((line.words[i - 1]?.classes ?? 0) & (is.digits | is.cardinal)) !== 0
}
