import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { columns } from '../figures/columns.js'
import { bundledStore, packFigures } from '../figures/compiled.js'
import { csvLine } from '../figures/csv.js'
import { calendar, cells, figure } from '../figures/testing/figures.js'
import { type Home, openHome } from '../home/paths.js'
import { addFigures } from './add.js'
import { openDuck, sqlText } from './duck.js'
import { openOwnFigures } from './own.js'
import { parquetStore } from './parquet.js'
import { lockFile, manifestFile, partsFolder } from './shelf.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(folder, `home ${++count}`) })
const file = (name: string, text: string): string => {
  const path = join(folder, `${++count}-${name}`)
  writeFileSync(path, text)
  return path
}
const line = (given: Parameters<typeof cells>[0]): string => {
  const row = cells(given)
  return csvLine(columns.map((column) => row[column]))
}
const csv = (...rows: Parameters<typeof cells>[0][]): string => [columns.join(','), ...rows.map(line), ''].join('\n')
const july = { value_usd: '71', period: '2025-07' }
const june = { value_usd: '61', period: '2025-06' }
const key = { flow: 'export', reporter: 'US', partner: 'CN', classification: 'HS', code: '1007' } as const
const add = (path: string, home: Home, more = {}) => addFigures({ file: path, home, calendar, ...more })
const values = async (home: Home): Promise<(number | undefined)[]> => {
  const store = await parquetStore(home, calendar)
  const figures = (await store?.series([key])) ?? []
  store?.close()
  return figures.map((f) => f.value).sort()
}

describe('adding figures', () => {
  test('counts rows, and answers by series as the file had them', async () => {
    const home = newHome()
    const path = file('two.csv', csv(july, june, { ...july, partner: 'MX' }))
    expect(await add(path, home)).toMatchObject({ rows: 3, added: 3, already: 0 })
    const store = await parquetStore(home, calendar)
    expect(await store?.series([key])).toEqual([figure(june), figure(july)])
    expect(await store?.keys?.({ partner: 'MX' })).toEqual([{ ...key, partner: 'MX' }])
    expect(await store?.series([{ ...key, code: '9999' }])).toEqual([])
    store?.close()
  })
  test('twice does not double, and new rows of a longer file are added alone', async () => {
    const home = newHome()
    await add(file('a.csv', csv(july)), home)
    expect(await add(file('b.csv', csv(july, july)), home)).toMatchObject({ rows: 2, added: 0, already: 2 })
    expect(await add(file('c.csv', csv(july, june)), home)).toMatchObject({ rows: 2, added: 1, already: 1 })
    expect(await values(home)).toEqual([61, 71])
  })
  test('a row that is bundled too is evidence once', async () => {
    const home = newHome()
    await add(file('a.csv', csv(july, june)), home)
    const bundled = bundledStore(packFigures([figure({ ...july, vintage: 'repo 2025-09-30' })], calendar, 'd'))
    const both = await openOwnFigures(home, bundled)
    expect((await both.series([key])).map((f) => f.value).sort()).toEqual([61, 71])
  })
  test('many additions are joined, and nothing is lost', async () => {
    const home = newHome()
    for (let month = 1; month <= 11; month++)
      await add(
        file('m.csv', csv({ value_usd: String(month), period: `2024-${String(month).padStart(2, '0')}` })),
        home,
      )
    expect(await values(home)).toHaveLength(11)
    expect(JSON.parse(readFileSync(manifestFile(home), 'utf8')).parts.length).toBeLessThan(9)
  })
  test('from a file with a byte order mark, CRLF, quotes and line breaks in cells', async () => {
    const home = newHome()
    const text = `\ufeff${csv({ ...july, name: 'Sorghum, "grain"', note: 'two\nlines' }).replaceAll('\n', '\r\n')}`
    expect(await add(file('a.csv', text), home)).toMatchObject({ added: 1 })
  })
})

describe('all or nothing', () => {
  const refused = async (path: string): Promise<string[]> => {
    const home = newHome()
    const lines: string[] = []
    const error = await add(path, home, { progress: (text: string) => lines.push(text) }).then(
      () => 'added',
      (thrown: Error) => `${thrown.name}: ${thrown.message}`,
    )
    expect(existsSync(manifestFile(home))).toBe(false)
    return [error.replaceAll(path, 'F'), ...lines.map((text) => text.replaceAll(path, 'F'))]
  }
  test('one bad row in the middle: its line and column', async () =>
    expect(await refused(file('a.csv', csv(july, { ...june, reporter: 'USA' }, { ...june, partner: 'MX' })))).toEqual([
      'InputError: F:3  reporter: "USA" is not a country. Write two capital letters, such as US; US-IA for a state.',
    ]))
  test('several: all are listed, then the refusal', async () => {
    const [error, ...lines] = await refused(
      file('a.csv', csv({ ...july, period: '2025', flow: 'out' }, { value_usd: 'x' })),
    )
    expect(lines).toHaveLength(2)
    expect(error).toMatch(/^InputError: F {2}2 problems, so nothing was added; the first: F:2 {2}flow/)
  })
  test.each([
    ['empty.csv', '', /the file is empty/],
    ['garbage.csv', '\u0001\u0002garbage\n\u0003', /the header lacks/],
    ['zero.csv', 'a\u0000b', /:1 {2}is not text: it holds a zero byte/],
    ['quote.csv', `${csv(july)}"open`, /:3 {2}a quoted cell that begins on this line is never closed/],
    ['notes.txt', 'hello', /is neither \.csv nor \.parquet/],
    ['fake.parquet', 'PAR1 not really', /is not a whole Parquet file/],
  ])('%s', async (name, text, expected) => expect((await refused(file(name, text)))[0]).toMatch(expected))
  test('bytes that are not UTF-8: the line', async () => {
    const path = file('latin.csv', '')
    writeFileSync(path, Buffer.concat([Buffer.from(csv(july)), Buffer.from([0x63, 0xe9, 0x0a])]))
    expect((await refused(path))[0]).toMatch(/:3 {2}is not UTF-8 text/)
  })
  test.each([
    ['/nowhere/at/all.csv', /is not there/],
    ['/nowhere/at/all.parquet', /is not there/],
  ])('%s', async (path, expected) => expect((await refused(path))[0]).toMatch(expected))
  test('a folder is no file', async () => {
    mkdirSync(join(folder, 'dir.csv'))
    expect((await refused(join(folder, 'dir.csv')))[0]).toMatch(/is a folder/)
  })
})

describe('from Parquet', () => {
  const parquet = async (name: string, select: string): Promise<string> => {
    const path = join(folder, name)
    const duck = await openDuck()
    await duck.ask(`COPY (${select}) TO ${sqlText(path)} (FORMAT parquet)`)
    duck.close()
    return path
  }
  const row = `'export' AS flow, 'US' AS reporter, 'CN' AS partner, 'HS' AS classification, '1007' AS code, 'Sorghum' AS name,
    '2025-07' AS period, NULL::BIGINT AS quantity, NULL::VARCHAR AS quantity_unit, 'U.S. Census Bureau' AS source_agency, 'T' AS source_title`
  test.each([
    ['BIGINT', '123031879061', 123_031_879_061],
    ['DOUBLE', '123031879061', 123_031_879_061],
    ['DECIMAL(18,2)', '71.50', 71.5],
    ['VARCHAR', "'71'", 71],
  ])('values as %s', async (type, value, expected) => {
    const path = await parquet(
      `[v] '${type}.parquet`,
      `SELECT ${row}, CAST(${value} AS ${type}) AS value_usd, DATE '2025-09-05' AS published`,
    )
    const home = newHome()
    expect(await add(path, home)).toMatchObject({ rows: 1, added: 1 })
    expect(await values(home)).toEqual([expected])
  })
  test('a bad row has its number', async () => {
    const path = await parquet('bad.parquet', `SELECT ${row}, -1 AS value_usd`)
    await expect(add(path, newHome())).rejects.toThrow(/bad\.parquet:1 {2}value_usd: -1 is negative/)
  })
  test('a file that was cut short is refused', async () => {
    const path = await parquet('cut.parquet', `SELECT ${row}, range AS value_usd FROM range(5000)`)
    truncateSync(path, Math.floor(statSync(path).size / 2))
    await expect(add(path, newHome())).rejects.toThrow(/is not a whole Parquet file/)
  })
  test('other columns are refused by their names', async () => {
    const path = await parquet('other.parquet', 'SELECT 1 AS a')
    await expect(add(path, newHome())).rejects.toThrow(/the header lacks flow/)
  })
})

describe('stopped, crowded, damaged', () => {
  test.each(['read', 'written', 'placed'] as const)(
    'stopped after "%s": the old state, and it can be added again',
    async (at) => {
      const home = newHome()
      await add(file('a.csv', csv(june)), home)
      const path = file('b.csv', csv(july))
      const step = (name: string) => {
        if (name === at) throw new Error('power cut')
      }
      await expect(add(path, home, { step })).rejects.toThrow('power cut')
      expect(await values(home)).toEqual([61])
      expect(await add(path, home)).toMatchObject({ added: 1 })
      expect(await values(home)).toEqual([61, 71])
      expect(readdirSync(partsFolder(home))).toHaveLength(2)
    },
  )
  test('stopped after the manifest was swapped: the new state', async () => {
    const home = newHome()
    const step = (name: string) => {
      if (name === 'listed') throw new Error('power cut')
    }
    await expect(add(file('b.csv', csv(july)), home, { step })).rejects.toThrow('power cut')
    expect(await values(home)).toEqual([71])
  })
  test('a lock left by a process that is gone does not stop anybody', async () => {
    const home = newHome()
    mkdirSync(home.figures, { recursive: true })
    const gone = Number(
      execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))'], { encoding: 'utf8' }),
    )
    writeFileSync(lockFile(home), `${gone} ${hostname()} 0\n`)
    expect(await add(file('a.csv', csv(july)), home)).toMatchObject({ added: 1 })
  })
  test('several at once: every row counts once', async () => {
    const home = newHome()
    const files = [csv(july), csv(june), csv(july, june), csv({ value_usd: '5', period: '2025-05' })]
    const added = await Promise.all(files.map((text, index) => add(file(`${index}.csv`, text), home)))
    expect(added.reduce((sum, one) => sum + one.added, 0)).toBe(3)
    expect(await values(home)).toEqual([5, 61, 71])
  })
  test('a part that was cut short is found out, with the mend', async () => {
    const home = newHome()
    await add(file('a.csv', csv(july)), home)
    const part = readdirSync(partsFolder(home))[0] ?? ''
    truncateSync(join(partsFolder(home), part), 10)
    await expect(parquetStore(home, calendar)).rejects.toThrow(/has 10 bytes and should have .*add your figures again/)
  })
  test('a manifest that is not ours is refused', async () => {
    const home = newHome()
    mkdirSync(home.figures, { recursive: true })
    writeFileSync(manifestFile(home), '{"form":1,"parts":[{"file":"../../etc/passwd","rows":1,"bytes":1}]}')
    await expect(parquetStore(home, calendar)).rejects.toThrow(/is not a manifest of this version/)
  })
  test('a directory that holds no figures opens no database', async () => {
    expect(await parquetStore(newHome(), calendar)).toBeUndefined()
  })
  test('a place that cannot be written to is refused with the mend', async () => {
    const plain = file('plain', '')
    await expect(add(file('a.csv', csv(july)), openHome({ READOUT_HOME: join(plain, 'home') }))).rejects.toThrow(
      /READOUT_HOME/,
    )
  })
})
