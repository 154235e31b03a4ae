import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { calendar } from '../../figures/testing/figures.js'
import { type Home, openHome } from '../../home/paths.js'
import { faults, slowly } from '../../sources/testing/faults.js'
import { lockedOffice, type Office, officeSource, openOffice, publication } from '../../sources/testing/office.js'
import { readDocuments } from '../../store/documents.js'
import { today } from '../../time/day.js'
import { type Ran, runSource, type SyncWorld } from './sync-run.js'

const root = mkdtempSync(join(tmpdir(), 'readout-sync-run-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let office: Office
let home: Home
let told: string[] = []
let waits: number[] = []
beforeEach(async () => {
  office = await openOffice()
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  told = []
  waits = []
})
afterEach(() => office.close())

const noon = new Date('2025-09-10T12:00:00Z')

function worldOf(more: Partial<SyncWorld> = {}): SyncWorld {
  return {
    home,
    env: { READOUT_OFFICE_URL: office.base },
    progress: (line) => told.push(line),
    countries: [],
    calendar,
    agent: 'readout/test',
    random: () => 0.5,
    wait: async (milliseconds) => void waits.push(milliseconds),
    silence: 150,
    ...more,
  }
}

async function sync(more: Partial<SyncWorld> = {}, now = noon, source = officeSource): Promise<Ran> {
  const wanted = { today: today(now), now, partners: ['*'], reporter: 'US', codes: [] }
  return runSource(
    {
      ...source,
      sync: (context) => source.sync({ ...context, ask: (asked) => context.ask({ ...asked, milliseconds: 300 }) }),
    },
    wanted,
    worldOf(more),
  )
}

/** Every file of a folder by its hash; the clocks of hosts are no part of what is held. */
function filesOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []) {
    const path = join(folder, name)
    if (statSync(path).isFile())
      found[name] = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
  }
  return found
}

const shelvesOf = (of: Home): Record<string, string>[] => [of.customs, of.figures, of.documents].map(filesOf)

/** The shelves of a run in which nothing goes amiss. */
let right: Record<string, string>[]
beforeAll(async () => {
  office = await openOffice()
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  await sync()
  await office.close()
  right = shelvesOf(home)
})

const isRows = (url: string | undefined, month: string): boolean => url === `/rows?month=${month}`

describe('a run', () => {
  test('brings detail, figures and documents, each answer asked for once', async () => {
    expect(await sync()).toMatchObject({ rows: 36, figures: 3, documents: 1, requests: 6 })
    expect(office.asked.map(({ path }) => path)).toEqual([
      '/months',
      '/rows?month=2025-01',
      '/rows?month=2025-02',
      '/rows?month=2025-03',
      '/statistics',
      '/announcements',
    ])
    expect(told.at(0)).toMatch(/^sync office {2}office\.example\/months {2}1 requests {2}0 kB/)
    expect(told.findLast((line) => line.startsWith('sync office'))).toMatch(
      /^sync office {2}office\.example\/announcements {2}6 of 6 requests {2}2 kB {2}.*\/s$/,
    )
  })

  test('made twice leaves every byte as it was, archive and all', async () => {
    await sync()
    const before = filesOf(home.root)
    expect(await sync({}, new Date('2025-11-01T08:00:00Z'))).toMatchObject({ rows: 0, figures: 0, documents: 0 })
    expect(filesOf(home.root)).toEqual(before)
    expect(before['archive/office/answers.jsonl']).toBeDefined()
    expect(before['archive/office/run.jsonl']).toBeUndefined()
  })

  test('asks only whether anything has changed, where the source can tell', async () => {
    office.spoil = ({ headers }, response, body) => {
      const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`
      const same = headers['if-none-match'] === tag
      response
        .writeHead(same ? 304 : 200, { etag: tag, 'content-type': 'application/json' })
        .end(same ? undefined : body)
      return true
    }
    await sync()
    const before = filesOf(home.root)
    const again = await sync()
    expect(again).toMatchObject({ requests: 6, rows: 0 })
    expect(filesOf(home.root)).toEqual(before)
    office.published = publication(3, 2, '2025-10-05')
    expect(await sync()).toMatchObject({ revised: 36, figures: 3, changed: 1 })
  })

  test('keeps both vintages where numbers have changed, and only those', async () => {
    await sync()
    const later = publication(3, 1, '2025-10-05')
    later.statistics[1] = { period: '2025-02', value_usd: '7' }
    office.published = later
    expect(await sync()).toMatchObject({ rows: 0, revised: 0, figures: 1, documents: 0, changed: 0 })
  })

  test('delivers anew to a shelf that was deleted', async () => {
    await sync()
    const [, , documents] = shelvesOf(home)
    rmSync(home.documents, { recursive: true })
    let unchanged = true
    const source = {
      ...officeSource,
      sync: (context: Parameters<typeof officeSource.sync>[0]) =>
        officeSource.sync({
          ...context,
          ask: async (request) => {
            const reply = await context.ask(request)
            unchanged &&= reply.unchanged
            return reply
          },
        }),
    }
    await sync({}, noon, source)
    expect([unchanged, shelvesOf(home)[2]]).toEqual([false, documents])
    unchanged = true
    await sync({}, noon, source)
    expect(unchanged).toBe(true)
  })
})

describe('a source that errs once', () => {
  test.each(Object.keys(faults) as (keyof typeof faults)[])('%s: the store is the right one', async (name) => {
    let spoiled = 0
    office.spoil = ({ url }, response, body) => {
      if (!isRows(url, '2025-02') || spoiled++ > 0) return false
      faults[name](response, body)
      return true
    }
    await sync()
    expect(shelvesOf(home)).toEqual(right)
    expect([spoiled, waits[0]]).toEqual([2, name.includes('429') ? 2000 : name.includes('503') ? 120_000 : 1000])
  })

  test('slow bytes are waited for', async () => {
    office.spoil = (_, response, body) => {
      slowly(response, body)
      return true
    }
    await sync()
    expect(shelvesOf(home)).toEqual(right)
  })

  test('a month without rows is answered 204: no trade in it', async () => {
    const { '2025-02': _, ...months } = office.published.months
    office.spoil = ({ url }, response) => {
      if (isRows(url, '2025-02')) response.writeHead(204).end()
      return isRows(url, '2025-02')
    }
    expect(await sync()).toMatchObject({ rows: 24 })
    expect(Object.keys(months)).toHaveLength(2)
  })

  test('columns in another order, and rows that stand twice, change nothing', async () => {
    for (const rows of Object.values(office.published.months)) {
      for (const row of rows) row.reverse()
      rows.push(...rows.slice(2, 5))
    }
    office.published.header.reverse()
    await sync()
    expect(shelvesOf(home)).toEqual(right)
  })
})

describe('a source that keeps erring', () => {
  const lineOf = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => 'no error',
      (error: Error) => `${error.name}: ${error.message}`,
    )
  const address = 'office.example/rows?month=2025-02'

  test.each<[keyof typeof faults, RegExp]>([
    ['says nothing', /gave no answer within 0\.3 s, 5 times/],
    ['stalls in the middle', /fell silent after 10 bytes, 5 times/],
    ['resets the connection', /broke off the connection.*, 5 times/],
    ['breaks off below its content-length', /broke off the connection after \d+ bytes, 5 times/],
    ['ends too early, as if whole', /answers with JSON that is cut short after \d+ bytes, 3 times/],
    ['cuts a gzip stream', /sent a packed answer that is broken or cut short/],
    ['answers in no HTTP', /does not answer in HTTP/],
    ['answers 200 with nothing', /answers with nothing where JSON is due/],
    ['answers with a page', /answers with a page where JSON is due: "<!DOCTYPE html><html><head><title>Maintenance/],
    ['answers with a page called JSON', /answers with a page where JSON is due: "<!DOCTYPE/],
    ['answers 500', /answers with status 500: "<!DOCTYPE html>.*, 5 times/],
  ])('%s: one line names the request, and nothing of the release is visible', async (name, expected) => {
    office.spoil = ({ url }, response, body) => {
      if (isRows(url, '2025-02')) faults[name](response, body)
      return isRows(url, '2025-02')
    }
    const line = await lineOf(sync())
    expect(line).toMatch(/^SourceError: /)
    expect(line).toContain(address)
    expect(line).toMatch(expected)
    expect(line).not.toContain('\n')
    expect(shelvesOf(home)).toEqual([{}, {}, {}])
    office.spoil = () => false
    const asked = office.asked.length
    await sync()
    expect(office.asked.slice(asked).map(({ path }) => path)).not.toContain('/rows?month=2025-01')
    expect(shelvesOf(home)).toEqual(right)
  })

  test('a status that is final is not asked again', async () => {
    office.spoil = (_, response) => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end("error: unknown variable 'X'\u001b[2J")
      return true
    }
    expect(await lineOf(sync())).toBe(
      'SourceError: office.example/months  answers with status 400: "error: unknown variable \'X\'\\u001b[2J". Try again later; what was held before is as it was.',
    )
    expect(office.asked).toHaveLength(1)
  })

  test.each<[string, (rows: (string | number | null)[][]) => void, RegExp]>([
    [
      'two rows that contradict',
      (rows) => rows.push(['1007900000', 'CN', 9, 9, 't']),
      /2025-02 row 13 {2}says of 1007900000 CN/,
    ],
    ['a row cut short', (rows) => rows.push(['1007900000']), /2025-02 row 13 {2}has 1 cells, the header 5/],
    [
      'a number that is none',
      (rows) => rows.push(['0101', 'CN', 'n/a', 1, 't']),
      /2025-02 row 13 {2}has "n\/a" for a value/,
    ],
  ])(
    '%s: request and row are named, nothing is stored, and the answer is asked for anew',
    async (_, harm, expected) => {
      harm(office.published.months['2025-02'] ?? [])
      expect(await lineOf(sync())).toMatch(expected)
      expect(shelvesOf(home)).toEqual([{}, {}, {}])
      office.published = publication()
      await sync()
      expect(shelvesOf(home)).toEqual(right)
      expect(office.asked.filter(({ path }) => path === '/rows?month=2025-02')).toHaveLength(2)
      expect(office.asked.filter(({ path }) => path === '/rows?month=2025-01')).toHaveLength(1)
    },
  )

  test('columns that have changed are named', async () => {
    office.published.header = ['hs10', 'partner', 'value', 'quantity', 'unit']
    expect(await lineOf(sync())).toMatch(/2025-01 row 0 {2}has no column "code"; its columns are hs10, partner/)
  })

  test('a figure that is none: request, row and cell', async () => {
    office.published.statistics[1] = { period: '2025-13', value_usd: '1' }
    expect(await lineOf(sync())).toMatch(
      /^SourceError: office\.example\/statistics row 2 {2}period: "2025-13" is not a period/,
    )
    expect(shelvesOf(home)).toEqual([{}, {}, {}])
  })

  test('hours of quiet that are asked for are told, and kept by the next run', async () => {
    office.spoil = (_, response) => {
      response.writeHead(429, { 'retry-after': '7200' }).end()
      return true
    }
    expect(await lineOf(sync())).toMatch(/status 429, and asks to be left alone for 120 minutes/)
    expect(await lineOf(sync())).toMatch(/asked to be left alone until 20\d\d-.*delete .*hosts/)
    expect(office.asked).toHaveLength(1)
  })
})

describe('redirects', () => {
  const moved = (location: string): Promise<string> => {
    office.spoil = ({ url }, response) => {
      if (url === '/months') response.writeHead(302, { location }).end()
      return url === '/months'
    }
    return sync().then(
      () => 'synced',
      (error: Error) => error.message,
    )
  }
  test('inside the site are followed', async () => {
    office.spoil = ({ url }, response) => {
      if (url === '/months') response.writeHead(302, { location: '/there' }).end()
      if (url === '/there') response.writeHead(200).end('{"released":"2025-09-05","months":[]}')
      return url === '/months' || url === '/there'
    }
    expect(await sync()).toMatchObject({ rows: 0, figures: 3 })
  })
  test.each([
    ['https://elsewhere.example/months', /redirects to another site, elsewhere\.example/],
    ['/months', /redirects more than 3 times/],
    ['file:///etc/passwd', /redirects to/],
  ])('to %s are not', async (location, expected) => expect(await moved(location)).toMatch(expected))
})

describe('a key', () => {
  const key = 's3cret/key+with=marks'
  const env = (): SyncWorld['env'] => ({ READOUT_OFFICE_URL: office.base, OFFICE_KEY: key })

  /** All that was written or told, as one text. */
  const everything = (): string =>
    [
      ...told,
      ...readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => join(root, name))
        .filter((path) => statSync(path).isFile())
        .map((path) => readFileSync(path, 'latin1')),
    ].join('\n')

  test('is sent, and is nowhere else: not in the archive though the source repeats it, nor in a recording', async () => {
    office.spoil = ({ url }, response, body) => {
      if (url?.startsWith('/announcements')) {
        const echoed = JSON.stringify([{ id: '1', title: `for ${key}`, text: url }])
        response.writeHead(200, { 'x-asked': url, 'set-cookie': 'session=1' }).end(echoed)
        return true
      }
      return body === ''
    }
    await sync({ env: env(), record: join(home.root, 'recorded') }, noon, lockedOffice)
    expect(office.asked[0]?.path).toBe(`/months?key=${encodeURIComponent(key)}`)
    expect(everything()).not.toContain(key)
    expect(everything()).not.toContain(encodeURIComponent(key))
    expect(everything()).not.toContain('session=1')
    expect((await readDocuments(home))[0]?.title).toBe('for [key]')
  })

  test.each([
    [
      'a 302 to a page about keys',
      (office: Office) => ({ location: `${office.base}/data/invalid_key.html?key=${encodeURIComponent(key)}` }),
    ],
    ['the same, relative', () => ({ location: `/data/invalid_key.html?key=${key}` })],
  ])('that is wrong is told in a line, without the key: %s', async (_, headers) => {
    office.spoil = (_, response) => {
      response.writeHead(302, headers(office)).end(`bad key ${key}`)
      return true
    }
    await expect(sync({ env: env() }, noon, lockedOffice)).rejects.toThrow(
      'office.example/months  does not know the key. See OFFICE_KEY; a key is had at https://office.example/key',
    )
    expect(office.asked).toHaveLength(1)
    expect(everything()).not.toContain(key)
  })

  test('is not in the words of a source that throws them', async () => {
    office.spoil = (_, response) => {
      response.writeHead(400).end(`no such thing: key=${encodeURIComponent(key)}`)
      return true
    }
    await expect(sync({ env: env() }, noon, lockedOffice)).rejects.toThrow('no such thing: key=[key]')
  })

  test.each([
    [undefined, /office needs a key, and OFFICE_KEY is not set\. Get one at https:\/\/office\.example\/key/],
    ['two\nlines', /OFFICE_KEY {2}holds characters that are in no key/],
    ['abc', /OFFICE_KEY {2}is too short to be a key/],
  ])('%j is refused before anything is asked or written', async (value, expected) => {
    const run = sync({ env: { ...env(), OFFICE_KEY: value } }, noon, lockedOffice)
    await expect(run).rejects.toThrow(expected)
    expect([office.asked, filesOf(home.archive)]).toEqual([[], {}])
  })
})

describe('who asks', () => {
  test('says its name, and the contact where one is set', async () => {
    await sync({ env: { READOUT_OFFICE_URL: office.base, READOUT_CONTACT: 'desk@example.org' } })
    expect(office.asked[0]?.headers['user-agent']).toBe('readout/test (desk@example.org)')
  })
  test('keeps the pace of the source, whoever asks', async () => {
    const paced = { ...officeSource, pace: 5000 }
    await sync({}, noon, paced)
    expect(waits.length).toBe(5)
    expect(waits.every((wait, index) => wait > 4000 * (index + 1) && wait <= 5000 * (index + 1))).toBe(true)
  })
})

describe('recorded answers', () => {
  test('stand in for the source, and give the same store', async () => {
    const dir = join(home.root, 'recorded')
    await sync({ record: dir })
    home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
    await office.close()
    await sync({ from: dir, env: {} })
    expect(shelvesOf(home)).toEqual(right)
    rmSync(join(dir, 'office'), { recursive: true })
    await expect(sync({ from: dir })).rejects.toThrow(/holds no recorded answers of office/)
  })
})

describe('places that cannot be used', () => {
  test.each([
    ['customs/manifest.json', /customs\/manifest\.json {2}was written by a newer version of Readout/],
    ['figures/manifest.json', /figures\/manifest\.json {2}was written by a newer version of Readout/],
    ['documents/manifest.json', /documents\/manifest\.json {2}was written by a newer version of Readout/],
  ])('%s of a newer version is left alone', async (name, expected) => {
    await sync()
    const path = join(home.root, name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), form: 9 }))
    office.published = publication(3, 2, '2025-10-05')
    await expect(sync()).rejects.toThrow(expected)
  })
  test('a home below a file', async () => {
    writeFileSync(join(root, 'plain'), '')
    home = openHome({ READOUT_HOME: join(root, 'plain', 'home') })
    await expect(sync()).rejects.toThrow(/lies below something that is not a folder\. Set READOUT_HOME/)
  })
  test('no network: nobody listens, and a name that there is not', async () => {
    await expect(sync({ env: { READOUT_OFFICE_URL: 'http://127.0.0.1:1' } })).rejects.toThrow(
      /refuses the connection, 5 times/,
    )
    await expect(sync({ env: { READOUT_OFFICE_URL: 'http://no-such-host.invalid' } })).rejects.toThrow(
      /has a name that cannot be found, 5 times/,
    )
  })
})
