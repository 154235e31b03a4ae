/** A line as an edition of a schedule prints it, before editions are laid together. */
import type { Day } from '../../time/day.js'
import type { ScheduleNote } from '../schedule.js'

/** One line of one edition. Lines below the same heading share the very array `path`, so that it is kept once. */
export interface PrintedLine {
  /** Digits without dots, of the schedule's full length. */
  code: string
  description: string
  path: readonly string[]
  units: readonly string[]
  general: string
  special: string
  other: string
  quota?: string
  interim?: string
  notes: readonly ScheduleNote[]
}

/** A line of our own records, that stands from a day to another and says where it was read. */
export interface DatedLine extends PrintedLine {
  from: Day
  /** First day on which it no longer stands so. */
  until?: Day
  edition: string
  source: string
  confidence?: 'medium' | 'low'
}

/** An edition as a store of schedules keeps it. */
export interface HeldEdition {
  /** `2025_rev_27`, as archives are named; empty for our own records. */
  archive: string
  /** `2025 revision 27`. */
  title: string
  from: Day
  source: string
  /** SHA-256 of the archive it was read from, by which an unchanged one is known. */
  hash: string
}
