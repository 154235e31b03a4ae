/** Which records of the ledger a document seems to touch, and by what: for a person to follow, never taken for sure. */
import type { Measure, Snapshot } from '../records.js'
import type { LawBook } from '../tariff.js'
import { type Facts, instrumentsIn } from './facts.js'
import type { Paper } from './papers.js'
import { deadlineForms, trackWords } from './phrases.js'

/** A measure on record that a document speaks of, and by what it was found. */
export interface Touched {
  measure: Measure
  /** `amends EO 14195`, `heading 9903.01.24`. */
  by: string[]
  weight: number
}

/** Measures touched, the surest first. */
export function measuresTouched(paper: Paper, facts: Facts, snapshot: Snapshot, law?: LawBook): Touched[] {
  const found = new Map<string, Touched>()
  const add = (measure: Measure, by: string, weight: number): void => {
    const held = found.get(measure.id) ?? { measure, by: [], weight: 0 }
    if (held.by.includes(by)) return
    found.set(measure.id, { measure, by: [...held.by, by], weight: held.weight + weight })
  }
  const own = snapshot.measures.filter(({ imposer }) => paper.side === undefined || imposer === paper.side)
  const amended = new Set(
    paper.notes
      .split('\n')
      .filter((line) => /^(?:Amends|Supersedes|Revokes|Modifies)\b/i.test(line))
      .flatMap((line) => ordersIn(line)),
  )
  const named = [...new Set([...facts.instruments.map(({ value }) => value), ...ordersIn(paper.notes)])]
  for (const instrument of named)
    for (const measure of own)
      if (restsOn(measure, instrument))
        add(measure, `${amended.has(instrument) ? 'amends ' : ''}${instrument}`, amended.has(instrument) ? 3 : 1)
  for (const { value: heading } of facts.headings) {
    for (const measure of own)
      if (`${measure.scope} ${measure.codes.join(' ')}`.includes(heading)) add(measure, `heading ${heading}`, 3)
    for (const duty of law?.duties ?? []) {
      const headings = [
        duty.heading,
        ...duty.steps.flatMap((step) => [step.heading, ...(step.rates ?? []).map((row) => row.heading)]),
      ]
      const measure = headings.includes(heading) ? own.find(({ id }) => id === duty.measure) : undefined
      if (measure !== undefined) add(measure, `heading ${heading}`, 3)
    }
  }
  for (const form of deadlineForms)
    if (form.about.test(paper.text))
      for (const measure of own)
        if (measure.track === form.track && measure.type === form.measureType)
          add(measure, `the act of ${form.track}`, 3)
  return [...found.values()].toSorted((a, b) => b.weight - a.weight || (a.measure.id < b.measure.id ? -1 : 1))
}

/** Notes say `EO 14195`, with or without `of`. */
const ordersIn = (text: string): string[] => instrumentsIn(text.replace(/\bE\.O\. ?/g, 'EO '))

function restsOn({ citation, instrument, steps }: Measure, named: string): boolean {
  const [, number = '', year = ''] = /^No\. (\d+) of (\d{4})$/.exec(named) ?? []
  const form =
    number === '' ? new RegExp(`\\b${named}\\b`) : new RegExp(`\\bNo\\. ${number} of (?:\\d{1,2} \\w+ )?${year}\\b`)
  return [citation, instrument, ...steps.map((step) => step.instrument)].some((text) => form.test(text))
}

/** Tracks that a text names, in the order of the table; only those that the ledger has. */
export function tracksNamed(text: string, snapshot: Snapshot): string[] {
  const known = new Set(snapshot.tracks.map(({ track }) => track))
  return trackWords.filter(({ track, words }) => known.has(track) && words.test(text)).map(({ track }) => track)
}
