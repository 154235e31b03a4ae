// Customs detail as large as wanted: monthly rows by ten-digit code and partner, both flows, 2013 to August 2026, with an annual
// revision each June, in a data directory of their own. Written by the store's own code, a year of a flow at a time.
//
//   npm run bench:data -- --rows 200000000 --seed 1 --out DIR
//
// Random is only the hash of what a row is about and of the seed, so the same call gives the same bytes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openHome } from '../dist/home/paths.js'
import { writeCustomsManifest } from '../dist/store/customs/manifest.js'
import { writePartition } from '../dist/store/customs/write-partition.js'
import { openDuck, sqlText } from '../dist/store/duck.js'
import { goods, partners } from './data-goods.js'

const years = { base: 2013, last: 2026, lastMonth: 8 }
const levels = [2, 4, 6]
const tables = [
  { id: 'bench-exports-hs', flow: 'export', basis: 'total exports', title: 'Made-up exports by HS code' },
  { id: 'bench-imports-hs', flow: 'import', basis: 'general imports', title: 'Made-up imports by HS code' },
].map((table) => ({
  ...table,
  classification: 'HS',
  agency: 'npm run bench:data',
  url: 'https://example.org/made-up',
  levels,
}))

/**
 * @param rows  rows by ten-digit code, partner and month, nearly exactly
 * @param since first year
 * @param out   data directory; its customs detail is replaced
 * @param told  called with a line now and then
 * @returns     `{rows, stored, bytes, seconds, out}`: rows as asked, all that is stored with sums and replaced versions
 */
export async function generate({ rows, seed = 1, since = 2013, out, told = () => undefined }) {
  const began = performance.now()
  const home = openHome({ READOUT_HOME: out })
  rmSync(home.customs, { recursive: true, force: true })
  const scratch = join(home.customs, 'scratch')
  mkdirSync(scratch, { recursive: true })
  const duck = await openDuck()
  const done = { rows: 0, stored: 0, bytes: 0 }
  try {
    await duck.ask(`SET temp_directory = ${sqlText(join(scratch, 'spill'))}`)
    await duck.ask(`SET memory_limit = '1800MB'`)
    await layPairs(duck, seed, rows, since)
    const partitions = []
    for (const table of tables) {
      const slices = await slicesOf(duck, table.flow)
      for (let year = since; year <= years.last; year++) {
        const own = await makeYear(duck, scratch, table.flow, year, seed, slices)
        const { rows: current, past } = own
        const partition = await writePartition(duck, home, { table, year, rows: current, past, isQuick: true })
        partitions.push(partition)
        done.rows += own.count
        for (const file of [partition.rows, partition.partners, partition.past ?? []].flat()) {
          done.stored += file.rows
          done.bytes += file.bytes
        }
        const seconds = (performance.now() - began) / 1000
        const left = Math.max(0, (seconds * (rows - done.rows)) / done.rows)
        told(
          `bench:data  ${table.flow}s ${year}  ${(done.rows / 1e6).toFixed(1)} of ${rows / 1e6} M rows  ${Math.round(done.rows / seconds)} rows/s  ${clock(left)} left`,
        )
      }
    }
    const months = [`${since}-01..${years.last}-${String(years.lastMonth).padStart(2, '0')}`]
    const scopes = tables.map(({ id }) => ({ table: id, reporter: 'US', partner: '*', codes: '', months }))
    await writeCustomsManifest(home, { form: 1, tables, partitions, scopes })
  } finally {
    duck.close()
    rmSync(scratch, { recursive: true, force: true })
  }
  return { ...done, seconds: (performance.now() - began) / 1000, out }
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`

/** A number between 0 and 1 from the hash of some values. */
const unit = (...values) => `((hash(${values.join(', ')}) >> 11)::DOUBLE / 9007199254740992)`
/** One of the normal distribution. */
const normal = (...values) =>
  `(sqrt(-2 * ln(${unit(...values, 11)} + 1e-12)) * cos(6.283185307179586 * ${unit(...values, 12)}))`

/** Every good with every partner, and how often the two trade: so often that the rows wanted come out. */
async function layPairs(duck, seed, rows, since) {
  // Fewer rows are of fewer goods, and of fewer months for each.
  const made = goods(seed, Math.min(1, Math.sqrt(rows / 200e6)))
  await duck.ask(
    'CREATE TABLE good (flow VARCHAR, code VARCHAR, unit VARCHAR, weight DOUBLE, price DOUBLE, peak INTEGER)',
  )
  await duck.ask('CREATE TABLE partner (partner VARCHAR, share DOUBLE)')
  const appender = await duck.connection.createAppender('good')
  for (const [flow, list] of Object.entries(made))
    for (const { code, unit, weight, price, peak } of list) {
      appender.appendVarchar(flow)
      appender.appendVarchar(code)
      if (unit === null) appender.appendNull()
      else appender.appendVarchar(unit)
      appender.appendDouble(weight)
      appender.appendDouble(price)
      appender.appendInteger(peak)
      appender.endRow()
    }
  appender.closeSync()
  for (const { code, weight } of partners()) await duck.ask('INSERT INTO partner VALUES ($1, $2)', [code, weight])
  await duck.ask(
    `CREATE TABLE pair AS
     SELECT (row_number() OVER (ORDER BY flow, code, partner))::INTEGER AS id, flow, code, partner, unit, price, peak,
       weight * share * exp(1.1 * ${normal('left(code, 6)', 'partner', seed)} + 0.4 * ${normal('code', 'partner', seed)}) AS size
     FROM good, partner ORDER BY id`,
  )
  const months = 12 * (years.last - since) + years.lastMonth
  // Millionths are counted in whole numbers: sums of fractions depend on the order.
  const expected = async (scale) => {
    const [[sum]] = await duck.ask(`SELECT sum(floor(1e6 * ${often(scale)})::BIGINT)::DOUBLE FROM pair`)
    return (Number(sum) / 1e6) * months
  }
  let [low, high] = [1e-9, 1e9]
  for (let step = 0; step < 60 && high / low > 1 + 1e-9; step++) {
    const middle = Math.sqrt(low * high)
    if ((await expected(middle)) < rows) low = middle
    else high = middle
  }
  await duck.ask(`ALTER TABLE pair ADD COLUMN often DOUBLE`)
  await duck.ask(`UPDATE pair SET often = ${often(high)}`)
}

const often = (scale) => `least(0.96, ${scale}::DOUBLE * size ** 0.8)`

/**
 * The rows of a year, chapters by chapters: the agency's own, and their sums as the store makes them (over countries, and over
 * ever shorter codes). Rows of one number each, before and after the June revision: what is told apart when they are written.
 */
async function makeYear(duck, scratch, flow, year, seed, slices) {
  const shape = {
    year,
    released: '(month + INTERVAL 1 MONTH + INTERVAL 35 DAY)::DATE',
    revised: `DATE '${year + 1}-06-05'`,
  }
  const files = { rows: [], past: [] }
  const put = async (name, level, table) => {
    for (const kind of ['rows', 'past']) {
      const file = join(scratch, `${kind}-${name}-${level}.parquet`)
      await duck.ask(
        `COPY (${versionsOf(kind, level, table, shape)}) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION snappy)`,
      )
      files[kind].push(file)
    }
  }
  let count = 0
  for (const [name, slice] of slices.entries()) {
    await duck.ask(`CREATE OR REPLACE TABLE part AS ${ownSql(flow, year, seed, slice)}`)
    const [[rows]] = await duck.ask('SELECT count(*) FROM part')
    count += Number(rows)
    await duck.ask(`INSERT INTO part ${addedSql('part', 'code', `'W'`)}`)
    await put(name, 10, 'part')
    for (const level of [6, 4, 2]) {
      await duck.ask(`CREATE TABLE shorter AS ${addedSql('part', `left(code, ${level})`, 'partner')}`)
      await duck.ask('DROP TABLE part')
      await duck.ask('ALTER TABLE shorter RENAME TO part')
      await put(name, level, 'part')
    }
    await duck.ask(name === 0 ? 'CREATE OR REPLACE TABLE chapter AS FROM part' : 'INSERT INTO chapter FROM part')
  }
  await duck.ask(`CREATE OR REPLACE TABLE part AS ${addedSql('chapter', `''`, 'partner')}`)
  await put('all', 0, 'part')
  const from = (list) => `FROM read_parquet([${list.map(sqlText).join(', ')}])`
  return { count, rows: from(files.rows), past: from(files.past) }
}

/** Rows of a flow's year below some chapters. Dollars before and after the revision; marks as in the store. */
function ownSql(flow, year, seed, [first, last]) {
  const lastMonth = year === years.last ? years.lastMonth : 12
  const key = ['id', 'm', seed]
  const season = `CASE WHEN peak = 0 THEN 1 ELSE 1 + 0.8 * cos(6.283185307179586 * (m - peak) / 12) END`
  const growth = (1.02 ** (year - years.base)).toFixed(9)
  return `WITH trade AS (
      SELECT code, partner, unit, price, make_date(${year}, m::INTEGER, 1) AS month,
        2501 + (exp(least(20, 9.5 + 1.1 * ln(size + 1e-9) + 0.7 * ${normal(...key)})) * ${season} * ${growth})::BIGINT AS dollars,
        ${unit(...key, 4)} AS chance, ${unit(...key, 5)} AS flag
      FROM pair, range(1, ${lastMonth + 1}) AS months(m)
      WHERE flow = '${flow}' AND code BETWEEN '${first}' AND '${last}' AND ${unit(...key)} < often * (${season}))
    SELECT code, partner, month, dollars AS before,
      dollars + CASE WHEN chance < ${year < years.last ? 0.06 : 0} THEN 1 + (dollars * chance)::BIGINT ELSE 0 END AS after,
      CASE WHEN unit IS NULL OR flag <= 0.001 THEN 0 ELSE round(dollars / (price * (0.8 + 0.4 * flag))) END::BIGINT AS amount,
      coalesce(unit, '') AS unit, coalesce(unit, '') AS other_unit,
      CASE WHEN flag < 0.9999 THEN 0 ELSE 3 END::UTINYINT AS mark, CASE WHEN flag > 0.001 THEN 0 ELSE 2 END::UTINYINT AS gap
    FROM trade`
}

/** Sums of such rows; the first and the last unit tell whether there is one. */
function addedSql(from, code, partner) {
  return `SELECT ${code} AS code, ${partner} AS partner, month, sum(before)::BIGINT AS before, sum(after)::BIGINT AS after,
      sum(amount)::BIGINT AS amount, min(unit) AS unit, max(other_unit) AS other_unit, max(mark) AS mark, max(gap) AS gap
    FROM ${from} GROUP BY ALL`
}

/** The numbers that hold, or those that were replaced, in the columns of the store. */
function versionsOf(kind, level, table, { released, revised }) {
  const isRevised = '(before <> after AND mark = 0)'
  const isCounted = `(unit <> '' AND unit = other_unit)`
  const [dollars, vintage, isFirst, until] =
    kind === 'past'
      ? ['before', released, 'true', revised]
      : ['after', `CASE WHEN ${isRevised} THEN ${revised} ELSE ${released} END`, `NOT ${isRevised}`, 'NULL::DATE']
  return `SELECT ${level}::UTINYINT AS level, code, 'US' AS reporter, partner, month,
      CASE WHEN mark = 0 THEN ${dollars} END AS value, mark AS value_mark,
      CASE WHEN ${isCounted} AND gap = 0 THEN amount END::DOUBLE AS quantity, CASE WHEN ${isCounted} THEN unit END AS unit,
      CASE WHEN ${isCounted} THEN gap ELSE 1 END::UTINYINT AS quantity_mark,
      ${vintage} AS vintage, ${isFirst} AS is_first, ${until} AS until
    FROM ${table} ${kind === 'past' ? `WHERE ${isRevised}` : ''}`
}

/** Stretches of chapters with about as many goods in each, so that no step needs much memory. */
async function slicesOf(duck, flow) {
  const chapters = await duck.ask(
    `SELECT left(code, 2), sum(often)::DOUBLE FROM pair WHERE flow = '${flow}' GROUP BY 1 ORDER BY 1`,
  )
  const whole = chapters.reduce((sum, [, often]) => sum + often, 0)
  // A twelfth of a year of 200 million rows is about half a million.
  const most = Math.max(whole / 12, 5000)
  const slices = []
  let filled = Number.POSITIVE_INFINITY
  for (const [chapter, often] of chapters) {
    if (filled + often > most) {
      slices.push([chapter, `${chapter}9999999999`])
      filled = 0
    }
    slices.at(-1)[1] = `${chapter}9999999999`
    filled += often
  }
  return slices
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '200000000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      since: { type: 'string', default: '2013' },
    },
  })
  const [rows, seed, since] = [values.rows, values.seed, values.since].map(Number)
  const isYear = since >= years.base && since <= years.last
  if (!Number.isInteger(rows) || rows < 1 || !Number.isInteger(seed) || !Number.isInteger(since) || !isYear) {
    process.stderr.write(
      'npm run bench:data -- --rows 200000000 --seed 1 --since 2013 --out DIR: whole numbers, the year 2013 to 2026\n',
    )
    process.exit(2)
  }
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'readout-data-'))
  const made = await generate({ rows, seed, since, out, told: (line) => process.stderr.write(`${line}\n`) })
  const memory = process.resourceUsage().maxRSS / 1e6
  process.stdout.write(
    `${made.out}\n${made.rows} rows (${made.stored} stored, with sums and replaced numbers), ${made.bytes} bytes, ${made.seconds.toFixed(1)} s, ${memory.toFixed(2)} GB of memory at most\n`,
  )
}
