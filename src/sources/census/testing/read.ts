/** Reads answers as a sync would, for tests of the rows by themselves. */
import { SourceError } from '../../../problem.js'
import type { Reply } from '../../source.js'
import { replyWith, testCountries } from '../../testing/fake-context.js'
import { countryCodes } from '../countries.js'
import { type Dataset, flows } from '../datasets.js'
import { type Piece, readMonth, requestOf } from '../requests.js'
import { type ReadAnswer, readRows } from '../rows.js'
import { readWireTable } from '../wire-table.js'

export const dataset = (name: string): Dataset => {
  const found = flows.flatMap(({ datasets }) => datasets).find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}
export const month = (text: string): Piece['first'] => readMonth(text) ?? (0 as Piece['first'])
export const piece = (given: Partial<Piece> = {}): Piece => ({
  dataset: dataset('exports/hs'),
  partner: 'CN',
  places: ['5700'],
  codes: [],
  first: month('2025-01'),
  last: month('2025-12'),
  ...given,
})
const countries = countryCodes(testCountries)

export function read(body: unknown, of: Piece = piece(), given: Partial<Reply> = {}): ReadAnswer {
  const { request, names } = requestOf(of)
  return readRows(readWireTable(replyWith(body, { path: request.path, ...given }), names), of, countries)
}

/** The one line of the refusal. */
export function refusal(body: unknown, of?: Piece, given?: Partial<Reply>): string {
  try {
    read(body, of, given)
  } catch (error) {
    if (error instanceof SourceError) return error.message
    throw error
  }
  return 'no error'
}
