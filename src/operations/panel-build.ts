/** The panel: law and schedule multiplied out for every line and origin, streamed to disk. */
import { panelOf } from '../duty/panel/treatments.js'
import { deskFor, heldDays } from '../duty/question.js'
import { readOrigin } from '../duty/reading.js'
import { InputError } from '../problem.js'
import { writePanel } from '../store/panel.js'
import { replaceableFolder, replaceFolder } from '../store/panel-folder.js'
import { addDays, type Day, isoDay } from '../time/day.js'
import type { Interval } from '../time/interval.js'
import { openDesk } from './effects/desk.js'
import type { Effects, Outcome } from './operation.js'
import { scenarioOf } from './scenario-file.js'

export interface PanelOptions {
  from: Day
  to: Day
  out: string
  into: string | undefined
  origins: string[] | undefined
  known: Day | undefined
  scenario: string | undefined
  averages: string | undefined
  weights: string | undefined
}

/** @throws InputError when an origin is not on record, or a file cannot be read or written */
export async function buildPanel(options: PanelOptions, effects: Effects): Promise<Outcome> {
  const started = Date.now()
  if (options.weights !== undefined && options.averages === undefined)
    throw new InputError({
      what: 'weights are for averages only',
      where: { input: '--weights' },
      mend: 'Add --averages FILE.csv.',
    })
  const dir = await replaceableFolder(options.out)
  const desk = await openDesk(effects.env, (await scenarioOf(options.scenario, effects))?.over)
  const destination = options.into === undefined ? 'US' : readOrigin(desk.book, options.into, '--into')
  const { schedule, plans } = deskFor(desk, destination, options.known ?? effects.today, '--into')
  const wanted = options.origins
    ?.flatMap((text) => text.split(','))
    .map((text) => readOrigin(desk.book, text, '--origins'))
  const countries = desk.book.countries.filter(({ code }) => wanted === undefined || wanted.includes(code))
  const until = addDays(options.to, 1)
  const covers = (origin: string): Interval => heldDays(desk, { origin, destination }) ?? { from: until }
  if (countries.every(({ code }) => covers(code).from >= until))
    throw new InputError({
      what: 'no law is held so early for any of these origins',
      where: { input: '--to' },
      mend: `Ask for days from ${isoDay(earliest(countries.map(({ code }) => heldDays(desk, { origin: code, destination })?.from)))} on.`,
    })
  const panel = panelOf(schedule, plans, countries, options.from, until, covers)
  effects.progress(
    `panel  ${panel.lines.length} lines, ${panel.treatments} treatments, ${panel.kinds.length} kinds of origin`,
  )
  const { averages: file, weights } = options
  const averages = file === undefined ? undefined : { file, ...(weights !== undefined && { weights }) }
  let last = 0
  const told = (count: number, share: number): void => {
    if (share - last < 0.05 && share < 1) return
    last = share
    const seconds = (Date.now() - started) / 1000
    const left = Math.round((seconds / share) * (1 - share))
    effects.progress(`panel  ${Math.round(share * 100)}%  ${count} rows  ${left} s left`)
  }
  const rows = await replaceFolder(dir, options.out, (draft) => writePanel(panel, draft, told, averages))
  await effects.write(`${rows} rows in ${options.out}\n`)
  return { status: 0 }
}

const earliest = (days: readonly (Day | undefined)[]): Day =>
  Math.min(...days.filter((day) => day !== undefined)) as Day
