/** What is answered: the layers in their order, what they come to, why, and what changes next. */
import type { Rate } from '../amount/rate.js'
import type { Day } from '../time/day.js'

/** One duty that might reach the good, and whether it does. */
export interface Layer {
  /** `base`, else the id of the duty's record. */
  id: string
  /** The line's own code for the base, else the heading of chapter 99 under which it is declared. */
  heading: string
  authority: string
  instrument: string
  citation: string
  /** Column of the batch output: `mfn`, `s301`, `s232` ... */
  component: string
  class: string
  /** As printed, and as read. */
  rate: { text: string; read: Rate }
  /**
   * What it adds here, in parts per million of the value; null where it cannot be said so (specific, or a content that is
   * not known). For a `total` rate, what it adds to the base.
   */
  ppm: number | null
  /** The parts of the value it is charged on, where not all: `50% of the steel content`. */
  on?: string
  from: Day
  /** First day after it. */
  until?: Day
  applies: boolean
  /** In plain words. */
  because: string
  /** Ids of sources. */
  sources: string[]
}

/** A total under an assumption that only the importer can make. */
export interface Alternative {
  condition: string
  label: string
  percent: number | null
  amount: number | null
  formula: string
}

export interface DutyTotal {
  /** Percent of the value; null where it cannot be said without more facts. */
  percent: number | null
  /** US dollars, where the value (and the quantities, where needed) were given. */
  amount: number | null
  /** `3.4% + 25% + 10%`, `4.4¢/kg + 10%`. */
  formula: string
  /** Whether every layer that applies is in the total, and nothing about it is open. */
  complete: boolean
}

/** A fee of the entry, outside the total of duties. */
export interface Fee {
  title: string
  authority: string
  citation: string
  /** As printed, with least and most for an entry. */
  rate: string
  percent: number | null
  /** US dollars; null where the value was not given. */
  amount: number | null
  applies: boolean
  because: string
  sources: string[]
}

export interface DutyAnswer {
  hts: string
  description: string
  origin: string
  destination: string
  on: Day
  known: Day
  edition: string
  layers: Layer[]
  total: DutyTotal
  alternatives: Alternative[]
  /** What was taken for granted, and what is not known: in plain words. */
  notes: string[]
  /** Questions whose answer would change the total. */
  questions: {
    /** `us-donation`, `programme-usmca`, `loaded-before-2025-08-07`. */
    condition: string
    question: string
    effect: string
    /** The total with a yes; null where it cannot be said without more facts. */
    percent: number | null
  }[]
  /** Only where they were asked for. */
  fees?: Fee[]
  /** Each with the total from that day on, as far as it can be said. */
  next: { date: Day; change: string; percent: number | null }[]
}
