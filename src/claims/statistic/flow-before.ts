/** The words before a flow's noun: "the value of U.S. agricultural exports". */
import type { MarkOf } from '../../language/marks.js'
import { farmProduct, farmWords, narrowing, notProduct, serviceWords } from './flow-words.js'
import type { FlowPhrase, Item, NamedProduct } from './item.js'

/** Words before the noun, from the noun outwards. */
export function readLeft(items: readonly Item[], phrase: FlowPhrase): void {
  let unknown = 0
  for (let at = phrase.from - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined) return
    const { mark, classes, lower } = item
    if (mark?.kind === 'product' && mark.id === 'goods-and-services') {
      phrase.withServices = true
      phrase.from = at
      continue
    }
    if (mark?.kind === 'product') {
      const named: NamedProduct = { id: mark.id, from: at, to: at + 1 }
      phrase.product ??= named
      phrase.products = [named, ...(phrase.products ?? [])]
      phrase.from = at
      continue
    }
    if (mark?.kind === 'country') {
      // "US-China trade" and "U.S. and Chinese exports" name two.
      if (phrase.owner !== undefined) {
        if (phrase.noun === 'trade' || phrase.noun === 'balance') phrase.withCountry ??= phrase.owner.code
        else return
      }
      phrase.owner = { code: mark.code, form: ownerForm(items, at, mark) }
      phrase.from = at
      continue
    }
    if (
      lower === "'s" ||
      lower === '’s' ||
      lower === "'" ||
      lower === '-' ||
      lower === '–' ||
      lower === '—' ||
      lower === '/'
    ) {
      const before = items[at - 1]
      if (before?.mark?.kind === 'country' || (before?.mark?.kind === 'product' && lower === '-')) continue
      return
    }
    if (farmWords.has(lower)) {
      phrase.product ??= { id: farmProduct, from: at, to: at + 1 }
      phrase.from = at
      continue
    }
    if (classes.has('GOODS') && phrase.product === undefined) {
      phrase.allGoods = true
      phrase.from = at
      continue
    }
    if (serviceWords.has(lower)) {
      phrase.withServices = true
      phrase.from = at
      continue
    }
    if (lower === 'and' || lower === 'or' || lower === ',') {
      const [before, after] = [items[at - 1], items[at + 1]]
      const joins = (one: Item | undefined): boolean =>
        one !== undefined && (one.mark?.kind === 'product' || one.classes.has('GOODS') || serviceWords.has(one.lower))
      if (joins(before) && joins(after)) {
        // "corn and wheat exports": no single product of the list is meant.
        if (before?.mark?.kind === 'product')
          phrase.product = { id: null, from: at - 1, to: phrase.product?.to ?? at + 2 }
        continue
      }
      if (phrase.owner !== undefined && before?.mark?.kind === 'country') {
        if (phrase.noun === 'trade') continue
        // "U.S. and Chinese exports": two countries' together.
        phrase.owner = undefined
        phrase.elsewhere = true
      }
      return
    }
    if (mark?.kind === 'period') {
      // Only as a modifier: "July beef exports". "In July exports" is time and noun.
      if (item.start === mark.start) phrase.from = at
      return
    }
    if (lower === 'way' && items[at - 1]?.lower === '-') {
      // "two-way trade"
      phrase.from = Math.max(0, at - 2)
      at -= 2
      continue
    }
    if (classes.has('TRADE') && phrase.noun === 'balance') {
      phrase.allGoods ??= false
      phrase.from = at
      continue
    }
    if (classes.has('DET')) {
      // "data show that exports fell": no demonstrative before a plural.
      if (/^(that|this)$/.test(lower) && /s$/.test(items[phrase.to - 1]?.lower ?? '')) return
      phrase.from = at
      if (lower === 'this' || lower === 'that' || lower === 'these' || lower === 'those') phrase.demonstrative = true
      if (lower === 'its' || lower === 'their') phrase.demonstrative = true
      readAmountOf(items, phrase)
      return
    }
    if (classes.has('ADJ') || lower === 'seasonally' || lower === 'adjusted' || lower === 'unadjusted') {
      if (/^(overall|total|merchandise|combined)$/.test(lower)) phrase.allGoods ??= true
      if (/^(global|world|worldwide|international)$/.test(lower)) phrase.world = true
      if (/^(adjusted|unadjusted)$/.test(lower)) phrase.adjusted = lower === 'adjusted'
      if (lower === 'bilateral' || lower === 'two-way') phrase.bilateral = true
      if (narrowing.test(lower)) phrase.kind ??= lower
      if (lower === 'adjusted' && /^inflation$/.test(items[at - 2]?.lower ?? '')) phrase.kind = 'inflation-adjusted'
      phrase.from = at
      continue
    }
    if (mark === undefined && classes.size === 0 && /^[a-z0-9][a-z0-9'-]*$/.test(lower) && !notProduct.has(lower)) {
      // A product that no list knows: it must not be taken for all goods.
      const last = lower.endsWith('ed') || lower.endsWith('ly') || /[^s]s$/.test(lower)
      if (phrase.product === undefined) phrase.product = { id: null, from: at, to: at + 1 }
      else if (phrase.product.from === at + 1) phrase.product = { id: null, from: at, to: phrase.product.to }
      phrase.from = at
      if (last || ++unknown >= 3) return
      continue
    }
    readAmountOf(items, phrase)
    return
  }
}

function ownerForm(items: readonly Item[], at: number, mark: MarkOf<'country'>): 'adjective' | 'possessive' | 'name' {
  const after = items[at + 1]?.lower
  const item = items[at]
  if (after === "'s" || after === '’s' || after === "'" || /['’]s?$/.test(item?.lower ?? '')) return 'possessive'
  return mark.form === 'adjective' ? 'adjective' : 'name'
}

/** "the value of U.S. exports": the phrase begins before "of". */
function readAmountOf(items: readonly Item[], phrase: FlowPhrase): void {
  const of = items[phrase.from - 1]
  const amount = items[phrase.from - 2]
  if (of?.lower !== 'of' || amount === undefined || !amount.classes.has('AMOUNTOF')) return
  if (amount.classes.has('VALUE')) phrase.measure = 'value'
  if (amount.classes.has('VOLUME') || amount.lower === 'quantity') phrase.measure = 'quantity'
  phrase.from -= 2
  for (let at = phrase.from - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined || !(item.classes.has('DET') || item.classes.has('ADJ'))) return
    phrase.from = at
  }
}
