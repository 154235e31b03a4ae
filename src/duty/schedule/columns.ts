/** A schedule in columns of integers over one list of texts: small on disk, whole in memory, decoded a line at a time. */
import type { HeldEdition } from './printed.js'

/** Integers by row, whether they stand in a file's bytes or in a list. */
export type Column = ArrayLike<number>

/**
 * All stretches of all lines. A line is a code; its stretches are the rows from `starts[line]` to `starts[line + 1]`, in
 * order of days. Texts are numbers into one list, in which 0 is the empty text.
 */
export interface ScheduleColumns {
  /** Whose schedule, by ISO code. */
  imposer: string
  /** Digits of a full code. */
  digits: number
  /** In order of the days from which they are law. */
  editions: HeldEdition[]
  /** By line: its code as a number, ascending. */
  codes: Column
  /** By line, and one past the last: its first stretch. */
  starts: Column
  /** By stretch: first day, and first day after it (`openEnd` where there is none yet). */
  from: Column
  until: Column
  /** By stretch: the first and the last edition in which it stands. */
  first: Column
  last: Column
  description: Column
  /** By stretch: the node above it, 0 for none. */
  above: Column
  units: Column
  general: Column
  special: Column
  other: Column
  quota: Column
  interim: Column
  notes: Column
  /** By stretch: where it was read, where that is not its edition's source. */
  source: Column
  /** By stretch: 0 high, 1 medium, 2 low. */
  confidence: Column
  /** By node, a heading with lines below it: its words, and the node above. Node 0 is the top of the tree. */
  nodeText: Column
  nodeAbove: Column
  /** How many texts there are. */
  texts: number
  text(index: number): string
}

/** No last day is known. */
export const openEnd = 0x7fffffff

/** Columns by stretch, in the order in which files keep them. */
export const stretchColumns = [
  'from',
  'until',
  'first',
  'last',
  'description',
  'above',
  'units',
  'general',
  'special',
  'other',
  'quota',
  'interim',
  'notes',
  'source',
  'confidence',
] as const

/** Every column. */
export const allColumns = ['codes', 'starts', ...stretchColumns, 'nodeText', 'nodeAbove'] as const

/** Units and notes are lists; each list is one text, its parts divided by signs that no schedule prints. */
export const between = '\u001f'
export const betweenFields = '\u001e'
