/** The scalars and shared fields of every kind of record, typed and told apart where they are read. Used by compiling only. */
import * as z from 'zod'
import { InputError } from '../problem.js'
import { parseDay } from '../time/day.js'

export const text = z
  .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be text') })
  .trim()
  .min(1, 'is empty: write a value or leave the line out')

export const day = text.transform((value, context) => {
  try {
    return parseDay(value)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    context.addIssue(`${error.problem.what}. ${error.problem.mend}`)
    return z.NEVER
  }
})

export const id = text.regex(
  /^[a-z0-9]+(?:[-._]+[a-z0-9]+)*$/,
  'must be in lower case letters and digits joined by "-", "." or "_"',
)

export const side = text.regex(
  /^(?:[A-Z]{2}|W)$/,
  'must be a country by its two capital letters, such as US, or W for all countries',
)
export const speakingSide = text.regex(
  /^(?:[A-Z]{2}|both)$/,
  'must be a country by its two capital letters, such as US, or "both" for a joint text',
)

export const count = text
  .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1, in digits')
  .transform((value) => Number.parseInt(value, 10))

/** A list, or one value standing for a list of one. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item, 'must be a list'))

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, {
    error: (issue) => (issue.input === undefined ? 'is missing' : `must be one of ${values.join(', ')}`),
  })

export const confidence = oneOf(['high', 'medium', 'low'])

export const base = {
  id,
  recorded: day,
  confidence,
  sources: listOf(id),
  note: text.optional(),
  supersedes: id.optional(),
}

export const step = z.strictObject({
  from: day,
  recorded: day,
  status: oneOf(['in-force', 'suspended', 'ended']),
  through: day.optional(),
  rate: text.optional(),
  instrument: text,
  sources: listOf(id),
})
