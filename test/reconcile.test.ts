/** Cumulative figures against their months: the bundled ones, and those that a user's own months make recomputable. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArticle } from '../src/article/read.js'
import { columns } from '../src/figures/columns.js'
import { csvLine } from '../src/figures/csv.js'
import { printKey } from '../src/figures/figure.js'
import type { ToldDifference } from '../src/figures/reconcile.js'
import { readDifferences } from '../src/home/figure-differences.js'
import { ledgerFolder, openHome } from '../src/home/paths.js'
import { openEvidence } from '../src/operations/effects/evidence.js'
import { reconcileAll } from '../src/operations/effects/reconcile.js'
import { printReconciled, reconciledJson } from '../src/report/reconcile.js'
import { addFigures } from '../src/store/add.js'
import { isoPeriod } from '../src/time/period.js'
import { checkText } from '../src/verdict/article.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-reconcile-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const named = ({ figure, measure }: ToldDifference): string =>
  `${printKey(figure)} ${isoPeriod(figure.period)} ${measure}`

describe('the bundled figures', () => {
  let told: ToldDifference[] = []
  beforeAll(async () => {
    told = await reconcileAll({ READOUT_HOME: '/nonexistent/readout-test-home' })
  })

  test('every cumulative figure that can be recomputed agrees with its months, or is listed with the reason', () =>
    expect(told.filter(({ outcome, reason }) => outcome === 'differs' && reason === undefined).map(named)).toEqual([]))
  test('the list names no figure that agrees, or that is not held', async () => {
    const { differences, problems } = await readDifferences(join(ledgerFolder, 'figures', 'differences.yaml'), 'list')
    expect(problems).toEqual([])
    const differing = told.filter(({ outcome }) => outcome === 'differs')
    expect(
      differences.filter(
        ({ series, period }) =>
          !differing.some(({ figure }) => printKey(figure) === series && isoPeriod(figure.period) === period),
      ),
    ).toEqual([])
  })
  test.each([
    'export US CN TOTAL TOTAL 2022 value',
    'export US CN TOTAL TOTAL 2025 value',
    'import US CN TOTAL TOTAL 2022 value',
    'import US CN TOTAL TOTAL 2025 value',
    'export US CN USDA SOYBEANS 2019-10..2020-08 value',
    'export US CN USDA SOYBEANS 2024 quantity',
  ])('%s agrees with its months', (name) => expect(told.find((one) => named(one) === name)?.outcome).toBe('agrees'))
  test.each([
    'export US CN USDA AG 2025-01..2025-06 value',
    'export US CN USDA AG 2024-01..2024-06 value',
    'export US CN USDA SORGHUM 2025-01..2025-07 quantity',
    'export US CN USDA SORGHUM 2024-01..2024-07 quantity',
  ])('%s cannot be recomputed: the months are not bundled', (name) => {
    const one = told.find((each) => named(each) === name)
    expect([one?.outcome, one?.missing.length]).toEqual(['cannot', name.includes('07') ? 7 : 6])
  })
  test('the text names months as stretches, and the counts at its end', () => {
    const text = printReconciled(told, 400)
    expect(text).toContain('Not held: 2024-08, 2024-11..2024-12.')
    expect(text).toMatch(/\d+ cumulative figures: 6 agree .* 4 differ \(4 with a reason that is known\), 71 cannot/)
  })
  test('the JSON tells for each what is stated and what the months give', () =>
    expect((reconciledJson(told) as { figures: unknown[] }).figures).toContainEqual(
      expect.objectContaining({
        series: 'export US CN TOTAL TOTAL',
        period: '2025',
        stated: 105_977_900_000,
        outcome: 'agrees',
        recomputed: [expect.objectContaining({ value: 105_977_900_000, difference: 0, near: false })],
      }),
    ))
})

describe('with monthly rows of farm goods and sorghum (made up for this test)', () => {
  const env = { READOUT_HOME: join(scratch, 'home') }
  const farm = {
    // Six months add up to the 11.8 and 5.5 billion dollars that are published; the Julys are made up.
    2024: [2.2e9, 2.1e9, 2e9, 1.9e9, 1.8e9, 1.8e9, 0.9e9],
    2025: [1.3e9, 1.1e9, 1e9, 0.8e9, 0.7e9, 0.6e9, 0.469e9],
  }
  const sorghumTonnes = {
    2024: [500_000, 500_000, 500_000, 500_000, 500_000, 400_000, 340_000],
    2025: [60_000, 10_000, 5000, 3000, 2000, 1000, 1000],
  }
  const row = (given: Record<string, string>): string => {
    const cells: Record<string, string> = {
      flow: 'export',
      reporter: 'US',
      partner: 'CN',
      classification: 'USDA',
      source_agency: 'USDA FAS',
      source_title: 'Monthly rows made up for a test',
      vintage: '2025-09-05',
      note: 'made up',
      ...given,
    }
    return csvLine(columns.map((column) => cells[column] ?? ''))
  }
  const month = (year: string, at: number): string => `${year}-${String(at + 1).padStart(2, '0')}`

  beforeAll(async () => {
    const rows = [
      ...Object.entries(farm).flatMap(([year, values]) =>
        values.map((value, at) =>
          row({ code: 'AG', name: 'Agricultural Products', period: month(year, at), value_usd: String(value) }),
        ),
      ),
      ...Object.entries(sorghumTonnes).flatMap(([year, tonnes]) =>
        tonnes.map((quantity, at) =>
          row({
            ...{ code: 'SORGHUM', name: 'Grain sorghum', period: month(year, at) },
            ...{ value_usd: String(quantity * 265), quantity: String(quantity), quantity_unit: 't' },
          }),
        ),
      ),
    ]
    const file = join(scratch, 'months.csv')
    writeFileSync(file, `${columns.join(',')}\n${rows.join('\n')}\n`)
    await addFigures({ file, home: openHome(env) })
  })

  test('the published halves of 2024 and 2025 and the seven months of sorghum are recomputed', async () => {
    const told = await reconcileAll(env)
    const outcome = (name: string) => told.find((one) => named(one) === name)?.outcome
    expect(outcome('export US CN USDA AG 2024-01..2024-06 value')).toBe('agrees')
    expect(outcome('export US CN USDA AG 2025-01..2025-06 value')).toBe('agrees')
    expect(outcome('export US CN USDA SORGHUM 2025-01..2025-07 quantity')).toBe('agrees')
    expect(outcome('export US CN USDA SORGHUM 2024-01..2024-07 quantity')).toBe('agrees')
  })

  test.each([
    ['nothing added', 'corroborated', '/nonexistent/readout-test-home'],
    ['the months added', 'recomputed', env.READOUT_HOME],
  ])('the falls of 53% and 97% from January to July, with %s, are %s', async (_, grade, home) => {
    const { text, date } = await readArticle({
      kind: 'file',
      path: join(import.meta.dirname, '..', 'examples', 'preview-of-a-call.txt'),
    })
    const { evidence, lexicon } = await openEvidence({ READOUT_HOME: home })
    const checked = await checkText(text, evidence, { date, asOf: { valid: date, known: date }, lexicon })
    const verdicts = checked.flatMap(({ sentence, claims }) =>
      claims
        .filter(({ claim }) => claim.type === 'statistic')
        .map(({ claim, verdict }) => [sentence.text.slice(...claim.span), verdict?.label, verdict?.grade]),
    )
    for (const words of ['U.S. farm exports to China fell 53%', 'Sorghum exports to China were down 97%'])
      expect(verdicts.find(([span]) => span?.includes(words))?.slice(1)).toEqual(['supported', grade])
  })
})
