/**
 * Sums over time, exactly: each version of a part adds itself on its day and takes itself away on the day it was replaced.
 * Such events of a code are added up to those of shorter codes, and running totals of them are the versions of a sum.
 */
import type { Duck } from '../duck.js'
import { key } from './merge-columns.js'

/**
 * What is counted of the parts. Absent ones (mark 4) are zeros of any unit. Units are numbers from 1: parts have one unit when
 * the square of the sum of these is the sum of the squares times their count. Quantities are added as decimals, since sums of
 * binary fractions depend on the order.
 */
const counted: Record<string, string> = {
  parts: 'CASE WHEN value_mark < 4 THEN 1 ELSE 0 END',
  dollars: 'CASE WHEN value_mark = 0 THEN value ELSE 0 END',
  uncounted: 'CASE WHEN value_mark = 1 THEN 1 ELSE 0 END',
  missing: 'CASE WHEN value_mark = 2 THEN 1 ELSE 0 END',
  suppressed: 'CASE WHEN value_mark = 3 THEN 1 ELSE 0 END',
  amount: 'CASE WHEN value_mark < 4 AND quantity_mark = 0 THEN quantity ELSE 0 END::DECIMAL(38, 6)',
  q_uncounted: 'CASE WHEN value_mark < 4 AND quantity_mark = 1 THEN 1 ELSE 0 END',
  q_missing: 'CASE WHEN value_mark < 4 AND quantity_mark = 2 THEN 1 ELSE 0 END',
  q_suppressed: 'CASE WHEN value_mark < 4 AND quantity_mark = 3 THEN 1 ELSE 0 END',
  units: 'CASE WHEN value_mark < 4 THEN unit_number ELSE 0 END',
  squares: 'CASE WHEN value_mark < 4 THEN unit_number * unit_number ELSE 0 END',
  absent: 'CASE WHEN value_mark = 4 THEN 1 ELSE 0 END',
  absent_units: 'CASE WHEN value_mark = 4 THEN unit_number ELSE 0 END',
  absent_squares: 'CASE WHEN value_mark = 4 THEN unit_number * unit_number ELSE 0 END',
}
const counts = Object.keys(counted)
const typeOf = (name: string): string => (name === 'amount' ? 'DECIMAL(38, 6)' : 'BIGINT')

/** SQL of the events of these versions, one or two for each; lays the numbers of their units in `unit_number`. */
export async function eventsSql(duck: Duck, parts: string): Promise<string> {
  await duck.ask(
    `CREATE OR REPLACE TABLE unit_number AS SELECT unit, (row_number() OVER (ORDER BY unit))::BIGINT AS unit_number
     FROM (SELECT DISTINCT unit FROM ${parts} WHERE unit IS NOT NULL)`,
  )
  await duck.ask('SET VARIABLE units = (SELECT list(unit ORDER BY unit_number) FROM unit_number)')
  const own = counts.map((name) => `${counted[name]} AS ${name}`).join(', ')
  const less = counts.map((name) => `-${name}`).join(', ')
  return `WITH own AS (
      SELECT ${key}, vintage, until, ${own}
      FROM (SELECT * EXCLUDE (unit_number), coalesce(unit_number, 0) AS unit_number FROM ${parts} LEFT JOIN unit_number USING (unit)))
    SELECT ${key}, vintage AS day, ${counts.join(', ')} FROM own
    UNION ALL SELECT ${key}, until, ${less} FROM own WHERE until IS NOT NULL`
}

/** Adds events up into `event`: one for each sum and day. */
export async function addEvents(
  duck: Duck,
  from: string,
  { level, code, partner }: { level: string; code: string; partner: string },
): Promise<void> {
  const sums = counts.map((name) => `sum(${name})::${typeOf(name)} AS ${name}`).join(', ')
  await duck.ask(
    `CREATE OR REPLACE TABLE event_next AS
     SELECT (${level})::UTINYINT AS level, ${code} AS code, reporter, ${partner} AS partner, month, day, ${sums}
     FROM (${from}) GROUP BY ALL`,
  )
  await duck.ask('DROP TABLE IF EXISTS event')
  await duck.ask('ALTER TABLE event_next RENAME TO event')
}

/**
 * SQL of the versions of sums: key, numbers and vintage, one for each day on which something changed.
 *
 * @param groups a table of keys and `first`, the day from which all parts of the sum are known: what was before is its state
 */
export async function versionsSql(duck: Duck, groups: string): Promise<string> {
  await duck.ask(
    `CREATE OR REPLACE TABLE moment AS
     SELECT ${key}, greatest(day, first) AS day, ${counts.map((name) => `sum(${name})::${typeOf(name)} AS ${name}`).join(', ')}
     FROM event JOIN ${groups} USING (${key}) GROUP BY ALL`,
  )
  await duck.ask(`CREATE OR REPLACE TABLE moving AS SELECT ${key} FROM moment GROUP BY ${key} HAVING count(*) > 1`)
  const running = counts.map((name) => `(sum(${name}) OVER days)::${typeOf(name)} AS ${name}`).join(', ')
  return `SELECT ${key}, ${numbersOf}, day AS vintage FROM (
      FROM moment ANTI JOIN moving USING (${key})
      UNION ALL SELECT ${key}, day, ${running} FROM moment SEMI JOIN moving USING (${key})
      WINDOW days AS (PARTITION BY ${key} ORDER BY day ROWS UNBOUNDED PRECEDING))`
}

const oneUnit = (many: string, units: string, squares: string): string =>
  `${units} > 0 AND ${many} * ${squares} = ${units} * ${units}`
const unitOf = (units: string, many: string): string => `getvariable('units')[${units} // ${many}]`

const isZero = 'parts = 0'
const isCounted = `(${oneUnit('parts', 'units', 'squares')})`
const isCountedZero = `(${oneUnit('absent', 'absent_units', 'absent_squares')})`

/** The numbers of a sum. A part that is not given makes the sum not given; unlike units are not counted together. */
const numbersOf = `
  CASE WHEN ${isZero} THEN 0 WHEN uncounted + missing + suppressed = 0 THEN dollars END AS value,
  (CASE WHEN ${isZero} THEN 4 WHEN suppressed > 0 THEN 3 WHEN missing > 0 THEN 2 WHEN uncounted > 0 THEN 1 ELSE 0 END)::UTINYINT
    AS value_mark,
  CASE WHEN ${isZero} THEN CASE WHEN ${isCountedZero} THEN 0 END
    WHEN ${isCounted} AND q_uncounted + q_missing + q_suppressed = 0 THEN amount END::DOUBLE AS quantity,
  CASE WHEN ${isZero} THEN CASE WHEN ${isCountedZero} THEN ${unitOf('absent_units', 'absent')} END
    WHEN ${isCounted} AND q_uncounted = 0 THEN ${unitOf('units', 'parts')} END AS unit,
  (CASE WHEN ${isZero} THEN CASE WHEN ${isCountedZero} THEN 4 ELSE 1 END WHEN NOT ${isCounted} OR q_uncounted > 0 THEN 1
    WHEN q_suppressed > 0 THEN 3 WHEN q_missing > 0 THEN 2 ELSE 0 END)::UTINYINT AS quantity_mark`
