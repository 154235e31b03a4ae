/** Small schedules for tests: a line is its code, its words and its general rate; the rest is usual. */
import { type Day, parseDay } from '../../time/day.js'
import { scheduleBuilder } from '../schedule/build.js'
import type { ScheduleColumns } from '../schedule/columns.js'
import { scheduleOf } from '../schedule/held.js'
import type { HeldEdition, PrintedLine } from '../schedule/printed.js'
import type { ScheduleName } from '../schedule/search.js'
import type { Schedule } from '../schedule.js'

/** `1201.90.00.05 | Soybeans > Other | Seeds | Free`: code, path, words, general rate. */
export function printedLine(text: string, rest: Partial<PrintedLine> = {}): PrintedLine {
  const [code = '', path = '', description = '', general = 'Free'] = text.split('|').map((part) => part.trim())
  return {
    code: code.replaceAll('.', ''),
    description,
    path: path === '' ? [] : path.split(' > '),
    units: ['kg'],
    general,
    special: '',
    other: '20%',
    notes: [],
    ...rest,
  }
}

export function edition(archive: string, from: string): HeldEdition {
  return {
    archive,
    title: archive.replaceAll('_', ' '),
    from: parseDay(from),
    source: `source-${archive.slice(0, 4)}`,
    hash: archive,
  }
}

/** Editions laid together, by their days. */
export function columnsOf(editions: Record<string, (string | PrintedLine)[]>): ScheduleColumns {
  const builder = scheduleBuilder('US', 10)
  for (const [key, lines] of Object.entries(editions)) {
    const [archive = '', from = ''] = key.split(' ')
    builder.add(
      edition(archive, from),
      lines.map((line) => (typeof line === 'string' ? printedLine(line) : line)),
    )
  }
  return builder.columns()
}

export function scheduleFrom(editions: Parameters<typeof columnsOf>[0], names: ScheduleName[] = []): Schedule {
  return scheduleOf(columnsOf(editions), names)
}

export const day = (text: string): Day => parseDay(text)
