/** What is said of an entry beside its code: country of entry, value, quantity, shares by content. */
import { type Ppm, parsePpm } from '../amount/ppm.js'
import type { Rate } from '../amount/rate.js'
import { readRate } from '../amount/rate-text.js'
import { leadingUnit } from '../amount/rate-unit.js'
import { readUnit } from '../amount/unit.js'
import type { Desk } from '../duty/desk.js'
import type { Entry } from '../duty/entry.js'
import { readOrigin } from '../duty/reading.js'
import type { ScheduleLine } from '../duty/schedule.js'
import { InputError, quoted } from '../problem.js'
import type { Day } from '../time/day.js'

/** What the command line says of one entry, or of every row of a batch. */
export interface DutyOptions {
  from: string | undefined
  to: string | undefined
  on: Day | undefined
  known: Day | undefined
  value: string | undefined
  quantity: string | undefined
  unit: string | undefined
  preference: string | undefined
  claim: string[] | undefined
  loaded: Day | undefined
  content: string[] | undefined
  scenario: string | undefined
  format: 'text' | 'json' | 'csv' | 'jsonl' | undefined
  fees: boolean | undefined
  all: boolean | undefined
  out: string | undefined
}

/** The country of entry: the one named, else the one schedule's that is not the origin's own. */
export function destinationOf(desk: Desk, to: string | undefined, origin: string | undefined, input = '--to'): string {
  if (to !== undefined) return readOrigin(desk.book, to, input)
  const [first, second] = [...desk.schedules.keys()]
  return (first === origin ? second : first) ?? 'US'
}

/** Value in cents and quantities. @throws InputError for what is no amount, or below zero */
export function measuredOf(
  { value, quantity, unit }: Pick<DutyOptions, 'value' | 'quantity' | 'unit'>,
  line: ScheduleLine,
  inputs = { value: '--value', quantity: '--quantity', unit: '--unit' },
): Pick<Entry, 'value' | 'quantities'> {
  const cents = value === undefined ? undefined : Math.round(amountOf(value, inputs.value) * 100)
  const amount = quantity === undefined ? undefined : amountOf(quantity, inputs.quantity)
  return {
    ...(cents !== undefined && { value: cents }),
    quantities: amount === undefined ? [] : [{ amount, unit: unitOf(unit, line, inputs.unit) }],
  }
}

/** The unit named, else that of the line's rate, else the line's own. @throws InputError for one that nobody counts in */
function unitOf(unit: string | undefined, { units, general }: ScheduleLine, input: string): string {
  const rate = readRate(general)
  const own = (rate === undefined ? undefined : unitIn(rate)) ?? units.find((one) => one !== '' && one !== 'X')
  const mend = own === undefined ? 'Write a unit such as kg, No. or liters.' : `This line counts in ${own}.`
  if (unit === undefined) {
    if (own !== undefined) return own
    throw new InputError({ what: 'the quantity has no unit', where: { input }, mend })
  }
  const written = unit.trim()
  if (units.includes(written) || readUnit(written) !== undefined || leadingUnit(written)?.behind === '') return written
  throw new InputError({ what: `${quoted(written)} is no unit on record`, where: { input }, mend })
}

function amountOf(text: string, input: string): number {
  const digits = text
    .trim()
    .replace(/^\$/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '')
  if (!/^\d{1,13}(?:\.\d{1,6})?$/.test(digits))
    throw new InputError({
      what: `${quoted(text)} is ${/^-/.test(digits) ? 'below zero' : 'no amount'}`,
      where: { input },
      mend: 'Write digits, as in 12500 or 12500.50.',
    })
  return Number(digits)
}

/** The unit that a rate is charged by, where it is by the whole article. */
function unitIn(rate: Rate): string | undefined {
  if (rate.kind === 'sum') return rate.parts.map(unitIn).find((one) => one !== undefined)
  if (rate.kind === 'lesser' || rate.kind === 'greater') return rate.of.map(unitIn).find((one) => one !== undefined)
  if (rate.kind === 'degrees') return rate.unit
  return rate.kind === 'specific' && rate.on === undefined ? rate.unit : undefined
}

/** Contents on which some duty is charged, as the law book names them; `non-us` is what is left of `us`. */
export function contentsKnown({ book }: Desk): string[] {
  const named = book.duties.flatMap(({ of, steps }) => [
    of,
    ...steps.flatMap(({ rates = [] }) => rates.map((rate) => rate.of)),
  ])
  const shares = book.exceptions.map(({ share }) => (share === 'content' ? undefined : share))
  return [...new Set([...named, ...shares].filter((one) => one !== undefined))].sort()
}

/** Shares by content: `steel=40%`. @throws InputError for a content that no duty asks for, or shares above the whole */
export function contentOf(
  texts: readonly string[],
  known: readonly string[],
  input = '--content',
): Record<string, Ppm> {
  const content: Record<string, Ppm> = {}
  const refuse = (what: string, mend: string): InputError => new InputError({ what, where: { input }, mend })
  for (const text of texts.flatMap((one) => one.split(/[,;]/)).filter((one) => one.trim() !== '')) {
    const [, of, share] = /^\s*([a-z-]+)\s*=\s*(\S+)\s*$/i.exec(text) ?? []
    if (of === undefined || share === undefined)
      throw refuse(`${quoted(text)} is no content with its share`, 'Write it as steel=40%.')
    const name = of.toLowerCase() === 'aluminium' ? 'aluminum' : of.toLowerCase()
    if (!known.includes(name)) throw refuse(`no duty is charged on ${quoted(of)}`, `Contents are ${known.join(', ')}.`)
    const read = parsePpm(share, input)
    if (read < 0 || read > 1_000_000)
      throw refuse(`a content of ${share} is not possible`, 'Write a share from 0% to 100%.')
    content[name] = read
  }
  const metals = Object.entries(content).filter(([of]) => !/us$/.test(of))
  if (metals.reduce((sum, [, share]) => sum + share, 0) > 1_000_000)
    throw refuse('the contents come to more than the whole value', 'Write shares of the customs value.')
  return content
}
