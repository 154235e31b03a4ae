/** Customs schedules on disk: those that were synced into the data directory, else the starter that came with the installation. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScheduleColumns } from '../duty/schedule/columns.js'
import { scheduleOf } from '../duty/schedule/held.js'
import { unpackSchedule } from '../duty/schedule/packed.js'
import type { ScheduleName } from '../duty/schedule/search.js'
import type { Schedule } from '../duty/schedule.js'
import type { ProductName } from '../ledger/records.js'
import { InputError } from '../problem.js'
import type { Home } from './paths.js'
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

/**
 * Every schedule that is held: the synced one where there is one, else the starter.
 *
 * @throws InputError when a file is damaged, or nothing at all is held
 */
export async function loadSchedules(home: Home): Promise<Schedule[]> {
  const held = await Promise.all(imposers.map((imposer) => readSchedule(scheduleFile(home, imposer))))
  return held.flatMap((columns) => (columns === undefined ? [] : [scheduleOf(columns)]))
}

/**
 * The schedule of an imposer: the synced one where there is one, else the starter.
 *
 * @param products of the ledger, whose names search knows beside the words of the schedule
 * @throws InputError when the file is damaged, or nothing is held for the imposer
 */
export async function loadSchedule(
  home: Home,
  imposer: string,
  products: readonly ProductName[] = [],
): Promise<Schedule> {
  const columns = await readSchedule(scheduleFile(home, imposer))
  if (columns !== undefined) return scheduleOf(columns, namesOf(products))
  throw new InputError({
    what: `no customs schedule of ${imposer} is held`,
    where: { input: imposer },
    mend: 'Run: readout sync hts',
  })
}

/** The HS codes of each product, and what people call it. */
function namesOf(products: readonly ProductName[]): ScheduleName[] {
  return products.flatMap(({ names, codes }) => {
    const hs = codes.flatMap(({ system, code }) => (system === 'HS' || system === 'HTS' ? [code] : []))
    const digits = hs.flatMap((code) => code.split('+')).map((code) => code.replaceAll('.', ''))
    return digits.length === 0 ? [] : [{ names, codes: digits }]
  })
}
