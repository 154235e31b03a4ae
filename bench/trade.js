// Questions to customs detail: every product with every country, one country, one product, one number. The peers are SQLite
// (of Python, indexed, in a process of its own) and plain typed arrays in this process, asked the same of the same rows.
//
// BENCH_TRADE_HOME names a data directory (`npm run bench:data`); without it 5 million rows are made up in a temporary one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHome } from '../dist/home/paths.js'
import { openCustoms } from '../dist/store/customs/read.js'
import { readStretches } from '../dist/store/customs/stretches.js'
import { firstDay, monthsPeriod } from '../dist/time/period.js'
import { median, root } from './measure.js'
import { arrays, layPeerRows, sqlite } from './trade-peers.js'

const madeRows = 5_000_000

/** @returns lines to print, and the row that is kept */
export async function trades() {
  const scratch = mkdtempSync(join(tmpdir(), 'readout-bench-trade-'))
  try {
    return await run(process.env.BENCH_TRADE_HOME ?? made(scratch), scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function made(scratch) {
  const out = join(scratch, 'home')
  const args = [join(root, 'bench/data.js'), '--rows', String(madeRows), '--seed', '1', '--out', out]
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('the rows could not be made up')
  return out
}

async function run(folder, scratch) {
  const store = await openCustoms(openHome({ READOUT_HOME: folder }), { groups: [], calendar: { rules: [] } })
  if (store === undefined) throw new Error(`${folder} holds no customs detail`)
  const held = store.tables().find(({ table }) => table.flow === 'export' && table.classification === 'HS')
  const subject = await subjectOf(store, held)
  const own = await timesOf(questionsTo(store, subject))
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024)
  const written = await allLines(subject, join(scratch, 'lines.csv'))
  const rows = await layPeerRows(folder, held.table.id, scratch, subject.january)
  // The peers hold the newest years only, so the months of one number are asked of this store over these alone too.
  const shared = sharedQuestions(subject, rows.from)
  const ownShared = await timesOf({ pointMonths: [21, shared.pointMonths] })
  const asked = {}
  for (const [name, ask] of Object.entries(shared)) asked[name] = await ask(1)
  asked.pointMonths = asked.pointMonths.filter(({ values }) => values[0] !== 0)
  store.close()
  const { spans, country, good, last } = subject
  const one = { spans, country: country(1), good: good(1), from: rows.from, last }
  const peers = { SQLite: await sqlite(rows, one, asked), 'typed arrays': await arrays(rows, one, asked) }
  const against = { ...own.times, ...ownShared.times }
  const measured = { held, own, peakMB, written, rows, ratios: ratiosOf(peers, against, Object.keys(asked)), peers }
  return { lines: printed(measured), kept: kept(measured) }
}

/** What is asked about: goods and countries of every size, the year so far and the year before. */
async function subjectOf(store, held) {
  const months = held.scopes.flatMap((scope) => readStretches(scope.months)).sort((a, b) => a - b)
  const [first, last] = [months[0], months.at(-1)]
  const january = last - (last % 12)
  const spans = [monthsPeriod(january, last), monthsPeriod(january - 12, last - 12)]
  const usual = { flow: 'export', reporter: 'US', classification: 'HS', measure: 'value', known: 'latest', spans }
  const answer = async (question) => (await store.breakdown({ ...usual, ...question }))[0]?.lines ?? []
  const goods = (await answer({ ...each, by: ['code'], level: 10 })).map(({ code }) => code)
  const countries = (await answer({ ...each, by: ['partner'] })).map(({ partner }) => partner)
  const good = (i) => goods[Math.floor((goods.length * ((i * 7) % 23)) / 40)]
  const country = (i) => countries[(i * 5) % 12]
  return { first, last, january, spans, answer, good, country }
}

const each = { partners: ['*'], codes: [''] }
const everything = { ...each, by: ['code', 'partner'], level: 6 }

/** Questions that the peers are asked too. @param from the first month that they hold */
function sharedQuestions({ answer, good, country, last }, from) {
  return {
    everything: () => answer({ ...everything, top: 20 }),
    onePartner: (i) => answer({ partners: [country(i)], codes: [''], by: ['code'], level: 6 }),
    oneProduct: (i) => answer({ partners: ['*'], codes: [good(i).slice(0, 4)], by: ['partner'] }),
    pointMonths: (i) =>
      answer({ partners: [country(i)], codes: [good(i)], by: ['month'], spans: [monthsPeriod(from, last)] }),
  }
}

/** Every question with how often it is timed; each time about other goods and countries. */
function questionsTo(store, subject) {
  const { answer, good, country, first, last } = subject
  const shared = sharedQuestions(subject, first)
  const [since, before] = [[monthsPeriod(first, last)], [monthsPeriod(last - 1, last - 1)]]
  const heading = (i) => good(i).slice(0, 4)
  const series = (i) => ({ flow: 'export', reporter: 'US', partner: country(i), classification: 'HS', code: good(i) })
  return {
    everything: [4, shared.everything],
    onePartner: [11, shared.onePartner],
    onePartnerHs10: [7, (i) => answer({ partners: [country(i)], codes: [''], by: ['code'], level: 10 })],
    oneProduct: [11, shared.oneProduct],
    oneProductHs10: [11, (i) => answer({ partners: ['*'], codes: [good(i)], by: ['partner'] })],
    oneChapter: [11, (i) => answer({ partners: ['*'], codes: [good(i).slice(0, 2)], by: ['partner'] })],
    asKnown: [7, (i) => answer({ partners: ['*'], codes: [heading(i)], by: ['partner'], known: firstDay(last) - 400 })],
    history: [11, (i) => answer({ partners: [country(i)], codes: [heading(i)], by: ['month'], spans: since })],
    point: [21, (i) => answer({ partners: [country(i)], codes: [good(i)], by: [], spans: before })],
    pointMonths: [21, shared.pointMonths],
    pointSeries: [21, (i) => store.series([series(i)])],
  }
}

/** Median milliseconds of each, after one round that is not counted, and how many lines came last. */
async function timesOf(questions) {
  const times = {}
  const sizes = {}
  for (const [name, [rounds, work]] of Object.entries(questions)) {
    const taken = []
    for (let i = 0; i <= rounds; i++) {
      const started = performance.now()
      const found = await work(i)
      if (i > 0) taken.push(performance.now() - started)
      sizes[name] = found.length
    }
    times[name] = median(taken)
  }
  return { times, sizes }
}

/** Every product with every country, all lines of it written out. */
async function allLines({ answer }, file) {
  const started = performance.now()
  const lines = await answer(everything)
  const text = lines.map(({ code, partner, values }) => `${code},${partner},${values.join(',')}\n`).join('')
  writeFileSync(file, text)
  const took = performance.now() - started
  return { count: lines.length, took, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }
}

/** How many times as long each peer takes; null where it is not here. */
function ratiosOf(peers, own, names) {
  return Object.fromEntries(
    Object.entries(peers).map(([peer, times]) => [
      peer,
      times === undefined ? null : Object.fromEntries(names.map((name) => [name, times[name] / own[name]])),
    ]),
  )
}

function printed({ held, own: { times, sizes }, peakMB, written, rows, ratios, peers }) {
  const ms = (value) => `${value < 0.1 ? value.toPrecision(1) : value < 10 ? value.toFixed(1) : Math.round(value)} ms`
  const ratio = (value) => (value < 0.1 ? value.toPrecision(1) : value.toFixed(2))
  const line = (name, text) => `${name.padEnd(25)}${text}`
  const compared = (name) =>
    Object.entries(ratios)
      .map(([peer, of]) =>
        of === null ? `${peer} is not here` : `${peer} ${ms(peers[peer][name])}: ratio ${ratio(of[name])}`,
      )
      .join(', ')
  const millions = (count) => `${(count / 1e6).toFixed(1)} million`
  const { onePartner, onePartnerHs10, oneProduct, oneProductHs10, oneChapter } = times
  return [
    line('customs detail', `${millions(held.rows)} numbers of exports, sums among them; two threads`),
    line('every HS6 x country', `${ms(times.everything)}: year to date against a year ago, the 20 largest`),
    line('  all lines of it', `${ms(written.took)}: ${written.count} lines as CSV, ${written.peakMB} MB at most`),
    line('one country', `${ms(onePartner)} by HS6 (${sizes.onePartner} lines), ${ms(onePartnerHs10)} by HS10`),
    line('one product', `${ms(oneProduct)} HS4 by country, ${ms(oneProductHs10)} HS10, ${ms(oneChapter)} HS2`),
    line('  as known on a day', ms(times.asKnown)),
    line('months since the first', `${ms(times.history)}: one HS4, one country`),
    line('one number', `${ms(times.point)}: one HS10, one country, one month`),
    line('  all its months', `${ms(times.pointMonths)}; every vintage of each ${ms(times.pointSeries)}`),
    line('peak memory', `${peakMB} MB`),
    line('the same questions', `of ${millions(rows.count)} rows of HS10 by country and month, answers compared`),
    line('  every HS6 x country', compared('everything')),
    line('  one country', compared('onePartner')),
    line('  one product', compared('oneProduct')),
    line('  one number, its months', compared('pointMonths')),
  ]
}

function kept({ held, own: { times }, peakMB, written, ratios }) {
  const rounded = (of) =>
    of === null
      ? null
      : Object.fromEntries(Object.entries(of).map(([name, ratio]) => [name, Number(ratio.toPrecision(2))]))
  return {
    tradeNumbers: held.rows,
    tradeAllMs: Math.round(times.everything),
    tradeAllLinesMs: Math.round(written.took),
    tradePartnerMs: Math.round(times.onePartner),
    tradeProductMs: Math.round(times.oneProduct),
    tradeHistoryMs: Math.round(times.history),
    tradePointMs: Number(times.point.toFixed(1)),
    tradePointMonthsMs: Number(times.pointMonths.toFixed(1)),
    tradePeakMB: peakMB,
    tradeRatios: Object.fromEntries(Object.entries(ratios).map(([peer, of]) => [peer, rounded(of)])),
  }
}

if (process.argv[1] === import.meta.filename) {
  const { lines } = await trades()
  process.stdout.write(`${lines.join('\n')}\n`)
}
