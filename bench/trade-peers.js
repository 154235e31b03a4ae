// The peers of bench/trade.js, given the same rows: SQLite of Python, indexed, in a process of its own, and typed arrays in
// this one. What they answer is held against what the store answered.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openHome } from '../dist/home/paths.js'
import { readCustomsManifest } from '../dist/store/customs/manifest.js'
import { openDuck, sqlText } from '../dist/store/duck.js'
import { isoDay } from '../dist/time/day.js'
import { median } from './measure.js'

/** Rows that the peers are given at most: the newest two years, or more where they fit. */
const peerRows = 10_000_000

/** The agency's own rows of the newest years, as many as peers can hold, sorted, as CSV. */
export async function layPeerRows(folder, table, scratch, january) {
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
export async function sqlite({ file }, { spans, country, good, from, last }, asked) {
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
export async function arrays({ duck, file, count }, { spans, country, good, from, last }, asked) {
  const goods = []
  const places = new Map()
  const code = new Int32Array(count)
  const partner = new Int16Array(count)
  const month = new Int32Array(count)
  const value = new Float64Array(count)
  const types = `{code: 'VARCHAR', partner: 'VARCHAR', month: 'INTEGER', value: 'DOUBLE'}`
  const result = await duck.connection.stream(
    `SELECT code, partner, month, value FROM read_csv(${sqlText(file)}, header = false, columns = ${types})`,
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
