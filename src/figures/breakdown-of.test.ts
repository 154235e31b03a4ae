import { expect, test } from 'vitest'
import { isoPeriod, type Month, monthsPeriod, parsePeriod } from '../time/period.js'
import { breakdownOf } from './breakdown-of.js'
import { bundledStore, packFigures } from './compiled.js'
import type { CustomsRelease } from './customs.js'
import type { Figure } from './figure.js'
import { idOf } from './row.js'
import { breakdownContract } from './testing/breakdown-contract.js'
import { calendar, figure, monthly } from './testing/figures.js'

/** Every number that a store of tables would give, as a figure: sums of each level, and the zeros inside what is held. */
function figuresOf(releases: readonly CustomsRelease[]): Figure[] {
  const made = new Map<string, Figure>()
  const partners = new Set(releases.flatMap(({ rows }) => rows.map(({ partner }) => partner)))
  const reporters = new Set(releases.flatMap(({ rows }) => rows.map(({ reporter }) => reporter)))
  const codes = new Set(releases.flatMap(({ rows }) => rows.map(({ code }) => code)))
  const all = new Set([...codes].flatMap((code) => ['', code.slice(0, 2), code.slice(0, 4), code]))
  for (const { table, scopes, rows, vintage } of releases)
    for (const scope of scopes)
      for (const reporter of reporters)
        for (const partner of partners)
          for (const code of all)
            for (const month of scope.months) {
              if (!within(reporter, scope.reporter) || (scope.partner !== '*' && scope.partner !== partner)) continue
              if (!scope.codes.some((beginning) => code.startsWith(beginning) || beginning.startsWith(code))) continue
              const held = rows.filter(
                (row) =>
                  row.reporter === reporter &&
                  row.partner === partner &&
                  row.month === month &&
                  row.code.startsWith(code),
              )
              const units = new Set(held.map(({ unit }) => unit))
              const sum = (pick: 'value' | 'quantity') => held.reduce((total, row) => total + Number(row[pick]), 0)
              const one = figure({
                partner,
                classification: code === '' ? 'TOTAL' : table.classification,
                code: code === '' ? 'TOTAL' : code,
                name: code === '' ? 'All goods' : code,
                period: isoPeriod(monthsPeriod(month, month)),
                value_usd: String(sum('value')),
                ...(units.size < 2 && code !== '' && !code.startsWith('01')
                  ? { quantity: String(sum('quantity')), quantity_unit: 'kg' }
                  : code.startsWith('01')
                    ? { quantity: String(sum('quantity')), quantity_unit: 'head' }
                    : {}),
                source_agency: table.agency,
                source_title: table.title,
                source_url: table.url,
                vintage: new Date(vintage * 86_400_000).toISOString().slice(0, 10),
              })
              const placed = { ...one, reporter }
              made.set(idOf(placed), { ...placed, id: idOf(placed) })
            }
  return [...made.values()]
}

function within(reporter: string, scope: string): boolean {
  return scope.endsWith('*') ? reporter.startsWith(scope.slice(0, -1)) : reporter === scope
}

breakdownContract('single series', async (releases) => {
  const store = bundledStore(packFigures(figuresOf(releases), calendar, 'test'))
  return (question) => breakdownOf(store, question)
})

test('each document answers for itself, agency rows before pages', async () => {
  const page = figure({ period: '2025-01..2025-02', value_usd: '9500', source_title: 'A page', note: 'rounded' })
  const store = bundledStore(packFigures([...monthly('2025-01', [40, 50]), page], calendar, 'test'))
  const answers = await breakdownOf(store, {
    flow: 'export',
    reporter: 'US',
    partners: ['CN'],
    classification: 'HS',
    codes: ['1007'],
    by: [],
    spans: [parsePeriod('2025-01..2025-02')],
    measure: 'value',
    known: 'latest',
  })
  expect(answers.map(({ title, origin, lines }) => [title, origin, lines[0]?.values[0]])).toEqual([
    ['exports/hs (ALL_VAL_MO)', 'agency-rows', 90],
    ['A page', 'published-page', 9500],
  ])
})

test('a union of countries is no line beside its members', async () => {
  const rows = ['DE', 'EU'].flatMap((partner) => monthly('2025-01', [1], { partner }))
  const store = bundledStore(packFigures(rows, calendar, 'test'))
  const ask = {
    flow: 'export' as const,
    reporter: 'US',
    partners: ['*'],
    classification: 'HS',
    codes: ['1007'],
    by: ['partner' as const],
    spans: [monthsPeriod((2025 * 12) as Month, (2025 * 12) as Month)],
    measure: 'value' as const,
    known: 'latest' as const,
  }
  const [answer] = await breakdownOf(store, ask, { aggregates: ['EU'] })
  expect(answer?.lines.map(({ partner }) => partner)).toEqual(['DE'])
})
