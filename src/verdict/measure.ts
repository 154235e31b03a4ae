/** Judges claims about measures: every reading of the words against the law as known, then the verdict that the readings allow. */
import type { Evidence } from '../evidence/evidence.js'
import { type Held, lawBetween, lawKnown } from '../evidence/law.js'
import type { Snapshot } from '../ledger/records.js'
import type { Day } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import { actionFindings } from './measure/action.js'
import {
  refutedVerdict,
  saidVerdict,
  tooEarlyVerdict,
  unknownVerdict,
  unmatchedVerdict,
  verdictOf,
} from './measure/answer.js'
import { type Finding, gradeOf } from './measure/finding.js'
import { rateInForce, standing } from './measure/in-force.js'
import { missingOf } from './measure/particulars.js'
import { type Direction, type MeasureClaim, type Question, questionOf } from './measure/question.js'
import { refutation } from './measure/refute.js'
import { besideKey, isBeside, isExclusion } from './measure/selection.js'
import { termFindings } from './measure/term-findings.js'
import { sayingsOf } from './measure/threat.js'
import type { Verdict } from './verdict.js'

/** What only was said, or is not yet so: the record can bear it out, never speak against it. */
const saidOnly = new Set(['threatened', 'proposed', 'predicted', 'warned', 'hoped', 'urged'])

/**
 * The verdict on a measure claim.
 *
 * @param asOf `valid` is the article's day, on which undated claims are read; `known` the day up to which the record is read
 */
export async function judgeMeasure(claim: MeasureClaim, evidence: Evidence, asOf: AsOf): Promise<Verdict> {
  const { ledger } = evidence
  const question = questionOf(claim, asOf, partiesOf(ledger))
  const known = findingsOf(question, ledger, asOf.known)
  if (saidOnly.has(claim.modality)) {
    return saidVerdict(question, sayingsOf(question, ledger, asOf.known), known.findings, ledger)
  }
  const holding = known.findings.filter(({ reading }) => reading.holds === true)
  const missing = missingOf(question, holding)
  if (missing !== undefined) return unmatchedVerdict(question, known.findings, missing.text)
  if (known.label === 'supported' || known.label === 'depends')
    return verdictOf(question, known, gradeOf(holding, ledger))
  // What is public today may bear out what could not be known then: that is no contradiction.
  const latest = Math.max(ledger.recordedThrough, asOf.known) as Day
  const whole = findingsOf({ ...question, hindsight: true }, ledger, latest)
  if (whole.label !== 'none') return tooEarlyVerdict(question, whole.findings)
  const said = sayingsOf(question, ledger, asOf.known)
  if (said.length > 0 && claim.modality === 'announced') return saidVerdict(question, said, known.findings, ledger)
  const reasons = question.directions.map((direction) =>
    refutation(question, lawOf(question, ledger, latest, direction, true), direction, ledger),
  )
  if (reasons.length > 0 && reasons.every((reason) => reason !== undefined))
    return refutedVerdict(question, reasons.join('; '), known.findings, said, ledger)
  if (said.length > 0) return saidVerdict(question, said, known.findings, ledger)
  return unknownVerdict(question, known.findings)
}

/** Findings of all directions, and what they come to together. */
export interface Found {
  findings: Finding[]
  label: 'supported' | 'depends' | 'none'
}

function findingsOf(question: Question, ledger: Snapshot, known: Day): Found {
  const each = question.directions.map((direction) => {
    const exclusions = lawBetween(lawKnown(ledger, known), direction.imposer, direction.target).filter(isExclusion)
    const findings = ask({ ...question, exclusions }, lawOf(question, ledger, known, direction), direction, ledger)
    return { findings, label: labelOf(question, findings) }
  })
  const findings = each.flatMap((one) => one.findings)
  const labels = each.map(({ label }) => label)
  // Where the text names both sides, both must have done it; where it names none, either may have.
  const label = question.each
    ? labels.every((one) => one === 'supported') && labels.length > 0
      ? 'supported'
      : labels.some((one) => one !== 'none')
        ? 'depends'
        : 'none'
    : labels.includes('supported')
      ? 'supported'
      : labels.includes('depends')
        ? 'depends'
        : 'none'
  return { findings, label }
}

function labelOf({ written }: Question, findings: Finding[]): Found['label'] {
  const holding = findings.filter(({ reading }) => reading.holds === true)
  if (holding.length === 0) return 'none'
  if (written.reach === 'average') return 'depends'
  return holding.some(({ weight }) => weight !== 'partial') ? 'supported' : 'depends'
}

function ask(question: Question, law: Held[], direction: Direction, ledger: Snapshot): Finding[] {
  const { measure, written } = question
  if (measure.action !== 'in_force') return actionFindings(question, law, direction, ledger)
  const findings =
    written.rate === undefined
      ? standing(question, law, direction, ledger)
      : rateInForce(question, law, direction, ledger)
  return termFindings(
    question,
    findings,
    lawOf(question, ledger, question.asOf.known, direction, true),
    direction,
    ledger,
  )
}

/** @param wide the pauses of tariffs too, where the claim is of a tariff */
function lawOf(question: Question, ledger: Snapshot, known: Day, { imposer, target }: Direction, wide = false): Held[] {
  const { kinds, measure } = question
  const pauses = wide || measure.action === 'pause' || measure.action === 'extend' || measure.action === 'end'
  const asked = pauses && kinds.includes('tariff') && !kinds.includes('pause') ? ([...kinds, 'pause'] as const) : kinds
  const all = lawKnown(ledger, known)
  // On everyone's goods, by whom the text leaves open: a duty on one country's goods is not meant.
  const everyone = target === 'W' && measure.imposer.length === 0
  const key = `${imposer} ${target} ${asked.join(' ')} ${besideKey(question)} ${everyone}`
  let found = laws.get(all)
  if (found === undefined) {
    found = new Map()
    laws.set(all, found)
  }
  let law = found.get(key)
  if (law === undefined) {
    law = lawBetween(all, imposer, target, asked).filter(
      (held) => !isBeside(held, question) && (!everyone || held.measure.target.includes('W')),
    )
    found.set(key, law)
  }
  return law
}

/** Laws once picked out; claims ask for the same few again and again. */
const laws = new WeakMap<Held[], Map<string, Held[]>>()

const parties = new WeakMap<Snapshot, string[]>()

/** The sides whose rules the ledger holds. */
function partiesOf(ledger: Snapshot): string[] {
  const known = parties.get(ledger)
  if (known !== undefined) return known
  const made = [...new Set(ledger.measures.map(({ imposer }) => imposer))].sort()
  parties.set(ledger, made)
  return made
}
