/** Legal deadlines as states of a track, and announcements as statements. */
import { type Day, isoDay, printDay } from '../../time/day.js'
import type { Snapshot } from '../records.js'
import type { Facts } from './facts.js'
import { factsIn, sentencesOf } from './facts.js'
import type { Paper } from './papers.js'
import { type DeadlineForm, deadlineForms, feeds } from './phrases.js'
import { tracksNamed } from './touches.js'
import { inline, item, quotation, scalar } from './yaml-lines.js'

/** A record that is drafted, and what a person must see to. */
export interface RecordDraft {
  id: string
  lines: string[]
  remarks: string[]
  /** What stands in the way of its being a record: then all of it is a comment. */
  missing: string[]
}

/** The deadline that an instrument sets, and the form by which it was found. */
export function deadlineOf(
  paper: Paper,
  snapshot: Snapshot,
): { form: DeadlineForm; last: Day; sentence: string } | undefined {
  for (const form of deadlineForms) {
    if (!form.about.test(paper.text) || !snapshot.tracks.some(({ track }) => track === form.track)) continue
    const found = sentencesOf(paper.text)
      .filter((sentence) => form.sentence.test(sentence) && form.ordered.test(sentence))
      .flatMap((sentence) => factsIn(sentence, paper.signed).until.map(({ value }) => ({ last: value, sentence })))
    const days = new Set(found.map(({ last }) => last))
    const [first] = found
    // A text that names two days leaves open which is the deadline.
    if (first !== undefined && days.size === 1) return { form, ...first }
  }
  return undefined
}

/** The state that a deadline makes. */
export function stateDraft(
  paper: Paper,
  { form, last, sentence }: { form: DeadlineForm; last: Day; sentence: string },
  recorded: Day,
  sources: readonly string[],
): RecordDraft {
  const from = paper.signed ?? recorded
  const id = `${form.track}-${slug(paper.instrument) ?? isoDay(from)}`
  const instrument = paper.instrument === undefined ? '' : `, instrument: ${scalar(paper.instrument)}`
  const lines = [
    ...item([
      ['id', id],
      ['track', form.track],
      ['stage', form.stage],
      ['from', isoDay(from)],
      ['through', isoDay(last)],
      ['terms', scalar(`${form.terms} through ${printDay(last)}.`)],
    ]),
    '  deadlines:',
    `    - {date: ${isoDay(last)}, what: ${form.what}${instrument}}`,
    `  sources: ${inline(sources)}`,
    '  confidence: low',
    `  recorded: ${isoDay(recorded)}`,
  ]
  const remarks = [
    quotation(sentence),
    ...(paper.instrument === undefined ? ['check: the number of the order, which the post does not bear'] : []),
    ...(paper.signed === undefined ? ['check: from: the day of signing was not found'] : []),
  ]
  return { id, lines, remarks, missing: last < from ? ['the deadline had passed'] : [] }
}

/** The step by which a deadline suspends the act's own measure. */
export function deadlineStep(
  paper: Paper,
  { form, last }: { form: DeadlineForm; last: Day },
  recorded: Day,
  sources: readonly string[],
  snapshot: Snapshot,
): string[] {
  const measure = snapshot.measures.find(({ track, type }) => track === form.track && type === form.measureType)
  if (measure === undefined) return []
  const before = measure.steps.at(-1)?.through
  return [
    `a step for ${measure.id}, at the end of its steps in ledger/${measure.at.file}`,
    ...item([
      ['from', isoDay(paper.signed ?? recorded)],
      ['recorded', isoDay(recorded)],
      ['status', form.status],
      ['through', isoDay(last)],
      ['instrument', scalar(paper.instrument ?? paper.title)],
      ['sources', inline(sources)],
    ]).map((line) => `  ${line}`),
    `    check: from: ${before === undefined ? 'the last step names no last day' : `the last step runs through ${isoDay(before)}`}`,
  ]
}

const slug = (text: string | undefined): string | undefined =>
  text
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** What a ministry or an office announced, in its own title; undefined where the feed is no one's word. */
export function statementDraft(
  paper: Paper,
  recorded: Day,
  sources: readonly string[],
  snapshot: Snapshot,
): RecordDraft | undefined {
  const [document] = paper.documents
  const voice = document === undefined ? undefined : feeds[document.feed]
  // What is signed is law, and no statement of it.
  if (document === undefined || voice?.speaker === undefined || paper.signed !== undefined) return undefined
  const tracks = tracksNamed(paper.title, snapshot)
  const day = document.published ?? recorded
  const id = `st-${isoDay(day)}-${sources[0] ?? slug(paper.title.slice(0, 40))}`
  const lines = item([
    ['id', id],
    ['date', isoDay(day)],
    ['speaker', scalar(voice.speaker)],
    ['role', scalar(voice.role ?? 'office')],
    ['side', paper.side],
    ['channel', scalar(document.citation ?? document.type)],
    ['track', tracks.length === 1 ? tracks[0] : undefined],
    ['modality', document.citation === undefined ? undefined : 'announced'],
    ['content', scalar(paper.title)],
    ['sources', inline(sources)],
    ['confidence', 'low'],
    ['recorded', isoDay(recorded)],
  ])
  const missing = [
    ...(tracks.length === 1 ? [] : [`track: ${tracks.length === 0 ? 'the title names none' : tracks.join(' or ')}`]),
    ...(document.citation === undefined ? ['modality: announced, confirmed, claimed, denied ...'] : []),
  ]
  return { id, lines, remarks: ['check: content: this is the title; say it in our own words, in English'], missing }
}

/** Whether a text speaks of anything that the ledger follows. */
export function isFollowed(paper: Paper, facts: Facts, snapshot: Snapshot): boolean {
  const head = `${paper.title} ${paper.text.slice(0, 1500)}`
  return facts.headings.length > 0 || tracksNamed(head, snapshot).length > 0
}
