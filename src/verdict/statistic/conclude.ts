/** From evaluated readings to one verdict, said in plain words. */
import type { StatisticProposition } from '../../claims/claim.js'
import { wholeKnownFrom } from '../../evidence/series/neighbour.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import { type Day, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import { type Month, monthsPeriod, printPeriod } from '../../time/period.js'
import type { JudgedReading, Verdict } from '../verdict.js'
import { doubtOf } from './doubt.js'
import type { Evaluated } from './evaluate.js'
import type { Corroborated } from './neighbour.js'
import {
  describe,
  gradeOf,
  judgedReading,
  roundedNote,
  said,
  tradeOf,
  unequal,
  vintageNote,
  vintageOf,
  wayOut,
} from './telling.js'

/** A verdict that nothing held can test, with why and, where it is known, from which day it can. */
export function noData(note: string, knowableFrom?: Day): Verdict {
  return {
    label: 'no-data',
    grade: null,
    computed: null,
    note,
    readings: [],
    ...(knowableFrom === undefined ? {} : { knowableFrom }),
  }
}

/** The verdict that the readings give together. @param releases names the source of rows that are missing */
export function conclude(
  claim: StatisticProposition,
  evaluated: readonly Evaluated[],
  near: Corroborated | undefined,
  asOf: AsOf,
  releases?: ReleaseCalendar,
): Verdict {
  const readings = evaluated
    .filter(({ levels, reading }) => levels.length > 0 || reading.main)
    .map((one) => judgedReading(one))
  const main = evaluated.filter(({ reading }) => reading.main).sort(byBasis)
  const mainHolds = main[0]?.fit === 'holds' ? main[0] : undefined
  if (mainHolds !== undefined && periodCertain(claim, mainHolds))
    return supported(claim, mainHolds, evaluated, readings)
  const mainTested = main.filter(({ fit }) => fit !== 'unknown')
  const equalHolds = evaluated.find(({ fit, reading }) => fit === 'holds' && reading.equal)
  if (mainTested.length === 0 && equalHolds !== undefined) return supported(claim, equalHolds, evaluated, readings)
  // Rows too coarse to tell do not stand against others that bear the claim out.
  const mainVague = mainTested[0]?.fit === 'near' && mainTested[0].levels.some(({ rounding }) => rounding > 0)
  const noneFails = evaluated.every(({ fit, reading }) => fit !== 'fails' || !reading.equal)
  if (mainVague && noneFails && equalHolds !== undefined) return supported(claim, equalHolds, evaluated, readings)
  // A looser reading (another product, another baseline) counts only against a first one that was tested.
  const looser =
    claim.period !== null && mainTested.length > 0 ? evaluated.find(({ fit }) => fit === 'holds') : undefined
  const anyHolds = mainHolds ?? main.find(({ fit }) => fit === 'holds') ?? equalHolds ?? looser
  if (anyHolds !== undefined) return depends(claim, anyHolds, evaluated, readings)
  const closest = mainTested[0] ?? evaluated.find(({ fit }) => fit !== 'unknown')
  if (closest === undefined) return untested(claim, evaluated, near, readings, asOf, releases)
  if (closest.fit === 'near') return close(claim, closest, readings)
  const doubt = doubtOf(claim, closest, evaluated)
  if (doubt === undefined) return contradicted(claim, closest, readings)
  return {
    label: 'no-data',
    grade: null,
    computed: closest.computed,
    note: `${said(closest)} That is not what is claimed, but ${doubt}, so it is not called wrong.${vintageNote(closest.levels)}`,
    readings,
  }
}

/** The way in which a flow is counted that a text means first: tested ones, first-hand, what arrived before what was cleared. */
function byBasis(a: Evaluated, b: Evaluated): number {
  const second = (one: Evaluated): boolean => one.levels.some(({ secondary }) => secondary)
  const narrow = (one: Evaluated): boolean => /for consumption|domestic/.test(one.basis ?? '')
  return (
    Number(a.fit === 'unknown') - Number(b.fit === 'unknown') ||
    Number(second(a)) - Number(second(b)) ||
    Number(narrow(a)) - Number(narrow(b))
  )
}

/** A period that the text leaves open may be another one; a holding latest month is then only one of several. */
function periodCertain(claim: StatisticProposition, one: Evaluated): boolean {
  return claim.period !== null || one.reading.main
}

function supported(
  claim: StatisticProposition,
  one: Evaluated,
  evaluated: readonly Evaluated[],
  readings: JudgedReading[],
): Verdict {
  const others = evaluated.filter(
    (other) => other.fit === 'fails' && other.reading.equal && describe(other) !== describe(one),
  )
  const contrast =
    others[0] === undefined
      ? ''
      : ` Otherwise read (${describe(others[0])}) it would be ${others[0].computed ?? 'different'}.`
  const by =
    one.reading.aspects.length === 0
      ? ''
      : ` Read as ${one.reading.aspects.join(', ')}; the first reading cannot be tested.`
  const open = claim.period === null ? ` The text gives no period; ${printPeriod(one.reading.period)} is taken.` : ''
  return {
    label: 'supported',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)}${by}${open}${contrast}${unequal(claim)}${vintageNote(one.levels)}`,
    readings,
  }
}

function contradicted(claim: StatisticProposition, one: Evaluated, readings: JudgedReading[]): Verdict {
  return {
    label: 'contradicted',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)} No admissible reading gives what is claimed.${slip(claim, one)}${vintageNote(one.levels)}`,
    readings,
  }
}

/** Millions for billions, or a lost scale: said, never mended. */
function slip({ value }: StatisticProposition, { levels }: Evaluated): string {
  const held = levels[0]?.value
  if (typeof value !== 'number' || value === 0 || held === undefined) return ''
  const ratio = Math.abs(held / value)
  const scale = [1e3, 1e6, 1e-3, 1e-6].find((one) => Math.abs(ratio / one - 1) < 0.02)
  return scale === undefined
    ? ''
    : ' It looks like a slip of scale: with millions and billions put right it would agree.'
}

function depends(
  claim: StatisticProposition,
  holds: Evaluated,
  evaluated: readonly Evaluated[],
  readings: JudgedReading[],
): Verdict {
  const against =
    evaluated.find(({ fit, reading }) => (fit === 'fails' || fit === 'near') && reading !== holds.reading) ??
    evaluated.find(({ fit }) => fit === 'fails' || fit === 'near')
  const twin = against !== undefined && describe(against) === describe(holds)
  const other = twin
    ? `by the vintage ${vintageOf(against)} it is ${against.computed ?? 'not'}`
    : against === undefined
      ? 'the first reading cannot be tested'
      : `${describe(against)} it is ${against.computed ?? 'not'}`
  return {
    label: 'depends',
    grade: gradeOf(holds.levels),
    computed: [holds.computed, against?.computed].filter((text) => text != null).join(' / '),
    note: `It holds read as ${describe(holds)}${twin ? `, vintage ${vintageOf(holds)}` : ''} (${holds.computed ?? ''}); ${other}.${twin ? '' : vintageNote(holds.levels)}${unequal(claim)}`,
    readings,
  }
}

/** Not as claimed to the digit, and too near to call wrong. */
function close(claim: StatisticProposition, one: Evaluated, readings: JudgedReading[]): Verdict {
  void claim
  if (one.told !== undefined)
    return {
      label: 'depends',
      grade: gradeOf(one.levels),
      computed: one.computed,
      note: `${said(one)} The claim holds in part only.${vintageNote(one.levels)}`,
      readings,
    }
  const coarse = one.levels.some(({ rounding, value }) => rounding > 0.002 * Math.abs(value))
  if (coarse)
    return {
      label: 'no-data',
      grade: null,
      computed: one.computed,
      note: `${said(one)} The figures held are rounded too coarsely to tell.`,
      readings,
    }
  return {
    label: 'depends',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)} That is close to what is claimed but not within its rounding: it holds loosely read, not strictly.${vintageNote(one.levels)}`,
    readings,
  }
}

const mostNamed = 6

/** `Feb 2019, Mar 2019 and 4 more months`. */
function monthsNamed(missing: readonly Month[]): string {
  const all = [...new Set(missing)].sort((a, b) => a - b)
  const named = all.slice(0, mostNamed).map((month) => printPeriod(monthsPeriod(month, month)))
  const more = all.length - named.length
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'month' : 'months'}`}`
}

function untested(
  claim: StatisticProposition,
  evaluated: readonly Evaluated[],
  near: Corroborated | undefined,
  readings: JudgedReading[],
  asOf: AsOf,
  releases?: ReleaseCalendar,
): Verdict {
  const way = wayOut((near?.evaluated ?? evaluated[0])?.reading.question, releases)
  if (near?.evaluated.fit === 'holds') {
    const { neighbour, evaluated: one } = near
    const levels = one.levels
    const due = claim.period === null ? asOf.known : wholeKnownFrom(neighbour, claim.period)
    if (due > asOf.known)
      return {
        ...noData(
          `As of ${printDay(asOf.known)} figures for the whole period were not yet published; they could be known from about ${printDay(due)}.`,
          due,
        ),
        readings,
      }
    return {
      label: 'supported',
      grade: 'corroborated',
      computed: `${one.computed ?? ''} (${printPeriod(neighbour.period)})`,
      note: `Only corroborated: the figures held cover ${printPeriod(neighbour.period)}, ${neighbour.covered} of the ${neighbour.of} months claimed, and give ${one.computed ?? 'the same'}${roundedNote(levels)}. The very period is not held; ${way} would let it be recomputed.${vintageNote(levels)}`,
      readings: [
        ...readings,
        { ...judgedReading(one), description: `${describe(one)}; a part of the period claimed`, main: false },
      ],
    }
  }
  const days = evaluated.map(({ knowableFrom }) => knowableFrom).filter((day) => day !== undefined)
  const from = days.length === 0 ? undefined : (Math.min(...days) as Day)
  const first = evaluated[0]
  if (from !== undefined && from > asOf.known)
    return {
      ...noData(
        `As of ${printDay(asOf.known)} these figures were not yet published; they could be known from ${printDay(from)}.`,
        from,
      ),
      readings,
    }
  const why = evaluated.find((one) => one.why !== undefined)?.why
  const question = first?.reading.question
  const nearby =
    near === undefined
      ? ''
      : ` The nearest held, ${printPeriod(near.neighbour.period)}, gives ${near.evaluated.computed ?? 'another figure'}, which does not decide it.`
  const gaps = evaluated.find((one) => one.missing !== undefined && one.reading.equal)
  const missing =
    question === undefined
      ? ''
      : gaps?.missing !== undefined
        ? `Figures are held for ${tradeOf(gaps.reading.question)}, ${gaps.reading.goods}, but not for ${monthsNamed(gaps.missing)}; ${way} would answer it.`
        : `No figures are held for ${tradeOf(question)}, ${first === undefined ? '' : `${first.reading.goods}, ${printPeriod(first.reading.period)}`}${claim.baseline === null ? '' : ` against ${printPeriod(claim.baseline)}`}; ${way} would answer it.`
  return {
    ...noData(`${why === undefined ? missing : `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.`}${nearby}`),
    readings,
  }
}
