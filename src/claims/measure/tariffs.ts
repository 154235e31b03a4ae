/** Claims that hang on a noun: tariffs, truces, exclusions, port fees, export controls, lists; with their verb, or as they stand. */

import type { Sentence } from '../../language/marks.js'
import { addMonths, type Day } from '../../time/day.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { actionOf, ratesOf } from './act.js'
import { clauseStart, isBoundary } from './clause.js'
import { cluesOf } from './clues.js'
import { draftOf, type Made } from './draft.js'
import { boundsOf, modalityOf, spanOf, tenseOf } from './extent.js'
import { govern, isSpokenOf, type Told } from './govern.js'
import { noteList } from './lists.js'
import type { MeasurePhrase } from './noun.js'
import { type Parties, partiesOf, pointsBack } from './parties.js'
import { phrasesIn } from './phrase.js'
import { type Temper, temperOf } from './temper.js'
import type { Unit } from './units.js'
import type { Governor } from './verb.js'
import { type When, whenOf } from './when.js'

/** More measures than any sentence holds; what comes after is a list or a mischief, and is not read. */
const mostPhrases = 24

export function readPhrases(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const phrases = phrasesIn(units).slice(0, mostPhrases)
  const told = phrases
    .filter((phrase, index) => isSpokenOf(phrase, phrases, index, units, context))
    .map((phrase, index, all) => govern(units, phrase, all[index - 1]))
  return told.flatMap((one, index) => {
    const made = claimOf(units, one, told, index, context)
    return made === undefined ? [] : [draftOf(sentence.text, units, made)]
  })
}

function claimOf(units: Unit[], told: Told, all: Told[], index: number, context: ReadingContext): Made | undefined {
  const { phrase, governor, nominal } = told
  if (phrase.negated) return undefined
  if (governor?.word.truceOnly === true && phrase.word.matter !== 'truce') return undefined
  if (phrase.stated !== undefined) return statedClaim(units, told, all, index, context)
  if (governor !== undefined && isMereTopic(units, governor, phrase)) return undefined
  if (phrase.word.matter === 'tariff') noteList(units, phrase)
  const verbAt = governor?.at ?? nominal?.at ?? phrase.from
  const first = Math.min(verbAt, phrase.from)
  const start = clauseStart(units, first)
  const temper = temperOf(
    units,
    governor === undefined ? start : isPlanUndone(told) ? phrase.end : clauseStart(units, governor.at),
    verbAt,
    governor?.to ?? verbAt + 1,
  )
  if (temper.open || temper.negated) return undefined
  const clues = cluesOf(units, told, start, context)
  const parties =
    partiesOf(units, phrase, clues.clues, context) ??
    (phrase.word.matter === 'app-law' || phrase.grounds.some((ground) => ground !== 'retaliatory')
      ? { imposer: [], target: [], implied: ['imposer' as const] }
      : undefined)
  if (parties === undefined) return undefined
  const action = actionOf(told, temper.tense === 'future', standsNow(units, governor))
  const rates = ratesOf(units, told, action)
  const together = all.filter((one) => one.governor !== undefined && one.governor.at === governor?.at).length > 1
  const core = { from: first, to: Math.max(phrase.end, governor?.role === 'subject' ? governor.to : 0, rates.end) }
  const bounds = boundsOf(units, core, start, all, index)
  const when = whenOf(units, core, bounds, context.date, governor?.at ?? nominal?.at)
  told.used = Math.max(core.to, when.end)
  const duration = when.duration ?? phrase.duration?.iso ?? null
  const made: Made = {
    // "the pause on higher tariffs runs until": it is the pause that runs.
    matter:
      nominal?.action === 'pause' && phrase.word.matter === 'tariff' && rates.action !== 'pause'
        ? 'truce'
        : phrase.word.matter,
    action: rates.action,
    imposer: parties.imposer,
    target: parties.target,
    grounds: phrase.grounds,
    rates: rates.rates,
    ...(rates.from !== undefined && { rateFrom: rates.from }),
    ...(rates.points !== undefined && { points: rates.points }),
    ...(governor?.word.factor !== undefined && rates.rates.length === 0 && { factor: governor.word.factor }),
    ...(phrase.target !== undefined && { goods: phrase.target }),
    when: { ...when, duration, date: isDone(temper, governor) ? notAhead(when, governor, context.date) : when.date },
    dateNames: when.names,
    reach: phrase.reach,
    tense: tenseOf(units, temper, told, start),
    ...(governor?.word.loose === true && { loose: true }),
    ...modalityOf(temper, told),
    implied: parties.implied,
    ...spanOf(units, told, {
      core,
      when,
      together,
      subject: clues.subject,
      temper,
      action: rates.action,
      floor: all[index - 1]?.phrase.end ?? 0,
    }),
    derivation: [
      `measure ${phrase.word.matter}`,
      governor === undefined
        ? nominal === undefined
          ? 'as it stands'
          : 'noun of change'
        : `verb ${governor.role}${governor.passive ? ' passive' : ''}`,
      `action ${rates.action}`,
      ...parties.implied.map((part) => `${part} from the context`),
    ],
  }
  return inherit(withGoods(made, phrase, context), units, phrase, context, isSpecific(made, told, parties))
}

/** "Tariffs planned for 15 December were suspended": the plan is told only to say that it did not come. */
function isPlanUndone({ phrase, governor }: Told): boolean {
  return (
    phrase.modality !== undefined && governor?.role === 'subject' && /^(?:pause|end|cut)$/.test(governor.word.action)
  )
}

/** Told as done, not as announced or threatened. */
function isDone({ tense, modality }: Temper, governor: Governor | undefined): boolean {
  return tense === 'past' && modality === undefined && governor?.word.modality === undefined
}

/** "took effect on Monday", written on a Tuesday, is the day before, not the week after. */
function notAhead({ date, relative, mark }: When, governor: Governor | undefined, today: Day): When['date'] {
  if (date === null || date.start <= today) return date
  if (relative) return { start: (date.start - 7) as Day, end: (date.end - 7) as Day }
  // "imposed duties from November 1" may look ahead; "took effect in March" does not.
  const ahead = mark?.role === 'start' && governor?.role !== 'subject'
  if (ahead || mark?.inferred.includes('year') !== true) return date
  // "took effect in March", read in October, is the March before.
  return { start: addMonths(date.start, -12), end: addMonths(date.end, -12) }
}

/** "charges", "currently imposes": a state, told of as an act. */
function standsNow(units: Unit[], governor: Governor | undefined): boolean {
  if (governor === undefined) return false
  const verb = units[governor.at]?.lower ?? ''
  if (/^(?:charges|applies|collects)$/.test(verb)) return true
  return (
    /^(?:impose|imposes|levy|levies|charge|apply|has)$/.test(verb) &&
    /^(?:currently|now|still|already)$/.test(units[governor.at - 1]?.lower ?? '')
  )
}

/** "Doubling tariffs could reignite": the act is only talked about. */
function isMereTopic(units: Unit[], governor: Governor, phrase: MeasurePhrase): boolean {
  if (governor.role !== 'object' || !/ing$/.test(units[governor.at]?.lower ?? '')) return false
  if (/^(?:is|are|was|were|been)$/.test(units[governor.at - 1]?.lower ?? '')) return false
  for (let at = phrase.end; at < phrase.end + 16 && at < units.length && !isBoundary(units[at]); at++)
    if (/^(?:could|would|may|might|can|risks|will)$/.test(units[at]?.lower ?? '')) return true
  return false
}

/** "The tariff on Chinese goods is 30%": a rate stated of the noun, without another verb. */
function statedClaim(
  units: Unit[],
  { phrase }: Told,
  all: Told[],
  index: number,
  context: ReadingContext,
): Made | undefined {
  const start = clauseStart(units, phrase.from)
  const temper = temperOf(units, start, phrase.from, phrase.from + 1)
  const parties = partiesOf(units, phrase, { acting: [], hit: [], pair: false }, context)
  if (parties === undefined || temper.open || temper.negated) return undefined
  const core = { from: phrase.from, to: phrase.end }
  const when = whenOf(units, core, boundsOf(units, core, start, all, index), context.date)
  return {
    matter: phrase.word.matter,
    action: 'in_force',
    ...parties,
    grounds: phrase.grounds,
    rates: phrase.rates,
    ...(phrase.target !== undefined && { goods: phrase.target }),
    when,
    reach: phrase.reach,
    tense: phrase.stated ?? null,
    ...(temper.modality !== undefined && { modality: temper.modality }),
    from: phrase.from,
    to: Math.max(core.to, when.end),
    derivation: [`measure ${phrase.word.matter}`, 'rate stated', 'action in_force'],
  }
}

/** In a text on pork exports, "the duties" are those on pork: where the words name no goods and no target, those of the last figure. */
function withGoods(made: Made, phrase: MeasurePhrase, context: ReadingContext): Made {
  const { statistic } = context.discourse
  const product = statistic?.product
  if (
    phrase.word.matter !== 'tariff' ||
    made.rates.length === 0 ||
    made.goods !== undefined ||
    phrase.grounds.some((ground) => ground !== 'retaliatory')
  )
    return made
  if (product === undefined || product.id === null || product.system === 'TOTAL' || product.asWritten === null)
    return made
  if (!made.implied.includes('target') || !context.discourse.previousClaims.some(({ type }) => type === 'statistic'))
    return made
  return { ...made, goodsImplied: { id: product.id, name: product.asWritten } }
}

/** Whether there is enough to check: a rate, a day, an end; or a plain act with its sides. "Tariffs hurt farmers" has none. */
function isSpecific(made: Made, { governor, nominal, phrase }: Told, parties: Parties): boolean {
  const dated = made.when.date !== null || made.when.until !== null || made.when.duration !== null
  const rated = made.rates.length > 0 || made.points !== undefined || made.factor !== undefined
  if (governor === undefined && nominal === undefined) return rated && parties.imposer.length > 0
  if (rated) return true
  // "Tariffs raised prices": without a level the noun acts on something else.
  if (
    governor?.role === 'subject' &&
    !governor.passive &&
    (governor.word.action === 'raise' || governor.word.action === 'cut')
  )
    return false
  if (made.when.until !== null || made.when.duration !== null) return true
  if (nominal !== undefined && governor === undefined) return dated
  const verb = governor === undefined ? '' : governor.word.action
  // "China enforces strict limits": a habit, not an act.
  if (made.tense === 'present' && verb !== 'in_force' && !dated) return false
  if (verb === 'in_force')
    return governor?.role === 'subject' || dated || phrase.grounds.some((ground) => ground !== 'retaliatory')
  if (phrase.word.matter === 'tariff' && governor !== undefined && governor.role === 'object' && faintVerb(governor))
    return dated
  return true
}

function faintVerb({ word }: Governor): boolean {
  return word.modality === 'proposed' || word.onTarget === true
}

/** What a phrase that points back leaves unsaid is what was said before. */
function inherit(
  made: Made,
  units: Unit[],
  phrase: MeasurePhrase,
  context: ReadingContext,
  specific: boolean,
): Made | undefined {
  const { measure } = context.discourse
  if (
    measure !== undefined &&
    pointsBack(phrase, context) &&
    made.grounds.length === 0 &&
    measure.written !== undefined &&
    phrase.word.matter === measure.written.matter
  )
    made.grounds = measure.written.grounds
  // "during this suspension period": its end is the one told before.
  const spoken = units.slice(made.to, made.to + 6).map(({ lower }) => lower)
  if (
    made.when.until === null &&
    measure !== undefined &&
    measure.until !== null &&
    /^(?:during|throughout|for|while|under)$/.test(spoken[0] ?? '') &&
    /^(?:this|the|that)$/.test(spoken[1] ?? '') &&
    spoken.slice(2).some((word) => /^(?:suspension|pause|truce|period|extension)$/.test(word))
  ) {
    made.when = { ...made.when, until: measure.until }
    made.implied = [...made.implied, 'until']
    made.to += spoken.findLastIndex((word) => /^(?:suspension|pause|truce|period|extension)$/.test(word)) + 1
  }
  return specific ? made : undefined
}
