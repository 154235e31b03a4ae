/** The form of the tariff records as they stand in their files. Used by compiling only. */
import * as z from 'zod'
import { readRate } from '../amount/rate-text.js'
import { base, day, id, listOf, oneOf, side, step, text } from './fields.js'
import type {
  Condition,
  Country,
  CountryGroup,
  Duty,
  DutyException,
  Edition,
  Programme,
  StackingClass,
} from './tariff.js'

const origin = text.regex(
  /^[A-Z][A-Z0-9-]*$/,
  'must be a country by its two capital letters, a group of country-groups.yaml, or W for all countries',
)

const goods = text.regex(
  /^(?:all|list:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\d[\d.]*)$/,
  'must be a code of digits, the name of a list after "list:", or all',
)

export const heading = text.regex(
  /^\d{4}\.\d\d(?:\.\d\d(?:\.\d\d)?)?$/,
  'must be a heading as the schedule prints it, such as 9903.01.24',
)

const basis = oneOf(['additional', 'total', 'instead', 'content'])

const dollars = text.regex(/^\d{1,9}(?:\.\d\d)?$/, 'must be an amount of money, such as 33.58')

const rate = z.strictObject({
  origins: listOf(origin).optional(),
  goods: listOf(goods).optional(),
  when: listOf(id).optional(),
  programmes: listOf(id).optional(),
  heading: heading.optional(),
  rate: text,
  basis: basis.optional(),
  met: heading.optional(),
  of: id.optional(),
  least: dollars.optional(),
  most: dollars.optional(),
  note: text.optional(),
})

const changes = { adds: listOf(goods).optional(), drops: listOf(goods).optional() }

const dutyStep = step.extend({
  heading: heading.optional(),
  citation: text.optional(),
  rates: z.array(rate, 'must be a list of rows, each with a rate').optional(),
  ...changes,
})

const exceptionStep = step.extend({
  heading: heading.optional(),
  citation: text.optional(),
  ...changes,
  loadedBefore: day.optional(),
  enteredBefore: day.optional(),
})

const reach = {
  imposer: side,
  origins: listOf(origin).default(['W']),
  exceptOrigins: listOf(origin).default([]),
  goods: listOf(goods).default(['all']),
  exceptGoods: listOf(goods).default([]),
  heading: heading.optional(),
}

const duty = z.strictObject({
  ...base,
  ...reach,
  title: text,
  authority: text,
  citation: text,
  class: id,
  measure: id.optional(),
  basis: basis.default('additional'),
  of: id.optional(),
  goods: listOf(goods),
  steps: z.array(dutyStep, 'must be a list of steps').default([]),
})

const exception = z.strictObject({
  ...base,
  ...reach,
  title: text,
  citation: text,
  lifts: listOf(id),
  under: listOf(id).default([]),
  programmes: listOf(id).default([]),
  when: listOf(id).default([]),
  share: id.optional(),
  steps: z.array(exceptionStep, 'must be a list of steps'),
})

const named = { sources: listOf(id).default([]), note: text.optional() }

const stackingClass = z.strictObject({
  id,
  imposer: side,
  title: text,
  component: oneOf(['mfn', 's301', 's232', 's201', 's122', 'ieepaFentanyl', 'ieepaReciprocal', 'fees', 'other']),
  pick: oneOf(['all', 'highest']).default('all'),
  onRequest: oneOf(['yes']).optional(),
  apart: listOf(goods).optional(),
  ...named,
})

const programme = z.strictObject({
  id,
  imposer: side,
  names: listOf(text),
  symbols: listOf(text),
  origins: listOf(origin),
  from: day.optional(),
  through: day.optional(),
  renewed: z.array(z.strictObject({ recorded: day, through: day })).optional(),
  ...named,
})

const country = z.strictObject({
  id,
  code: side,
  names: listOf(text),
  census: text.regex(/^\d{4}$/, 'must be a census code of four digits').optional(),
  comtrade: text.regex(/^[1-9]\d{0,2}$/, 'must be a number of UN Comtrade, such as 156').optional(),
  fas: text.regex(/^[A-Z0-9]{2}$/, 'must be two capital letters as USDA writes them').optional(),
  within: side.optional(),
  note: text.optional(),
})

const member = z.preprocess(
  (value) => (typeof value === 'string' ? { code: value } : value),
  z.strictObject({ code: side, from: day.optional(), through: day.optional() }),
)

const countryGroup = z.strictObject({
  id,
  code: origin,
  names: listOf(text),
  members: z.array(member, 'must be a list of countries'),
  ...named,
})

const condition = z.strictObject({
  id,
  question: text,
  alternative: oneOf(['yes']).optional(),
  open: oneOf(['yes']).optional(),
  column: oneOf(['quota']).optional(),
  below: text
    .refine((value) => readRate(value)?.kind === 'specific', 'must be a price of a unit, such as 25¢/kg')
    .optional(),
  label: text.optional(),
  ...named,
})

const edition = z.strictObject({
  id,
  imposer: side,
  title: text,
  archive: text,
  from: day,
  published: day.optional(),
  ...named,
})

/** The form of each kind of tariff record; `kind` and `at` are added by the reader. */
export const tariffSchemas = {
  duty,
  exception,
  class: stackingClass,
  programme,
  country,
  'country-group': countryGroup,
  condition,
  edition,
} satisfies { [K in keyof TariffRecords]: z.ZodType<Omit<TariffRecords[K], 'kind' | 'at'>> }

/** Keeps the forms here and the types in tariff.ts from drifting apart. */
interface TariffRecords {
  duty: Duty
  exception: DutyException
  class: StackingClass
  programme: Programme
  country: Country
  'country-group': CountryGroup
  condition: Condition
  edition: Edition
}
