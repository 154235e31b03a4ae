/** A context that answers from a table and keeps what a source hands in, for tests of sources by themselves. */
import type { FigureCells } from '../../figures/columns.js'
import type { CustomsRelease, CustomsTable } from '../../figures/customs.js'
import type { Figure } from '../../figures/figure.js'
import { parseFigureRow } from '../../figures/row.js'
import { calendar } from '../../figures/testing/figures.js'
import type { Country } from '../../ledger/tariff.js'
import { type Day, parseDay, today } from '../../time/day.js'
import type { Month } from '../../time/period.js'
import type { Reply, Request, Source, SyncContext, Wanted } from '../source.js'

/** A body as it is sent, or more of an answer. */
export type Answer = unknown | { status: number; body: string; headers?: Record<string, string> }

export interface Given extends Partial<Wanted> {
  /** Answers by path; a path that is not here fails the test. */
  answers: Record<string, Answer> | ((request: Request) => Answer)
  fetched?: string
  keyed?: boolean
  countries?: Country[]
  held?: (table: CustomsTable, partner: string) => ReadonlySet<Month>
}

export interface Told {
  context: SyncContext
  asked: Request[]
  figures: FigureCells[]
  customs: CustomsRelease[]
  lines: string[]
  /** How many rows and releases were in at each commit. */
  commits: number[]
}

/** A reply as the courier would hand it over. */
export function replyWith(body: unknown, given: Partial<Reply> & { path?: string; fetched?: Day } = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const { path = '/test', ...rest } = given
  return {
    request: { path, expects: 'json' },
    name: `source.test${path}`,
    status: 200,
    headers: { 'content-type': 'application/json' },
    fetchedAt: '2026-08-07T12:00:00.000Z',
    fetched: parseDay('2026-08-07'),
    sha256: '',
    bytes: Buffer.from(text),
    unchanged: false,
    ...rest,
  }
}

export function fakeContext(given: Given): Told {
  const { answers, fetched = '2026-08-07', countries = testCountries } = given
  const now = new Date(`${fetched}T12:00:00.000Z`)
  const told: Omit<Told, 'context'> = { asked: [], figures: [], customs: [], lines: [], commits: [] }
  const context: SyncContext = {
    today: today(now),
    now,
    partners: ['CN'],
    reporter: 'US',
    codes: [],
    ...given,
    countries,
    expect: () => {},
    async ask(request) {
      told.asked.push(request)
      const answer = typeof answers === 'function' ? answers(request) : answers[request.path]
      if (answer === undefined) throw new Error(`nothing answers ${request.path}`)
      const whole = isWhole(answer) ? answer : { status: 200, body: answer }
      return replyWith(whole.body, {
        path: request.path,
        status: whole.status,
        fetchedAt: now.toISOString(),
        fetched: today(now),
      })
    },
    held: async (table, _reporter, partner) => given.held?.(table, partner) ?? new Set(),
    customs: async (release) => void told.customs.push(release),
    figures: async (rows) => void told.figures.push(...rows),
    documents: async () => {},
    commit: async () => void told.commits.push(told.figures.length + told.customs.length),
    progress: (line) => void told.lines.push(line),
  }
  return { ...told, context }
}

function isWhole(answer: unknown): answer is { status: number; body: string } {
  return typeof answer === 'object' && answer !== null && 'status' in answer && 'body' in answer
}

/** Runs a source against answers, and reads each row that it hands in as the store would. */
export async function syncWith(source: Source, given: Given): Promise<Told & { read: Figure[] }> {
  const told = fakeContext(given)
  await source.sync(told.context)
  return { ...told, read: told.figures.map(readCells) }
}

/** @throws when the store would refuse the row */
export function readCells(cells: FigureCells): Figure {
  const read = parseFigureRow(cells, { file: 'source' }, calendar)
  if (read.figure === undefined) throw new Error(JSON.stringify(read.problems))
  return read.figure
}

/** What a source throws, as its one line. */
export async function refusalOf(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return 'no error'
}

const country = (code: string, [census, fas, comtrade]: string[], ...names: string[]): Country => ({
  id: code.toLowerCase(),
  kind: 'country',
  code: code as Country['code'],
  names,
  ...(census !== undefined && { census }),
  ...(fas !== undefined && { fas }),
  ...(comtrade !== undefined && { comtrade }),
  at: { file: 'test', line: 1 },
})

export const testCountries: Country[] = [
  country('US', ['1000', 'US', '842'], 'United States'),
  country('CN', ['5700', 'CH', '156'], 'China'),
  country('HK', ['5820', 'HK', '344'], 'Hong Kong'),
  country('MO', ['5660', 'MC', '446'], 'Macau', 'Macao'),
  country('TW', ['5830', 'TW', '490'], 'Taiwan'),
  country('MX', ['2010', 'MX', '484'], 'Mexico'),
  country('BR', ['3510', 'BR', '76'], 'Brazil'),
  country('CA', ['1220', 'CA', '124'], 'Canada'),
  country('JP', ['5880', 'JA', '392'], 'Japan'),
  country('KR', ['5800', 'KS', '410'], 'South Korea'),
  country('CH', ['4419', 'SZ', '757'], 'Switzerland'),
  country('EG', ['7290', 'EG', '818'], 'Egypt'),
  country('ID', ['5600', 'ID', '360'], 'Indonesia'),
  country('VN', ['5520', 'VM', '704'], 'Vietnam'),
  country('BD', ['5380', 'BG', '50'], 'Bangladesh'),
  country('PK', ['5350', 'PK', '586'], 'Pakistan'),
]
