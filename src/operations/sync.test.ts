import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scheduleOf } from '../duty/schedule/held.js'
import { day, edition } from '../duty/testing/printed.js'
import { type Home, openHome } from '../home/paths.js'
import { readSchedule, scheduleFile } from '../home/schedule.js'
import type { Edition } from '../ledger/tariff.js'
import { type Served, serve } from '../sources/testing/serve.js'
import { recorded, wholeEdition } from '../sources/testing/usitc.js'
import { takeIn } from './effects/lay-together.js'
import { archivesIn, newestArchive } from './effects/sync-hts.js'

const root = mkdtempSync(join(tmpdir(), 'readout-sync-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const editionOf = (archive: string, from: string): Edition => ({
  ...edition(archive, from),
  id: archive,
  kind: 'edition',
  imposer: 'US',
  sources: ['hts'],
  at: { file: '', line: 1 },
})
const order = [
  editionOf('2025_basic', '2025-01-01'),
  editionOf('2025_rev_1', '2025-02-04'),
  editionOf('2025_rev_2', '2025-07-01'),
]

let home: Home
let archives: string
beforeEach(() => {
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  archives = mkdtempSync(join(root, 'archives-'))
})

/** The rows of soybeans and telephones, with another general rate for beans other than seed. */
const edited = (rate: string): string => {
  const rows = recorded('exportList-1007-1201').map((one) =>
    one.htsno === '1201.90.00' ? { ...one, general: rate } : one,
  )
  return JSON.stringify(wholeEdition([...rows, ...recorded('exportList-8517.1')]))
}

const put = (archive: string, text: string | Uint8Array, ending = 'json.gz'): void =>
  writeFileSync(join(archives, `hts_${archive}.${ending}`), ending === 'json.gz' ? gzipSync(text) : text)

async function sync() {
  const { archives: given, problems } = await archivesIn(archives, order)
  const synced = await takeIn(given, order, home, () => {})
  return { ...synced, problems: [...problems, ...synced.problems].map(({ what }) => what) }
}

async function rates(): Promise<string[]> {
  const columns = await readSchedule(scheduleFile(home, 'US'))
  if (columns === undefined) return []
  const schedule = scheduleOf(columns)
  return ['2025-01-15', '2025-03-01', '2025-08-01'].map((on) => schedule.line('1201900090', day(on))?.general ?? 'none')
}

describe('a folder of archives', () => {
  test('is laid together, whatever the order of its files', async () => {
    put('2025_rev_2', edited('2%'))
    put('2025_basic', edited('Free'), 'json')
    put('2025_rev_1', edited('1%'))
    const { read, unchanged, problems } = await sync()
    expect([read, unchanged, problems]).toEqual([3, 0, []])
    expect(await rates()).toEqual(['Free', '1%', '2%'])
    expect(readdirSync(home.schedule)).toEqual(['us.schedule'])
  })

  test('is not read again where it has not changed, nor written', async () => {
    put('2025_basic', edited('Free'))
    put('2025_rev_1', edited('1%'))
    await sync()
    const before = readFileSync(scheduleFile(home, 'US'))
    expect(await sync()).toMatchObject({ read: 0, unchanged: 2 })
    expect(readFileSync(scheduleFile(home, 'US'))).toEqual(before)
    put('2025_rev_1', edited('9%'))
    expect(await sync()).toMatchObject({ read: 1, unchanged: 1 })
    expect(await rates()).toEqual(['Free', '9%', '9%'])
  })

  test('adds to the editions held: one between them, and without those of before beside it', async () => {
    put('2025_basic', edited('Free'))
    put('2025_rev_2', edited('2%'))
    await sync()
    rmSync(join(archives, 'hts_2025_basic.json.gz'))
    rmSync(join(archives, 'hts_2025_rev_2.json.gz'))
    put('2025_rev_1', edited('1%'))
    expect(await sync()).toMatchObject({ read: 1, unchanged: 0 })
    expect(await rates()).toEqual(['Free', '1%', '2%'])
  })

  test('follows the ledger where it dates an edition anew', async () => {
    put('2025_basic', edited('Free'))
    put('2025_rev_1', edited('1%'))
    await sync()
    const later = [editionOf('2025_basic', '2025-01-01'), editionOf('2025_rev_1', '2025-06-01')]
    const { archives: given } = await archivesIn(archives, later)
    await takeIn(given, later, home, () => {})
    expect(await rates()).toEqual(['Free', 'Free', '1%'])
  })
})

describe('an archive that is not whole', () => {
  test.each([
    ['cut short', (text: string) => gzipSync(text).subarray(0, 900), 'is cut short: the gzip stream does not end'],
    [
      'a part of an edition',
      () => gzipSync(JSON.stringify(recorded('exportList-8517.1'))),
      'is a part of the edition: it has no line of chapter 1',
    ],
    ['a page', () => gzipSync('<html>'), 'is not JSON'],
  ])('%s is told, and the others are taken in', async (_, harm, what) => {
    put('2025_basic', edited('Free'))
    writeFileSync(join(archives, 'hts_2025_rev_1.json.gz'), harm(edited('1%')))
    put('2025_rev_2', edited('2%'))
    const { read, problems } = await sync()
    expect([read, problems]).toEqual([2, [what]])
    expect(await rates()).toEqual(['Free', 'Free', '2%'])
  })

  test('leaves what was held of its edition as it was', async () => {
    put('2025_basic', edited('Free'))
    put('2025_rev_1', edited('1%'))
    await sync()
    writeFileSync(join(archives, 'hts_2025_rev_1.json.gz'), gzipSync(edited('5%')).subarray(0, 900))
    expect((await sync()).problems).toHaveLength(1)
    expect(await rates()).toEqual(['Free', '1%', '1%'])
  })

  test('alone stores nothing', async () => {
    put('2025_basic', '[')
    expect(await sync()).toMatchObject({ read: 0, columns: undefined })
    expect(await rates()).toEqual([])
  })
})

test('a run that was stopped is taken up where it was: what it had read is not read again', async () => {
  put('2025_basic', edited('Free'))
  put('2025_rev_1', edited('1%'))
  await sync()
  // As a stopped first run leaves it: the draft is there, the file is not.
  writeFileSync(`${scheduleFile(home, 'US')}.part`, readFileSync(scheduleFile(home, 'US')))
  rmSync(scheduleFile(home, 'US'))
  put('2025_rev_2', edited('2%'))
  expect(await sync()).toMatchObject({ read: 1, unchanged: 2 })
  expect(await rates()).toEqual(['Free', '1%', '2%'])
  expect(readdirSync(home.schedule)).toEqual(['us.schedule'])
})

test('the same archives give the same bytes, however they came', async () => {
  put('2025_rev_1', edited('1%'))
  await sync()
  put('2025_basic', edited('Free'))
  await sync()
  const later = readFileSync(scheduleFile(home, 'US'))
  rmSync(scheduleFile(home, 'US'))
  await sync()
  expect(readFileSync(scheduleFile(home, 'US'))).toEqual(later)
})

test('a damaged schedule is made anew', async () => {
  put('2025_basic', edited('Free'))
  await sync()
  writeFileSync(scheduleFile(home, 'US'), 'not a schedule')
  expect(await sync()).toMatchObject({ read: 1 })
  expect(await rates()).toEqual(['Free', 'Free', 'Free'])
})

test('an edition that the ledger does not date is told, and a folder without archives is refused', async () => {
  await expect(archivesIn(archives, order)).rejects.toThrow(/holds no archive of the schedule/)
  await expect(archivesIn(join(archives, 'no'), order)).rejects.toThrow(/is not there/)
  put('2025_rev_9', edited('Free'))
  expect((await sync()).problems).toEqual([
    'is an edition (2025_rev_9) of which the ledger does not say since when its rates are law',
  ])
})

describe('the live site', () => {
  let site: Served | undefined
  afterEach(() => site?.close())
  let rate = '3%'
  const release = (name: string, start: string, status = 'current') => ({
    name,
    description: name,
    releaseStartDate: start,
    status,
  })
  const open = async (releases: unknown): Promise<Served> => {
    site = await serve((request, response) => {
      const url = request.url ?? ''
      if (url.startsWith('/reststop/releaseList')) return response.end(JSON.stringify(releases))
      const tag = `"${rate}"`
      if (request.headers['if-none-match'] === tag) return response.writeHead(304).end()
      const rows: { htsno: string }[] = JSON.parse(edited(rate))
      const is98 = url.includes('from=9800')
      const special = { ...rows[0], htsno: '9802.00.91', indent: '0', description: 'Assembled abroad' }
      response.writeHead(200, { etag: tag })
      return response.end(JSON.stringify(is98 ? [special] : rows))
    })
    return site
  }
  const live = async () => {
    const env = { READOUT_USITC_URL: site?.base }
    const told: string[] = []
    const options = { progress: (line: string) => told.push(line) }
    const given = await newestArchive(env, home, order, options)
    const synced = await takeIn(given.archives, order, home, options.progress)
    await given.taken()
    return { ...synced, told }
  }

  test('gives its current edition, dated by the ledger where that knows it', async () => {
    await open([release('2025HTSBasic', '01/01/2025', 'archived'), release('2025HTSRev2', '06/20/2025')])
    expect(await live()).toMatchObject({ read: 1 })
    const columns = await readSchedule(scheduleFile(home, 'US'))
    expect(columns?.editions.map(({ archive, from }) => [archive, from])).toEqual([['2025_rev_2', day('2025-07-01')]])
    const schedule = columns && scheduleOf(columns)
    expect(schedule?.line('1201900090', day('2025-07-01'))?.general).toBe('3%')
    expect(schedule?.line('9802009100', day('2025-07-01'))?.description).toBe('Assembled abroad')
    expect(site?.asked.map(({ path }) => path)).toEqual([
      '/reststop/releaseList',
      '/reststop/exportList?from=0100&to=9799&format=JSON&styles=false',
      '/reststop/exportList?from=9800&to=9899&format=JSON&styles=false',
    ])
  })

  test('gives an edition that the ledger does not know since the day it was posted, and says so', async () => {
    await open([release('2026HTSRev14', '07/22/2026')])
    const { told } = await live()
    expect(told.join()).toContain('2026 revision 14 is not in ledger/editions.yaml')
    const columns = await readSchedule(scheduleFile(home, 'US'))
    expect(columns?.editions.map(({ title, from }) => [title, from])).toEqual([['2026 revision 14', day('2026-07-22')]])
  })

  test('is asked only whether anything has changed, the next time', async () => {
    await open([release('2025HTSRev2', '06/20/2025')])
    await live()
    expect(await live()).toMatchObject({ read: 0 })
    expect(site?.asked.slice(4).map(({ headers }) => headers['if-none-match'])).toEqual(['"3%"', '"3%"'])
    rate = '4%'
    expect(await live()).toMatchObject({ read: 1 })
    const columns = await readSchedule(scheduleFile(home, 'US'))
    expect(columns && scheduleOf(columns).line('1201900090', day('2025-07-01'))?.general).toBe('4%')
    rate = '3%'
  })

  test('is asked for all again where the schedule was lost', async () => {
    await open([release('2025HTSRev2', '06/20/2025')])
    await live()
    rmSync(scheduleFile(home, 'US'))
    expect(await live()).toMatchObject({ read: 1 })
  })

  test.each([[[]], [{ message: 'maintenance' }], [[{ name: 'x' }]]])(
    'that names no edition (%j) is a source amiss',
    async (releases) => {
      await open(releases)
      await expect(live()).rejects.toThrow(/does not say which edition is the current one/)
    },
  )
})
