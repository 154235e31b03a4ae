import { describe, expect, test } from 'vitest'
import { SourceError } from '../../problem.js'
import { refusalOf } from '../testing/fake-context.js'
import { playCensus } from './testing/api.js'
import { monthsOf, ofTable, run, tables } from './testing/sample.js'

describe('an answer that is too much', () => {
  const failing = (fails: (path: string) => string | undefined) => (request: { path: string }) => {
    const what = fails(request.path)
    if (what !== undefined) throw new SourceError({ what, where: { input: request.path }, mend: 'Try again.' })
    return playCensus(tables, request.path)
  }

  test('is asked for in halves of the months, then by first digits, and the rows are the same', async () => {
    const whole = await run()
    const parts = await run({
      answers: failing((path) =>
        path.includes('exports/hs?') &&
        path.includes('from+2025') &&
        path.includes('COMM_LVL') &&
        !path.includes('E_COMMODITY=')
          ? 'gave no answer within 300 s, 5 times'
          : undefined,
      ),
    })
    const rows = (told: typeof whole): unknown => ofTable(told.customs, 'census-exports-hs').flatMap((one) => one.rows)
    expect(rows(parts)).toEqual(rows(whole))
    expect(parts.asked.some(({ path }) => path.includes('E_COMMODITY=1*&'))).toBe(true)
    expect(monthsOf(ofTable(parts.customs, 'census-exports-hs'))).toEqual(
      monthsOf(ofTable(whole.customs, 'census-exports-hs')),
    )
  })

  test('a source that is out of reach is not asked for parts', async () => {
    let count = 0
    const line = await refusalOf(() =>
      run({
        answers: failing(() => {
          count++
          return 'refuses the connection'
        }),
      }),
    )
    expect(line).toContain('refuses the connection')
    expect(count).toBe(1)
  })

  test('a column that an address does not have is left out', async () => {
    const { customs } = await run({
      answers: failing((path) =>
        path.includes('LAST_UPDATE')
          ? "answers that the request is wrong: error: unknown variable 'LAST_UPDATE'"
          : undefined,
      ),
    })
    expect(ofTable(customs, 'census-exports-hs').flatMap(({ rows }) => rows)).toHaveLength(2)
  })

  test('a table beside the main ones that has changed is told, and the others are taken', async () => {
    const { customs, lines } = await run({
      answers: failing((path) =>
        path.includes('exports/usda') ? "answers that the request is wrong: error: unknown variable 'USDA'" : undefined,
      ),
    })
    expect(lines.filter((line) => line.startsWith('exports/usda is left out of this run'))).toHaveLength(1)
    expect(ofTable(customs, 'census-imports-hs').length).toBeGreaterThan(0)
  })

  test('one that does not answer ends the run with its error, after the others', async () => {
    const answers = failing((path) => (path.includes('exports/usda') ? 'answers with status 404' : undefined))
    expect(await refusalOf(() => run({ answers }))).toContain('answers with status 404')
  })
})
