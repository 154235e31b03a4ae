/** A document that a source announced: what was seen of it, and when. It is evidence only once a person made it a source. */
import type { Day } from '../time/day.js'

/** One version of an announcement, as its publisher gave it. */
export interface SeenDocument {
  /** `federal-register`, `white-house`, `mofcom`, `gdelt`, ... */
  feed: string
  /** The publisher's own id where there is one (`2025-02408`, a guid), else the address. */
  id: string
  title: string
  url: string
  publisher: string
  /** ISO code of the side that speaks; left out for the press. */
  side?: string
  /** As the publisher names it: `Executive Order`, `Notice`, `Fact Sheets`, `article`. */
  type: string
  /** In the publisher's own zone. */
  published?: Day
  /** The moments as written, with their zones, where the source gives them. */
  publishedAt?: string
  modifiedAt?: string
  /** When it was open to public inspection, before its publication: the Federal Register's own second time. */
  filedAt?: string
  /** When it was first seen here, ISO moment. */
  firstSeen: string
  signed?: Day
  effective?: Day
  /** `90 FR 9121`, `税委会公告2025年第4号`. */
  citation?: string
  /** Instrument and its number: `EO 14195`. */
  instrument?: string
  /** Ids of documents of the same feed that this one corrects, amends or is amended by. */
  corrects?: string[]
  notes?: string
  summary?: string
  /** Plain text, where the feed carries it or it was fetched; cut at 200,000 characters. */
  text?: string
  language?: string
  /** SHA-256 of what is compared to tell a silent edit. */
  digest: string
}
