/** Averages over a panel: simple, and weighted by imports, by origin and chapter, on every stretch on which they stay the same. */
import { components } from '../duty/panel/segments.js'
import { InputError } from '../problem.js'
import { type Duck, sqlText } from './duck.js'

/** What is averaged: base, each component, the total. */
const measured = ['mfn', ...components, 'total'] as const

/** Chapters together. */
const every = 'all'

/**
 * Reads the weights: CSV or Parquet with hts, origin and value. Codes of 8 digits stand for the line that ends in 00.
 *
 * @throws InputError when the file cannot be read, lacks a column or has a value below zero
 */
export async function readWeights({ ask }: Duck, file: string): Promise<void> {
  const reader = /\.parquet$/i.test(file) ? 'read_parquet' : 'read_csv'
  const from = `${reader}(${sqlText(file)}${reader === 'read_csv' ? ', all_varchar = true, header = true' : ''})`
  try {
    await ask(
      `CREATE TABLE weight AS SELECT rpad(replace(CAST(hts AS VARCHAR), '.', ''), 10, '0') AS hts, CAST(origin AS VARCHAR) AS origin,
        sum(CAST(value AS DOUBLE)) AS value FROM ${from} GROUP BY ALL`,
    )
  } catch (error) {
    throw new InputError({
      what: `cannot be read as weights (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error'})`,
      where: { file },
      mend: 'Give CSV or Parquet with the columns hts, origin (ISO code) and value.',
    })
  }
  const [bad] = await ask(
    'SELECT hts, origin, value FROM weight WHERE value < 0 OR value IS NULL OR isnan(value) LIMIT 1',
  )
  if (bad !== undefined)
    throw new InputError({
      what: `the value of ${String(bad[0])} from ${String(bad[1])} is ${String(bad[2])}`,
      where: { file },
      mend: 'Weights are import values from zero up.',
    })
}

/** Begins averaging; without weights only simple averages come out. */
export async function beginAverages(duck: Duck, weights: string | undefined): Promise<void> {
  if (weights === undefined) await duck.ask('CREATE TABLE weight (hts VARCHAR, origin VARCHAR, value DOUBLE)')
  else await readWeights(duck, weights)
  const columns = measured.flatMap((name) => [`"n_${name}"`, `"s_${name}"`, `"v_${name}"`, `"w_${name}"`])
  await duck.ask(
    `CREATE TABLE event (origin VARCHAR, chapter VARCHAR, day INTEGER, ${columns.map((one) => `${one} DOUBLE`).join(', ')})`,
  )
}

/**
 * Takes in the rows of one kind of origin: what begins on a day counts up, what ends on it counts down, so that a running
 * sum gives every day's average without a row for each day.
 */
export async function addToAverages({ ask }: Duck, origins: readonly string[]): Promise<void> {
  const values = origins.map((origin) => `(${sqlText(origin)})`).join(', ')
  const sums = measured.flatMap((name) => {
    const known = `"${name}" IS NOT NULL`
    return [
      `sum(CASE WHEN ${known} THEN sign ELSE 0 END)`,
      `sum(CASE WHEN ${known} THEN sign * CAST("${name}" AS DOUBLE) ELSE 0 END)`,
      `sum(CASE WHEN ${known} THEN sign * coalesce(value, 0) ELSE 0 END)`,
      `sum(CASE WHEN ${known} THEN sign * coalesce(value, 0) * CAST("${name}" AS DOUBLE) ELSE 0 END)`,
    ]
  })
  await ask(`INSERT INTO event
    SELECT origin.origin, substr(line.hts, 1, 2), edge.day, ${sums.join(', ')}
    FROM (SELECT treatment, outcome, from_day AS day, 1 AS sign FROM part
          UNION ALL SELECT treatment, outcome, until_day, -1 FROM part) AS edge
      JOIN line USING (treatment) JOIN outcome USING (outcome)
      CROSS JOIN (VALUES ${values}) AS origin(origin)
      LEFT JOIN weight ON weight.hts = line.hts AND weight.origin = origin.origin
    GROUP BY ALL`)
}

/** Writes the averages: one row for each origin, chapter (and all together) and stretch of days. @returns the rows */
export async function writeAverages({ ask }: Duck, file: string): Promise<number> {
  const columns = measured.flatMap((name) => [`"n_${name}"`, `"s_${name}"`, `"v_${name}"`, `"w_${name}"`])
  const summed = columns.map((one) => `sum(${one}) AS ${one}`).join(', ')
  const running = columns.map((one) => `sum(${one}) OVER upto AS ${one}`).join(', ')
  const averages = measured.flatMap((name) => [
    `round("s_${name}" / nullif("n_${name}", 0), 4) AS "simple_${name}"`,
    `CASE WHEN "v_${name}" > 0.5 THEN round("w_${name}" / "v_${name}", 4) END AS "weighted_${name}"`,
  ])
  const format = /\.parquet$/i.test(file) ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT csv, HEADER'
  const [row] = await ask(`COPY (
    WITH apart AS (SELECT origin, chapter, day, ${summed} FROM event GROUP BY ALL),
      joined AS (SELECT * FROM apart UNION ALL SELECT origin, '${every}', day, ${summed} FROM event GROUP BY ALL),
      upto AS (SELECT origin, chapter, day, lead(day) OVER (PARTITION BY origin, chapter ORDER BY day) AS next, ${running}
        FROM joined WINDOW upto AS (PARTITION BY origin, chapter ORDER BY day))
    SELECT origin, chapter, DATE '1970-01-01' + day AS "from", DATE '1970-01-01' + next AS "until",
      CAST("n_total" AS BIGINT) AS lines, ${averages.join(', ')}
    FROM upto WHERE next IS NOT NULL ORDER BY origin, chapter, day
  ) TO ${sqlText(file)} (${format})`)
  return Number(row?.[0] ?? 0)
}
