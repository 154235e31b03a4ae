/** Results as JSON: the contract in docs/report.md. Keys are camelCase, days are ISO, `null` is "not said". */
import type {
  AbsenceProposition,
  Claim,
  EventProposition,
  MeasureProposition,
  Product,
  StatisticProposition,
} from '../claims/claim.js'
import { type Day, isoDay, partsOf } from '../time/day.js'
import { isoPeriod, monthsOf, type Period } from '../time/period.js'
import type { Verdict } from '../verdict/verdict.js'
import {
  type CheckResult,
  countFindings,
  type Finding,
  findingOf,
  noFindings,
  type ReportedClaim,
  type ReportedSentence,
} from './result.js'

export interface JsonOptions {
  /** Adds the derivation: rules, what was implied, how numbers were written, the ids of products. */
  explain?: boolean
}

/** One line of `check --batch`, without its line end. */
export function batchLine(id: string, claims: ReportedClaim[], options: JsonOptions = {}): string {
  return JSON.stringify({ id, claims: claims.map((claim) => claimJson(claim, options)) })
}

/** `check --format json`. */
export function printJson(result: CheckResult, options: JsonOptions = {}): string {
  return `${JSON.stringify(resultJson(result, options), null, 2)}\n`
}

/** The same characters as `printJson`, in pieces: for a text whose verdicts would fill memory. */
export async function* jsonPieces(
  head: ResultHead,
  sentences: AsyncIterable<ReportedSentence>,
  options: JsonOptions = {},
): AsyncGenerator<string> {
  const counts = noFindings()
  const [before, after] = [headJson(head), footJson(head)]
  let count = 0
  yield `${JSON.stringify(before, null, 2).slice(0, -2)},\n  "sentences": [`
  for await (const sentence of sentences) {
    for (const claim of sentence.claims) counts[findingOf(claim)]++
    const printed = JSON.stringify(sentenceJson(sentence, options), null, 2).replaceAll('\n', '\n    ')
    yield `${count++ === 0 ? '' : ','}\n    ${printed}`
  }
  const foot = JSON.stringify({ summary: summaryJson(counts, count), ...after }, null, 2)
  yield `${count === 0 ? '' : '\n  '}],${foot.slice(1)}\n`
}

/** All of a result but its sentences. */
export type ResultHead = Omit<CheckResult, 'sentences'>

export function resultJson(result: CheckResult, options: JsonOptions = {}): object {
  return {
    ...headJson(result),
    sentences: result.sentences.map((sentence) => sentenceJson(sentence, options)),
    summary: summaryJson(countFindings(result), result.sentences.length),
    ...footJson(result),
  }
}

function headJson({ article, asOf, today }: ResultHead): object {
  return {
    document: {
      title: article.title ?? null,
      publisher: article.publisher ?? null,
      date: isoDay(article.date),
      dateFrom: article.dateFrom,
      url: article.url ?? null,
    },
    asOf: isoDay(asOf.valid),
    known: isoDay(asOf.known),
    ...(today === undefined ? {} : { today: isoDay(today) }),
  }
}

function sentenceJson({ sentence, claims }: ReportedSentence, options: JsonOptions): object {
  return {
    span: [sentence.start, sentence.end],
    text: sentence.text,
    claims: claims.map((claim) => claimJson(claim, options)),
  }
}

function footJson({ ledger, version }: ResultHead): object {
  return { ledger: { digest: ledger.digest, recordedThrough: isoDay(ledger.recordedThrough) }, version }
}

function summaryJson(counts: Record<Finding, number>, sentences: number): object {
  return {
    sentences,
    claims: Object.values(counts).reduce((sum, count) => sum + count, 0),
    supported: counts.supported,
    contradicted: counts.contradicted,
    depends: counts.depends,
    unconfirmed: counts.unconfirmed,
    noData: counts['no-data'],
    notCheckable: counts['not-checkable'],
    statements: counts.statement,
    forecasts: counts.forecast,
  }
}

/** A claim with its verdict, as `--batch` prints it. */
export function claimJson({ claim, verdict }: ReportedClaim, { explain = false }: JsonOptions = {}): object {
  return {
    span: claim.span,
    type: claim.type,
    checkable: claim.checkable,
    speaker: claim.speaker,
    modality: claim.modality,
    ...propositionJson(claim, explain),
    verdict: verdict === null ? null : verdictJson(verdict),
    ...(explain ? { derivation: claim.derivation } : {}),
  }
}

function propositionJson(claim: Claim, explain: boolean): object {
  switch (claim.type) {
    case 'statistic':
      return { statistic: statisticJson(claim.statistic, explain) }
    case 'measure':
      return { measure: measureJson(claim.measure, explain) }
    case 'event':
      return { event: eventJson(claim.event) }
    case 'absence':
      return { absence: absenceJson(claim.absence) }
    case 'forecast': {
      const { author, made, horizon } = claim.forecast
      return {
        forecast: { author, made: isoDay(made), horizon: periodJson(horizon) },
        ...(claim.statistic === undefined ? {} : { statistic: statisticJson(claim.statistic, explain) }),
      }
    }
    case 'statement':
      return {}
  }
}

// Field by field: what a reader keeps for the judge alone must not slip into the contract.
function statisticJson(said: StatisticProposition, explain: boolean): object {
  return {
    flow: said.flow,
    reporter: said.reporter,
    partner: said.partner,
    product: productJson(said.product, explain),
    measure: said.measure,
    value: said.value,
    unit: said.unit,
    change: said.change,
    period: periodJson(said.period),
    baseline: periodJson(said.baseline),
    baselineValue: said.baselineValue,
    hedge: said.hedge,
    rank: said.rank,
    basis: said.basis,
    note: said.note,
    ...(explain ? { implied: said.implied, written: said.written } : {}),
  }
}

function productJson({ asWritten, system, code, id }: Product, explain: boolean): object {
  return { asWritten, system, code, ...(explain ? { id } : {}) }
}

function measureJson(said: MeasureProposition, explain: boolean): object {
  return {
    imposer: said.imposer,
    target: said.target,
    product: said.product,
    productImplied: said.productImplied,
    instrument: said.instrument,
    ratePercent: said.ratePercent,
    rateFromPercent: said.rateFromPercent,
    changePoints: said.changePoints,
    action: said.action,
    date: said.date === null ? null : dayOrStretch(said.date),
    until: dayJson(said.until),
    duration: said.duration,
    tradeCoveredUsd: said.tradeCoveredUsd,
    hedge: said.hedge,
    note: said.note,
    ...(explain ? { productId: said.productId, written: said.written ?? null } : {}),
  }
}

function eventJson(said: EventProposition): object {
  return {
    kind: said.kind,
    participants: said.participants,
    date: stretchJson(said.date),
    place: said.place,
    placeImplied: said.placeImplied,
    ordinal: said.ordinal,
    since: said.since,
    count: said.count,
    status: said.status,
    note: said.note,
  }
}

function absenceJson(said: AbsenceProposition): object {
  return { about: said.about, track: said.track, thing: said.thing, asOf: dayJson(said.asOf), note: said.note }
}

/** The date a text ties to a measure, as exactly as it says: `2025-05-02`, `2025-05`, `2025`, else first and last day. */
function dayOrStretch({ start, end }: { start: Day; end: Day }): string {
  if (start === end) return isoDay(start)
  const months = monthsOf({ start, end, calendar: 'calendar' })?.length
  const wholeYear = months === 12 && partsOf(start).month === 1
  return months === 1 || wholeYear
    ? isoPeriod({ start, end, calendar: 'calendar' })
    : `${isoDay(start)}..${isoDay(end)}`
}

function stretchJson(stretch: { start: Day; end: Day } | null): object | null {
  return stretch === null ? null : { start: isoDay(stretch.start), end: isoDay(stretch.end) }
}

function periodJson(period: Period | null): object | null {
  return period === null ? null : { start: isoDay(period.start), end: isoDay(period.end), calendar: period.calendar }
}

function dayJson(day: Day | null): string | null {
  return day === null ? null : isoDay(day)
}

function verdictJson(verdict: Verdict): object {
  const { knowableFrom, ...said } = verdict
  return { ...said, ...(knowableFrom === undefined ? {} : { knowableFrom: isoDay(knowableFrom) }) }
}
