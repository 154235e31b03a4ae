/** A line told in a few words to somebody who has not asked for that very line. */
import type { CodeHint, ScheduleLine } from '../schedule.js'

/** Words that say nothing without those above them. */
const untelling = /^(?:other|others|males?|females?|new|used|in-quota|over-quota|each|all other)\b[^a-z]*$/i

/** The line's own words; where they tell nothing, after the nearest words above that do. */
export function hintOf({ code, description, path }: ScheduleLine): CodeHint {
  const parts = [description]
  for (let at = path.length - 1; at >= 0 && parts.every((part) => untelling.test(part)); at--)
    parts.unshift(path[at]?.replace(/\s*:$/, '') ?? '')
  return { code, description: parts.join(': ') }
}
