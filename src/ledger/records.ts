/** The kinds of record the ledger holds, as the rest of the program sees them: parsed, dated, checked. */
import type { Day } from '../time/day.js'

/** How far a record may be trusted: read in an official text or in two independent ones; in one secondary text; not read. */
export type Confidence = 'high' | 'medium' | 'low'

/** A country or side by its ISO code (`US`, `CN`); `both` only in statements; `W` for all countries. */
export type Side = string

/** What every record carries. `recorded` is the day it became public; `supersedes` names the record it corrects. */
export interface RecordBase {
  id: string
  recorded: Day
  confidence: Confidence
  sources: string[]
  note?: string
  supersedes?: string
  /** Where the record stands: file below `ledger/`, and line. */
  at: { file: string; line: number }
}

export type SourceType = 'official' | 'statute' | 'notice' | 'statistics' | 'press'

export interface Source {
  id: string
  title: string
  publisher: string
  side?: Side
  date?: Day
  type: SourceType
  url?: string
  note?: string
  at: { file: string; line: number }
}

export type ContactType = 'call' | 'meeting' | 'round' | 'summit' | 'visit'
export type ContactStatus = 'expected' | 'confirmed' | 'denied' | 'not-confirmed' | 'held'

/**
 * A call, meeting, round or visit. Known from its earliest status; each status counts from its own `on`. The record's
 * `recorded` dates only `outcome`, `topics` and `participants`.
 */
export interface Contact extends RecordBase {
  kind: 'contact'
  type: ContactType
  level: 'leaders' | 'ministers' | 'working'
  /** Contacts that are counted together, such as the rounds of talks of 2025. */
  series: string
  /** Place in the series; absent where it is not counted (claimed and denied, planned, other channel). */
  ordinal?: number
  start?: Day
  /** Last day. */
  end?: Day
  /** The day on which `start`, `end` and `place` became public, where that is later than the earliest status. */
  dated?: Day
  place?: { city: string; country: string }
  participants: { name: string; role: string; side: Side }[]
  status: { side: Side; status: ContactStatus; on?: Day; note?: string }[]
  topics: Record<Side, string[]>
  outcome?: string
}

export type Modality =
  | 'announced'
  | 'confirmed'
  | 'expected'
  | 'claimed'
  | 'denied'
  | 'not-confirmed'
  | 'threatened'
  | 'predicted'
  | 'hoped'

export interface Statement extends RecordBase {
  kind: 'statement'
  date: Day
  speaker: string
  role: string
  /** Absent where the speaker speaks for no side: analysts, growers, foreign officials. */
  side?: Side
  channel: string
  track: string
  modality: Modality
  /** In our words. */
  content: string
}

export type Stage =
  | 'proposed'
  | 'talks'
  | 'framework'
  | 'agreed'
  | 'signed'
  | 'in-force'
  | 'paused'
  | 'lapsed'
  | 'ended'

/** A step on a track. `from` and `through` are its valid time; `terms` say what was known at `recorded`. */
export interface TrackState extends RecordBase {
  kind: 'track-state'
  track: string
  stage: Stage
  from: Day
  /** Last day, where one was named when the state began. */
  through?: Day
  /** The last day as later steps set it; used only when one of them is known. */
  closed?: { through: Day; recorded: Day }
  terms: string
  positions: Record<Side, string>
  deadlines: { date: Day; what: string; instrument?: string }[]
}

export type MeasureKind =
  | 'tariff'
  | 'export-control'
  | 'entity-list'
  | 'port-fee'
  | 'import-ban'
  | 'purchase'
  | 'app-law'
  | 'investigation'
  | 'pause'

export type StepStatus = 'in-force' | 'suspended' | 'ended'

/** What one instrument said about a measure, and nothing that was known only later. */
export interface Step {
  /** First day. */
  from: Day
  /** The day it became public. */
  recorded: Day
  status: StepStatus
  /** Last day, only where the instrument names one. */
  through?: Day
  /** As printed, such as `10%`. */
  rate?: string
  instrument: string
  sources: string[]
}

/** A rule that one side imposes. Law is data: code only interprets it. */
export interface Measure extends RecordBase {
  kind: 'measure'
  imposer: Side
  /** ISO codes; `W` for all countries. */
  target: Side[]
  type: MeasureKind
  /** What people call it. */
  instrument: string
  authority?: string
  citation: string
  /** In words. */
  scope: string
  /** HS codes, headings or list names; `all` for every good. */
  codes: string[]
  basis?: 'additional' | 'total' | 'content' | 'fee per unit'
  /** Stacking class: how classes stack is told in `ledger/stacking.yaml`, later. */
  class?: string
  stacking?: string
  /** The track it is talked about on, where there is one. */
  track?: string
  steps: Step[]
}

/** Where the record is held to be complete, so that counts, ordinals and absences may be judged. */
export interface Coverage {
  id: string
  kind: 'coverage'
  of: 'contacts' | 'tracks' | 'measures' | 'statements' | 'figures' | 'duties'
  series?: string
  track?: string
  from: Day
  /** Last day. */
  through: Day
  basis: string
  confidence: Confidence
  recorded: Day
  at: { file: string; line: number }
}

export interface Person {
  id: string
  kind: 'person'
  /** Every form met in English texts; the first is the one to print. */
  names: string[]
  roles: { role: string; organisation: string; side: Side; from?: Day; through?: Day }[]
  confidence: Confidence
  note?: string
  at: { file: string; line: number }
}

export interface Organisation {
  id: string
  kind: 'organisation'
  names: string[]
  side?: Side
  /** government, ministry, embassy, company, industry, press, statistics ... */
  type: string
  note?: string
  at: { file: string; line: number }
}

/** A product or product group by the names people use, and the classification codes it stands for. */
export interface ProductName {
  id: string
  kind: 'product'
  /** Everyday and official names, singular and plural; the first is the one to print. */
  names: string[]
  /** The codes it may stand for, main reading first: `{system: 'HS', code: '1007'}`, `{system: 'USDA', code: 'SORGHUM'}`. */
  codes: { system: string; code: string; label?: string }[]
  /** The group it belongs to, by id, such as `agricultural-products`. */
  within?: string
  /** Short tons never; the crop's own bushel in kilograms, where it is traded by the bushel. */
  bushelKg?: string
  /** First month (1 to 12) of its marketing year. */
  marketingYearStarts?: number
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

export type LedgerRecord = Contact | Statement | TrackState | Measure

/** The whole ledger, compiled. Plain data: written as one JSON file by `readout ledger compile` and read at every start. */
export interface Snapshot {
  /** Hash of the record files it was compiled from. */
  digest: string
  /** The newest `recorded` day in it: nothing later can be known from it. */
  recordedThrough: Day
  sources: Source[]
  contacts: Contact[]
  statements: Statement[]
  tracks: TrackState[]
  measures: Measure[]
  coverage: Coverage[]
  people: Person[]
  organisations: Organisation[]
  products: ProductName[]
}
