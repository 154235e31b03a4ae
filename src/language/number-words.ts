/** Numbers as words: cardinals, scales, fractions, ordinals and multiples. */

/** Cardinals below a hundred. */
export const cardinals: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`
    .split(' ')
    .map((word, value): [string, number] => [word, value])
    .concat(
      'twenty thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, index): [string, number] => [word, 20 + 10 * index]),
    ),
)

/** Powers of ten behind a number, as words and abbreviations; those of one letter count only when they touch the digits. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['k', 3],
  ['million', 6],
  ['m', 6],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['mil', 6],
  ['billion', 9],
  ['b', 9],
  ['bn', 9],
  ['bln', 9],
  ['bil', 9],
  ['trillion', 12],
  ['t', 12],
  ['tn', 12],
  ['trn', 12],
  ['tln', 12],
])

/** Scales that may stand in words alone: `a million`. */
export const scaleWords: ReadonlySet<string> = new Set(['hundred', 'thousand', 'million', 'billion', 'trillion'])

/** Parts named by ordinal or word: `third` in `one-third`. */
export const fractionParts: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['seventh', 7],
  ['sevenths', 7],
  ['eighth', 8],
  ['eighths', 8],
  ['ninth', 9],
  ['ninths', 9],
  ['tenth', 10],
  ['tenths', 10],
  ['twentieth', 20],
  ['hundredth', 100],
  ['hundredths', 100],
])

/** Ordinals as words to the twentieth, and the tens. */
export const ordinals: ReadonlyMap<string, number> = new Map(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth`
    .split(/\s+/)
    .map((word, index): [string, number] => [word, index + 1])
    .concat([
      ['thirtieth', 30],
      ['fortieth', 40],
      ['fiftieth', 50],
      ['hundredth', 100],
    ]),
)

/** Verbs that are multiples, by dictionary form. */
export const multiplyingVerbs: ReadonlyMap<string, number> = new Map([
  ['halve', 0.5],
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['quintuple', 5],
  ['sextuple', 6],
  ['decuple', 10],
])

/** Single characters that are fractions. */
export const fractionCharacters: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
])
