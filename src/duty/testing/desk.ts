/** A small law and a small schedule for tests: the law as the YAML of its files, the schedule as lines written out. */
import { compileLaw } from '../../ledger/law-book.js'
import { readRecords } from '../../ledger/parse.js'
import type { LawBook } from '../../ledger/tariff.js'
import { type Day, parseDay } from '../../time/day.js'
import type { DutyAnswer } from '../answer.js'
import { Desk } from '../desk.js'
import type { Entry } from '../entry.js'
import { answerDuty } from '../question.js'
import type { Schedule, ScheduleLine } from '../schedule.js'

const frame: Record<string, string> = {
  'sources.yaml': '- {id: order, title: An order, publisher: Somebody, type: official}',
  'countries.yaml':
    '- {id: us, code: US, names: [United States]}\n- {id: cn, code: CN, names: [China]}\n- {id: de, code: DE, names: [Germany]}\n- {id: jp, code: JP, names: [Japan]}\n- {id: ca, code: CA, names: [Canada]}\n- {id: cu, code: CU, names: [Cuba]}',
  'country-groups.yaml':
    '- {id: eu, code: EU, names: [European Union], members: [DE]}\n- {id: second, code: COLUMN-2, names: [Column 2], members: [CU]}',
  'programmes.yaml': '- {id: usmca, imposer: US, names: [USMCA], symbols: [S, S+], origins: [CA]}',
  'coverage.yaml':
    '- {id: coverage, of: duties, series: us-duties-w, from: 2025-01-01, through: 2026-12-31, basis: tests, confidence: high, recorded: 2025-01-01}',
  'stacking.yaml': [
    '- {id: schedule, imposer: US, title: The schedule, component: mfn}',
    '- {id: section-301, imposer: US, title: 301, component: s301, pick: highest}',
    '- {id: section-232, imposer: US, title: 232, component: s232}',
    '- {id: fentanyl, imposer: US, title: Fentanyl, component: ieepaFentanyl}',
    '- {id: reciprocal, imposer: US, title: Reciprocal, component: ieepaReciprocal}',
    '- {id: fees, imposer: US, title: Fees, component: fees, onRequest: "yes"}',
  ].join('\n'),
}

/** What every duty and exception of a test has, so that a test says only what matters. */
const usual =
  'imposer: US, authority: an act, citation: an order, sources: order, confidence: high, recorded: 2025-01-01'

export interface SmallLaw {
  duties?: string[]
  exceptions?: string[]
  conditions?: string
  lists?: Record<string, string>
}

/** The law book of records written as flow mappings without their outer braces. */
export function smallLaw({ duties = [], exceptions = [], conditions = '', lists = {} }: SmallLaw): LawBook {
  const files: Record<string, string> = { ...frame }
  if (duties.length > 0)
    files['duties/all.yaml'] = duties.map((one) => `- {title: A duty, ${usual}, ${one}}`).join('\n')
  if (exceptions.length > 0)
    files['exceptions/all.yaml'] = exceptions
      .map((one) => `- {title: An exception, ${usual.replace('authority: an act, ', '')}, ${one}}`)
      .join('\n')
  if (conditions !== '') files['conditions.yaml'] = conditions
  for (const [name, codes] of Object.entries(lists)) files[`lists/${name}.txt`] = codes.split(' ').join('\n')
  const encoder = new TextEncoder()
  const { records, problems } = readRecords(
    Object.entries(files).map(([path, text]) => ({ path, bytes: encoder.encode(`${text}\n`) })),
  )
  if (problems.length > 0)
    throw new Error(problems.map(({ what, where }) => `${where.file}:${where.line} ${what}`).join('\n'))
  return compileLaw(records, '')
}

/** `from 2025-02-04 at 10% under 9903.01.20`, as a step. */
export const step = (from: string, rest: string, recorded = from): string =>
  `{from: ${from}, recorded: ${recorded}, instrument: an order, sources: order, ${rest}}`

const line = (fields: Partial<ScheduleLine> & { code: string }): ScheduleLine => ({
  description: 'goods',
  path: [],
  units: ['kg'],
  general: 'Free',
  special: '',
  other: '',
  footnotes: [],
  notes: [],
  from: parseDay('2025-01-01'),
  edition: 'an edition',
  source: 'order',
  ...fields,
})

/** A schedule of a few lines that stand all the time. */
export function smallSchedule(lines: (Partial<ScheduleLine> & { code: string })[]): Schedule {
  const all = lines.map(line)
  const find = (code: string, day: Day): ScheduleLine | undefined =>
    all.find((one) => one.code === code && (one.until === undefined || day < one.until) && day >= one.from)
  return {
    imposer: 'US',
    from: parseDay('2025-01-01'),
    last: parseDay('2026-12-01'),
    editionOn: () => 'an edition',
    line: find,
    under: (code) => all.filter((one) => one.code.startsWith(code)),
    knows: (code) => all.some((one) => one.code.startsWith(code)),
    fate: () => undefined,
    search: () => [],
    lines: () => all,
  }
}

export const lines = [
  { code: '8507600020', general: '3.4%', special: 'Free (A,AU,S,S+)', other: '40%' },
  { code: '0406901600', general: '15%', other: '35%' },
  { code: '2203000030', general: 'Free', other: '13.2¢/liter' },
  { code: '1701140500', general: '4.4¢/kg', other: '5¢/kg' },
  { code: '7208510030', general: 'Free', other: '20%', footnotes: ['9903.80.01'] },
]

export function smallDesk(law: SmallLaw): Desk {
  return new Desk(smallLaw(law), new Map([['US', smallSchedule(lines)]]))
}

/** The answer to a code from an origin on a day; everything else may be said beside it. */
export function ask(
  desk: Desk,
  hts: string,
  origin: string,
  date: string,
  more: Partial<Entry> & { known?: string } = {},
): DutyAnswer {
  const day = parseDay(date)
  const { known = '2026-12-31', ...rest } = more
  const found = desk.schedules.get('US')?.line(hts, day)
  if (found === undefined) throw new Error(`no line ${hts}`)
  const entry: Entry = {
    hts,
    origin,
    destination: 'US',
    date: day,
    claims: new Set(),
    quantities: [],
    content: {},
    ...rest,
  }
  return answerDuty(desk, entry, found, parseDay(known))
}

/** The layers that apply, as `heading percent`. */
export const stackOf = ({ layers }: DutyAnswer): string[] =>
  layers
    .filter((one) => one.applies && one.component !== 'mfn')
    .map(({ heading, ppm }) => `${heading} ${ppm === null ? '?' : `${ppm / 10_000}%`}`)
