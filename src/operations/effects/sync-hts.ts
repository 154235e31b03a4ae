/** Where archives of the US schedule come from: a folder, or the live site, which has the newest only. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from '../../home/paths.js'
import { readSchedule, scheduleFile } from '../../home/schedule.js'
import { cannotRead } from '../../home/text.js'
import { writeAtomic } from '../../home/write.js'
import type { Edition } from '../../ledger/tariff.js'
import { InputError, type Problem } from '../../problem.js'
import type { GetOptions, Validators } from '../../sources/get.js'
import { currentRelease, currentRows, usitcHost } from '../../sources/usitc/live.js'
import { isoDay } from '../../time/day.js'
import { type Archive, datesOf } from './lay-together.js'

/** Archives to take in. */
export interface Given {
  archives: Archive[]
  /** Of those that cannot be. */
  problems: Problem[]
  /** To be called when all were. */
  taken: () => Promise<void>
}

/**
 * The archives of a folder, `hts_<year>_<basic|rev_N>.json`, gzipped or not, with the editions that they are.
 *
 * @returns also the files whose edition the ledger does not know
 * @throws InputError when there is no such folder, or none of them in it
 */
export async function archivesIn(dir: string, editions: Edition[]): Promise<Given> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(dir, error.code ?? error.message)
  })
  const archives = new Map<string, Archive>()
  const problems: Problem[] = []
  // Where an edition lies there twice, the plain file comes after the gzipped one in this order, and is taken.
  for (const name of names.sort().reverse()) {
    const [, archive] = /^hts_(\d{4}_(?:basic|rev_\d+))\.json(?:\.gz)?$/.exec(name) ?? []
    if (archive === undefined) continue
    const file = join(dir, name)
    const edition = editions.find((one) => one.archive === archive)
    if (edition === undefined)
      problems.push({
        what: `is an edition (${archive}) of which the ledger does not say since when its rates are law`,
        where: { file },
        mend: 'Add it to ledger/editions.yaml and run: readout ledger compile',
      })
    else archives.set(archive, { name: file, edition: datesOf(edition), read: async () => [await readFile(file)] })
  }
  if (archives.size === 0 && problems.length === 0)
    throw new InputError({
      what: 'holds no archive of the schedule',
      where: { input: '--from', file: dir },
      mend: 'Archives are named hts_2025_basic.json, hts_2025_rev_1.json.gz and so on.',
    })
  return { archives: [...archives.values()], problems, taken: async () => {} }
}

/**
 * The newest edition on the live site.
 *
 * @param env `READOUT_USITC_URL` names another host
 * @returns no archive where nothing has changed since the last time
 */
export async function newestArchive(
  env: Record<string, string | undefined>,
  home: Home,
  editions: Edition[],
  options: GetOptions,
): Promise<Given> {
  const base = (env['READOUT_USITC_URL'] || usitcHost).replace(/\/+$/, '')
  const release = await currentRelease(base, options)
  const { archive, title, posted } = release
  const memory = join(home.schedule, 'us.answers.json')
  const store = await readSchedule(scheduleFile(home, 'US')).catch(() => undefined)
  const isHeld = store?.editions.some((edition) => edition.archive === archive) === true
  const answers = await heldAnswers(memory)
  const known = isHeld && answers.archive === archive ? answers.validators : {}
  options.progress(`sync hts  asking ${base} for ${title}`)
  const rows = await currentRows(base, known, options)
  if (rows === undefined) return { archives: [], problems: [], taken: async () => {} }
  const edition = editions.find((one) => one.archive === archive)
  if (edition === undefined)
    options.progress(
      `sync hts  ${title} is not in ledger/editions.yaml: its rates are taken as law since it was posted, ${isoDay(posted)}`,
    )
  return {
    archives: [
      {
        name: `${base}/reststop/exportList`,
        edition: edition === undefined ? { archive, title, from: posted, source: title } : datesOf(edition),
        read: async () => rows.parts,
      },
    ],
    problems: [],
    taken: () => writeAtomic(memory, `${JSON.stringify({ archive, validators: rows.validators })}\n`),
  }
}

interface HeldAnswers {
  archive: string
  validators: Record<string, Validators>
}

async function heldAnswers(file: string): Promise<HeldAnswers> {
  const none: HeldAnswers = { archive: '', validators: {} }
  try {
    const value: Partial<HeldAnswers> = JSON.parse(await readFile(file, 'utf8'))
    return typeof value.archive === 'string' && typeof value.validators === 'object' ? { ...none, ...value } : none
  } catch {
    // What was not remembered is asked for anew.
    return none
  }
}
