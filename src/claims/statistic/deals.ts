/** Trade told with verbs: "China bought 12 million tonnes of U.S. soybeans", "no soybeans were shipped", "agreed to purchase 25 million tonnes a year". */

import { type Finding, figureOf, inPercent, zeroFigure } from './findings.js'
import { readComplement, readGoods } from './flow-after.js'
import { type FlowPhrase, type Item, newFlow, withSpans } from './item.js'

const traders =
  /^(buyers?|importers?|exporters?|farmers?|growers?|suppliers?|producers?|firms|companies|crushers?|mills|traders?|customers?|state|owned|run|government|processors?|feedmakers?|refiners?|sellers?|packers?)$/
const buyers = /^(buyers?|importers?|crushers?|mills|customers?|processors?|feedmakers?|refiners?)$/

/** A purchase, sale or shipment told by the verb at an item; undefined where it has no amount or no goods. */
export function readDeal(items: readonly Item[], at: number): Finding | undefined {
  const verb = items[at]
  if (verb === undefined) return undefined
  const buys = ['BUY', 'BOOK', 'TAKE', 'PAY'].some((name) => verb.classes.has(name))
  if (!buys && !verb.classes.has('SELL')) return undefined
  return readPassive(items, at, buys) ?? readActive(items, at, buys)
}

interface Before {
  from: number
  country: string | undefined
  /** Who acts is not a country but buyers or sellers of one that is not named. */
  trade: 'buyers' | 'sellers' | undefined
  /** "American soybean farmers": what they grow is what they sell. */
  product: { id: string; at: number } | undefined
  committed: boolean
  will: boolean
  negated: boolean
  hedged: boolean
}

/** Who acts, and how: from the verb back to its subject. */
function readSubject(items: readonly Item[], at: number): Before {
  const before: Before = {
    from: at,
    country: undefined,
    trade: undefined,
    product: undefined,
    committed: false,
    will: false,
    negated: false,
    hedged: false,
  }
  let index = at - 1
  for (; index >= Math.max(0, at - 14); index--) {
    const item = items[index]
    if (item === undefined) break
    const { classes, lower } = item
    if (classes.has('COMMIT') || /^(commitments?|pledges?|promises?|agreements?|undertaking)$/.test(lower))
      before.committed = true
    else if (lower === 'will' || lower === "'ll") before.will = true
    // "is to buy", "were to purchase": a promise, as "will buy" is.
    else if (lower === 'to' && items[index - 1]?.classes.has('BE') === true) before.will = true
    else if (classes.has('NEG')) before.negated = true
    else if (
      classes.has('MODAL') ||
      classes.has('FUTURE') ||
      /^(likely|probably|possibly|perhaps|may|might)$/.test(lower)
    )
      before.hedged = true
    else if (traders.test(lower) || lower === '-') {
      before.trade = buyers.test(lower) ? 'buyers' : (before.trade ?? (lower === '-' ? undefined : 'sellers'))
    } else if (item.mark?.kind === 'product' && before.trade !== undefined) {
      before.product = { id: item.mark.id, at: index }
    } else if (item.mark?.kind === 'country') {
      before.country = item.mark.code
      before.from = items[index - 1]?.lower === 'the' ? index - 1 : index
      return before
    } else if (
      !(
        classes.has('ADV') ||
        classes.has('HAVE') ||
        classes.has('BE') ||
        classes.has('W') ||
        lower === 'to' ||
        lower === "'s" ||
        lower === 'that' ||
        (before.committed && (classes.has('DET') || lower === ',' || lower === 'which' || lower === 'it'))
      )
    )
      break
    before.from = index
  }
  return before
}

function readActive(items: readonly Item[], at: number, buys: boolean): Finding | undefined {
  const subject = readSubject(items, at)
  if (subject.hedged || (subject.will && !buys)) return undefined
  // "exporters bought" and the like name no country; only a partner in the goods or after them can.
  const phrase = newFlow(at, nounOf(items[at], buys))
  let next = at + 1
  // "took", "received" and "paid" tell of many things: only goods that a list knows make a deal of them.
  const verb = items[at]
  const paid = verb?.classes.has('PAY') === true
  const known = paid || (verb?.classes.has('TAKE') === true && !verb.classes.has('BUY'))
  if (known && items[next]?.lower === 'in') next++
  // "the US sold China 218 million bushels".
  const receiver = items[next]?.mark
  if (!buys && receiver?.kind === 'country') {
    phrase.toCountry = receiver.code
    next++
  }
  while (items[next]?.classes.has('W') === true || items[next]?.lower === 'another' || items[next]?.lower === 'up')
    next++
  const amount = items[next]
  if (amount === undefined) return undefined
  const more = items[next + 1]
  if (
    (amount.classes.has('PERCENT') || amount.classes.has('FRACTION')) &&
    more !== undefined &&
    (more.classes.has('LESS') || more.classes.has('MORE'))
  )
    return boughtMore(items, at, next, subject, phrase, buys)
  const none =
    amount.lower === 'no' || amount.lower === 'none' || amount.lower === 'nothing' || amount.classes.has('ZERO')
  const figure = none
    ? zeroFigure()
    : amount.classes.has('AMOUNT') || amount.mark?.kind === 'count'
      ? figureOf(amount)
      : undefined
  if (figure === undefined) return undefined
  if (subject.negated) return undefined
  let end = next + 1
  const above = readAbove(items, end)
  if (above !== undefined) end = above.to
  if (items[end]?.lower === 'worth') end++
  if (paid && (items[end]?.lower !== 'for' || amount.mark?.kind !== 'money')) return undefined
  if (items[end]?.lower === 'of' || paid) end++
  const named = readGoods(items, phrase, end)
  if (known && (phrase.product?.id == null || !named)) return undefined
  if (!named && subject.product !== undefined)
    phrase.product = { id: subject.product.id, from: subject.product.at, to: subject.product.at + 1 }
  const goods = named || subject.product !== undefined
  phrase.to = named ? phrase.to : end
  if (amount.mark?.kind === 'count' && !goods) return undefined
  for (let guard = 0; guard < 4 && readComplement(items, phrase); guard++);
  end = phrase.to
  setSides(phrase, subject, buys)
  const anyone =
    subject.country !== undefined ||
    phrase.toCountry !== undefined ||
    phrase.fromCountry !== undefined ||
    phrase.ofCountry !== undefined
  if (!anyone || (!goods && subject.country === undefined)) return undefined
  if (!goods && none) return undefined
  if (!goods && amount.mark?.kind === 'money' && !subject.committed) return undefined
  phrase.from = subject.from
  phrase.to = Math.max(end, next + 1)
  withSpans(items, phrase)
  const committed = subject.committed || subject.will
  const perfect = items.slice(subject.from, at).some((item) => item.classes.has('HAVE'))
  const cargoes = amount.mark?.kind === 'quantity' && amount.mark.unit === 'cargo'
  return {
    rule: committed ? 'commitment' : buys ? 'bought' : 'shipped',
    from: subject.from,
    to: phrase.to,
    flow: phrase,
    ...(above === undefined ? { level: figure } : { absolute: figure, direction: 'up' as const }),
    ...(committed
      ? { basis: 'commitment', modality: 'committed' as const }
      : items[at]?.classes.has('BOOK') === true || (perfect && cargoes)
        ? { basis: 'sales' }
        : {}),
  }
}

/** "China purchased 53 per cent less U.S. farm goods". */
function boughtMore(
  items: readonly Item[],
  at: number,
  amountAt: number,
  subject: Before,
  phrase: FlowPhrase,
  buys: boolean,
): Finding | undefined {
  const amount = figureOf(items[amountAt])
  const more = items[amountAt + 1]
  if (amount === undefined || more === undefined || subject.committed || subject.will || subject.negated)
    return undefined
  if (!readGoods(items, phrase, amountAt + 2)) return undefined
  for (let guard = 0; guard < 4 && readComplement(items, phrase); guard++);
  setSides(phrase, subject, buys)
  if (subject.country === undefined && phrase.toCountry === undefined && phrase.fromCountry === undefined)
    return undefined
  phrase.from = subject.from
  withSpans(items, phrase)
  const percent = amount.unit === '%' ? amount : inPercent(amount)
  return {
    rule: 'bought-less',
    from: subject.from,
    to: Math.max(phrase.to, at + 1),
    flow: phrase,
    direction: more.classes.has('LESS') ? 'down' : 'up',
    percent,
  }
}

/** "$200 billion above a 2017 baseline": an amount on top of another year. */
function readAbove(items: readonly Item[], at: number): { to: number } | undefined {
  if (!/^(above|over|beyond|more)$/.test(items[at]?.lower ?? '')) return undefined
  for (let next = at + 1; next < Math.min(items.length, at + 4); next++)
    if (items[next]?.mark?.kind === 'period') {
      let to = next + 1
      while (/^(baseline|base|levels?|amounts?)$/.test(items[to]?.lower ?? '')) to++
      return { to }
    }
  return undefined
}

function readPassive(items: readonly Item[], at: number, buys: boolean): Finding | undefined {
  // "12 million tonnes of soybeans were shipped to China", "no soybeans were shipped".
  let index = at - 1
  let be = false
  for (; index >= Math.max(0, at - 6); index--) {
    const item = items[index]
    if (item === undefined) return undefined
    if (item.classes.has('BE')) be = true
    else if (item.classes.has('MODAL') || item.classes.has('NEG') || item.classes.has('FUTURE')) return undefined
    else if (!(item.classes.has('ADV') || item.classes.has('HAVE') || item.classes.has('W'))) break
  }
  if (!be) return undefined
  let start = index
  for (; start >= Math.max(0, index - 8); start--) {
    const item = items[start]
    if (item === undefined) return undefined
    if (item.classes.has('AMOUNT') || item.lower === 'no' || item.classes.has('ZERO')) break
    if (
      !(
        item.mark?.kind === 'product' ||
        item.mark?.kind === 'country' ||
        item.classes.has('ADJ') ||
        item.classes.has('GOODS') ||
        item.lower === 'of' ||
        item.lower === 'worth' ||
        item.lower === 'and' ||
        item.classes.size === 0
      )
    )
      return undefined
  }
  const amount = items[start]
  if (amount === undefined) return undefined
  const figure = amount.classes.has('AMOUNT')
    ? figureOf(amount)
    : amount.lower === 'no' || amount.classes.has('ZERO')
      ? zeroFigure()
      : undefined
  if (figure === undefined) return undefined
  const phrase = newFlow(start, nounOf(items[at], buys))
  let goods = start + 1
  while (items[goods]?.lower === 'worth' || items[goods]?.lower === 'of') goods++
  if (!readGoods(items, phrase, goods)) return undefined
  if (phrase.product === undefined && phrase.allGoods !== true) return undefined
  phrase.to = at + 1
  for (let guard = 0; guard < 4 && readComplement(items, phrase); guard++);
  setSides(phrase, { country: undefined, trade: undefined }, buys)
  phrase.from = start
  withSpans(items, phrase)
  return { rule: 'was-shipped', from: start, to: phrase.to, flow: phrase, level: figure }
}

function nounOf(verb: Item | undefined, buys: boolean): FlowPhrase['noun'] {
  if (verb === undefined) return 'export'
  if (!buys) return verb.lower.startsWith('s') && /^(sell|sells|sold|selling)$/.test(verb.lower) ? 'sales' : 'export'
  return verb.lower.startsWith('import') ? 'import' : 'purchases'
}

function setSides(phrase: FlowPhrase, subject: Pick<Before, 'country' | 'trade'>, buys: boolean): void {
  if (subject.country === undefined) return
  // "Chinese exporters shipped" and "Chinese buyers bought" act for their country.
  if (buys) phrase.owner = { code: subject.country, form: 'possessive' }
  else phrase.owner = { code: subject.country, form: 'possessive' }
}
