/** Sources that err, once or always: the right store, or one line that names request and row. */
import { describe, expect, test } from 'vitest'
import { faults, slowly } from '../../sources/testing/faults.js'
import { publication } from '../../sources/testing/office.js'
import { isRows, officeRun, shelvesOf } from './testing/office-run.js'

const run = officeRun()
const { sync, waits } = run

describe('a source that errs once', () => {
  test.each(Object.keys(faults) as (keyof typeof faults)[])('%s: the store is the right one', async (name) => {
    let spoiled = 0
    run.office.spoil = ({ url }, response, body) => {
      if (!isRows(url, '2025-02') || spoiled++ > 0) return false
      faults[name](response, body)
      return true
    }
    await sync()
    expect(shelvesOf(run.home)).toEqual(run.right)
    expect([spoiled, waits[0]]).toEqual([2, name.includes('429') ? 2000 : name.includes('503') ? 120_000 : 1000])
  })

  test('slow bytes are waited for', async () => {
    run.office.spoil = (_, response, body) => {
      slowly(response, body)
      return true
    }
    await sync()
    expect(shelvesOf(run.home)).toEqual(run.right)
  })

  test('a month without rows is answered 204: no trade in it', async () => {
    const { '2025-02': _, ...months } = run.office.published.months
    run.office.spoil = ({ url }, response) => {
      if (isRows(url, '2025-02')) response.writeHead(204).end()
      return isRows(url, '2025-02')
    }
    expect(await sync()).toMatchObject({ rows: 24 })
    expect(Object.keys(months)).toHaveLength(2)
  })

  test('columns in another order, and rows that stand twice, change nothing', async () => {
    for (const rows of Object.values(run.office.published.months)) {
      for (const row of rows) row.reverse()
      rows.push(...rows.slice(2, 5))
    }
    run.office.published.header.reverse()
    await sync()
    expect(shelvesOf(run.home)).toEqual(run.right)
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
    run.office.spoil = ({ url }, response, body) => {
      if (isRows(url, '2025-02')) faults[name](response, body)
      return isRows(url, '2025-02')
    }
    const line = await lineOf(sync())
    expect(line).toMatch(/^SourceError: /)
    expect(line).toContain(address)
    expect(line).toMatch(expected)
    expect(line).not.toContain('\n')
    expect(shelvesOf(run.home)).toEqual([{}, {}, {}])
    run.office.spoil = () => false
    const asked = run.office.asked.length
    await sync()
    expect(run.office.asked.slice(asked).map(({ path }) => path)).not.toContain('/rows?month=2025-01')
    expect(shelvesOf(run.home)).toEqual(run.right)
  })

  test('a status that is final is not asked again', async () => {
    run.office.spoil = (_, response) => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end("error: unknown variable 'X'\u001b[2J")
      return true
    }
    expect(await lineOf(sync())).toBe(
      'SourceError: office.example/months  answers with status 400: "error: unknown variable \'X\'\\u001b[2J". Try again later; what was held before is as it was.',
    )
    expect(run.office.asked).toHaveLength(1)
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
      harm(run.office.published.months['2025-02'] ?? [])
      expect(await lineOf(sync())).toMatch(expected)
      expect(shelvesOf(run.home)).toEqual([{}, {}, {}])
      run.office.published = publication()
      await sync()
      expect(shelvesOf(run.home)).toEqual(run.right)
      expect(run.office.asked.filter(({ path }) => path === '/rows?month=2025-02')).toHaveLength(2)
      expect(run.office.asked.filter(({ path }) => path === '/rows?month=2025-01')).toHaveLength(1)
    },
  )

  test('columns that have changed are named', async () => {
    run.office.published.header = ['hs10', 'partner', 'value', 'quantity', 'unit']
    expect(await lineOf(sync())).toMatch(/2025-01 row 0 {2}has no column "code"; its columns are hs10, partner/)
  })

  test('a figure that is none: request, row and cell', async () => {
    run.office.published.statistics[1] = { period: '2025-13', value_usd: '1' }
    expect(await lineOf(sync())).toMatch(
      /^SourceError: office\.example\/statistics row 2 {2}period: "2025-13" is not a period/,
    )
    expect(shelvesOf(run.home)).toEqual([{}, {}, {}])
  })

  test('hours of quiet that are asked for are told, and kept by the next run', async () => {
    run.office.spoil = (_, response) => {
      response.writeHead(429, { 'retry-after': '7200' }).end()
      return true
    }
    expect(await lineOf(sync())).toMatch(/status 429, and asks to be left alone for 120 minutes/)
    expect(await lineOf(sync())).toMatch(/asked to be left alone until 20\d\d-.*delete .*hosts/)
    expect(run.office.asked).toHaveLength(1)
  })
})

describe('redirects', () => {
  const moved = (location: string): Promise<string> => {
    run.office.spoil = ({ url }, response) => {
      if (url === '/months') response.writeHead(302, { location }).end()
      return url === '/months'
    }
    return sync().then(
      () => 'synced',
      (error: Error) => error.message,
    )
  }
  test('inside the site are followed', async () => {
    run.office.spoil = ({ url }, response) => {
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
