/** What every report is made from: a checked article, and the record it was checked against. */
import type { Article } from '../article/article.js'
import type { Claim } from '../claims/claim.js'
import type { Mark } from '../language/marks.js'
import type { Day } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import type { Label, Verdict } from '../verdict/verdict.js'

export interface ReportedClaim {
  claim: Claim
  /** null for statements and forecasts, which are recorded and not judged. */
  verdict: Verdict | null
}

export interface ReportedSentence {
  /** Span in the article's text; the marks are told by `--explain`. */
  sentence: { start: number; end: number; text: string; marks?: readonly Mark[] }
  claims: ReportedClaim[]
}

export interface CheckResult {
  article: Article
  asOf: AsOf
  /** The day of the check, where it is to be told. */
  today?: Day
  /** In the order of the text, also those without a claim: silence is a result. */
  sentences: ReportedSentence[]
  ledger: { digest: string; recordedThrough: Day }
  /** Of the program. */
  version: string
}

/** A result that keeps of each sentence only what reports show: the tokens of a long article are many. */
export function resultOf(checked: CheckResult): CheckResult {
  const sentences = checked.sentences.map(({ sentence: { start, end, text, marks }, claims }) => ({
    sentence: { start, end, text, marks },
    claims,
  }))
  return { ...checked, sentences }
}

/** How a claim came out: its verdict, or what it was recorded as. */
export type Finding = Label | 'statement' | 'forecast'

export function findingOf({ claim, verdict }: ReportedClaim): Finding {
  if (verdict !== null) return verdict.label
  return claim.type === 'forecast' ? 'forecast' : claim.type === 'statement' ? 'statement' : 'not-checkable'
}

/** A claim with its number in the report (from 1) and its span in the article's text. */
export interface PlacedClaim extends ReportedClaim {
  number: number
  finding: Finding
  start: number
  end: number
  text: string
  sentence: ReportedSentence['sentence']
}

export function placedClaims(result: CheckResult): PlacedClaim[] {
  let number = 0
  return result.sentences.flatMap(({ sentence, claims }) =>
    claims.map((reported) => {
      const [from, to] = reported.claim.span
      number++
      return {
        ...reported,
        number,
        finding: findingOf(reported),
        start: sentence.start + from,
        end: sentence.start + to,
        text: sentence.text.slice(from, to),
        sentence,
      }
    }),
  )
}

/** How many claims came out each way; every finding is there, also at zero. */
export function countFindings(result: CheckResult): Record<Finding, number> {
  const counts = noFindings()
  for (const { claims } of result.sentences) for (const claim of claims) counts[findingOf(claim)]++
  return counts
}

/** Every finding at zero. */
export function noFindings(): Record<Finding, number> {
  return {
    contradicted: 0,
    depends: 0,
    unconfirmed: 0,
    'no-data': 0,
    supported: 0,
    'not-checkable': 0,
    forecast: 0,
    statement: 0,
  }
}
