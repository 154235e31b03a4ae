/** Claims that hang on a noun: tariffs, truces, exclusions, port fees, export controls, lists; with their verb, or as they stand. */

import type { Sentence } from '../../language/marks.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import {
  clauseEnd,
  clauseStart,
  type Governor,
  isBoundary,
  ratesAfter,
  subjectOf,
  type VerbRates,
  verbAfter,
  verbBefore,
} from './clause.js'
import { draftOf, type Made } from './draft.js'
import { actorIn, type Clues, type Parties, partiesOf, pointsBack, sidesOf } from './parties.js'
import { type MeasurePhrase, peakAfter, phrasesIn } from './phrase.js'
import { sideOf } from './sides.js'
import { targetAt } from './target.js'

import { type Temper, temperOf } from './temper.js'
import { phraseAt, type Unit } from './units.js'
import { whenOf } from './when.js'
import { type Action, changeNouns, verbs } from './words.js'

/** A measure with everything that governs it. */
interface Told {
  phrase: MeasurePhrase
  governor?: Governor
  /** "The suspension of", "a cut in": the noun of change before it. */
  nominal?: { at: number; action: Action }
  /** The unit after the last that its claim used. */
  used?: number
}

export function readPhrases(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const phrases = phrasesIn(units)
  const told = phrases
    .filter((phrase, index) => isSpokenOf(phrase, phrases, index, units, context))
    .map((phrase, index, all) => govern(units, phrase, all[index - 1]))
  return told.flatMap((one, index) => {
    const made = claimOf(units, one, told, index, context)
    return made === undefined ? [] : [draftOf(sentence.text, units, made)]
  })
}

/** Weak nouns ("the pause", "retaliation") count only where the talk is of tariffs, and not before the measure they belong to. */
function isSpokenOf(
  phrase: MeasurePhrase,
  all: MeasurePhrase[],
  index: number,
  units: Unit[],
  context: ReadingContext,
): boolean {
  if (phrase.word.weak !== true) return true
  if (phrase.word.matter === 'tariff' && phrase.grounds.length === 0)
    return phrase.definite && (index > 0 || context.discourse.previousClaims.some(({ type }) => type === 'measure'))
  if (phrase.word.matter === 'app-law') {
    const first = all.findIndex(({ word }) => word.matter === 'app-law')
    const strong = all.some(({ word }) => word.matter === 'app-law' && word.weak !== true)
    return !strong && index === first && speaksOfApp(units, context)
  }
  const next = all[index + 1]
  if (next !== undefined && next.from - phrase.to <= 2 && /^(?:of|on|in|to|for)$/.test(units[phrase.to]?.lower ?? ''))
    return false
  if (all.some((one) => one.word.weak !== true))
    return phrase.word.matter === 'truce'
      ? !all.some((one) => one !== phrase && one.word.matter === 'truce') && index === 0
      : false
  if (context.discourse.measure !== undefined) return phrase.definite || phrase.word.matter !== 'truce'
  return phrase.word.matter === 'truce' && units.some(({ lower }) => /^(?:trade|tariff|tariffs)$/.test(lower))
}

const apps = /^(?:tiktok|tiktok's|bytedance|bytedance's)$/

/** A deadline or a ban is of the app law only where the app is named, here or just before. */
function speaksOfApp(units: Unit[], context: ReadingContext): boolean {
  if (units.some(({ lower }) => lower.split(' ').some((word) => apps.test(word)))) return true
  return context.discourse.measure?.written?.matter === 'app-law'
}

function govern(units: Unit[], phrase: MeasurePhrase, previous: MeasurePhrase | undefined): Told {
  const floor = previous?.end ?? 0
  // "a 25% tariff on X and a 10% tariff on Y": both hang on the verb before the first.
  const joined =
    previous !== undefined &&
    /^(?:and|or|,|&)$/.test(units[phrase.from - 1]?.lower ?? '') &&
    isOnlyRates(units, previous.end, phrase.from)
  const reach = joined ? Math.max(0, previous.from - 14) : floor
  const nominal = nominalBefore(units, phrase, floor)
  const shifted = nominal === undefined ? phrase : { ...phrase, from: nominal.at }
  // "an extension of the truce that ends in November": the clause only tells which truce.
  const relative = nominal !== undefined && /^(?:that|which)$/.test(units[phrase.end]?.lower ?? '')
  const after = relative ? undefined : verbAfter(units, phrase.end)
  const before = verbBefore(units, shifted, reach)
  // "announced the truce would be extended": the saying governs the verb, not the truce.
  const governor =
    after !== undefined &&
    (before === undefined || before.word.modality !== undefined || after.word.action !== 'impose')
      ? after
      : (before ?? after)
  return { phrase, ...(governor !== undefined && { governor }), ...(nominal !== undefined && { nominal }) }
}

/** Nothing but "to 30% from 145% and" between two measures: they share their verb. */
function isOnlyRates(units: Unit[], from: number, to: number): boolean {
  if (to - from > 9) return false
  return units
    .slice(from, to)
    .every(({ lower, mark }) => mark?.kind === 'percent' || /^(?:and|or|,|&|to|from|by|at|as|well)$/.test(lower))
}

function nominalBefore(units: Unit[], phrase: MeasurePhrase, floor: number): Told['nominal'] {
  const of = units[phrase.from - 1]?.lower ?? ''
  if (!/^(?:of|in|on|to|for|from)$/.test(of)) return undefined
  for (let at = phrase.from - 2; at >= Math.max(floor, phrase.from - 3); at--) {
    const action = changeNouns[units[at]?.lower ?? '']
    if (action === undefined) continue
    let from = at
    while (
      (from > floor &&
        /^(?:the|a|an|this|any|another|further|additional|day|month|year|new|temporary|partial|mutual)$/.test(
          units[from - 1]?.lower ?? '',
        )) ||
      units[from - 1]?.mark?.kind === 'duration'
    )
      from--
    return { at: from, action }
  }
  return undefined
}

function claimOf(units: Unit[], told: Told, all: Told[], index: number, context: ReadingContext): Made | undefined {
  const { phrase, governor, nominal } = told
  if (phrase.negated) return undefined
  if (governor?.word.truceOnly === true && phrase.word.matter !== 'truce') return undefined
  if (phrase.stated !== undefined) return statedClaim(units, told, all, index, context)
  if (governor !== undefined && isMereTopic(units, governor, phrase)) return undefined
  const verbAt = governor?.at ?? nominal?.at ?? phrase.from
  const first = Math.min(verbAt, phrase.from)
  const start = clauseStart(units, first)
  const temper = temperOf(
    units,
    governor === undefined ? start : clauseStart(units, governor.at),
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
  const action = actionOf(told, temper.tense === 'future')
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
    when: { ...when, duration },
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
  return inherit(made, units, phrase, context, isSpecific(made, told, parties))
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

interface Found {
  clues: Clues
  /** First unit of the subject that acts. */
  subject?: number
}

function cluesOf(units: Unit[], { phrase, governor, nominal }: Told, start: number, context: ReadingContext): Found {
  const isActor = actorIn(units, context)
  const clues: Clues = {
    acting: [],
    hit: [],
    pair: false,
    mutual: nominal?.action === 'pause' || nominal?.action === 'extend',
  }
  const partner = sidesOf(units, phrase.partners, context)
  const agent = agentAfter(units, phrase.end, context)
  if (agent !== undefined) clues.acting = [agent]
  const verb = governor?.role === 'object' ? governor.at : nominal?.at
  let subject: number | undefined
  if (verb !== undefined && clues.acting.length === 0) {
    const found = subjectOf(units, verb, Math.max(0, start - 24), isActor, governor?.word.onTarget === true)
    if (found !== undefined) {
      const sides = sidesOf(units, found.actors, context)
      clues.pair = found.pair
      if (governor?.word.onTarget === true) {
        clues.hit = sides
        // "US soybeans face a tariff": the subject is what it falls on.
        phrase.target ??= targetAt(units, found.from)
      } else clues.acting = sides
      subject = found.from
    }
  }
  if (governor?.role === 'object' && /^(?:match|matches|matched|matching)$/.test(units[governor.at]?.lower ?? ''))
    clues.ownerIsTarget = true
  if (governor?.role === 'subject' && clues.acting.length === 0) {
    // "Trump announced the truce would be extended": who announces it acts.
    const found = subjectOf(units, phrase.from, Math.max(0, start - 12), isActor)
    if (found !== undefined && phrase.from - (found.actors[found.actors.length - 1] ?? 0) <= 6)
      clues.acting = sidesOf(units, found.actors, context)
    clues.pair ||= found?.pair === true
  }
  if (partner.length === 2) clues.acting = partner
  else if (partner[0] !== undefined && clues.hit.length === 0) clues.hit = partner
  return { clues, ...(subject !== undefined && { subject }) }
}

/** "imposed by China", "announced last week by Washington". */
function agentAfter(units: Unit[], from: number, context: ReadingContext): string | undefined {
  for (let at = from; at < from + 8; at++) {
    if (isBoundary(units[at])) return undefined
    if (units[at]?.lower !== 'by') continue
    for (let to = at + 1; to < at + 4; to++) {
      const unit = units[to]
      const side = unit === undefined ? undefined : sideOf(unit, context.lexicon, context.date)
      if (side !== undefined) return side
    }
    return undefined
  }
  return undefined
}

function actionOf({ phrase, governor, nominal }: Told, future: boolean): Action {
  const noun = nominal?.action ?? phrase.action ?? phrase.word.action
  if (noun !== undefined) {
    // "maintain the suspension", "continue the pause": what is kept up is drawn out.
    if (
      governor !== undefined &&
      (governor.word.action === 'in_force' || governor.word.action === 'extend') &&
      noun === 'pause'
    )
      return governor.word.action === 'in_force' && governor.role === 'subject' ? 'in_force' : 'extend'
    if (
      governor !== undefined &&
      governor.word.modality === undefined &&
      governor.word.action !== 'impose' &&
      noun === 'pause'
    )
      return governor.word.action
    return noun
  }
  // "shall be subject to a 10% duty": what is to be is imposed.
  if (governor?.word.onTarget === true && governor.word.action === 'in_force' && future) return 'impose'
  return governor?.word.action ?? 'in_force'
}

interface Rated {
  action: Action
  rates: MeasurePhrase['rates']
  from?: MeasurePhrase['rates'][number]
  points?: MeasurePhrase['rates'][number]
  end: number
}

/** The rates of the phrase and of its verb together: "cut its 20% tariff to 10%". */
function ratesOf(units: Unit[], { phrase, governor, nominal }: Told, action: Action): Rated {
  const from = governor?.role === 'subject' ? governor.to : phrase.end
  const limit = clauseEnd(units, from)
  const changes = governor !== undefined || nominal !== undefined || phrase.action !== undefined
  const hung: VerbRates = changes ? ratesAfter(units, from, limit) : { end: phrase.end }
  const peak = governor?.role === 'subject' ? peakAfter(units, phrase.to, governor.at) : undefined
  const level = hung.to ?? hung.at
  const moved =
    action === 'raise' || action === 'cut' || governor?.word.action === 'raise' || governor?.word.action === 'cut'
  const rated: Rated = { action, rates: level !== undefined ? [level] : phrase.rates, end: hung.end }
  if (level !== undefined && moved) {
    const before = hung.from ?? peak?.mark ?? phrase.rates[0]
    if (before !== undefined && before !== level) rated.from = before
  } else if (hung.from !== undefined) rated.from = hung.from
  if (hung.by !== undefined && level === undefined) {
    rated.points = hung.by
    rated.rates = []
  }
  // "lifted tariffs to 25%", "dropped its duty to 10%": a level tells which way.
  if (level !== undefined && action === 'end' && governor?.word.loose === true) {
    const before = rated.from?.number.value
    rated.action =
      before === undefined
        ? /^lift/.test(units[governor.at]?.lower ?? '')
          ? 'raise'
          : 'cut'
        : level.number.value > before
          ? 'raise'
          : 'cut'
    rated.from ??= phrase.rates[0]
  }
  if (level !== undefined && action === 'impose' && hung.from !== undefined)
    rated.action = level.number.value > hung.from.number.value ? 'raise' : 'cut'
  return rated
}

function boundsOf(
  units: Unit[],
  core: { from: number; to: number },
  start: number,
  all: Told[],
  index: number,
): { from: number; to: number } {
  const end = clauseEnd(units, core.to)
  const next = all[index + 1]
  const until =
    next === undefined
      ? end
      : Math.min(
          end,
          next.governor === undefined || next.governor.at === all[index]?.governor?.at
            ? next.phrase.from
            : Math.min(next.governor.at, next.phrase.from),
        )
  const previous = all[index - 1]
  // What hangs on the measure before, such as "the truce, which expires on", is not this one's.
  const before = previous === undefined ? 0 : (previous.used ?? previous.phrase.end)
  return {
    from: Math.max(start, Math.min(before, core.from)),
    to: Math.max(core.to, Math.min(until, nextAct(units, core.to, until))),
  }
}

/** Where another act of the same subject begins: "and keeps the rest suspended until". */
function nextAct(units: Unit[], from: number, to: number): number {
  for (let at = from; at < to; at++)
    if (
      /^(?:and|but)$/.test(units[at]?.lower ?? '') &&
      (phraseAt(units, at + 1, verbs) !== undefined ||
        /^(?:is|are|was|were|will|would|has|have|said)$/.test(units[at + 1]?.lower ?? ''))
    )
      return at
  return to
}

function tenseOf(units: Unit[], temper: Temper, { governor, phrase }: Told, start: number): Made['tense'] {
  if (temper.tense !== null && governor !== undefined)
    return governor.word.action === 'in_force' && temper.tense === 'past' ? 'past' : temper.tense
  const end = clauseEnd(units, phrase.end)
  const present = units
    .slice(start, end)
    .some(
      ({ lower, mark }) =>
        mark === undefined && /^(?:remain|remains|currently|now|still|already|faces|face|stands)$/.test(lower),
    )
  return present ? 'present' : null
}

function modalityOf(temper: Temper, { phrase, governor }: Told): Pick<Made, 'modality'> {
  // "Both sides delayed proposed tariffs": the delay is told as done.
  const own =
    governor === undefined || governor.word.action === 'impose' || governor.word.action === 'in_force'
      ? phrase.modality
      : undefined
  const modality = temper.modality ?? governor?.word.modality ?? own
  return modality === undefined ? {} : { modality }
}

interface SpanClues {
  core: { from: number; to: number }
  when: { from: number; end: number }
  together: boolean
  subject: number | undefined
  temper: Temper
  action: Action
  /** End of the measure before: a subject before it is shared, and belongs to that one's span. */
  floor: number
}

/** The phrase alone where it stands without a verb or shares one; else from the subject to the last word that hangs on it. */
function spanOf(
  units: Unit[],
  { phrase, governor, nominal }: Told,
  { core, when, together, subject, temper, floor }: SpanClues,
): { from: number; to: number } {
  if (governor === undefined && nominal === undefined) return { from: phrase.from, to: Math.max(phrase.end, when.end) }
  if (together && governor?.role === 'object') return { from: phrase.from, to: phrase.end }
  const own = Math.min(governor?.role === 'object' ? governor.at : phrase.from, nominal?.at ?? phrase.from)
  // "rose after imposing a tariff": the participle's own words are the claim.
  if (
    governor !== undefined &&
    governor.role === 'object' &&
    /^(?:after|before|by|while|since|despite)$/.test(units[governor.at - 1]?.lower ?? '') &&
    /ing$/.test(units[governor.at]?.lower ?? '')
  )
    return { from: own, to: Math.max(core.to, when.end) }
  const ahead = temper.modality === 'threatened' || temper.modality === 'proposed' || temper.tense === 'future'
  let from = ahead || subject === undefined || subject < floor ? own : Math.min(subject, own)
  if (when.from < from) {
    from = when.from
    if (/^(?:on|in|since|from|effective|starting)$/.test(units[from - 1]?.lower ?? '')) from--
  }
  return { from, to: Math.max(core.to, when.end) }
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
