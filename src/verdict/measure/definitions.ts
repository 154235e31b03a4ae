/** What "the tariff" can mean on a day: one layer, all layers on every good, those with a layer on part of the goods. */
import { type Held, type Layer, layersOn, onePercent, percentsOf } from '../../evidence/law.js'
import type { Day } from '../../time/day.js'

/** One way to count a rate, with the layers it is made of. */
export interface Definition {
  name:
    | 'all general layers'
    | 'one general layer'
    | 'some general layers'
    | 'one layer on part of the goods'
    | 'with a layer on part of the goods'
  percent: number
  layers: Layer[]
}

/** Layers on a day whose rate is a single figure on the value of the goods, apart for all goods and for part of them. */
export interface Stack {
  general: Layer[]
  partial: Layer[]
  /** A layer on every good has no single rate: no sum can be told. */
  open: boolean
}

const stacks = new WeakMap<Held[], Map<Day, Stack>>()

/**
 * The stack of a day; the same object when asked again of the same law.
 *
 * @param law the tariffs of one direction
 */
export function stackOn(law: Held[], day: Day): Stack {
  let days = stacks.get(law)
  if (days === undefined) {
    days = new Map()
    stacks.set(law, days)
  }
  const known = days.get(day)
  if (known !== undefined) return known
  const made = stackOf(law, day)
  days.set(day, made)
  return made
}

function stackOf(law: Held[], day: Day): Stack {
  // A base rate (`total`) is on other goods the same; "the tariff" of a dispute is what comes on top of it.
  const layers = layersOn(law, day).filter(
    ({ held }) => held.measure.type === 'tariff' && (held.measure.basis ?? 'additional') === 'additional',
  )
  const [general, partial]: [Layer[], Layer[]] = [[], []]
  let open = false
  for (const layer of layers) {
    if (percentsOf(layer.interval.rate).percents.length === 0) {
      open ||= layer.held.general
      continue
    }
    if (onePercent(layer.interval.rate) === 0) continue
    if (layer.held.general && onePercent(layer.interval.rate) !== undefined) general.push(layer)
    else partial.push(layer)
  }
  return { general, partial, open }
}

/** Everything the rate of a day can mean, the analyst's first reading first. */
export function definitionsOf({ general, partial, open }: Stack): Definition[] {
  const definitions: Definition[] = []
  const whole = sum(general)
  if (general.length > 0 && !open) definitions.push({ name: 'all general layers', percent: whole, layers: general })
  if (general.length > 1)
    for (const layer of general)
      definitions.push({ name: 'one general layer', percent: rateOf(layer), layers: [layer] })
  for (const layer of partial)
    for (const percent of percentsOf(layer.interval.rate).percents)
      definitions.push({ name: 'one layer on part of the goods', percent, layers: [layer] })
  if (general.length > 0)
    for (const layer of partial)
      for (const percent of percentsOf(layer.interval.rate).percents)
        definitions.push({
          name: 'with a layer on part of the goods',
          percent: whole + percent,
          layers: [...general, layer],
        })
  return definitions
}

/** Every sum that some goods can have borne: any of the general layers with one on part of the goods. For refuting only. */
export function* everySum({ general, partial }: Stack): Generator<number> {
  const extra = new Set([0, ...partial.flatMap(({ interval }) => percentsOf(interval.rate).percents)])
  for (let chosen = 0; chosen < 2 ** Math.min(general.length, 8); chosen++) {
    const base = sum(general.filter((_, index) => (chosen >> index) % 2 === 1))
    for (const more of extra) yield base + more
  }
}

/** The sum of the layers on every good, or undefined where one of them has no single rate or none is in force. */
export function generalSum({ general, open }: Stack): number | undefined {
  return open || general.length === 0 ? undefined : sum(general)
}

function sum(layers: Layer[]): number {
  return layers.reduce((total, layer) => total + rateOf(layer), 0)
}

function rateOf(layer: Layer): number {
  return onePercent(layer.interval.rate) ?? 0
}
