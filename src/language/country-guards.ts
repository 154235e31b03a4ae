/** Whether a country's name, adjective or capital means the country, its people, its government, or only a place. */
import { peopleToo } from './countries.js'
import type { Named } from './lexicon.js'
import { classesAt, isHyphen, type Line, lemmaAt, lowerAt } from './line.js'
import { joinedToName } from './name-guards.js'
import { is } from './words.js'

const notCountryBefore = new Set('new latin north south central papua equatorial george'.split(' '))

/** Countries whose name with `New` before it is another place; `New U.S. tariffs` are new tariffs. */
const renewed = new Set('mexico england guinea holland britain france spain ireland scotland'.split(' '))

const notCountryAfter = new Set('post times examiner monthly canal morning samoa sea'.split(' '))

export function isCountryHere(
  line: Line,
  from: number,
  to: number,
  named: Named & { kind: 'country' },
  capital: boolean,
): boolean {
  if (!capital) {
    if (lowerAt(line, from) !== 'the') return false
    // `the States` needs its capital; `the mainland` and `the bloc` are written small.
    return named.name === named.name.toLowerCase() || (classesAt(line, to - 1) & is.capital) !== 0
  }
  const after = lowerAt(line, to)
  if (
    /^(?:dollars?|yen|yuan|won|pesos?|rupees?)$/.test(after) &&
    (line.words[from - 1]?.kind === 'number' || isScaleBefore(line, from))
  )
    return false
  if (
    notCountryBefore.has(lowerAt(line, from - 1)) &&
    (classesAt(line, from - 1) & is.capital) !== 0 &&
    !(from === 1 && named.form !== 'name') &&
    !(lowerAt(line, from - 1) === 'new' && !renewed.has(lowerAt(line, to - 1)) && named.name !== 'China')
  ) {
    if (named.form !== 'name' || named.name !== 'China')
      return lowerAt(line, from - 1) === 'north' && named.form === 'adjective'
    if (after === 'sea' || after === 'morning') return false
  }
  if (isTitleAfter(line, to)) return false
  // `Washington state growers`
  if (named.form === 'capital' && after === 'state') return false
  if (named.form === 'capital') return !joinedToName(line, from, to)
  return true
}

/** `Washington Post`, `Panama Canal`: the name goes on as something else. */
export function isTitleAfter(line: Line, to: number): boolean {
  return notCountryAfter.has(lowerAt(line, to)) && (classesAt(line, to) & is.capital) !== 0
}

function isScaleBefore(line: Line, i: number): boolean {
  return (classesAt(line, i - 1) & is.scale) !== 0
}

const placing = new Set('in at near outside around via inside across'.split(' '))

const travelling = new Set('travel fly visit trip go return come head arrive trip journey move bring send'.split(' '))

/** Whether a city is meant as a place, not as the government that sits there. */
export function isPlaceHere(line: Line, from: number, to: number): boolean {
  const before = lowerAt(line, from - 1)
  if (placing.has(before)) return true
  if (before === 'to' || before === 'for' || before === 'from') {
    const verb = lemmaAt(line, from - 2)
    return travelling.has(verb) || travelling.has(lemmaAt(line, from - 3))
  }
  if (travelling.has(lemmaAt(line, from - 1)) && lemmaAt(line, from - 1) === 'visit') return true
  if (lowerAt(line, to) === ',' && (classesAt(line, to + 1) & is.capital) !== 0)
    return line.words[to + 1]?.key === 'dc' || before === 'in'
  return line.words[to]?.key === 'dc'
}

/** `the Chinese said` are people; `the Chinese market` is an adjective. */
export function formHere(
  line: Line,
  from: number,
  to: number,
  named: Named & { kind: 'country' },
): 'name' | 'adjective' | 'capital' | 'people' {
  if (named.form !== 'adjective' || !peopleToo.has(lowerAt(line, from)) || lowerAt(line, from - 1) !== 'the')
    return named.form
  const next = line.words[to]
  if (next === undefined || next.kind === 'punctuation') return isHyphen(next?.lower ?? '') ? 'adjective' : 'people'
  return (next.classes & (is.plain | is.past)) !== 0 && next.lower !== 'own' ? 'people' : 'adjective'
}
