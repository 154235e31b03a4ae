/** A sentence as a row of items: each mark one item, each word outside marks one item, with the classes that patterns ask for. */
import type { Mark, Sentence, Token } from '../../language/marks.js'
import type { Item } from './item.js'
import { joinBefore, joinCodes, joinTime, joinValue } from './joins.js'
import { classesOfMark, zero } from './mark-classes.js'
import { type Classes, classesOf } from './words.js'

/** Of marks that overlap the one that tells most is kept: amounts, then time, then names. */
const order: Partial<Record<Mark['kind'], number>> = {
  percent: 0,
  money: 0,
  quantity: 0,
  multiple: 1,
  period: 2,
  baseline: 2,
  duration: 3,
  product: 4,
  organisation: 5,
  person: 5,
  country: 6,
  ordinal: 7,
  count: 8,
}

const points: Classes = new Set(['POINTS', 'FIGURE'])
const rate: Classes = new Set(['RATE'])
const filler: Classes = new Set(['ADV', 'W'])
const fraction: Classes = new Set(['FRACTION', 'FIGURE'])
const times: Classes = new Set(['TIMESN', 'FIGURE'])
const multiply: Classes = new Set(['MULTIPLY', 'FIGURE'])

/** The row of items of a sentence, tariff rates set apart and prepositions drawn into the periods they introduce. */
export function itemsOf(sentence: Sentence): Item[] {
  const { tokens, marks } = sentence
  const owner = new Array<Mark | undefined>(tokens.length)
  for (const mark of marks) {
    const rank = order[mark.kind]
    // "goods" is a word of ours; it names all products and none.
    if (rank === undefined || (mark.kind === 'product' && mark.id === 'all-goods')) continue
    let wins = true
    for (let index = mark.from; index < mark.to; index++) {
      const held = owner[index]
      if (held === undefined) continue
      const heldRank = order[held.kind] ?? 9
      if (heldRank < rank || (heldRank === rank && held.to - held.from >= mark.to - mark.from)) wins = false
    }
    if (wins) for (let index = mark.from; index < mark.to; index++) owner[index] = mark
  }
  const items: Item[] = []
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]
    if (token === undefined) break
    const mark = owner[index]
    if (mark === undefined) {
      items.push(wordItem(token, index))
      index++
      continue
    }
    let to = index
    while (to < tokens.length && owner[to] === mark) to++
    // "farm exports" may be a name of the product: its last word is a flow all the same.
    const last = tokens[to - 1]
    const flow = mark.kind === 'product' && to > index + 1 && last !== undefined && isFlowNoun(classesOf(last.lower))
    const item = withSum(markItem(mark, sentence, index, flow ? to - 1 : to), items)
    items.push(withHedge(item, items))
    if (flow && last !== undefined) items.push(wordItem(last, to - 1))
    index = to
  }
  return joinTime(joinValue(joinBefore(joinCodes(items))))
}

const widened = new Map<Classes, Classes>()
/** The classes of an adverb that is something else besides: it may stand between a verb and its figure all the same. */
function withW(classes: Classes): Classes {
  let held = widened.get(classes)
  if (held === undefined) {
    held = new Set([...classes, 'W'])
    widened.set(classes, held)
  }
  return held
}

function wordItem(token: Token, index: number): Item {
  const { lower, lemma, start, end } = token
  let classes = classesOf(lower)
  if (classes.size === 0 && lemma !== lower && lemma !== '') classes = classesOf(lemma)
  if (classes.has('ADV') || (token.kind === 'word' && lower.length > 4 && lower.endsWith('ly') && classes.size === 0))
    classes = classes.size <= 1 ? filler : withW(classes)
  return { start, end, from: index, to: index + 1, lower, lemma, classes }
}

function markItem(mark: Mark, sentence: Sentence, from: number, to: number): Item {
  const start = sentence.tokens[from]?.start ?? mark.start
  const end = sentence.tokens[to - 1]?.end ?? mark.end
  const lower = sentence.tokens[from]?.lower ?? ''
  return {
    start,
    end,
    from,
    to,
    lower: to === from + 1 ? lower : '',
    lemma: '',
    classes: classesFor(mark, sentence, from, to),
    mark,
  }
}

function isFlowNoun(classes: Classes): boolean {
  return classes.has('EXPORTISH') || classes.has('IMPORTISH') || classes.has('SALES') || classes.has('PURCHASES')
}

/** "added up to $194 billion": the two words belong to the verb and are no hedge. */
function withSum(item: Item, before: readonly Item[]): Item {
  const { mark } = item
  if (mark === undefined || !('hedge' in mark) || mark.hedge?.text.toLowerCase() !== 'up to') return item
  if (!/^(add|adds|added|adding|tot|tots|totted|summed|sums)$/.test(before.at(-3)?.lower ?? '')) return item
  return { ...item, mark: { ...mark, hedge: undefined } }
}

/** "nearly 70%": the hedge is part of the figure. Its words are taken off the row. */
function withHedge(item: Item, before: Item[]): Item {
  const { mark } = item
  const hedge = mark !== undefined && 'hedge' in mark ? mark.hedge : undefined
  const range = mark !== undefined && 'upper' in mark && mark.upper !== undefined
  if (hedge === undefined && !range) return item
  const words = new Set(hedge?.text.toLowerCase().split(/\s+/))
  if (range) words.add('between').add('from')
  let first = item
  while (before.length > 0) {
    const last = before.at(-1)
    // "exceeded $140 billion": the verb is a hedge and a verb all the same.
    if (last === undefined || last.mark !== undefined || !words.has(last.lower) || last.classes.has('LEVEL')) break
    words.delete(last.lower)
    first = last
    before.pop()
  }
  return first === item ? item : { ...item, start: first.start, from: first.from }
}

const rateWords = new Set(['tariff', 'tariffs', 'duty', 'duties', 'levy', 'levies', 'tax', 'taxes', 'rate', 'rates'])
const rateFillers = new Set([
  'ad',
  'valorem',
  'additional',
  'reciprocal',
  'retaliatory',
  'base',
  'baseline',
  'import',
  'export',
  'blanket',
  'extra',
  'new',
  'punitive',
  'on',
  'of',
  'to',
  'at',
  'from',
  'by',
  'the',
  'a',
  'an',
  'high',
  'as',
  'up',
  'chinese',
  'american',
  'u.s.',
  'us',
  'fentanyl',
  'section',
  'antidumping',
  'anti-dumping',
  'average',
  'effective',
  'universal',
  'global',
  'average',
])

/** A percentage beside a word for duties is a rate and belongs to measures. */
function isRate(tokens: Token[], from: number, to: number): boolean {
  for (let index = to; index < Math.min(tokens.length, to + 5); index++) {
    const word = tokens[index]?.lower ?? ''
    if (rateWords.has(word)) return true
    if (word === 'on' || word === 'of' || word === 'to' || word === 'by' || word === 'from' || !rateFillers.has(word))
      break
  }
  for (let index = from - 1; index >= Math.max(0, from - 5); index--) {
    const word = tokens[index]?.lower ?? ''
    if (rateWords.has(word)) return true
    if (!rateFillers.has(word)) break
  }
  return false
}

function classesFor(mark: Mark, { tokens }: Sentence, from: number, to: number): Classes {
  if (mark.kind === 'percent') {
    if (isRate(tokens, from, to)) return rate
    return mark.points ? points : (classesOfMark.percent ?? zero)
  }
  if (mark.kind === 'multiple') {
    if (mark.form === 'verb') return multiply
    return mark.form === 'fraction' ? fraction : times
  }
  if (mark.kind === 'count' && mark.number.value === 0) return zero
  // "$50 per ton" is a price; "$2 billion a year" is still a sum.
  if (
    (mark.kind === 'money' || mark.kind === 'quantity') &&
    mark.per !== undefined &&
    !/^(year|month|quarter|week)$/.test(mark.per)
  )
    return rate
  return classesOfMark[mark.kind] ?? zero
}
