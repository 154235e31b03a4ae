/** Records, rankings and runs: "its lowest since 2009", "a record high", "the largest buyer of", "for the ninth month running". */
import type { MarkOf } from '../../language/marks.js'
import { type Day, partsOf } from '../../time/day.js'
import { monthsOf } from '../../time/period.js'
import { type Finding, type FoundRank, figureOf } from './findings.js'
import { type FlowPhrase, newFlow, readComplement, readGoods, withSpans } from './flows.js'
import type { Item } from './items.js'

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

interface Tail {
  to: number
  since: string | null
  scope: string
  back?: number
}

/** Where a record is searched: "since 2009", "in five years", "on record", "with any trading partner". */
function readTail(items: readonly Item[], at: number, day: Day): Tail | undefined {
  const item = items[at]
  if (item === undefined) return undefined
  if (item.mark?.kind === 'period' && item.mark.role === 'since')
    return { to: at + 1, since: sinceOf(item.mark), scope: '' }
  if (item.lower === 'since') {
    let next = at + 1
    while (
      /^(at|least|about|around|early|late|mid|the|-|records?|began|begin)$/.test(items[next]?.lower ?? '') &&
      next < at + 5
    )
      next++
    const when = items[next]
    if (when?.mark?.kind === 'period') return { to: next + 1, since: sinceOf(when.mark), scope: '' }
    if (/^record/.test(items[at + 1]?.lower ?? '')) return { to: next, since: null, scope: 'on record' }
    return undefined
  }
  if (item.mark?.kind === 'period' && item.mark.role === 'over-span') return spanTail(item, at, day)
  if (item.lower === 'in' || item.lower === 'for' || item.lower === 'over') {
    let next = at + 1
    while (
      /^(at|least|more|than|over|about|nearly|almost|the|last|past|some)$/.test(items[next]?.lower ?? '') &&
      next < at + 5
    )
      next++
    const span = items[next]
    if (span?.mark?.kind === 'duration' || span?.mark?.kind === 'period') return spanTail(span, next, day)
    if (/^(history|records?)$/.test(items[next]?.lower ?? '') || /^customs|database$/.test(items[next]?.lower ?? ''))
      return recordTail(items, next)
    return undefined
  }
  if (item.mark?.kind === 'duration') return spanTail(item, at, day)
  if (item.lower === 'on' && /^records?$/.test(items[at + 1]?.lower ?? '')) return recordTail(items, at + 1)
  if (item.lower === 'ever') return { to: at + 1, since: null, scope: 'on record' }
  if (item.lower === 'with' && items[at + 1]?.lower === 'any') {
    let to = at + 2
    while (/^(trading|partner|country|trade|single)$/.test(items[to]?.lower ?? '')) to++
    return { to, since: null, scope: 'single countries' }
  }
  if ((item.lower === 'of' || item.lower === 'this') && items[at + 1]?.mark?.kind === 'period') {
    const mark = items[at + 1]?.mark
    if (mark?.kind === 'period') return { to: at + 2, since: sinceOf(mark), scope: 'of the year' }
  }
  return undefined
}

/** "on record", "in customs records going back to January 2017". */
function recordTail(items: readonly Item[], at: number): Tail {
  let to = at + 1
  for (let next = at; next < Math.min(items.length, at + 9); next++) {
    const mark = items[next]?.mark
    if (mark?.kind === 'period') return { to: next + 1, since: sinceOf(mark), scope: 'on record' }
    if (
      /^(customs|database|records?|data|going|go|dating|date|back|to|that|since|series|started|starting|began|beginning|in|history)$/.test(
        items[next]?.lower ?? '',
      )
    ) {
      if (/^(records?|history)$/.test(items[next]?.lower ?? '')) to = next + 1
    } else break
  }
  return { to, since: null, scope: 'on record' }
}

function spanTail(item: Item, at: number, day: Day): Tail | undefined {
  const { mark } = item
  const { year, month } = partsOf(day)
  if (mark?.kind === 'duration') {
    const months = mark.months ?? (mark.days === undefined ? undefined : Math.round(mark.days / 30.4))
    if (months === undefined || months < 2) return undefined
    if (months % 12 === 0)
      return { to: at + 1, since: String(year - months / 12), scope: `last ${months / 12} years`, back: months }
    const first = year * 12 + month - 1 - months
    return { to: at + 1, since: yearMonth(first), scope: `last ${months} months`, back: months }
  }
  if (mark?.kind === 'period') {
    const back = 12 * (year - partsOf(mark.period.start).year)
    return { to: at + 1, since: sinceOf(mark), scope: 'last years', ...(back > 0 ? { back } : {}) }
  }
  return undefined
}

const yearMonth = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

/** `2009`, `2020-06`, `FY2009`. */
export function sinceOf(mark: MarkOf<'period'>): string {
  const { period, grain } = mark
  const start = partsOf(period.start)
  if (grain === 'fiscal') return `FY${partsOf(period.end).year}`
  if (grain === 'year' || (monthsOf(period)?.length === 12 && start.month === 1)) return String(start.year)
  if (grain === 'ytd' || grain === 'marketing' || grain === 'season') return String(start.year)
  return `${start.year}-${String(start.month).padStart(2, '0')}`
}

/** "a record high", "a record 12 million tonnes", "an all-time low". */
function readRecord(items: readonly Item[], from: number): Finding | undefined {
  let at = from
  if (items[at]?.lower === 'all') {
    if (items[at + 1]?.lower !== '-' || items[at + 2]?.lower !== 'time') return undefined
    at += 2
  }
  const before = items[from - 1]?.lower ?? ''
  const next = items[at + 1]
  if (next === undefined) return undefined
  if (/^(high|highs|low|lows|level|levels|pace|amount|volume)$/.test(next.lower)) {
    const low = next.lower.startsWith('low')
    return made('record', from, at + 2, {
      position: 1,
      order: low ? 'lowest' : 'highest',
      scope: 'on record',
      since: null,
    })
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
  if (span.mark?.kind === 'period' && end !== undefined && /^(low|high)s?$/.test(end))
    return made('span-low', from, at + 1, {
      position: 1,
      order: end.startsWith('low') ? 'lowest' : 'highest',
      scope: 'last years',
      since: sinceOf(span.mark),
    })
  if (
    months === undefined ||
    months < 2 ||
    months > 2400 ||
    (end !== 'low' && end !== 'high' && end !== 'lows' && end !== 'highs')
  )
    return undefined
  const { year, month } = partsOf(day)
  const since = months % 12 === 0 ? String(year - months / 12) : yearMonth(year * 12 + month - 1 - months)
  return made('span-low', from, at + 1, {
    position: 1,
    order: end.startsWith('low') ? 'lowest' : 'highest',
    scope: '',
    since,
  })
}

/**
 * "China is the largest buyer of U.S. soybeans", "the U.S. remains China's biggest export market": who holds the rank, and
 * in whose trade.
 *
 * @param at the country's item
 */
export function readHolder(items: readonly Item[], at: number): Finding | undefined {
  const holder = items[at]?.mark
  if (holder?.kind !== 'country') return undefined
  let next = at + 1
  for (let guard = 0; guard < 6; guard++) {
    const item = items[next]
    if (item === undefined) return undefined
    if (
      item.classes.has('BE') ||
      /^(remain|remains|remained|became|become|stays|ranks|ranked|as|has|have|had)$/.test(item.lower) ||
      (item.classes.has('ADV') && guard > 0)
    )
      next++
    else break
  }
  if (next === at + 1) return undefined
  let owner: FlowPhrase['owner']
  let position = 1
  let superlative = ''
  let noun: 'market' | 'supplier' | 'partner' | undefined
  let head = ''
  let product: FlowPhrase['product']
  for (let guard = 0; guard < 9; guard++, next++) {
    const item = items[next]
    if (item === undefined) return undefined
    const { classes, lower, mark } = item
    if (mark?.kind === 'country')
      owner = { code: mark.code, form: mark.form === 'adjective' ? 'adjective' : 'possessive' }
    else if (mark?.kind === 'ordinal') position = mark.value
    else if (mark?.kind === 'product') product = { id: mark.id, from: next, to: next + 1 }
    else if (classes.has('SUPERHIGH') || /^(main|leading|primary|chief)$/.test(lower)) superlative = lower
    else if (classes.has('MARKET')) noun = 'market'
    else if (classes.has('SUPPLIER')) noun = 'supplier'
    else if (classes.has('PARTNER')) noun = 'partner'
    else if (
      !(
        classes.has('DET') ||
        classes.has('ADJ') ||
        lower === "'s" ||
        lower === '-' ||
        lower === 'export' ||
        lower === 'import' ||
        lower === 'trading' ||
        lower === 'trade' ||
        lower === 'foreign' ||
        lower === 'single' ||
        lower === 'farm' ||
        item.flow !== undefined
      )
    )
      return undefined
    if (noun !== undefined) {
      head = lower
      next++
      break
    }
  }
  if (noun === undefined || superlative === '') return undefined
  const phrase = newFlow(at, noun === 'partner' ? 'trade' : noun === 'market' ? 'export' : 'import')
  phrase.to = next
  if (product !== undefined) phrase.product = product
  const link = items[next]?.lower
  const named = items[next + 1]?.flow
  if ((link === 'of' || link === 'for') && named !== undefined) {
    // "the third-largest market for U.S. exports".
    owner ??= named.owner
    phrase.product ??= named.product
    phrase.to = next + 2
  } else if (link === 'of' || link === 'for') {
    if (!readGoods(items, phrase, next + 1)) phrase.to = next
    // "the biggest supplier of goods to the U.S."
    while (readComplement(items, phrase));
    if (noun === 'supplier' && owner === undefined && phrase.toCountry !== undefined) {
      owner = { code: phrase.toCountry, form: 'possessive' }
      phrase.toCountry = undefined
    }
  }
  // A buyer's or an importer's rank among all countries is not in any one country's books.
  const reporter = owner?.code ?? phrase.ofCountry
  if (reporter === undefined || reporter === 'W' || reporter === holder.code) return undefined
  if (head === 'importer' || head === 'exporter') return undefined
  phrase.owner = { code: reporter, form: 'possessive' }
  if (noun === 'market') phrase.toCountry = holder.code
  else if (noun === 'supplier') phrase.fromCountry = holder.code
  else phrase.withCountry = holder.code
  withSpans(items, phrase)
  const article = items[at - 1]?.lower === 'the' ? 1 : 0
  phrase.start = items[at - article]?.start ?? phrase.start
  return {
    rule: 'holder',
    from: at - article,
    to: phrase.to,
    flow: phrase,
    rank: {
      position,
      order: 'largest',
      scope:
        noun === 'market'
          ? 'export markets, single countries'
          : noun === 'supplier'
            ? 'suppliers, single countries'
            : 'trading partners, single countries',
      since: null,
    },
  }
}

function made(rule: string, from: number, to: number, rank: FoundRank): Finding {
  return { rule, from, to, rank, timeless: true }
}
