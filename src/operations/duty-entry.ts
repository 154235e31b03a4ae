/** One duty question: a code with its origin and day, or words that find the code. */
import { type Ppm, parsePpm } from '../amount/ppm.js'
import type { Desk } from '../duty/desk.js'
import type { Entry } from '../duty/entry.js'
import { answerDuty, deskFor, requireCoverage } from '../duty/question.js'
import { countryOf, lineOf, readClaims, readCode, readOrigin, readProgramme } from '../duty/reading.js'
import type { ScheduleLine } from '../duty/schedule.js'
import { InputError, visible } from '../problem.js'
import { printHs } from '../product/codes.js'
import { dutyJson } from '../report/duty/json.js'
import { printDuty } from '../report/duty/text.js'
import type { Day } from '../time/day.js'
import { openDesk } from './effects/desk.js'
import { openOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'
import { scenarioOf } from './scenario-file.js'

/** What the command line says of one entry, or of every row of a batch. */
export interface DutyOptions {
  from: string | undefined
  to: string | undefined
  on: Day | undefined
  known: Day | undefined
  value: string | undefined
  quantity: string | undefined
  unit: string | undefined
  preference: string | undefined
  claim: string[] | undefined
  loaded: Day | undefined
  content: string[] | undefined
  scenario: string | undefined
  format: 'text' | 'json' | 'csv' | 'jsonl' | undefined
  out: string | undefined
}

/** Answers one question; words in place of a code list the lines they find. */
export async function dutyEntry(text: string, options: DutyOptions, effects: Effects): Promise<Outcome> {
  if (options.format === 'csv' || options.format === 'jsonl')
    throw new InputError({
      what: `${options.format} is a form for batches`,
      where: { input: '--format' },
      mend: 'Write text or json.',
    })
  const desk = await openDesk(effects.env, await scenarioOf(options.scenario, effects))
  const known = options.known ?? effects.today
  const date = options.on ?? effects.today
  const origin = options.from === undefined ? undefined : readOrigin(desk.book, options.from, '--from')
  const destination = destinationOf(desk, options.to, origin)
  const { schedule, plans } = deskFor(desk, destination, known)
  const digits = readCode(text, 'readout duty')
  const out = await openOut(options.out, effects)
  if (digits === undefined) {
    const found = schedule.search(text, date, 20)
    if (found.length === 0)
      throw new InputError({
        what: `no line of the schedule is found by "${visible(text)}"`,
        where: { input: 'readout duty' },
        mend: schedule.partial ?? 'Try other words, or a code.',
      })
    if (options.format === 'json')
      await out.write(
        `${JSON.stringify({ words: text, found: found.map((hint) => ({ ...hint, code: printHs(hint.code) })) })}\n`,
      )
    else
      await out.write(
        `${found.map((hint) => `${printHs(hint.code).padEnd(14)} ${visible(hint.description)}`).join('\n')}\n`,
      )
    await out.close()
    return { status: 0 }
  }
  if (origin === undefined)
    throw new InputError({
      what: 'the origin is missing',
      where: { input: '--from' },
      mend: 'Write a country, such as --from CN.',
    })
  const line = lineOf(schedule, digits, date, 'readout duty')
  const programme =
    options.preference === undefined ? undefined : readProgramme(plans.law, options.preference, '--preference')
  const entry: Entry = {
    hts: line.code,
    origin,
    destination,
    date,
    ...(programme !== undefined && { programme }),
    claims: readClaims(plans.law, options.claim ?? [], '--claim'),
    ...(options.loaded !== undefined && { loaded: options.loaded }),
    ...measuredOf(options, line),
    content: contentOf(options.content ?? []),
  }
  requireCoverage(desk, entry, '--on')
  const answer = answerDuty(desk, entry, line, known)
  const { sources } = desk.book
  await out.write(
    options.format === 'json'
      ? `${JSON.stringify(dutyJson(answer, sources))}\n`
      : printDuty(answer, {
          colour: effects.colour,
          width: effects.width,
          sources,
          nameOf: (code) => countryOf(desk.book, code)?.names[0] ?? code,
        }),
  )
  await out.close()
  return { status: 0 }
}

/** The country of entry: the one named, else the one schedule's that is not the origin's own. */
export function destinationOf(desk: Desk, to: string | undefined, origin: string | undefined): string {
  if (to !== undefined) return readOrigin(desk.book, to, '--to')
  const [first, second] = [...desk.schedules.keys()]
  return (first === origin ? second : first) ?? 'US'
}

/** Value in cents and quantities. @throws InputError for what is no amount, or below zero */
export function measuredOf(
  { value, quantity, unit }: Pick<DutyOptions, 'value' | 'quantity' | 'unit'>,
  line: ScheduleLine,
  inputs = { value: '--value', quantity: '--quantity' },
): Pick<Entry, 'value' | 'quantities'> {
  const cents = value === undefined ? undefined : Math.round(amountOf(value, inputs.value) * 100)
  const amount = quantity === undefined ? undefined : amountOf(quantity, inputs.quantity)
  const own = unit ?? line.units[0]
  return {
    ...(cents !== undefined && { value: cents }),
    quantities: amount === undefined || own === undefined ? [] : [{ amount, unit: own }],
  }
}

function amountOf(text: string, input: string): number {
  const digits = text
    .trim()
    .replace(/^\$/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '')
  if (!/^\d{1,15}(?:\.\d{1,6})?$/.test(digits))
    throw new InputError({
      what: `"${visible(text)}" is ${/^-/.test(digits) ? 'below zero' : 'no amount'}`,
      where: { input },
      mend: 'Write digits, as in 12500 or 12500.50.',
    })
  return Number(digits)
}

/** Shares by content: `steel=40%`. */
function contentOf(texts: readonly string[]): Record<string, Ppm> {
  const content: Record<string, Ppm> = {}
  for (const text of texts.flatMap((one) => one.split(','))) {
    const [, of, share] = /^\s*([a-z-]+)\s*=\s*(\S+)\s*$/.exec(text) ?? []
    if (of === undefined || share === undefined)
      throw new InputError({
        what: `"${visible(text)}" is no content with its share`,
        where: { input: '--content' },
        mend: 'Write it as steel=40%.',
      })
    const read = parsePpm(share, '--content')
    if (read < 0 || read > 1_000_000)
      throw new InputError({
        what: `a content of ${share} is not possible`,
        where: { input: '--content' },
        mend: 'Write a share from 0% to 100%.',
      })
    content[of] = read
  }
  return content
}
