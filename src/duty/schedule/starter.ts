/** The starter schedules in one text: each packed as a synced one is, so that it is decoded only where it is asked. */
import type { ScheduleColumns } from './columns.js'
import { packSchedule, unpackSchedule } from './packed.js'
import type { ScheduleName } from './search.js'

/** `dist/schedule.json`. */
export interface StarterFile {
  digest: string
  /** What people call goods: the names of the ledger's products, and others. */
  names: ScheduleName[]
  /** The packed bytes as base64, by imposer. */
  schedules: Record<string, string>
}

/** Columns as the file holds them. */
export function writtenOut(columns: ScheduleColumns): string {
  return Buffer.from(packSchedule(columns)).toString('base64')
}

/** Columns as they are asked. @throws InputError when they are not whole */
export function readBack(written: string, file: string): ScheduleColumns {
  return unpackSchedule(Buffer.from(written, 'base64'), file)
}

/** Whether a value is a starter file. */
export function isStarter(value: unknown): value is StarterFile {
  if (typeof value !== 'object' || value === null) return false
  const { digest, names, schedules } = value as Record<string, unknown>
  return (
    typeof digest === 'string' &&
    Array.isArray(names) &&
    typeof schedules === 'object' &&
    schedules !== null &&
    Object.values(schedules).every((one) => typeof one === 'string')
  )
}
