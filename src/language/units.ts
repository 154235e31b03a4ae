/** Units as written, and the unit each stands for. Longest phrase first; case only where it changes the meaning (`Mt`, `MT`). */
import { joinsAt, type Line, lowerAt, pastHyphen } from './line.js'
import type { Currency } from './marks.js'

/** What a number is counted in. `exponent` scales (million tonnes), `factor` turns cents into dollars and basis points into points. */
export type Unit =
  | { kind: 'percent'; points: boolean; factor: number }
  | { kind: 'money'; currency: Currency; factor: number }
  | { kind: 'quantity'; unit: string; exponent: number; discrete: boolean }

interface Phrase {
  words: string[]
  unit: Unit
}

const percents: [string, boolean, number][] = [
  ['% points|% point|% pts|%pts', true, 1],
  ['%', false, 1],
  ['percent|per cent|pct|pc|percents|p c', false, 1],
  [
    'percentage points|percentage point|percentage pts|percent points|percent point|per cent points|pct points',
    true,
    1,
  ],
  ['pp|ppt|ppts|pps|points|point|pts|pt', true, 1],
  ['basis points|basis point|bps|bp', true, 0.01],
]

const moneys: [string, Currency, number][] = [
  ['dollars|dollar|us dollars|u.s. dollars|us dollar|u.s. dollar|american dollars|usd|us$|$', 'USD', 1],
  ['cents|us cents|u.s. cents', 'USD', 0.01],
  ['yuan|renminbi|rmb|cny|chinese yuan|yuan renminbi|yuan rmb', 'CNY', 1],
  ['euros|euro|eur|€', 'EUR', 1],
  ['pounds sterling|british pounds|gbp', 'GBP', 1],
  ['yen|japanese yen|jpy', 'JPY', 1],
  ['canadian dollars|cad', 'CAD', 1],
  ['australian dollars|aud', 'AUD', 1],
  ['hong kong dollars|hkd', 'HKD', 1],
  ['taiwan dollars|new taiwan dollars|twd', 'TWD', 1],
  ['won|korean won|krw', 'KRW', 1],
  ['rupees|inr', 'INR', 1],
  ['reais|brl', 'BRL', 1],
  ['pesos|mexican pesos|mxn', 'MXN', 1],
]

/** Written, unit, power of ten. */
const masses: [string, string, number][] = [
  [
    `tonnes|tonne|metric tons|metric ton|metric tonnes|metric tonne|tons|ton|mt|m t|t|metric-tons|tonnage|millions of tons`,
    't',
    0,
  ],
  ['mmt|mmts|mln t|mln tonnes', 't', 6],
  ['kt|kilotonnes|kilotons|ktons', 't', 3],
  ['megatonnes|megatons', 't', 6],
  ['short tons|short ton', 'short-ton', 0],
  ['long tons|long ton', 'long-ton', 0],
  ['net tons|net ton|nt', 'net-ton', 0],
  ['dwt|deadweight tons|deadweight tonnes', 'dwt', 0],
  ['gross tons|gross ton', 'gross-ton', 0],
  ['kg|kgs|kilograms|kilogram|kilogrammes|kilos|kilo', 'kg', 0],
  ['lb|lbs|pounds|pound', 'lb', 0],
  ['bu|bushels|bushel', 'bu', 0],
  ['barrels|barrel|bbl|bbls', 'barrel', 0],
  ['barrels per day|barrels a day|bpd|b d', 'barrel-per-day', 0],
  ['gallons|gallon', 'gallon', 0],
  ['litres|liters|litre|liter', 'l', 0],
  ['hectolitres|hectoliters|hl', 'hl', 0],
  ['hectares|hectare|ha', 'ha', 0],
  ['acres|acre', 'acre', 0],
  ['cubic metres|cubic meters|cubic metre|cubic meter|cu m|m3', 'm3', 0],
  ['cubic feet|cubic foot', 'ft3', 0],
  ['square metres|square meters', 'm2', 0],
  ['carats|carat', 'carat', 0],
  ['mwh|megawatt hours', 'mwh', 0],
  ['gw|gigawatts|gigawatt', 'gw', 0],
  ['mw|megawatts|megawatt', 'mw', 0],
  ['ounces|ounce|oz|troy ounces', 'oz', 0],
  ['bales|bale', 'bale', 0],
  ['running bales|running bale', 'bale', 0],
]

/** Things counted, which other words may stand before: `two soybean cargoes`. */
const things: [string, string][] = [
  ['head', 'head'],
  ['cargoes|cargo|cargos', 'cargo'],
  ['shiploads|shipload|boatloads', 'cargo'],
  ['vessels|vessel|ships|ship|tankers|tanker|carriers|freighters', 'vessel'],
  ['containers|container', 'container'],
  ['teu|teus|twenty foot equivalent units', 'teu'],
  ['vehicles|vehicle|cars|car|automobiles|trucks', 'vehicle'],
  ['aircraft|planes|plane|jets|jet|airplanes|jetliners|airliners', 'aircraft'],
  ['units|unit|pieces|piece|items|item', 'item'],
  ['cattle|hogs|pigs|sheep', 'head'],
  ['chips|gpus|handsets|smartphones|phones', 'item'],
]

const byFirst = new Map<string, Phrase[]>()
function add(phrases: string, unit: Unit): void {
  for (const phrase of phrases.split('|')) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    const list = byFirst.get(first) ?? []
    list.push({ words, unit })
    byFirst.set(first, list)
  }
}
for (const [phrases, points, factor] of percents) add(phrases, { kind: 'percent', points, factor })
for (const [phrases, currency, factor] of moneys) add(phrases, { kind: 'money', currency, factor })
for (const [phrases, unit, exponent] of masses) add(phrases, { kind: 'quantity', unit, exponent, discrete: false })
for (const [phrases, unit] of things) add(phrases, { kind: 'quantity', unit, exponent: 0, discrete: true })
for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)

/** Whether a unit may begin with this word. */
export function opensUnit(lower: string): boolean {
  return byFirst.has(lower)
}

/** Megatonnes against metric tons: the one abbreviation in which case decides. */
const megatonne: Unit = { kind: 'quantity', unit: 't', exponent: 6, discrete: false }

/** The unit that begins at token `i` (a touching hyphen before it is passed over), and the token after it. */
export function unitAt(line: Line, i: number): { to: number; unit: Unit } | undefined {
  const at = pastHyphen(line, i)
  const lower = lowerAt(line, at)
  const list = byFirst.get(lower)
  if (list === undefined) return undefined
  for (const phrase of list) {
    const to = phraseEnd(line, at, phrase.words)
    if (to === undefined) continue
    if (lower === 'mt' && line.words[at]?.text.startsWith('Mt') === true) return { to, unit: megatonne }
    if (ambiguous.has(lower) && phrase.words.length === 1 && !settles(line, at, lower)) return undefined
    return { to, unit: phrase.unit }
  }
  return undefined
}

/** Words that are a unit only in some places. */
const ambiguous = new Set(['t', 'pt', 'pc', 'point', 'points', 'head', 'won', 'ha', '$', 'bp'])

function settles(line: Line, at: number, lower: string): boolean {
  const before = line.tokens[at - 1]
  const touching = before !== undefined && before.end === line.tokens[at]?.start
  if (lower === 't' || lower === 'pt' || lower === '$') return touching
  // `won 5 points`, `5 won the vote`: the currency is not followed by an object.
  if (lower === 'won') return !['the', 'a', 'an', 'in', 'by'].includes(lowerAt(line, at + 1))
  if (lower === 'head')
    return !['of', 'to', 'for', 'into', 'off'].includes(lowerAt(line, at + 1)) || line.words[at + 2]?.lemma === 'cattle'
  if (lower === 'bp') return line.words[at]?.text === 'bp'
  // `14-point plan`, `talking points`: a plan has points that are no percentages.
  if (lower === 'point')
    return (
      !joinsAt(line, at - 1) ||
      ['increase', 'cut', 'rise', 'drop', 'reduction', 'hike', 'fall', 'gap'].includes(lowerAt(line, at + 1))
    )
  if (lower === 'points') return !['of', 'out'].includes(lowerAt(line, at + 1))
  return true
}

function phraseEnd(line: Line, at: number, words: string[]): number | undefined {
  let to = at + 1
  for (let i = 1; i < words.length; i++) {
    to = pastHyphen(line, to)
    const wanted = words[i] ?? ''
    const lower = lowerAt(line, to)
    if (lower !== wanted && line.words[to]?.key !== wanted) return undefined
    to++
  }
  return to
}

/** What a rate is per: `per ton`, `a bushel`, `/lb`, `a year`, `annually`. The unit's code, or `year`, `month`, `week`, `day`. */
export function perAt(line: Line, i: number): { to: number; per: string } | undefined {
  const lower = lowerAt(line, i)
  if (lower === 'annually' || lower === 'yearly') return { to: i + 1, per: 'year' }
  if (lower === 'monthly') return { to: i + 1, per: 'month' }
  if (lower === 'apiece' || lower === 'each') {
    const next = lowerAt(line, i + 1)
    if (lower === 'each' && (next === 'year' || next === 'month' || next === 'week')) return { to: i + 2, per: next }
    return lower === 'apiece' ? { to: i + 1, per: 'item' } : undefined
  }
  if (lower !== 'per' && lower !== 'a' && lower !== 'an' && lower !== '/' && lower !== 'every') return undefined
  const noun = lowerAt(line, i + 1)
  const after = lowerAt(line, i + 2)
  if (
    noun === 'year' ||
    noun === 'month' ||
    noun === 'week' ||
    noun === 'day' ||
    noun === 'quarter' ||
    noun === 'annum'
  ) {
    if (after === 'earlier' || after === 'ago' || after === 'before' || after === 'later' || after === '-')
      return undefined
    return { to: i + 2, per: noun === 'annum' ? 'year' : noun }
  }
  if (noun === 'voyage' || noun === 'shipment' || noun === 'entry' || noun === 'person') return { to: i + 2, per: noun }
  // `per postal item`
  const unit = unitAt(line, i + 1) ?? (lower === 'per' ? unitAt(line, i + 2) : undefined)
  return unit !== undefined && unit.unit.kind === 'quantity' ? { to: unit.to, per: unit.unit.unit } : undefined
}

const signs = new Map<string, Currency>([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['u.s.$', 'USD'],
  ['usd', 'USD'],
  ['¥', 'CNY'],
  ['cn¥', 'CNY'],
  ['rmb', 'CNY'],
  ['cny', 'CNY'],
  ['yuan', 'CNY'],
  ['€', 'EUR'],
  ['eur', 'EUR'],
  ['£', 'GBP'],
  ['gbp', 'GBP'],
  ['jpy', 'JPY'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['cad', 'CAD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['aud', 'AUD'],
  ['hk$', 'HKD'],
  ['hkd', 'HKD'],
  ['nt$', 'TWD'],
  ['₩', 'KRW'],
  ['krw', 'KRW'],
  ['₹', 'INR'],
  ['inr', 'INR'],
  ['r$', 'BRL'],
  ['mx$', 'MXN'],
])

/** The currency of a sign before a number. */
export function currencyOf(lower: string): Currency | undefined {
  return signs.get(lower)
}
