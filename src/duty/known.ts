/** The tariff law as known on a day: each record's stretches, in order, with the goods and rates of each. */
import type { Rate } from '../amount/rate.js'
import { readRate } from '../amount/rate-text.js'
import { intervalsOf, type StepInterval } from '../ledger/steps.js'
import type {
  Condition,
  Duty,
  DutyException,
  DutyStep,
  ExceptionStep,
  LawBook,
  Programme,
  RateBasis,
  StackingClass,
} from '../ledger/tariff.js'
import { printHs } from '../product/codes.js'
import type { Day } from '../time/day.js'
import type { Interval } from '../time/interval.js'
import { type GoodsTest, goodsTest, Scopes } from './goods.js'
import { Origins, secondColumn } from './origins.js'

/** A row of rates, ready to be asked. */
export interface Row {
  origins?: readonly string[]
  goods?: GoodsTest
  when: readonly string[]
  programmes: readonly string[]
  heading?: string
  met?: string
  basis: RateBasis
  of?: string
  /** As printed; `none` charges nothing. */
  text: string
  /** Least and most for an entry, in cents. */
  least?: number
  most?: number
  note?: string
  rate: Rate
}

/** A stretch in which one word about a duty holds. */
export interface DutySpell extends Interval {
  status: StepInterval['status']
  /** How the word before stood, where nobody said what follows it. */
  ran: DutyStep['status']
  goods: GoodsTest
  rows: readonly Row[]
  step: DutyStep
}

export interface KnownDuty {
  duty: Duty
  class: StackingClass
  /** Place of its class in the stack. */
  place: number
  spells: readonly DutySpell[]
}

export interface ExceptionSpell extends Interval {
  goods: GoodsTest
  step: ExceptionStep
}

export interface KnownException {
  exception: DutyException
  /** Only stretches in which it is in force. */
  spells: readonly ExceptionSpell[]
}

/** Made once for a law book and a day, and asked as often as wanted. */
export interface KnownLaw {
  book: LawBook
  imposer: string
  known: Day
  scopes: Scopes
  origins: Origins
  duties: readonly KnownDuty[]
  /** Duties of classes that are worked out on request only, and are no part of a total. */
  fees: readonly KnownDuty[]
  exceptions: readonly KnownException[]
  programmes: readonly Programme[]
  conditions: ReadonlyMap<string, Condition>
  /** Headings that the record holds, or sets apart as charging nothing. */
  headings: ReadonlySet<string>
  /** Codes of countries and groups that some record names. */
  named: ReadonlySet<string>
}

/** The law of an imposer as known on a day; records that became public later are not in it. */
export function lawKnown(book: LawBook, imposer: string, known: Day): KnownLaw {
  const scopes = new Scopes(book.lists)
  const places = new Map(book.classes.map((one, place) => [one.id, { class: one, place }]))
  const superseded = new Set(
    [...book.duties, ...book.exceptions]
      .filter((record) => record.recorded <= known)
      .flatMap(({ supersedes }) => supersedes ?? []),
  )
  const isLaw = (record: Duty | DutyException): boolean =>
    record.imposer === imposer && record.recorded <= known && !superseded.has(record.id)
  const duties = book.duties
    .filter(isLaw)
    .flatMap((duty): KnownDuty[] => {
      const placed = places.get(duty.class)
      return placed === undefined ? [] : [{ duty, ...placed, spells: dutySpells(duty, known, scopes) }]
    })
    .sort((a, b) => a.place - b.place)
  const exceptions = book.exceptions
    .filter(isLaw)
    .map((exception) => ({ exception, spells: exceptionSpells(exception, known, scopes) }))
  return {
    book,
    imposer,
    known,
    scopes,
    origins: new Origins(book.groups),
    duties: duties.filter((one) => one.class.onRequest === undefined),
    fees: duties.filter((one) => one.class.onRequest !== undefined),
    exceptions,
    programmes: book.programmes
      .filter((programme) => programme.imposer === imposer)
      .map((programme) => programmeKnown(programme, known)),
    conditions: new Map(book.conditions.map((condition) => [condition.id, condition])),
    headings: headingsHeld(book, imposer),
    named: namedOrigins(book),
  }
}

/** A programme with the last day that was public. */
function programmeKnown(programme: Programme, known: Day): Programme {
  const renewal = programme.renewed?.findLast(({ recorded }) => recorded <= known)
  return renewal === undefined ? programme : { ...programme, through: renewal.through }
}

function dutySpells(duty: Duty, known: Day, scopes: Scopes): DutySpell[] {
  const intervals = intervalsOf(duty, known)
  return intervals.map((interval, at) => {
    // A word that named its last day is followed by silence, which takes nothing from the goods it spoke of.
    const steps = intervals.slice(0, at + 1).map((one) => one.step as DutyStep)
    const step = interval.step as DutyStep
    return {
      from: interval.from,
      ...(interval.until !== undefined && { until: interval.until }),
      status: interval.status,
      ran: step.status,
      goods: goodsTest(scopes, duty.goods, duty.exceptGoods, [...new Set(steps)]),
      rows: rowsOf(duty, pricedStep(steps) ?? step, scopes),
      step,
    }
  })
}

/** The last step of a stretch that names rates: who ends or suspends a duty need not repeat what is no longer charged. */
function pricedStep(steps: readonly DutyStep[]): DutyStep | undefined {
  const last = steps.at(-1)
  if (last === undefined || last.status === 'in-force') return last
  return steps.findLast(({ rate, rates }) => rate !== undefined || rates !== undefined)
}

function rowsOf(duty: Duty, step: DutyStep, scopes: Scopes): Row[] {
  const rows = step.rates ?? (step.rate === undefined ? [] : [{ rate: step.rate }])
  return rows.map((row): Row => {
    const heading = 'heading' in row && row.heading !== undefined ? row.heading : (step.heading ?? duty.heading)
    const basis = ('basis' in row ? row.basis : undefined) ?? duty.basis
    const of = ('of' in row ? row.of : undefined) ?? duty.of
    const full = row as Partial<NonNullable<DutyStep['rates']>[number]>
    return {
      ...(full.origins !== undefined && { origins: full.origins }),
      ...(full.goods !== undefined && { goods: goodsTest(scopes, full.goods, [], []) }),
      when: full.when ?? [],
      programmes: full.programmes ?? [],
      ...(heading !== undefined && { heading }),
      ...(full.met !== undefined && { met: full.met }),
      basis,
      ...(of !== undefined && { of }),
      text: row.rate,
      ...(full.least !== undefined && { least: cents(full.least) }),
      ...(full.most !== undefined && { most: cents(full.most) }),
      ...(full.note !== undefined && { note: full.note }),
      rate: row.rate === 'none' ? { kind: 'free' } : (readRate(row.rate) ?? { kind: 'words', text: row.rate }),
    }
  })
}

const cents = (dollars: string): number => Math.round(Number(dollars) * 100)

function exceptionSpells(exception: DutyException, known: Day, scopes: Scopes): ExceptionSpell[] {
  const intervals = intervalsOf(exception, known)
  return intervals.flatMap((interval, at): ExceptionSpell[] => {
    if (interval.status !== 'in-force') return []
    const steps = intervals.slice(0, at + 1).map((one) => one.step as ExceptionStep)
    return [
      {
        from: interval.from,
        ...(interval.until !== undefined && { until: interval.until }),
        goods: goodsTest(scopes, exception.goods, exception.exceptGoods, [...new Set(steps)]),
        step: interval.step as ExceptionStep,
      },
    ]
  })
}

function headingsHeld(book: LawBook, imposer: string): Set<string> {
  const held = new Set<string>()
  const see = (heading: string | undefined): void => {
    if (heading !== undefined) held.add(heading)
  }
  for (const record of [...book.duties, ...book.exceptions]) {
    see(record.heading)
    for (const step of record.steps) {
      see(step.heading)
      const rates = 'rates' in step ? (step.rates ?? []) : []
      for (const { heading, met } of rates) for (const one of [heading, met]) see(one)
    }
  }
  for (const { apart = [], ...one } of book.classes)
    if (one.imposer === imposer)
      for (const entry of apart)
        for (const code of book.lists[entry.slice('list:'.length)] ?? []) held.add(printHs(code))
  return held
}

function namedOrigins(book: LawBook): Set<string> {
  const named = new Set<string>([secondColumn])
  for (const { origins, exceptOrigins } of [...book.duties, ...book.exceptions])
    for (const code of [...origins, ...exceptOrigins]) named.add(code)
  for (const { steps } of book.duties)
    for (const { rates = [] } of steps)
      for (const { origins = [] } of rates) for (const code of origins) named.add(code)
  for (const { origins } of book.programmes) for (const code of origins) named.add(code)
  return named
}
