/** Statistic claims: changes, levels, shares, balances and records of trade, from a marked sentence to typed propositions. */
import type { Sentence, Token } from '../language/marks.js'
import type { Draft, StatisticProposition } from './claim.js'
import type { ClaimReader, ReadingContext } from './reader.js'
import { joinFlows } from './statistic/flows.js'
import { itemsOf } from './statistic/items.js'
import { compose } from './statistic/proposition.js'
import { respectively } from './statistic/respectively.js'
import type { Told } from './statistic/state.js'
import { beforeOf } from './statistic/topic.js'
import { walk } from './statistic/walk.js'
import { classesOf } from './statistic/words.js'

/**
 * Finds the statistics of trade in a sentence. A sentence about anything else gives none; what lies in the future is left
 * to the forecasts, apart from a past level that it is measured from.
 */
export const readStatistics: ClaimReader = (sentence, context) => {
  const previous = context.discourse.previousClaims.some((claim) => claim.type === 'statistic')
  if (!mayTell(sentence, previous)) return []
  const items = joinFlows(itemsOf(sentence))
  const told = respectively(walk(items, context.date, { previous }), items)
  return draftsOf(told, sentence, context)
}

const figures = new Set(['percent', 'money', 'quantity', 'multiple'])
const gate = [
  'EXPORTISH',
  'IMPORTISH',
  'SALES',
  'PURCHASES',
  'BALANCE',
  'BUY',
  'SELL',
  'BOOK',
  'TAKE',
  'PAY',
  'GOODS',
  'TRADE',
  'MARKET',
  'SUPPLIER',
  'COLLECT',
  'ANAPHOR',
  'PARTNER',
]
const moving = [
  'MOVE',
  'MULTIPLY',
  'UP',
  'DOWN',
  'SUPERLOW',
  'SUPERHIGH',
  'LEVEL',
  'ZERO',
  'MARKET',
  'SUPPLIER',
  'PARTNER',
]

/** Whether a sentence is worth walking: a word of trade, or a text that speaks of it, and a figure or a word of change. */
function mayTell({ tokens, marks, text }: Sentence, previous: boolean): boolean {
  if (text.endsWith('?')) return false
  let trade = previous
  let told = false
  for (const mark of marks) if (figures.has(mark.kind)) told = true
  for (const token of tokens) {
    if (trade && told) return true
    if (token.kind !== 'word') continue
    const classes = classesAt(token)
    if (classes.size === 0) continue
    if (!trade) trade = gate.some((name) => classes.has(name))
    if (!told)
      told =
        moving.some((name) => classes.has(name)) ||
        token.lower === 'record' ||
        token.lower === 'no' ||
        token.lower === 'first'
  }
  return trade && told
}

function classesAt(token: Token): ReadonlySet<string> {
  return classesOf(token.lower)
}

function draftsOf(told: readonly Told[], sentence: Sentence, context: ReadingContext): Draft[] {
  if (told.length === 0) return []
  const drafts: Draft[] = []
  const before = beforeOf(context)
  let first: StatisticProposition | undefined
  for (const one of told) {
    for (const part of one.future ? pastLevels(one) : [one]) {
      if (!says(part)) continue
      const composed = compose(part, sentence, context.lexicon, before, first, context.date)
      if (composed === undefined) continue
      first ??= composed.statistic
      drafts.push({
        type: 'statistic',
        span: composed.span,
        checkable: true,
        derivation: derivationOf(part),
        statistic: composed.statistic,
        ...(composed.modality === undefined ? {} : { modality: composed.modality }),
      })
    }
  }
  return drafts
}

/** "are projected to total $13 billion, up from $10.1 billion in FY 2019": the second is a figure of the past. */
function pastLevels(told: Told): Told[] {
  const found = told.findings.find((one) => one.baselineLevel !== undefined)
  if (found?.baselineLevel === undefined || found.baselineAt === undefined) return []
  const after = told.times.filter((item) => item.mark?.kind === 'period' && item.start > (found.baselineAt ?? 0))
  const last = after.at(-1)
  if (last === undefined) return []
  return [
    {
      ...told,
      findings: [
        { rule: 'past-level', from: found.from, to: found.to, level: found.baselineLevel, levelAt: found.baselineAt },
      ],
      times: after,
      leading: [],
      start: found.baselineAt,
      end: last.end,
      further: true,
      future: false,
    },
  ]
}

/** A bare "exports fell" can be tested only where it says when, or speaks of "this deficit". */
function says({ findings, flow, times, leading }: Told): boolean {
  const figure = findings.some(
    (one) =>
      one.percent ??
      one.points ??
      one.absolute ??
      one.ratio ??
      one.level ??
      one.share ??
      one.rate ??
      one.rank ??
      one.baselineLevel,
  )
  if (figure) return true
  const only = findings[0]
  if (only === undefined || only.rule !== 'move') return false
  return flow.demonstrative === true || times.length > 0 || leading.length > 0
}

function derivationOf({ findings, flow, times }: Told): string[] {
  const rules = findings.map((one) => `statistic: ${one.rule}`)
  return [
    `flow: ${flow.noun}`,
    ...rules,
    ...times.flatMap(({ mark }) => (mark === undefined ? [] : [`time: ${mark.kind}`])),
  ]
}
