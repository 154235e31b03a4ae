/** Small ledgers for tests, written as the YAML that stands in their files. */

import { type Problem, printProblem } from '../../problem.js'
import { type Day, parseDay } from '../../time/day.js'
import { compileFiles } from '../compile.js'
import type { LedgerFile } from '../parse.js'
import type { Snapshot } from '../records.js'

/** Files by their path below `ledger/`. */
export function filesOf(texts: Record<string, string>): LedgerFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
}

/** The problems of a ledger, each on one line as it is printed. */
export function problemsOf(texts: Record<string, string>, now?: string): string[] {
  return printed(compileFiles(filesOf(texts), now === undefined ? undefined : parseDay(now)).problems)
}

export function printed(problems: Problem[]): string[] {
  return problems.map(printProblem)
}

/** The snapshot of a ledger without faults; a fault in it is a fault of the test. */
export function snapshotOf(texts: Record<string, string>): Snapshot {
  const { snapshot, problems } = compileFiles(filesOf(texts))
  if (problems.length > 0) throw new Error(printed(problems).join('\n'))
  return snapshot
}

export const day = (text: string): Day => parseDay(text)

/** Sources that the small ledgers cite, dated as their ids say. */
export const sources = `
- {id: us-early, title: An order, publisher: White House, side: US, date: 2025-01-02, type: official}
- {id: press-september, title: A report, publisher: A paper, date: 2025-09-17, type: press}
- {id: press-october, title: A look back, publisher: A paper, date: 2025-10-20, type: press}
- {id: gh-copy, title: A copy, publisher: A repository, type: press}
`

/** A call expected by one side, not confirmed by the other, then held. */
export const callOfSeptember = `
- id: call-september
  type: call
  level: leaders
  series: leaders-calls
  ordinal: 2
  start: 2025-09-19
  end: 2025-09-19
  participants:
    - {name: A, role: President, side: US}
    - {name: B, role: President, side: CN}
  status:
    - {side: US, status: expected, on: 2025-09-15}
    - {side: CN, status: not-confirmed, on: 2025-09-18}
    - {side: US, status: held, on: 2025-09-19}
    - {side: CN, status: held, on: 2025-09-19}
  topics: {US: TikTok, CN: [trade, TikTok]}
  outcome: The accounts differ.
  sources: [press-september, press-october]
  confidence: high
  recorded: 2025-09-20
  note: Seen from later.
`

export const callOfJune = `
- id: call-june
  type: call
  level: leaders
  series: leaders-calls
  ordinal: 1
  start: 2025-06-05
  end: 2025-06-05
  participants:
    - {name: A, role: President, side: US}
    - {name: B, role: President, side: CN}
  status:
    - {side: US, status: held, on: 2025-06-05}
    - {side: CN, status: held, on: 2025-06-05}
  sources: us-early
  confidence: high
  recorded: 2025-06-05
`

export const callClaimed = `
- id: call-claimed
  type: call
  level: leaders
  series: leaders-calls
  participants:
    - {name: A, role: President, side: US}
    - {name: B, role: President, side: CN}
  status:
    - {side: US, status: held, on: 2025-04-25}
    - {side: CN, status: denied, on: 2025-04-28}
  sources: us-early
  confidence: high
  recorded: 2025-04-28
`

/** A duty that begins, rises, is suspended to a last day, and suspended again. */
export const duty = `
id: duty
imposer: US
target: CN
type: tariff
instrument: a duty
citation: order 1
scope: all goods
codes: all
basis: additional
track: tariffs
steps:
  - {from: 2025-02-04, recorded: 2025-02-01, status: in-force, rate: 10%, instrument: order 1, sources: us-early}
  - {from: 2025-03-04, recorded: 2025-03-03, status: in-force, rate: 20%, instrument: order 2, sources: us-early}
  - {from: 2025-05-14, recorded: 2025-05-12, status: suspended, rate: 20%, through: 2025-08-11, instrument: order 3, sources: us-early}
  - {from: 2025-08-12, recorded: 2025-08-11, status: suspended, rate: 20%, through: 2025-11-09, instrument: order 4, sources: us-early}
sources: us-early
confidence: high
recorded: 2025-02-01
`

/** A pause that is followed by another, and a framework beside it. */
export const trackStates = `
- id: app-1
  track: app
  stage: paused
  from: 2025-06-19
  through: 2025-09-17
  terms: No enforcement.
  deadlines:
    - {date: 2025-09-17, what: end of non-enforcement, instrument: order 10}
  sources: us-early
  confidence: high
  recorded: 2025-06-19
- id: app-2
  track: app
  stage: framework
  from: 2025-09-15
  closed: {through: 2025-09-24, recorded: 2025-09-25}
  terms: A framework was announced.
  positions: {US: a switch to US control, CN: basic consensus}
  sources: press-september
  confidence: high
  recorded: 2025-09-15
- id: app-3
  track: app
  stage: paused
  from: 2025-09-16
  through: 2025-12-16
  terms: No enforcement for longer.
  deadlines:
    - {date: 2025-12-16, what: end of non-enforcement, instrument: order 11}
  sources: press-september
  confidence: high
  recorded: 2025-09-16
- id: duty-1
  track: tariffs
  stage: in-force
  from: 2025-02-04
  terms: A duty.
  sources: us-early
  confidence: high
  recorded: 2025-02-01
`

export const statements = `
- id: said-september
  date: 2025-09-18
  speaker: A spokesperson
  role: spokesperson
  side: CN
  channel: press conference
  track: leaders
  modality: not-confirmed
  content: Did not confirm the call.
  sources: press-september
  confidence: high
  recorded: 2025-09-18
`

export const coverage = `
- {id: cover-calls, of: contacts, series: leaders-calls, from: 2025-01-20, through: 2025-12-31, basis: both sides compared, confidence: high, recorded: 2026-01-05}
- {id: cover-calls-2, of: contacts, series: leaders-calls, from: 2026-01-01, through: 2026-06-30, basis: one side, confidence: medium, recorded: 2026-07-01}
`

/** All of the above as one ledger. */
export const small: Record<string, string> = {
  'sources.yaml': sources,
  'contacts/leaders.yaml': callOfJune + callOfSeptember + callClaimed,
  'statements/2025-09.yaml': statements,
  'tracks/all.yaml': trackStates,
  'measures/us/duty.yaml': duty,
  'coverage.yaml': coverage,
}
