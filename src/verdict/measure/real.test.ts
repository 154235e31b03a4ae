import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeasureProposition, MeasureWording } from '../../claims/claim.js'
import type { Evidence } from '../../evidence/evidence.js'
import { compileLedger } from '../../ledger/compile.js'
import { parseDay } from '../../time/day.js'
import { judgeMeasure } from '../measure.js'
import { measureClaim } from './testing/law.js'

let evidence: Evidence

beforeAll(async () => {
  const { snapshot } = await compileLedger(join(import.meta.dirname, '../../../ledger'))
  evidence = { ledger: snapshot, figures: { series: async () => [] } }
}, 60_000)

const on = (day: string) => ({ valid: parseDay(day), known: parseDay(day) })
const day = (start: string, end = start) => ({ start: parseDay(start), end: parseDay(end) })

type Parts = Partial<MeasureProposition>
type Case = [what: string, day: string, parts: Parts, wording: Partial<MeasureWording>, label: string]

const both: Parts = { imposer: ['US', 'CN'], target: ['CN', 'US'] }
const cn: Parts = { imposer: ['CN'], target: ['US'] }
const truce: Partial<MeasureWording> = { matter: 'truce' }

describe('what was written in 2018 to 2026, against the bundled ledger', () => {
  test.each<Case>([
    ['a 30% duty on Chinese goods', '2025-09-18', { ratePercent: 30 }, {}, 'supported'],
    ['a 40% duty on Chinese goods now', '2025-09-18', { ratePercent: 40 }, { tense: 'present' }, 'contradicted'],
    ['a 55% duty on Chinese goods', '2025-09-18', { ratePercent: 55 }, {}, 'depends'],
    ['a 10% duty on US goods', '2025-09-18', { ...cn, ratePercent: 10 }, {}, 'supported'],
    ['a 12% duty on US goods now', '2025-09-18', { ...cn, ratePercent: 12 }, { tense: 'present' }, 'contradicted'],
    [
      'pause until November 10',
      '2025-09-18',
      { ...both, action: 'pause', until: parseDay('2025-11-10') },
      truce,
      'supported',
    ],
    [
      'pause until December 10',
      '2025-09-18',
      { ...both, action: 'pause', until: parseDay('2025-12-10') },
      truce,
      'contradicted',
    ],
    [
      'truce extended by 90 days in mid-August',
      '2025-09-18',
      { ...both, action: 'extend', duration: 'P90D', date: day('2025-08-11', '2025-08-20') },
      truce,
      'supported',
    ],
    ['raised to 125%', '2025-04-10', { action: 'raise', ratePercent: 125 }, {}, 'supported'],
    ['a total of 145%', '2025-04-10', { ratePercent: 145 }, { reach: 'total' }, 'supported'],
    [
      'China raised to 125% from 84%',
      '2025-04-12',
      { ...cn, action: 'raise', ratePercent: 125, rateFromPercent: 84 },
      {},
      'supported',
    ],
    ['China announced 34%', '2025-04-05', { ...cn, action: 'impose', ratePercent: 34 }, {}, 'supported'],
    ['104% from April 9', '2025-04-09', { ratePercent: 104, date: day('2025-04-09') }, {}, 'supported'],
    [
      'fentanyl duty doubled to 20% on March 4',
      '2025-03-05',
      { action: 'raise', ratePercent: 20, date: day('2025-03-04') },
      { grounds: ['fentanyl'] },
      'supported',
    ],
    [
      'fentanyl duty doubled to 25% on March 4',
      '2025-03-05',
      { action: 'raise', ratePercent: 25, date: day('2025-03-04') },
      { grounds: ['fentanyl'] },
      'no-data',
    ],
    [
      'China, 10-15% on farm goods in March',
      '2025-03-12',
      { ...cn, action: 'impose', ratePercent: [10, 15], date: day('2025-03-01', '2025-03-31') },
      { scope: ['farm goods'] },
      'supported',
    ],
    [
      'China, 15% on US chicken',
      '2025-03-12',
      { ...cn, action: 'impose', ratePercent: 15 },
      { scope: ['chicken'] },
      'supported',
    ],
    ['cut by 115 points', '2025-05-14', { ...both, action: 'cut', changePoints: -115 }, {}, 'supported'],
    ['cut from 145% to 30%', '2025-05-14', { action: 'cut', ratePercent: 30, rateFromPercent: 145 }, {}, 'supported'],
    [
      '100% on Chinese electric vehicles',
      '2025-01-10',
      { ratePercent: 100 },
      { scope: ['electric vehicles'], grounds: ['section-301'] },
      'supported',
    ],
    [
      '100% on Chinese electric vehicles since September 2024',
      '2025-01-10',
      { action: 'impose', ratePercent: 100, date: day('2024-09-01', '2024-09-30') },
      { scope: ['electric vehicles'] },
      'supported',
    ],
    [
      'section 122, 10% in February 2026',
      '2026-03-01',
      { action: 'impose', ratePercent: 10, date: day('2026-02-01', '2026-02-28') },
      { grounds: ['section-122'] },
      'supported',
    ],
    [
      'fentanyl duty cut to 10% from November 10',
      '2025-11-12',
      { action: 'cut', ratePercent: 10, rateFromPercent: 20, date: day('2025-11-10') },
      { grounds: ['fentanyl'] },
      'supported',
    ],
    [
      'TikTok, enforcement put off to December 16',
      '2025-09-18',
      { action: 'extend', until: parseDay('2025-12-16') },
      { matter: 'app-law' },
      'supported',
    ],
    [
      'TikTok, enforcement put off to January 16',
      '2025-09-18',
      { action: 'extend', until: parseDay('2026-01-16') },
      { matter: 'app-law' },
      'no-data',
    ],
    [
      '25% on $34 billion from July 6, 2018',
      '2018-07-10',
      { action: 'impose', ratePercent: 25, date: day('2018-07-06'), tradeCoveredUsd: 34e9 },
      {},
      'supported',
    ],
    [
      '10% on $200 billion in September 2018',
      '2018-09-28',
      { action: 'impose', ratePercent: 10, date: day('2018-09-24'), tradeCoveredUsd: 200e9 },
      {},
      'supported',
    ],
    [
      'cut from 15% to 7.5% on February 14, 2020',
      '2020-02-20',
      { action: 'cut', ratePercent: 7.5, rateFromPercent: 15, date: day('2020-02-14') },
      {},
      'supported',
    ],
    [
      'rare earths restricted on October 9',
      '2025-10-11',
      { imposer: ['CN'], target: ['WORLD'], action: 'impose', date: day('2025-10-09') },
      { matter: 'export-control', scope: ['rare earth minerals'] },
      'supported',
    ],
    [
      'rare earths restricted in April',
      '2025-06-11',
      { imposer: ['CN'], target: ['WORLD'], action: 'impose', date: day('2025-04-01', '2025-04-30') },
      { matter: 'export-control', scope: ['rare earths'] },
      'supported',
    ],
    [
      'gallium exports banned to the US in December 2024',
      '2025-01-11',
      { imposer: ['CN'], target: ['US'], action: 'impose', date: day('2024-12-01', '2024-12-31') },
      { matter: 'export-control', scope: ['gallium'] },
      'supported',
    ],
    [
      'port fees in force from October 14',
      '2025-10-16',
      { action: 'impose', date: day('2025-10-14') },
      { matter: 'port-fee' },
      'supported',
    ],
    [
      'port fees suspended for a year',
      '2025-11-16',
      { ...both, action: 'pause', duration: 'P1Y' },
      { matter: 'port-fee' },
      'supported',
    ],
    [
      'affiliates rule suspended',
      '2025-11-16',
      { action: 'pause' },
      { matter: 'export-control', grounds: ['affiliates'] },
      'supported',
    ],
    [
      'duty-free small parcels ended on May 2',
      '2025-05-03',
      { action: 'end', date: day('2025-05-02') },
      { matter: 'small-parcels', grounds: ['small-parcels'] },
      'supported',
    ],
    [
      'a 100% tariff threatened for November 1',
      '2025-10-11',
      { action: 'impose', ratePercent: 100, date: day('2025-11-01') },
      {},
      'no-data',
    ],
    ['H20 licences', '2025-08-12', { action: 'exempt' }, { matter: 'export-control', scope: ['h20'] }, 'supported'],
  ])('%s, on %s', async (_, asOf, parts, wording, expected) => {
    const verdict = await judgeMeasure(measureClaim(parts, wording), evidence, on(asOf))
    expect(`${verdict.label}`, JSON.stringify(verdict, null, 1)).toBe(expected)
  })
})
