// Questions to customs detail: every product with every country, one country, one product, one number. The peers are SQLite
// (of Python, indexed, in a process of its own) and plain typed arrays in this process, asked the same of the same rows.
//
// BENCH_TRADE_HOME names a data directory (`npm run bench:data`); without it 5 million rows are made up in a temporary one.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openHome } from '../dist/home/paths.js'
import { openCustoms } from '../dist/store/customs/read.js'
import { readStretches } from '../dist/store/customs/stretches.js'
import { openDuck, sqlText } from '../dist/store/duck.js'
import { isoDay } from '../dist/time/day.js'
import { firstDay, monthsPeriod } from '../dist/time/period.js'
import { median, root } from './measure.js'

const madeRows = 5_000_000
/** Rows that the peers are given at most: the newest two years, or more where they fit. */
const peerRows = 10_000_000
const columns = 'code, partner, month, value'

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
  const ownSlice = { ...own }
  const peers = { SQLite: await sqlite(rows, subject, asked), 'typed arrays': await arrays(rows, subject, asked) }

  const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
  const line = (name, text) => `${name.padEnd(25)}${text}`
  const compared = (name) =>
    Object.entries(peers)
      .map(([peer, times]) =>
        times === undefined
          ? `${peer} is not here`
          : `${peer} ${ms(times[name])}: ratio ${(times[name] / ownSlice[name]).toFixed(2)}`,
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
                Object.keys(asked).map((name) => [name, Number((times[name] / ownSlice[name]).toFixed(2))]),
              ),
        ]),
      ),
    },
  }
}

/** The agency's own rows of the newest years, as many as peers can hold, sorted, as CSV. */
async function layPeerRows(folder, table, scratch, january) {
  const { readCustomsManifest } = await import('../dist/store/customs/manifest.js')
  const home = openHome({ READOUT_HOME: folder })
  const { partitions } = await readCustomsManifest(home)
  const years = partitions.filter((one) => one.table === table).sort((a, b) => b.year - a.year)
  const duck = await openDuck()
  const files = []
  let [count, from] = [0, january]
  for (const { year, rows } of years) {
    const own = rows.filter(({ last }) => last >= '10').map(({ file }) => sqlText(join(home.customs, file)))
    const [[more]] = await duck.ask(
      `SELECT count(*) FROM read_parquet([${own.join(', ')}]) WHERE level = 10 AND partner <> 'W'`,
    )
    if (count + Number(more) > peerRows && year < january / 12 - 1) break
    files.push(...own)
    count += Number(more)
    from = year * 12
  }
  const file = join(scratch, 'rows.csv')
  await duck.ask(
    `COPY (SELECT code, partner, (year(month) * 12 + month(month) - 1)::INTEGER AS month, value
       FROM read_parquet([${files.join(', ')}]) WHERE level = 10 AND partner <> 'W' ORDER BY code, partner, month)
     TO ${sqlText(file)} (FORMAT csv, HEADER false)`,
  )
  return { file, count, from, duck }
}

const program = `
import csv, json, sqlite3, sys, time
db = sqlite3.connect(sys.argv[2])
db.executescript('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; CREATE TABLE trade (code TEXT, partner TEXT, month INTEGER, value INTEGER, PRIMARY KEY (code, partner, month)) WITHOUT ROWID')
with open(sys.argv[1], newline='') as rows:
    db.executemany('INSERT INTO trade VALUES (?, ?, ?, ?)', ((c, p, int(m), int(v) if v else None) for c, p, m, v in csv.reader(rows)))
db.executescript('CREATE INDEX by_partner ON trade (partner, code, month, value); ANALYZE')
print('ready', flush=True)
for line in sys.stdin:
    sql, rounds = json.loads(line)
    times = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        rows = db.execute(sql).fetchall()
        times.append((time.perf_counter() - started) * 1000)
    times = sorted(times[1:])
    print(json.dumps([times[len(times) // 2], rows]), flush=True)
`

/** Milliseconds of each question in SQLite. */
async function sqlite({ file }, { spans, country, good, from, last }, asked) {
  if (spawnSync('python3', ['-c', 'import sqlite3']).status !== 0) return undefined
  const child = spawn('python3', ['-c', program, file, `${file}.db`], { stdio: ['pipe', 'pipe', 'inherit'] })
  const replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await replies.next()
  const between = (span) => {
    const [start, end] = monthNumbers(span)
    return `month BETWEEN ${start} AND ${end}`
  }
  const sums = spans.map(
    (span) =>
      `CASE WHEN sum(CASE WHEN ${between(span)} THEN value IS NULL ELSE 0 END) > 0 THEN NULL ELSE sum(CASE WHEN ${between(span)} THEN value ELSE 0 END) END`,
  )
  const within = `(${spans.map(between).join(' OR ')})`
  const text = (value) => `'${value}'`
  const statements = {
    everything: [
      `SELECT substr(code, 1, 6) AS hs6, partner, ${sums.join(', ')} FROM trade WHERE ${within} GROUP BY hs6, partner ORDER BY 3 DESC, 1, 2 LIMIT 20`,
      2,
    ],
    onePartner: [
      `SELECT substr(code, 1, 6) AS hs6, ${sums.join(', ')} FROM trade WHERE partner = ${text(country)} AND ${within} GROUP BY hs6`,
      5,
    ],
    oneProduct: [
      `SELECT partner, ${sums.join(', ')} FROM trade WHERE code >= ${text(good.slice(0, 4))} AND code < ${text(`${good.slice(0, 4)}:`)} AND ${within} GROUP BY partner`,
      5,
    ],
    pointMonths: [
      `SELECT month, value FROM trade WHERE code = ${text(good)} AND partner = ${text(country)} AND month BETWEEN ${from} AND ${last}`,
      9,
    ],
  }
  const times = {}
  for (const [name, statement] of Object.entries(statements)) {
    child.stdin.write(`${JSON.stringify(statement)}\n`)
    const { value } = await replies.next()
    const [ms, rows] = JSON.parse(value)
    times[name] = ms
    same(`SQLite, ${name}`, asked[name], rows)
  }
  child.stdin.end()
  return times
}

/** Milliseconds of each question in plain arrays, sorted by code and partner. */
async function arrays({ duck, file, count }, { spans, country, good, from, last }, asked) {
  const goods = []
  const places = new Map()
  const code = new Int32Array(count)
  const partner = new Int16Array(count)
  const month = new Int32Array(count)
  const value = new Float64Array(count)
  const types = `{code: 'VARCHAR', partner: 'VARCHAR', month: 'INTEGER', value: 'DOUBLE'}`
  const result = await duck.connection.stream(
    `SELECT ${columns} FROM read_csv(${sqlText(file)}, header = false, columns = ${types})`,
  )
  let at = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const [codes, partners, months, values] = chunk.getColumns()
    for (let row = 0; row < chunk.rowCount; row++, at++) {
      if (goods.at(-1) !== codes[row]) goods.push(codes[row])
      code[at] = goods.length - 1
      if (!places.has(partners[row])) places.set(partners[row], places.size)
      partner[at] = places.get(partners[row])
      month[at] = months[row]
      value[at] = values[row] ?? Number.NaN
    }
  }
  duck.close()
  const names = [...places.keys()]
  const hs6 = []
  const hs6Of = goods.map((text) => {
    if (hs6.at(-1) !== text.slice(0, 6)) hs6.push(text.slice(0, 6))
    return hs6.length - 1
  })
  const [[startNow, endNow], [startThen, endThen]] = spans.map(monthNumbers)
  /** Sums of rows [low, high) into the places that `placeOf` tells. */
  const summed = (low, high, size, placeOf) => {
    const [now, then, seen] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)]
    for (let row = low; row < high; row++) {
      const m = month[row]
      if (m >= startNow && m <= endNow) {
        const place = placeOf(row)
        if (place < 0) continue
        now[place] += value[row]
        seen[place] = 1
      } else if (m >= startThen && m <= endThen) {
        const place = placeOf(row)
        if (place < 0) continue
        then[place] += value[row]
        seen[place] = 1
      }
    }
    const told = (number) => (Number.isNaN(number) ? null : number)
    const found = []
    for (let place = 0; place < size; place++)
      if (seen[place] === 1) found.push([place, told(now[place]), told(then[place])])
    return found
  }
  const rowsOf = (text) => [lowest(code, lowestText(goods, text)), lowest(code, lowestText(goods, `${text}:`))]
  const wanted = places.get(country)
  const work = {
    everything: () =>
      summed(0, count, hs6.length * names.length, (row) => hs6Of[code[row]] * names.length + partner[row])
        .sort((a, b) => (b[1] ?? -1) - (a[1] ?? -1))
        .slice(0, 20)
        .map(([place, ...sums]) => [hs6[Math.floor(place / names.length)], names[place % names.length], ...sums]),
    onePartner: () =>
      summed(0, count, hs6.length, (row) => (partner[row] === wanted ? hs6Of[code[row]] : -1)).map(
        ([place, ...sums]) => [hs6[place], ...sums],
      ),
    oneProduct: () =>
      summed(...rowsOf(good.slice(0, 4)), names.length, (row) => partner[row]).map(([place, ...sums]) => [
        names[place],
        ...sums,
      ]),
    pointMonths: () => {
      const [low, high] = rowsOf(good)
      const found = []
      for (let row = low; row < high; row++)
        if (partner[row] === wanted && month[row] >= from && month[row] <= last)
          found.push([month[row], Number.isNaN(value[row]) ? null : value[row]])
      return found
    },
  }
  const times = {}
  for (const [name, one] of Object.entries(work)) {
    const taken = []
    let rows = []
    for (let round = 0; round < 6; round++) {
      const started = performance.now()
      rows = one()
      if (round > 0) taken.push(performance.now() - started)
    }
    times[name] = median(taken)
    same(`typed arrays, ${name}`, asked[name], rows)
  }
  return times
}

/** The first place whose number is not below a number. */
function lowest(sorted, number) {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < number) low = middle + 1
    else high = middle
  }
  return low
}

function lowestText(sorted, text) {
  const at = sorted.findIndex((one) => one >= text)
  return at < 0 ? sorted.length : at
}

/** Month numbers of a span: first and last. */
function monthNumbers({ start, end }) {
  return [start, end].map((day) => {
    const [year, month] = isoDay(day).split('-').map(Number)
    return year * 12 + month - 1
  })
}

/** The lines of an answer and the rows of a peer say the same. */
function same(what, lines, rows) {
  const ours = lines.map(({ code, partner, month, values }) =>
    [code, partner, month, ...values].filter((one) => one !== undefined),
  )
  // A line without a number is told by the peers and not by us.
  const theirs = rows.filter((row) => row.some((one) => typeof one === 'number' && one !== 0) && row.length > 0)
  const text = (list) =>
    list
      .map((one) => one.join(' '))
      .sort()
      .join('\n')
  if (text(ours) !== text(theirs)) {
    const [a, b] = [text(ours).split('\n'), text(theirs).split('\n')]
    const at = a.findIndex((one, place) => one !== b[place])
    throw new Error(`${what}: ${a.length} lines and ${b.length}, first unlike "${a[at]}" and "${b[at]}"`)
  }
}

if (process.argv[1] === import.meta.filename) {
  const { lines } = await trades()
  process.stdout.write(`${lines.join('\n')}\n`)
}
