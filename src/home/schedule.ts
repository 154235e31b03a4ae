/** Customs schedules on disk: those that were synced into the data directory, else the starter that came with the installation. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScheduleColumns } from '../duty/schedule/columns.js'
import { scheduleOf } from '../duty/schedule/held.js'
import { unpackSchedule } from '../duty/schedule/packed.js'
import { isStarter, readBack, type StarterFile } from '../duty/schedule/starter.js'
import type { Schedule } from '../duty/schedule.js'
import { InputError } from '../problem.js'
import { type Home, starterFile } from './paths.js'
import { cannotRead } from './text.js'

/** Where the synced schedule of an imposer stands. */
export function scheduleFile(home: Home, imposer: string): string {
  return join(home.schedule, `${imposer.toLowerCase()}.schedule`)
}

/** The columns of a schedule file. @throws InputError when it is damaged */
export async function readSchedule(file: string): Promise<ScheduleColumns | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code === 'ENOENT') return undefined
    throw cannotRead(file, String(error.code))
  }
  return unpackSchedule(bytes, file)
}

/** Whose schedules Readout knows. */
const imposers = ['US', 'CN']

const partial: Record<string, string> = {
  US: 'The starter schedule holds a few hundred lines that the news is about; for all of them run: readout sync hts',
  CN: 'The Chinese schedule held has only the lines on which the ledger has duties.',
}

/**
 * Every schedule that is held: the synced one where there is one, else the starter.
 *
 * @throws InputError when a file is damaged, or the program was not built
 */
export async function loadSchedules(home: Home, starters: string = starterFile): Promise<Schedule[]> {
  const [starter, ...held] = await Promise.all([
    readStarter(starters),
    ...imposers.map((imposer) => readSchedule(scheduleFile(home, imposer))),
  ])
  return imposers.flatMap((imposer, at) => {
    const synced = held[at]
    if (synced !== undefined) return [scheduleOf(synced, starter.names)]
    const written = starter.schedules[imposer]
    const words = partial[imposer]
    if (written === undefined) return []
    return [
      { ...scheduleOf(readBack(written, starters), starter.names), ...(words !== undefined && { partial: words }) },
    ]
  })
}

/**
 * One of them.
 *
 * @throws InputError when a file is damaged, or nothing is held for the imposer
 */
export async function loadSchedule(home: Home, imposer: string): Promise<Schedule> {
  const found = (await loadSchedules(home)).find((schedule) => schedule.imposer === imposer)
  if (found !== undefined) return found
  throw new InputError({
    what: `no customs schedule of ${imposer} is held`,
    where: { input: imposer },
    mend: `Held are ${imposers.join(' and ')}.`,
  })
}

async function readStarter(file: string): Promise<StarterFile> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof Error && 'code' in error)) throw error
    value = undefined
  }
  if (isStarter(value)) return value
  throw new InputError({
    what: 'is missing, or is not a whole file of starter schedules',
    where: { file },
    mend: 'Run: npm run build',
  })
}
