/** "China has charged an additional 25 percent on American soybeans", "soybeans now face an extra 10%": an extra rate without the noun. */
import type { Sentence } from '../../language/marks.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { goodsBearing } from './borne.js'
import { clauseEnd, clauseStart } from './clause.js'
import { draftOf } from './draft.js'
import type { MeasurePhrase, PercentMark } from './noun.js'
import { actorIn, type Clues, partiesOf, sidesOf } from './parties.js'
import { subjectOf } from './subject.js'
import { type Target, targetAt } from './target.js'
import { temperOf } from './temper.js'
import type { Unit } from './units.js'
import { whenOf } from './when.js'

/** Verbs of whom it hits, and verbs of who takes it. */
const bearing = /^(?:face|faces|faced|facing|incur|incurs|incurred|attract|attracts|attracted)$/
const charging =
  /^(?:charge|charges|charged|charging|levy|levies|levied|collect|collects|collected|impose|imposes|imposed)$/

/** An extra rate is a duty's; "faces a 10 percent drop" is not. */
const extra = /^(?:additional|extra|further|added)$/

/** What may follow the rate: the noun that a per cent is of stands in none of these. */
const follows = /^(?:on|in|from|since|at|when|upon|as|and|[.,;:])$/

export function readPlainRates(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const drafts: Draft[] = []
  for (let at = 1; at < units.length; at++) {
    const mark = units[at]?.mark
    if (mark?.kind !== 'percent' || mark.points || !extra.test(units[at - 1]?.lower ?? '')) continue
    const next = units[at + 1]
    if (next !== undefined && (next.mark !== undefined ? next.mark.kind !== 'period' : !follows.test(next.lower)))
      continue
    const draft = readRate(sentence, units, at, mark, context)
    if (draft !== undefined) drafts.push(draft)
  }
  return drafts
}

function readRate(
  sentence: Sentence,
  units: Unit[],
  at: number,
  rate: PercentMark,
  context: ReadingContext,
): Draft | undefined {
  let verb = at - 2
  while (verb > 0 && /^(?:a|an)$/.test(units[verb]?.lower ?? '')) verb--
  const word = units[verb]?.lower ?? ''
  const start = clauseStart(units, verb)
  const found = bearing.test(word)
    ? borne(units, verb, at, start)
    : charging.test(word)
      ? charged(units, verb, at, start, context)
      : undefined
  if (found === undefined) return undefined
  const temper = temperOf(units, start, verb, verb + 1)
  if (temper.open || temper.negated || temper.modality !== undefined) return undefined
  const { goods, clues } = found
  const end = Math.max(at + 1, found.end)
  const phrase: MeasurePhrase = {
    word: { matter: 'tariff' },
    at,
    to: at + 1,
    from: found.from,
    end,
    rates: [rate],
    grounds: [],
    owners: [],
    partners: [],
    target: goods,
    reach: 'layer',
    definite: false,
    negated: false,
  }
  const parties = partiesOf(units, phrase, clues, context)
  if (parties === undefined) return undefined
  const when = whenOf(units, { from: verb, to: end }, { from: start, to: clauseEnd(units, end) }, context.date)
  const has = /^(?:has|have|now|already)$/.test(units[verb - 1]?.lower ?? '')
  const stands = bearing.test(word) || has || /s$/.test(word)
  return draftOf(sentence.text, units, {
    matter: 'tariff',
    action: stands ? 'in_force' : 'impose',
    ...parties,
    grounds: [],
    rates: [rate],
    goods,
    when,
    reach: 'layer',
    tense: stands ? (/ed$/.test(word) && !has ? 'past' : 'present') : 'past',
    from: Math.min(found.from, when.from),
    to: Math.max(end, when.end),
    derivation: ['measure tariff', 'extra rate without the noun', `action ${stands ? 'in_force' : 'impose'}`],
  })
}

interface Found {
  goods: Target
  clues: Clues
  from: number
  end: number
}

const noClues = (): Clues => ({ acting: [], hit: [], pair: false })

/** "American soybeans now face an extra 10% in China": the goods before, the side that takes it after. */
function borne(units: Unit[], verb: number, rate: number, start: number): Found | undefined {
  const goods = goodsBearing(units, verb, Math.max(0, start))
  if (goods === undefined || goods.countries.length === 0) return undefined
  let taker = /^(?:in|from|by)$/.test(units[rate + 1]?.lower ?? '') ? rate + 2 : -1
  if (units[taker]?.lower === 'the') taker++
  const takes = units[taker]?.mark?.kind === 'country'
  const towards = takes ? [...goods.towards, taker] : goods.towards
  return { goods: { ...goods, towards }, clues: noClues(), from: goods.start, end: takes ? taker + 1 : rate + 1 }
}

/** "China has charged an additional 25 percent on American soybeans": the side that takes it before, the goods after. */
function charged(units: Unit[], verb: number, rate: number, start: number, context: ReadingContext): Found | undefined {
  if (units[rate + 1]?.lower !== 'on') return undefined
  const goods = targetAt(units, rate + 2)
  const subject = subjectOf(units, verb, start, actorIn(units, context))
  if (goods === undefined || goods.countries.length === 0 || subject === undefined || subject.pair) return undefined
  return {
    goods,
    clues: { ...noClues(), acting: sidesOf(units, subject.actors, context) },
    from: subject.from,
    end: goods.end,
  }
}
