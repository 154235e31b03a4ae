/** A customs schedule as the duty engine asks it: lines with their rates as printed, on any day. */
import type { Day } from '../time/day.js'

/** A footnote: the columns it stands at (`general`, `special`, `other`, `desc`, `units`), and its text as printed. */
export interface ScheduleNote {
  columns: string[]
  text: string
}

/** A line of a schedule as it stands in one stretch of time. The same line on two days of a stretch is the same object. */
export interface ScheduleLine {
  /** Digits without dots: 10 of the US schedule (an 8-digit line without children ends in 00), 8 of the Chinese. */
  code: string
  /** Its own words. */
  description: string
  /** The words above it from the heading down, without its own: the legal description is the chain of both. */
  path: string[]
  /** Units of quantity as printed: `kg`, `No.`, `doz.`. */
  units: string[]
  /** Rates as printed, inherited from the nearest line above that has them. An empty general rate is not known. */
  general: string
  special: string
  /** Column 2 of the US schedule. Empty where a schedule has none. */
  other: string
  /** The rate within a tariff quota, where the line has one of its own (China's grains, cotton, sugar, wool). */
  quota?: string
  /** A lower rate that stands in for the general one for a time (China's interim rates). */
  interim?: string
  /** Headings of chapter 99 that footnotes of the line, or of a line above it, name. */
  footnotes: string[]
  /** Those footnotes themselves, with ranges and "See U.S. note 16" as printed; statistical ones are left out. */
  notes?: ScheduleNote[]
  from: Day
  /** First day on which it no longer stands so. */
  until?: Day
  /** The edition it was read in: `2025 revision 27`. */
  edition: string
  /** Where its rates were read: an id of the ledger's sources, or the title of the edition. */
  source: string
  /** How far the base rate may be trusted, where less than high. */
  confidence?: 'medium' | 'low'
}

/** A code on a day, told to somebody who asked for one that is no line. */
export interface CodeHint {
  code: string
  description: string
}

/** What became of a code that once was a line. */
export interface CodeFate {
  /** First and last day of it as a line in the editions held; no last day where it still is. */
  from: Day
  until?: Day
  /** The lines that took its place, where the editions tell. */
  into: CodeHint[]
  /** The lines it was before. */
  outOf: CodeHint[]
}

export interface Schedule {
  /** Whose schedule, by ISO code. */
  imposer: string
  /** Said to whoever asks for a line that is not held, where not all lines are: how to get the rest. */
  partial?: string
  /** First day of the first edition held, and of the last. */
  from: Day
  last: Day
  /** The title of the edition in force on a day; the first one before it, so that an answer can say so. */
  editionOn(day: Day): string
  /** A line by its full code on a day; days before the first edition give the first. */
  line(code: string, day: Day): ScheduleLine | undefined
  /** Lines below a shorter code, nearest first: all the lines of a heading, at most `limit`. */
  under(code: string, day: Day, limit?: number): CodeHint[]
  /** Whether any line of any day has this code or stands below it. */
  knows(code: string): boolean
  fate(code: string): CodeFate | undefined
  /** Lines that a search by words finds, the closest first. */
  search(words: string, day: Day, limit?: number): CodeHint[]
  /** All lines with every stretch in which they stand, for the panel. */
  lines(): Iterable<ScheduleLine>
}
