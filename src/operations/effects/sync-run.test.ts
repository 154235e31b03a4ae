import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openHome } from '../../home/paths.js'
import { officeSource, publication } from '../../sources/testing/office.js'
import { filesOf, noon, officeRun, shelvesOf } from './testing/office-run.js'

const run = officeRun()
const { root, sync, told, waits } = run

describe('a run', () => {
  test('brings detail, figures and documents, each answer asked for once', async () => {
    expect(await sync()).toMatchObject({ rows: 36, figures: 3, documents: 1, requests: 6 })
    expect(run.office.asked.map(({ path }) => path)).toEqual([
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
    const before = filesOf(run.home.root)
    expect(await sync({}, new Date('2025-11-01T08:00:00Z'))).toMatchObject({ rows: 0, figures: 0, documents: 0 })
    expect(filesOf(run.home.root)).toEqual(before)
    expect(before['archive/office/answers.jsonl']).toBeDefined()
    expect(before['archive/office/run.jsonl']).toBeUndefined()
  })

  test('asks only whether anything has changed, where the source can tell', async () => {
    run.office.spoil = ({ headers }, response, body) => {
      const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`
      const same = headers['if-none-match'] === tag
      response
        .writeHead(same ? 304 : 200, { etag: tag, 'content-type': 'application/json' })
        .end(same ? undefined : body)
      return true
    }
    await sync()
    const before = filesOf(run.home.root)
    const again = await sync()
    expect(again).toMatchObject({ requests: 6, rows: 0 })
    expect(filesOf(run.home.root)).toEqual(before)
    run.office.published = publication(3, 2, '2025-10-05')
    expect(await sync()).toMatchObject({ revised: 36, figures: 3, changed: 1 })
  })

  test('keeps both vintages where numbers have changed, and only those', async () => {
    await sync()
    const later = publication(3, 1, '2025-10-05')
    later.statistics[1] = { period: '2025-02', value_usd: '7' }
    run.office.published = later
    expect(await sync()).toMatchObject({ rows: 0, revised: 0, figures: 1, documents: 0, changed: 0 })
  })

  test('delivers anew to a shelf that was deleted', async () => {
    await sync()
    const [, , documents] = shelvesOf(run.home)
    rmSync(run.home.documents, { recursive: true })
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
    expect([unchanged, shelvesOf(run.home)[2]]).toEqual([false, documents])
    unchanged = true
    await sync({}, noon, source)
    expect(unchanged).toBe(true)
  })
})

describe('who asks', () => {
  test('says its name, and the contact where one is set', async () => {
    await sync({ env: { READOUT_OFFICE_URL: run.office.base, READOUT_CONTACT: 'desk@example.org' } })
    expect(run.office.asked[0]?.headers['user-agent']).toBe('readout/test (desk@example.org)')
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
    const dir = join(run.home.root, 'recorded')
    await sync({ record: dir })
    run.home = run.newHome()
    await run.office.close()
    await sync({ from: dir, env: {} })
    expect(shelvesOf(run.home)).toEqual(run.right)
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
    const path = join(run.home.root, name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), form: 9 }))
    run.office.published = publication(3, 2, '2025-10-05')
    await expect(sync()).rejects.toThrow(expected)
  })
  test('a home below a file', async () => {
    writeFileSync(join(root, 'plain'), '')
    run.home = openHome({ READOUT_HOME: join(root, 'plain', 'home') })
    await expect(sync()).rejects.toThrow(/lies below something that is not a folder\. Set READOUT_HOME/)
  })
  test('no network: nobody listens, and a name that there is not', async () => {
    await expect(sync({ env: { READOUT_OFFICE_URL: 'http://127.0.0.1:1' } })).rejects.toThrow(
      /refuses the connection, 5 times/,
    )
    await expect(sync({ env: { READOUT_OFFICE_URL: 'http://no-such-host.invalid' } })).rejects.toThrow(
      /has a name that cannot be found, 2 times/,
    )
  })
})
