/** Drafts of records out of documents that were seen, for a person to read, mend and accept. Nothing is taken for sure. */
import { addDays, type Day, isoDay } from '../../time/day.js'
import type { SeenDocument } from '../document.js'
import type { Snapshot, Source } from '../records.js'
import type { LawBook } from '../tariff.js'
import { type Cited, citedIn } from './cited.js'
import { factsIn, instrumentsIn } from './facts.js'
import { type Paper, papersOf } from './papers.js'
import { neverEvidence } from './phrases.js'
import { sourceDraft } from './source-draft.js'
import { measureLines, stepDraft, stepRemarks } from './step-draft.js'
import { measuresTouched, tracksNamed } from './touches.js'
import { deadlineOf, deadlineStep, isFollowed, type RecordDraft, stateDraft, statementDraft } from './track-draft.js'
import { comments } from './yaml-lines.js'

/** A file of drafts, as it would stand below `ledger/`. */
export interface DraftFile {
  path: string
  text: string
}

/** What was drafted from one announcement. */
export interface Proposal {
  title: string
  /** Ids of the documents it was drafted from. */
  documents: string[]
  /** Ids of the sources that are drafted. */
  sources: string[]
  files: DraftFile[]
}

export interface Proposed {
  proposals: Proposal[]
  /** Documents passed over, as the ledger rests on them. */
  cited: { document: SeenDocument; source: Source }[]
  /** Sources of the ledger whose notes name a later instrument that the ledger does not hold. */
  amended: { source: Source; notes: string[] }[]
  /** Documents that name nothing the ledger follows. */
  others: SeenDocument[]
}

export interface ProposeOptions {
  snapshot: Snapshot
  law?: LawBook
  today: Day
  /** Draft from every document, whatever it speaks of. */
  all?: boolean
}

/** Drafts from the newest versions of documents; the order of the documents does not matter. */
export function propose(documents: readonly SeenDocument[], options: ProposeOptions): Proposed {
  const { snapshot, all = false } = options
  const findCited = citedIn(snapshot.sources)
  const taken = new Set(snapshot.sources.map(({ id }) => id))
  const proposed: Proposed = { proposals: [], cited: [], amended: [], others: [] }
  const evidence = documents.filter(({ feed }) => !neverEvidence.has(feed))
  const sorted = evidence.toSorted(
    (a, b) => (a.published ?? 0) - (b.published ?? 0) || compare(`${a.feed} ${a.id}`, `${b.feed} ${b.id}`),
  )
  for (const paper of papersOf(sorted)) {
    // What is printed in the Federal Register and what was posted is one order: where one is held, so is the other.
    const held = paper.documents.map((document) => ({ document, cited: findCited(document) }))
    const source = held.find(({ cited }) => cited !== undefined)?.cited?.source
    if (source !== undefined) {
      proposed.cited.push(...paper.documents.map((document) => ({ document, source })))
      const notes = unheld(paper, findCited)
      if (notes.length > 0) proposed.amended.push({ source, notes })
      continue
    }
    const proposal = proposalOf(paper, taken, options, all)
    if (proposal === undefined) proposed.others.push(...paper.documents)
    else proposed.proposals.push(proposal)
    for (const id of proposal?.sources ?? []) taken.add(id)
  }
  return proposed
}

/** Lines of the notes that say by what the document was changed, where that is no source of the ledger. */
function unheld({ notes, documents }: Paper, findCited: Cited): string[] {
  const [document] = documents
  if (document === undefined) return []
  const isHeld = (instrument: string): boolean =>
    findCited({ ...document, id: '', url: '', citation: '', title: '', instrument }) !== undefined
  return notes
    .split('\n')
    .filter((line) => /^(?:Amended|Revoked|Superseded|Modified|Corrected) (?:by|in part by)\b/i.test(line))
    .filter((line) => instrumentsIn(line).length === 0 || instrumentsIn(line).some((one) => !isHeld(one)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function proposalOf(
  paper: Paper,
  taken: ReadonlySet<string>,
  { snapshot, law, today }: ProposeOptions,
  all: boolean,
): Proposal | undefined {
  const facts = factsIn(`${paper.title}. ${paper.text}`, paper.signed)
  const touched = measuresTouched(paper, facts, snapshot, law)
  if (!all && touched.length === 0 && !isFollowed(paper, facts, snapshot)) return undefined
  const names = new Set(taken)
  const sources = paper.documents.map((document) => {
    const draft = sourceDraft(document, paper, names, today)
    names.add(draft.id)
    return draft
  })
  const ids = sources.map(({ id }) => id)
  const name = ids[0] ?? ''
  const recorded = publicOn(paper, today)
  const remarks: string[] = whenPublic(paper, recorded)
  const files: DraftFile[] = []
  const record = (folder: string, draft: RecordDraft): void => {
    if (draft.missing.length === 0)
      files.push({ path: `${folder}/proposed/${name}.yaml`, text: fileText(paper, draft.remarks, draft.lines) })
    else
      remarks.push(
        '',
        `not yet a record of ${folder}: ${draft.missing.join('; ')}`,
        ...draft.lines.map((line) => `  ${line}`),
        ...draft.remarks,
      )
  }
  remarks.push(...corrections(paper, snapshot))
  const deadline = deadlineOf(paper, snapshot)
  if (recorded !== undefined) {
    if (deadline !== undefined) {
      record('tracks', stateDraft(paper, deadline, recorded, ids))
      remarks.push('', ...deadlineStep(paper, deadline, recorded, ids, snapshot))
    } else {
      const step = stepDraft(paper, facts, recorded)
      if (step !== undefined && touched.length > 0)
        remarks.push('', ...stepRemarks(step, touched, ids, law?.duties ?? []))
      else if (step !== undefined) {
        const measure = measureLines(paper, step, facts, ids, law?.countries ?? [])
        record('measures', { ...measure, remarks: step.remarks })
      } else if (touched.length > 0)
        remarks.push(
          '',
          ...touched.slice(0, 6).map(({ measure, by }) => `it names what ${measure.id} rests on: ${by.join(', ')}`),
        )
    }
    const statement = statementDraft(paper, recorded, ids, snapshot)
    if (statement !== undefined) record('statements', statement)
  }
  const tracks = tracksNamed(`${paper.title} ${paper.text.slice(0, 3000)}`, snapshot)
  if (tracks.length > 0) remarks.push('', `tracks that it speaks of: ${tracks.join(', ')}`)
  const lines = sources.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines]))
  files.unshift({ path: `sources/proposed/${name}.yaml`, text: fileText(paper, [], lines, remarks) })
  return { title: paper.title, documents: paper.documents.map(({ id }) => id), sources: ids, files }
}

/** The first public day; what is dated after today has been seen today. */
function publicOn({ public: first, documents }: Paper, today: Day): Day | undefined {
  if (first !== undefined) return first.day > today ? today : first.day
  return documents.length === 0 ? undefined : today
}

function whenPublic({ public: first, signed, documents }: Paper, recorded: Day | undefined): string[] {
  if (recorded === undefined) return []
  if (first === undefined) return ['check: recorded: no feed says when it became public; this is the day of the draft']
  const posted = documents.some(({ feed }) => feed !== 'federal-register')
  if (signed !== undefined && signed < recorded && !posted)
    return [
      `check: recorded: it was signed on ${isoDay(signed)}; a post of that day was not found, only that of ${isoDay(recorded)}`,
    ]
  if (signed !== undefined && recorded > addDays(signed, 1))
    return [`check: recorded: it was signed on ${isoDay(signed)} and found public on ${isoDay(recorded)}`]
  return []
}

/** What the document mends, and which records would be mended with it. */
function corrections({ documents, notes }: Paper, snapshot: Snapshot): string[] {
  const numbers = new Set(documents.flatMap(({ corrects = [] }) => corrects))
  const remarks = [...numbers].flatMap((number) => {
    const sources = snapshot.sources.filter(({ url = '', id }) => `${url} ${id}`.includes(number)).map(({ id }) => id)
    const resting = [...snapshot.measures, ...snapshot.tracks, ...snapshot.statements]
      .filter((record) => record.sources.some((id) => sources.includes(id)))
      .map(({ id }) => id)
    return resting.length === 0
      ? [`it corrects ${number}, on which nothing in the ledger rests`]
      : [
          `check: it corrects ${number}; a record mended by it needs "supersedes:". On ${number} rest: ${resting.slice(0, 12).join(', ')}`,
        ]
  })
  return [
    ...remarks,
    ...notes
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `its notes: ${line}`),
  ]
}

function fileText(
  paper: Paper,
  above: readonly string[],
  lines: readonly string[],
  below: readonly string[] = [],
): string {
  const head = [
    `Drafted by readout ledger propose from: ${paper.documents.map(({ feed, id }) => `${feed} ${id}`).join('; ')}`,
    ...paper.documents.map(({ url }) => url),
    'Read the document, mend what is marked "check:", and only then move this into the ledger.',
    ...above,
  ]
  const remarks = below[0] === '' ? below.slice(1) : below
  const rest = remarks.length === 0 ? [] : ['', ...comments(remarks)]
  return `${[...comments(head), '', ...lines, ...rest].join('\n')}\n`
}
