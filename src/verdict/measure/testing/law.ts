/** A small body of law for tests: two layers on every good, one list, a suspension that is extended, the other side's answer. */
import type { Claim, MeasureProposition, MeasureWording } from '../../../claims/claim.js'
import type { Evidence } from '../../../evidence/evidence.js'
import type { Coverage, Measure, Source, Statement, Step } from '../../../ledger/records.js'
import { emptySnapshot } from '../../../ledger/view.js'
import { parseDay } from '../../../time/day.js'

const at = { file: 'test.yaml', line: 1 }

type StepText = [from: string, recorded: string, status: Step['status'], rate?: string, through?: string]

export function measure(
  id: string,
  imposer: string,
  target: string,
  steps: StepText[],
  rest: Partial<Measure> = {},
): Measure {
  const made = steps.map(([from, recorded, status, rate, through]) => ({
    from: parseDay(from),
    recorded: parseDay(recorded),
    status,
    ...(rate !== undefined && { rate }),
    ...(through !== undefined && { through: parseDay(through) }),
    instrument: `order of ${recorded}`,
    sources: ['gazette'],
  }))
  return {
    id,
    kind: 'measure',
    imposer,
    target: [target],
    type: 'tariff',
    instrument: id,
    citation: id,
    scope: 'all goods',
    codes: ['all'],
    basis: 'additional',
    steps: made,
    recorded: made[0]?.recorded ?? parseDay('2020-01-01'),
    confidence: 'high',
    sources: ['gazette'],
    at,
    ...rest,
  }
}

const gazette: Source = { id: 'gazette', title: 'Gazette', publisher: 'Government', type: 'notice', at }

const cover = (series: string): Coverage => ({
  id: `coverage-${series}`,
  kind: 'coverage',
  of: 'measures',
  series,
  from: parseDay('2018-01-01'),
  through: parseDay('2025-12-31'),
  basis: 'test',
  confidence: 'high',
  recorded: parseDay('2026-01-01'),
  at,
})

export const measures: Measure[] = [
  measure('us-opioid-fentanyl', 'US', 'CN', [
    ['2025-02-04', '2025-02-01', 'in-force', '10%'],
    ['2025-03-04', '2025-03-03', 'in-force', '20%'],
  ]),
  measure('us-reciprocal', 'US', 'CN', [
    ['2025-04-10', '2025-04-09', 'in-force', '125%'],
    ['2025-05-14', '2025-05-12', 'in-force', '10%'],
  ]),
  measure(
    'us-reciprocal-24',
    'US',
    'CN',
    [
      ['2025-05-14', '2025-05-12', 'suspended', '24%', '2025-08-11'],
      ['2025-08-12', '2025-08-11', 'suspended', '24%', '2025-11-09'],
    ],
    { type: 'pause' },
  ),
  measure('us-section-301-list-1', 'US', 'CN', [['2018-07-06', '2018-06-15', 'in-force', '25%']], {
    scope: 'machinery (34 billion dollars)',
    codes: ['8400'],
  }),
  measure('us-section-301-vehicles', 'US', 'CN', [['2024-09-27', '2024-09-13', 'in-force', '100%']], {
    scope: 'electric vehicles',
    codes: ['870380'],
  }),
  measure('cn-reciprocal', 'CN', 'US', [
    ['2025-04-12', '2025-04-11', 'in-force', '125%'],
    ['2025-05-14', '2025-05-12', 'in-force', '10%'],
  ]),
  measure('cn-reciprocal-24', 'CN', 'US', [
    ['2025-05-14', '2025-05-12', 'suspended', '24%', '2025-08-11'],
    ['2025-08-12', '2025-08-11', 'suspended', '24%', '2025-11-09'],
  ]),
  measure('cn-farm-15', 'CN', 'US', [['2025-03-10', '2025-03-04', 'in-force', '15%']], {
    scope: 'chicken, wheat, corn, cotton',
    codes: ['1001', '1005'],
  }),
  measure('cn-rare-earths', 'CN', 'W', [['2025-10-09', '2025-10-09', 'in-force']], {
    type: 'export-control',
    scope: 'rare earth goods',
    codes: [],
  }),
  measure('us-app-law', 'US', 'CN', [['2025-09-18', '2025-09-16', 'suspended', undefined, '2025-12-16']], {
    type: 'app-law',
    scope: 'TikTok',
    codes: [],
  }),
]

const threat: Statement = {
  id: 'st-threat',
  kind: 'statement',
  date: parseDay('2025-10-10'),
  speaker: 'A President',
  role: 'president',
  side: 'US',
  channel: 'post',
  track: 'tariffs',
  modality: 'threatened',
  content: 'A tariff of 100 percent on top of those in force from 1 November.',
  recorded: parseDay('2025-10-10'),
  confidence: 'high',
  sources: ['gazette'],
  at,
}

export const evidence: Evidence = {
  ledger: {
    ...emptySnapshot,
    recordedThrough: parseDay('2025-12-01'),
    sources: [gazette],
    measures,
    statements: [threat],
    coverage: [cover('us-tariffs-cn'), cover('cn-tariffs-us')],
  },
  figures: { series: async () => [] },
}

type MeasureClaim = Extract<Claim, { type: 'measure' }>

/** A claim from its parts; `written` follows the proposition's own figures unless given. */
export function measureClaim(
  parts: Partial<MeasureProposition>,
  wording: Partial<MeasureWording> = {},
  modality: MeasureClaim['modality'] = 'asserted',
): MeasureClaim {
  const number = (value: number) => ({ value, halfUnit: Number.isInteger(value) ? 0.5 : 0.05 })
  const proposition: MeasureProposition = {
    imposer: ['US'],
    target: ['CN'],
    product: null,
    productImplied: null,
    productId: null,
    instrument: null,
    ratePercent: null,
    rateFromPercent: null,
    changePoints: null,
    action: 'in_force',
    date: null,
    until: null,
    duration: null,
    tradeCoveredUsd: null,
    hedge: null,
    note: null,
    ...parts,
  }
  const [low, high] = Array.isArray(proposition.ratePercent) ? proposition.ratePercent : [proposition.ratePercent]
  return {
    type: 'measure',
    span: [0, 10],
    checkable: true,
    speaker: null,
    modality,
    derivation: [],
    measure: {
      ...proposition,
      written: {
        matter: 'tariff',
        grounds: [],
        ...(low !== null && low !== undefined && { rate: number(low) }),
        ...(high !== undefined && { rateUpper: number(high) }),
        ...(proposition.rateFromPercent !== null && { rateFrom: number(proposition.rateFromPercent) }),
        ...(proposition.changePoints !== null && { points: number(Math.abs(proposition.changePoints)) }),
        reach: null,
        tense: null,
        scope: [],
        implied: [],
        ...wording,
      },
    },
  }
}
