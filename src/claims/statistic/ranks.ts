/** Records, rankings and runs: "its lowest since 2009", "a record high", "the largest buyer of", "for the ninth month running". */
import { type Day, partsOf } from '../../time/day.js'
import { type Finding, type FoundRank, figureOf } from './findings.js'
import type { Item } from './item.js'
import { readTail, sinceOf, yearMonth } from './since.js'

/** A rank that begins at an item, or undefined. `day` is the article's, for "in five years". */
export function readRank(items: readonly Item[], at: number, day: Day): Finding | undefined {
  const item = items[at]
  if (item === undefined) return undefined
  if (item.lower === 'record' || item.lower === 'all') return readRecord(items, at)
  if (item.lower === 'first' || item.mark?.kind === 'ordinal' || item.lower === 'for')
    return readFirst(items, at, day) ?? readStreak(items, at) ?? readSuperlative(items, at, day)
  if (item.mark?.kind === 'duration' || item.mark?.kind === 'count' || isSpan(item))
    return readSpanLow(items, at, day) ?? readStreak(items, at)
  if (item.classes.has('DET')) {
    const next = items[at + 1]
    const inner = next === undefined || next.classes.has('DET') ? undefined : readRank(items, at + 1, day)
    return inner === undefined ? readSuperlative(items, at, day) : { ...inner, from: at }
  }
  if (item.classes.has('SUPERLOW') || item.classes.has('SUPERHIGH')) return readSuperlative(items, at, day)
  return undefined
}

const isSpan = ({ mark }: Item): boolean => mark?.kind === 'period' && mark.role === 'over-span'

/** May this item begin a rank at all? */
export function opensRank(item: Item): boolean {
  const { classes, lower, mark } = item
  return (
    classes.has('SUPERLOW') ||
    classes.has('SUPERHIGH') ||
    mark?.kind === 'ordinal' ||
    mark?.kind === 'duration' ||
    mark?.kind === 'count' ||
    isSpan(item) ||
    lower === 'record' ||
    lower === 'first' ||
    lower === 'for' ||
    lower === 'all' ||
    classes.has('DET')
  )
}

/** "the second-smallest since 2009", "the highest monthly total on record". */
function readSuperlative(items: readonly Item[], from: number, day: Day): Finding | undefined {
  let at = from
  while (items[at]?.classes.has('DET') === true) at++
  let position = 1
  const ordinal = items[at]
  if (ordinal?.mark?.kind === 'ordinal') {
    position = ordinal.mark.value
    at++
    while (items[at]?.lower === '-' || items[at]?.lower === '–') at++
  }
  const word = items[at]
  if (word === undefined || !(word.classes.has('SUPERLOW') || word.classes.has('SUPERHIGH'))) return undefined
  let order = word.lower === 'top' || word.lower === 'biggest' ? 'largest' : word.lower
  at++
  let scope = ''
  for (let guard = 0; guard < 4; guard++) {
    const next = items[at]
    if (next === undefined) break
    if (next.flow !== undefined) {
      if (next.flow.noun === 'balance') order = `${order} ${next.flow.sign ?? 'balance'}`
    } else if (/^(monthly|annual|yearly|quarterly|weekly)$/.test(next.lower))
      scope = next.lower === 'yearly' ? 'annual' : next.lower
    else if (!(next.classes.has('LEVELNOUN') || next.lower === 'for' || next.classes.has('ADJ'))) break
    at++
  }
  const tail = readTail(items, at, day)
  if (tail === undefined) return undefined
  return made('rank', from, tail.to, {
    position,
    order,
    scope: [scope, tail.scope].filter(Boolean).join(', '),
    since: tail.since,
    ...(tail.back === undefined ? {} : { back: tail.back }),
  })
}

/** "a record high", "a record 12 million tonnes", "an all-time low". */
function readRecord(items: readonly Item[], from: number): Finding | undefined {
  let at = from
  if (items[at]?.lower === 'all') {
    if (items[at + 1]?.lower !== '-' || items[at + 2]?.lower !== 'time') return undefined
    at += 2
  }
  const before = items[from - 1]?.lower ?? ''
  let scope = ''
  if (/^(monthly|annual|yearly|quarterly)$/.test(items[at + 1]?.lower ?? '')) {
    scope = `${items[at + 1]?.lower === 'yearly' ? 'annual' : (items[at + 1]?.lower ?? '')}, `
    at++
  }
  const next = items[at + 1]
  if (next === undefined) return undefined
  if (/^(high|highs|low|lows|level|levels|pace|amount|volume)$/.test(next.lower)) {
    const low = next.lower.startsWith('low')
    const rank = { position: 1, order: low ? 'lowest' : 'highest', scope: `${scope}on record`, since: null }
    return withLevel(items, made('record', from, at + 2, rank))
  }
  if (next.classes.has('AMOUNT') && /^(a|the|to|at|of|reached|hit|was)$/.test(before))
    return {
      ...made('record', from, at + 2, { position: 1, order: 'highest', scope: 'on record', since: null }),
      level: figureOf(next),
      levelAt: next.start,
    }
  return undefined
}

/** "for the first time in 15 years", "the first fall since 2016". */
function readFirst(items: readonly Item[], from: number, day: Day): Finding | undefined {
  let at = from
  if (items[at]?.lower === 'for') at++
  while (items[at]?.classes.has('DET') === true) at++
  const first = items[at]
  if (first === undefined || !(first.lower === 'first' || (first.mark?.kind === 'ordinal' && first.mark.value === 1)))
    return undefined
  at++
  let way = ''
  let scope = ''
  const time = items[at]?.lower === 'time'
  if (time) at++
  else {
    for (let guard = 0; guard < 4; guard++) {
      const next = items[at]
      if (next === undefined) return undefined
      if (/^(monthly|annual|yearly|quarterly)$/.test(next.lower))
        scope = next.lower === 'yearly' ? 'annual' : next.lower
      else if (next.classes.has('MOVEN')) way = next.classes.has('FALL') ? 'fall' : 'rise'
      else if (!next.classes.has('ADJ') && next.lower !== '-' && next.lower !== 'year' && next.lower !== 'on') break
      at++
    }
    if (way === '') return undefined
  }
  const tail = readTail(items, at, day)
  if (tail === undefined) return undefined
  return {
    ...made('first', from, tail.to, {
      position: 1,
      order: `first ${way}`.trim(),
      scope: [scope, tail.scope].filter(Boolean).join(', '),
      since: tail.since,
      ...(tail.back === undefined ? {} : { back: tail.back }),
    }),
    ...(way === '' ? {} : { direction: way === 'fall' ? ('down' as const) : ('up' as const) }),
  }
}

const numbers: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}

/** "for the ninth month running", "the fourth straight monthly decline", "nine straight months". */
function readStreak(items: readonly Item[], from: number): Finding | undefined {
  let at = from
  if (items[at]?.lower === 'for') at++
  while (items[at]?.classes.has('DET') === true) at++
  const count = items[at]
  if (count === undefined) return undefined
  const position =
    count.mark?.kind === 'ordinal'
      ? count.mark.value
      : count.mark?.kind === 'count'
        ? count.mark.number.value
        : numbers[count.lower]
  if (position === undefined || position < 2 || position > 600 || !Number.isInteger(position)) return undefined
  let scope = ''
  let straight = false
  let direction: 'up' | 'down' | undefined
  let to = at + 1
  for (let next = at + 1; next < Math.min(items.length, at + 7); next++) {
    const item = items[next]
    if (item === undefined) break
    const { lower, classes } = item
    if (/^(month|months|monthly)$/.test(lower)) scope = 'monthly'
    else if (/^(year|years|annual|yearly)$/.test(lower)) scope = 'annual'
    else if (/^(quarter|quarters|quarterly)$/.test(lower)) scope = 'quarterly'
    else if (classes.has('STREAK')) straight = true
    else if (lower === 'in' && items[next + 1]?.lower === 'a' && items[next + 2]?.lower === 'row') {
      straight = true
      to = next + 3
      break
    } else if (straight && classes.has('MOVEN')) direction = classes.has('FALL') ? 'down' : 'up'
    else if (lower !== '-' && !(straight && (lower === 'of' || classes.has('ADJ')))) break
    if (lower !== 'of') to = next + 1
  }
  if (!straight || scope === '') return undefined
  return {
    ...made('streak', from, to, { position, order: 'successive', scope, since: null }),
    ...(direction === undefined ? {} : { direction }),
  }
}

/** "a five-year low". */
function readSpanLow(items: readonly Item[], from: number, day: Day): Finding | undefined {
  const span = items[from]
  if (span === undefined) return undefined
  let at = from + 1
  let months: number | undefined
  if (span.mark?.kind === 'duration') months = span.mark.months
  else if (span.mark?.kind === 'count') {
    if (items[at]?.lower === '-') at++
    const unit = items[at]?.lower
    if (unit === 'year') months = span.mark.number.value * 12
    else if (unit === 'month') months = span.mark.number.value
    at++
  }
  if (items[at]?.lower === '-') at++
  const end = items[at]?.lower
  if (end === undefined || !/^(low|high)s?$/.test(end)) return undefined
  const order = end.startsWith('low') ? 'lowest' : 'highest'
  if (span.mark?.kind === 'period') {
    const rank = { position: 1, order, scope: 'last years', since: sinceOf(span.mark) }
    return withLevel(items, made('span-low', from, at + 1, rank))
  }
  if (months === undefined || months < 2 || months > 2400) return undefined
  const { year, month } = partsOf(day)
  const whole = months % 12 === 0
  const since = whole ? String(year - months / 12) : yearMonth(year * 12 + month - 1 - months)
  const scope = whole ? `last ${months / 12} years` : `last ${months} months`
  return withLevel(items, made('span-low', from, at + 1, { position: 1, order, scope, since, back: months }))
}

/** "a 20-year low of $202 billion": the level goes with the rank. */
function withLevel(items: readonly Item[], found: Finding): Finding {
  const amount = items[found.to + 1]
  if (items[found.to]?.lower !== 'of' || amount === undefined || !amount.classes.has('AMOUNT')) return found
  return { ...found, to: found.to + 2, level: figureOf(amount), levelAt: amount.start }
}

function made(rule: string, from: number, to: number, rank: FoundRank): Finding {
  return { rule, from, to, rank, timeless: true }
}
