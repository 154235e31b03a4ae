/** Who holds a rank: "China is the largest buyer of U.S. soybeans", "the U.S. remains China's biggest export market". */
import type { Finding } from './findings.js'
import { readComplement, readGoods } from './flow-after.js'
import { type FlowPhrase, type Item, newFlow, withSpans } from './item.js'

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
