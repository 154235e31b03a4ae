/** Whether a stretch of days lies within what the ledger declares complete: only there may absences and counts be judged. */
import { addDays, type Day } from '../time/day.js'
import type { Interval } from '../time/interval.js'
import type { Confidence, Coverage, Snapshot } from './records.js'

/** What a question counts over: contacts and measures by series, tracks and statements by track; neither where all are meant. */
export interface Subject {
  of: Coverage['of']
  series?: string
  track?: string
}

export interface Cover {
  /** Every day asked about is within declared coverage. */
  covered: boolean
  /** What the completeness rests on, in order of time; empty where nothing is declared. */
  basis: string[]
  /** The least confidence among the records used. */
  confidence?: Confidence
  records: Coverage[]
  /** The days asked about that no record covers. */
  gaps: Interval[]
}

/**
 * Whether an interval is covered, and on what basis. Records that follow one another are taken together.
 *
 * Coverage tells of the ledger, not of the world, so the day it was declared does not matter. An interval without an end is
 * never covered, unless `known` is given: then the question reaches no further than that day.
 *
 * @param known the day as of which it is asked; what comes after it is not asked about
 */
export function covered(snapshot: Snapshot, subject: Subject, interval: Interval, known?: Day): Cover {
  const records = coverageOf(snapshot, subject).filter(
    (record) => record.through >= interval.from && (interval.until === undefined || record.from < interval.until),
  )
  const end = known === undefined ? interval.until : Math.min(interval.until ?? Number.MAX_SAFE_INTEGER, known + 1)
  const used: Coverage[] = []
  const gaps: Interval[] = []
  let day = interval.from
  for (const record of records) {
    if (end !== undefined && (day >= end || record.from >= end)) break
    if (record.through < day) continue
    if (record.from > day) gaps.push({ from: day, until: record.from })
    used.push(record)
    day = addDays(record.through, 1)
  }
  if (end === undefined) gaps.push({ from: day })
  else if (day < end) gaps.push({ from: day, until: end as Day })
  const confidence = (['low', 'medium', 'high'] as const).find((level) => used.some((r) => r.confidence === level))
  return {
    covered: gaps.length === 0 && used.length > 0,
    basis: [...new Set(used.map((record) => record.basis))],
    ...(confidence !== undefined && { confidence }),
    records: used,
    gaps,
  }
}

/** The coverage declared for a subject, in order of time. A record without series and track covers all of its kind. */
export function coverageOf(snapshot: Snapshot, subject: Subject): Coverage[] {
  return snapshot.coverage
    .filter(
      (record) =>
        record.of === subject.of &&
        (record.series === undefined || record.series === subject.series) &&
        (record.track === undefined || record.track === subject.track),
    )
    .sort((a, b) => a.from - b.from || a.through - b.through)
}
