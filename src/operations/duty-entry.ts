/** One duty question: a code with its origin and day, or words that find the code. */
import type { Desk } from '../duty/desk.js'
import type { Entry } from '../duty/entry.js'
import { answerDuty, deskFor, requireCoverage } from '../duty/question.js'
import { countryOf, readClaims, readCode, readOrigin, readProgramme } from '../duty/reading.js'
import type { Schedule } from '../duty/schedule.js'
import { lineAsked, saidOfAll } from '../duty/whole-line.js'
import { InputError, quoted } from '../problem.js'
import { printHs } from '../product/codes.js'
import { dutyJson } from '../report/duty/json.js'
import type { DutyTextOptions } from '../report/duty/sheet.js'
import { printDuty, printFound } from '../report/duty/text.js'
import type { Day } from '../time/day.js'
import { contentOf, contentsKnown, type DutyOptions, destinationOf, measuredOf } from './duty-options.js'
import { openDesk } from './effects/desk.js'
import { writeOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'
import { scenarioOf } from './scenario-file.js'

/** Answers one question; words in place of a code list the lines they find. */
export async function dutyEntry(text: string, options: DutyOptions, effects: Effects): Promise<Outcome> {
  if (options.format === 'csv' || options.format === 'jsonl')
    throw new InputError({
      what: `${options.format} is a form for batches`,
      where: { input: '--format' },
      mend: 'Write text or json.',
    })
  const scenario = await scenarioOf(options.scenario, effects)
  const desk = await openDesk(effects.env, scenario?.over)
  const origin = options.from === undefined ? undefined : readOrigin(desk.book, options.from, '--from')
  const destination = destinationOf(desk, options.to, origin)
  const { schedule } = deskFor(desk, destination, options.known ?? effects.today)
  const digits = readCode(text, 'readout duty')
  const answer =
    digits === undefined
      ? found(text, schedule, options, effects)
      : answered(desk, { digits, origin, destination, scenario: scenario?.title }, options, effects)
  await writeOut(answer, options.out, effects)
  return { status: 0 }
}

const wordsAtMost = 200

/** Lines that words find. */
function found(words: string, schedule: Schedule, options: DutyOptions, effects: Effects): string {
  if (words.length > wordsAtMost)
    throw new InputError({
      what: `${quoted(words)} is longer than ${wordsAtMost} characters`,
      where: { input: 'readout duty' },
      mend: 'Write a few words for the good.',
    })
  const hints = schedule.search(words, options.on ?? effects.today, options.all === true ? 500 : 20)
  if (hints.length === 0)
    throw new InputError({
      what: `no line of the schedule is found by ${quoted(words)}`,
      where: { input: 'readout duty' },
      mend: schedule.partial ?? 'Try other words, or a code.',
    })
  return options.format === 'json'
    ? `${JSON.stringify({ words, found: hints.map((hint) => ({ ...hint, code: printHs(hint.code) })) })}\n`
    : printFound(hints, effects.width)
}

interface Asked {
  digits: string
  origin: string | undefined
  destination: string
  /** Title of the scenario under which it is asked. */
  scenario: string | undefined
}

function answered(
  desk: Desk,
  { digits, origin, destination, scenario }: Asked,
  options: DutyOptions,
  effects: Effects,
): string {
  if (origin === undefined)
    throw new InputError({
      what: 'the origin is missing',
      where: { input: '--from' },
      mend: 'Write a country, such as --from CN.',
    })
  const known: Day = options.known ?? effects.today
  const date: Day = options.on ?? effects.today
  requireCoverage(desk, { origin, destination, date }, '--on')
  const { schedule, plans } = deskFor(desk, destination, known)
  const { line, alike } = lineAsked(schedule, plans, digits, date, 'readout duty')
  const programme =
    options.preference === undefined ? undefined : readProgramme(plans.law, options.preference, '--preference')
  const entry: Entry = {
    hts: line.code,
    origin,
    destination,
    date,
    ...(programme !== undefined && { programme }),
    claims: readClaims(plans.law, options.claim ?? [], '--claim'),
    fees: options.fees ?? false,
    ...(options.loaded !== undefined && { loaded: loadedBy(options.loaded, date, '--loaded') }),
    ...measuredOf(options, line),
    content: contentOf(options.content ?? [], contentsKnown(desk)),
  }
  const one = answerDuty(desk, entry, line, known)
  const answer = alike === undefined ? one : saidOfAll(one, digits, alike)
  return options.format === 'json'
    ? `${JSON.stringify({ ...dutyJson(answer, desk.book.sources), ...(scenario !== undefined && { scenario }) })}\n`
    : printDuty(answer, { ...textOptions(desk, options, effects), ...(scenario !== undefined && { scenario }) })
}

/** @throws InputError when it is after the entry */
export function loadedBy(loaded: Day, date: Day, input: string): Day {
  if (loaded <= date) return loaded
  throw new InputError({
    what: 'the day of loading is after that of entry',
    where: { input },
    mend: 'Goods are loaded before they are entered.',
  })
}

function textOptions({ book }: Desk, { all }: DutyOptions, effects: Effects): DutyTextOptions {
  const titles = new Map([...book.duties, ...book.classes].map(({ id, title }) => [id, title]))
  return {
    colour: effects.colour,
    width: effects.width,
    all: all ?? false,
    sources: book.sources,
    countryName: (code) => countryOf(book, code)?.names[0] ?? code,
    titleOf: (id) => titles.get(id) ?? id,
  }
}
