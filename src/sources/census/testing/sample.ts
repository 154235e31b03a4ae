/** A few goods of a few countries in 2025, and a sync of them: China has gaps, the world has none up to April. */
import type { CustomsRelease } from '../../../figures/customs.js'
import { isoMonth } from '../../../time/period.js'
import { type Given, syncWith } from '../../testing/fake-context.js'
import { census } from '../census.js'
import { exportsOf, importsOf, type PlayedTable, playCensus, playedTables } from './api.js'

export const soybeans = exportsOf('1201900095', '5700', { '2025-01': [900, 30], '2025-03': [500, 20] })
export const world = exportsOf('1201900095', '3510', {
  '2025-01': [1, 1],
  '2025-02': [1, 1],
  '2025-03': [1, 1],
  '2025-04': [1, 1],
})
export const phones = importsOf('8517130000', '5700', {
  '2025-01': [800, 700, 10],
  '2025-02': [800, 700, 10],
  '2025-03': [800, 700, 10],
  '2025-04': [800, 700, 0],
})
export const tables = playedTables({ exports: [...soybeans, ...world], imports: phones })
export const played =
  (all: readonly PlayedTable[]) =>
  (request: { path: string }): unknown =>
    playCensus(all, request.path)

export const run = (given: Partial<Given> = {}) =>
  syncWith(census, { answers: played(tables), fetched: '2025-06-20', ...given })

export const ofTable = (releases: readonly CustomsRelease[], id: string): CustomsRelease[] =>
  releases.filter(({ table }) => table.id === id)
export const monthsOf = (releases: readonly CustomsRelease[]): string[] =>
  releases.flatMap(({ scopes }) => scopes.flatMap(({ months }) => months.map(isoMonth)))

export function readDay(text: string): Given['since'] {
  return (Date.parse(text) / 86_400_000) as Given['since']
}
