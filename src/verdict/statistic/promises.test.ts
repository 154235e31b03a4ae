import { expect, test } from 'vitest'
import type { Claim, StatisticProposition } from '../../claims/claim.js'
import type { Evidence } from '../../evidence/evidence.js'
import type { Measure } from '../../ledger/records.js'
import { parseDay } from '../../time/day.js'
import { parsePeriod } from '../../time/period.js'
import { heldPromise } from './promises.js'

const measure: Measure = {
  kind: 'measure',
  id: 'purchase-2026',
  imposer: 'CN',
  target: ['US'],
  type: 'purchase',
  instrument: 'a fact sheet',
  citation: 'a fact sheet',
  scope: 'at least 25 million tonnes of US soybeans in 2026',
  codes: ['1201'],
  steps: [
    {
      from: parseDay('2026-01-01'),
      through: parseDay('2026-12-31'),
      recorded: parseDay('2025-11-01'),
      status: 'in-force',
      instrument: 'a fact sheet',
      sources: [],
    },
  ],
  sources: [],
  confidence: 'high',
  recorded: parseDay('2025-11-01'),
  at: { file: 'test', line: 1 },
}

const evidence: Evidence = {
  ledger: {
    digest: '',
    recordedThrough: parseDay('2026-01-01'),
    sources: [],
    contacts: [],
    statements: [],
    tracks: [],
    measures: [measure],
    coverage: [],
    people: [],
    organisations: [],
    products: [],
  },
  figures: { series: async () => [], keys: async () => [] },
}

type Part = Partial<Omit<StatisticProposition, 'period'>> & { period?: string }
function promise({ period, ...part }: Part): Claim & { type: 'statistic' } {
  return {
    type: 'statistic',
    span: [0, 1],
    checkable: true,
    speaker: null,
    modality: 'committed',
    derivation: [],
    statistic: {
      flow: 'export',
      reporter: 'US',
      partner: 'CN',
      product: { asWritten: 'soybeans', system: 'HS', code: '1201', id: 'soybeans' },
      measure: 'quantity',
      value: 25_000_000,
      unit: 't',
      change: null,
      baseline: null,
      baselineValue: null,
      hedge: null,
      rank: null,
      basis: 'commitment',
      note: null,
      implied: [],
      written: {},
      period: period === undefined ? null : parsePeriod(period),
      ...part,
    },
  }
}

test.each<[string, Part, string | undefined]>([
  ['25 million tonnes in 2026', { period: '2026' }, 'unconfirmed'],
  ['25 million tonnes without a period', {}, 'unconfirmed'],
  ['25 million tonnes in 2025', { period: '2025' }, undefined],
  ['45 million tonnes in 2026', { period: '2026', value: 45_000_000 }, undefined],
  ['25 million dollars in 2026', { period: '2026', unit: 'USD' }, undefined],
  [
    '25 million tonnes of sorghum',
    { product: { asWritten: 'sorghum', system: 'HS', code: '1007', id: 'sorghum' } },
    undefined,
  ],
  ['25 million tonnes bought by Japan', { partner: 'JP' }, undefined],
  ['up to 25 million tonnes', { written: { hedge: { text: 'up to', kind: 'at-most' } } }, undefined],
])('a promise of %s is %s', (_, part, label) => {
  const day = parseDay('2025-12-01')
  expect(heldPromise(promise(part), evidence, { valid: day, known: day })?.label).toBe(label)
})

test('a promise is not known before it was recorded', () => {
  const day = parseDay('2025-10-01')
  expect(heldPromise(promise({ period: '2026' }), evidence, { valid: day, known: day })).toBeUndefined()
})
