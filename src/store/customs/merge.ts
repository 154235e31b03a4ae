/** Versions of numbers: what a release changes in one table's one year, worked out in the database beside what is stored. */
import type { CustomsTable } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { type Duck, sqlText } from '../duck.js'
import { columnNames, columnsSql, customsFile, type Partition } from './layout.js'
import { key, numbers, onKey, onNames } from './merge-columns.js'

export interface Merged {
  added: number
  revised: number
  unchanged: number
  gone: number
}

/**
 * Lays one partition open for a transaction: `held` is then every version that is stored or was merged since, current ones
 * with no `until`. Keys that change are taken over into `touched` with all their versions; the rest stays in the files.
 */
export async function openPartition(duck: Duck, home: Home, partition: Partition | undefined): Promise<void> {
  const all = columnNames.join(', ')
  const stored =
    partition === undefined
      ? 'SELECT * FROM touched WHERE false'
      : `SELECT ${all} FROM read_parquet([${[...partition.rows, ...(partition.past ?? [])]
          .map((file) => sqlText(customsFile(home, file)))
          .join(', ')}])`
  await duck.ask(`CREATE OR REPLACE TABLE touched ${columnsSql}`)
  await duck.ask(`CREATE OR REPLACE TABLE touched_key AS SELECT ${key} FROM touched`)
  await duck.ask(`CREATE OR REPLACE VIEW stored AS ${stored}`)
  await duck.ask(
    `CREATE OR REPLACE VIEW held AS
     SELECT * FROM stored ANTI JOIN touched_key USING (${key}) UNION ALL SELECT ${all} FROM touched`,
  )
}

/**
 * Merges the rows of one vintage, which lie in `incoming`, and those that are absent though in scope. What changed is left
 * in `changed`.
 *
 * @param vintage ISO day
 */
export async function mergeRows(duck: Duck, table: CustomsTable, year: number, vintage: string): Promise<Merged> {
  const day = `DATE ${sqlText(vintage)}`
  await findAbsent(duck)
  await duck.ask(
    `CREATE OR REPLACE TABLE told AS
     SELECT ${key}, ${numbers.join(', ')}, false AS is_absent FROM incoming WHERE year(month) = ${year}
     UNION ALL SELECT ${key}, ${numbers.join(', ')}, true FROM absent`,
  )
  await dropSummed(duck, table)
  // The number that held on the day of this release. Where it is the same, the release tells nothing new.
  await duck.ask(
    `CREATE OR REPLACE TABLE changed AS
     SELECT told.* FROM told LEFT JOIN (FROM held WHERE vintage <= ${day} AND (until IS NULL OR until > ${day})) AS standing
     ON ${onKey('told', 'standing')}
     WHERE standing.vintage IS NULL OR ${numbers.map((name) => `told.${name} IS DISTINCT FROM standing.${name}`).join(' OR ')}`,
  )
  await duck.ask(
    `CREATE OR REPLACE TABLE before AS SELECT ${columnNames.join(', ')} FROM held SEMI JOIN changed USING (${key})`,
  )
  const [[rows, changed, absent, revised] = []] = await duck.ask(
    `SELECT (SELECT count(*) FROM told WHERE NOT is_absent), (SELECT count(*) FROM changed WHERE NOT is_absent),
       (SELECT count(*) FROM changed WHERE is_absent),
       (SELECT count(*) FROM (FROM changed WHERE NOT is_absent) SEMI JOIN before USING (${key}))`,
  )
  await layVersions(
    duck,
    `SELECT ${key}, ${numbers.join(', ')}, vintage FROM before WHERE vintage <> ${day}
     UNION ALL SELECT ${key}, ${numbers.join(', ')}, ${day} FROM changed`,
    'changed',
  )
  return {
    added: Number(changed) - Number(revised),
    revised: Number(revised),
    unchanged: Number(rows) - Number(changed),
    gone: Number(absent),
  }
}

/**
 * Keys held in a scope of the release, at the lengths of code it speaks of, and not in it: no trade. The unit stays, so that
 * a zero can be added to what is counted in it.
 */
async function findAbsent(duck: Duck): Promise<void> {
  await duck.ask(
    `CREATE OR REPLACE TABLE absent AS
     WITH current AS (
       SELECT held.* FROM held SEMI JOIN scope_month USING (month) SEMI JOIN spoken_level USING (level) WHERE until IS NULL),
     pair AS (SELECT DISTINCT reporter, partner, month FROM current),
     cover AS (${coverSql('pair', 'own_scope')})
     SELECT ${key}, 0::BIGINT AS value, 4::UTINYINT AS value_mark,
       CASE WHEN unit IS NOT NULL THEN 0::DOUBLE END AS quantity, unit,
       CASE WHEN unit IS NULL THEN 1 ELSE 4 END::UTINYINT AS quantity_mark
     FROM current
     SEMI JOIN cover ON ${onNames(['reporter', 'partner', 'month'], 'current', 'cover')}
       AND starts_with(current.code, cover.codes) AND NOT (cover.is_each AND current.partner = 'W')
     ANTI JOIN incoming ON ${onKey('current', 'incoming')}`,
  )
}

/**
 * Leaves out numbers of the agency that are sums here: those of which a scope holds all parts. A total of all countries is
 * made here unless a scope of its own says that the agency gives it.
 */
async function dropSummed(duck: Duck, { levels }: CustomsTable): Promise<void> {
  if (levels.length === 0) return
  const own = Math.max(...levels)
  const [[any] = []] = await duck.ask(`SELECT count(*) FROM told WHERE level <= ${own} OR partner = 'W'`)
  if (Number(any) === 0) return
  await duck.ask(
    `DELETE FROM told USING (
       WITH pair AS (SELECT DISTINCT reporter, partner, month FROM told),
       cover AS (FROM (${coverSql('pair', 'scope')}) WHERE kind = 'now')
       SELECT ${key} FROM told JOIN cover USING (reporter, partner, month)
       WHERE starts_with(told.code, cover.codes) AND (level <= ${own} OR partner = 'W')
       GROUP BY ${key} HAVING level <= ${own} OR bool_and(is_each)) AS summed
     WHERE ${onKey('told', 'summed')}`,
  )
}

/** The scopes, month by month, that speak of each reporter, partner and month. */
export function coverSql(pairs: string, scopes: string): string {
  return `SELECT DISTINCT pair.reporter, pair.partner, pair.month, scope.codes, scope.kind, scope.partner = '*' AS is_each
    FROM ${pairs} AS pair JOIN ${scopes} AS scope ON scope.month = pair.month
      AND (scope.partner = pair.partner OR scope.partner = '*')
      AND (scope.reporter = pair.reporter
        OR (ends_with(scope.reporter, '-*') AND starts_with(pair.reporter, left(scope.reporter, -1))))`
}

/**
 * Puts versions in the place of all that are held of these keys: in order of their days, equal ones after one another as the
 * earliest of them.
 *
 * @param from SQL of key, numbers and vintage, one for each key and day
 * @param keys the table of the keys replaced
 */
export async function layVersions(duck: Duck, from: string, keys: string): Promise<void> {
  const versions = await versionsInOrder(duck, from)
  await duck.ask(`DELETE FROM touched USING ${keys} AS gone WHERE ${onKey('touched', 'gone')}`)
  await duck.ask(`INSERT INTO touched BY NAME ${versions}`)
  await duck.ask(`INSERT INTO touched_key SELECT ${key} FROM ${keys} ANTI JOIN touched_key USING (${key})`)
}

/** SQL of these versions with `is_first` and `until`, without those that repeat the one before; lays them into `version`. */
async function versionsInOrder(duck: Duck, from: string): Promise<string> {
  await duck.ask(`CREATE OR REPLACE TABLE version AS ${from}`)
  await duck.ask(`CREATE OR REPLACE TABLE several AS SELECT ${key} FROM version GROUP BY ${key} HAVING count(*) > 1`)
  const names = [...key.split(', '), ...numbers, 'vintage'].join(', ')
  return `SELECT ${names}, true AS is_first, NULL::DATE AS until FROM version ANTI JOIN several USING (${key})
    UNION ALL (
      WITH marked AS (
        SELECT ${names}, ${numbers.map((name) => `lag(${name}) OVER days AS old_${name}`).join(', ')},
          row_number() OVER days AS place
        FROM version SEMI JOIN several USING (${key}) WINDOW days AS (PARTITION BY ${key} ORDER BY vintage)),
      kept AS (
        FROM marked WHERE place = 1 OR ${numbers.map((name) => `${name} IS DISTINCT FROM old_${name}`).join(' OR ')})
      SELECT ${names}, place = 1, lead(vintage) OVER days
      FROM kept WINDOW days AS (PARTITION BY ${key} ORDER BY vintage))`
}
