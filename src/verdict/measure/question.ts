/** What a measure claim asks: whose rules on whom, of which kind, on which ground and goods, and about which day. */
import type { Claim, MeasureProposition, MeasureWording } from '../../claims/claim.js'
import type { Held } from '../../evidence/law.js'
import type { MeasureKind } from '../../ledger/records.js'
import type { AsOf } from '../../time/interval.js'

export type MeasureClaim = Extract<Claim, { type: 'measure' }>

export interface Direction {
  imposer: string
  target: string
}

/** A claim made ready to be asked of the law. */
export interface Question {
  claim: MeasureClaim
  measure: MeasureProposition
  written: MeasureWording
  /** Each side's rules on the other. */
  directions: Direction[]
  /** All directions must hold (`both sides`), or any of them where the text names no imposer. */
  each: boolean
  kinds: readonly MeasureKind[]
  asOf: AsOf
  /** The day that the claim speaks of; the article's day where it names none. */
  day: { start: AsOf['valid']; end: AsOf['valid'] }
  /** Measures by which importers or goods are let off a tariff; set when the law is read. */
  exclusions: Held[]
  /** Asked of all that is known today: only the claim's own days count then. */
  hindsight?: boolean
}

const kindsOf: Record<MeasureWording['matter'], readonly MeasureKind[]> = {
  tariff: ['tariff'],
  truce: ['tariff', 'pause'],
  exclusion: ['pause', 'tariff'],
  'small-parcels': ['tariff', 'pause'],
  'export-control': ['export-control'],
  'entity-list': ['entity-list'],
  'port-fee': ['port-fee'],
  'import-ban': ['import-ban'],
  'app-law': ['app-law'],
}

/** @param parties the countries whose rules the ledger holds, for claims that name only one side or none */
export function questionOf(claim: MeasureClaim, asOf: AsOf, parties: string[]): Question {
  const { measure } = claim
  const written = measure.written ?? plainWording(measure)
  const directions = directionsOf(measure, parties)
  return {
    claim,
    measure,
    written,
    directions,
    each: measure.imposer.length > 1,
    kinds: kindsOf[written.matter],
    exclusions: [],
    asOf,
    day: dayOf(measure, asOf),
  }
}

/** Of a stretch that runs past the article's day, what had passed: "this year" in May is January to May. */
function dayOf({ date }: MeasureProposition, { valid }: AsOf): Question['day'] {
  if (date === null) return { start: valid, end: valid }
  return date.start <= valid && valid < date.end ? { start: date.start, end: valid } : date
}

function directionsOf({ imposer, target }: MeasureProposition, parties: string[]): Direction[] {
  const imposers = imposer.length > 0 ? imposer : parties
  const targets = (side: string): string[] => {
    const named = target.filter((one) => one !== side).map((one) => (one === 'WORLD' ? 'W' : one))
    return named.length > 0 ? named : parties.filter((one) => one !== side)
  }
  return imposers.flatMap((side) => targets(side).map((other) => ({ imposer: side, target: other })))
}

/** For claims that come without their wording: as little as the proposition tells. */
function plainWording(measure: MeasureProposition): MeasureWording {
  const number = (value: number) => ({ value, halfUnit: 0.5 })
  const [low, high] = Array.isArray(measure.ratePercent) ? measure.ratePercent : [measure.ratePercent, null]
  return {
    matter: 'tariff',
    grounds: [],
    ...(low !== null && { rate: number(low) }),
    ...(high !== null && { rateUpper: number(high) }),
    ...(measure.rateFromPercent !== null && { rateFrom: number(measure.rateFromPercent) }),
    ...(measure.changePoints !== null && { points: number(Math.abs(measure.changePoints)) }),
    reach: null,
    tense: null,
    scope: measure.product === null ? [] : [measure.product],
    implied: [],
  }
}
