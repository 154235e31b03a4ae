/** What follows a measure's noun: its rate, its target, its ground, or a rate stated of it. */
import type { MeasureWording } from '../claim.js'
import { groundOf } from './before.js'
import type { MeasurePhrase, PercentMark } from './noun.js'
import { targetAt } from './target.js'
import type { Unit } from './units.js'

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
export function groundAfter(units: Unit[], phrase: MeasurePhrase): void {
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
export function readAfter(units: Unit[], phrase: MeasurePhrase): void {
  for (let turn = 0; turn < 6; turn++) {
    const at = phrase.end
    const lower = units[at]?.lower
    if (lower === undefined) return
    // "tariffs planned on List 4B goods for 15 December": a plan, of which more may follow.
    if (/^(?:planned|scheduled)$/.test(lower) && /^(?:on|for|against)$/.test(units[at + 1]?.lower ?? '')) {
      phrase.modality ??= 'proposed'
      phrase.end = at + 1
      continue
    }
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
    const opens =
      phrase.word.weak === true && phrase.word.matter !== 'tariff'
        ? undefined
        : openingOf(units, at, phrase.word.matter)
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
