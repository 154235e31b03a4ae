/** What the program reads: a text and what is known of its document. */
import type { Day } from '../time/day.js'

/** How the article's day was found, for the reader to judge. */
export type DateOrigin = 'option' | 'metadata' | 'text' | 'url'

/** A text made ready to be checked. `text` is what spans are counted in (UTF-16 code units). */
export interface Article {
  text: string
  date: Day
  dateFrom: DateOrigin
  title?: string
  publisher?: string
  url?: string
}
