/** A row of items, and the phrase about a flow of trade that may be one of them: what all rules of this room read. */
import type { Mark } from '../../language/marks.js'
import type { Classes } from './words.js'

export interface Item {
  /** Characters in the sentence. */
  start: number
  end: number
  /** First token and the one after the last. */
  from: number
  to: number
  lower: string
  lemma: string
  classes: Classes
  mark?: Mark
  /** A whole phrase about a flow of trade, once it has been read. */
  flow?: FlowPhrase
}

export interface NamedProduct {
  id: string | null
  from: number
  to: number
  start?: number
  end?: number
}

/** What was said of a flow, before anyone asks whose it is. */
export interface FlowPhrase {
  /** Items, the first and the one after the last. */
  from: number
  to: number
  /** Characters in the sentence; set when the phrase is complete. */
  start: number
  end: number
  noun: 'export' | 'sales' | 'import' | 'purchases' | 'trade' | 'balance' | 'anaphor' | 'ellipsis'
  /** A deficit or a surplus, where the balance says which. */
  sign?: 'deficit' | 'surplus'
  /** "China's", "Chinese", "US": the country before the noun, and how it stands there. */
  owner?: { code: string; form: 'adjective' | 'possessive' | 'name' }
  toCountry?: string
  fromCountry?: string
  withCountry?: string
  byCountry?: string
  /** The origin of the goods: "of American sorghum", "of U.S. soybeans". */
  ofCountry?: string
  /** A partner that no list knows, or the rest of the world: nothing may be inherited for it. */
  elsewhere?: boolean
  /** "China's ... global", "world": all reporters. */
  world?: boolean
  /** `id` null: words that no list knows. Items, the first and the one after the last. */
  product?: NamedProduct
  /** The members, where a list of products shares the noun: "corn and wheat exports". */
  products?: NamedProduct[]
  /** Periods and baselines inside the phrase: "July beef exports". */
  times?: Item[]
  /** The words "goods", "merchandise", "total" or "overall": no product is to be inherited. */
  allGoods?: boolean
  withServices?: boolean
  adjusted?: boolean
  /** A narrower kind than all of it: domestic, containerised, in constant prices. */
  kind?: string
  measure?: 'value' | 'quantity'
  basis?: string
  /** Stands after a preposition of another noun ("prices of exports"): no subject of a verb. */
  embedded: boolean
  /** "the bilateral deficit": with the other side of the trade that the text is about. */
  bilateral?: boolean
  /** "this deficit", "the shipments". */
  demonstrative?: boolean
}

/** A phrase that holds only its noun, to be read further. */
export function newFlow(at: number, noun: FlowPhrase['noun']): FlowPhrase {
  return { from: at, to: at + 1, start: 0, end: 0, noun, embedded: false }
}

/** The phrase with its characters, and those of its product. */
export function withSpans(items: readonly Item[], phrase: FlowPhrase): FlowPhrase {
  phrase.start = items[phrase.from]?.start ?? 0
  phrase.end = items[phrase.to - 1]?.end ?? phrase.start
  const { product } = phrase
  if (product !== undefined) {
    product.start = items[product.from]?.start ?? phrase.start
    product.end = items[product.to - 1]?.end ?? product.start
  }
  for (const member of phrase.products ?? []) {
    member.start = items[member.from]?.start ?? phrase.start
    member.end = items[member.to - 1]?.end ?? member.start
  }
  phrase.times = items
    .slice(phrase.from, phrase.to)
    .filter(({ mark }) => mark?.kind === 'period' || mark?.kind === 'baseline')
  return phrase
}

/** Whether an item tells a time: a period or a baseline. */
export function isTime(item: Item): boolean {
  return item.classes.has('PERIOD') || item.classes.has('BASELINE')
}
