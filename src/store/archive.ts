/**
 * The answers of the official sources, kept as they were sent.
 *
 * ```
 * archive/bodies/<ab>/<sha256>.gz   a body, once, however often it came
 * archive/<source>/answers.jsonl    one line an answer: request (without key), status, headers, fetchedAt, sha256, bytes
 * archive/<source>/run.jsonl        the run that goes on, or was interrupted; its first line says when it began
 * archive/<source>/lock             who is syncing this source
 * archive/hosts/<host>              empty; its time of change is when the host may be asked again
 * ```
 *
 * Lines are only ever added, and count when they end: a last line that is torn is cut off. An answer goes to `run.jsonl`
 * when it comes, and to `answers.jsonl` when everything of its run is in the store, which is written last. What stands
 * there is delivered: the same bytes need not be read again.
 */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Home } from '../home/paths.js'
import { writeAtomic } from '../home/write.js'
import { appendLines, readLines } from './lines.js'

/** A request without its key. */
export interface ArchivedRequest {
  host: string
  path: string
  body?: string
}

/** An answer without its bytes. */
export interface ArchivedAnswer {
  request: ArchivedRequest
  status: number
  headers: Record<string, string>
  /** ISO moment. */
  fetchedAt: string
  sha256: string
  bytes: number
  /** Left out where all was well: the run ended before what it says was in the store. */
  delivered?: false
}

type Line = ArchivedAnswer | { began: string } | { doubted: string[] }

export interface Given {
  status: number
  headers: Record<string, string>
  fetchedAt: string
  bytes: Uint8Array
}

export interface KeptAnswer extends Given {
  sha256: string
  unchanged: boolean
}

/** One run of a source. To be used by one process at a time. */
export interface RunArchive {
  /** When the run began, and how many answers it had when it was taken up. */
  began: Date
  resumed: number
  answered(request: ArchivedRequest): Promise<KeptAnswer | undefined>
  held(request: ArchivedRequest): Promise<KeptAnswer | undefined>
  keep(request: ArchivedRequest, answer: Given): Promise<KeptAnswer>
  /** Answers since the last call have been understood: what fails from now on is not their fault. */
  understood(): void
  /** The run failed over what it was told: those answers are not given again. */
  doubt(): Promise<void>
  /** Everything is in the store. */
  delivered(): Promise<void>
}

export interface RunOptions {
  now: Date
  /** Count nothing as delivered: read every answer anew. */
  again?: boolean
}

/** An interrupted run is taken up within a day. */
const longestPause = 86_400_000

const answersFile = (home: Home, source: string): string => join(home.archive, source, 'answers.jsonl')
const runFile = (home: Home, source: string): string => join(home.archive, source, 'run.jsonl')
export const runLock = (home: Home, source: string): string => join(home.archive, source, 'lock')
const bodyFile = (home: Home, sha256: string): string =>
  join(home.archive, 'bodies', sha256.slice(0, 2), `${sha256}.gz`)

/**
 * Begins a run of a source, or takes up the one that was interrupted.
 *
 * @throws InputError when the data directory cannot be written to
 */
export async function openRun(home: Home, source: string, { now, again = false }: RunOptions): Promise<RunArchive> {
  const index = indexOf(await readLines(answersFile(home, source)))
  const journal = await readLines(runFile(home, source))
  const run = runOf(journal)
  const fresh = run !== undefined && now.getTime() - run.began.getTime() < longestPause && run.began <= now
  if (run !== undefined && !fresh) await putAway(home, source, run.answers, index)
  const began = fresh ? run.began : now
  const answers = new Map<string, ArchivedAnswer>(fresh ? run.answers : [])
  const resumed = answers.size
  if (!fresh) await appendLines(runFile(home, source), [{ began: began.toISOString() }])
  let since: string[] = []

  const unchanged = (id: string, sha256: string): boolean =>
    !again && index.newest.get(id)?.delivered !== false && index.newest.get(id)?.sha256 === sha256
  const load = async (id: string, answer: ArchivedAnswer | undefined): Promise<KeptAnswer | undefined> => {
    if (answer === undefined) return undefined
    const bytes = await readBody(home, answer)
    if (bytes === undefined) return undefined
    const { status, headers, fetchedAt, sha256 } = answer
    return { status, headers, fetchedAt, sha256, bytes, unchanged: unchanged(id, sha256) }
  }
  const note = async (id: string, answer: ArchivedAnswer): Promise<void> => {
    answers.set(id, answer)
    since.push(id)
    await appendLines(runFile(home, source), [answer])
  }
  return {
    began,
    resumed,
    async answered(request) {
      const id = idOf(request)
      const kept = await load(id, answers.get(id))
      if (kept !== undefined) since.push(id)
      return kept
    },
    async held(request) {
      const id = idOf(request)
      return load(id, index.newest.get(id))
    },
    async keep(request, given) {
      const id = idOf(request)
      const sha256 = createHash('sha256').update(given.bytes).digest('hex')
      const newest = index.newest.get(id)
      if (newest?.sha256 === sha256 && newest.status === given.status) {
        // The same bytes: they were said when they were said first. Written only where the run lacks them.
        if ((await readBody(home, newest)) === undefined) await writeBody(home, sha256, given.bytes)
        await note(id, newest)
        const { status, headers, fetchedAt } = newest
        return { status, headers, fetchedAt, sha256, bytes: given.bytes, unchanged: unchanged(id, sha256) }
      }
      await writeBody(home, sha256, given.bytes)
      const { status, headers, fetchedAt, bytes } = given
      await note(id, { request, status, headers, fetchedAt, sha256, bytes: bytes.length })
      return { ...given, sha256, unchanged: false }
    },
    understood() {
      since = []
    },
    async doubt() {
      if (since.length === 0) return
      const doubted = since.flatMap((id) => answers.get(id) ?? [])
      await putAway(home, source, new Map(doubted.map((answer) => [idOf(answer.request), answer])), index)
      await appendLines(runFile(home, source), [{ doubted: since }])
    },
    async delivered() {
      const lines = [...answers].flatMap(([id, { delivered: _, ...answer }]) => {
        const newest = index.newest.get(id)
        return newest?.sha256 === answer.sha256 && newest.delivered !== false ? [] : [answer]
      })
      await appendLines(answersFile(home, source), lines)
      await rm(runFile(home, source), { force: true })
    },
  }
}

/** A short name of a request, for the journal. */
function idOf({ host, path, body = '' }: ArchivedRequest): string {
  return createHash('sha256').update(`${host}\n${path}\n${body}`).digest('hex').slice(0, 24)
}

function indexOf(lines: readonly unknown[]): { newest: Map<string, ArchivedAnswer> } {
  const newest = new Map<string, ArchivedAnswer>()
  for (const line of lines as Line[]) if ('request' in line) newest.set(idOf(line.request), line)
  return { newest }
}

function runOf(lines: readonly unknown[]): { began: Date; answers: Map<string, ArchivedAnswer> } | undefined {
  let began: Date | undefined
  const answers = new Map<string, ArchivedAnswer>()
  for (const line of lines as Line[]) {
    if ('began' in line) began ??= new Date(line.began)
    else if ('doubted' in line) for (const id of line.doubted) answers.delete(id)
    else answers.set(idOf(line.request), line)
  }
  return began === undefined || Number.isNaN(began.getTime()) ? undefined : { began, answers }
}

/** Answers of a run that came to nothing stay in the archive, but count as not delivered. */
async function putAway(
  home: Home,
  source: string,
  answers: ReadonlyMap<string, ArchivedAnswer>,
  index: { newest: Map<string, ArchivedAnswer> },
): Promise<void> {
  const lines = [...answers].flatMap(([id, answer]) =>
    index.newest.get(id)?.sha256 === answer.sha256 ? [] : [{ ...answer, delivered: false as const }],
  )
  await appendLines(answersFile(home, source), lines)
  for (const line of lines) index.newest.set(idOf(line.request), line)
}

/** The body, or undefined where it is not there, or not what it was. */
async function readBody(home: Home, { sha256, bytes }: ArchivedAnswer): Promise<Uint8Array | undefined> {
  try {
    const body = await promisify(gunzip)(await readFile(bodyFile(home, sha256)))
    return body.length === bytes && createHash('sha256').update(body).digest('hex') === sha256 ? body : undefined
  } catch {
    return undefined
  }
}

async function writeBody(home: Home, sha256: string, bytes: Uint8Array): Promise<void> {
  if ((await readBody(home, { sha256, bytes: bytes.length } as ArchivedAnswer)) !== undefined) return
  await writeAtomic(bodyFile(home, sha256), await promisify(gzip)(bytes))
}
