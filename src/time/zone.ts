/** The one place where hours and zones are known: which civil day a moment falls on where somebody is. */
import { type Day, parseDay } from './day.js'

/**
 * The day that a moment falls on in a zone.
 *
 * @param zone `America/New_York`, with its summer time
 * @param at   milliseconds since 1970
 */
export function dayIn(zone: string, at: number): Day {
  return parseDay(formatter(zone).format(at))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const held = formatters.get(zone)
  if (held !== undefined) return held
  const options = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', options)
  formatters.set(zone, made)
  return made
}
