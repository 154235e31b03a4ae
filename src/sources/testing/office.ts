/**
 * A statistics office for tests: a server on this machine, and the source that reads it. It gives detail of trade by month,
 * a few statistics, and announcements; what it answers can be changed, and spoiled.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FigureCells } from '../../figures/columns.js'
import type { CustomsRow, CustomsTable } from '../../figures/customs.js'
import { cells } from '../../figures/testing/figures.js'
import type { SeenDocument } from '../../ledger/document.js'
import { SourceError } from '../../problem.js'
import { parseDay } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { type Served, serve } from './serve.js'

const officeTable: CustomsTable = {
  id: 'office-exports',
  flow: 'export',
  classification: 'HS',
  basis: 'total exports',
  agency: 'U.S. Census Bureau',
  title: 'Exports of the office',
  url: 'https://office.example/exports',
  levels: [],
}

/** What the office publishes: by month the rows, each a list of cells under the header. */
export interface Publication {
  released: string
  header: string[]
  months: Record<string, (string | number | null)[][]>
  statistics: { period: string; value_usd: string }[]
  announcements: { id: string; title: string; text: string }[]
}

/** @param months how many, from January 2025 on; `scale` makes another release with other numbers */
export function publication(months = 3, scale = 1, released = '2025-09-05'): Publication {
  const names = Array.from({ length: months }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`)
  const codes = ['1007900000', '1201900095', '8542310001', '8802400040']
  return {
    released,
    header: ['code', 'partner', 'value', 'quantity', 'unit'],
    months: Object.fromEntries(
      names.map((name, month) => [
        name,
        codes.flatMap((code, at) =>
          ['CN', 'HK', 'MX'].map((partner, from) => [
            code,
            partner,
            scale * (1000 * (month + 1) + 10 * at + from),
            scale * (month + 1 + at),
            at < 2 ? 't' : 'No.',
          ]),
        ),
      ]),
    ),
    statistics: names.map((period, month) => ({ period, value_usd: String(scale * 1_000_000 * (month + 1)) })),
    announcements: [{ id: '1', title: 'On soybeans', text: `Version ${scale}` }],
  }
}

export interface Office extends Served {
  /** May be replaced and changed between requests. */
  published: Publication
  /** Asked before each answer: true where it has answered itself. */
  spoil: (request: IncomingMessage, response: ServerResponse, body: string, before: number) => boolean
}

/** Opens the office. */
export async function openOffice(published: Publication = publication()): Promise<Office> {
  const office: Pick<Office, 'published' | 'spoil'> = { published, spoil: () => false }
  const served = await serve((request, response, before) => {
    const body = bodyFor(new URL(request.url ?? '/', 'http://office.example'), office.published)
    if (office.spoil(request, response, body ?? '', before)) return
    if (body === undefined) return void response.writeHead(204).end()
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  })
  return Object.assign(office, served)
}

function bodyFor(url: URL, { released, header, months, statistics, announcements }: Publication): string | undefined {
  if (url.pathname === '/months') return JSON.stringify({ released, months: Object.keys(months) })
  if (url.pathname === '/statistics') return JSON.stringify({ released, rows: statistics })
  if (url.pathname === '/announcements') return JSON.stringify(announcements)
  const rows = months[url.searchParams.get('month') ?? '']
  return rows === undefined ? undefined : JSON.stringify([header, ...rows])
}

/** The source that reads the office: month by month, then statistics and announcements, all visible at once. */
export const officeSource: Source = {
  id: 'office',
  title: 'An office for tests',
  base: 'https://office.example',
  pace: 0,
  terms: 'none',
  sync: syncOffice,
}

/** The same with a key. */
export const lockedOffice: Source = {
  ...officeSource,
  redirects: 'never',
  key: { env: 'OFFICE_KEY', query: 'key', where: 'https://office.example/key' },
  refusal: ({ status, headers }) =>
    status === 302 && (headers['location'] ?? '').includes('invalid_key')
      ? { what: 'does not know the key', mend: 'See OFFICE_KEY; a key is had at https://office.example/key' }
      : undefined,
}

async function syncOffice(context: SyncContext): Promise<void> {
  const index = await context.ask({ path: '/months', expects: 'json' })
  const { months, released } = parsed(index) as { months: string[]; released: string }
  context.expect(months.length + 2)
  for (const month of months) {
    const reply = await context.ask({ path: `/rows?month=${month}`, expects: 'json' })
    const rows = reply.status === 204 ? [] : readRows(reply, monthOf(parseDay(`${month}-01`)))
    await context.customs({
      table: officeTable,
      scopes: [{ reporter: 'US', partner: '*', codes: [''], months: [monthOf(parseDay(`${month}-01`))] }],
      rows,
      vintage: parseDay(released),
    })
  }
  const statistics = await context.ask({ path: '/statistics', expects: 'json' })
  const { rows } = parsed(statistics) as { rows: { period: string; value_usd: string }[] }
  await context.figures(
    rows.map((row): FigureCells => cells({ ...row, classification: 'TOTAL', code: 'TOTAL', vintage: released })),
    statistics,
  )
  const announced = parsed(
    await context.ask({ path: '/announcements', expects: 'json' }),
  ) as Publication['announcements']
  await context.documents(
    announced.map(
      ({ id, title, text }): SeenDocument => ({
        feed: 'office',
        id,
        title,
        text,
        url: `https://office.example/${id}`,
        publisher: 'Office',
        type: 'Notice',
        firstSeen: context.now.toISOString(),
        digest: text,
      }),
    ),
  )
}

function parsed({ bytes }: Reply): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'))
}

function readRows(reply: Reply, month: Month): CustomsRow[] {
  const wrong = (row: number, what: string): SourceError =>
    new SourceError({
      what,
      where: { input: `${reply.name} row ${row}` },
      mend: 'Nothing of this answer was stored.',
    })
  const [header = [], ...lines] = parsed(reply) as (string | number | null)[][]
  const at = Object.fromEntries(
    ['code', 'partner', 'value', 'quantity', 'unit'].map((name) => {
      if (!header.includes(name)) throw wrong(0, `has no column "${name}"; its columns are ${header.join(', ')}`)
      return [name, header.indexOf(name)]
    }),
  )
  const rows = new Map<string, CustomsRow>()
  for (const [index, line] of lines.entries()) {
    if (line.length !== header.length) throw wrong(index + 1, `has ${line.length} cells, the header ${header.length}`)
    const cell = (name: string): string => String(line[at[name] ?? -1])
    const [value, quantity] = [Number(cell('value')), Number(cell('quantity'))]
    if (!Number.isSafeInteger(value)) throw wrong(index + 1, `has "${cell('value')}" for a value`)
    const [code, partner, unit] = [cell('code'), cell('partner'), cell('unit')]
    const row: CustomsRow = { reporter: 'US', partner, code, month, value, quantity, unit }
    const held = rows.get(`${code} ${partner}`)
    if (held !== undefined && (held.value !== value || held.quantity !== quantity))
      throw wrong(index + 1, `says of ${code} ${partner} something else than a row before it`)
    rows.set(`${code} ${partner}`, row)
  }
  return [...rows.values()]
}
