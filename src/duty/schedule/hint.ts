/** A line told in a few words to somebody who has not asked for that very line. */
import type { CodeHint, ScheduleLine } from '../schedule.js'

/** Words that say nothing without those above them. */
const untelling = /^(?:other|others|all other|new|used|males?|females?|each|described in (?:additional|general)\b.*)$/i

/** As long as fits a line of a terminal after the code. */
const longest = 80

/**
 * The heading's first words, then the line's own, after the nearest words between that tell something, where there is room:
 * `Soybeans: Seeds of a kind used as oil stock`.
 *
 * @param known how many of the words above are known to whoever reads it, and are left out: 1 for the heading
 */
export function hintOf({ code, description, path }: ScheduleLine, known = 0): CodeHint {
  const heading = known === 0 ? firstWords(path[0] ?? '', 28).replace(/ \(.*$/, '') : ''
  const between = path.slice(Math.max(known, 1)).filter((words) => !tellsNothing(firstWords(words, longest)))
  const own = firstWords(description, 52)
  const room = longest - heading.length - own.length - 4
  const middle = firstWords(between.at(-1) ?? '', Math.max(room, 24))
  const parts = [heading, tellsNothing(own) || room >= 12 ? middle : '', own].filter((part) => part !== '')
  const told = parts.filter((part, at) => !(parts[at + 1] ?? '').toLowerCase().startsWith(part.toLowerCase()))
  return { code, description: told.join(': ') }
}

/** Hints at lines that stand together: the words above that they all share are left out. */
export function hintsOf(lines: readonly ScheduleLine[]): CodeHint[] {
  const [first] = lines
  let shared = first?.path.length ?? 0
  for (const { path } of lines) while (shared > 0 && path[shared - 1] !== first?.path[shared - 1]) shared--
  return lines.map((line) => hintOf(line, shared))
}

const tellsNothing = (words: string): boolean => untelling.test(words)

/** Up to the first break of the sentence that leaves something, and no longer than asked. */
function firstWords(text: string, longest: number): string {
  const whole = text.replace(/\s*:\s*$/, '')
  const clause = whole.split(breaks)[0] ?? whole
  return clause.length <= longest ? clause : `${clause.slice(0, longest - 3).replace(/[\s,]+\S*$/, '')}...`
}

const breaks = /;|, (?:whether|including|excluding|other than|except|not elsewhere|incorporating|of a kind)/i
