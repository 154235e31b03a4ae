/** Which measures a claim can mean: by the legal ground it names, and by the goods, firms or apps it names. */
import type { Held } from '../../evidence/law.js'
import type { Measure, ProductName, Snapshot } from '../../ledger/records.js'
import type { Question } from './question.js'

/** Words by which records tell the legal ground that a text names. */
const groundWords: Record<string, readonly string[]> = {
  'section-301': ['section 301', '-301-', 'section-301'],
  'section-232': ['section 232', '-232-', 'section-232'],
  'section-122': ['section 122', 's122', 'section-122'],
  'section-201': ['section 201', 'section-201'],
  ieepa: ['ieepa', 'international emergency economic powers'],
  fentanyl: ['fentanyl', 'opioid'],
  reciprocal: ['reciprocal'],
  'anti-dumping': ['anti-dumping', 'antidumping', 'adcvd', '-ad-'],
  countervailing: ['countervailing', '-cvd', 'adcvd'],
  safeguard: ['safeguard'],
  'forced-labour': ['forced labour', 'forced labor', 'forced-labour'],
  'entity-list': ['entity list', 'entity-list'],
  'unreliable-entity': ['unreliable entity', '-uel-', 'unreliable-entity'],
  'export-control-list': ['export control list', '-ecl-'],
  affiliates: ['affiliates', '50 percent'],
  exclusion: ['exclusion'],
  'small-parcels': ['de minimis', 'deminimis', 'small parcels'],
  cranes: ['crane'],
}

/** A ground that says only that a duty answers another, or that it is an extra one: it picks no measure. */
const openGrounds = new Set(['retaliatory', 'punitive', 'additional', 'trump'])

/** Grounds of a claim that pick measures. */
export function pickingGrounds(question: Question): string[] {
  return question.written.grounds.filter((ground) => !openGrounds.has(ground))
}

/** Whether a measure rests on one of the grounds named; true for all where none is named. */
export function onGround(held: Held, grounds: readonly string[]): boolean {
  if (grounds.length === 0) return true
  const text = textOf(held.measure)
  // A list is one of its ground's: "Section 301, list 4A" is both.
  const lists = grounds.filter((ground) => ground.startsWith('list '))
  if (lists.length > 0 && !lists.some((list) => text.includes(list))) return false
  const others = grounds.filter((ground) => !lists.includes(ground))
  if (others.length === 0) return true
  return others.some((ground) => (groundWords[ground] ?? [ground]).some((word) => text.includes(word)))
}

const texts = new WeakMap<Measure, string>()

function textOf(measure: Measure): string {
  const known = texts.get(measure)
  if (known !== undefined) return known
  const { id, track, instrument, authority, citation, scope, steps } = measure
  const parts = [
    id,
    track,
    measure.class,
    instrument,
    authority,
    citation,
    scope,
    ...steps.map((step) => step.instrument),
  ]
  const text = parts
    .filter((part) => part !== undefined)
    .join(' ')
    .toLowerCase()
  texts.set(measure, text)
  return text
}

const remedies = ['anti-dumping', 'countervailing', 'safeguard']
/** Rules about tariffs that "the tariffs" does not mean. */
const besides = ['exclusion', 'small-parcels']

/** Whether a measure is one that "tariffs" does not mean unless the text says so: a trade remedy on particular goods, an exclusion, a rule on small parcels. */
export function isBeside(held: Held, { written }: Question): boolean {
  if (written.matter === 'exclusion' || written.matter === 'small-parcels') return false
  return onGround(held, besides) || (written.grounds.length === 0 && onGround(held, remedies))
}

/** What `isBeside` depends on in a question. */
export function besideKey({ written }: Question): string {
  return `${written.matter === 'exclusion' || written.matter === 'small-parcels'} ${written.grounds.length === 0}`
}

/** Whether a measure lets importers or goods off a tariff. */
export function isExclusion(held: Held): boolean {
  return onGround(held, ['exclusion'])
}

/** How a measure's scope stands to the goods named in a claim. */
export type ScopeMatch = 'named' | 'general' | 'other'

/** `named`: the record names these goods; `general`: it reaches every good; `other`: neither can be told. */
const besidesGoods = new Set(['small-parcels', 'port-fee', 'app-law', 'truce'])

/** Whether the goods a claim names narrow its measure: ships tell nothing of port fees. */
export function narrows({ written }: Question): boolean {
  return written.scope.length > 0 && !besidesGoods.has(written.matter)
}

export function scopeOf(held: Held, question: Question, ledger: Snapshot): ScopeMatch {
  const { scope, matter } = question.written
  if (
    scope.length === 0 ||
    matter === 'small-parcels' ||
    matter === 'port-fee' ||
    matter === 'app-law' ||
    matter === 'truce'
  )
    return 'general'
  const product = ledger.products.find((one) => one.id === question.measure.productId)
  if (product !== undefined && remembered(held.measure, `\u0000${product.id}`, () => holds(held.measure, product)))
    return 'named'
  // A base rate is of its own lines only: "soybean meal" names soybeans, and is not soybeans.
  const coded = product?.codes.some(({ system }) => system === 'HS') === true
  const ownLines = held.measure.basis === 'total' && coded && scope.length === 1
  if (!ownLines && scope.some((phrase) => remembered(held.measure, phrase, () => names(held.measure, phrase))))
    return 'named'
  return held.general ? 'general' : 'other'
}

const answers = new WeakMap<Measure, Map<string, boolean>>()
const mostAnswers = 400

/** The same goods are asked of the same measure for every change of it. */
function remembered(measure: Measure, key: string, ask: () => boolean): boolean {
  let known = answers.get(measure)
  if (known === undefined || known.size > mostAnswers) {
    known = new Map()
    answers.set(measure, known)
  }
  const found = known.get(key)
  if (found !== undefined) return found
  const made = ask()
  known.set(key, made)
  return made
}

const synonyms: readonly (readonly string[])[] = [
  ['farm', 'agricultural', 'agriculture', 'ag', 'agri'],
  ['ev', 'electric vehicle', 'electric car'],
  ['aluminium', 'aluminum'],
  ['chip', 'semiconductor'],
  ['car', 'auto', 'automobile', 'vehicle'],
  ['ship', 'vessel'],
  ['lorry', 'truck'],
  ['magnet', 'rare earth'],
  ['lng', 'liquefied natural gas', 'natural gas'],
  ['crude', 'oil', 'crude oil'],
  ['medicine', 'drug', 'pharmaceutical'],
  ['timber', 'lumber', 'wood', 'log'],
  ['seafood', 'fish', 'aquatic'],
  ['battery', 'batteries'],
]

/** Whether a record's own words name what a phrase names: more than half of its words, by themselves or by a synonym. */
function names(measure: Measure, phrase: string): boolean {
  const text = ` ${textOf(measure).replace(/[^a-z0-9.]+/g, ' ')} `
  const words = phrase
    .toLowerCase()
    // Records say "graphite" and "rubber" of what texts call natural.
    .replace(/\bnatural (?!gas)/g, '')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word.length > 1 && !filler.has(word))
  if (words.length === 0) return false
  const found = words.filter((word) => formsOf(word).some((form) => text.includes(` ${form}`)))
  return found.length * 2 > words.length
}

const filler = new Set(
  'the a an of and or for in to on its some certain other more all any key most many such us made american chinese goods products imports exports items materials minerals elements technology technologies companies firms'.split(
    ' ',
  ),
)

function formsOf(word: string): string[] {
  const base = stem(word)
  const group = synonyms.find((one) => one.includes(base) || one.includes(word))
  return group === undefined ? [base] : [base, ...group]
}

/** Singular of a plain plural; the rest of the word may follow in the record. */
function stem(word: string): string {
  if (/ies$/.test(word) && word.length > 5) return word.slice(0, -3)
  return /s$/.test(word) && !/ss$/.test(word) && (word.length > 3 || word === 'evs') ? word.slice(0, -1) : word
}

/** Whether a measure's codes take in a code of the product: `1201` in `1201`, `120190` or `1200-1210`. */
function holds(measure: Measure, product: ProductName): boolean {
  const codes = product.codes.filter(({ system }) => system === 'HS').map(({ code }) => code.replace(/\D/g, ''))
  return measure.codes.some((entry) => {
    const [low = '', high] = entry.split('-').map((part) => part.replace(/\D/g, ''))
    if (low === '') return false
    return codes.some((code) => {
      if (high === undefined || high.length !== low.length) return code.startsWith(low) || low.startsWith(code)
      const head = code.slice(0, low.length)
      return head.length === low.length && head >= low && head <= high
    })
  })
}
