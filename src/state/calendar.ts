/** What falls due as a calendar file: whole-day events of RFC 5545. */

/** A day to put into a calendar. */
export interface CalendarEntry {
  /** Stable from one export to the next, so that a calendar replaces the entry and does not double it. */
  id: string
  /** ISO day. */
  date: string
  what: string
  instrument?: string | null
  source?: string | null
  track?: string | null
  /** Raised when the same entry is sent again changed; 0 where left out. */
  sequence?: number
}

/**
 * The text of an `.ics` file: CRLF line ends, no line over 75 octets.
 *
 * @param stamp when the file is made, the DTSTAMP of each event
 * @source RFC 5545, sections 3.1 (folding), 3.3.11 (escaping), 3.6.1 (VEVENT)
 */
export function calendar(entries: readonly CalendarEntry[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Readout//Readout//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => eventLines(entry, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(entry: CalendarEntry, stamp: Date): string[] {
  const details = [
    entry.instrument,
    entry.source === null || entry.source === undefined ? null : `Source: ${entry.source}`,
  ]
  const description = details.filter((part) => part !== null && part !== undefined).join('\n')
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.id)}@readout`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(entry.date)}`,
    // The end of a whole-day event is the first day after it.
    `DTEND;VALUE=DATE:${compact(dayAfter(entry.date))}`,
    `SEQUENCE:${entry.sequence ?? 0}`,
    `SUMMARY:${escaped(entry.track ? `${entry.track}: ${entry.what}` : entry.what)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(entry.track ? [`CATEGORIES:${escaped(entry.track)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const compact = (date: string): string => date.replaceAll('-', '')

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text value may hold no control character
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** A text value: backslash, semicolon, comma and line break are escaped, other control characters dropped. */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** Breaks a line into pieces of at most 75 octets, between characters; each further piece begins with a space. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}
