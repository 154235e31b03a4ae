/** Whether the ledger declares its measures complete for a field and a day: only there may a claim be refuted. */
import type { Coverage, MeasureKind, Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'

/** A field of law: whose, on whom, of what kind, and the stacking classes that are asked about. */
export interface LawField {
  imposer: string
  target: string
  type: MeasureKind
  classes?: readonly string[]
}

export interface LawCover {
  covered: boolean
  /** The record that declares it. */
  by?: Coverage
}

/** Whether a day lies in declared coverage of a field. Low confidence declares nothing. */
export function coversLaw(ledger: Snapshot, field: LawField, day: Day): LawCover {
  for (const record of ledger.coverage) {
    if (record.of !== 'measures' || record.confidence === 'low') continue
    if (day < record.from || day > record.through) continue
    if (record.series === undefined || speaksOf(record.series, field)) return { covered: true, by: record }
  }
  return { covered: false }
}

/**
 * A series of measures is named by a stacking class, or by words joined with hyphens that give imposer, kind and target
 * (`us-tariff-cn`); words beyond those narrow it, so it then covers no more than what they name.
 */
function speaksOf(series: string, { imposer, target, type, classes = [] }: LawField): boolean {
  if (classes.length > 0 && classes.every((one) => one === series)) return true
  const words = series.toLowerCase().split(/[^a-z0-9]+/)
  const wanted = [imposer.toLowerCase(), target.toLowerCase(), ...type.split('-')]
  return wanted.every((word) => words.some((other) => singular(other) === word)) && words.length <= wanted.length
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word
}
