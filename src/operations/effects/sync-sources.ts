/** Several sources in one command: which can be asked, one after another, and what each has brought. */
import { readOrigin } from '../../duty/reading.js'
import { type ReleaseCalendar, usualReporter } from '../../figures/releases.js'
import { loadCompiledFigures, loadLaw, loadSnapshot } from '../../home/installed.js'
import { openHome } from '../../home/paths.js'
import type { Snapshot } from '../../ledger/records.js'
import type { LawBook } from '../../ledger/tariff.js'
import { InputError, SourceError } from '../../problem.js'
import { hsDigits } from '../../product/codes.js'
import { productIndex, readingsOf } from '../../product/index.js'
import { hasKey } from '../../sources/key.js'
import { loadSources } from '../../sources/list.js'
import type { Source, Wanted } from '../../sources/source.js'
import type { Day } from '../../time/day.js'
import type { Effects, Outcome } from '../operation.js'
import { version } from '../version.js'
import { printBytes } from './sync-meter.js'
import { type Ran, runSource, type SyncWorld } from './sync-run.js'

export interface SyncInput {
  source: string[]
  since: Day | undefined
  partner: string[] | undefined
  reporter: string | undefined
  product: string[] | undefined
  words: string | undefined
  again: boolean | undefined
  record: string | undefined
  from: string | undefined
}

/** So many sources out of reach, and none reached, are no chance. */
const noNetwork = 2

function offline(failures: readonly { id: string }[]): SourceError {
  return new SourceError({
    what: `no network: neither ${failures.map(({ id }) => id).join(' nor ')} can be reached, so the others were not asked`,
    where: { input: 'sync' },
    mend: 'Connect this machine and run the command again; what was held before is as it was.',
  })
}

/** The customs schedule has a store and a reader of its own. */
const schedule = 'hts'

/**
 * Syncs the sources named, or every one that can be asked.
 *
 * @throws InputError  for what cannot be asked, or a data directory that cannot be used
 * @throws SourceError when a source could not be reached or answered amiss; the others were synced
 */
export async function syncSources(
  input: SyncInput,
  effects: Effects,
  syncSchedule: () => Promise<Outcome>,
): Promise<Outcome> {
  const sources = await chosen(input)
  const [law, ledger, { calendar }] = await Promise.all([loadLaw(), loadSnapshot(), loadCompiledFigures()])
  const wanted = wantedOf(input, effects, { law, ledger, calendar })
  const world: SyncWorld = {
    home: openHome(effects.env),
    env: effects.env,
    progress: effects.progress,
    countries: law.countries,
    calendar,
    cited: ledger.sources,
    agent: `readout/${version}`,
    ...(input.again === true && { again: true }),
    ...(input.record !== undefined && { record: input.record }),
    ...(input.from !== undefined && { from: input.from }),
  }
  const failures: { id: string; error: SourceError }[] = []
  let status: Outcome['status'] = 0
  let reached = 0
  const attempt = async (id: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run()
      reached++
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      if (!error.isOffline) reached++
      failures.push({ id, error })
      if (sources.length > 1) await effects.write(`${id}  ${error.message}\n`)
    }
  }
  for (const source of sources) {
    const away = failures.filter(({ error }) => error.isOffline)
    if (away.length === failures.length && away.length >= noNetwork && reached === 0) throw offline(away)
    if (source === schedule)
      await attempt(schedule, async () => {
        const outcome = await syncSchedule()
        if (outcome.status !== 0) status = outcome.status
      })
    else if (typeof source === 'object' && !hasKey(source, effects.env) && input.source.length === 0 && !input.from)
      await effects.write(
        `${source.id}  not asked: ${source.key?.env} is not set; a key is had at ${source.key?.where}\n`,
      )
    else if (typeof source === 'object')
      await attempt(source.id, async () => {
        await effects.write(`${source.id}  ${told(await runSource(source, wanted, world))}\n`)
      })
  }
  const [first] = failures
  if (first === undefined) return { status }
  if (sources.length === 1) throw first.error
  throw new SourceError({
    what: `${failures.map(({ id }) => id).join(', ')} could not be synced`,
    where: { input: 'sync' },
    mend: 'The others were; run the command again to take up where it stopped.',
  })
}

/** @throws InputError naming a source that there is not */
async function chosen(input: SyncInput): Promise<(Source | typeof schedule)[]> {
  const named = input.source
  const sources = await loadSources()
  const all = [schedule, ...sources.map(({ id }) => id)]
  for (const name of named)
    if (!all.includes(name))
      throw new InputError({
        what: `there is no source "${name}"`,
        where: { input: 'source' },
        mend: `Write one or more of: ${all.join(', ')}.`,
      })
  if (named.length === 0 && input.from !== undefined)
    throw new InputError({
      what: 'needs the name of a source',
      where: { input: '--from' },
      mend: 'Write it before the option: readout sync SOURCE --from DIR',
    })
  if (named.includes(schedule) && named.length > 1 && input.from !== undefined)
    throw new InputError({
      what: 'is a folder of editions for hts, of recorded answers for the others',
      where: { input: '--from' },
      mend: 'Give one command for hts, another for the others.',
    })
  const asked = sources.filter(({ id, onRequest }) => (named.length === 0 ? onRequest !== true : named.includes(id)))
  return named.length === 0 || named.includes(schedule) ? [schedule, ...asked] : asked
}

function wantedOf(
  input: SyncInput,
  effects: Effects,
  { law, ledger, calendar }: { law: LawBook; ledger: Snapshot; calendar: ReleaseCalendar },
): Wanted {
  const { since, partner, product, words } = input
  const reporter =
    input.reporter === undefined ? usualReporter(calendar) : readOrigin(law, input.reporter, '--reporter')
  if (since !== undefined && since > effects.today)
    throw new InputError({ what: 'lies ahead', where: { input: '--since' }, mend: 'Write a day of the past.' })
  return {
    today: effects.today,
    now: effects.now,
    ...(since !== undefined && { since }),
    partners: partner === undefined ? sidesBeside(reporter, ledger) : [...new Set(partner.map(readPartner(law)))],
    reporter,
    codes: [...new Set((product ?? []).flatMap(readProduct(ledger)))],
    ...(words !== undefined && { words }),
  }
}

/** Those with whom the contact record is kept, and the world. */
function sidesBeside(reporter: string, { contacts }: Snapshot): string[] {
  const sides = new Set(contacts.flatMap(({ participants }) => participants.map(({ side }) => side)))
  return [...[...sides].filter((side) => side !== reporter && /^[A-Z]{2}$/.test(side)).sort(), 'W']
}

const readPartner =
  (law: LawBook) =>
  (text: string): string =>
    /^(?:\*|w|world)$/i.test(text.trim()) ? (text.trim() === '*' ? '*' : 'W') : readOrigin(law, text, '--partner')

/** HS codes by their digits; of a product's readings, the codes of the Harmonized System. */
const readProduct =
  ({ products }: Snapshot) =>
  (text: string): string[] => {
    const digits = hsDigits(text.replace(/^HS:/i, ''))
    if (digits !== undefined) return [digits]
    const index = productIndex(products)
    const product = index.byId(text) ?? index.byName(text)
    const codes = product === undefined ? [] : readingsOf(product).flatMap((reading) => reading.codes)
    const found = codes.filter(({ system }) => system === 'HS').map(({ code }) => code)
    if (found.length > 0) return found
    throw new InputError({
      what: product === undefined ? `"${text}" is no product on record` : `"${text}" has no codes of its own`,
      where: { input: '--product' },
      mend: 'Write the beginning of HS codes, as in 1201 or 8541.42.',
    })
  }

function told({ requests, bytes, rows, revised, figures, documents, changed, ms }: Ran): string {
  const parts = [
    `${requests} request${requests === 1 ? '' : 's'}, ${printBytes(bytes)}`,
    ...(rows > 0 ? [`${rows} rows of customs detail new`] : []),
    ...(revised > 0 ? [`${revised} revised`] : []),
    ...(figures > 0 ? [`${figures} figures new`] : []),
    ...(documents > 0 ? [`${documents} documents new`] : []),
    ...(changed > 0 ? [`${changed} documents changed`] : []),
    ...(rows + revised + figures + documents + changed === 0 ? ['nothing new'] : []),
  ]
  return `${parts.join(', ')} (${(ms / 1000).toFixed(1)} s)`
}
