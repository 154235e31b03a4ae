/** Finds the dateline of a news story: place, perhaps day and agency, then a dash. Nothing inside it is a claim's. */
import { classesAt, hold, isHyphen, joinsAt, type Line, put, taken } from './line.js'
import { is } from './words.js'

const farthest = 16

/** Marks the dateline a sentence opens with; call it for the first sentence of a paragraph only. */
export function markDateline(line: Line): void {
  const first = line.words[0]
  if (first === undefined || (first.classes & is.capital) === 0) return
  const shouted = (first.classes & is.allCaps) !== 0 && first.lower.length > 2
  let bracket = false
  let agency = false
  let dated = false
  for (let i = 0; i < line.words.length && i < farthest; i++) {
    const word = line.words[i]
    if (word === undefined) return
    const { lower, classes, kind } = word
    if (i > 0 && isHyphen(lower) && !joinsAt(line, i)) {
      // `BEIJING —`, `WASHINGTON, Sept 18 (Reuters) -`, `Beijing, Sept. 18 (Xinhua) --`.
      if (bracket || !(shouted || agency) || !(agency || dated || i <= 4)) return
      put(line, 0, i + 1, { kind: 'dateline' })
      hold(line, 0, i + 1, taken.skip)
      return
    }
    if (lower === '(') bracket = true
    else if (lower === ')') {
      bracket = false
      agency = true
    } else if (lower === ',' || lower === '/' || lower === '.' || joinsAt(line, i)) continue
    else if (kind === 'number') dated = true
    else if (bracket) continue
    else if ((classes & (is.month | is.weekday)) !== 0) dated = true
    else if ((classes & is.allCaps) === 0 && !(i > 0 && (classes & is.capital) !== 0 && !shouted)) {
      if (i > 0 || shouted) return
    }
    if (!bracket && kind === 'word' && (classesAt(line, i) & is.capital) === 0) return
  }
}
