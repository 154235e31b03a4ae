/** What the rules give: from the items a pattern caught to a change, a level, a share. */

import { type Figure, type Finding, figureOf, inPercent, mirror, zeroFigure } from './findings.js'
import type { FlowPhrase, Item } from './item.js'
import type { Match } from './pattern.js'

export type Found = Omit<Finding, 'rule' | 'from' | 'to'>

const item = (match: Match, name: string): Item | undefined => match.caught.get(name)
const figure = (match: Match, name = 'n'): Figure | undefined => figureOf(item(match, name))
export const flow = (match: Match): { flow: NonNullable<Item['flow']> } | undefined => {
  const found = item(match, 'f')?.flow
  return found === undefined ? undefined : { flow: found }
}

/** Which way a word of change points; words such as "lower" point down beside a figure. */
export function directionOf(word: Item | undefined): 'up' | 'down' | undefined {
  if (word === undefined) return undefined
  const { classes } = word
  if (classes.has('FALL') || classes.has('DOWN') || classes.has('LESS') || classes.has('CUT')) return 'down'
  if (classes.has('RISE') || classes.has('UP') || classes.has('MORE') || classes.has('BOOST')) return 'up'
  return undefined
}

/** A change by the figure under `n`, in the direction of the word under `mv`. */
export function change(match: Match): Found | undefined {
  const direction = directionOf(item(match, 'mv'))
  const n = figure(match)
  const word = item(match, 'n')
  if (direction === undefined || n === undefined || word === undefined) return undefined
  const own = flow(match)
  if (word.classes.has('POINTS')) return { direction, points: n, ...own }
  if (word.classes.has('PERCENT')) return { direction, percent: n, ...own }
  if (word.classes.has('FRACTION')) return { direction, percent: inPercent(n), ...own }
  if (word.classes.has('AMOUNT')) return { direction, absolute: n, ...own }
  return undefined
}

/** "24% below the pace needed": what a plan or a forecast asks for is no earlier figure. */
export function againstPast(match: Match, items: readonly Item[]): Found | undefined {
  for (const next of items.slice(match.to, match.to + 4)) {
    if (
      /^(pace|targets?|average|forecasts?|estimates?|expectations?|quota|goal|commitments?|needed|required)$/.test(
        next.lower,
      )
    )
      return undefined
    if (next.mark !== undefined) break
  }
  return change(match)
}

/** A level: "totaled $171.3 billion". */
export function level(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  const direction = directionOf(item(match, 'mv'))
  const verb = item(match, 'v')
  const own = flow(match)
  return {
    level: hedgedBy(verb, n),
    levelAt: item(match, 'n')?.start,
    ...(direction === undefined ? {} : { direction }),
    ...own,
  }
}

/** "exceeded $5 billion", "approached 2 million tonnes": the verb is the hedge. */
export function hedgedBy(verb: Item | undefined, n: Figure): Figure {
  // "averaged $12 billion" is said of each month or year of a stretch.
  if (verb?.lower.startsWith('averag') === true) return { ...n, per: n.per ?? 'period, on average' }
  if (verb === undefined || n.hedge !== undefined) return n
  if (/^(exceed|top|surpass)/.test(verb.lower)) return { ...n, hedge: { text: verb.lower, kind: 'above' } }
  if (verb.lower.startsWith('approach')) return { ...n, hedge: { text: verb.lower, kind: 'nearly' } }
  return n
}

/** A level of zero: "dropped to zero". */
export function nothing(match: Match): Found {
  const direction = directionOf(item(match, 'mv'))
  return { level: zeroFigure(), ...(direction === undefined ? {} : { direction }), ...flow(match) }
}

/** "halved", "doubled": the verb holds the multiple and the direction. */
export function multiplied(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined || n.number.value === 1) return undefined
  const down = n.number.value < 1
  return { direction: down ? 'down' : 'up', ratio: down ? mirror(n) : n, ...flow(match) }
}

/** "fell to a third of", "was half the level of": what is left. */
export function left(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return { direction: n.number.value < 1 ? 'down' : 'up', ratio: n, ...flow(match) }
}

/** A multiple upwards or downwards: "rose threefold". */
export function times(match: Match): Found | undefined {
  const n = figure(match)
  const direction = directionOf(item(match, 'mv')) ?? 'up'
  if (n === undefined || n.number.value <= 1) return undefined
  if (direction === 'up') return { direction, ratio: n, ...flow(match) }
  return { direction, ratio: mirror({ ...n, number: { value: 1 / n.number.value, halfUnit: 0 } }), ...flow(match) }
}

/** The level that the change is measured from: "down from $12.6 billion". */
export function before(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  const direction = directionOf(item(match, 'mv'))
  return { baselineLevel: n, baselineAt: item(match, 'n')?.start, ...(direction === undefined ? {} : { direction }) }
}

/** Both levels: "fell from $11.8 billion to $5.5 billion". */
export function fromTo(match: Match): Found | undefined {
  const [then, now] = [figure(match, 'then'), figure(match, 'now')]
  if (then === undefined || now === undefined || then.unit !== now.unit) return undefined
  const direction =
    directionOf(item(match, 'mv')) ??
    (now.number.value < then.number.value ? 'down' : now.number.value > then.number.value ? 'up' : 'none')
  return {
    level: now,
    levelAt: item(match, 'now')?.start,
    baselineLevel: then,
    baselineAt: item(match, 'then')?.start,
    direction,
  }
}

export const direction = (match: Match): Found | undefined => {
  const way = directionOf(item(match, 'mv'))
  return way === undefined ? undefined : { direction: way, ...flow(match) }
}

/** The country under `h`. */
export function holder(match: Match): { holder?: string } {
  const mark = item(match, 'h')?.mark
  return mark?.kind === 'country' ? { holder: mark.code } : {}
}

/** "May's high of 431 tonnes": the level of that month. */
export function monthly(match: Match): Found | undefined {
  const mark = item(match, 'p')?.mark
  const found = level(match)
  return found === undefined || mark?.kind !== 'period' ? undefined : { ...found, period: mark, timeless: true }
}

/** "China made $22 million in purchases": the country buys. */
export function bought(match: Match): Found | undefined {
  const [n, own, country] = [figure(match), flow(match), item(match, 'h')]
  if (n === undefined || own === undefined || own.flow.noun !== 'purchases' || country?.mark?.kind !== 'country')
    return undefined
  return {
    level: n,
    levelAt: item(match, 'n')?.start,
    flow: { ...own.flow, owner: { code: country.mark.code, form: 'possessive' }, start: country.start },
  }
}

/** A share of a flow: "60% of U.S. soybean exports". */
export function share(match: Match): Found | undefined {
  const [n, then] = [figure(match), figure(match, 'then')]
  const own = flow(match)
  if (n === undefined || own === undefined) return undefined
  const part = item(match, 'g')?.flow ?? memberOf(own.flow, item(match, 'p'))
  const way = directionOf(item(match, 'mv'))
  const percent = n.unit === '%' ? n : inPercent(n)
  return {
    share: percent,
    ...own,
    ...holder(match),
    ...(part === undefined ? {} : { part }),
    ...(way === undefined ? {} : { direction: way }),
    ...(then === undefined
      ? {}
      : { baselineLevel: then, baselineAt: item(match, 'then')?.start, levelAt: item(match, 'n')?.start }),
  }
}

/** "soybeans accounted for half of farm exports": the same flow, of one product. */
export function memberOf(whole: FlowPhrase, named: Item | undefined): FlowPhrase | undefined {
  if (named?.mark?.kind !== 'product') return undefined
  return { ...whole, product: { id: named.mark.id, from: 0, to: 0, start: named.start, end: named.end } }
}

/** A change of a share in points. */
export function sharePoints(match: Match): Found | undefined {
  const [n, own, way] = [figure(match), flow(match), directionOf(item(match, 'mv'))]
  return n === undefined || own === undefined || way === undefined
    ? undefined
    : { points: n, direction: way, ...own, ...holder(match), shared: true }
}

/** A share of a target. */
export function rate(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return { rate: n.unit === '%' ? n : inPercent(n), basis: 'commitment', ...holder(match) }
}

/** Both, or nothing where the first gives nothing. */
export function merge(a: Found | undefined, b: Found | undefined): Found | undefined {
  return a === undefined ? undefined : { ...a, ...b }
}

/** A loss: "wiping out $7.4 billion". */
export function lost(match: Match): Found | undefined {
  const n = figure(match)
  return n === undefined ? undefined : { direction: 'down', absolute: n }
}

/** "or 11%": the same change in the other measure; the direction is that of the finding before. */
export function restated(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return n.unit === '%' ? { percent: n } : { absolute: n }
}
