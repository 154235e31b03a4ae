/** Money taken in by tariffs: "collected $30 billion in tariffs", "received about $700 billion from China on the tariffs". */

import { type Finding, figureOf } from './findings.js'
import { type Item, newFlow, withSpans } from './item.js'

const duties = /^(tariffs?|duty|duties|levies|customs)$/

/** Duties collected, told by the verb at an item; undefined where no sum and no word for duties stand by it. */
export function readDuties(items: readonly Item[], at: number): Finding | undefined {
  const verb = items[at]
  if (
    verb === undefined ||
    !/^(collect|collects|collected|collecting|receive|received|raised|raising|took|taken)$/.test(verb.lower)
  )
    return undefined
  let sum: number | undefined
  let word: number | undefined
  let payer: string | undefined
  for (let next = at + 1; next < Math.min(items.length, at + 18); next++) {
    const item = items[next]
    if (item === undefined || /^[;.]$/.test(item.lower)) break
    if (item.classes.has('MONEY') && next <= at + 7) sum ??= next
    if (item.mark?.kind === 'country' && items[next - 1]?.lower === 'from') payer ??= item.mark.code
    if (duties.test(item.lower) && sum !== undefined) {
      word = next
      break
    }
  }
  const amount = sum === undefined ? undefined : figureOf(items[sum])
  if (amount === undefined || word === undefined) return undefined
  const phrase = newFlow(at, 'import')
  if (payer !== undefined) phrase.fromCountry = payer
  phrase.allGoods = true
  let from = at
  for (let back = at - 1; back >= Math.max(0, at - 5); back--) {
    const item = items[back]
    if (item === undefined) break
    if (item.classes.has('MODAL') || item.classes.has('NEG') || item.classes.has('FUTURE')) return undefined
    if (item.mark?.kind === 'country') {
      phrase.owner = { code: item.mark.code, form: 'possessive' }
      from = back
      break
    }
    if (/^(we|government|customs|treasury|washington|administration)$/.test(item.lower)) {
      from = back
      break
    }
    if (!(item.classes.has('HAVE') || item.classes.has('ADV'))) break
    from = back
  }
  phrase.from = from
  phrase.to = word + 1
  withSpans(items, phrase)
  return { rule: 'duties', from, to: word + 1, flow: phrase, level: amount, basis: 'duties collected' }
}
