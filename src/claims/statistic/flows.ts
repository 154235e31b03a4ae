/** Phrases about a flow of trade: "U.S. sorghum exports to China", "shipments of magnets from Ningbo", "the goods deficit with China". */
import { readRight } from './flow-after.js'
import { readLeft } from './flow-before.js'
import { embedders, subordinating } from './flow-words.js'
import { type FlowPhrase, type Item, newFlow, withSpans } from './item.js'

/**
 * Reads the phrase around a flow noun.
 *
 * @param at the noun's item
 * @returns undefined where the noun only modifies another ("export controls", "budget deficit")
 */
export function readFlow(items: readonly Item[], at: number): FlowPhrase | undefined {
  const head = items[at]
  if (head === undefined) return undefined
  const noun = nounOf(head)
  if (noun === undefined) return undefined
  const phrase = newFlow(at, noun)
  if (noun === 'balance') {
    if (head.lower.startsWith('deficit') || head.lower === 'shortfall') phrase.sign = 'deficit'
    if (head.lower.startsWith('surplus')) phrase.sign = 'surplus'
  }
  if (!readHead(items, phrase)) return undefined
  readLeft(items, phrase)
  readRight(items, phrase)
  if (!isTrade(items, phrase, at)) return undefined
  phrase.embedded = isEmbedded(items, phrase)
  return withSpans(items, phrase)
}

const flowClasses = new Set(['FLOW', 'FLOWN'])

/** The row with every phrase about a flow made one item. */
export function joinFlows(items: readonly Item[]): Item[] {
  const phrases: FlowPhrase[] = []
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item === undefined) continue
    const phrase = nounOf(item) === undefined || item.mark !== undefined ? readMoved(items, at) : readFlow(items, at)
    const last = phrases.at(-1)
    if (phrase === undefined || (last !== undefined && phrase.from < last.to)) continue
    phrases.push(phrase)
    at = phrase.to - 1
  }
  if (phrases.length === 0) return items.slice()
  const out: Item[] = []
  let at = 0
  for (const phrase of phrases) {
    for (; at < phrase.from; at++) {
      const item = items[at]
      if (item !== undefined) out.push(item)
    }
    const [first, last] = [items[phrase.from], items[phrase.to - 1]]
    if (first === undefined || last === undefined) continue
    out.push({
      start: phrase.start,
      end: phrase.end,
      from: first.from,
      to: last.to,
      lower: '',
      lemma: '',
      classes: flowClasses,
      flow: phrase,
    })
    at = phrase.to
  }
  for (; at < items.length; at++) {
    const item = items[at]
    if (item !== undefined) out.push(item)
  }
  return out
}

const moved: Record<string, FlowPhrase['noun']> = {
  entering: 'import',
  imported: 'import',
  exported: 'export',
  shipped: 'export',
  sold: 'sales',
}

/** "Chinese goods entering the U.S.", "American soybeans sold to China": goods on their way are a flow. */
function readMoved(items: readonly Item[], at: number): FlowPhrase | undefined {
  const [goods, way] = [items[at], items[at + 1]]
  const noun = way === undefined ? undefined : moved[way.lower]
  if (goods === undefined || way === undefined || noun === undefined) return undefined
  if (!(goods.mark?.kind === 'product' || (goods.mark === undefined && goods.classes.has('GOODS')))) return undefined
  if (way.lower !== 'entering' && !/^(to|into|from)$/.test(items[at + 2]?.lower ?? '')) return undefined
  const phrase = newFlow(at + 1, noun)
  phrase.to = way.lower === 'entering' ? at + 1 : at + 2
  readLeft(items, phrase)
  readRight(items, phrase)
  phrase.from = Math.min(phrase.from, at)
  if (phrase.to < at + 3 || (phrase.toCountry ?? phrase.fromCountry) === undefined) return undefined
  if (phrase.elsewhere === true) return undefined
  phrase.embedded = isEmbedded(items, phrase)
  return withSpans(items, phrase)
}

function nounOf({ classes, lower }: Item): FlowPhrase['noun'] | undefined {
  if (classes.has('EXPORTISH')) return 'export'
  if (classes.has('IMPORTISH')) return 'import'
  if (classes.has('SALES')) return 'sales'
  if (classes.has('PURCHASES')) return 'purchases'
  if (classes.has('BALANCE')) return 'balance'
  if (classes.has('TRADE') && lower === 'trade') return 'trade'
  return undefined
}

const money = new Set(['revenue', 'revenues', 'earnings', 'receipts', 'bill', 'value', 'values'])
const amounts = new Set(['volume', 'volumes', 'tonnage', 'quantity'])

/** What follows the noun at once: "export sales", "import volumes"; "export controls" is no flow. */
function readHead(items: readonly Item[], phrase: FlowPhrase): boolean {
  const next = items[phrase.to]
  if (next === undefined) return true
  const { lower, classes } = next
  if (phrase.noun === 'trade' && (classes.has('BALANCE') || lower === 'deal')) return false
  if ((phrase.noun === 'export' || phrase.noun === 'import') && classes.has('SALES')) {
    phrase.basis = 'sales'
    phrase.noun = 'sales'
    phrase.to++
    return true
  }
  if (
    (phrase.noun === 'export' || phrase.noun === 'import' || phrase.noun === 'trade') &&
    (lower === 'shipments' || lower === 'purchases' || lower === 'total' || lower === 'totals' || lower === 'figures')
  ) {
    if (lower !== 'total' && lower !== 'figures') phrase.to++
    return true
  }
  if (money.has(lower) || amounts.has(lower)) {
    phrase.measure = money.has(lower) ? 'value' : 'quantity'
    phrase.to++
    return true
  }
  return !classes.has('NOTFLOW')
}

const excludedBalances = new Set([
  'budget',
  'fiscal',
  'account',
  'current',
  'federal',
  'government',
  'financing',
  'funding',
  'gender',
  'pay',
  'supply',
  'trust',
  'output',
  'price',
  'services',
])

/** Whether trade is meant at all: not a budget deficit, not sales at home, not a trade in insults. */
function isTrade(items: readonly Item[], phrase: FlowPhrase, at: number): boolean {
  const { noun, owner, fromCountry, withCountry, byCountry, product } = phrase
  // "Tesla's exports", "Nike sales": a firm's trade is in no country's table.
  const before = items[phrase.from - 1]
  const owned = before !== undefined && (before.lower === "'s" || before.lower === '’s' || before.lower === "'")
  if (owned && items[phrase.from - 2]?.mark?.kind !== 'period') return false
  if (before?.classes.has('NAME') === true) return false
  if (noun === 'trade')
    return (
      withCountry !== undefined ||
      (owner !== undefined && (phrase.allGoods === true || product !== undefined)) ||
      /^(bilateral|two-way|total|goods)$/.test(items[at - 1]?.lower ?? '')
    )
  if (noun === 'balance') {
    for (let index = phrase.from; index < at; index++) if (excludedBalances.has(items[index]?.lower ?? '')) return false
    const before = items[phrase.from - 1]?.lower ?? ''
    if (excludedBalances.has(before)) return false
    const trade = range(items, phrase.from, at).some(
      ({ lower }) => lower === 'trade' || lower === 'goods' || lower === 'merchandise',
    )
    return trade || withCountry !== undefined || phrase.demonstrative === true || items[at - 1]?.lower === 'the'
  }
  if (noun === 'sales') {
    const next = items[phrase.to]
    // "sales in China" are sales at home.
    if (next?.lower === 'in' && items[phrase.to + 1]?.mark?.kind === 'country') return false
    // "its sales to China" are a firm's.
    return phrase.basis !== undefined || product !== undefined || owner !== undefined || phrase.ofCountry !== undefined
  }
  if (noun === 'purchases')
    return (
      (items[phrase.from - 1]?.lower === 'in' && items[phrase.from - 2]?.classes.has('AMOUNT') === true) ||
      owner !== undefined ||
      product !== undefined ||
      fromCountry !== undefined ||
      byCountry !== undefined ||
      phrase.ofCountry !== undefined ||
      phrase.demonstrative === true
    )
  return true
}

function range(items: readonly Item[], from: number, to: number): Item[] {
  return items.slice(from, to)
}

/** "prices of exports", "tariffs on imports": the flow is not what the verb is about. */
function isEmbedded(items: readonly Item[], phrase: FlowPhrase): boolean {
  const before = items[phrase.from - 1]
  if (before === undefined) return false
  if (subordinating.has(before.lower)) return false
  return embedders.has(before.lower)
}
