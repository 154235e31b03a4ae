/** One run of a source: asked politely, archived, taken up where it was interrupted, and delivered all or nothing. */
import type { ReleaseCalendar } from '../../figures/releases.js'
import { withLock } from '../../home/lock.js'
import type { Home } from '../../home/paths.js'
import type { Source as CitedSource } from '../../ledger/records.js'
import type { Country } from '../../ledger/tariff.js'
import { InputError, SourceError } from '../../problem.js'
import { type CourierOptions, courierFor } from '../../sources/courier.js'
import type { Source, SyncContext, Wanted } from '../../sources/source.js'
import { openRun, runLock } from '../../store/archive.js'
import { type DocumentVersion, readDocuments } from '../../store/documents.js'
import { heldMonths } from '../../store/held-months.js'
import { paceOf } from '../../store/pace.js'
import { type Counts, deliveryOf, wasDeleted } from './sync-delivery.js'
import { meterOf } from './sync-meter.js'
import { recordsIn, writeRecord } from './sync-record.js'

/** The world that a run is in. */
export interface SyncWorld {
  home: Home
  env: Record<string, string | undefined>
  progress: (line: string) => void
  countries: readonly Country[]
  calendar: ReleaseCalendar
  cited?: readonly CitedSource[]
  /** The program's name and version. */
  agent: string
  /** Read every answer anew, also those that are the same as before. */
  again?: boolean
  /** Folder into which answers are recorded, and from which they are taken in the place of the source. */
  record?: string
  from?: string
  /** For tests: called between the steps; pauses; chance; silence allowed in an answer. */
  step?: (name: string) => void
  wait?: (milliseconds: number) => Promise<void>
  random?: () => number
  silence?: number
}

/** What a run has brought, and what it took. */
export interface Ran extends Counts {
  requests: number
  /** Bytes that came over the wire. */
  bytes: number
  ms: number
}

/**
 * Syncs one source.
 *
 * @throws InputError  when its key is missing, the question makes no sense, or the data directory cannot be used
 * @throws SourceError when it could not be reached, or answered amiss; what was committed before stays
 */
export async function runSource(source: Source, wanted: Wanted, world: SyncWorld): Promise<Ran> {
  const { home, progress } = world
  return withLock(runLock(home, source.id), () => runLocked(source, wanted, world), {
    waitMs: 600_000,
    waiting: (pid) => progress(`sync ${source.id}  waiting for process ${pid}, which is syncing it`),
  })
}

async function runLocked(source: Source, wanted: Wanted, world: SyncWorld): Promise<Ran> {
  const { home, env, progress, calendar, wait, step = () => undefined } = world
  const began = performance.now()
  const meter = meterOf(source.id, progress, () => performance.now())
  const recorded = world.from === undefined ? undefined : await recordsIn(world.from, source.id)
  // A wrong setting is told before anything is written.
  courierOf(source, world, { recorded })
  const run = await openRun(home, source.id, {
    now: wanted.now,
    again: world.again === true || (await wasDeleted(home, source.id)),
  })
  if (run.resumed > 0)
    progress(`sync ${source.id}  taking up the run of ${run.began.toISOString()}: ${run.resumed} answers are there`)
  let came = 0
  const unanswered = new Set<unknown>()
  const courier = courierOf(source, world, {
    recorded,
    archive: {
      ...run,
      async keep(asked, answer) {
        const kept = await run.keep(asked, answer)
        came += answer.bytes.length
        step('answer kept')
        return kept
      },
    },
    pace: paceOf(home, wait === undefined ? {} : { wait }),
    answered: async (asked, kept) => {
      if (world.record !== undefined) await writeRecord(world.record, source.id, asked, kept)
      meter.answered(courier.cut(`${asked.host}${asked.path}`), came)
      came = 0
    },
  })
  const delivery = deliveryOf({ source: source.id, home, calendar, progress, step, understood: run.understood })
  const context: SyncContext = {
    ...wanted,
    countries: world.countries,
    keyed: source.key !== undefined && (env[source.key.env] ?? '').trim() !== '',
    ...(world.cited && { cited: world.cited }),
    seen: seenIn(home),
    expect: meter.expect,
    ask: (request) =>
      courier.ask(request).catch((error: unknown) => {
        unanswered.add(error)
        throw error
      }),
    held: (table, reporter, partner, codes) => heldMonths(home, table, reporter, partner, codes),
    customs: delivery.customs,
    figures: delivery.figures,
    documents: delivery.documents,
    commit: delivery.commit,
    progress: (line) => progress(`sync ${source.id}  ${courier.cut(line)}`),
  }
  try {
    await source.sync(context)
    await delivery.commit()
  } catch (error) {
    // A source that does not answer says nothing against the answers it gave.
    if (!unanswered.has(error)) await run.doubt()
    throw withoutKey(error, courier.cut)
  }
  await run.delivered()
  step('delivered')
  return { ...delivery.counts, requests: meter.requests, bytes: meter.bytes, ms: performance.now() - began }
}

/** A courier that may be asked only where an archive and a pace are given. */
function courierOf(
  source: Source,
  { env, agent, progress, wait, random, silence }: SyncWorld,
  options: Partial<CourierOptions>,
): ReturnType<typeof courierFor> {
  const none = async (): Promise<never> => {
    throw new Error('asked before the run was opened')
  }
  return courierFor(source, {
    env,
    agent,
    progress,
    archive: { answered: none, held: none, keep: none },
    pace: { turn: none, rest: none },
    ...(wait && { wait }),
    ...(random && { random }),
    ...(silence !== undefined && { silence }),
    ...options,
  })
}

/** The newest version of a document that is held; a feed is read once in a run. */
function seenIn(home: Home): NonNullable<SyncContext['seen']> {
  const feeds = new Map<string, Promise<Map<string, DocumentVersion>>>()
  return async (feed, id) => {
    const held =
      feeds.get(feed) ??
      readDocuments(home, { feeds: [feed] }).then((documents) => new Map(documents.map((one) => [one.id, one])))
    feeds.set(feed, held)
    return (await held).get(id)
  }
}

function withoutKey(error: unknown, cut: (text: string) => string): unknown {
  if (!(error instanceof SourceError || error instanceof InputError)) return error
  const { what, where, mend } = error.problem
  const place = Object.fromEntries(
    Object.entries(where).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : value]),
  )
  const problem = { what: cut(what), where: place, mend: cut(mend) }
  return error instanceof SourceError ? new SourceError(problem, error) : new InputError(problem)
}
