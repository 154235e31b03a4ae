/** Recorded answers that no test beside a source reads: what the sources send and take is held against them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataset, month, piece, read } from './census/testing/read.js'
import { citedNumbers, federalRegister } from './federal-register/source.js'
import { gdelt } from './gdelt/source.js'
import { readMoment } from './moment.js'
import { replyWith, syncWith } from './testing/fake-context.js'
import { syncOver } from './testing/inbox.js'
import { isWireThere, sharedText } from './testing/shared-wire.js'
import { psd } from './usda/psd.js'
import { linesOfRows } from './usitc/lines.js'
import { usitcReleases } from './usitc/releases.js'
import { readUsitcRows } from './usitc/rows.js'
import { plainText } from './wire/plain-text.js'

const here = describe.skipIf(!isWireThere)
const wire = (path: string): string => sharedText(`wire/${path}`)
const skipped = '(skipped: it is not beside this checkout)'

here(`the Census Bureau’s recorded year of imports ${skipped}`, () => {
  const [value, duty] = ['CON_VAL_YR', 'CAL_DUT_YR']
  const { measures, ...rest } = dataset('imports/hs')
  const yearly = [value, duty].flatMap((column, at) => {
    const [, consumption, duties] = measures
    const one = at === 0 ? consumption : duties
    return one === undefined ? [] : [{ table: one.table, value: column }]
  })
  const of = piece({ first: month('2024-12'), last: month('2024-12'), dataset: { ...rest, measures: yearly } })
  test.each([
    'imports_hs__HS10_CTY_CODE=5700_time=2024-12_chapters01-24__REBUILT.json',
    'imports_hs__HS10_CTY_CODE=5700_time=2024-12_8471_8507_8517_8541_8542_9503__REBUILT.json',
  ])('every row of %s is read, by the names of its columns', (name) => {
    const lines: string[][] = JSON.parse(wire(`census/${name}`))
    const [header = [], ...body] = lines.map((line) => line.slice(1))
    const { rows, names } = read([header, ...body], of)
    for (const [at, column] of [value, duty].entries()) {
      const printed = body.map((line) => Number(line[header.indexOf(column ?? '')]))
      const sum = rows[at]?.reduce((total, row) => total + Number(row.value), 0)
      expect(sum).toBe(printed.reduce((total, number) => total + number, 0))
      expect(rows[at]?.length).toBe(printed.filter((number) => number !== 0).length)
    }
    expect(names.size).toBe(body.length)
  })

  test('quantities of seed beans are in kilograms at ten digits', () => {
    const [header = [], ...lines] = wire('census/exports_hs__QTY_1_MO_120110x__derived.csv')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const cell = (line: string[], name: string): string => line[header.indexOf(name)] ?? ''
    const [first, ...others] = lines.filter((line) => cell(line, 'E_COMMODITY') === '1201100000')
    const answer = [first ?? [], ...others].map((line) => [
      ...['1201100000', '1', cell(line, 'QTY_1_MO'), '', cell(line, 'UNIT_QY1'), 'HS10', '5700'],
      `${cell(line, 'YEAR')}-${cell(line, 'MONTH').padStart(2, '0')}`,
    ])
    const columns = [
      'E_COMMODITY',
      'ALL_VAL_MO',
      'QTY_1_MO',
      'QTY_1_MO_FLAG',
      'UNIT_QY1',
      'COMM_LVL',
      'CTY_CODE',
      'time',
    ]
    const all = piece({ first: month('2013-01'), last: month('2022-12') })
    const [row] = read([columns, ...answer], all).rows[0] ?? []
    expect([row?.month, row?.quantity, row?.unit]).toEqual([month('2013-01'), 2_805_865, 'kg'])
  })

  test('the page as others copied it has the numbers of its vintage', () => {
    const copied = [
      ...wire('census/balance_page_c5700__us-export__fetched-2026-06-17.md').matchAll(
        /\| (\d{4}) \| (\w+) \| ([\d.]+) \|/g,
      ),
    ]
    const [header = [], ...rows] = wire('census/balance_page_c5700__vintages_from_git_history.csv')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const column = header.findIndex((name) => name.includes('2026-06-17'))
    const held = new Map(
      rows.filter(([flow]) => flow === 'export').map((row) => [`${row[1]} ${row[2]}`, Number(row[column])]),
    )
    expect(copied.length).toBe(24)
    for (const [, year, name, dollars] of copied) expect(held.get(`${year} ${name}`)).toBe(Number(dollars))
  })
})

here(`the recorded question to the supply and use page ${skipped}`, () => {
  test('is what is asked: the same keys with values of the same kind', async () => {
    const recorded: Record<string, unknown> = JSON.parse(wire('usda/psdonline_RunQuery__request.json'))
    const attributes = wire('usda/psdonline_GetMultiCommodityAttributes__TRIMMED.json')
    const { asked } = await syncWith(psd, {
      codes: ['1201'],
      answers: ({ path }) => (path.includes('RunQuery') ? JSON.stringify({ queryResult: [] }) : attributes),
    })
    const bodies = asked.flatMap(({ body }) =>
      body === undefined ? [] : [JSON.parse(body) as Record<string, unknown>],
    )
    expect(bodies.length).toBeGreaterThan(0)
    const kinds = (body: Record<string, unknown>): [string, string][] =>
      Object.entries(body)
        .map(([key, value]): [string, string] => [
          key,
          Array.isArray(value) ? `list of ${typeof value[0]}` : typeof value,
        ])
        .sort()
    for (const body of bodies) {
      expect(kinds(body)).toEqual(kinds(recorded))
      // Imports and exports of the marketing year, by the ids of the recorded list.
      expect(body['attributes']).toEqual([57, 88])
    }
  })
  test('China is CH there, as in the ledger', () => {
    const list: { text: string; value: string }[] = JSON.parse(
      wire('usda/psdonline_CompositeVisualization_GetCountries__TRIMMED.json'),
    )
    expect(list.find(({ text }) => text.trim() === 'China')?.value).toBe(numbersOf('fas').get('CN'))
  })
})

/** ISO code to the code of another system, as the ledger has it. */
function numbersOf(system: 'comtrade' | 'fas'): Map<string, string> {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'ledger', 'countries.yaml'), 'utf8')
  const form = new RegExp(`\\bcode: "?([A-Z]{2})"?,.*\\b${system}: "?(\\w+)"?`, 'g')
  return new Map([...text.matchAll(form)].map(([, code = '', number = '']) => [code, number]))
}

here(`recorded lists of UN Comtrade ${skipped}`, () => {
  test('its reporters have the numbers that the ledger gives them: the United States are 842', () => {
    const { results } = JSON.parse(wire('comtrade/files_v1_app_reference_Reporters__TRIMMED.json')) as {
      results: { reporterCode: number; reporterCodeIsoAlpha2: string; entryExpiredDate?: string }[]
    }
    const ours = numbersOf('comtrade')
    const current = results.filter(({ entryExpiredDate }) => entryExpiredDate === undefined)
    expect(current.length).toBeGreaterThan(4)
    for (const { reporterCode, reporterCodeIsoAlpha2 } of current)
      if (ours.has(reporterCodeIsoAlpha2))
        expect([reporterCodeIsoAlpha2, ours.get(reporterCodeIsoAlpha2)]).toEqual([
          reporterCodeIsoAlpha2,
          String(reporterCode),
        ])
    expect(ours.get('US')).toBe('842')
  })
  test('an answer is the same however its JSON is laid out', () => {
    const values = (name: string): number[] =>
      (JSON.parse(wire(`comtrade/${name}`)) as { data: { primaryValue: number }[] }).data
        .map(({ primaryValue }) => primaryValue)
        .sort((a, b) => a - b)
    expect(values('get_C_A_HS__reporter156_partner32-276_2010_TOTAL__pretty.json')).toEqual(
      values('get_C_A_HS__CHN_imports_exports_partner32-276__2010_TOTAL.json'),
    )
  })
})

here(`recorded rows of the customs schedule ${skipped}`, () => {
  test.each([
    ['exportList_shape__hts_2025_rev_26__1001_1005_1007_1201.json', '1201900095'],
    ['exportList_shape__hts_2025_rev_26__8517.1_with_superior_rows.json', '8517130000'],
  ])('%s', (name, code) => {
    const rows = readUsitcRows(Buffer.from(wire(`usitc/${name}`)), name)
    const line = linesOfRows(rows).find((one) => one.code.startsWith(code.slice(0, 8)))
    expect(line?.general).toBe('Free')
    expect(linesOfRows(rows).every(({ general }) => general !== '')).toBe(true)
  })
  test('headings of chapter 99 are read, and are no goods', () => {
    const name = 'exportList_shape__hts_2025_rev_26__9903.01.json'
    const rows = readUsitcRows(Buffer.from(wire(`usitc/${name}`)), name)
    expect(rows.some(({ htsno }) => htsno === '9903.01.24')).toBe(true)
    expect(linesOfRows(rows)).toEqual([])
  })
  test('the list of releases', async () => {
    const body = wire('usitc/releaseList__CONSTRUCTED-from-two-descriptions.json')
    const { documents } = await syncOver(usitcReleases, { '/reststop/releaseList': body })
    expect(documents.map(({ id }) => id)).toContain('2026HTSRev1')
  })
})

here(`recorded announcements ${skipped}`, () => {
  test('numbers of the Federal Register that matter are told in the addresses of sources', () => {
    const numbers = wire('federalregister/index__tariff-and-tiktok-document-numbers.csv')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[1] ?? '')
    const sources = numbers.map((number, line) => ({
      id: `s${line}`,
      url: `https://www.federalregister.gov/documents/2025/02/07/${number}/title`,
    }))
    expect(citedNumbers(sources)).toEqual([...new Set(numbers)].sort())
  })
  test('the row of an order: its number is a text, its filing a moment', async () => {
    const row = JSON.parse(wire('federalregister/documents_search__one-result-row_EO14434__recorded-2026-10-02.json'))
    const list = (results: unknown[]): string => JSON.stringify({ count: results.length, results })
    const { documents } = await syncOver(federalRegister, (path) =>
      list(path.startsWith('/api/v1/documents.json') ? [{ ...row, type: 'Presidential Document' }] : []),
    )
    expect(documents).toMatchObject([
      { instrument: 'EO 14434', citation: '91 FR 63129', filedAt: '2026-10-01T15:15:10Z' },
    ])
  })
  test('GDELT’s plea for patience is told as what it is', () => {
    const said = replyWith(wire('gdelt/error_429_body.txt'), { status: 429 })
    expect(gdelt.refusal?.(said)).toMatchObject({ what: 'is too busy for another question', again: true })
  })
  test.each([
    'ustr_parsed__2019-1-28_Public_Hearing_on_Negotiating_Objectives_for_U.S.-.json.json',
    'ustr_parsed__2019-2-28_United_States_Wins_WTO_Dispute_Finding_China_Provi.json.json',
    'ustr_parsed__2019-3-4_United_States_Will_Terminate_GSP_Designation_of_In.json.json',
  ])('%s has a day, and its text stays whole', (name) => {
    const { time, content } = JSON.parse(wire(`press/${name}`)) as { time: string; content: string }
    expect(readMoment(time, 'America/New_York')?.day).toBeDefined()
    const words = (text: string): string => text.replace(/\s+/g, '')
    expect(words(plainText(content))).toBe(words(content))
  })
})
