/** The shape of one row in the table of operations: what the command line, the HTTP API and the MCP server share. */
import type { Day } from '../time/day.js'

interface ArgumentBase {
  summary: string
  /** Given without a flag, in this order. */
  positional?: true
  optional?: true
  /** Takes several values. */
  many?: true
}

export type Argument =
  | (ArgumentBase & { type: 'text' })
  | (ArgumentBase & { type: 'day' })
  | (ArgumentBase & { type: 'count' })
  | (ArgumentBase & { type: 'yes' })
  | (ArgumentBase & { type: 'choice'; choices: readonly string[]; otherwise?: string })

type One<A extends Argument> = A['type'] extends 'day'
  ? Day
  : A['type'] extends 'count'
    ? number
    : A['type'] extends 'yes'
      ? boolean
      : A extends { choices: readonly (infer C)[] }
        ? C
        : string
type Given<A extends Argument> = A extends { many: true } ? One<A>[] : One<A>

/** What `run` is given: the type of each argument, undefined only where it may be left out. */
export type Input<T extends Record<string, Argument>> = {
  [K in keyof T]: T[K] extends { optional: true } ? Given<T[K]> | undefined : Given<T[K]>
}

/** The world outside, handed in: tests hand in recorders. */
export interface Effects {
  /** Read once, at the door. */
  today: Day
  now: Date
  env: Record<string, string | undefined>
  /** All bytes of standard input. */
  stdin: () => Promise<Uint8Array>
  /** The same in pieces as they come, for inputs of any size. */
  stdinPieces: () => AsyncIterable<Uint8Array>
  /** Results. */
  write: (text: string) => Promise<void>
  /** One line about long work, for standard error. */
  progress: (line: string) => void
  /** Whether results may carry terminal colours, and how wide a line may be. */
  colour: boolean
  width: number
}

/** How a command ended, besides its output: 1 only when asked to fail on findings, 2 when some of its input was refused. */
export interface Outcome {
  status: 0 | 1 | 2
}

export interface Operation {
  /** Words as typed: `check`, `ledger lint`. */
  name: string
  summary: string
  /** A command that runs, for help and documentation. */
  example: string
  input: Record<string, Argument>
  /** Text added below the options in help. */
  more?: string
  run: (input: Record<string, unknown>, effects: Effects) => Promise<Outcome>
}

/** A row of the table, with the type of `input` worked out from its arguments. */
export function operation<const T extends Record<string, Argument>>(row: {
  name: string
  summary: string
  example: string
  input: T
  more?: string
  run: (input: Input<T>, effects: Effects) => Promise<Outcome>
}): Operation {
  // The doors read every argument by its declared type before they call, so the row's own input type holds.
  return { ...row, run: (input, effects) => row.run(input as Input<T>, effects) }
}
