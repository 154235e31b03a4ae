/** Results to print in tests: a short article whose claims came out every way there is. Nothing here is a fact of the ledger. */
import type { Claim, StatisticProposition } from '../../claims/claim.js'
import { type Day, parseDay } from '../../time/day.js'
import { parsePeriod } from '../../time/period.js'
import type { Verdict } from '../../verdict/verdict.js'
import type { CheckResult, ReportedClaim } from '../result.js'

const day = (text: string): Day => parseDay(text)

const farmExports: StatisticProposition = {
  flow: 'export',
  reporter: 'US',
  partner: 'CN',
  product: { asWritten: 'farm', system: 'USDA', code: 'AG', id: 'agricultural-products' },
  measure: 'value',
  value: null,
  unit: null,
  change: { direction: 'down', percent: 53 },
  period: parsePeriod('2025-01..2025-07'),
  baseline: parsePeriod('2024-01..2024-07'),
  baselineValue: null,
  hedge: null,
  rank: null,
  basis: null,
  note: null,
  implied: ['measure', 'baseline'],
  written: { change: { value: 53, halfUnit: 0.5 } },
}

const base = { checkable: true, speaker: null, modality: 'reported' as const, derivation: ['fall-by', 'period'] }

/** The words of the article that a claim covers, what it asserts, and how it came out. */
type Told = [words: string, claim: (span: [number, number]) => Claim, verdict: Verdict | null]

const verdict = (label: Verdict['label'], more: Partial<Verdict> = {}): Verdict => ({
  label,
  grade: null,
  computed: null,
  note: '',
  readings: [],
  ...more,
})

const statistic =
  (more: Partial<StatisticProposition> = {}) =>
  (span: [number, number]): Claim => ({ ...base, type: 'statistic', span, statistic: { ...farmExports, ...more } })

const event = (span: [number, number]): Claim => ({
  ...base,
  type: 'event',
  modality: 'expected',
  span,
  event: {
    kind: 'call',
    participants: ['United States', 'China'],
    date: { start: day('2025-09-19'), end: day('2025-09-19') },
    place: null,
    placeImplied: null,
    ordinal: null,
    since: null,
    count: null,
    status: 'expected',
    note: null,
  },
})

const absence =
  (about: string) =>
  (span: [number, number]): Claim => ({
    ...base,
    type: 'absence',
    span,
    absence: { about, track: about, thing: 'agreement', asOf: day('2025-09-18'), note: null },
  })

const paragraphs: { sentence: string; told: Told[] }[][] = [
  [
    {
      sentence: 'The two presidents are expected to speak by phone on Friday, the White House said.',
      told: [
        [
          'The two presidents are expected to speak by phone on Friday',
          event,
          verdict('unconfirmed', {
            computed: 'expected by the US; China has not confirmed',
            note: 'One side expects the call. The embassy of the other was asked and did not confirm it.',
            knowableFrom: day('2025-09-19'),
            today: { label: 'supported', note: 'Both sides published readouts of the call on 19 Sep 2025.' },
            readings: [
              {
                description: 'A call between the leaders on 19 Sep 2025, as each side spoke of it by 18 Sep 2025',
                value: 'one side of two',
                holds: null,
                main: true,
                evidence: [
                  {
                    id: 'call-2025-09-19',
                    value: 'expected',
                    period: '2025-09-19',
                    source: 'White House press briefing, 16 Sep 2025',
                    url: 'https://www.example.gov/briefing',
                  },
                ],
                query: 'readout ledger show call-2025-09-19',
              },
            ],
          }),
        ],
      ],
    },
    {
      sentence: 'It would be the third call since January.',
      told: [
        [
          'the third call since January',
          event,
          verdict('contradicted', {
            grade: 'published',
            computed: 'second call',
            note: 'The contact record holds one call before it, on 5 Jun 2025, and is complete from 20 Jan 2025.',
            readings: [
              {
                description: 'Calls between the leaders from 20 Jan 2025, both sides confirming',
                value: 1,
                holds: false,
                main: true,
                evidence: [
                  {
                    id: 'call-2025-06-05',
                    value: 'held',
                    period: '2025-06-05',
                    source: 'Readouts of both sides, 5 Jun 2025',
                  },
                ],
                query: 'readout timeline --from 2025-01-20 --track leaders',
              },
            ],
          }),
        ],
      ],
    },
  ],
  [
    {
      sentence:
        'U.S. farm exports to China fell 53% from January through July, while sorghum shipments were worth about $90 million.',
      told: [
        [
          'farm exports to China fell 53% from January through July',
          statistic(),
          verdict('supported', {
            grade: 'corroborated',
            computed: '-53.4% (first half)',
            note: 'The ministry gives the first half, rounded: 5.5 against 11.8 billion dollars. The seven months can be recomputed once the monthly rows are held.',
            readings: [
              {
                description:
                  'Agricultural products as the ministry groups them, by value, first half against first half',
                value: -53.4,
                holds: true,
                main: true,
                evidence: [
                  {
                    id: 'us-ag-cn-2025-h1',
                    value: 5_500_000_000,
                    period: 'Jan-Jun 2025',
                    source: 'USDA outlook, 28 Aug 2025',
                    url: 'https://www.example.gov/outlook',
                  },
                  {
                    id: 'us-ag-cn-2024-h1',
                    value: 11_800_000_000,
                    period: 'Jan-Jun 2024',
                    source: 'USDA outlook, 28 Aug 2025',
                    url: 'javascript:alert(1)',
                  },
                ],
                query:
                  'figures where flow=export partner=CN product=USDA:AG period=2025-01..2025-06 against=2024-01..2024-06',
              },
              {
                description: 'The same, January to July',
                value: null,
                holds: null,
                evidence: [],
                query: 'figures where flow=export product=USDA:AG',
              },
            ],
          }),
        ],
        [
          'sorghum shipments were worth about $90 million',
          statistic({ value: 90_000_000, unit: 'USD', change: null }),
          verdict('depends', {
            grade: 'recomputed',
            computed: '$88.9 m or $74.1 m',
            note: 'It holds for all sorghum, not for grain sorghum alone.',
            readings: [
              {
                description: 'HS 1007, all sorghum, domestic exports',
                value: 88_912_345,
                holds: true,
                main: true,
                evidence: [
                  {
                    id: 'us-1007-cn',
                    value: 88_912_345,
                    period: 'Jan-Jul 2025',
                    source: 'U.S. Census Bureau, vintage 2025-09',
                  },
                ],
                query: 'figures where flow=export product=HS:1007 period=2025-01..2025-07',
              },
              {
                description: 'HS 1007.90, other than seed',
                value: 74_100_002,
                holds: false,
                evidence: [
                  {
                    id: 'us-100790-cn',
                    value: 74_100_002,
                    period: 'Jan-Jul 2025',
                    source: 'U.S. Census Bureau, vintage 2025-09',
                  },
                ],
                query: 'figures where flow=export product=HS:100790 period=2025-01..2025-07',
              },
            ],
          }),
        ],
      ],
    },
    {
      sentence: 'No deals have been announced on chips or purchases of farm goods.',
      told: [
        [
          'chips',
          absence('chips'),
          verdict('supported', {
            grade: 'published',
            computed: 'none recorded',
            note: 'The track is covered from 20 Jan 2025 and holds no agreement.',
          }),
        ],
        [
          'purchases of farm goods',
          absence('farm-purchases'),
          verdict('no-data', { note: 'The track of farm purchases is not covered on that day.' }),
        ],
      ],
    },
    {
      sentence: 'An analyst predicts a positive tone by December.',
      told: [
        [
          'a positive tone by December',
          (span) => ({
            ...base,
            type: 'forecast',
            checkable: false,
            modality: 'predicted',
            speaker: { name: null, role: 'analyst', side: 'analyst' },
            span,
            forecast: { author: 'an analyst', made: day('2025-09-18'), horizon: parsePeriod('2025-12') },
          }),
          null,
        ],
      ],
    },
    {
      sentence: '“We are ready,” said the spokesperson Li Example.',
      told: [
        [
          'We are ready',
          (span) => ({
            ...base,
            type: 'statement',
            checkable: false,
            modality: 'claimed',
            speaker: { name: 'Li Example', role: 'spokesperson', side: 'CN' },
            span,
          }),
          null,
        ],
      ],
    },
    { sentence: 'Nothing else was said.', told: [] },
  ],
]

/** An article of two paragraphs: every finding occurs, one sentence has two claims, one has none. */
export function checkedExample(change: (sentence: string) => string = (sentence) => sentence): CheckResult {
  let text = ''
  const sentences: CheckResult['sentences'] = []
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n'
    paragraph.forEach(({ sentence, told }, index) => {
      if (index > 0) text += ' '
      const start = text.length
      const changed = change(sentence)
      text += changed
      const claims: ReportedClaim[] = told.map(([words, claim, verdict]) => {
        const from = changed.indexOf(words)
        return { claim: claim([Math.max(0, from), Math.max(0, from) + words.length]), verdict }
      })
      sentences.push({ sentence: { start, end: text.length, text: changed }, claims })
    })
  }
  return {
    article: {
      text,
      date: day('2025-09-18'),
      dateFrom: 'metadata',
      title: 'Two presidents plan a call',
      publisher: 'Readout example',
    },
    asOf: { valid: day('2025-09-18'), known: day('2025-09-18') },
    sentences,
    ledger: { digest: '0123456789abcdef0123', recordedThrough: day('2026-10-01') },
    version: '0.1.0',
  }
}
