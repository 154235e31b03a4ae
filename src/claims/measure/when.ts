/** The day, the end and the length that hang on a measure: effective days first, the nearest of the clause otherwise. */
import type { MarkOf } from '../../language/marks.js'
import type { Day } from '../../time/day.js'
import type { Unit } from './units.js'

export interface When {
  date: { start: Day; end: Day } | null
  until: Day | null
  duration: string | null
  /** Last unit used, for the span. */
  end: number
  /** First unit used. */
  from: number
  /** The date tells which measure is meant ("the March tariffs"), not when the verb happened. */
  names: boolean
  /** A weekday, or another word that counts from the article's day. */
  relative: boolean
  /** The mark of the date, for its other year. */
  mark?: MarkOf<'period'>
}

const untilWords =
  /^(?:until|till|through|thru|expire|expires|expired|expiring|expiry|ends|end|ending|lapses|lapse|lapsing|lapsed|deadline)$/
const effectiveWords = /^(?:effective|starting|beginning|begins|begin|from|as|effect|force|since)$/
/** Words that tie a period to something else than the measure. */
const awayWords = /^(?:than|compared|versus|vs|before|after|between)$/

/**
 * @param core first and last unit (exclusive) of verb and phrase; the days nearest to it count
 * @param bounds the clause
 */
export function whenOf(
  units: Unit[],
  core: { from: number; to: number },
  bounds: { from: number; to: number },
  asOf: Day,
  verb?: number,
): When {
  const when: When = {
    date: null,
    until: null,
    duration: null,
    end: core.to,
    from: core.from,
    names: false,
    relative: false,
  }
  let best = Number.POSITIVE_INFINITY
  for (let at = bounds.from; at < bounds.to; at++) {
    if (at >= core.to && units[at]?.lower === ',' && !goesOn(units, at + 1)) break
    const mark = units[at]?.mark
    if (mark?.kind === 'duration') {
      if (when.duration === null && isTerm(units, at)) {
        when.duration = mark.iso
        when.end = Math.max(when.end, at + 1)
      }
      continue
    }
    if (mark?.kind !== 'period') continue
    if (ends(units, at, mark)) {
      if (when.until === null || at >= core.to) {
        when.until = nearer(mark, asOf).end
        when.end = Math.max(when.end, at + 1)
      }
      continue
    }
    if (
      mark.role === 'from-earlier' ||
      mark.role === 'before' ||
      wordBefore(units, at) === 'by' ||
      awayWords.test(wordBefore(units, at))
    )
      continue
    // A day inside the phrase ("the March tariffs") tells which, not when.
    if (at >= core.from && tellsApart(units, at, verb)) continue
    const away = at < core.from ? core.from - at + 4 : at >= core.to ? at - core.to : 8
    const weight = isEffective(units, at, mark) ? away - 100 : away
    if (weight >= best) continue
    best = weight
    when.relative = mark.inferred.includes('all') && mark.grain === 'day' && !looksAhead(units, at)
    when.names = at >= core.from && at < core.to
    when.date = nearer(mark, asOf)
    when.mark = mark
    when.from = at < core.from ? at : core.from
    if (at >= core.to) when.end = Math.max(when.end, at + 1)
  }
  return when
}

/** Of two years that a day without one can mean, the nearer to the article's day. */
function nearer({ period, other }: MarkOf<'period'>, asOf: Day): { start: Day; end: Day } {
  const far = ({ start, end }: { start: Day; end: Day }): number => Math.abs((start + end) / 2 - asOf)
  const { start, end } = other !== undefined && far(other) < far(period) ? other : period
  return { start, end }
}

/** "controls announced on October 9": the day tells which controls are meant, not when the verb happened. */
function tellsApart(units: Unit[], at: number, verb: number | undefined): boolean {
  if (units[at - 1]?.lower === 'of' && units[at - 2]?.lower !== 'as') return true
  for (let left = at - 1; left >= at - 3; left--) {
    const lower = units[left]?.lower ?? ''
    if (/^(?:announced|imposed|introduced|enacted|agreed|signed|launched|unveiled|adopted|issued|levied)$/.test(lower))
      return left !== verb && verb !== undefined && verb < left
    if (!/^(?:on|in|since|from|after|last|first|early|late|back|earlier)$/.test(lower)) return false
  }
  return false
}

/** After a comma, only words of time still hang on the measure; an aside ("as outlined in ...") may stand between. */
function goesOn(units: Unit[], at: number): boolean {
  const next = units[at]
  if (next === undefined) return false
  if (next.mark?.kind === 'period' || next.mark?.kind === 'duration') return true
  return /^(?:as|effective|starting|beginning|from|until|till|through|on|in|for|by|since|expiring|extending|to|instead|giving|\d+)$/.test(
    next.lower,
  )
}

function wordBefore(units: Unit[], at: number): string {
  return units[at - 1]?.lower ?? ''
}

function ends(units: Unit[], at: number, mark: MarkOf<'period'>): boolean {
  if (mark.role === 'until') return true
  for (let left = at - 1; left >= Math.max(0, at - 4); left--) {
    const lower = units[left]?.lower ?? ''
    if (untilWords.test(lower)) return true
    if (!/^(?:on|at|of|to|the|in|midnight|early|late|a|am|pm|a\.m\.|p\.m\.|est|et|,|[0-9:]+)$/.test(lower)) return false
    // "extended to November 10", "pushed back to Dec. 16".
    if (
      lower === 'to' &&
      left < at - 1 &&
      !/^(?:extend|extended|extends|extending|back|postponed|delayed|renewed)$/.test(units[left - 1]?.lower ?? '')
    )
      return false
    if (lower === 'to')
      return (
        /^(?:extended|extend|extends|extending|back|delayed|postponed|deadline|date|truce|pause|suspension|renewed|prolonged|expiration|expiry)$/.test(
          units[left - 1]?.lower ?? '',
        ) || mark.grain === 'day'
      )
  }
  return false
}

/** "from Thursday", "effective Monday": a start that may lie ahead. */
function looksAhead(units: Unit[], at: number): boolean {
  const [near, far] = [wordBefore(units, at), units[at - 2]?.lower ?? '']
  return /^(?:from|effective|starting|beginning)$/.test(near) || /^(?:effective|starting|beginning)$/.test(far)
}

function isEffective(units: Unit[], at: number, mark: MarkOf<'period'>): boolean {
  if (mark.role === 'start' || mark.role === 'since') return true
  const [near, far] = [wordBefore(units, at), units[at - 2]?.lower ?? '']
  return (
    effectiveWords.test(near) ||
    ((near === 'on' || near === 'of' || near === 'from' || near === 'in') && effectiveWords.test(far))
  )
}

/** A length that a measure is given: "for 90 days", "by another 90 days", "a 90-day pause"; not "within 90 days", "90 days ago". */
function isTerm(units: Unit[], at: number): boolean {
  if (/^(?:ago|earlier|later|after|before|since|old|of)$/.test(units[at + 1]?.lower ?? '')) return false
  for (let left = at - 1; left >= Math.max(0, at - 5); left--) {
    const lower = units[left]?.lower ?? ''
    if (/^(?:for|by|additional|another|further|extra|a|an|the|this|initial|second|new)$/.test(lower)) {
      if (/^(?:for|by|another|additional|a|an|the)$/.test(lower)) return true
      continue
    }
    return false
  }
  return false
}
