/** The desk that answers duty questions: the law book and the schedules, with what was worked out kept for the next question. */
import type { LawBook } from '../ledger/tariff.js'
import type { Day } from '../time/day.js'
import { lawKnown } from './known.js'
import { Plans } from './plans.js'
import type { Schedule } from './schedule.js'

export class Desk {
  private readonly kept = new Map<string, Plans>()

  /** @param schedules by the ISO code of their imposer */
  constructor(
    readonly book: LawBook,
    readonly schedules: ReadonlyMap<string, Schedule>,
  ) {}

  /** The plans of an imposer's law as known on a day. */
  plans(imposer: string, known: Day): Plans {
    // Nothing becomes known between two days on which the record says nothing new.
    const key = `${imposer} ${this.lastNews(known)}`
    const found = this.kept.get(key)
    if (found !== undefined) return found
    if (this.kept.size >= booksAtMost) this.kept.clear()
    const made = new Plans(lawKnown(this.book, imposer, known))
    this.kept.set(key, made)
    return made
  }

  private news: Day[] | undefined

  private lastNews(known: Day): Day {
    this.news ??= [
      ...new Set([
        ...[...this.book.duties, ...this.book.exceptions].flatMap(({ recorded, steps }) => [
          recorded,
          ...steps.map((step) => step.recorded),
        ]),
        ...this.book.programmes.flatMap(({ renewed = [] }) => renewed.map(({ recorded }) => recorded)),
      ]),
    ].sort((a, b) => a - b)
    let last = 0 as Day
    for (const day of this.news) {
      if (day > known) break
      last = day
    }
    return last
  }
}

/** Batches ask as known on each row's own day; more views than this are not kept. */
const booksAtMost = 64
