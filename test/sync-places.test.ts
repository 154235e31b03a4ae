/** A sync where something of this machine is amiss: a full disk, a folder that may only be read, no key. One line, and the exit status. */
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { diskText } from '../src/sources/testing/disk-text.js'
import { type Served, serve } from '../src/sources/testing/serve.js'

const main = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const root = mkdtempSync(join(tmpdir(), 'readout-places-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let site: Served
let status = 200
let headers: Record<string, string> = {}
let body: (path: string) => string = () => '[]'
beforeAll(async () => {
  site = await serve((request, response) => {
    response.writeHead(status, headers).end(body(request.url ?? ''))
  })
  return () => site.close()
})
afterEach(() => {
  status = 200
  headers = {}
  body = () => '[]'
})

const key = 'k3y-that-nobody-may-see'

interface Ended {
  status: number | string | null | undefined
  out: string
  err: string
}

/** Runs the command as a person would, against the site on this machine; under limits of the shell where they are given. */
function readout(
  home: string,
  words: string[],
  { limit = '', env = {} as Record<string, string> } = {},
): Promise<Ended> {
  const settings: NodeJS.ProcessEnv = {
    ...process.env,
    READOUT_HOME: home,
    READOUT_CENSUS_URL: site.base,
    READOUT_FEDERAL_REGISTER_URL: site.base,
    CENSUS_API_KEY: '',
    ...env,
  }
  return new Promise((resolve) =>
    execFile(
      'bash',
      ['-c', `${limit} exec "$0" "$@"`, process.execPath, main, ...words],
      { env: settings },
      (error, out, err) => resolve({ status: error === null ? 0 : error.code, out, err }),
    ),
  )
}

const lastLine = ({ err }: Ended): string => err.trimEnd().split('\n').at(-1) ?? ''
const newHome = (): string => mkdtempSync(join(root, 'home-'))

/** A page of the Federal Register with so many notices. */
const notices = (count: number): string =>
  JSON.stringify({
    count,
    total_pages: 1,
    results: Array.from({ length: count }, (_, index) => ({
      document_number: `2025-${10_000 + index}`,
      title: `Notice ${createHash('sha256').update(String(index)).digest('hex')}`,
      type: 'Notice',
      publication_date: '2025-02-07',
      html_url: `https://www.federalregister.gov/d/2025-${10_000 + index}`,
      agencies: [],
    })),
  })

test('no network: one line after two sources, and the others are not asked', async () => {
  const nowhere = 'http://no-such-host.invalid'
  const env = { READOUT_ERS_URL: nowhere, READOUT_PSD_URL: nowhere, READOUT_MOF_URL: nowhere }
  const ended = await readout(newHome(), ['sync', 'ers', 'psd', 'mof'], { env })
  expect(ended.status).toBe(3)
  expect(lastLine(ended)).toMatch(
    /^readout: sync {2}no network: neither \w+ nor \w+ can be reached, so the others were not/,
  )
  expect(ended.out.trimEnd().split('\n')).toHaveLength(2)
})

test('no key: the setting and where a key is had, before anything is written', async () => {
  const home = newHome()
  const ended = await readout(home, ['sync', 'census', '--partner', 'CN'])
  expect([ended.status, ended.err]).toEqual([
    2,
    expect.stringMatching(
      /^readout: sync {2}census needs a key, and CENSUS_API_KEY is not set\. Get one at https:\S+ and set .*\n$/,
    ),
  ])
  expect(readdirSync(home, { recursive: true }).filter((name) => !String(name).startsWith('archive/census'))).toEqual([
    'archive',
  ])
})

test('a wrong key: one line that does not show it, exit status 3, and it is nowhere on the disk', async () => {
  status = 302
  headers = { location: `/data/invalid_key.html?key=${key}`, 'x-datawebapi-keyerror': '1' }
  body = () => `bad key ${key}`
  const home = newHome()
  const ended = await readout(home, ['sync', 'census', '--partner', 'CN'], { env: { CENSUS_API_KEY: key } })
  expect(ended.status).toBe(3)
  expect(lastLine(ended)).toMatch(/^readout: api\.census\.gov\/data\/timeseries\S+ {2}.*key.*CENSUS_API_KEY/)
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(home, name)).isFile(),
  )
  const everything = [ended.out, ended.err, ...files.map((name) => diskText(join(home, name)))].join('\n')
  expect(everything).not.toContain(key)
  expect(site.asked.at(-1)?.path).toContain(key)
})

test('a source that there is not, and a folder without recordings: exit status 2', async () => {
  const home = newHome()
  expect(lastLine(await readout(home, ['sync', 'senate']))).toMatch(
    /^readout: source {2}there is no source "senate"\. Write one or more of: hts, census,/,
  )
  const ended = await readout(home, ['sync', 'federal-register', '--from', home])
  expect([ended.status, lastLine(ended)]).toEqual([
    2,
    expect.stringMatching(/holds no recorded answers of federal-register/),
  ])
})

test('no room for a file: one line, exit status 2, nothing half there, and the next run with room ends it', async () => {
  const home = newHome()
  body = (path) => (path.includes('documents.json') ? notices(900) : JSON.stringify({ count: 0, results: [] }))
  const words = ['sync', 'federal-register', '--since', '2025-01-01']
  const ended = await readout(home, words, { limit: 'ulimit -f 24;' })
  expect([ended.status, lastLine(ended)]).toEqual([
    2,
    expect.stringMatching(
      /^readout: \S+ {2}does not fit: no file may be so large here\. Set READOUT_HOME to a folder that may be written to\.$/,
    ),
  ])
  expect(existsSync(join(home, 'documents', 'manifest.json'))).toBe(false)
  const last = await readout(home, words)
  expect([last.status, last.out]).toEqual([0, expect.stringContaining('900 documents new')])
})

/** Makes a folder read-only, also for root where the file system has a way; undefined where it has none. */
function locked(folder: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500)
    return () => chmodSync(folder, 0o700)
  }
  try {
    execFileSync('chattr', ['+i', folder], { stdio: 'ignore' })
    return () => void execFileSync('chattr', ['-i', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
}

const probe = join(root, 'probe')
mkdirSync(probe)
const unlockProbe = locked(probe)
unlockProbe?.()

test.skipIf(unlockProbe === undefined)(
  'a data directory that may only be read: one line, exit status 2 (skipped where root can write everywhere)',
  async () => {
    const home = newHome()
    const unlock = locked(home)
    try {
      const ended = await readout(home, ['sync', 'federal-register'])
      expect([ended.status, ended.err]).toEqual([
        2,
        expect.stringMatching(
          /^readout: \S+ {2}may not be written to\. Set READOUT_HOME to a folder that may be written to\.\n$/,
        ),
      ])
    } finally {
      unlock?.()
    }
  },
)
