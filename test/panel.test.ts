/** `readout panel` as an outsider meets it, on the starter schedule: rows in Parquet, averages, and what is refused. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoor } from './duty-door.js'

const { scratch, readout, json, file } = openDoor()
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const span = ['--from', '2025-01-01', '--to', '2025-12-31']
const dir = join(scratch, 'panel')

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  try {
    const result = await connection.runAndReadAll(sql)
    return result.getRowObjectsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

describe('a panel', () => {
  let told = ''
  beforeAll(() => {
    const { status, stdout } = readout([
      'panel',
      ...span,
      '--out',
      dir,
      '--origins',
      'CN',
      'Mexico',
      '--averages',
      `${scratch}/averages.csv`,
    ])
    expect(status).toBe(0)
    told = stdout
  })

  test('tells how many rows it wrote, and has the columns of docs/panel.md', async () => {
    const [counted] = await rows(`SELECT count(*) AS n FROM '${dir}/*.parquet'`)
    expect(told).toBe(`${counted?.['n']} rows in ${dir}\n`)
    const columns = await rows(`DESCRIBE SELECT * FROM '${dir}/*.parquet'`)
    expect(columns.map((one) => one['column_name'])).toEqual([
      ...['hts', 'origin', 'from', 'until', 'mfn', 's301', 's232', 's201', 's122', 'ieepaFentanyl', 'ieepaReciprocal'],
      ...['other', 'total', 'complete', 'headings'],
    ])
  })

  test('covers every day of a line once', async () => {
    const faults = await rows(`
      SELECT hts, origin FROM (
        SELECT *, lead("from") OVER (PARTITION BY hts, origin ORDER BY "from") AS following FROM '${dir}/*.parquet'
      ) WHERE following < "until" OR "from" >= "until" LIMIT 5`)
    expect(faults).toEqual([])
  })

  test('says what a single question says', async () => {
    const [row] = await rows(
      `SELECT total::DOUBLE AS total, "ieepaFentanyl"::DOUBLE AS fentanyl, headings FROM '${dir}/*.parquet'
       WHERE hts = '8507600020' AND origin = 'CN' AND "from" <= DATE '2025-10-01' AND "until" > DATE '2025-10-01'`,
    )
    const answer = json(['duty', '8507.60.0020', '--from', 'CN', '--on', '2025-10-01'])
    expect(row).toEqual({ total: answer.total.percent, fentanyl: 20, headings: '9903.88.15 9903.01.24 9903.01.25' })
  })

  test('averages stand by origin, chapter and stretch', () => {
    const [head, ...lines] = readFileSync(join(scratch, 'averages.csv'), 'utf8').trimEnd().split('\n')
    expect(head).toMatch(/^origin,chapter,from,until,lines,.*simple_mfn,weighted_mfn,.*simple_total,weighted_total/)
    expect(lines.some((line) => line.startsWith('CN,85,'))).toBe(true)
    expect(lines.some((line) => line.startsWith('MX,'))).toBe(true)
  })

  test('replaces itself, and nothing that is not a panel', () => {
    expect(readout(['panel', ...span, '--out', dir, '--origins', 'CN']).status).toBe(0)
    const mine = join(scratch, 'mine')
    mkdirSync(mine)
    file('mine/thesis.txt', 'years of work')
    const { status, stderr } = readout(['panel', ...span, '--out', mine, '--origins', 'CN'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/no panel: thesis\.txt/)
    expect(existsSync(join(mine, 'thesis.txt'))).toBe(true)
  })

  test('follows a scenario', async () => {
    const other = join(scratch, 'scenario')
    readout(['panel', ...span, '--out', other, '--origins', 'CN', '--scenario', 'examples/further-20-on-china.yaml'])
    const [row] = await rows(
      `SELECT total::DOUBLE AS total FROM '${other}/*.parquet' WHERE hts = '8507600020' AND "until" = DATE '2026-01-01'`,
    )
    expect(row?.['total']).toBe(50.9)
  })

  test('weighs by the imports it is given', () => {
    const weights = file('weights.csv', 'hts,origin,value\n8507600020,CN,900\n8517130000,CN,100\n')
    const out = join(scratch, 'weighed.csv')
    const { status } = readout([
      'panel',
      '--from',
      '2025-10-01',
      '--to',
      '2025-10-01',
      '--out',
      dir,
      '--origins',
      'CN',
      '--averages',
      out,
      '--weights',
      weights,
    ])
    expect(status).toBe(0)
    const [head = '', ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n')
    const cell = (line: string | undefined, name: string): string | undefined =>
      line?.split(',')[head.split(',').indexOf(name)]
    const chapter = lines.find((line) => line.startsWith('CN,85,'))
    expect(Number(cell(chapter, 'weighted_total'))).toBeCloseTo(0.9 * 40.9 + 0.1 * 20, 2)
  })
})

describe('what is refused', () => {
  test.each([
    ['days the wrong way round', ['--from', '2025-02-01', '--to', '2025-01-01'], /before the first/],
    ['an unknown origin', [...span, '--origins', 'Chnia'], /Did you mean China/],
    ['a schedule that is not held', [...span, '--into', 'JP'], /no schedule of JP/],
    ['days before any law', ['--from', '2015-01-01', '--to', '2015-02-01'], /no law is held so early/],
    ['weights without averages', [...span, '--weights', 'w.csv'], /for averages only/],
    [
      'weights that are not there',
      [...span, '--origins', 'CN', '--averages', `${scratch}/a.csv`, '--weights', `${scratch}/none.csv`],
      /weights/,
    ],
    ['no folder to write to', span, /--out/],
  ])('%s', (name, args, told) => {
    const where = name === 'no folder to write to' ? [] : ['--out', join(scratch, 'refused')]
    const { status, stdout, stderr } = readout(['panel', ...args, ...where])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(told)
    expect(existsSync(join(scratch, 'refused'))).toBe(false)
  })

  test('a file in the place of the folder', () => {
    const taken = file('taken.csv', 'mine')
    expect(readout(['panel', ...span, '--out', taken]).stderr).toMatch(/is a file/)
    expect(readFileSync(taken, 'utf8')).toBe('mine')
  })
})
