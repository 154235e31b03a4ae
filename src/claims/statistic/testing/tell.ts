/** For the tests: the statistics of a text as one line each, so that a table shows sentence and answer side by side. */
import { compileLexicon } from '../../../language/lexicon.js'
import type { Lexicon } from '../../../language/marks.js'
import { readSentences } from '../../../language/sentences.js'
import { testNames } from '../../../language/testing/lexicon.js'
import { parseDay } from '../../../time/day.js'
import { isoPeriod } from '../../../time/period.js'
import type { Draft, StatisticProposition } from '../../claim.js'
import type { Discourse } from '../../reader.js'
import { readStatistics } from '../../statistic.js'

const hs = (code: string): { system: string; code: string }[] => [{ system: 'HS', code }]
const goods: Lexicon['products'] = [
  {
    id: 'agricultural-products',
    names: [
      'agricultural products',
      'farm goods',
      'farm products',
      'agriculture',
      'farm exports',
      'agricultural exports',
    ],
    codes: [{ system: 'USDA', code: 'AG', label: 'Agricultural Products' }],
  },
  { id: 'soybeans', names: ['soybean', 'soybeans', 'soy'], marketingYearStarts: 9, codes: hs('1201') },
  { id: 'sorghum', names: ['sorghum', 'grain sorghum'], marketingYearStarts: 9, codes: hs('1007') },
  { id: 'corn', names: ['corn', 'maize'], marketingYearStarts: 9, codes: hs('1005') },
  { id: 'wheat', names: ['wheat'], marketingYearStarts: 6, codes: hs('1001') },
  { id: 'cotton', names: ['cotton'], marketingYearStarts: 8, codes: hs('5201') },
  { id: 'pork', names: ['pork'], codes: [{ system: 'USDA', code: 'PORK' }] },
  { id: 'beef', names: ['beef'], codes: [{ system: 'USDA', code: 'BEEF' }] },
  { id: 'rare-earths', names: ['rare earth', 'rare earths'], codes: hs('2846') },
  { id: 'rare-earth-magnets', names: ['rare earth magnets', 'magnets'], codes: hs('8505.11') },
  { id: 'toys', names: ['toy', 'toys'], codes: hs('9503') },
  { id: 'coal', names: ['coal'], codes: hs('2701') },
  { id: 'crude-oil', names: ['crude oil'], codes: hs('2709') },
  { id: 'all-goods', names: ['goods', 'merchandise', 'all goods'], codes: [{ system: 'TOTAL', code: 'TOTAL' }] },
]
const lexicon = compileLexicon({ ...testNames, products: goods })

export interface Told {
  span: string
  line: string
  draft: Draft & { type: 'statistic' }
}

/** The statistics of the last sentence of a text; those before it are what it may refer to. */
export function tell(text: string, date = '2025-09-18'): Told[] {
  const day = parseDay(date)
  const discourse: Discourse = { previousClaims: [] }
  let told: Told[] = []
  for (const sentence of readSentences(text, { date: day, lexicon })) {
    const drafts = readStatistics(sentence, { date: day, lexicon: lexicon.lexicon, discourse })
    told = drafts.flatMap((draft) =>
      draft.type === 'statistic'
        ? [{ span: sentence.text.slice(...draft.span), line: lineOf(draft.statistic), draft }]
        : [],
    )
    const last = told.at(-1)
    if (last !== undefined) discourse.statistic = last.draft.statistic
    discourse.previousClaims = told.map(({ draft }) => ({ ...draft, speaker: null, modality: 'reported' as const }))
    discourse.previous = sentence
  }
  return told
}

/** The lines alone. */
export function lines(text: string, date?: string): string[] {
  return tell(text, date).map(({ line }) => line)
}

/**
 * `export US>CN sorghum down 97% 2025-01..2025-07 vs 2024-01..2024-07`: flow, sides, goods, change, level, rank, period,
 * baseline, basis. What was only implied is not told.
 */
function lineOf(one: StatisticProposition): string {
  const { change, rank } = one
  return [
    one.flow,
    `${one.reporter}>${one.partner}`,
    one.product.id ?? (one.product.system === 'TOTAL' ? '' : `?${one.product.asWritten}`),
    one.measure === 'value' || one.measure === 'balance' ? '' : one.measure,
    change === null
      ? ''
      : [
          change.direction,
          change.percent === undefined ? '' : `${change.percent}%`,
          change.absolute === undefined ? '' : `${change.absolute} ${change.unit}`,
          change.multiple === undefined ? '' : `x${Math.round(change.multiple * 1000) / 1000}`,
        ]
          .filter(Boolean)
          .join(' '),
    one.value === null ? '' : `= ${one.value} ${one.unit}`,
    one.baselineValue === null ? '' : `from ${one.baselineValue}`,
    rank === null ? '' : `#${rank.position} ${rank.order}${rank.since === null ? '' : ` since ${rank.since}`}`,
    one.period === null ? '' : isoPeriod(one.period),
    one.baseline === null ? '' : `vs ${isoPeriod(one.baseline)}`,
    one.hedge === null ? '' : `(${one.hedge})`,
    one.basis ?? '',
  ]
    .filter(Boolean)
    .join(' ')
}
