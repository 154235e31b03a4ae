/** Claims that hang on a verb: "restricted the export of", "requires licences for", "added firms to the list", "suspended plants". */
import type { Sentence } from '../../language/marks.js'
import type { ClaimModality, Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { clauseEnd, clauseStart } from './clause.js'
import { draftOf, type Made } from './draft.js'
import { controlVerbs, firstOf, type Read, readAt } from './flows.js'
import type { MeasurePhrase } from './noun.js'
import { actorIn, partiesOf, sidesOf } from './parties.js'
import { pairAt, sideOf } from './sides.js'
import { subjectOf } from './subject.js'
import { temperOf } from './temper.js'
import { phraseAt, type Unit } from './units.js'
import { isVerb } from './verb.js'
import { whenOf } from './when.js'

/** @param taken units that noun phrases of measures already account for */
export function readControls(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const drafts: Draft[] = []
  let floor = 0
  for (let at = 0; at < units.length; at++) {
    if (at < floor || units[at]?.mark !== undefined) continue
    const hit = phraseAt(units, at, controlVerbs)
    if (hit === undefined || !isVerb(units, at) || /^(?:new|proposed|the)$/.test(units[at - 1]?.lower ?? '')) continue
    const read = firstOf(hit.value, (verb) => readAt(units, at, hit.to, verb))
    if (read === undefined) continue
    const made = claimOf(units, at, hit.to, read, context)
    if (made === undefined) continue
    drafts.push(draftOf(sentence.text, units, made))
    floor = Math.max(made.to, read.end)
  }
  return drafts
}

function claimOf(units: Unit[], at: number, to: number, read: Read, context: ReadingContext): Made | undefined {
  const start = clauseStart(units, at)
  const temper = temperOf(units, start, at, to)
  if (temper.open || temper.negated) return undefined
  const isActor = actorIn(units, context)
  const subject = subjectOf(units, at, Math.max(0, start - 16), isActor)
  const acting = subject === undefined ? [] : sidesOf(units, subject.actors, context)
  const goods = read.goods
  const towards = [...(goods?.towards ?? [])]
  const countries = goods?.countries ?? []
  const hitSides =
    read.matter === 'export-control'
      ? sidesOf(units, [...towards, ...countries], context).filter((side) => !acting.includes(side))
      : sidesOf(units, countries, context)
  const owner = read.matter === 'export-control' ? sidesOf(units, countries, context) : []
  const phrase: MeasurePhrase = {
    word: { matter: read.matter },
    at,
    to,
    from: at,
    end: read.end,
    rates: [],
    grounds: read.grounds,
    owners: [],
    partners: [],
    reach: null,
    definite: false,
    negated: false,
  }
  const pair = subject?.pair === true || pairAt(units, start) !== undefined
  const imposer = acting.length > 0 ? acting : owner
  if (imposer.length === 0 && !pair && read.matter !== 'import-ban') return undefined
  // Controls on goods fall on all who buy them, unless the text says whom.
  const parties =
    read.matter === 'export-control' &&
    imposer.length > 0 &&
    hitSides.filter((side) => !imposer.includes(side)).length === 0
      ? { imposer, target: [buyersOf(units, context, imposer)], implied: [] }
      : partiesOf(units, phrase, { acting: imposer, hit: hitSides, pair }, context)
  if (parties === undefined) return undefined
  const core = { from: at, to: read.end }
  const when = whenOf(units, core, { from: start, to: clauseEnd(units, read.end) }, context.date, at)
  const from = Math.min(subject?.from ?? at, when.from, at)
  const modality: { modality?: ClaimModality } = temper.modality === undefined ? {} : { modality: temper.modality }
  return {
    matter: read.matter,
    action: read.action,
    imposer: parties.imposer,
    target: parties.target,
    grounds: read.grounds,
    rates: [],
    ...(goods !== undefined && { goods }),
    when,
    reach: null,
    tense: temper.tense,
    ...modality,
    implied: parties.implied,
    from: from > 0 && /^(?:on|in|since)$/.test(units[from - 1]?.lower ?? '') && when.from === from ? from - 1 : from,
    to: Math.max(read.end, when.end),
    derivation: [`measure ${read.matter}`, 'verb of control', `action ${read.action}`],
  }
}

/** An exporter of licensed goods names no buyer: the world. A seller of chips to one country is held to that country by the text. */
function buyersOf(units: Unit[], context: ReadingContext, imposer: string[]): string {
  for (const unit of units) {
    const side = unit.mark === undefined ? undefined : sideOf(unit, context.lexicon, context.date)
    if (side !== undefined && !imposer.includes(side) && unit.mark?.kind === 'country') return side
  }
  return 'W'
}
