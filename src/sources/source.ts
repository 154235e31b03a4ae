/** What an official source is to `readout sync`: how it is asked, and what it delivers. The world outside is handed in. */
import type { FigureCells } from '../figures/columns.js'
import type { CustomsRelease, CustomsTable } from '../figures/customs.js'
import type { SeenDocument } from '../ledger/document.js'
import type { Source as CitedSource } from '../ledger/records.js'
import type { Country } from '../ledger/tariff.js'
import type { Day } from '../time/day.js'
import type { Month } from '../time/period.js'

/** One request, without its key: this text names it in archives, messages and queries. */
export interface Request {
  /** Address below the source's host: `/data/timeseries/intltrade/exports/hs?get=...`. Never holds a key. */
  path: string
  /** JSON body of a POST; a GET when left out. */
  body?: string
  headers?: Record<string, string>
  /** What a good answer begins like: told by content type and first byte before anything is parsed. */
  expects: 'json' | 'csv' | 'xml' | 'html' | 'text'
  /** Bytes of a longer answer are refused; 100 million when left out. */
  largest?: number
  /** For one attempt; 120 s when left out. */
  milliseconds?: number
  /** Another host of the same source, such as a mirror. */
  host?: string
}

/** An answer as it was sent, kept in the archive; parsing runs on these bytes only. */
export interface Reply {
  request: Request
  /** As shown to people: host and path, cut where it is long. */
  name: string
  /** 200; 204 with no bytes; 302 where the source answers its redirects itself. */
  status: number
  headers: Record<string, string>
  /** ISO moment. */
  fetchedAt: string
  /** The day of `fetchedAt` in UTC: the vintage where the source tells none. */
  fetched: Day
  sha256: string
  bytes: Uint8Array
  /** The earlier day of another answer to this request, held from before: its numbers stood until then at least. */
  before?: Day
  /** The same bytes were held from an earlier run that was delivered: nothing new can be in them. */
  unchanged: boolean
}

/** Months, sources and partners that a run is asked for. */
export interface Wanted {
  today: Day
  now: Date
  /** Earliest month or day wanted; each source has its own when left out. */
  since?: Day
  /** ISO codes, `W`; `*` for every country. */
  partners: string[]
  reporter: string
  /** Beginnings of HS codes, product ids resolved; all when empty. */
  codes: string[]
  /** Words of an article search. */
  words?: string
}

/** What a source may do while it is synced. */
export interface SyncContext extends Wanted {
  countries: readonly Country[]
  /** The source's own key is set: where it is optional, the address differs with it. Not set when left out. */
  keyed?: boolean
  /** The ledger's sources, so that a source re-reads those of its documents that the ledger rests on. */
  cited?: readonly CitedSource[]
  /** The newest version held of a document, so that its text is not fetched again. */
  seen?(feed: string, id: string): Promise<SeenDocument | undefined>
  /** How many requests are still to come, as far as known; called again when that changes. */
  expect(requests: number): void
  /** One polite request: paced, retried, archived, and not asked again where an interrupted run has its answer. */
  ask(request: Request): Promise<Reply>
  /**
   * Months of a table held for the whole of a partner, so that a source asks for no more than it must.
   *
   * @param codes the beginning of the codes in question; all codes when left out
   */
  held(table: CustomsTable, reporter: string, partner: string, codes?: string): Promise<ReadonlySet<Month>>
  /** Rows become visible together, when all that was handed in between two commits is on the disk. */
  customs(release: CustomsRelease): Promise<void>
  /** Rows of a figures file; those whose number is that of the newest vintage held are passed over. */
  figures(rows: readonly FigureCells[], reply: Reply): Promise<void>
  documents(documents: readonly SeenDocument[]): Promise<void>
  /** Makes visible what was handed in since the last commit, all or nothing. Called at the end in any case. */
  commit(): Promise<void>
  progress(line: string): void
}

/** One official source. */
export interface Source {
  /** As typed: `census`. */
  id: string
  title: string
  /** Base address; `READOUT_CENSUS_URL` in the environment takes its place, for tests and mirrors. */
  base: string
  /** Where the key goes: `{env: 'CENSUS_API_KEY', query: 'key'}`. */
  key?: { env: string; query?: string; header?: string; optional?: boolean; where: string }
  /** Least milliseconds between two requests to the host, shared by all commands. */
  pace: number
  /** The source answers with redirects to pages: never followed. */
  redirects?: 'never'
  /** Not part of `readout sync` without a name. */
  onRequest?: true
  /** Terms of use in a line, and the notice they ask for. */
  terms: string
  sync(context: SyncContext): Promise<void>
  /** Tells a bad key, a quota, or an error dressed as an answer, before parsing: what is wrong and the mend. */
  refusal?(reply: Reply): { what: string; mend: string; again?: boolean } | undefined
}
