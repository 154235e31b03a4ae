/** The records of tariff law as they are found by id and by words. */
import type { Day } from '../time/day.js'
import type {
  Condition,
  Country,
  CountryGroup,
  Duty,
  DutyException,
  Edition,
  LawBook,
  Programme,
  StackingClass,
} from './tariff.js'

export type LawRecord = Duty | DutyException | StackingClass | Programme | Country | CountryGroup | Condition | Edition

/** A record, the day it is filed under, and a line that tells it apart. */
export interface LawEntry {
  record: LawRecord
  day?: Day
  title: string
}

/** Every record of tariff law, duties first. */
export function* lawEntries(law: LawBook): Generator<LawEntry> {
  for (const record of law.duties)
    yield { record, day: record.recorded, title: `${record.imposer} duty: ${record.title}` }
  for (const record of law.exceptions)
    yield { record, day: record.recorded, title: `${record.imposer} exception: ${record.title}` }
  for (const record of law.classes) yield { record, title: `${record.imposer} class of duties: ${record.title}` }
  for (const record of law.programmes)
    yield { record, title: `${record.imposer} preference: ${record.names[0] ?? record.id}` }
  for (const record of [...law.groups, ...law.countries]) yield { record, title: record.names[0] ?? record.id }
  for (const record of law.conditions) yield { record, title: record.question }
  for (const record of law.editions)
    yield { record, day: record.from, title: `${record.imposer} schedule: ${record.title}` }
}
