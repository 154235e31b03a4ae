/** What is taken out of a page or a PDF, before anyone asks which of its days to believe. */
import type { Day } from '../time/day.js'

export interface Extract {
  text: string
  title?: string
  publisher?: string
  url?: string
  metadataDay?: Day
  textDay?: Day
  /** Added to the error when no day is found: what the file says that is not enough. */
  hint?: string
}

/** A document that could be hostile, to be read apart from the program. */
export type Job = { kind: 'html'; html: string } | { kind: 'pdf'; bytes: Uint8Array }
