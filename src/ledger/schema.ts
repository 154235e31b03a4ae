/** The form of each kind of record as it stands in a file: every scalar is text, and is typed here. Used by compiling only. */
import * as z from 'zod'
import { base, confidence, count, day, id, listOf, oneOf, side, speakingSide, step, text } from './fields.js'
import type {
  Contact,
  Coverage,
  Measure,
  Organisation,
  Person,
  ProductName,
  Source,
  Statement,
  TrackState,
} from './records.js'
import { tariffSchemas } from './tariff-schema.js'

/** The kinds of file below `ledger/`: the first part of the path, without its ending, names the kind. */
export const folders = {
  sources: 'source',
  contacts: 'contact',
  statements: 'statement',
  tracks: 'track-state',
  measures: 'measure',
  coverage: 'coverage',
  people: 'person',
  organisations: 'organisation',
  products: 'product',
  duties: 'duty',
  exceptions: 'exception',
  stacking: 'class',
  programmes: 'programme',
  countries: 'country',
  'country-groups': 'country-group',
  conditions: 'condition',
  editions: 'edition',
} as const

export type Kind = (typeof folders)[keyof typeof folders]

const contact = z.strictObject({
  ...base,
  type: oneOf(['call', 'meeting', 'round', 'summit', 'visit']),
  level: oneOf(['leaders', 'ministers', 'working']),
  series: id,
  ordinal: count.optional(),
  start: day.optional(),
  end: day.optional(),
  dated: day.optional(),
  place: z.strictObject({ city: text, country: side }, 'must be a mapping of city and country').optional(),
  participants: z.array(z.strictObject({ name: text, role: text, side }), 'must be a list of name, role and side'),
  status: z.array(
    z.strictObject({
      side,
      status: oneOf(['expected', 'confirmed', 'denied', 'not-confirmed', 'held']),
      on: day.optional(),
      note: text.optional(),
    }),
    'must be a list of side, status and on',
  ),
  topics: z.record(side, listOf(text), 'must be a mapping of sides to lists').default({}),
  outcome: text.optional(),
})

const statement = z.strictObject({
  ...base,
  date: day,
  speaker: text,
  role: text,
  side: speakingSide.optional(),
  channel: text,
  track: id,
  modality: oneOf([
    'announced',
    'confirmed',
    'expected',
    'claimed',
    'denied',
    'not-confirmed',
    'threatened',
    'predicted',
    'hoped',
  ]),
  content: text,
})

const trackState = z.strictObject({
  ...base,
  track: id,
  stage: oneOf(['proposed', 'talks', 'framework', 'agreed', 'signed', 'in-force', 'paused', 'lapsed', 'ended']),
  from: day,
  through: day.optional(),
  closed: z.strictObject({ through: day, recorded: day }, 'must be a mapping of through and recorded').optional(),
  terms: text,
  positions: z.record(side, text, 'must be a mapping of sides to text').default({}),
  deadlines: z
    .array(z.strictObject({ date: day, what: text, instrument: text.optional() }), 'must be a list of date and what')
    .default([]),
})

const measure = z.strictObject({
  ...base,
  imposer: side,
  target: listOf(side),
  type: oneOf([
    'tariff',
    'export-control',
    'entity-list',
    'port-fee',
    'import-ban',
    'purchase',
    'app-law',
    'investigation',
    'pause',
  ]),
  instrument: text,
  authority: text.optional(),
  citation: text,
  scope: text,
  codes: listOf(text).default([]),
  basis: oneOf(['additional', 'total', 'content', 'fee per unit']).optional(),
  class: text.optional(),
  stacking: text.optional(),
  track: id.optional(),
  steps: z.array(step, 'must be a list of steps').default([]),
})

const source = z.strictObject({
  id,
  title: text,
  publisher: text,
  side: side.optional(),
  date: day.optional(),
  type: oneOf(['official', 'statute', 'notice', 'statistics', 'press']),
  url: text.regex(/^https?:\/\/\S+$/, 'must be an address that begins with http:// or https://').optional(),
  note: text.optional(),
})

const coverage = z.strictObject({
  id,
  of: oneOf(['contacts', 'tracks', 'measures', 'statements', 'figures', 'duties']),
  series: text.optional(),
  track: id.optional(),
  from: day,
  through: day,
  basis: text,
  confidence,
  recorded: day,
})

const names = listOf(text).pipe(z.array(z.string()).min(1, 'needs at least one name'))

const person = z.strictObject({
  id,
  names,
  roles: z
    .array(
      z.strictObject({
        role: text,
        organisation: z.string().trim().default(''),
        side,
        from: day.optional(),
        through: day.optional(),
      }),
      'must be a list of role, organisation and side',
    )
    .default([]),
  confidence,
  note: text.optional(),
})

const organisation = z.strictObject({ id, names, side: side.optional(), type: text, note: text.optional() })

const product = z.strictObject({
  id,
  names,
  codes: z
    .array(z.strictObject({ system: text, code: text, label: text.optional() }), 'must be a list of system and code')
    .default([]),
  within: id.optional(),
  bushelKg: text.regex(/^\d+(?:\.\d+)?$/, 'must be a number of kilograms, in digits').optional(),
  marketingYearStarts: text
    .regex(/^(?:[1-9]|1[0-2])$/, 'must be a month from 1 to 12')
    .transform((value) => Number.parseInt(value, 10))
    .optional(),
  sources: listOf(id).default([]),
  note: text.optional(),
})

const chronicle = {
  source,
  contact,
  statement,
  'track-state': trackState,
  measure,
  coverage,
  person,
  organisation,
  product,
} satisfies { [K in keyof RecordOf]: z.ZodType<Omit<RecordOf[K], 'kind' | 'at'>> }

/** The form of a record of each kind; `kind` and `at` are added by the reader. */
export const schemas = { ...chronicle, ...tariffSchemas } satisfies { [K in Kind]: z.ZodType }

/** Keeps the forms here and the types in records.ts from drifting apart. */
interface RecordOf {
  source: Source
  contact: Contact
  statement: Statement
  'track-state': TrackState
  measure: Measure
  coverage: Coverage
  person: Person
  organisation: Organisation
  product: ProductName
}
