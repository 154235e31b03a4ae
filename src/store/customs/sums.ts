/**
 * Sums of an agency's rows: of each beginning of a code that the table names, of all goods, and of all countries. A sum is a
 * number like any other, with versions: that of a day is made of the parts that held on it.
 *
 * A table has one length of code that is its own, longer than every length it sums to. Rows that an agency itself summed
 * (`1201` beside `1201900095`) are kept where no scope holds all parts, and are never parts of anything. So is a total of
 * all countries (`W`) that comes in no scope of its own.
 */
import type { CustomsTable } from '../../figures/customs.js'
import { type Duck, sqlText } from '../duck.js'
import { coverSql, layVersions } from './merge.js'
import { key, numbers, onKey } from './merge-columns.js'
import { addEvents, eventsSql, versionsSql } from './sums-events.js'

/** The lengths of the sums of a table, longest first: those it names, and all goods (0). */
function summedLevels({ levels }: CustomsTable): number[] {
  return levels.length === 0 ? [] : [...new Set([...levels, 0])].sort((a, b) => b - a)
}

/**
 * Makes anew the sums that a merge may have changed: those with a part in `changed`, and those of which `scope` holds all
 * parts now (kind `now`) and did not before (kind `then`).
 *
 * @param vintage ISO day of the release, whose own scopes are of kind `own`
 */
export async function sumUp(duck: Duck, table: CustomsTable, vintage: string): Promise<void> {
  const levels = summedLevels(table)
  if (levels.length === 0) return
  const own = Math.max(...levels)
  await duck.ask(
    `CREATE OR REPLACE TABLE stirred AS SELECT DISTINCT code, reporter, partner, month FROM changed WHERE level > ${own}`,
  )
  const months = await duck.ask(
    `SELECT month::VARCHAR FROM (SELECT month FROM stirred UNION SELECT month FROM gained) ORDER BY 1`,
  )
  for (const [month] of months) {
    const ofMonth = `month = DATE ${sqlText(String(month))} AND level > ${own}`
    await sumCountries(duck, ofMonth, vintage)
    await duck.ask(
      `CREATE OR REPLACE TABLE part AS
       WITH pair AS (SELECT DISTINCT reporter, partner, month FROM held WHERE ${ofMonth})
       SELECT held.* FROM held
       SEMI JOIN (
         SELECT reporter, partner, month FROM stirred
         UNION SELECT reporter, partner, month FROM (${coverSql('pair', 'gained')})) AS wanted
       USING (reporter, partner, month) WHERE ${ofMonth}`,
    )
    const [[shortest] = []] = await duck.ask(
      `SELECT min(length(codes)) FROM scope WHERE kind = 'now' AND month = DATE ${sqlText(String(month))}`,
    )
    let from = await eventsSql(duck, 'part')
    // A sum is whole only below a beginning that is held whole.
    for (const level of levels.filter((one) => shortest !== null && one >= Number(shortest))) {
      await addEvents(duck, from, { level: String(level), code: `left(code, ${level})`, partner: 'partner' })
      await placeSums(duck, vintage, `left(code, ${level})`, 'partner')
      from = 'SELECT * FROM event'
    }
  }
}

/** Sums over countries of the agency's own codes, where it gives no total itself. They stand among its rows, as partner W. */
async function sumCountries(duck: Duck, own: string, vintage: string): Promise<void> {
  const [[each] = []] = await duck.ask(`SELECT count(*) FROM scope WHERE partner = '*' AND kind = 'now'`)
  if (Number(each) === 0) return
  await duck.ask(
    `CREATE OR REPLACE TABLE part AS
     WITH code AS (SELECT DISTINCT code, reporter, 'W' AS partner, month FROM held WHERE ${own} AND partner <> 'W'),
     pair AS (SELECT DISTINCT reporter, partner, month FROM code)
     SELECT held.* FROM held
     SEMI JOIN (
       SELECT code, reporter, month FROM stirred WHERE partner <> 'W'
       UNION SELECT code.code, code.reporter, code.month FROM code JOIN (${coverSql('pair', 'gained')}) AS cover
         ON cover.reporter = code.reporter AND cover.month = code.month AND starts_with(code.code, cover.codes)) AS wanted
     USING (code, reporter, month) WHERE ${own} AND partner <> 'W'`,
  )
  await addEvents(duck, await eventsSql(duck, 'part'), { level: 'level', code: 'code', partner: `'W'` })
  await placeSums(duck, vintage, 'code', `'W'`)
  await duck.ask(
    `INSERT INTO stirred SELECT code, reporter, partner, month FROM sum_group
     ANTI JOIN stirred USING (code, reporter, partner, month)`,
  )
}

/** Lays the versions of the sums whose parts' events are in `event`: those that are stirred or newly whole. */
async function placeSums(duck: Duck, vintage: string, code: string, partner: string): Promise<void> {
  const day = `DATE ${sqlText(vintage)}`
  const countries = partner !== 'partner'
  await duck.ask(
    `CREATE OR REPLACE TABLE sum_group AS
     WITH candidate AS (SELECT ${key}, max(day) AS newest FROM event GROUP BY ${key}),
     pair AS (SELECT DISTINCT reporter, partner, month FROM candidate),
     cover AS (${coverSql('pair', 'scope')}),
     covered AS (
       SELECT ${key}, any_value(newest) AS newest, ${flags(countries)}
       FROM candidate JOIN cover USING (reporter, partner, month)
       WHERE starts_with(candidate.code, cover.codes) GROUP BY ${key}),
     stir AS (SELECT DISTINCT ${code} AS code, reporter, ${partner} AS partner, month FROM stirred),
     known AS (SELECT ${key}, min(vintage) AS first FROM held SEMI JOIN covered USING (${key}) GROUP BY ${key})
     -- A sum is known from the day on which all its parts were: that of its first version, or of a release that told them all.
     SELECT ${key}, CASE WHEN is_own THEN least(${day}, coalesce(CASE WHEN was THEN first END, newest))
       ELSE coalesce(CASE WHEN was THEN first END, newest) END AS first
     FROM covered LEFT JOIN known USING (${key}) LEFT JOIN stir USING (code, reporter, partner, month)
     WHERE is_now AND (NOT was OR stir.code IS NOT NULL)`,
  )
  const names = [...key.split(', '), ...numbers, 'vintage'].map((name) => `held.${name}`).join(', ')
  await layVersions(
    duck,
    `${await versionsSql(duck, 'sum_group')}
     UNION ALL BY NAME SELECT ${names} FROM held JOIN sum_group ON ${onKey('held', 'sum_group')}
     WHERE held.vintage < sum_group.first`,
    'sum_group',
  )
}

/** Which kinds of scopes hold all parts. A total of all countries is the agency's own where a scope names it. */
function flags(countries: boolean): string {
  const [each, total] = countries ? [' AND is_each', ` AND NOT bool_or(kind = 'now' AND NOT is_each)`] : ['', '']
  return `bool_or(kind = 'then'${each}) AS was, bool_or(kind = 'now'${each})${total} AS is_now, bool_or(kind = 'own'${each}) AS is_own`
}
