/** A file of entries through the built command: every row answered in order, whatever is wrong with the others. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main, openDoor, root } from './duty-door.js'

const { scratch, env, readout, file } = openDoor()
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const columns = 'hts,origin,date,mfn,s301,s232,s201,s122,ieepaFentanyl,ieepaReciprocal,other,total,complete,note'
const phone = '8517.13.0000,CN,2025-10-01'
const phoneRow = `${phone},0,0,0,0,0,20,0,0,20,true,9903.01.24`

/** Lines of output below the header. */
function answers(
  input: string | Uint8Array,
  ...args: string[]
): { rows: string[]; status: number | null; stderr: string } {
  const { stdout, status, stderr } = readout(['duty', '--batch', '-', ...args], input)
  const [head, ...rows] = stdout.trimEnd().split('\n')
  if (args.length === 0) expect(head).toBe(columns)
  return { rows, status, stderr }
}

describe('readout duty --batch', () => {
  test('answers the bundled entries', async () => {
    const { status, stdout } = readout(['duty', '--batch', 'examples/entries.csv'])
    expect(status).toBe(0)
    await expect(stdout).toMatchFileSnapshot(join(root, 'examples/entries-answered.csv'))
  })

  test('goes on past bad rows, tells each with row and column, and ends with status 2', () => {
    const { rows, status, stderr } = answers(
      `hts,origin,date\n${phone}\n85076,CN,2025-10-01\n8517.13.0000,Chnia,2025-10-01\n8517.13.0000,CN,2025-02-30\n${phone}\n`,
    )
    expect(rows).toHaveLength(5)
    expect([rows[0], rows[4]]).toEqual([phoneRow, phoneRow])
    expect(rows[1]).toMatch(/^85076,CN,2025-10-01,,,,,,,,,,false,/)
    expect(stderr).toMatch(/standard input:3 hts .*5 digits/)
    expect(stderr).toMatch(/standard input:4 origin .*Did you mean China/)
    expect(stderr).toMatch(/standard input:5 date .*February 2025/)
    expect(stderr).toMatch(/3 of 5 rows were refused/)
    expect(status).toBe(2)
  })

  test('gives the same rows as JSON lines, null where a column cannot be said as a percentage', () => {
    const { stdout, status } = readout(
      ['duty', '--batch', '-', '--format', 'jsonl'],
      `hts,origin,date\n${phone}\n0804.40.0020,MX,2025-05-01\n`,
    )
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(Object.keys(rows[0])).toEqual(columns.split(','))
    expect(rows[0]).toMatchObject({ total: 20, ieepaFentanyl: 20, complete: true })
    expect(rows[1]).toMatchObject({ mfn: null, ieepaFentanyl: 25, total: null, complete: false })
  })

  test.each([
    ['lines that end in CR LF', `hts,origin,date\r\n${phone}\r\n`],
    ['a byte order mark', `\ufeffhts,origin,date\n${phone}\n`],
    ['quoted cells', `"hts","origin","date"\n"8517.13.0000","CN","2025-10-01"\n`],
    [
      'columns in another order, in capitals, among others',
      `Date,note,HTS,Origin\n2025-10-01,"a, b",8517.13.0000,CN\n`,
    ],
    [
      'the columns of the worked examples',
      `hts10,country,entry_date,preference_claim\n8517.13.0000,CN,2025-10-01,none\n`,
    ],
    ['blank lines and blanks around cells', `hts,origin,date\n\n 8517.13.0000 , CN , 2025-10-01 \n\n`],
    ['no line break at the end', `hts,origin,date\n${phone}`],
    ['names of countries', `hts,origin,date\n8517.13.0000,CN,2025-10-01\n`],
  ])('reads %s', (_, input) => {
    expect(answers(input)).toMatchObject({ rows: [phoneRow], status: 0 })
  })

  test('reads value and quantity, claims, loading and content, row by row', () => {
    const { rows, status } = answers(
      [
        'hts,origin,date,value,quantity,unit,claims,loaded,content',
        '0804.40.0020,MX,2025-05-01,1000,500,kg,,,',
        '8517.13.0000,CN,2025-10-01,,,,us-donation,,',
        '8507.60.0020,DE,2025-04-20,,,,,2025-04-04,',
        '2203.00.0030,CA,2025-07-01,,,,,,aluminum=10%',
      ].join('\n'),
    )
    expect(status).toBe(0)
    expect(rows.map((row) => row.split(',')[11])).toEqual(['30.6', '0', '3.4', '27.5'])
  })

  test('a day after the record is complete is answered, and the note says so', () => {
    const { rows, status } = answers('hts,origin,date\n8517.13.0000,CN,2027-06-01\n')
    expect(status).toBe(0)
    expect(rows[0]).toMatch(/complete to \d+ \w+ 2026; what came later may be missing/)
  })

  test('what a spreadsheet would run as a formula goes out as text', () => {
    const { rows } = answers(`hts,origin,date\n"=HYPERLINK(""http://x"")",CN,2025-10-01\n@SUM(1),+CN,-1\n`)
    expect(rows[0]).toMatch(/^"'=HYPERLINK/)
    expect(answers('hts,origin,date\n\u001b[2J8517,CN,2025-10-01\n').rows[0]).not.toContain('\u001b')
    expect(rows[1]).toMatch(/^'@SUM\(1\),'\+CN,'-1,/)
  })

  test.each([
    ['an empty file', '', /is empty/],
    ['a missing column', 'hts,origin\n1,CN\n', /column date is missing/],
    ['no columns at all', `${phone}\n`, /columns hts, origin, date are missing/],
    ['a column that stands twice', 'hts,hts10,origin,date\n1,1,CN,2025-01-01\n', /hts stands there twice/],
    ['semicolons', 'hts;origin;date\n1;CN;2025-01-01\n', /commas/],
    ['bytes that are no text', new Uint8Array([0, 255, 254, 0, 10, 0, 255]), /missing/],
  ])('refuses %s, and writes nothing', (_, input, told) => {
    const { status, stdout, stderr } = readout(['duty', '--batch', '-'], input)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(told)
  })

  test('a quotation mark left open ends the batch after the rows before it', () => {
    const { status, stdout, stderr } = readout(
      ['duty', '--batch', '-'],
      `hts,origin,date\n${phone}\n"8517.13.0000,CN\n`,
    )
    expect(stdout.split('\n')[1]).toBe(phoneRow)
    expect(stderr).toMatch(/quotation mark is opened and not closed/)
    expect(status).toBe(2)
  })

  test('a cell beyond the columns refuses its row', () => {
    const { rows, status } = answers(`hts,origin,date\n${phone},extra\n${phone},,\n`)
    expect(rows[0]).toMatch(/beyond the last column/)
    expect(rows[1]).toBe(phoneRow)
    expect(status).toBe(2)
  })

  test('--out writes a whole file or none', () => {
    const out = join(scratch, 'answers.csv')
    expect(readout(['duty', '--batch', '-', '--out', out], `hts,origin,date\n${phone}\n`).stdout).toBe('')
    expect(readFileSync(out, 'utf8')).toBe(`${columns}\n${phoneRow}\n`)
    const broken = join(scratch, 'broken.csv')
    expect(readout(['duty', '--batch', '-', '--out', broken], 'hts,origin,date\n"8517\n').status).toBe(2)
    expect(existsSync(broken)).toBe(false)
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a missing file, a folder, and a form that is none are refused', () => {
    expect(readout(['duty', '--batch', join(scratch, 'none.csv')]).stderr).toMatch(/cannot be read \(ENOENT\)/)
    expect(readout(['duty', '--batch', scratch]).stderr).toMatch(/is a folder/)
    expect(readout(['duty', '--batch', '-', '--format', 'json'], phone).stderr).toMatch(/csv or jsonl/)
  })

  test('300,000 rows stream through in bounded memory', async () => {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=128', main, 'duty', '--batch', '-', '--format', 'csv'],
      { env, stdio: ['pipe', 'pipe', 'ignore'] },
    )
    let lines = 0
    child.stdout.on('data', (piece: Buffer) => {
      for (const byte of piece) if (byte === 10) lines++
    })
    child.stdin.write('hts,origin,date\n')
    const block = `${phone}\n`.repeat(10_000)
    for (let count = 0; count < 30; count++)
      if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once('drain', resolve))
    child.stdin.end()
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect([status, lines]).toEqual([0, 300_001])
  }, 120_000)

  test('a reader that has seen enough ends it quietly', async () => {
    const big = file('big.csv', `hts,origin,date\n${`${phone}\n`.repeat(50_000)}`)
    const child = spawn(process.execPath, [main, 'duty', '--batch', big], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString()
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect([status, errors]).toEqual([0, ''])
  })
})
