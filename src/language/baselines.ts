/** Marks comparisons whose other side has no date of its own: from a year earlier, year-on-year, m/m, the previous month. */
import { hold, isHyphen, type Line, lowerAt, pastHyphen, put, taken } from './line.js'
import type { MarkOf } from './marks.js'
import { numeralAt } from './numbers.js'
import { is } from './words.js'

type Shift = MarkOf<'baseline'>['shift']

const shifts: ReadonlyMap<string, { shift: Shift; times: number }> = new Map([
  ['year', { shift: 'year', times: 1 }],
  ['years', { shift: 'year', times: 1 }],
  ['decade', { shift: 'year', times: 10 }],
  ['decades', { shift: 'year', times: 10 }],
  ['month', { shift: 'month', times: 1 }],
  ['months', { shift: 'month', times: 1 }],
  ['quarter', { shift: 'quarter', times: 1 }],
  ['quarters', { shift: 'quarter', times: 1 }],
  ['week', { shift: 'week', times: 1 }],
  ['weeks', { shift: 'week', times: 1 }],
  ['period', { shift: 'period', times: 1 }],
])

const letters: ReadonlyMap<string, Shift> = new Map([
  ['y', 'year'],
  ['yoy', 'year'],
  ['m', 'month'],
  ['mom', 'month'],
  ['q', 'quarter'],
  ['qoq', 'quarter'],
  ['w', 'week'],
  ['wow', 'week'],
])

/** Marks the baseline at `i`; gives the token after it, or `i`. */
export function markBaseline(line: Line, i: number): number {
  const lower = lowerAt(line, i)
  const found = repeated(line, i, lower) ?? lettered(line, i, lower) ?? adverb(line, i, lower) ?? phrase(line, i, lower)
  if (found === undefined) return i
  put(line, found.from ?? i, found.to, { kind: 'baseline', shift: found.shift, count: found.count })
  hold(line, found.from ?? i, found.to, taken.time)
  return found.to
}

interface Found {
  from?: number
  to: number
  shift: Shift
  count: number
}

/** `year-on-year`, `year over year`, `month on month`, `year-ago`, `year-earlier`. */
function repeated(line: Line, i: number, lower: string): Found | undefined {
  const unit = shifts.get(lower)
  if (unit === undefined) return undefined
  const link = pastHyphen(line, i + 1)
  const word = lowerAt(line, link)
  if (word === 'on' || word === 'over' || word === 'to') {
    const second = pastHyphen(line, link + 1)
    if (lowerAt(line, second) === lower && (word !== 'to' || link > i + 1))
      return { to: second + 1, shift: unit.shift, count: 1 }
    return undefined
  }
  if (
    lowerAt(line, i - 1) === 'the' &&
    link === i + 1 &&
    (word === 'before' || word === 'earlier' || word === 'prior')
  ) {
    // `the year before the deal` is no comparison.
    if (unit.shift === 'period' || ['the', 'that', 'it', 'they', 'a'].includes(lowerAt(line, link + 1)))
      return undefined
    return { to: link + 1, shift: unit.shift, count: unit.times }
  }
  if (link > i + 1 && (word === 'ago' || word === 'earlier')) return { to: link + 1, shift: unit.shift, count: 1 }
  return undefined
}

/** `y/y`, `y-o-y`, `yoy`, `m/m`, `MoM`. */
function lettered(line: Line, i: number, lower: string): Found | undefined {
  const shift = letters.get(lower)
  if (shift === undefined) return undefined
  if (lower.length === 3) {
    const text = line.words[i]?.text ?? ''
    if (lower === 'mom' || lower === 'wow')
      return text === 'MoM' || text === 'MOM' || text === 'WoW' ? { to: i + 1, shift, count: 1 } : undefined
    return { to: i + 1, shift, count: 1 }
  }
  const link = lowerAt(line, i + 1)
  if (link === '/') return lowerAt(line, i + 2) === lower ? { to: i + 3, shift, count: 1 } : undefined
  if (
    !isHyphen(link) ||
    lowerAt(line, i + 2) !== 'o' ||
    !isHyphen(lowerAt(line, i + 3)) ||
    lowerAt(line, i + 4) !== lower
  )
    return undefined
  return { to: i + 5, shift, count: 1 }
}

/** `rose 5% annually`, `rose 5% on the year`, `up 3% on-year`, `on a yearly basis`. */
function adverb(line: Line, i: number, lower: string): Found | undefined {
  if (lower === 'annually' || lower === 'yearly')
    return afterPercent(line, i) ? { to: i + 1, shift: 'year', count: 1 } : undefined
  if (lower !== 'on') return undefined
  const at = pastHyphen(line, i + 1)
  const the = lowerAt(line, at) === 'the' ? at + 1 : at
  const unit = shifts.get(lowerAt(line, the))
  if (
    unit !== undefined &&
    (unit.shift === 'year' || unit.shift === 'month' || unit.shift === 'quarter') &&
    afterAmount(line, i)
  ) {
    const next = pastHyphen(line, the + 1)
    if (lowerAt(line, next) === 'on' || lowerAt(line, next) === 'over') return undefined
    return { to: the + 1, shift: unit.shift, count: 1 }
  }
  if (lowerAt(line, i + 1) !== 'a' || lowerAt(line, i + 3) !== 'basis') return undefined
  const word = lowerAt(line, i + 2)
  if (word === 'yearly') return { to: i + 4, shift: 'year', count: 1 }
  return word === 'monthly' ? { to: i + 4, shift: 'month', count: 1 } : undefined
}

function afterPercent(line: Line, i: number): boolean {
  const last = line.marks[line.marks.length - 1]
  return last !== undefined && last.kind === 'percent' && i - last.to <= 1
}

function afterAmount(line: Line, i: number): boolean {
  const last = line.marks[line.marks.length - 1]
  return (
    last !== undefined &&
    (last.kind === 'percent' || last.kind === 'money' || last.kind === 'quantity' || last.kind === 'multiple') &&
    i - last.to <= 1
  )
}

const comparing = new Set('from than versus vs over against below above exceeding exceeded'.split(' '))

/** Whether a word of comparison stands before token `i`: `from`, `than in`, `compared with`. */
export function isCompared(line: Line, i: number): boolean {
  let at = i - 1
  if (lowerAt(line, at) === 'the' || lowerAt(line, at) === 'that' || lowerAt(line, at) === 'those') at--
  if (['in', 'of', 'during', 'for', 'levels', 'level'].includes(lowerAt(line, at)) && at > 0) {
    const before = lowerAt(line, at - 1)
    if (
      before === 'than' ||
      before === 'that' ||
      before === 'those' ||
      before === 'from' ||
      before === 'level' ||
      before === 'levels'
    )
      at--
    if (lowerAt(line, at) === 'that' || lowerAt(line, at) === 'those') at--
  }
  const word = lowerAt(line, at)
  if (comparing.has(word)) return true
  if (word !== 'with' && word !== 'to') return false
  const governs = lowerAt(line, at - 1)
  return (
    governs === 'compared' ||
    governs === 'relative' ||
    governs === 'comparison' ||
    governs === 'comparing' ||
    governs === 'compare'
  )
}

const behind = new Set(['earlier', 'ago', 'before', 'prior', 'previously', 'previous'])
const same = new Set('same corresponding comparable equivalent'.split(' '))
const stretch = new Set('month months period quarter time week year stretch half timeframe weeks'.split(' '))

/** `a year earlier`, `two years ago`, `the month before`, `the previous quarter`, `the same period last year`, `from last year`. */
function phrase(line: Line, i: number, lower: string): Found | undefined {
  const article = lower === 'a' || lower === 'an' || lower === 'one'
  const counted = article ? undefined : numeralAt(line, i)
  if (article || counted !== undefined) {
    const at = counted?.to ?? i + 1
    const unit = shifts.get(lowerAt(line, at))
    const count = counted?.number.value ?? 1
    const back = lowerAt(line, at + 1)
    if (
      unit === undefined ||
      unit.shift === 'period' ||
      !behind.has(back) ||
      !Number.isInteger(count) ||
      count < 1 ||
      count > 100
    )
      return undefined
    const compared = isCompared(line, i)
    if (back === 'ago' && !compared && !afterAmount(line, i) && !stretchBefore(line, i)) return undefined
    if (unit.shift === 'week' && !compared) return undefined
    return { to: at + 2, shift: unit.shift, count: count * unit.times }
  }
  const at = lower === 'the' || lower === 'its' || lower === 'their' ? i + 1 : i
  const word = lowerAt(line, at)
  if (word === 'previous' || word === 'prior' || word === 'preceding') {
    const noun = pastHyphen(line, at + 1)
    const unit = shifts.get(lowerAt(line, noun))
    if (unit === undefined || /s$/.test(lowerAt(line, noun))) return undefined
    return { from: at, to: noun + 1, shift: unit.shift, count: unit.times }
  }
  if (same.has(word)) {
    if (stretch.has(lowerAt(line, at + 1))) return sameStretch(line, at, at + 2)
    // `the same ten months of 2024`, `the same seven-month period last year`
    const many = numeralAt(line, at + 1)
    const noun = many === undefined ? at : pastHyphen(line, many.to)
    if (many !== undefined && shifts.has(lowerAt(line, noun)))
      return sameStretch(line, at, stretch.has(lowerAt(line, noun + 1)) ? noun + 2 : noun + 1)
  }
  if (word === 'last' && at === i) {
    const unit = shifts.get(lowerAt(line, i + 1))
    if (
      unit === undefined ||
      unit.shift === 'period' ||
      unit.times > 1 ||
      /s$/.test(lowerAt(line, i + 1)) ||
      !isCompared(line, i)
    )
      return undefined
    return { to: i + 2, shift: unit.shift, count: 1 }
  }
  return undefined
}

/** `the same month a year earlier`: the stretch before `a year ago` that is no comparison by itself. */
function stretchBefore(line: Line, i: number): boolean {
  return stretch.has(lowerAt(line, i - 1)) && same.has(lowerAt(line, i - 2))
}

/** `the same month last year`, `the same period of 2024` (the year is left to be read), `the same time a year ago`. */
function sameStretch(line: Line, at: number, end: number): Found | undefined {
  let to = end
  const link = lowerAt(line, to)
  if (link === 'of' || link === 'in' || link === 'from') to++
  if (lowerAt(line, to) === 'the') to++
  const word = lowerAt(line, to)
  const next = lowerAt(line, to + 1)
  if ((word === 'last' || word === 'previous' || word === 'prior' || word === 'preceding') && next === 'year')
    return { from: at, to: to + 2, shift: 'year', count: 1 }
  if (word === 'a' || word === 'one') {
    if (next === 'year' && behind.has(lowerAt(line, to + 2))) return { from: at, to: to + 3, shift: 'year', count: 1 }
    return undefined
  }
  if (word === 'year' && behind.has(next)) return { from: at, to: to + 2, shift: 'year', count: 1 }
  if (((line.words[to]?.classes ?? 0) & is.digits) !== 0 && /^\d{4}$/.test(line.words[to]?.text ?? ''))
    return { from: at, to: end, shift: 'year', count: 1 }
  return undefined
}
