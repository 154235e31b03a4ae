/** The noun phrase of a measure: "an additional 10 percent tariff on all Chinese imports", with what its parts tell. */
import type { MarkOf } from '../../language/marks.js'
import type { MeasureWording } from '../claim.js'
import { type Target, targetAt } from './target.js'
import { phraseAt, type Unit } from './units.js'
import { type Action, changeNouns, type HeadWord, heads, verbs } from './words.js'

export type PercentMark = MarkOf<'percent'>

export interface MeasurePhrase {
  word: HeadWord
  /** Units of the noun itself. */
  at: number
  to: number
  /** Units of the whole phrase. */
  from: number
  end: number
  rates: PercentMark[]
  /** A rate that the phrase says it came from: "peaking at 172%". */
  peak?: PercentMark
  grounds: string[]
  /** Units before the noun that name a side: "Chinese tariffs", "Trump's levies". */
  owners: number[]
  /** Units that name with whom a truce is: "with Beijing", "between Washington and Beijing". */
  partners: number[]
  target?: Target
  duration?: MarkOf<'duration'>
  reach: MeasureWording['reach']
  /** "The tariff", "this pause": it points back. */
  definite: boolean
  /** "No tariffs". */
  negated: boolean
  /** "A tariff hike": the action of the noun that follows. */
  action?: Action
  /** "is 30%", "total 55%": the rate is stated of it. */
  stated?: 'present' | 'past'
  /** "A threatened 100% tariff". */
  modality?: 'threatened' | 'proposed' | 'announced'
}

const premodifiers = new Set(
  "the a an this that these those its their his her our your both all any other some most such each every no new newest additional extra further added fresh punitive reciprocal retaliatory retaliation reprisal fentanyl opioid related current existing present previous prior earlier original initial total combined cumulative overall effective average mean blanket baseline universal across board wide sweeping steep stiff hefty high higher highest heavy heightened lower low import customs protective basic base general tit for tat triple double digit threatened proposed planned announced looming suspended paused remaining same second third latest recent separate special so called ad valorem anti dumping antidumping countervailing subsidy safeguard flat minimum maximum country specific temporary provisional section ieepa emergency and or ' ’ 's trade one such single up to global worldwide then".split(
    ' ',
  ),
)

const articles = /^(?:the|a|an|this|that|these|those|its|their|his|her|our|any|no|each|every)$/

const groundOf: Record<string, string> = {
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

/** Every noun phrase of a measure in the sentence, in order, none inside another. */
export function phrasesIn(units: Unit[]): MeasurePhrase[] {
  const found: MeasurePhrase[] = []
  for (let at = 0; at < units.length; at++) {
    const hit = phraseAt(units, at, heads)
    if (hit === undefined || isAnother(units, at, hit.to)) continue
    const phrase = phraseAround(units, at, hit.to, hit.value, found[found.length - 1]?.end ?? 0)
    found.push(phrase)
    at = Math.max(phrase.to, hit.to) - 1
  }
  return found
}

const topics =
  /^(?:campaigns?|revenues?|wars?|deals?|talks?|threats?|policy|policies|tensions?|uncertainty|uncertainties|regime|agenda|strategy|disputes?|battles?|negotiations?|negotiators?|announcements?|barriers?|lines?|schedules?|codes?|relief|row|spat|plans?|income|costs?|burdens?|bills?|offensive|fight|commission|collections?|refunds?|impacts?|shocks?|front|issues?|concerns?|worries|fears|news|turmoil|chaos|standoff|drama|dividends?|differences?|quotas?|cycle|cases?|rulings?|powers?|authority|hit|hits|fallout|landscape|environment|arrangements?|package|structure|system|evasion|wall|walls|man|king)$/

/** "duty-free", "heavy-duty", "on duty": other words with the same spelling. */
function isAnother(units: Unit[], at: number, to: number): boolean {
  const [word, before, after] = [units[at]?.lower ?? '', units[at - 1]?.lower ?? '', units[to]?.lower ?? '']
  // "his tariff campaign": talk about tariffs, not a tariff.
  if (to === at + 1 && /^(?:tariff|duty|levy|truce)$/.test(word) && topics.test(after)) return true
  // "non-tariff countermeasures"
  if (before === 'non' || (units[at - 2]?.lower === 'non' && word.startsWith('counter'))) return true
  if (word !== 'duty' || to !== at + 1) return false
  return after === 'free' || /^(?:heavy|light|medium|on|off|active|double|civic|jury)$/.test(before)
}

function phraseAround(units: Unit[], at: number, to: number, word: HeadWord, floor: number): MeasurePhrase {
  const phrase: MeasurePhrase = {
    word,
    at,
    to,
    from: at,
    end: to,
    rates: [],
    grounds: word.ground === undefined ? [] : [word.ground],
    owners: [],
    partners: [],
    reach: null,
    definite: false,
    negated: false,
  }
  readBefore(units, phrase, floor)
  const change = changeNouns[units[to]?.lower ?? '']
  if (change !== undefined && word.matter !== 'truce') {
    phrase.action = change
    phrase.to = phrase.end = to + 1
  }
  readAfter(units, phrase)
  groundAfter(units, phrase)
  return phrase
}

function readBefore(units: Unit[], phrase: MeasurePhrase, floor: number): void {
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

const hedges = new Set(
  'up to as high much low little than about around roughly nearly almost more over at least some an additional another total combined between from reaching reach just only well exceeding a'.split(
    ' ',
  ),
)
const rateIntroducers = new Set(
  'of at totaling totalling totals ranging reaching exceeding between averaging worth'.split(' '),
)
export const peakWords = /^(?:peak|peaked|peaking|peaks|topped|topping|hitting|reached)$/

/** "tariffs imposed under IEEPA": the ground, while the participle stays for the clause to read. */
function groundAfter(units: Unit[], phrase: MeasurePhrase): void {
  const at = phrase.end
  if (
    !/^(?:imposed|levied|enacted|introduced)$/.test(units[at]?.lower ?? '') ||
    !/^(?:under|pursuant)$/.test(units[at + 1]?.lower ?? '')
  )
    return
  for (let to = at + 2; to < at + 5; to++) {
    const lower = units[to]?.lower ?? ''
    if (lower === 'ieepa' || lower.includes('emergency economic powers')) phrase.grounds.push('ieepa')
    if (lower === 'section' && /^\d{3}$/.test(units[to + 1]?.lower ?? ''))
      phrase.grounds.push(`section-${units[to + 1]?.lower}`)
  }
}

/** What follows the noun: its rate, its target, its ground. */
function readAfter(units: Unit[], phrase: MeasurePhrase): void {
  for (let turn = 0; turn < 6; turn++) {
    const at = phrase.end
    const lower = units[at]?.lower
    if (lower === undefined) return
    const rate = rateAfter(units, at)
    if (rate !== undefined) {
      phrase.rates.push(...rate.marks)
      phrase.reach ??= rate.reach
      phrase.end = rate.end
      continue
    }
    if (phrase.word.matter === 'truce' && /^(?:with|between)$/.test(lower)) {
      const partners = targetAt(units, at + 1)
      if (partners === undefined || partners.countries.length === 0) return
      phrase.partners = partners.countries
      phrase.end = partners.end
      continue
    }
    // "the pause on higher tariffs": what is paused is a measure of its own.
    const opens = phrase.word.weak === true ? undefined : openingOf(units, at, phrase.word.matter)
    if (opens !== undefined) {
      const target = targetAt(units, opens)
      if (
        target === undefined ||
        (lower === 'for' && target.countries.length === 0 && phrase.word.matter !== 'export-control')
      )
        return
      phrase.target ??= target
      phrase.end = target.end
      continue
    }
    const stated = statedAfter(units, at)
    if (stated !== undefined && phrase.rates.length === 0) {
      phrase.rates.push(stated.mark)
      phrase.reach ??= stated.reach
      phrase.stated = stated.tense
      phrase.end = stated.end
      return
    }
    if (/^(?:over|citing)$/.test(lower)) {
      const ground = groundOf[units[at + 1]?.lower ?? ''] ?? groundOf[units[at + 2]?.lower ?? '']
      if (ground === undefined) return
      phrase.grounds.push(ground)
      phrase.end = at + 2
      continue
    }
    if (/^(?:related|linked|tied|connected)$/.test(lower) && units[at + 1]?.lower === 'to') {
      const ground = groundOf[units[at + 2]?.lower ?? ''] ?? groundOf[units[at + 3]?.lower ?? '']
      if (ground === undefined) return
      phrase.grounds.push(ground)
      phrase.end = at + 3
      continue
    }
    if (/^(?:under|pursuant)$/.test(lower)) {
      const section = units.slice(at + 1, at + 5).findIndex((unit) => unit.lower === 'section')
      const number = units[at + 2 + section]?.lower ?? ''
      if (units[at + 1]?.lower === 'ieepa') {
        phrase.grounds.push('ieepa')
        phrase.end = at + 2
        continue
      }
      if (section < 0 || !/^\d{3}$/.test(number)) return
      phrase.grounds.push(`section-${number}`)
      phrase.end = at + 3 + section
      continue
    }
    return
  }
}

const copulas: Record<string, 'present' | 'past'> = {
  is: 'present',
  are: 'present',
  was: 'past',
  were: 'past',
  total: 'present',
  totals: 'present',
  totaled: 'past',
  totalled: 'past',
  average: 'present',
  averages: 'present',
  averaged: 'past',
  reach: 'present',
  reaches: 'present',
  exceed: 'present',
  exceeds: 'present',
}

/** "is now 30%", "total about 55%", "averages 57.6%"; not "is 30% higher". */
function statedAfter(
  units: Unit[],
  at: number,
): { mark: PercentMark; end: number; tense: 'present' | 'past'; reach: MeasureWording['reach'] } | undefined {
  const word = units[at]?.lower ?? ''
  const tense = copulas[word]
  if (tense === undefined) return undefined
  let to = at + 1
  while (
    to - at < 6 &&
    /^(?:now|currently|still|at|about|around|roughly|nearly|just|only|over|more|than|up|to|already|a|an|as|high|almost)$/.test(
      units[to]?.lower ?? '',
    )
  )
    to++
  const mark = units[to]?.mark
  if (mark?.kind !== 'percent' || mark.points) return undefined
  if (/^(?:higher|lower|more|less|of|above|below|up|down)$/.test(units[to + 1]?.lower ?? '')) return undefined
  return { mark, end: to + 1, tense, reach: /^total/.test(word) ? 'total' : /^average/.test(word) ? 'average' : null }
}

/** "on", "against", "with respect to": the unit after it, where a target follows. */
function openingOf(units: Unit[], at: number, matter: string): number | undefined {
  const [first, second, third] = [units[at]?.lower ?? '', units[at + 1]?.lower, units[at + 2]?.lower]
  if (/^(?:on|against|targeting|upon|for|covering|affecting|hitting|toward|towards)$/.test(first)) return at + 1
  if (first === 'of' && (matter === 'export-control' || matter === 'import-ban')) return at + 1
  if (first === 'with' && second === 'respect' && third === 'to') return at + 3
  return undefined
}

/** "of up to 145%", "as high as 147%", "of 10% to 15%", "at 30 percent". */
function rateAfter(
  units: Unit[],
  at: number,
): { marks: PercentMark[]; end: number; reach: MeasureWording['reach'] } | undefined {
  const first = units[at]
  if (first === undefined) return undefined
  let to = at
  let reach: MeasureWording['reach'] = null
  if (first.mark?.kind !== 'percent') {
    const opens =
      rateIntroducers.has(first.lower) ||
      (first.lower === 'as' && /^(?:high|much|low)$/.test(units[at + 1]?.lower ?? '')) ||
      (first.lower === 'up' && units[at + 1]?.lower === 'to')
    if (!opens) return undefined
    if (first.lower === 'averaging') reach = 'average'
    if (/^(?:totaling|totalling|totals)$/.test(first.lower)) reach = 'total'
    to++
    while (to - at < 7 && hedges.has(units[to]?.lower ?? '')) to++
    if (units.slice(at, to).some(({ lower }) => lower === 'high' || lower === 'up' || lower === 'much'))
      reach ??= 'peak'
  } else if (at === 0) return undefined
  const mark = units[to]?.mark
  if (mark?.kind !== 'percent' || mark.points) return undefined
  if (mark.hedge?.kind === 'at-most') reach ??= 'peak'
  const marks = [mark]
  to++
  const joint = units[to]?.lower
  const second = units[to + 1]?.mark
  if (
    (joint === 'to' || joint === 'and') &&
    second?.kind === 'percent' &&
    /^(?:between|ranging|from|of)$/.test(first.lower)
  ) {
    marks.push(second)
    to += 2
  }
  return { marks, end: to, reach }
}

/** "peaking at 172%", "which peaked at 145%": the rate before a change. @returns the mark and the unit after it */
export function peakAfter(units: Unit[], from: number, to: number): { mark: PercentMark; end: number } | undefined {
  for (let at = from; at < to; at++) {
    if (!peakWords.test(units[at]?.lower ?? '')) continue
    const next = units.slice(at + 1, at + 4).findIndex(({ mark }) => mark?.kind === 'percent')
    const mark = units[at + 1 + next]?.mark
    if (next >= 0 && mark?.kind === 'percent') return { mark, end: at + 2 + next }
  }
  return undefined
}
