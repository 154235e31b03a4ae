/** A scenario file: hypothetical tariff records to add, and duties that end or change. Read only when one is given. */
import * as z from 'zod'
import { InputError, type Problem, printProblem } from '../problem.js'
import type { Day } from '../time/day.js'
import { day, id, listOf, text } from './fields.js'
import type { Duty, DutyException } from './tariff.js'
import { heading, tariffSchemas } from './tariff-schema.js'
import { type Plain, readYaml } from './yaml.js'

/** What would be otherwise. */
export interface Scenario {
  title: string
  duties: Duty[]
  exceptions: DutyException[]
  /** Duties and exceptions by id, and the first day without them. */
  end: { id: string; on: Day }[]
  /** Duties by id, the first day of the new rate, and the rate for all its goods. */
  change: { id: string; from: Day; rate: string; heading?: string }[]
  lists: Record<string, string[]>
}

const header = z.strictObject({
  title: text.default('Scenario'),
  duties: z.array(z.unknown(), 'must be a list of duties').default([]),
  exceptions: z.array(z.unknown(), 'must be a list of exceptions').default([]),
  end: z.array(z.strictObject({ id, on: day }), 'must be a list of id and on').default([]),
  change: z
    .array(
      z.strictObject({ id, from: day, rate: text, heading: heading.optional() }),
      'must be a list of id, from and rate',
    )
    .default([]),
  lists: z
    .record(id, listOf(text.regex(/^\d[\d.]*$/, 'must be a code of digits')), 'must be a mapping of names to codes')
    .default({}),
})

/** What a hypothetical record need not say: nobody published it. */
const imagined = { recorded: '1900-01-01', confidence: 'low', sources: [], citation: 'scenario', authority: 'scenario' }

/**
 * Reads a scenario.
 *
 * @throws InputError with every problem, each with its line and mend
 */
export function readScenario(bytes: Uint8Array, file: string): Scenario {
  const located = readYaml(bytes, file)
  const problems: Problem[] = [...located.problems]
  const read = header.safeParse(located.value)
  if (problems.length === 0 && !read.success) problems.push(...told(read.error, [], located.place))
  if (!read.success || problems.length > 0) throw refused(problems)
  const { title, end, change, lists } = read.data
  const duties = read.data.duties.flatMap((row, at) =>
    record<Duty>('duty', row, ['duties', at], file, located.place, problems),
  )
  const exceptions = read.data.exceptions.flatMap((row, at) =>
    record<DutyException>('exception', row, ['exceptions', at], file, located.place, problems),
  )
  if (problems.length > 0) throw refused(problems)
  return {
    title,
    duties,
    exceptions,
    end,
    change: change.map(({ heading, ...one }) => ({ ...one, ...(heading !== undefined && { heading }) })),
    lists: Object.fromEntries(
      Object.entries(lists).map(([name, codes]) => [name, codes.map((code) => code.replaceAll('.', ''))]),
    ),
  }
}

type Place = (path: readonly PropertyKey[]) => Problem['where']

function record<R>(
  kind: 'duty' | 'exception',
  row: unknown,
  path: PropertyKey[],
  file: string,
  place: Place,
  problems: Problem[],
): R[] {
  const written = {
    id: `scenario-${kind}-${String(path.at(-1))}`,
    title: 'Scenario',
    ...imagined,
    ...(row as Record<string, Plain>),
  }
  const result = tariffSchemas[kind].safeParse(
    kind === 'duty' ? withStep(written) : withStep(without(written, 'authority')),
  )
  if (!result.success) {
    problems.push(...told(result.error, path, place))
    return []
  }
  return [{ ...result.data, kind, at: { file, line: place(path).line ?? 1 } } as R]
}

function without(row: Record<string, Plain>, key: string): Record<string, Plain> {
  const { [key]: _, ...rest } = row
  return rest
}

function withStep(row: Record<string, Plain>): Record<string, Plain> {
  const { from, through, rate, rates, ...rest } = row
  if (rest['steps'] !== undefined || from === undefined) return row
  const said = Object.fromEntries(
    Object.entries({ from, through, rate, rates }).filter(([, value]) => value !== undefined),
  ) as Record<string, Plain>
  const step = { recorded: imagined.recorded, status: 'in-force', instrument: 'scenario', sources: [], ...said }
  return { ...rest, steps: [step] }
}

function told(error: z.ZodError, path: readonly PropertyKey[], place: Place): Problem[] {
  return error.issues.map((issue) => ({
    what: issue.message,
    where: { ...place([...path, ...issue.path]), field: [...path, ...issue.path].join('.') },
    mend: 'See the scenario section of docs/duty.md.',
  }))
}

function refused(problems: Problem[]): InputError {
  const [first, ...rest] = problems
  return new InputError({
    what: first?.what ?? 'is no scenario',
    where: first?.where ?? {},
    mend: `${first?.mend ?? ''}${rest.length === 0 ? '' : ` And ${rest.length} more: ${rest.slice(0, 3).map(printProblem).join(' | ')}`}`,
  })
}
