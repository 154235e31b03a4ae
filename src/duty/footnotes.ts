/** What a line's footnotes name and the record does not hold: nobody may take silence for "nothing is charged". */
import type { KnownLaw } from './known.js'
import type { ScheduleLine } from './schedule.js'

const answers = new WeakMap<KnownLaw, WeakMap<ScheduleLine, readonly string[]>>()
const none: readonly string[] = []

/** The headings of chapter 99 that footnotes of a line name and no record accounts for. */
export function unaccounted(law: KnownLaw, line: ScheduleLine): readonly string[] {
  if (line.footnotes.length === 0) return none
  let known = answers.get(law)
  if (known === undefined) {
    known = new WeakMap()
    answers.set(law, known)
  }
  const found = known.get(line)
  if (found !== undefined) return found
  const made = line.footnotes.filter((heading) => !law.headings.has(heading))
  known.set(line, made)
  return made
}
