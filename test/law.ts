/** The bundled law asked through the engine with a line made up for the case: what the tests of law share. */
import { type Ppm, ppm } from '../src/amount/ppm.js'
import type { Layer } from '../src/duty/answer.js'
import type { Facts } from '../src/duty/applies.js'
import { type Charged, charge } from '../src/duty/charges.js'
import { Desk } from '../src/duty/desk.js'
import { layersOf } from '../src/duty/layers.js'
import type { ScheduleLine } from '../src/duty/schedule.js'
import { compileLedger } from '../src/ledger/compile.js'
import { parseDay } from '../src/time/day.js'

/** What is said beside code, origin and day. */
export interface Said {
  /** Column 1, Free when left out; the special column; column 2. */
  base?: string
  special?: string
  other?: string
  claims?: string[]
  programme?: string
  loaded?: string
  /** Percent of the value. */
  content?: Record<string, number>
  known?: string
  into?: string
}

/** The day of the record: everything in it is known. */
export const today = '2026-11-24'

/** The desk with the law of the repository, and no schedule. */
export async function openLaw(): Promise<Desk> {
  return new Desk((await compileLedger('ledger')).law, new Map())
}

/** A good charged on a day. */
export function entered(
  desk: Desk,
  code: string,
  origin: string,
  on: string,
  said: Said = {},
): { charged: Charged; facts: Facts } {
  const plans = desk.plans(said.into ?? 'US', parseDay(said.known ?? today))
  const line: ScheduleLine = {
    code: code.replaceAll('.', ''),
    description: '',
    path: [],
    units: [],
    general: said.base ?? 'Free',
    special: said.special ?? '',
    other: said.other ?? '35%',
    footnotes: [],
    from: parseDay('2018-01-01'),
    edition: 'a schedule of one line',
    source: 'hts-2026-10',
  }
  const shares = Object.entries(said.content ?? {}).map(([of, share]): [string, Ppm] => [of, ppm(share * 10_000)])
  const facts: Facts = {
    date: parseDay(on),
    claims: new Set(said.claims ?? []),
    content: Object.fromEntries(shares),
    ...(said.programme !== undefined && { programme: said.programme }),
    ...(said.loaded !== undefined && { loaded: parseDay(said.loaded) }),
  }
  return { facts, charged: charge(plans.of(line.code, origin), line, facts) }
}

/** `heading +points` of each layer that applies and is asked for; `?` where it falls on a part that is not known. */
export function paid(
  { charged, facts }: { charged: Charged; facts: Facts },
  wanted: (layer: Layer) => boolean,
): string[] {
  return layersOf(charged, facts.date, charged.line.edition)
    .filter((layer) => layer.applies && wanted(layer))
    .map(({ heading, ppm }) => `${heading} +${ppm === null ? '?' : ppm / 10_000}`)
}
