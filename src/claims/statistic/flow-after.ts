/** The words after a flow's noun: "of American sorghum to China", "with the EU", "between the two countries". */
import { farmProduct, farmWords, notProduct, serviceWords } from './flow-words.js'
import type { FlowPhrase, Item, NamedProduct } from './item.js'

/** What follows: "of American sorghum", "to China", "from January through July", "with the EU". */
export function readRight(items: readonly Item[], phrase: FlowPhrase): void {
  for (let guard = 0; guard < 8; guard++) {
    const at = phrase.to
    const item = items[at]
    if (item === undefined) return
    const { lower, classes, mark } = item
    if (lower === 'of' && items[at + 1]?.classes.has('AMOUNT') === true) {
      readBeyond(items, phrase, at + 2)
      return
    }
    if (classes.has('PERIOD') || classes.has('INVALUE')) {
      if (classes.has('INVALUE')) phrase.measure = lower === 'in volume' ? 'quantity' : 'value'
      // Time is left outside when nothing of the phrase follows it.
      const after = items[at + 1]
      if (after === undefined || !/^(to|from|of|with|between|by|into)$/.test(after.lower)) return
      const before = phrase.to
      phrase.to = at + 1
      if (!readComplement(items, phrase)) {
        phrase.to = before
        return
      }
      continue
    }
    if (mark?.kind === 'country' || !readComplement(items, phrase)) return
  }
}

/** "a goods deficit of $295.4 billion with China": the sides told after the amount. The phrase itself ends before it. */
function readBeyond(items: readonly Item[], phrase: FlowPhrase, at: number): void {
  const beyond: FlowPhrase = { ...phrase, to: at }
  if (!readComplement(items, beyond)) return
  const { toCountry, fromCountry, withCountry, byCountry, product, allGoods, elsewhere } = beyond
  Object.assign(phrase, { toCountry, fromCountry, withCountry, byCountry, product, allGoods, elsewhere })
}

/** One more part of the phrase after its noun; false where the next words are no part of it. */
export function readComplement(items: readonly Item[], phrase: FlowPhrase): boolean {
  const at = phrase.to
  const item = items[at]
  if (item === undefined) return false
  switch (item.lower) {
    case 'of':
      return readGoods(items, phrase, at + 1)
    case 'in':
      return (phrase.noun === 'trade' || phrase.noun === 'balance') && readGoods(items, phrase, at + 1)
    case 'to':
    case 'into':
    case 'toward':
    case 'towards':
    case 'entering':
    case 'reaching':
      return readPlace(items, phrase, at + 1, 'toCountry')
    case 'bound':
    case 'destined':
      return items[at + 1]?.lower === 'for' && readPlace(items, phrase, at + 2, 'toCountry')
    case 'from':
      return readPlace(items, phrase, at + 1, 'fromCountry')
    case 'with':
      return (phrase.noun === 'trade' || phrase.noun === 'balance') && readPlace(items, phrase, at + 1, 'withCountry')
    case 'by':
      return readPlace(items, phrase, at + 1, 'byCountry')
    case 'between':
      return readBetween(items, phrase, at + 1)
    default:
      return false
  }
}

/** A place after its preposition: "the United States", "China", "the Chinese market", "other countries". */
function readPlace(
  items: readonly Item[],
  phrase: FlowPhrase,
  from: number,
  side: 'toCountry' | 'fromCountry' | 'withCountry' | 'byCountry',
): boolean {
  let at = from
  while (items[at]?.classes.has('DET') === true || items[at]?.lower === 'mainland') at++
  const item = items[at]
  if (item === undefined) return false
  if (item.mark?.kind === 'country') {
    if (phrase[side] !== undefined) return false
    const list = placesTo(items, at)
    if (list > at + 1) {
      // "to China and Hong Kong": both together, of which no table here has a row.
      phrase.elsewhere = true
      phrase.to = list
      return true
    }
    // "from China's factories", "to Chinese buyers".
    const after = items[at + 1]
    if (item.mark.code === 'W') phrase.elsewhere = true
    else phrase[side] = item.mark.code
    phrase.to = at + 1
    if (after !== undefined && (after.lower === "'s" || item.mark.form === 'adjective')) {
      const noun = after.lower === "'s" ? items[at + 2] : after
      if (
        noun !== undefined &&
        /^(market|markets|buyers|importers|ports|customers|suppliers|exporters|producers|factories|farmers|growers|mills|crushers|feed|state)$/.test(
          noun.lower,
        )
      )
        phrase.to = after.lower === "'s" ? at + 3 : at + 2
    }
    return true
  }
  const elsewhere =
    /^(other|rest|world|countries|destinations|markets|all|everywhere|southeast|asia|europe|africa|asean|latin|trading|overseas|elsewhere|any)$/
  if (elsewhere.test(item.lower)) {
    phrase.elsewhere = true
    phrase.to = at + 1
    while (
      phrase.to < items.length &&
      /^(of|the|world|countries|destinations|markets|partners|trading|asia|american|america)$/.test(
        items[phrase.to]?.lower ?? '',
      )
    )
      phrase.to++
    return true
  }
  return false
}

/** The item after a list of countries: "Canada, Mexico and China". */
function placesTo(items: readonly Item[], from: number): number {
  let at = from + 1
  for (let guard = 0; guard < 12; guard++) {
    let next = at
    while (/^(,|and|or)$/.test(items[next]?.lower ?? '')) next++
    if (next === at) return at
    while (items[next]?.classes.has('DET') === true) next++
    const item = items[next]
    const after = items[next + 1]
    // "to China, U.S. exports": the second country begins something else.
    if (
      item?.mark?.kind !== 'country' ||
      item.mark.form === 'adjective' ||
      after?.flow !== undefined ||
      after?.lower === "'s" ||
      after?.mark?.kind === 'product' ||
      after?.classes.has('EXPORTISH') === true ||
      after?.classes.has('IMPORTISH') === true ||
      after?.classes.has('HAVE') === true ||
      after?.classes.has('BUY') === true ||
      after?.classes.has('SELL') === true
    )
      return at
    at = next + 1
  }
  return at
}

function readBetween(items: readonly Item[], phrase: FlowPhrase, from: number): boolean {
  let at = from
  const codes: string[] = []
  for (; at < Math.min(items.length, from + 6); at++) {
    const item = items[at]
    if (item === undefined) break
    if (item.mark?.kind === 'country') codes.push(item.mark.code)
    else if (/^(two|sides|countries|nations|economies|powers|largest|world|'s)$/.test(item.lower) && codes.length === 0)
      continue
    else if (!item.classes.has('DET') && item.lower !== 'and') break
    if (codes.length === 2) {
      at++
      break
    }
  }
  const [first, second] = codes
  if (first === undefined) {
    phrase.to = at
    return at > from
  }
  if (second === undefined) return false
  phrase.owner ??= { code: first, form: 'name' }
  phrase.withCountry ??= second
  phrase.to = at
  return true
}

/** Goods after "of" or "in": product, origin, or words that no list knows. */
export function readGoods(items: readonly Item[], phrase: FlowPhrase, from: number): boolean {
  let at = from
  let end = from
  let origin: string | undefined
  let found: FlowPhrase['product']
  let goods = false
  let unknown = 0
  const members: NamedProduct[] = []
  for (; at < Math.min(items.length, from + 10); at++) {
    const item = items[at]
    if (item === undefined) break
    const { mark, classes, lower } = item
    if (classes.has('FIGURE') || mark?.kind === 'period' || mark?.kind === 'count') break
    if (mark?.kind === 'country') {
      if (origin !== undefined || found !== undefined || goods) break
      origin = mark.code
      end = at + 1
    } else if (mark?.kind === 'product' && mark.id === 'goods-and-services') {
      phrase.withServices = true
      end = at + 1
    } else if (mark?.kind === 'product') {
      found = found === undefined ? { id: mark.id, from: at, to: at + 1 } : { id: null, from: found.from, to: at + 1 }
      members.push({ id: mark.id, from: at, to: at + 1 })
      end = at + 1
    } else if (farmWords.has(lower)) {
      found = { id: farmProduct, from: at, to: at + 1 }
      end = at + 1
    } else if (classes.has('GOODS')) {
      if (found === undefined) goods = true
      end = at + 1
    } else if (serviceWords.has(lower)) {
      phrase.withServices = true
      end = at + 1
    } else if (
      lower === "'s" ||
      lower === '-' ||
      classes.has('DET') ||
      (goods && /^(classified|under|falling|listed|in|of)$/.test(lower))
    ) {
      // Nothing of its own.
    } else if (lower === 'and' || lower === ',' || lower === 'or') {
      const next = items[at + 1]
      const more =
        next?.mark?.kind === 'product' ||
        (next !== undefined && (next.classes.has('GOODS') || serviceWords.has(next.lower)))
      if (!more || end === from) break
      const beyond = items[at + 2]
      // "fell in corn and soybean prices rose": a list goes on only with products, and no new verb right after.
      if (lower !== ',' && beyond !== undefined && beyond.classes.has('MOVE')) break
      if (lower === ',' && beyond !== undefined && (beyond.classes.has('FLOWN') || beyond.classes.has('MOVE'))) break
    } else if (classes.has('ADJ') && lower !== 'more' && lower !== 'less') {
    } else if (
      classes.size === 0 &&
      mark === undefined &&
      /^[a-z][a-z'-]*$/.test(lower) &&
      !notProduct.has(lower) &&
      found === undefined &&
      !goods
    ) {
      if (++unknown > 3) break
      end = at + 1
    } else break
  }
  if (end === from) return false
  if (unknown > 0 && found === undefined) found = { id: null, from, to: end }
  if (found !== undefined && phrase.product === undefined) {
    phrase.product = found
    phrase.products = members
  }
  if (goods && found === undefined) phrase.allGoods = true
  if (origin !== undefined) phrase.ofCountry ??= origin
  phrase.to = end
  return true
}
