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
  const home = openHome({ READOUT_HOME: folder })
  const store = await openCustoms(home, { groups: [], calendar: { rules: [] } })
  if (store === undefined) throw new Error(`${folder} holds no customs detail`)
  const held = store.tables().find(({ table }) => table.flow === 'export' && table.classification === 'HS')
  const months = held.scopes.flatMap((scope) => readStretches(scope.months)).sort((a, b) => a - b)
  const [first, last] = [months[0], months.at(-1)]
  const january = last - (last % 12)
  const spans = [monthsPeriod(january, last), monthsPeriod(january - 12, last - 12)]
  const ask = { flow: 'export', reporter: 'US', classification: 'HS', measure: 'value', known: 'latest', spans }
  const answer = async (question) => (await store.breakdown({ ...ask, ...question }))[0]?.lines ?? []

  // What is asked about: goods and countries of every size.
  const goods = (await answer({ partners: ['*'], codes: [''], by: ['code'], level: 10 })).map(({ code }) => code)
  const countries = (await answer({ partners: ['*'], codes: [''], by: ['partner'] })).map(({ partner }) => partner)
  const good = (i) => goods[Math.floor((goods.length * ((i * 7) % 23)) / 40)]
  const country = (i) => countries[(i * 5) % 12]
  const since = monthsPeriod(first, last)
  const all = { partners: ['*'], codes: [''], by: ['code', 'partner'], level: 6 }
  const questions = {
    everything: [4, () => answer({ ...all, top: 20 })],
    onePartner: [11, (i) => answer({ partners: [country(i)], codes: [''], by: ['code'], level: 6 })],
    onePartnerHs10: [7, (i) => answer({ partners: [country(i)], codes: [''], by: ['code'], level: 10 })],
    oneProduct: [11, (i) => answer({ partners: ['*'], codes: [good(i).slice(0, 4)], by: ['partner'] })],
    oneProductHs10: [11, (i) => answer({ partners: ['*'], codes: [good(i)], by: ['partner'] })],
    oneChapter: [11, (i) => answer({ partners: ['*'], codes: [good(i).slice(0, 2)], by: ['partner'] })],
    asKnown: [
      7,
      (i) => answer({ partners: ['*'], codes: [good(i).slice(0, 4)], by: ['partner'], known: firstDay(last) - 400 }),
    ],
    history: [
      11,
      (i) => answer({ partners: [country(i)], codes: [good(i).slice(0, 4)], by: ['month'], spans: [since] }),
    ],
    point: [
      21,
      (i) => answer({ partners: [country(i)], codes: [good(i)], by: [], spans: [monthsPeriod(last - 1, last - 1)] }),
    ],
    pointMonths: [21, (i) => answer({ partners: [country(i)], codes: [good(i)], by: ['month'], spans: [since] })],
    pointSeries: [
      21,
      (i) =>
        store.series([{ flow: 'export', reporter: 'US', partner: country(i), classification: 'HS', code: good(i) }]),
    ],
  }
  const own = {}
  const sizes = {}
  for (const [name, [rounds, work]] of Object.entries(questions)) {
    const times = []
    for (let i = 0; i <= rounds; i++) {
      const started = performance.now()
      const found = await work(i)
      if (i > 0) times.push(performance.now() - started)
      sizes[name] = found.length
    }
    own[name] = median(times)
  }
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024)
  const written = performance.now()
  const lines = await answer(all)
  writeFileSync(
    join(scratch, 'lines.csv'),
    lines.map(({ code, partner, values }) => `${code},${partner},${values.join(',')}\n`).join(''),
  )
  const writing = performance.now() - written
  const writingMB = Math.round(process.resourceUsage().maxRSS / 1024)

  const asked = {
    everything: await answer({ ...all, top: 20 }),
    onePartner: await answer({ partners: [country(1)], codes: [''], by: ['code'], level: 6 }),
    oneProduct: await answer({ partners: ['*'], codes: [good(1).slice(0, 4)], by: ['partner'] }),
  }
  const rows = await layPeerRows(folder, held.table.id, scratch, january)
  const subject = { spans, country: country(1), good: good(1), from: rows.from, last }
  asked.pointMonths = (
    await answer({ partners: [country(1)], codes: [good(1)], by: ['month'], spans: [monthsPeriod(rows.from, last)] })
  ).filter(({ values }) => values[0] !== 0)
  store.close()
  const peers = { SQLite: await sqlite(rows, subject, asked), 'typed arrays': await arrays(rows, subject, asked) }

  const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
  const line = (name, text) => `${name.padEnd(25)}${text}`
  const compared = (name) =>
    Object.entries(peers)
      .map(([peer, times]) =>
        times === undefined
          ? `${peer} is not here`
          : `${peer} ${ms(times[name])}: ratio ${(times[name] / own[name]).toFixed(2)}`,
      )
      .join(', ')
  const millions = (count) => `${(count / 1e6).toFixed(1)} million`
  return {
    lines: [
      line('customs detail', `${millions(held.rows)} numbers of exports, sums among them; two threads`),
      line('every HS6 x country', `${ms(own.everything)}: year to date against a year ago, the 20 largest`),
      line('  all lines of it', `${ms(writing)}: ${lines.length} lines as CSV, ${writingMB} MB at most`),
      line(
        'one country',
        `${ms(own.onePartner)} by HS6 (${sizes.onePartner} lines), ${ms(own.onePartnerHs10)} by HS10`,
      ),
      line(
        'one product',
        `${ms(own.oneProduct)} HS4 by country, ${ms(own.oneProductHs10)} HS10, ${ms(own.oneChapter)} HS2`,
      ),
      line('  as known on a day', ms(own.asKnown)),
      line('months since the first', `${ms(own.history)}: one HS4, one country`),
      line('one number', `${ms(own.point)}: one HS10, one country, one month`),
      line('  all its months', `${ms(own.pointMonths)}; every vintage of each ${ms(own.pointSeries)}`),
      line('peak memory', `${peakMB} MB`),
      line('the same questions', `of ${millions(rows.count)} rows of HS10 by country and month, answers compared`),
      line('  every HS6 x country', compared('everything')),
      line('  one country', compared('onePartner')),
      line('  one product', compared('oneProduct')),
      line('  one number, all months', compared('pointMonths')),
    ],
    kept: {
      tradeNumbers: held.rows,
      tradeAllMs: Math.round(own.everything),
      tradeAllLinesMs: Math.round(writing),
      tradePartnerMs: Math.round(own.onePartner),
      tradeProductMs: Math.round(own.oneProduct),
      tradeHistoryMs: Math.round(own.history),
      tradePointMs: Number(own.point.toFixed(1)),
      tradePointMonthsMs: Number(own.pointMonths.toFixed(1)),
      tradePeakMB: peakMB,
      tradeRatios: Object.fromEntries(
        Object.entries(peers).map(([peer, times]) => [
          peer,
          times === undefined
            ? null
            : Object.fromEntries(
                Object.keys(asked).map((name) => [name, Number((times[name] / own[name]).toFixed(2))]),
              ),
        ]),
      ),
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  const { lines } = await trades()
  process.stdout.write(`${lines.join('\n')}\n`)
}
