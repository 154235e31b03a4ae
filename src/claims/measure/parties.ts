/** Whose measure on whom: from the words around it, then from the sentence, the text before, and last the two sides the ledger knows. */
import type { MeasureWording } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import type { MeasurePhrase } from './noun.js'
import { homePair, otherOf, pairAt, sideOf } from './sides.js'
import type { Unit } from './units.js'

export interface Parties {
  imposer: string[]
  target: string[]
  implied: MeasureWording['implied']
}

/** What the clause told of the parties. */
export interface Clues {
  /** Sides of the subject that acts, or of the agent after "by". */
  acting: string[]
  /** The subject is whom it hits: "Chinese goods face". */
  hit: string[]
  /** "The two sides". */
  pair: boolean
  /** A pause or its extension, which both sides keep where the text names none. */
  mutual?: boolean
  /** The owner before the noun is whom it hits: "matched US port fees". */
  ownerIsTarget?: boolean
}

const governing =
  /^(?:government|governments|officials?|authorities|authority|president|premier|leader|leaders|leadership|customs|ministry|ministers?|regulators?|administration|cabinet|rules?|commerce|finance|foreign|state|side|negotiators?|trade|communist|congress|lawmakers)$/

const commerce =
  /^(?:firms|companies|exporters|importers|buyers|farmers|growers|goods|products|imports|exports|consumers|businesses|shippers|investors|manufacturers|suppliers|ships|vessels|shipments|makers|carmakers|chipmakers|retailers)$/

/** Whether a unit can act for a side: a country or an office; of an adjective ("Brazilian soybeans") only before words of government. */
export function actorIn(units: Unit[], context: ReadingContext): (unit: Unit, at: number) => boolean {
  return (unit, at) => {
    const { mark } = unit
    if (mark?.kind === 'country' && mark.form === 'adjective') {
      const next = units[at + 1]
      if (
        next?.mark?.kind !== 'role' &&
        next?.mark?.kind !== 'person' &&
        next?.mark?.kind !== 'organisation' &&
        !governing.test(next?.lower ?? '')
      )
        return false
    }
    const next = units[at + 1]
    // "US firms", "China imports": a country's goods and people are not the country.
    if (mark?.kind === 'country' && (next?.mark?.kind === 'product' || commerce.test(next?.lower ?? ''))) return false
    return sideOf(unit, context.lexicon, context.date) !== undefined
  }
}

export function sidesOf(units: Unit[], at: number[], context: ReadingContext): string[] {
  const sides = at
    .map((one) => units[one])
    .flatMap((unit) => (unit === undefined ? [] : (sideOf(unit, context.lexicon, context.date) ?? [])))
  return [...new Set(sides)]
}

/** @returns undefined where neither side can be told */
export function partiesOf(
  units: Unit[],
  phrase: MeasurePhrase,
  clues: Clues,
  context: ReadingContext,
): Parties | undefined {
  const implied: Parties['implied'] = []
  const owners = sidesOf(units, phrase.owners, context)
  const countries = sidesOf(units, phrase.target?.countries ?? [], context)
  const towards = sidesOf(units, phrase.target?.towards ?? [], context)
  let target = countries.length > 0 ? countries : clues.ownerIsTarget === true ? owners : clues.hit
  let imposer = clues.ownerIsTarget === true ? clues.acting : owners.length > 0 ? owners : clues.acting
  if (imposer.length === 0 || same(imposer, target)) {
    const others = [...clues.acting, ...towards].filter((side) => !target.includes(side))
    imposer = others.length > 0 ? others : owners.filter((side) => !target.includes(side))
  }
  if (
    clues.pair ||
    (target.length === 0 &&
      imposer.length === 0 &&
      (phrase.word.matter === 'truce' || clues.mutual === true) &&
      !pointsBack(phrase, context))
  ) {
    const both = pairOf(units, context)
    if (!clues.pair && !mentionsPair(units, context)) implied.push('imposer')
    return both === undefined ? undefined : { imposer: both, target: [...both].reverse(), implied }
  }
  if (imposer.length > 1 && target.length === 0) return { imposer, target: [...imposer].reverse(), implied }
  const { measure } = context.discourse
  if (imposer.length === 0 && target.length === 0 && measure !== undefined && pointsBack(phrase, context))
    return { imposer: measure.imposer, target: measure.target, implied: [] }
  // "Imported trucks", "goods from all countries": duties on everyone's goods, by whom the text leaves open.
  if (imposer.length === 0 && target.length === 0 && isOfEveryone(units, phrase))
    return { imposer: [], target: ['W'], implied: ['imposer'] }
  if (imposer.length === 0 && target.length === 0) {
    const taker = takerIn(units, context)
    if (taker === undefined) return undefined
    imposer = [taker]
  }
  if (target.length === 0) {
    // Controls on goods that go out fall on all who buy them, unless the sentence names a buyer.
    const others = [...sidesIn(units, context)].filter((side) => !imposer.includes(side))
    if (phrase.word.matter === 'export-control' && others.length === 0) target = ['W']
    else {
      implied.push('target')
      target = imposer.flatMap((side) => partnerOf(units, side, context) ?? [])
    }
  } else if (imposer.length === 0) {
    const [first] = target
    const other = first === undefined ? undefined : partnerOf(units, first, context, target)
    if (other === undefined) return undefined
    if (!mentioned(units, other, context)) implied.push('imposer')
    imposer = [other]
  }
  if (same(imposer, target)) return undefined
  return { imposer, target, implied }
}

/** Goods of no country in particular: imported, or of all countries. */
function isOfEveryone(units: Unit[], { word, target }: MeasurePhrase): boolean {
  if (word.matter !== 'tariff' || target === undefined || target.countries.length > 0) return false
  const said = units.slice(target.start, target.end + 3).map(({ lower }) => lower)
  const all = said.findIndex((one) => /^(?:all|every|most)$/.test(one))
  if (all >= 0 && /^(?:countries|country|nations|nation|origins)$/.test(said[all + 1] ?? '')) return true
  const imported = units.slice(Math.max(0, target.start - 1), target.end).some(({ lower }) => lower === 'imported')
  return imported && target.scope.length > 0 && units.some(({ mark }) => mark?.kind === 'percent')
}

/** "Exports to China dropped due to tariffs": the duties are of the side that takes the goods. */
function takerIn(units: Unit[], context: ReadingContext): string | undefined {
  for (let at = 2; at < units.length; at++) {
    const unit = units[at]
    if (unit?.mark?.kind !== 'country' || units[at - 1]?.lower !== 'to') continue
    if (/^(?:exports|shipments|sales|exporting|shipping|deliveries)$/.test(units[at - 2]?.lower ?? ''))
      return sideOf(unit, context.lexicon, context.date)
  }
  return undefined
}

function same(a: string[], b: string[]): boolean {
  return a.length === 1 && b.length === 1 && a[0] === b[0]
}

/** "The tariff", "this pause": what was spoken of before. */
export function pointsBack(phrase: MeasurePhrase, context: ReadingContext): boolean {
  const before = context.discourse.measure?.written?.matter
  if (before === undefined || !(phrase.definite || phrase.word.weak === true)) return false
  // The truce is one of the tariffs told before; the parcels' exemption is not.
  return before === phrase.word.matter || (ofTariffs.has(before) && ofTariffs.has(phrase.word.matter))
}

const ofTariffs: ReadonlySet<string> = new Set(['tariff', 'truce', 'exclusion'])

/** The side over against one: the other of the sentence, of the text, of the ledger. */
function partnerOf(
  units: Unit[],
  side: string,
  context: ReadingContext,
  /** Sides on the same end: "goods from China and Hong Kong". */
  beside: readonly string[] = [],
): string | undefined {
  const here = [...sidesIn(units, context)].filter((one) => one !== side && !beside.includes(one))
  if (here.length === 1) return here[0]
  const { trade, measure } = context.discourse
  const home = homePair(context.lexicon)
  if (here.length > 1) return here.find((one) => home.includes(one)) ?? here[0]
  if (trade !== undefined)
    return trade.reporter === side ? trade.partner : trade.partner === side ? trade.reporter : otherOf(home, side)
  const before = measure === undefined ? [] : [...measure.imposer, ...measure.target].filter((one) => one !== side)
  return otherOf(home, side) ?? before[0] ?? home.find((one) => one !== side)
}

function pairOf(units: Unit[], context: ReadingContext): string[] | undefined {
  const here = [...sidesIn(units, context)]
  if (here.length === 2) return here
  const { trade } = context.discourse
  if (trade !== undefined && trade.partner !== 'WORLD' && trade.partner !== 'W') return [trade.reporter, trade.partner]
  const home = homePair(context.lexicon)
  return home.length === 2 ? home : undefined
}

function mentionsPair(units: Unit[], context: ReadingContext): boolean {
  if (sidesIn(units, context).size >= 1 || context.discourse.trade !== undefined) return true
  return units.some((_, at) => pairAt(units, at) !== undefined)
}

/** Whether the sentence, the one before, or the text's own trade speaks of a side. */
function mentioned(units: Unit[], side: string, context: ReadingContext): boolean {
  if (sidesIn(units, context).has(side)) return true
  const { previous, trade, measure } = context.discourse
  if (trade?.reporter === side || trade?.partner === side) return true
  if (measure?.imposer.includes(side) === true || measure?.target.includes(side) === true) return true
  return previous?.marks.some((mark) => mark.kind === 'country' && mark.code === side) === true
}

function sidesIn(units: Unit[], context: ReadingContext): Set<string> {
  const sides = new Set<string>()
  for (const unit of units) {
    if (unit.mark === undefined) continue
    const side = sideOf(unit, context.lexicon, context.date)
    if (side !== undefined && side !== 'W' && side !== 'EU') sides.add(side)
  }
  return sides
}
