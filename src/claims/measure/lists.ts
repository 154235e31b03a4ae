/** "List 4A goods", "tariffs on List 2": a numbered list of goods, which names its measure. */
import type { MeasurePhrase } from './noun.js'
import type { Unit } from './units.js'

/** Notes the list that a phrase's own words or its goods name as a ground, and takes it out of the goods. */
export function noteList(units: Unit[], phrase: MeasurePhrase): void {
  const to = Math.max(phrase.end, phrase.target?.end ?? 0)
  const from = Math.max(0, Math.min(phrase.from, phrase.target?.start ?? phrase.from))
  for (let at = from; at < to; at++) {
    if (units[at]?.lower !== 'list') continue
    const code = codeAt(units, at + 1)
    if (code === undefined) continue
    phrase.grounds.push(`list ${code}`)
    if (phrase.target !== undefined)
      phrase.target = { ...phrase.target, scope: phrase.target.scope.filter((words) => !/^list\b/.test(words)) }
    return
  }
}

/** `4a`, whether it is one unit or two. */
function codeAt(units: Unit[], at: number): string | undefined {
  const [first, second] = [units[at]?.lower ?? '', units[at + 1]?.lower ?? '']
  if (/^\d[a-c]?$/.test(first)) return /^\d$/.test(first) && /^[abc]$/.test(second) ? `${first}${second}` : first
  return undefined
}
