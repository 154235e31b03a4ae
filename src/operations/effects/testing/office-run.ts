/** Runs of the office for tests: each test has an office and a home of its own, and a clock that costs no time. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { calendar } from '../../../figures/testing/figures.js'
import { type Home, openHome } from '../../../home/paths.js'
import { type Office, officeSource, openOffice } from '../../../sources/testing/office.js'
import { today } from '../../../time/day.js'
import { type Ran, runSource, type SyncWorld } from '../sync-run.js'

export const noon = new Date('2025-09-10T12:00:00Z')

export interface OfficeRun {
  /** A folder that is deleted at the end, with the homes in it. */
  root: string
  readonly office: Office
  home: Home
  newHome(): Home
  /** Lines of progress, and milliseconds waited for, since the test began. */
  told: string[]
  waits: number[]
  /** The shelves of a run in which nothing goes amiss. */
  right: Record<string, string>[]
  sync(more?: Partial<SyncWorld>, now?: Date, source?: typeof officeSource): Promise<Ran>
}

/** To be called once at the beginning of a test file. */
export function officeRun(): OfficeRun {
  const root = mkdtempSync(join(tmpdir(), 'readout-sync-run-'))
  const newHome = (): Home => openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  let opened: Office | undefined
  const run: OfficeRun = {
    ...{ root, newHome, told: [], waits: [], right: [], home: newHome() },
    get office() {
      if (opened === undefined) throw new Error('the office is open from the first hook on')
      return opened
    },
    sync: (more = {}, now = noon, source = officeSource) =>
      runSource(
        {
          ...source,
          sync: (context) => source.sync({ ...context, ask: (asked) => context.ask({ ...asked, milliseconds: 300 }) }),
        },
        { today: today(now), now, partners: ['*'], reporter: 'US', codes: [] },
        {
          home: run.home,
          env: { READOUT_OFFICE_URL: run.office.base },
          progress: (line) => run.told.push(line),
          countries: [],
          calendar,
          agent: 'readout/test',
          random: () => 0.5,
          wait: async (milliseconds) => void run.waits.push(milliseconds),
          silence: 150,
          ...more,
        },
      ),
  }
  beforeAll(async () => {
    opened = await openOffice()
    await run.sync()
    await run.office.close()
    run.right = shelvesOf(run.home)
  })
  beforeEach(async () => {
    opened = await openOffice()
    run.home = newHome()
    run.told.length = 0
    run.waits.length = 0
  })
  afterEach(() => run.office.close())
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return run
}

/** Every file of a folder by its hash; the clocks of hosts are no part of what is held. */
export function filesOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []) {
    const path = join(folder, name)
    if (statSync(path).isFile())
      found[name] = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
  }
  return found
}

/** The files of the three shelves. */
export const shelvesOf = (of: Home): Record<string, string>[] => [of.customs, of.figures, of.documents].map(filesOf)

/** Whether an address asks for the rows of a month. */
export const isRows = (url: string | undefined, month: string): boolean => url === `/rows?month=${month}`
