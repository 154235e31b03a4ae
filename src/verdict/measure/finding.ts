/** One reading of a measure claim, how natural it is, and the rows of law it rests on. */

import type { Held } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import type { StepInterval } from '../../ledger/view.js'
import { type Day, isoDay, printDay } from '../../time/day.js'
import { isoInterval } from '../../time/interval.js'
import type { EvidenceRow, Grade, JudgedReading } from '../verdict.js'

/** `main`: what an analyst takes first; `fair`: as natural; `partial`: by another definition, for part of the goods, or at another time. */
export type Weight = 'main' | 'fair' | 'partial'

export interface Finding {
  weight: Weight
  reading: JudgedReading
  /** The day from which it could be known. */
  recorded: Day
  held: Held[]
}

/** A piece of law that a reading rests on. */
export interface Piece {
  held: Held
  interval: StepInterval
}

/** The evidence row of a measure's stretch: what it was, from when until when, who printed it. */
export function rowOf({ held, interval }: Piece, ledger: Snapshot): EvidenceRow {
  const sources = interval.step.sources.map((id) => ledger.sources.find((source) => source.id === id))
  const best = sources.find((source) => source !== undefined && isOfficial(source.type)) ?? sources.find(Boolean)
  const printed = best === undefined ? (interval.step.sources[0] ?? held.measure.id) : best.title
  return {
    id: held.measure.id,
    value: [interval.rate, interval.status].filter((part) => part !== undefined).join(', '),
    period: isoInterval(interval),
    source: `${interval.instrument}; ${printed}${best?.date === undefined ? '' : `, ${isoDay(best.date)}`}`,
    ...(best?.url !== undefined && { url: best.url }),
  }
}

/** `published` where every row rests on an official text, `corroborated` where one rests on the press alone. */
export function gradeOf(findings: Finding[], ledger: Snapshot): Grade | null {
  const rows = findings.flatMap(({ held }) => held)
  if (rows.length === 0) return null
  const official = rows.every(({ measure }) =>
    [...measure.sources, ...measure.steps.flatMap((step) => step.sources)].some((id) => {
      const source = ledger.sources.find((one) => one.id === id)
      return source !== undefined && isOfficial(source.type)
    }),
  )
  return official ? 'published' : 'corroborated'
}

function isOfficial(type: string): boolean {
  return type === 'official' || type === 'statute' || type === 'notice'
}

/** Makes a finding of pieces of law. */
export function findingOf(
  weight: Weight,
  description: string,
  value: string | number | null,
  holds: boolean | null,
  pieces: Piece[],
  ledger: Snapshot,
): Finding {
  const recorded = Math.max(0, ...pieces.map(({ interval }) => interval.recorded)) as Day
  const first = pieces[0]?.held.measure.id
  return {
    weight,
    recorded,
    held: pieces.map(({ held }) => held),
    reading: {
      description,
      value,
      holds,
      evidence: pieces.map((piece) => rowOf(piece, ledger)),
      query: first === undefined ? 'readout timeline' : `readout ledger show ${first}`,
      ...(weight === 'main' && { main: true }),
    },
  }
}

export function sayDay(day: Day): string {
  return printDay(day)
}
