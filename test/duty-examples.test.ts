/**
 * The 300 worked examples, where they are at hand beside the checkout: each is answered as it says, but for the rows of
 * docs/duty-examples.md, where the law says otherwise.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { charge } from '../src/duty/charges.js'
import { Desk } from '../src/duty/desk.js'
import { deskFor } from '../src/duty/question.js'
import { readProgramme } from '../src/duty/reading.js'
import { loadLaw } from '../src/home/installed.js'
import { openHome } from '../src/home/paths.js'
import { loadSchedule } from '../src/home/schedule.js'
import { takeIn } from '../src/operations/effects/lay-together.js'
import { archivesIn } from '../src/operations/effects/sync-hts.js'
import { dutyRow } from '../src/report/duty/row.js'
import { parseDay } from '../src/time/day.js'

const root = join(import.meta.dirname, '..')
const data = join(root, '..', 'shared', 'data')
const file = join(data, 'tariff', 'duty_examples.csv')
const isThere = existsSync(file) && existsSync(join(data, 'hts', 'hts_2025_basic.json.gz'))

type Example = Record<string, string>

/** Our columns beside those of the examples. */
const columns = [
  ['mfn', 'mfn_rate'],
  ['s301', 's301'],
  ['s232', 's232'],
  ['ieepaFentanyl', 'ieepa_fentanyl'],
  ['ieepaReciprocal', 'ieepa_reciprocal'],
  ['other', 'ieepa_country'],
  ['s122', 's122'],
  ['total', 'total_ad_valorem'],
] as const

/** `s122 10`, column by column, and the headings: what the example says, in percent. */
function said(example: Example): string[] {
  const cells = columns.map(([ours, theirs]) => {
    const cell = example[theirs] ?? ''
    return `${ours} ${cell === '' ? 'unknown' : Number((Number(cell) * 100).toFixed(4))}`
  })
  return [
    ...cells,
    ...(example.headings ?? '')
      .split(' ')
      .filter((heading) => heading !== '')
      .sort(),
  ]
}

const scratch = mkdtempSync(join(tmpdir(), 'readout-examples-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let desk: Desk

function answered(example: Example): string[] {
  const { hts10 = '', country = '', entry_date = '', preference_claim = '' } = example
  const date = parseDay(entry_date)
  const { schedule, plans } = deskFor(desk, 'US', parseDay('2026-11-24'))
  const line = schedule.line(hts10, date)
  if (line === undefined) return [`no line ${hts10} on ${entry_date}`]
  const programme = preference_claim === 'none' ? undefined : readProgramme(plans.law, preference_claim, 'preference')
  const facts = { date, claims: new Set<string>(), content: {}, ...(programme !== undefined && { programme }) }
  const row = dutyRow(
    { hts: hts10, origin: country, date: entry_date },
    charge(plans.of(hts10, country), line, facts),
    [],
  )
  const cells = columns.map(([ours]) => `${ours} ${row[ours] ?? 'unknown'}`)
  return [
    ...cells,
    ...row.note
      .split(' ')
      .filter((heading) => heading !== '')
      .sort(),
  ]
}

/** The rows of the page's table: code, origin, day, what the example says, what the law says, where it says so. */
const page = readFileSync(join(root, 'docs', 'duty-examples.md'), 'utf8')
const lawWins = page
  .split('\n')
  .filter((line) => /^\| \d{4}\.\d\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, code = '', origin = '', day = '', example = '', law = '', citation = '']) => ({
    key: `${code.replaceAll('.', '')} ${origin} ${day}`,
    example,
    law,
    citation,
  }))

describe.skipIf(!isThere)('the worked examples (skipped: they are not beside this checkout)', () => {
  const examples: Example[] = isThere ? parse(readFileSync(file), { columns: true }) : []
  const keyOf = ({ hts10, country, entry_date }: Example) => `${hts10} ${country} ${entry_date}`

  beforeAll(async () => {
    const book = await loadLaw()
    const home = openHome({ READOUT_HOME: join(scratch, 'home') })
    const { archives } = await archivesIn(join(data, 'hts'), book.editions)
    await takeIn(archives, book.editions, home, () => {})
    desk = new Desk(book, new Map([['US', await loadSchedule(home, 'US')]]))
  }, 240_000)

  test('there are 300 of them', () => {
    expect(examples.length).toBe(300)
  })

  test('every one that the page does not list is answered with the same components, total and headings', () => {
    const listed = new Set(lawWins.map(({ key }) => key))
    const differing = examples
      .filter((example) => !listed.has(keyOf(example)))
      .filter((example) => answered(example).join() !== said(example).join())
      .map((example) => `${keyOf(example)}: ${answered(example).join(', ')}; the example: ${said(example).join(', ')}`)
    expect(differing).toEqual([])
  })

  test.each(lawWins)(
    '$key: the example says $example, and is answered as the law says, $law',
    ({ key, law, citation, ...listed }) => {
      const example = examples.find((one) => keyOf(one) === key) ?? {}
      const [theirs, ours] = [said(example), answered(example)]
      const only = (one: string[], other: string[]) => one.filter((cell) => !other.includes(cell)).join(', ')
      expect([only(theirs, ours), only(ours, theirs)]).toEqual([listed.example, law])
      expect(citation).not.toBe('')
    },
  )
})
