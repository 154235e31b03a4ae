/** Making the claim: the proposition, its wording and its span from what was read. */
import type { ClaimModality, Draft, MeasureProposition, MeasureWording } from '../claim.js'
import type { PercentMark } from './noun.js'
import type { Target } from './target.js'
import { generalGoods } from './target.js'
import type { Unit } from './units.js'
import type { When } from './when.js'
import type { Action, Matter } from './words.js'

export interface Made {
  matter: Matter
  action: Action
  imposer: string[]
  target: string[]
  grounds: string[]
  rates: PercentMark[]
  rateFrom?: PercentMark
  points?: PercentMark
  factor?: number
  goods?: Target
  /** Goods that only the text before names. */
  goodsImplied?: { id: string; name: string }
  when: When
  reach: MeasureWording['reach']
  tense: MeasureWording['tense']
  loose?: boolean
  dateNames?: boolean
  modality?: ClaimModality
  implied: MeasureWording['implied']
  /** First unit of the claim and the one after its last. */
  from: number
  to: number
  derivation: string[]
}

const instruments: Record<Matter, string> = {
  tariff: 'tariff',
  truce: 'tariff truce',
  exclusion: 'tariff exclusions',
  'small-parcels': 'de minimis exemption',
  'export-control': 'export controls',
  'entity-list': 'entity list',
  'port-fee': 'port fees',
  'import-ban': 'import ban',
  'app-law': 'app divestiture law',
}

const groundNames: Record<string, string> = {
  'unreliable-entity': 'unreliable entity list',
  'export-control-list': 'export control list',
  affiliates: 'affiliates rule',
}

const rated: ReadonlySet<Matter> = new Set(['tariff', 'truce', 'exclusion', 'small-parcels'])

/** The claim as a draft; its offsets are those of the sentence. */
export function draftOf(text: string, units: Unit[], told: Made): Draft {
  // A per cent in the name of a rule ("the 50% rule") is no duty.
  const made: Made = rated.has(told.matter) ? told : { ...told, rates: [] }
  const [first, second] = made.rates
  const rate =
    first === undefined
      ? null
      : first.upper !== undefined
        ? pairOf(first.number.value, first.upper.value)
        : second === undefined
          ? first.number.value
          : pairOf(first.number.value, second.number.value)
  const upper = first?.upper ?? second?.number
  const product = productOf(text, units, made.goods)
  const written: MeasureWording = {
    matter: made.matter,
    grounds: made.grounds,
    ...(first !== undefined && { rate: first.number }),
    ...(upper !== undefined && { rateUpper: upper }),
    ...(made.rateFrom !== undefined && { rateFrom: made.rateFrom.number }),
    ...(made.points !== undefined && { points: made.points.number }),
    ...(made.factor !== undefined && { factor: made.factor }),
    ...(first?.hedge !== undefined && { hedge: first.hedge }),
    reach: made.reach,
    tense: made.tense,
    scope: made.goods?.scope ?? (made.goodsImplied === undefined ? [] : [made.goodsImplied.name.toLowerCase()]),
    ...(made.loose === true && { loose: true }),
    ...(saysAll(units, made) && { all: true }),
    ...(made.dateNames === true && made.when.date !== null && { dateNames: true }),
    implied: made.implied,
  }
  const measure: MeasureProposition = {
    imposer: made.imposer,
    target: made.target.map((side) => (side === 'W' ? 'WORLD' : side)),
    product,
    productImplied: made.goodsImplied?.name ?? null,
    productId:
      made.goods?.product?.mark?.kind === 'product' ? made.goods.product.mark.id : (made.goodsImplied?.id ?? null),
    instrument: instrumentOf(made),
    ratePercent: rate,
    rateFromPercent: made.rateFrom?.number.value ?? null,
    changePoints:
      made.points === undefined ? null : made.action === 'cut' ? -made.points.number.value : made.points.number.value,
    action: made.action,
    date: made.when.date,
    until: made.when.until,
    duration: made.when.duration,
    tradeCoveredUsd: made.goods?.money ?? null,
    hedge: first?.hedge?.text ?? null,
    note: null,
    written,
  }
  const start = units[made.from]?.start ?? 0
  const end = units[made.to - 1]?.end ?? text.length
  return {
    type: 'measure',
    span: [start, end],
    checkable: true,
    derivation: made.derivation,
    measure,
    ...(made.modality !== undefined && { modality: made.modality }),
  }
}

function saysAll(units: Unit[], { from, to }: Made): boolean {
  return units.slice(from, to).some(({ lower }) => /^(?:all|every|blanket|universal)$/.test(lower))
}

function pairOf(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a]
}

/** `Section 301 tariff`, `fentanyl tariff`, `unreliable entity list`. */
function instrumentOf({ matter, grounds }: Made): string {
  const named = grounds.map(
    (ground) =>
      groundNames[ground] ??
      (ground.startsWith('section-')
        ? `Section ${ground.slice(8)}`
        : ground.startsWith('list ')
          ? `List ${ground.slice(5).toUpperCase()}`
          : ground),
  )
  if (matter === 'entity-list' || grounds.includes('affiliates')) return named[0] ?? instruments[matter]
  return [...named.filter((name) => name !== 'small-parcels'), instruments[matter]].join(' ')
}

/** The goods as written, without an article; null where only a country is named. */
function productOf(text: string, units: Unit[], goods: Target | undefined): string | null {
  if (goods === undefined) return null
  let from = goods.start
  while (from < goods.end && /^(?:the|a|an|of|worth|in|about|its|their|'s)$/.test(units[from]?.lower ?? '')) from++
  const own = units.slice(from, goods.end)
  const goodsNamed =
    goods.scope.length > 0 ||
    own.some(({ lower, mark }) => mark?.kind !== 'country' && lower.split(' ').some((word) => generalGoods.has(word)))
  const [first, last] = [own[0], own[own.length - 1]]
  return !goodsNamed || first === undefined || last === undefined ? null : text.slice(first.start, last.end)
}
