/** What is found about a claim, and on what evidence. */
import type { Day } from '../time/day.js'

export type Label = 'supported' | 'contradicted' | 'depends' | 'unconfirmed' | 'no-data' | 'not-checkable'

/** recomputed: from the agency's rows; published: the agency states the figure; corroborated: a neighbour agrees. */
export type Grade = 'recomputed' | 'published' | 'corroborated'

/** One row that a reading rests on. `id` is a ledger or figure id. */
export interface EvidenceRow {
  id: string
  value: string | number | null
  period: string
  /** Source id or title with its day. */
  source: string
  url?: string
}

/** One precise meaning of the claim and whether it holds. */
export interface JudgedReading {
  description: string
  /** The value computed, in the claim's unit. */
  value: string | number | null
  /** null: the data cannot tell. */
  holds: boolean | null
  evidence: EvidenceRow[]
  /** How to ask the same again: a `readout` command or the filter used. */
  query: string
  /** The reading an analyst would take first. */
  main?: boolean
}

export interface Verdict {
  label: Label
  grade: Grade | null
  /** What the evidence gives, for people: `-53.4%`, `second call (list)`. */
  computed: string | null
  /** In plain words: why, which vintage, what would change it. */
  note: string
  readings: JudgedReading[]
  /** From when it could be known, where the answer is no-data or unconfirmed because the day is too early. */
  knowableFrom?: Day
  /** The same claim judged as of today, where it differs. */
  today?: { label: Label; note: string }
}
