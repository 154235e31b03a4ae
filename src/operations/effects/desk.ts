/** What duty questions start from: the law book, and the schedules that are held. */
import { Desk } from '../../duty/desk.js'
import type { Schedule } from '../../duty/schedule.js'
import { loadLaw } from '../../home/installed.js'
import { openHome } from '../../home/paths.js'
import { loadSchedules } from '../../home/schedule.js'
import type { LawBook } from '../../ledger/tariff.js'

/**
 * The desk. Neither database nor schema library is loaded on this path.
 *
 * @param change what a scenario makes of the law
 * @throws InputError when the program was not built, or a synced schedule is damaged
 */
export async function openDesk(
  env: Record<string, string | undefined>,
  change: (book: LawBook) => LawBook = (book) => book,
): Promise<Desk> {
  const [book, schedules] = await Promise.all([loadLaw(), loadSchedules(openHome(env))])
  return new Desk(change(book), new Map(schedules.map((schedule: Schedule) => [schedule.imposer, schedule])))
}
