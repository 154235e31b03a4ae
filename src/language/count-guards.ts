/** Numbers that count nothing: sections of laws, orders, model names, times of day, scores, `one` as a pronoun. */
import { classesAt, isHyphen, joinsAt, type Line, lowerAt, touches } from './line.js'
import type { Numeral } from './numbers.js'
import { is } from './words.js'

/** A number behind one of these names something. */
const citing = new Set(
  `section sections sec § §§ chapter chapters title titles article articles order orders no. nos no. list lists phase annex appendix heading headings
subheading subheadings hs hts htsus htsus. code codes rule rules part parts page pages paragraph paragraphs para item e.o. eo proclamation
law boeing airbus flight resolution notice announcement announcements docket route channel covid type model tier version windows
iphone u.s.c. usc cfr c.f.r. form figure table exhibit footnote schedule regulation directive # no number stage`.split(
    /\s+/,
  ),
)

/** A number before one of these is part of a citation or of a time of day. */
const cited = new Set('u.s.c. u.s.c usc cfr c.f.r. f.r. fed a.m. p.m. am pm a.m p.m edt est gmt'.split(' '))

/** Collections of laws and notices, whose pages have commas: `84 Fed. Reg. 43,304`. */
const collections = new Set('reg register fr f.r. u.s.c. usc cfr c.f.r.'.split(' '))

/** Laws and orders that a year names: `Trade Act of 1974`. */
export const lawWords: ReadonlySet<string> = new Set(
  'act acts order directive law agreement convention treaty code protocol amendment accord pact'.split(' '),
)

/** Whether the number at `i` names rather than counts. */
export function isCitation(line: Line, i: number, numeral: Numeral): boolean {
  const before = lowerAt(line, i - 1)
  if (collections.has(before)) return true
  if (!numeral.bare && numeral.inDigits) return false
  // `Trade Act of 1974`
  if (before === 'of' && lawWords.has(lowerAt(line, i - 2))) return true
  if (citing.has(before)) {
    // `orders 5 percent`, `parts 10 tonnes`: only where the number touches nothing that counts.
    return numeral.inDigits
      ? !(before === 'no' || before === 'number')
      : before === 'phase' || before === 'stage' || before === 'annex'
  }
  if (
    numeral.inDigits &&
    (before === 'and' || before === ',' || before === '-' || before === '–') &&
    citing.has(lowerAt(line, i - 3))
  )
    return line.words[i - 2]?.kind === 'number' && lowerAt(line, i - 3) !== 'orders' && lowerAt(line, i - 3) !== 'no'
  return cited.has(lowerAt(line, numeral.to))
}

const afterPronoun = new Set(
  `of another that who which is was can could would must might should may has had day way thing more-than and side hand reason example
for or`.split(/\s+/),
)
const beforePronoun = new Set(
  'no any every each this that the another which only phase square day new big next last'.split(' '),
)
const compounds = new Set(
  'way sided fold faced tier step pronged time on party tone dimensional off stop year-old'.split(' '),
)

/** `a 50-year-old farmer`, `Caleb Ragland, 45, said`. */
function isAge(line: Line, i: number, { to, number, bare }: Numeral): boolean {
  if (!bare || number.value > 115) return false
  if (lowerAt(line, to + 1) === 'year' && lowerAt(line, to + 3) === 'old') return true
  return lowerAt(line, i - 1) === ',' && lowerAt(line, to) === ',' && (classesAt(line, i - 2) & is.capital) !== 0
}

/** Whether a number without a unit is no count either. */
export function isNoCount(line: Line, i: number, numeral: Numeral): boolean {
  const { to } = numeral
  const next = lowerAt(line, to)
  const before = lowerAt(line, i - 1)
  if (
    numeral.pronoun &&
    (afterPronoun.has(next) || beforePronoun.has(before) || next === '' || /^[.,;:!?)]/.test(next))
  )
    return true
  if (!numeral.inDigits) {
    // `the Big Three`, `Phase One`: a capital inside a sentence is a name.
    if (i > 0 && (classesAt(line, numeral.from) & is.capital) !== 0 && line.form !== 'heading') return true
    return joinsAt(line, to) && compounds.has(lowerAt(line, to + 1))
  }
  if (isAge(line, i, numeral)) return true
  const touchesBefore = i > 0 && touches(line, i - 1)
  if (
    touchesBefore &&
    (before === '/' || before === ':' || before === '.' || before === '_' || before === '#' || before === '@')
  )
    return true
  // `COVID-19`, `F-35`, `3-2`: hung on a word or number by a hyphen.
  if (touchesBefore && isHyphen(before) && i > 1 && touches(line, i - 2)) return true
  if (touches(line, to - 1)) {
    if (next === '/' || next === ':') return true
    if (isHyphen(next) && touches(line, to) && line.words[to + 1]?.kind === 'number') return true
  }
  if ((before === '(' || before === '[') && (next === ')' || next === ']') && numeral.bare) return true
  // The number of a list item: `1.`, `2)`.
  return i === 0 && numeral.bare && line.form === 'item' && (next === '.' || next === ')')
}
