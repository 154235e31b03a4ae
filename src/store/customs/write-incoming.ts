/** Rows and scopes of a release, laid into the database. */
import type { CustomsRow, CustomsTable, Mark } from '../../figures/customs.js'
import { firstDay } from '../../time/period.js'
import type { Duck } from '../duck.js'
import { type HeldScope, markNumbers } from './layout.js'
import { type MonthScope, monthScopes, reduced } from './manifest-scopes.js'
import { key, numbers } from './merge-columns.js'
import type { Batch } from './write-batch.js'
import { refused } from './write-check.js'

const chunkRows = 2048

/**
 * Lays the rows of one year into `incoming`, each number once, and the lengths of code that the batch speaks of into
 * `spoken_level`.
 *
 * @returns how many
 * @throws InputError when a number stands twice with different values
 */
export async function layRows(duck: Duck, { table, releases, isSummed }: Batch, year: number): Promise<number> {
  await duck.ask(
    `CREATE OR REPLACE TABLE told_row (code VARCHAR, reporter VARCHAR, partner VARCHAR, month INTEGER,
       value DOUBLE, value_mark INTEGER, quantity DOUBLE, unit VARCHAR, quantity_mark INTEGER)`,
  )
  await append(duck, ownRows(releases, year))
  const told = ['code', 'reporter', 'partner', 'month']
  await duck.ask(
    `CREATE OR REPLACE TABLE incoming AS
     SELECT DISTINCT length(code)::UTINYINT AS level, code, reporter, partner, make_date(month // 12, month % 12 + 1, 1) AS month,
       value::BIGINT AS value, value_mark::UTINYINT AS value_mark, quantity, unit, quantity_mark::UTINYINT AS quantity_mark
     FROM told_row`,
  )
  const [twice] = await duck.ask(
    `SELECT ${told.map((name) => (name === 'month' ? `strftime(month, '%Y-%m')` : name)).join(', ')},
       list((${numbers.map((name) => `coalesce(${name}::VARCHAR, '-')`).join(` || ' ' || `)}) ORDER BY value, quantity)
     FROM incoming GROUP BY ${key} HAVING count(*) > 1 ORDER BY ALL LIMIT 1`,
  )
  if (twice !== undefined) throw standsTwice(table, twice.slice(0, 4).map(String))
  await duck.ask(
    `CREATE OR REPLACE TABLE spoken_level AS SELECT DISTINCT level FROM ${isSummed ? 'incoming' : ownLevels(table)}`,
  )
  const [[count] = []] = await duck.ask('SELECT count(*) FROM incoming')
  return Number(count)
}

const ownLevels = ({ levels }: CustomsTable): string =>
  `(SELECT range::UTINYINT AS level FROM range(${levels.length === 0 ? 0 : Math.max(...levels) + 1}, 41))`

function standsTwice(table: CustomsTable, [code, reporter, partner, month]: string[]): Error {
  return refused(
    table,
    `${reporter} ${partner} ${code} ${month}`,
    'stands twice in one release, with different numbers',
  )
}

function* ownRows(releases: Batch['releases'], year: number): Generator<CustomsRow> {
  for (const { rows } of releases) for (const row of rows) if (Math.floor(row.month / 12) === year) yield row
}

async function append(duck: Duck, rows: Iterable<CustomsRow>): Promise<void> {
  const { DuckDBDataChunk, DOUBLE, INTEGER, VARCHAR } = await import('@duckdb/node-api')
  const types = [VARCHAR, VARCHAR, VARCHAR, INTEGER, DOUBLE, INTEGER, DOUBLE, VARCHAR, INTEGER]
  const appender = await duck.connection.createAppender('told_row')
  const chunk = DuckDBDataChunk.create(types, chunkRows)
  let columns: (string | number | null)[][] = types.map(() => [])
  let count = 0
  const flush = (): void => {
    if (count === 0) return
    chunk.reset()
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    columns = types.map(() => [])
    count = 0
  }
  for (const row of rows) {
    for (const [index, cell] of cellsOf(row).entries()) columns[index]?.push(cell)
    if (++count === chunkRows) flush()
  }
  flush()
  appender.closeSync()
}

function cellsOf({
  code,
  reporter,
  partner,
  month,
  value,
  quantity = 'not-counted',
  unit,
}: CustomsRow): (string | number | null)[] {
  const [amount, mark] = given(quantity)
  // What is not counted is in no unit.
  return [
    code,
    reporter,
    partner,
    month,
    ...given(value),
    amount,
    quantity === 'not-counted' ? null : (unit ?? null),
    mark,
  ]
}

/** A number and its mark. Minus zero is zero. */
function given(number: number | Mark): [number | null, number] {
  return typeof number === 'number' ? [number + 0, markNumbers.given] : [null, markNumbers[number]]
}

/**
 * Lays into `scope` what is held whole of a year: before the batch (kind `then`), after it (`now`), and by itself (`own`);
 * and into `gained` what is held now and was not then.
 *
 * @returns how many scopes were gained
 */
export async function layScopes(
  duck: Duck,
  { table, releases }: Batch,
  year: number,
  { before, after }: { before: readonly HeldScope[]; after: readonly HeldScope[] },
): Promise<number> {
  const ofYear = ({ month }: MonthScope): boolean => Math.floor(month / 12) === year
  const held = (scopes: readonly HeldScope[]): MonthScope[] =>
    scopes
      .filter((scope) => scope.table === table.id)
      .flatMap(monthScopes)
      .filter(ofYear)
  const [then, now] = [held(before), held(after)]
  const own = reduced(releases.flatMap(({ scopes }) => scopes.flatMap(monthScopes)).filter(ofYear))
  const known = new Set(then.map(scopeText))
  const gained = now.filter((scope) => !known.has(scopeText(scope)))
  const columns = 'reporter VARCHAR, partner VARCHAR, codes VARCHAR, month DATE, kind VARCHAR'
  await duck.ask(`CREATE OR REPLACE TABLE scope (${columns})`)
  const appender = await duck.connection.createAppender('scope')
  const { DuckDBDateValue } = await import('@duckdb/node-api')
  for (const [kind, scopes] of [
    ['then', then],
    ['now', now],
    ['own', own],
    ['gained', gained],
  ] as const)
    for (const { reporter, partner, codes, month } of scopes) {
      for (const text of [reporter, partner, codes]) appender.appendVarchar(text)
      appender.appendDate(new DuckDBDateValue(firstDay(month)))
      appender.appendVarchar(kind)
      appender.endRow()
    }
  appender.closeSync()
  await duck.ask(`CREATE OR REPLACE VIEW own_scope AS FROM scope WHERE kind = 'own'`)
  await duck.ask(`CREATE OR REPLACE VIEW gained AS FROM scope WHERE kind = 'gained'`)
  await duck.ask(`CREATE OR REPLACE VIEW scope_month AS SELECT DISTINCT month FROM own_scope`)
  return gained.length
}

const scopeText = ({ reporter, partner, codes, month }: MonthScope): string =>
  `${reporter} ${partner} ${codes} ${month}`
