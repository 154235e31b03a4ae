import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { comtrade } from '../comtrade/comtrade.js'
import { refusalOf } from '../testing/fake-context.js'
import { type Loop, openLoop } from '../testing/loop.js'
import { gacc } from './gacc.js'

const root = mkdtempSync(join(tmpdir(), 'readout-gacc-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const key = 'secret-comtrade-key-0123456789'

let loop: Loop
beforeEach(async () => {
  loop = await openLoop(root)
})
afterEach(() => loop.close())

const chinese = (partner: string) => ({
  flow: 'import' as const,
  reporter: 'CN',
  partner,
  classification: 'HS',
  code: '1201',
})

describe('readout sync gacc', () => {
  const index = '/statics/report/monthly.html'
  const since = parseDay('2026-07-01')
  const cells = (...all: string[]) => `<tr>${all.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const list = (title: string, name: string) =>
    `<tr><td>${title}</td><td><a href=http://english.customs.gov.cn/Statics/${name}.html>Jul.</a><span>Aug.</span></td></tr>`
  const goods = (
    flow: string,
  ) => `<div class="atcl-ttl">(14) Major ${flow} Commodities in Quantity and Value,7.2026</div>
    <div class="atcl-date">2026/08/18</div><table><tr><td>Unit: US$1,000</td></tr>
    ${cells('', '', 'Quantity', 'Value', 'Quantity', 'Value')}
    ${cells('Soya beans', '10000T', '1,166.6', '5,012,345', '6,104.1', '26,012,345')}</table>`
  const pages = () => ({
    [index]: `<table>${list('（2）Imports and Exports by Country', 'c')}${list('（13）Major Export Commodities in Quantity and Value', 'e')}${list('（14）Major Import Commodities in Quantity and Value', 'i')}</table>`,
    '/Statics/c.html': `<div class="atcl-ttl">(2) Imports and Exports by Country,7.2026</div><table><tr><td>Unit: US$1,000</td></tr>
      ${cells('', 'Total', 'Exports', 'Imports')}${cells('United States', '47', '330', '35', '240', '12', '90', '1', '2', '3')}</table>`,
    '/Statics/e.html': goods('Export'),
    '/Statics/i.html': goods('Import'),
  })
  test('the month and the year so far, and again the same to the byte', async () => {
    loop.answers = pages()
    await loop.sync(gacc, { since, at: '2026-08-20' })
    const held = await loop.figures(chinese('W'))
    expect(held.map(({ value, quantity, released }) => [value, quantity, released]).sort()).toEqual([
      [26_012_345_000, 61_041_000, parseDay('2026-08-18')],
      [5_012_345_000, 11_666_000, parseDay('2026-08-18')],
    ])
    const before = loop.shelves()
    await loop.sync(gacc, { since, at: '2026-08-21' })
    expect(loop.shelves()).toEqual(before)
  })
  test('in January the index of the year that ended may still be that of this year; later its absence is an error', async () => {
    loop.answers = pages()
    await loop.sync(gacc, { since, at: '2027-01-20' })
    expect((await loop.figures(chinese('W'))).length).toBe(2)
    expect(loop.lines.join('\n')).toContain('has no page /statics/report/monthly2026.html yet')
    expect(await refusalOf(() => loop.sync(gacc, { since, at: '2027-06-20' }))).toMatch(/monthly2026\.html.*status 404/)
  })
  test('the wall: one clear line, and nothing stored', async () => {
    loop.answers = { ...pages(), '/Statics/e.html': { status: 412, body: '<html><script>$_ts=1</script></html>' } }
    expect(await refusalOf(() => loop.sync(gacc, { since, at: '2026-08-20' }))).toBe(
      'english.customs.gov.cn/Statics/e.html  lets no program in (status 412). Nothing was stored. Read the tables in a browser; `readout figures add` takes their rows.',
    )
    expect(loop.shelves()).toEqual({})
  })
})

describe('readout sync comtrade', () => {
  const row = (partnerCode: number, cmdCode: string, primaryValue: number) => ({
    freqCode: 'M',
    period: '202605',
    reporterCode: 156,
    flowCode: 'M',
    partnerCode,
    partner2Code: 0,
    cmdCode,
    cmdDesc: cmdCode,
    customsCode: 'C00',
    motCode: 0,
    netWgt: primaryValue * 2,
    primaryValue,
  })
  const rows = [
    row(0, 'TOTAL', 900),
    row(842, 'TOTAL', 90),
    row(76, 'TOTAL', 50),
    row(0, '1201', 40),
    row(76, '1201', 40),
  ]
  const available = JSON.stringify({
    count: 1,
    data: [
      { period: 202605, reporterCode: 156, firstReleased: '2026-07-20T00:00:00', lastReleased: '2026-07-20T00:00:00' },
    ],
  })
  const query = (cap: number) =>
    `/C/M/HS?reporterCode=156&period=202605&partnerCode=0,842,76&cmdCode=1201,TOTAL&flowCode=M,X&motCode=0&partner2Code=0&customsCode=C00&maxRecords=${cap}&includeDesc=true`
  const answer = (data: unknown[]) => JSON.stringify({ count: data.length, data, error: '' })
  const dates = '/public/v1/getDA/C/M/HS?reporterCode=156'
  const asked = { codes: ['1201'], partners: ['CN', 'W'] }
  test('with a key: China’s count by origin, a zero where there is no row, and the key in no file', async () => {
    loop.answers = { [dates]: available, [`/data/v1/get${query(100_000)}`]: answer(rows) }
    await loop.sync(comtrade, { ...asked, key })
    const value = async (partner: string) => (await loop.figures(chinese(partner))).map(({ value: dollars }) => dollars)
    expect([await value('BR'), await value('US'), await value('W')]).toEqual([[40], [0], [40]])
    expect(loop.asked.some(({ headers }) => headers['ocp-apim-subscription-key'] === key)).toBe(true)
    expect(loop.filesWith(key)).toEqual([])
  })
  test('a preview that is full is cut: refused, and nothing stored', async () => {
    const many = Array.from({ length: 500 }, (_, at) => row(at, '1201', at))
    loop.answers = { [dates]: available, [`/public/v1/preview${query(500)}`]: answer(many) }
    expect(await refusalOf(() => loop.sync(comtrade, asked))).toMatch(/is cut at 500 rows, and a part is not stored/)
    expect(loop.shelves()).toEqual({})
  })
  test.each([
    [
      'the pace',
      429,
      '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 2 seconds."}',
      /asks for more time between requests/,
    ],
    ['the quota of a day', 403, '{"message":"Out of call volume quota."}', /has had its number of calls for the day/],
    [
      'a key that it does not know',
      401,
      '{"message":"Access denied due to invalid subscription key."}',
      /does not take the key/,
    ],
    ['nothing, as for a wrong question', 200, answer([]), /has no row at all/],
  ])('%s: one clear line, and nothing stored', async (_name, status, body, told) => {
    loop.answers = { [dates]: available, [`/data/v1/get${query(100_000)}`]: { status, body } }
    const message = await refusalOf(() => loop.sync(comtrade, { ...asked, key }))
    expect(message).toMatch(told)
    expect(message).not.toContain(key)
    expect(loop.shelves()).toEqual({})
  })
})
