/** Whether what a scenario names is on record: ids, classes, lists, origins, conditions, programmes, rates. */
import { readRate } from '../amount/rate-text.js'
import { nearest } from '../ledger/nearest.js'
import type { Scenario } from '../ledger/scenario.js'
import type { Duty, DutyException, LawBook } from '../ledger/tariff.js'
import type { Place, Problem } from '../problem.js'
import { everywhere } from './origins.js'

/** Every name that is not there and every rate that cannot be read, with the line and the mend. */
export function scenarioProblems(book: LawBook, scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const known = knownOf(book, scenario)
  const seek = (what: keyof Known, names: readonly string[], where: Place, field: string): void => {
    for (const name of names)
      if (!known[what].has(name)) problems.push(noSuch(what, name, known[what], { ...where, field }))
  }
  const rate = (text: string, where: Place, field: string): void => {
    const read = readRate(text)
    if (text !== 'none' && (read === undefined || read.kind === 'words'))
      problems.push({
        what: `"${text}" is no rate`,
        where: { ...where, field },
        mend: 'Write it as a schedule prints it: 24%, Free, 4.4¢/kg, 5¢/kg + 3%.',
      })
  }
  for (const { id, at } of scenario.end) seek('record', [id], at, 'end.id')
  for (const row of scenario.change) {
    if (book.exceptions.some(({ id }) => id === row.id))
      problems.push({
        what: `"${row.id}" is an exception and has no rate`,
        where: { ...row.at, field: 'change.id' },
        mend: 'Put it under end:, or change the duty.',
      })
    else seek('duty', [row.id], row.at, 'change.id')
    rate(row.rate, row.at, 'change.rate')
  }
  const ids = new Set([...book.duties, ...book.exceptions].map(({ id }) => id))
  for (const record of [...scenario.duties, ...scenario.exceptions]) {
    if (ids.has(record.id))
      problems.push({
        what: `the id "${record.id}" is taken`,
        where: { ...record.at, field: 'id' },
        mend: 'Write another one; to alter that record use change: or end:.',
      })
    ids.add(record.id)
    seek('origin', [...record.origins, ...record.exceptOrigins], record.at, 'origins')
    seekGoods(record, seek, problems)
  }
  for (const { class: name, steps, at } of scenario.duties) {
    seek('class', [name], at, 'class')
    for (const step of steps) {
      if (step.rate !== undefined) rate(step.rate, at, 'rate')
      for (const row of step.rates ?? []) {
        rate(row.rate, at, 'rates')
        seek('origin', row.origins ?? [], at, 'rates.origins')
        seek('condition', row.when ?? [], at, 'rates.when')
        seek('programme', row.programmes ?? [], at, 'rates.programmes')
      }
    }
  }
  for (const { lifts, under, when, programmes, at } of scenario.exceptions) {
    seek('lifted', lifts, at, 'lifts')
    seek('lifted', under, at, 'under')
    seek('condition', when, at, 'when')
    seek('programme', programmes, at, 'programmes')
  }
  return problems
}

interface Known {
  record: Set<string>
  duty: Set<string>
  class: Set<string>
  lifted: Set<string>
  origin: Set<string>
  list: Set<string>
  condition: Set<string>
  programme: Set<string>
}

const titles: Record<keyof Known, string> = {
  record: 'duty or exception',
  duty: 'duty',
  class: 'class of duties',
  lifted: 'duty or class of duties',
  origin: 'country or group of countries',
  list: 'list',
  condition: 'condition',
  programme: 'programme',
}

function knownOf(book: LawBook, scenario: Scenario): Known {
  const ids = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id)
  const duties = [...ids(book.duties), ...ids(scenario.duties)]
  return {
    record: new Set([...ids(book.duties), ...ids(book.exceptions)]),
    duty: new Set(ids(book.duties)),
    class: new Set(ids(book.classes)),
    lifted: new Set([...duties, ...ids(book.classes)]),
    origin: new Set([everywhere, ...book.countries.map(({ code }) => code), ...book.groups.map(({ code }) => code)]),
    list: new Set([...Object.keys(book.lists), ...Object.keys(scenario.lists)]),
    condition: new Set(ids(book.conditions)),
    programme: new Set(ids(book.programmes)),
  }
}

type Seek = (what: keyof Known, names: readonly string[], where: Place, field: string) => void

/** Lists by name; single codes by the count of their digits. */
function seekGoods({ goods, exceptGoods, steps, at }: Duty | DutyException, seek: Seek, problems: Problem[]): void {
  const tables = steps.flatMap((step) => ('rates' in step ? (step.rates ?? []) : [])).flatMap((row) => row.goods ?? [])
  const changes = steps.flatMap(({ adds = [], drops = [] }) => [...adds, ...drops])
  for (const entry of [...goods, ...exceptGoods, ...tables, ...changes]) {
    if (entry === 'all') continue
    if (entry.startsWith('list:')) seek('list', [entry.slice('list:'.length)], at, 'goods')
    else if (!/^(?:\d\d){1,5}$/.test(entry.replaceAll('.', '')))
      problems.push({
        what: `"${entry}" is no code`,
        where: { ...at, field: 'goods' },
        mend: 'Codes have 2, 4, 6, 8 or 10 digits.',
      })
  }
}

function noSuch(what: keyof Known, name: string, names: Set<string>, where: Place): Problem {
  const near = nearest(name, names, 8)
  const mend =
    near !== undefined
      ? `Did you mean ${near}?`
      : what === 'record' || what === 'duty' || what === 'lifted'
        ? 'readout ledger search finds ids by words.'
        : `Known are ${[...names].slice(0, 12).join(', ')}${names.size > 12 ? ' ...' : ''}.`
  return { what: `no ${titles[what]} is called "${name}"`, where, mend }
}
