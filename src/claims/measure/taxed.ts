/** "Chinese goods, already taxed at 30 percent": a rate without the noun. */
import type { Sentence } from '../../language/marks.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { clauseStart, isBoundary } from './clause.js'
import { draftOf } from './draft.js'
import { ratesAfter } from './levels.js'
import type { MeasurePhrase } from './noun.js'
import { partiesOf } from './parties.js'
import { type Target, targetAt } from './target.js'
import { temperOf } from './temper.js'
import type { Unit } from './units.js'
import { whenOf } from './when.js'

export function readTaxed(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const drafts: Draft[] = []
  for (let at = 0; at < units.length; at++) {
    if (!/^(?:taxed|tariffed)$/.test(units[at]?.lower ?? '')) continue
    const rates = ratesAfter(units, at + 1, Math.min(units.length, at + 8))
    const rate = rates.at ?? rates.to
    const goods = goodsBefore(units, at)
    if (rate === undefined || goods === undefined || goods.countries.length === 0) continue
    const start = clauseStart(units, at)
    const temper = temperOf(units, start, at, at + 1)
    if (temper.open || temper.negated) continue
    const phrase: MeasurePhrase = {
      word: { matter: 'tariff' },
      at,
      to: at + 1,
      from: goods.start,
      end: rates.end,
      rates: [rate],
      grounds: [],
      owners: [],
      partners: [],
      target: goods,
      reach: null,
      definite: false,
      negated: false,
    }
    const parties = partiesOf(units, phrase, { acting: [], hit: [], pair: false }, context)
    if (parties === undefined) continue
    const when = whenOf(
      units,
      { from: goods.start, to: rates.end },
      { from: start, to: Math.min(units.length, rates.end + 8) },
      context.date,
    )
    drafts.push(
      draftOf(sentence.text, units, {
        matter: 'tariff',
        action: 'in_force',
        ...parties,
        grounds: [],
        rates: [rate],
        goods,
        when,
        reach: null,
        tense: temper.tense === 'past' && /^(?:were|was)$/.test(units[at - 1]?.lower ?? '') ? 'past' : 'present',
        ...(temper.modality !== undefined && { modality: temper.modality }),
        from: goods.start,
        to: rates.end,
        derivation: ['measure tariff', 'taxed at a rate', 'action in_force'],
      }),
    )
  }
  return drafts
}

function goodsBefore(units: Unit[], verb: number): Target | undefined {
  for (let at = verb - 1; at >= Math.max(0, verb - 10); at--) {
    if (isBoundary(units[at])) return undefined
    if (units[at]?.mark?.kind !== 'country') continue
    const target = targetAt(units, at)
    return target !== undefined && target.end <= verb ? target : undefined
  }
  return undefined
}
