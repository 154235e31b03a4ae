/** `readout trade` on the figures that came with this installation: real numbers, as the agencies' documents held have them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import type { Effects } from './operation.js'
import { trade } from './trade.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-trade-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function run(input: Record<string, unknown>): Promise<string> {
  let written = ''
  const effects: Effects = {
    today: parseDay('2026-11-24'),
    now: new Date('2026-11-24'),
    env: { READOUT_HOME: join(scratch, 'home') },
    stdin: async () => new Uint8Array(),
    stdinPieces: async function* () {},
    write: async (text) => {
      written += text
    },
    progress: () => undefined,
    colour: false,
    width: 100,
  }
  const outcome = await trade.run({ measure: 'value', format: 'text', theme: 'auto', ...input }, effects)
  expect(outcome.status).toBe(0)
  return written
}

const json = async (input: Record<string, unknown>) => JSON.parse(await run({ ...input, format: 'json' }))

describe('real numbers', () => {
  test('exports to China in 2024 by the annual page of the vintage of June 2026, other documents beside it', async () => {
    const answer = await json({ flow: 'exports', partner: ['China'], period: '2024' })
    expect(answer).toMatchObject({ complete: true, basis: 'total exports', vintage: '2026-06-17', missing: [] })
    expect(answer.value / 1e9).toBeCloseTo(143.3, 1)
    expect(answer.change.percent).toBeCloseTo(-3, 0)
    expect(answer.alternatives.map(({ value }: { value: number }) => Math.round(value / 1e8))).toContain(1432)
  })
  test('the deficit with China in 2024', async () => {
    const { value, basis } = await json({ flow: 'balance', partner: ['CN'], period: '2024' })
    expect(basis).toBe('total exports minus general imports')
    expect(value / 1e9).toBeCloseTo(-297, 0)
  })
  test('exact rows of one table where it is asked for, to the dollar', async () => {
    const words = { flow: 'exports', partner: ['MX'], period: '2024', basis: 'International trade API' }
    const { value, rows, change } = await json(words)
    expect(rows).toHaveLength(24)
    const sum = (part: string): number =>
      rows
        .filter((row: { part: string }) => row.part === part)
        .reduce((all: number, row: { value: number }) => all + row.value, 0)
    expect(value).toBe(sum('period'))
    expect(change.absolute).toBe(sum('period') - sum('baseline'))
  })
  test('farm exports to China from January to July 2025: no sum, the first half as a page states it, and the way to the rows', async () => {
    const text = await run({ flow: 'exports', partner: ['CN'], product: ['farm exports'], period: '2025-01..2025-07' })
    expect(text).toContain('Jan-Jul 2025: no sum')
    expect(text).toContain('Held of it: Jan-Jun 2025: $5.50 billion, down about 53% from $11.80 billion')
    expect(text).toMatch(/To get them: readout sync \S+/)
  })
  test('China and Hong Kong together only where both are named', async () => {
    const of = async (partner: string[]): Promise<number> =>
      (await json({ flow: 'exports', partner, period: '2024', basis: 'International trade API' })).value
    expect(await of(['CN', 'HK'])).toBe((await of(['CN'])) + (await of(['HK'])))
  })
  test('partners by size, and how much of the whole they are', async () => {
    const { breakdown } = await json({ flow: 'exports', period: '2024', by: ['partner'] })
    expect(breakdown.lines.slice(0, 3).map(({ partner }: { partner: string }) => partner)).toEqual(['CA', 'MX', 'CN'])
    expect(breakdown.covered).toBeCloseTo(56.9, 0)
  })
})

describe('charts', () => {
  test('a PNG of twice the size of the drawing', async () => {
    const out = join(scratch, 'chart.png')
    await run({ flow: 'exports', partner: ['CN'], format: 'png', out })
    const bytes = readFileSync(out)
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1440, 880])
    expect(bytes.length).toBeGreaterThan(20_000)
  })
  test('an SVG on standard output', async () => {
    expect(await run({ flow: 'exports', partner: ['CN'], format: 'svg' })).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
  })
})

describe('what cannot be asked', () => {
  test.each<[Record<string, unknown>, RegExp]>([
    [{ flow: 'exports', partner: ['Atlantis'] }, /^--partner {2}"Atlantis" is no country on record/],
    [{ flow: 'exports', product: ['unobtainium'] }, /^--product {2}"unobtainium" is no product on record/],
    [{ flow: 'exports', period: 'yesterday' }, /^--period {2}"yesterday" is not a period/],
    [{ flow: 'exports', by: ['colour'] }, /^--by {2}"colour" is nothing to split by/],
    [{ flow: 'exports', unit: 'furlong' }, /^--unit {2}"furlong" is no unit/],
    [{ flow: 'exports', known: 'someday' }, /^--known {2}"someday" is not a day/],
    [{ flow: 'exports', partner: ['W', 'CN'] }, /all countries and one of them/],
    [{ flow: 'exports', partner: ['EU', 'DE'] }, /Germany is part of European Union/],
    [{ flow: 'balance', measure: 'quantity' }, /a balance is counted in value only/],
    [{ flow: 'exports', format: 'png' }, /Name a file: --out chart\.png/],
  ])('%j', async (input, expected) => expect(run(input)).rejects.toThrow(expected))
})

test('text loads neither the database nor the drawing', () => {
  const seen = new Set<string>()
  const load = (path: URL): void => {
    const source = readFileSync(path, 'utf8')
    for (const { 0: statement, 1: type, 2: name = '' } of source.matchAll(
      /^(?:import (type )?|export (?:\{|\*))[^'(]*'([^']+)'/gm,
    )) {
      const file = name.startsWith('.') ? new URL(name.replace(/\.js$/, '.ts'), path) : undefined
      // `import { type A, type B }` loads nothing either.
      const inline = /^import \{(?:\s*type \w+(?: as \w+)?,?\s*)+\}/.test(statement)
      if (type !== undefined || inline || seen.has(file?.pathname ?? name)) continue
      seen.add(file?.pathname ?? name)
      if (file !== undefined) load(file)
    }
  }
  load(new URL('./trade-answer.ts', import.meta.url))
  expect([...seen].some((name) => name.endsWith('/ask.ts'))).toBe(true)
  expect([...seen].filter((name) => /duckdb|plot|linkedom|resvg|zod|yaml|\/language\//.test(name))).toEqual([])
})
