/** A duty answer as JSON, in the form that outsiders rely on (docs/contracts.md). */
import { printPpm } from '../../amount/ppm.js'
import type { Rate } from '../../amount/rate.js'
import type { DutyAnswer, Layer } from '../../duty/answer.js'
import type { Cited } from '../../ledger/tariff.js'
import { printHs } from '../../product/codes.js'
import { isoDay } from '../../time/day.js'

/** One object; `until` is the first day after, as everywhere in the program. */
export function dutyJson(answer: DutyAnswer, sources: Readonly<Record<string, Cited>>): Record<string, unknown> {
  const { hts, description, origin, destination, on, known, edition } = answer
  return {
    hts: printHs(hts),
    description,
    origin,
    destination,
    on: isoDay(on),
    known: isoDay(known),
    edition,
    layers: answer.layers.map((layer) => layerJson(layer, sources)),
    total: answer.total,
    alternatives: answer.alternatives,
    questions: answer.questions,
    notes: answer.notes,
    ...(answer.fees !== undefined && {
      fees: answer.fees.map((fee) => ({ ...fee, sources: fee.sources.map((id) => sourceJson(id, sources[id])) })),
    }),
    next: answer.next.map(({ date, change, percent }) => ({ date: isoDay(date), change, percent })),
  }
}

function layerJson(layer: Layer, sources: Readonly<Record<string, Cited>>): Record<string, unknown> {
  const { id, heading, authority, instrument, citation, rate, from, until, applies, because } = layer
  return {
    id,
    heading,
    class: layer.class,
    component: layer.component,
    authority,
    instrument,
    citation,
    rate: { text: rate.text, percent: percentOf(rate.read), specific: specificsOf(rate.read) },
    adds: layer.ppm === null ? null : layer.ppm / 10_000,
    ...(layer.on !== undefined && { on: layer.on }),
    from: isoDay(from),
    until: until === undefined ? null : isoDay(until),
    applies,
    because,
    sources: layer.sources.map((source) => sourceJson(source, sources[source])),
  }
}

function percentOf(rate: Rate): number | null {
  if (rate.kind === 'free') return 0
  return rate.kind === 'percent' && rate.on === undefined ? Number(printPpm(rate.ppm).slice(0, -1)) : null
}

/** The specific parts of a rate, in dollars (or the currency named) a unit. */
function specificsOf(rate: Rate): { amount: number; unit: string; on?: string; currency?: string }[] {
  if (rate.kind === 'sum') return rate.parts.flatMap(specificsOf)
  if (rate.kind !== 'specific' && rate.kind !== 'degrees') return []
  const { amount, unit } = rate
  const { on, currency } = rate.kind === 'specific' ? rate : { on: undefined, currency: undefined }
  return [{ amount: amount / 1e9, unit, ...(on !== undefined && { on }), ...(currency !== undefined && { currency }) }]
}

function sourceJson(id: string, cited: Cited | undefined): Record<string, unknown> {
  if (cited === undefined) return { id }
  const { title, publisher, date, url } = cited
  return { id, title, publisher, date: date === undefined ? null : isoDay(date), url: url ?? null }
}
