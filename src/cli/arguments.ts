/** Arguments of the table of operations, read from the words of a command line. */
import type { Argument, Operation } from '../operations/operation.js'
import { InputError } from '../problem.js'
import { parseDay } from '../time/day.js'

/** `asOf` is typed `--as-of`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Typed values of an operation's arguments. @throws InputError naming the argument that cannot be read */
export function readArguments(row: Operation, given: Record<string, unknown>): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const [name, argument] of Object.entries(row.input)) {
    const raw = given[name]
    if (raw === undefined) {
      if (argument.type === 'choice' && argument.otherwise !== undefined) input[name] = argument.otherwise
      continue
    }
    const label = argument.positional ? name : flagOf(name)
    input[name] = Array.isArray(raw) ? raw.map((one) => readOne(argument, one, label)) : readOne(argument, raw, label)
  }
  return input
}

function readOne(argument: Argument, raw: unknown, label: string): unknown {
  if (argument.type === 'yes') return raw === true
  const text = String(raw)
  switch (argument.type) {
    case 'day':
      return parseDay(text, label)
    case 'count':
      if (!/^\d{1,6}$/.test(text))
        throw new InputError({
          what: `"${text}" is not a whole number`,
          where: { input: label },
          mend: 'Write digits only, as in 30.',
        })
      return Number(text)
    case 'choice':
      if (!argument.choices.includes(text))
        throw new InputError({
          what: `"${text}" is not one of the choices`,
          where: { input: label },
          mend: `Write ${argument.choices.join(', ')}.`,
        })
      return text
    default:
      return text
  }
}
