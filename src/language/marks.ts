/** Marks on text: what the language room finds in a sentence. Text is never altered; every mark has its span. */
import type { Day } from '../time/day.js'
import type { Period } from '../time/period.js'

/** Half open, in UTF-16 code units from the start of the sentence. */
export type Span = [start: number, end: number]

export interface Token {
  start: number
  end: number
  /** As written. */
  text: string
  /** Lower case, curly quotes straightened, for look-up. */
  lower: string
  /** Dictionary form where it differs: `fell` is `fall`, `exports` is `export`. */
  lemma: string
  kind: 'word' | 'number' | 'punctuation' | 'symbol'
}

/** How exactly a number was written, which decides what rounds to it. */
export interface WrittenNumber {
  /** In base units: `$5.5 billion` is 5_500_000_000. */
  value: number
  /** Half of the last digit written, in base units: 0.05 billion for `5.5 billion`, 0.5 for `53`. Zero for words such as half. */
  halfUnit: number
}

/** Hedge on a number, and the side on which it widens. */
export interface Hedge {
  /** As written. */
  text: string
  kind: 'about' | 'above' | 'below' | 'nearly' | 'at-least' | 'at-most' | 'just-over'
}

/** Currencies told apart, so that none is taken for dollars. */
export type Currency =
  | 'USD'
  | 'CNY'
  | 'EUR'
  | 'GBP'
  | 'JPY'
  | 'CAD'
  | 'AUD'
  | 'HKD'
  | 'TWD'
  | 'KRW'
  | 'INR'
  | 'BRL'
  | 'MXN'

interface MarkBase {
  /** Characters in the sentence. */
  start: number
  end: number
  /** First token and the one after the last. */
  from: number
  to: number
}

export type Mark = MarkBase &
  (
    | { kind: 'percent'; number: WrittenNumber; upper?: WrittenNumber; hedge?: Hedge; points: boolean }
    /** `per` makes it a rate, not a sum: `$50 per ton` is per `t`, `$2 billion a year` per `year`. */
    | {
        kind: 'money'
        currency: Currency
        number: WrittenNumber
        upper?: WrittenNumber
        hedge?: Hedge
        per?: string
      }
    /** unit: t, short-ton, kg, lb, bu, bale, head, barrel, cargo, item, ... ; `number` is in that unit. */
    | { kind: 'quantity'; unit: string; number: WrittenNumber; upper?: WrittenNumber; hedge?: Hedge; per?: string }
    /** `halved` 0.5, `doubled` 2, `three-fold` 3, `a third of` 1/3, `half` 0.5. As written, without direction. */
    | { kind: 'multiple'; factor: number; form: 'times' | 'fold' | 'fraction' | 'verb'; hedge?: Hedge }
    /** A bare number that is none of the above; years are periods. */
    | { kind: 'count'; number: WrittenNumber; hedge?: Hedge }
    | { kind: 'ordinal'; value: number }
    /** A period with its resolution against the article's day. `role` says how it is introduced. */
    | {
        kind: 'period'
        period: Period
        role: 'during' | 'from-earlier' | 'since' | 'until' | 'by' | 'before' | 'after' | 'start' | 'over-span'
        /** Fields the reader filled in: `year` when a bare month was resolved, `all` for relative expressions. */
        inferred: ('year' | 'month' | 'all')[]
        /** The same words in another year (or week), where neither tense nor distance settles it. */
        other?: Period
        grain:
          | 'day'
          | 'week'
          | 'month'
          | 'quarter'
          | 'half'
          | 'year'
          | 'months'
          | 'ytd'
          | 'season'
          | 'fiscal'
          | 'marketing'
      }
    /** "from a year earlier", "year-on-year", "from the previous month": a baseline without a date of its own. */
    | { kind: 'baseline'; shift: 'year' | 'month' | 'quarter' | 'week' | 'period'; count: number }
    | { kind: 'duration'; days?: number; iso: string; months?: number }
    | { kind: 'product'; id: string }
    /** ISO code, `EU`, `W`; `adjective` for Chinese, American; `capital` where the government is meant: Beijing, Washington. */
    | { kind: 'country'; code: string; form: 'name' | 'adjective' | 'capital' | 'people' }
    | { kind: 'person'; id: string; name: string }
    | { kind: 'organisation'; id: string; name: string }
    /** A role noun without a name: the embassy, a spokesperson, officials, analysts. */
    | {
        kind: 'role'
        role: string
        side?: string
        type: 'official' | 'spokesperson' | 'analyst' | 'industry' | 'agency' | 'press'
      }
    | { kind: 'place'; city?: string; country?: string; name: string }
    /** The words between the quotation marks. `opened`: the mark that opens stands in this sentence; `closed` likewise. */
    | { kind: 'quote'; level: number; opened: boolean; closed: boolean }
    /** A name in capitals that no list knows: still a possible speaker. */
    | { kind: 'name'; name: string }
    /** `WASHINGTON, Sept 18 (Reuters) -`: nothing inside it is marked otherwise. */
    | { kind: 'dateline' }
  )

export type MarkKind = Mark['kind']
export type MarkOf<K extends MarkKind> = Extract<Mark, { kind: K }>

/** A sentence of the article with all that was marked on it. */
export interface Sentence {
  /** In the document's text. */
  start: number
  end: number
  text: string
  tokens: Token[]
  /** In order of `start`, longer first. Marks of different kinds may overlap only where both are true (a country in an organisation's name is not marked). */
  marks: Mark[]
  /** Counted from 0; a blank line, list item or heading begins a new one. */
  paragraph: number
  form: 'prose' | 'heading' | 'item' | 'cell'
}

/** Names the language room needs, from the ledger; made once and passed in. */
export interface Lexicon {
  readonly people: {
    id: string
    names: string[]
    roles: { role: string; organisation: string; side: string; from?: Day; through?: Day }[]
  }[]
  readonly organisations: { id: string; names: string[]; side?: string; type: string }[]
  readonly products: {
    id: string
    names: string[]
    marketingYearStarts?: number
    /** Main reading first. */
    codes?: { system: string; code: string; label?: string }[]
  }[]
  readonly places: { city?: string; country: string; names: string[] }[]
}
