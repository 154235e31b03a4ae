/** Reading a compiled snapshot. Nothing else is loaded on this path, so that every command starts at once. */
import { InputError } from '../problem.js'
import type { Snapshot } from './records.js'

const shelves = [
  'sources',
  'contacts',
  'statements',
  'tracks',
  'measures',
  'coverage',
  'people',
  'organisations',
  'products',
] as const

/** The snapshot of a ledger that holds nothing. */
export const emptySnapshot: Snapshot = {
  digest: '',
  recordedThrough: 0 as Snapshot['recordedThrough'],
  sources: [],
  contacts: [],
  statements: [],
  tracks: [],
  measures: [],
  coverage: [],
  people: [],
  organisations: [],
  products: [],
}

/**
 * Reads the text that `printSnapshot` wrote.
 *
 * @param input what the text is called in the error, such as its file
 * @throws InputError when it is not a whole snapshot
 */
export function parseSnapshot(text: string, input = 'snapshot'): Snapshot {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw broken('is not whole JSON', input)
  }
  if (!isSnapshot(value)) throw broken('is not a compiled ledger of this version', input)
  return value
}

/** The snapshot as one line of JSON. */
export function printSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot)}\n`
}

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  return (
    typeof fields['digest'] === 'string' &&
    Number.isInteger(fields['recordedThrough']) &&
    shelves.every((shelf) => Array.isArray(fields[shelf]))
  )
}

function broken(what: string, input: string): InputError {
  return new InputError({ what: `the snapshot ${what}`, where: { input }, mend: 'Run: readout ledger compile' })
}
