import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeasureProposition, MeasureWording, Particular } from '../../claims/claim.js'
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

const day = (start: string, end = start) => ({ start: parseDay(start), end: parseDay(end) })
const firms = (value: number): Particular => ({ text: `${value}`, value })
const from = (start: string): Particular => ({ text: start, days: [day(start)] })

const chinaTo125: Partial<MeasureProposition> = {
  imposer: ['CN'],
  target: ['US'],
  action: 'raise',
  ratePercent: 125,
  rateFromPercent: 84,
}
const entityList: Partial<MeasureProposition> = { action: 'impose', date: day('2025-09-12') }
const portFee: Partial<MeasureProposition> = {
  imposer: ['CN'],
  target: ['US'],
  action: 'impose',
  date: day('2025-10-14'),
}

type Case = [
  what: string,
  date: string,
  parts: Partial<MeasureProposition>,
  matter: MeasureWording['matter'],
  unread: Particular[],
  label: string,
]

describe('a claim is borne out only with every day and number it gives', () => {
  test.each<Case>([
    ['from 84% to 125%, no day', '2025-04-14', chinaTo125, 'tariff', [], 'supported'],
    ['... from 12 April', '2025-04-14', chinaTo125, 'tariff', [from('2025-04-12')], 'supported'],
    ['... from 2 April', '2025-04-14', chinaTo125, 'tariff', [from('2025-04-02')], 'no-data'],
    ['23 firms listed', '2025-09-15', entityList, 'entity-list', [firms(23)], 'supported'],
    ['32 firms listed', '2025-09-15', entityList, 'entity-list', [firms(32)], 'supported'],
    ['83 firms listed', '2025-09-15', entityList, 'entity-list', [firms(83)], 'no-data'],
    ['a fee of 400 yuan', '2025-10-15', portFee, 'port-fee', [firms(400)], 'supported'],
    ['a fee of 900 yuan', '2025-10-15', portFee, 'port-fee', [firms(900)], 'no-data'],
  ])('%s', async (_, date, parts, matter, unread, label) => {
    const claim = measureClaim(parts, { matter, unread })
    const verdict = await judgeMeasure(claim, evidence, { valid: parseDay(date), known: parseDay(date) })
    expect(verdict.label).toBe(label)
  })
})
