/** Terminal ink, and text made safe for a terminal. */
import { styleText } from 'node:util'
import { visible } from '../problem.js'

export type Ink = Parameters<typeof styleText>[0]
export type Painter = (ink: Ink, text: string) => string

/** Paints, or leaves the text as it is. */
export function painter(colour: boolean): Painter {
  return colour
    ? (ink, text) => (text === '' ? text : styleText(ink, text, { validateStream: false }))
    : (_, text) => text
}

/** One line of safe characters: line breaks are spaces, control characters are shown. */
export function plain(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim())
}

/** As long as it was, so that spans stay true; what could drive the terminal becomes a space. */
export function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
