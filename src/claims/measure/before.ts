/** What stands before a measure's noun: articles, rates, owners, grounds, goods; and where the phrase begins. */
import type { MeasureWording } from '../claim.js'
import type { MeasurePhrase } from './noun.js'
import { phraseAt, type Unit } from './units.js'
import { verbs } from './words.js'

const premodifiers = new Set(
  "the a an this that these those its their his her our your both all any other some most such each every no new newest additional extra further added fresh punitive reciprocal retaliatory retaliation reprisal fentanyl opioid related current existing present previous prior earlier original initial total combined cumulative overall effective average mean blanket baseline universal across board wide sweeping steep stiff hefty high higher highest heavy heightened lower low import customs protective basic base general tit for tat triple double digit threatened proposed planned announced looming suspended paused remaining same second third latest recent separate special so called ad valorem anti dumping antidumping countervailing subsidy safeguard flat minimum maximum country specific temporary provisional section ieepa emergency and or ' ’ 's trade one such single up to global worldwide then".split(
    ' ',
  ),
)

const articles = /^(?:the|a|an|this|that|these|those|its|their|his|her|our|any|no|each|every)$/

export const groundOf: Record<string, string> = {
  reciprocal: 'reciprocal',
  retaliatory: 'retaliatory',
  retaliation: 'retaliatory',
  reprisal: 'retaliatory',
  fentanyl: 'fentanyl',
  opioid: 'fentanyl',
  ieepa: 'ieepa',
  dumping: 'anti-dumping',
  antidumping: 'anti-dumping',
  countervailing: 'countervailing',
  subsidy: 'countervailing',
  safeguard: 'safeguard',
}

const reachOf: Record<string, MeasureWording['reach']> = {
  additional: 'layer',
  extra: 'layer',
  further: 'layer',
  added: 'layer',
  total: 'total',
  combined: 'total',
  cumulative: 'total',
  overall: 'total',
  average: 'average',
  mean: 'average',
  effective: 'average',
}

export function readBefore(units: Unit[], phrase: MeasurePhrase, floor: number): void {
  let at = phrase.at - 1
  let begun = false
  for (; at >= floor && phrase.at - at < 16; at--) {
    const unit = units[at]
    if (unit === undefined) break
    const { mark, lower } = unit
    // An article begins a phrase: what stands before it is a verb ("announced a"), not a modifier.
    if (begun && !/^(?:all|both|such)$/.test(lower)) break
    begun ||= mark === undefined && articles.test(lower)
    if (mark?.kind === 'percent') {
      if (mark.points) break
      phrase.rates.unshift(mark)
    } else if (mark?.kind === 'duration') phrase.duration = mark
    else if (
      mark?.kind === 'country' ||
      mark?.kind === 'person' ||
      mark?.kind === 'organisation' ||
      mark?.kind === 'role'
    ) {
      // "... said China, a tariff": a bare name two words off is not an owner; an adjective or a possessive is.
      if (mark.kind === 'country' ? !owns(units, at, phrase) : !possessive(units, at) && at + 1 !== phrase.at) break
      phrase.owners.unshift(at)
    } else if (mark?.kind === 'product') {
      if (at + 1 !== phrase.at && units[at + 1]?.mark === undefined && !premodifiers.has(units[at + 1]?.lower ?? ''))
        break
      phrase.target ??= { countries: [], towards: [], scope: [lower], product: unit, end: phrase.to, start: at }
    } else if (mark?.kind === 'period') {
      // "the April tariffs", but not "In April tariffs rose".
      if (!/^(?:the|its|their|proposed|planned|new)$/.test(units[at - 1]?.lower ?? '')) break
    } else if (mark === undefined && isActed(units, at, lower)) break
    else if (mark === undefined && premodifiers.has(lower)) {
      if ((lower === 'and' || lower === 'or') && !premodifiers.has(units[at - 1]?.lower ?? '')) break
      if (lower === 'to' && units[at - 1]?.lower !== 'up') break
      note(phrase, lower)
    } else if (/^\d{3}$/.test(lower) && units[at - 1]?.lower === 'section') {
      phrase.grounds.push(`section-${lower}`)
    } else break
  }
  phrase.from = at + 1
  takePortion(units, phrase)
  while (phrase.from < phrase.at && /^(?:and|or|for|that|to|,|so|such|'s|’s)$/.test(units[phrase.from]?.lower ?? ''))
    phrase.from++
}

/** "24 percentage points of the tariff": the part that is spoken of. */
function takePortion(units: Unit[], phrase: MeasurePhrase): void {
  const mark = units[phrase.from - 2]?.mark
  if (units[phrase.from - 1]?.lower !== 'of' || mark?.kind !== 'percent' || phrase.rates.length > 0) return
  phrase.rates.push(mark)
  phrase.from -= 2
}

/** "Washington suspended port fees", "to lower tariffs": a verb, not "the suspended fees". */
function isActed(units: Unit[], at: number, lower: string): boolean {
  if (!/^(?:suspended|paused|threatened|proposed|planned|announced|added|lower|fresh|separate)$/.test(lower))
    return false
  const before = units[at - 1]
  if (before === undefined) return lower !== 'lower'
  if (before.mark?.kind === 'percent' || articles.test(before.lower)) return false
  if (/^(?:on|of|for|with|at|about|by)$/.test(before.lower)) return false
  if (phraseAt(units, at - 1, verbs) !== undefined) return false
  return !(
    before.mark === undefined &&
    premodifiers.has(before.lower) &&
    before.lower !== 'to' &&
    before.lower !== 'and' &&
    before.lower !== 'or'
  )
}

function note(phrase: MeasurePhrase, lower: string): void {
  const ground = groundOf[lower]
  if (ground !== undefined && !phrase.grounds.includes(ground)) phrase.grounds.push(ground)
  phrase.reach ??= reachOf[lower] ?? null
  if (lower === 'no') phrase.negated = true
  if (/^(?:the|this|these|that|those|its|their)$/.test(lower)) phrase.definite = true
  if (lower === 'threatened') phrase.modality = 'threatened'
  if (lower === 'proposed' || lower === 'planned' || lower === 'looming') phrase.modality = 'proposed'
  if (lower === 'announced') phrase.modality = 'announced'
}

function owns(units: Unit[], at: number, phrase: MeasurePhrase): boolean {
  const mark = units[at]?.mark
  if (mark?.kind !== 'country') return false
  const next = units[at + 1]
  return (
    mark.form === 'adjective' ||
    mark.form === 'capital' ||
    possessive(units, at) ||
    at + 1 === phrase.at ||
    next?.mark !== undefined ||
    premodifiers.has(next?.lower ?? '')
  )
}

function possessive(units: Unit[], at: number): boolean {
  const [unit, next] = [units[at], units[at + 1]]
  return /^['’]s?$/.test(next?.lower ?? '') || /['’]s?$/.test(unit?.lower ?? '')
}
