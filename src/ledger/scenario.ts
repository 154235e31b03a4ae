/** A scenario file: hypothetical duties and exceptions to add, and records that end or change. Read only when one is given. */
import * as z from 'zod'
import { InputError, type Place, type Problem, printProblem } from '../problem.js'
import type { Day } from '../time/day.js'
import { day, id, listOf, text } from './fields.js'
import { nearest } from './nearest.js'
import type { Duty, DutyException } from './tariff.js'
import { heading, tariffSchemas } from './tariff-schema.js'
import { type Located, type Plain, readYaml } from './yaml.js'

/** A record that is altered from a day on; `recorded` is the first day on which that is known, any day when left out. */
interface Altered {
  id: string
  recorded?: Day
  at: Place
}

/** What would be otherwise. */
export interface Scenario {
  title: string
  duties: Duty[]
  exceptions: DutyException[]
  /** Duties and exceptions, and the first day without them. */
  end: (Altered & { on: Day })[]
  /** Duties, the first day of the new rate, and that rate for all their goods. */
  change: (Altered & { from: Day; rate: string; heading?: string })[]
  lists: Record<string, string[]>
}

/** Before any day that is asked as known: what nobody published is known whenever one asks. */
const always = '1900-01-01'

const fields = {
  file: ['title', 'duties', 'exceptions', 'end', 'change', 'lists'],
  duties:
    'id, imposer, origins, exceptOrigins, title, class, basis, of, goods, exceptGoods, heading, from, through, rate, rates, recorded, steps',
  exceptions:
    'id, imposer, origins, exceptOrigins, title, lifts, goods, exceptGoods, under, programmes, when, share, heading, from, through, recorded, steps',
  end: 'id, on, recorded',
  change: 'id, from, rate, heading, recorded',
}

const rows = (what: string) => z.array(z.unknown(), `must be a list of ${what}`).default([])

const header = z.strictObject({
  title: text.default('Scenario'),
  duties: rows('duties, each with class, origins, from and rate'),
  exceptions: rows('exceptions, each with lifts and from'),
  end: rows('records, each with id and on'),
  change: rows('records, each with id, from and rate'),
  lists: z
    .record(id, listOf(text.regex(/^\d[\d.]*$/, 'must be a code of digits')), 'must be a mapping of names to codes')
    .default({}),
})

const end = z.strictObject({ id, on: day, recorded: day.optional() })
const change = z.strictObject({ id, from: day, rate: text, heading: heading.optional(), recorded: day.optional() })

/**
 * Reads a scenario.
 *
 * @throws InputError with every fault of its form, each with its line and mend
 */
export function readScenario(bytes: Uint8Array, file: string): Scenario {
  const located = readYaml(bytes, file)
  if (located.problems.length > 0) throw refused(located.problems)
  const read = header.safeParse(located.value)
  if (!read.success) throw refused(faults(read.error, [], located, fields.file.join(', ')))
  const { title, lists } = read.data
  const problems: Problem[] = []
  const each = <T>(part: 'end' | 'change' | 'duties' | 'exceptions', form: z.ZodType<T>): (T & { at: Place })[] =>
    read.data[part].flatMap((row, at) => {
      const isRecord = part === 'duties' || part === 'exceptions'
      const result = form.safeParse(isRecord ? filledIn(row, part, at, title) : row)
      if (result.success) return [{ ...result.data, at: placeOf(located, [part, at]) }]
      problems.push(...faults(result.error, [part, at], located, fields[part]))
      return []
    })
  const scenario = {
    title,
    duties: each('duties', tariffSchemas.duty).map((row) => recordAt<Duty>('duty', row)),
    exceptions: each('exceptions', tariffSchemas.exception).map((row) => recordAt<DutyException>('exception', row)),
    end: each('end', end) as Scenario['end'],
    change: each('change', change) as Scenario['change'],
    lists: Object.fromEntries(
      Object.entries(lists).map(([name, codes]) => [name, codes.map((code) => code.replaceAll('.', ''))]),
    ),
  }
  if (problems.length > 0) throw refused(problems)
  return scenario
}

function recordAt<R>(kind: 'duty' | 'exception', { at, ...row }: { at: Place }): R {
  return { ...row, kind, at: { file: at.file ?? '', line: at.line ?? 1 } } as R
}

/** The line and column of a row. */
function placeOf({ place }: Located, path: readonly PropertyKey[]): Place {
  return place(path)
}

/** A record of the ledger's form from the few fields that a scenario must say. */
function filledIn(row: unknown, part: 'duties' | 'exceptions', at: number, title: string): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
  const said = row as Record<string, Plain>
  const { from, through, rate, rates, recorded = always, steps, ...rest } = said
  const record: Record<string, unknown> = {
    id: `scenario-${part === 'duties' ? 'duty' : 'exception'}-${at + 1}`,
    imposer: 'US',
    title,
    citation: 'scenario',
    confidence: 'high',
    sources: [],
    ...(part === 'duties' && { authority: 'scenario', goods: 'all' }),
    ...rest,
    recorded,
  }
  const common = { recorded, status: 'in-force', instrument: title, sources: [] }
  if (Array.isArray(steps))
    return { ...record, ...defined({ from, through, rate, rates }), steps: steps.map((step) => stepOf(step, common)) }
  const priced = part === 'exceptions' || rates !== undefined ? {} : { rate: rate ?? '' }
  return { ...record, steps: [{ ...common, ...defined({ from, through, rate, rates }), ...priced }] }
}

const stepOf = (step: Plain, common: Record<string, unknown>): unknown =>
  typeof step === 'object' && !Array.isArray(step) ? { ...common, ...step } : step

function defined(said: Record<string, Plain | undefined>): Record<string, Plain> {
  return Object.fromEntries(Object.entries(said).filter((one): one is [string, Plain] => one[1] !== undefined))
}

function faults(error: z.ZodError, path: PropertyKey[], located: Located, known: string): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    // A row written without steps has its one step's fields at its own level.
    const inner =
      issue.path[0] === 'steps' && issue.path[1] === 0 && !hasSteps(located, path) ? issue.path.slice(2) : issue.path
    const full = [...path, ...inner]
    const field = full.map((part, at) =>
      typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`,
    )
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const near = nearest(key, known.split(', '), 3)
        return {
          what: `no field is called "${key}"`,
          where: { ...located.place([...full, key], true), ...(field.length > 0 && { field: field.join('') }) },
          mend: near === undefined ? `Its fields are ${known}.` : `Did you mean "${near}"?`,
        }
      })
    const place = { ...located.place(full), ...(field.length > 0 && { field: field.join('') }) }
    if (issue.code === 'invalid_type' && issue.expected === 'object')
      return [{ what: 'must be fields, each written "name: value"', where: place, mend: `They are ${known}.` }]
    const message = inner.at(-1) === 'rate' && issue.message.startsWith('is empty') ? 'is missing' : issue.message
    const [what = '', ...rest] = message.split(': ')
    const mend = rest.length > 0 ? `${rest.join(': ')}.` : 'docs/duty.md shows the form.'
    return [{ what, where: place, mend }]
  })
}

function hasSteps({ value }: Located, [part, at]: PropertyKey[]): boolean {
  const list = (value as Record<string, Plain> | undefined)?.[String(part)]
  const row = Array.isArray(list) ? list[Number(at)] : undefined
  return typeof row === 'object' && !Array.isArray(row) && row['steps'] !== undefined
}

/** One error for all of them. */
export function refused(problems: readonly Problem[]): InputError {
  const [first, ...rest] = problems
  const more = rest.slice(0, 4).map(printProblem).join(' | ')
  const left = rest.length > 4 ? ` | and ${rest.length - 4} more` : ''
  return new InputError({
    what: first?.what ?? 'is no scenario',
    where: first?.where ?? {},
    mend: `${first?.mend ?? ''}${more === '' ? '' : ` | ${more}${left}`}`,
  })
}
