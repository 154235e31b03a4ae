// The duty engine: full panel, look-ups, batch, cold start. The peer for look-ups is DuckDB asked of the very panel that was
// built; for the panel it is what the best-known open tracker says of itself, since it cannot run here.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { charge, totalPpm } from '../dist/duty/charges.js'
import { deskFor } from '../dist/duty/question.js'
import { openDesk } from '../dist/operations/effects/desk.js'
import { isoDay, parseDay } from '../dist/time/day.js'
import { bare, main, median, root, start, timed } from './measure.js'

/** Where the archives of the schedule lie beside a checkout; without them the starter is measured, and said so. */
const archives = join(root, '..', 'shared', 'data', 'hts')

const tracker =
  'Budget-Lab-Yale/tariff-rate-tracker, docs/build.md at 02f02f9: "32 GB RAM is recommended" for its full build (19,000 products x 240 countries, each revision by itself)'

/** Runs a command in a process of its own: seconds and peak memory. */
function measured(args, home, input) {
  const started = performance.now()
  const script = `
    process.argv.splice(1, 1)
    await import(process.argv[1])
    process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))`
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, 'bench', main, ...args],
    {
      env: { ...process.env, READOUT_HOME: home },
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  )
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  const kilobytes = Number(/peak (\d+)\s*$/.exec(stderr)?.[1] ?? 0)
  return { seconds: (performance.now() - started) / 1000, peakMB: Math.round(kilobytes / 1024), stdout }
}

/** A row of pseudo-random numbers, the same in every run. */
function numbers(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** @returns lines to print, and the row that is kept */
export async function duties() {
  const scratch = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  try {
    return await run(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function run(scratch) {
  const home = join(scratch, 'home')
  const full = existsSync(archives)
  const sync = full ? measured(['sync', 'hts', '--from', archives], home) : undefined
  const [from, to] = ['2025-01-01', '2026-06-30']
  const out = join(scratch, 'panel')
  const panel = measured(['panel', '--from', from, '--to', to, '--out', out], home)
  const rows = Number(/^(\d+) rows/.exec(panel.stdout)?.[1] ?? 0)
  const size = readdirSync(out).reduce((sum, file) => sum + statSync(join(out, file)).size, 0)

  const desk = await openDesk({ READOUT_HOME: home })
  const { schedule, plans } = deskFor(desk, 'US', parseDay('2026-11-24'))
  const lines = [...schedule.lines()]
  const origins = desk.book.countries.filter(({ code, within }) => (within ?? code) !== 'US').map(({ code }) => code)
  const next = numbers(1)
  const first = parseDay(from)
  const questions = Array.from({ length: 200_000 }, () => {
    const line = lines[next(lines.length)]
    return { code: line.code, origin: next(2) === 0 ? 'CN' : origins[next(origins.length)], date: first + next(540) }
  })
  const claims = new Set()
  let sum = 0
  const lookUps = await timed(5, async () => {
    for (const { code, origin, date } of questions) {
      const line = schedule.line(code, date)
      if (line !== undefined) sum += totalPpm(charge(plans.of(code, origin), line, { date, claims, content: {} })) ?? 0
    }
  })
  const perSecond = questions.length / median(lookUps)

  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const point = await connection.prepare(
    `SELECT total FROM read_parquet('${out}/*.parquet') WHERE hts = $1 AND origin = $2 AND "from" <= $3::DATE AND $3::DATE < "until"`,
  )
  const few = questions.slice(0, 20)
  const peer = await timed(3, async () => {
    for (const { code, origin, date } of few) {
      point.bindVarchar(1, code)
      point.bindVarchar(2, origin)
      point.bindVarchar(3, isoDay(date))
      await point.runAndReadAll()
    }
  })
  const peerPerSecond = few.length / median(peer)

  const batchRows = 200_000
  const file = join(scratch, 'entries.csv')
  // Lines that did not exist on their day would be refused: they are left to the tests.
  const entries = questions.slice(0, batchRows).filter(({ code, date }) => schedule.line(code, date) !== undefined)
  const kept = ['hts,origin,date', ...entries.map(({ code, origin, date }) => `${code},${origin},${isoDay(date)}`)]
  writeFileSync(file, `${kept.join('\n')}\n`)
  const batch = measured(['duty', '--batch', file, '--format', 'csv', '--out', join(scratch, 'answers.csv')], home)
  const batchPerSecond = (kept.length - 1) / batch.seconds
  const cold = start(['duty', '8507.60.00.20', '--from', 'CN', '--on', '2025-10-01'], home)

  const line = (name, text) => `${name.padEnd(25)}${text}`
  return {
    lines: [
      line(
        'schedule',
        full
          ? `44 editions synced in ${sync.seconds.toFixed(1)} s, ${sync.peakMB} MB at most`
          : 'the starter only: no archives beside the checkout',
      ),
      line(
        'full panel',
        `${panel.seconds.toFixed(1)} s, ${panel.peakMB} MB at most: ${rows} rows (${lines.length} lines x ${origins.length} origins x stretches), ${Math.round(size / 1e6)} MB of Parquet`,
      ),
      line('  its peer', tracker),
      line('look-ups', `${Math.round(perSecond)} a second in one process (checksum ${sum})`),
      line(
        '  DuckDB on the panel',
        `${peerPerSecond.toFixed(1)} a second: ratio ${Math.round(perSecond / peerPerSecond)}`,
      ),
      line(
        'batch',
        `${Math.round(batchPerSecond)} rows a second, ${batch.peakMB} MB at most (${kept.length - 1} rows, from start to end)`,
      ),
      line('readout duty', `${Math.round(cold)} ms from a cold start, ${(cold / bare).toFixed(1)} times node alone`),
    ],
    kept: {
      panelSeconds: Number(panel.seconds.toFixed(1)),
      panelPeakMB: panel.peakMB,
      panelRows: rows,
      lookUpsPerSecond: Math.round(perSecond),
      ratioToDuckDB: Math.round(perSecond / peerPerSecond),
      batchRowsPerSecond: Math.round(batchPerSecond),
      dutyMs: Math.round(cold),
    },
  }
}
