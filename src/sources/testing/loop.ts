/** The whole way on this machine: a server that answers by path, the courier, the archive, and the store on the disk. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, SeriesKey } from '../../figures/figure.js'
import { calendar } from '../../figures/testing/figures.js'
import { type Home, openHome } from '../../home/paths.js'
import { type Ran, runSource } from '../../operations/effects/sync-run.js'
import { openCustoms } from '../../store/customs/read.js'
import { parquetStore } from '../../store/parquet.js'
import { today } from '../../time/day.js'
import type { Source, Wanted } from '../source.js'
import { diskText } from './disk-text.js'
import { testCountries } from './fake-context.js'
import { type Served, serve } from './serve.js'

/** What the server says to a path; 404 where nothing is. */
export interface Said {
  status?: number
  body: string
  headers?: Record<string, string>
}

export interface Loop extends Served {
  home: Home
  answers: Record<string, Said | string>
  /** Says what to a path that has no answer above. */
  play?: (path: string) => Said
  lines: string[]
  sync(source: Source, given?: Partial<Wanted> & { at?: string; key?: string }): Promise<Ran>
  /** Figures of a series: of the shelf, and of customs detail. */
  figures(key: SeriesKey): Promise<Figure[]>
  detail(key: SeriesKey): Promise<Figure[]>
  /** The files in which a text stands, those of the archive unpacked. */
  filesWith(text: string): string[]
  /** Every file of the shelves by its hash. */
  shelves(): Record<string, string>
}

/** @param root a folder that the test deletes */
export async function openLoop(root: string): Promise<Loop> {
  const home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  const loop: Pick<Loop, 'answers' | 'play' | 'lines'> = { answers: {}, lines: [] }
  const served = await serve(({ url = '' }, response) => {
    const said = loop.answers[url] ?? loop.play?.(url)
    const whole = typeof said === 'string' ? { body: said } : (said ?? { status: 404, body: 'not here' })
    const type = /^\s*</.test(whole.body) ? 'text/html' : 'application/json'
    response.writeHead(whole.status ?? 200, { 'content-type': type, ...whole.headers }).end(whole.body)
  })
  const files = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          statSync(join(folder, name)).isFile(),
        )
      : []
  return Object.assign(loop, served, {
    home,
    async sync(
      source: Source,
      { at = '2026-08-07', key, ...wanted }: Partial<Wanted> & { at?: string; key?: string } = {},
    ) {
      const now = new Date(`${at}T12:00:00Z`)
      const name = `READOUT_${source.id.toUpperCase().replaceAll('-', '_')}_URL`
      return runSource(
        {
          ...source,
          pace: 0,
          // Answers are of the day of the run, whatever the clock of this machine says.
          sync: (context) =>
            source.sync({ ...context, ask: async (asked) => ({ ...(await context.ask(asked)), fetched: today(now) }) }),
        },
        { today: today(now), now, partners: ['CN'], reporter: 'US', codes: [], ...wanted },
        {
          home,
          env: { [name]: served.base, ...(key !== undefined && source.key !== undefined && { [source.key.env]: key }) },
          progress: (line) => loop.lines.push(line),
          countries: testCountries,
          calendar,
          agent: 'readout/test',
          random: () => 0.5,
          wait: async () => {},
          silence: 300,
        },
      )
    },
    async figures(key: SeriesKey) {
      const store = await parquetStore(home, calendar)
      try {
        return (await store?.series([key])) ?? []
      } finally {
        store?.close()
      }
    },
    async detail(key: SeriesKey) {
      const store = await openCustoms(home, { groups: [], calendar })
      try {
        return (await store?.series([key])) ?? []
      } finally {
        store?.close()
      }
    },
    filesWith: (text: string) => files(home.root).filter((name) => diskText(join(home.root, name)).includes(text)),
    shelves: () =>
      Object.fromEntries(
        [home.figures, home.customs].flatMap((folder) =>
          files(folder).map((name): [string, string] => [
            name,
            createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('hex'),
          ]),
        ),
      ),
  })
}
