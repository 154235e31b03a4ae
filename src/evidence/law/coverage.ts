/** Whether the ledger declares its measures complete for a field and a day: only there may a claim be refuted. */
import type { Coverage, MeasureKind, Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'

/** A field of law: whose, on whom, of what kind. */
export interface LawField {
  imposer: string
  target: string
  type: MeasureKind
}

/** A stacking class in the field, and whether its measures reach every good. */
export interface LawClass {
  name: string
  general: boolean
}

/**
 * Whether a day lies in declared coverage of a field. Low confidence declares nothing.
 *
 * A series of measures is named `imposer-kind-target` (`us-tariffs-cn`), or by a stacking class. Where only classes are
 * declared, the field is covered when every class that reaches all goods is, and at least one is.
 *
 * @param classes those of the field that are in question; all of the field where the claim names none
 */
export function coversLaw(ledger: Snapshot, field: LawField, day: Day, classes: readonly LawClass[]): boolean {
  const records = ledger.coverage.filter(
    (record) => record.of === 'measures' && record.confidence !== 'low' && record.from <= day && day <= record.through,
  )
  if (records.some((record) => record.series === undefined || isField(record.series, field))) return true
  const declared = (name: string): boolean => records.some((record: Coverage) => record.series === name)
  const [general, any] = [classes.filter((one) => one.general), classes.some(({ name }) => declared(name))]
  return any && general.every(({ name }) => declared(name))
}

/** `us-tariffs-cn` for US tariffs on CN; a series with a further word (`cn-tariffs-us-farm`) covers only a part. */
function isField(series: string, { imposer, target, type }: LawField): boolean {
  const words = series.toLowerCase().split(/[^a-z0-9]+/)
  const wanted = [imposer.toLowerCase(), ...type.split('-'), target.toLowerCase()]
  return words.length === wanted.length && words.every((word, at) => word === wanted[at] || word === `${wanted[at]}s`)
}
