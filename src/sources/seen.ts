/** A document as a feed shows it, made ready for the inbox. */
import { createHash } from 'node:crypto'
import type { SeenDocument } from '../ledger/document.js'

type Told = Omit<SeenDocument, 'digest' | 'firstSeen'>

/**
 * Completes a document with its first sight and its digest. The digest is over what a publisher may change without a
 * word: title, text, notes, dates of law, what it corrects. Times of posting move by themselves, and the section that an
 * announcement is listed in depends on where it was met first: they are left out.
 *
 * @param over what is compared beside the document's own fields, or in the place of its text
 */
export function seen(
  document: Told,
  now: Date,
  over: { text?: string | undefined } = { text: document.text },
): SeenDocument {
  const { title, citation, instrument, signed, effective, corrects = [], notes = '', summary = '' } = document
  const compared = [title, citation, instrument, signed, effective, [...corrects].sort(), notes, summary, over.text]
  const digest = createHash('sha256').update(JSON.stringify(compared)).digest('hex')
  return { ...document, firstSeen: now.toISOString(), digest }
}

/** An address without the marks by which readers are followed; undefined where it is not one of the web. */
export function plainAddress(text: string, page?: string): string | undefined {
  try {
    const url = new URL(text.trim(), page)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    for (const name of [...url.searchParams.keys()])
      if (/^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid)$/i.test(name)) url.searchParams.delete(name)
    url.hash = ''
    return url.href
  } catch {
    return undefined
  }
}
