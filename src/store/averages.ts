/** Averages over a panel: simple, and weighted by imports, by origin and chapter, on every stretch on which they stay the same. */
import { components } from '../duty/panel/components.js'
import type { PanelOutcome } from '../duty/panel/treatments.js'
import { InputError, quoted } from '../problem.js'
import { type Duck, sqlText } from './duck.js'

/** What is averaged: base, each component, the total. */
const measured = ['mfn', ...components, 'total'] as const

/** Chapters together, and origins together. */
const every = 'all'

/**
 * Reads the weights: CSV or Parquet with hts, origin and value. Codes of 8 digits stand for the line that ends in 00.
 *
 * @throws InputError when the file cannot be read, lacks a column, has a value below zero or a code that is none, or is of no
 *   origin of the panel
 */
async function readWeights({ ask }: Duck, file: string, origins: readonly string[]): Promise<void> {
  const reader = /\.parquet$/i.test(file) ? 'read_parquet' : 'read_csv'
  const from = `${reader}(${sqlText(file)}${reader === 'read_csv' ? ', all_varchar = true, header = true' : ''})`
  try {
    await ask(
      `CREATE TABLE weight AS SELECT replace(CAST(hts AS VARCHAR), '.', '') AS hts, CAST(origin AS VARCHAR) AS origin,
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
    'SELECT hts, origin, value FROM weight WHERE value < 0 OR value IS NULL OR NOT isfinite(value) LIMIT 1',
  )
  if (bad !== undefined)
    throw new InputError({
      what: `the value of ${String(bad[0])} from ${String(bad[1])} is ${String(bad[2])}`,
      where: { file },
      mend: 'Weights are import values from zero up.',
    })
  const [code] = await ask(
    `SELECT hts FROM weight WHERE hts IS NULL OR NOT regexp_full_match(hts, '\\d{8}(\\d\\d)?') LIMIT 1`,
  )
  if (code !== undefined)
    throw new InputError({
      what: `${quoted(String(code[0] ?? ''))} is not a code of 8 or 10 digits`,
      where: { file },
      mend: 'Write codes with their leading zeros, as text.',
    })
  await ask(`UPDATE weight SET hts = rpad(hts, 10, '0')`)
  const listed = origins.map(sqlText).join(', ')
  const [known] = await ask(`SELECT count(*) FROM weight WHERE origin IN (${listed})`)
  if (Number(known?.[0] ?? 0) === 0)
    throw new InputError({
      what: 'no row is of an origin of the panel',
      where: { file },
      mend: 'Write origins as ISO codes, as in CN.',
    })
}

/** The two ends of what is averaged, by place in the outcomes that the panel gives. */
const ends = ['none', 'all'] as const

/** Sums over lines and over their imports: of each measure at each end, of all lines, and of those that are estimated. */
const summed = [
  'lines',
  'imports',
  ...['specific', 'content'].flatMap((kind) => [`lines_${kind}`, `imports_${kind}`]),
  ...measured.flatMap((name) => ends.flatMap((end) => [`s_${name}_${end}`, `w_${name}_${end}`])),
]
const sumColumns = summed.map((name) => `"${name}"`)

/** Begins averaging; without weights only simple averages come out. */
export async function beginAverages(
  duck: Duck,
  weights: string | undefined,
  origins: readonly string[],
): Promise<void> {
  if (weights === undefined) await duck.ask('CREATE TABLE weight (hts VARCHAR, origin VARCHAR, value DOUBLE)')
  else await readWeights(duck, weights, origins)
  const columns = measured.flatMap((name) => ends.map((end) => `"${name}_${end}" BIGINT`))
  await duck.ask(
    `CREATE TABLE estimate (outcome INTEGER, "specific" BOOLEAN, "content" BOOLEAN, ${columns.join(', ')})`,
  )
  await duck.ask(
    `CREATE TABLE event (origin VARCHAR, chapter VARCHAR, day INTEGER, ${sumColumns.map((one) => `${one} DOUBLE`).join(', ')})`,
  )
}

/** Takes in what averages take for the outcomes from the `known`th on. */
export async function addEstimates(
  { connection }: Duck,
  outcomes: readonly PanelOutcome[],
  known: number,
): Promise<void> {
  const appender = await connection.createAppender('estimate')
  for (const [at, { least, total }] of outcomes.slice(known).entries()) {
    const sums = ends.map((end) => least[end].reduce((sum, one) => sum + one, least.mfn))
    const content = components.some((_, place) => least.none[place] !== least.all[place])
    appender.appendInteger(known + at)
    appender.appendBoolean(total === null && !content)
    appender.appendBoolean(content)
    for (const values of [
      ends.map(() => least.mfn),
      ...components.map((_, place) => ends.map((end) => least[end][place] ?? 0)),
      sums,
    ])
      for (const ppm of values) appender.appendBigInt(BigInt(ppm))
    appender.endRow()
  }
  appender.closeSync()
}

/**
 * Lays the weights on the lines of the panel. Imports under a code that does not stand on a day go to the lines of its
 * subheading (8 digits) that do, by their own imports, or in equal parts where they have none: a code that was renumbered
 * keeps its place in the average.
 */
export async function layWeights({ ask }: Duck): Promise<void> {
  await ask(`CREATE TABLE laid AS
    WITH edge AS (
        SELECT DISTINCT substr(hts, 1, 8) AS sub, unnest([from_day, until_day]) AS day FROM line),
      stretch AS (SELECT sub, day AS from_day, lead(day) OVER (PARTITION BY sub ORDER BY day) AS until_day FROM edge),
      subheading AS (SELECT origin, substr(hts, 1, 8) AS sub, sum(value) AS value FROM weight GROUP BY ALL)
    SELECT subheading.origin, line.treatment, line.hts, stretch.from_day, stretch.until_day,
      CASE WHEN sum(coalesce(weight.value, 0)) OVER same > 0
        THEN subheading.value * coalesce(weight.value, 0) / sum(coalesce(weight.value, 0)) OVER same
        ELSE subheading.value / count(*) OVER same END AS value
    FROM stretch JOIN line
        ON substr(line.hts, 1, 8) = sub AND line.from_day <= stretch.from_day AND stretch.until_day <= line.until_day
      JOIN subheading USING (sub)
      LEFT JOIN weight ON weight.hts = line.hts AND weight.origin = subheading.origin
    WINDOW same AS (PARTITION BY subheading.origin, sub, stretch.from_day)`)
}

/**
 * Takes in the rows of one kind of origin: what begins on a day counts up, what ends on it counts down, so that a running
 * sum gives every day's average without a row for each day.
 */
export async function addToAverages({ ask }: Duck, part: string, origins: readonly string[]): Promise<void> {
  const simple = summed.map((name) => {
    if (name === 'lines') return 'sum(sign)'
    if (name.startsWith('lines_')) return `sum(CASE WHEN "${name.slice(6)}" THEN sign ELSE 0 END)`
    return name.startsWith('s_') ? `sum(sign * "${name.slice(2)}")` : '0'
  })
  const weighted = summed.map((name) => {
    if (name === 'imports') return 'sum(sign * value)'
    if (name.startsWith('imports_')) return `sum(CASE WHEN "${name.slice(8)}" THEN sign * value ELSE 0 END)`
    return name.startsWith('w_') ? `sum(sign * value * "${name.slice(2)}")` : '0'
  })
  const listed = origins.map(sqlText)
  await ask(`INSERT INTO event
    SELECT origin, chapter, day, columns(* EXCLUDE (origin, chapter, day))
    FROM (SELECT substr(line.hts, 1, 2) AS chapter, edge.day, ${simple.map((one, at) => `${one} AS ${sumColumns[at]}`).join(', ')}
        FROM (SELECT treatment, outcome, from_day AS day, 1 AS sign FROM ${part}
              UNION ALL SELECT treatment, outcome, until_day, -1 FROM ${part}) AS edge
          JOIN line USING (treatment) JOIN estimate USING (outcome)
        GROUP BY ALL)
      CROSS JOIN (VALUES ${listed.map((one) => `(${one})`).join(', ')}) AS kind(origin)`)
  await ask(`INSERT INTO event
    SELECT origin, substr(hts, 1, 2), day, ${weighted.join(', ')}
    FROM (SELECT origin, hts, value, outcome, greatest(part.from_day, laid.from_day) AS begins,
            least(part.until_day, laid.until_day) AS ends
          FROM ${part} AS part JOIN laid USING (treatment)
          WHERE origin IN (${listed.join(', ')}) AND part.from_day < laid.until_day AND laid.from_day < part.until_day)
      CROSS JOIN LATERAL (VALUES (begins, 1), (ends, -1)) AS edge(day, sign)
      JOIN estimate USING (outcome)
    GROUP BY ALL`)
}

/** Writes the averages: one row for each origin, chapter (and all together) and stretch of days. @returns the rows */
export async function writeAverages({ ask }: Duck, file: string): Promise<number> {
  const sums = sumColumns.map((one) => `sum(${one}) AS ${one}`).join(', ')
  const running = sumColumns.map((one) => `sum(${one}) OVER upto AS ${one}`).join(', ')
  const averages = measured.flatMap((name) =>
    ends.flatMap((end) => {
      const suffix = end === 'none' ? '' : '_whole'
      // Parts per million are percent to four places.
      return [
        `round("s_${name}_${end}" / 1e4 / nullif(lines, 0), 4) AS "simple_${name}${suffix}"`,
        `CASE WHEN imports > 0.5 THEN round("w_${name}_${end}" / 1e4 / imports, 4) END AS "weighted_${name}${suffix}"`,
      ]
    }),
  )
  const format = /\.parquet$/i.test(file) ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT csv, HEADER'
  const counted = ['specific', 'content'].flatMap((kind) => [
    `CAST(lines_${kind} AS BIGINT) AS lines_${kind}`,
    `CAST(round(imports_${kind}) AS BIGINT) AS imports_${kind}`,
  ])
  const [row] = await ask(`COPY (
    WITH joined AS (
        SELECT coalesce(origin, '${every}') AS origin, coalesce(chapter, '${every}') AS chapter, day, ${sums}
        FROM event GROUP BY GROUPING SETS ((origin, chapter, day), (origin, day), (chapter, day), (day))),
      upto AS (SELECT origin, chapter, day, lead(day) OVER (PARTITION BY origin, chapter ORDER BY day) AS next, ${running}
        FROM joined WINDOW upto AS (PARTITION BY origin, chapter ORDER BY day))
    SELECT origin, chapter, DATE '1970-01-01' + day AS "from", DATE '1970-01-01' + next AS "until",
      CAST(lines AS BIGINT) AS lines, CAST(round(imports) AS BIGINT) AS imports, ${counted.join(', ')}, ${averages.join(', ')}
    FROM upto WHERE next IS NOT NULL AND lines > 0.5 ORDER BY origin, chapter, day
  ) TO ${sqlText(file)} (${format})`)
  return Number(row?.[0] ?? 0)
}
