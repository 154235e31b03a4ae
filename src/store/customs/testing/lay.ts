/** Customs stores for tests of reading, laid out by hand: what the writer would have left, row for row. */
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsTable } from '../../../figures/customs.js'
import type { Home } from '../../../home/paths.js'
import { type Duck, openDuck, sqlText } from '../../duck.js'
import {
  columnNames,
  columnsSql,
  type HeldScope,
  markNumbers,
  orders,
  type Partition,
  type StoredPiece,
} from '../layout.js'
import { writeCustomsManifest } from '../manifest.js'

/** One number of one vintage; what is left out is usual. */
export interface LaidRow {
  code: string
  /** `2025-01`. */
  month: string
  partner?: string
  reporter?: string
  value: number | keyof typeof markNumbers
  quantity?: number | keyof typeof markNumbers
  unit?: string
  vintage?: string
  /** The day another number took its place. */
  until?: string
  /** Left out: it is the first. */
  later?: true
}

export interface LaidTable {
  table: CustomsTable
  scopes: Omit<HeldScope, 'table'>[]
  rows: LaidRow[]
}

/** Writes the files and the manifest. */
export async function layCustoms(home: Home, tables: readonly LaidTable[]): Promise<void> {
  const duck = await openDuck()
  try {
    const partitions: Partition[] = []
    for (const laid of tables) {
      const years = [...new Set(laid.rows.map(({ month }) => Number(month.slice(0, 4))))].sort()
      for (const year of years) partitions.push(await layYear(duck, home, laid, year))
    }
    await writeCustomsManifest(home, {
      form: 1,
      tables: tables.map(({ table }) => table),
      partitions,
      scopes: tables.flatMap(({ table, scopes }) => scopes.map((scope) => ({ table: table.id, ...scope }))),
    })
  } finally {
    duck.close()
  }
}

async function layYear(duck: Duck, home: Home, { table, rows }: LaidTable, year: number): Promise<Partition> {
  await duck.ask(`CREATE OR REPLACE TABLE laid ${columnsSql}`)
  const own = rows.filter(({ month }) => Number(month.slice(0, 4)) === year)
  await duck.ask(`INSERT INTO laid VALUES ${own.map(rowSql).join(', ')}`)
  const folder = join(home.customs, table.id, String(year))
  await mkdir(folder, { recursive: true })
  const file = async (kind: keyof typeof orders, where: string): Promise<StoredPiece[]> => {
    const draft = join(folder, `${kind}.part`)
    const [[count] = []] = await duck.ask(
      `COPY (SELECT ${columnNames.join(', ')} FROM laid WHERE ${where} ORDER BY ${orders[kind]}) TO ${sqlText(draft)} (FORMAT parquet)`,
    )
    const name = `${table.id}/${year}/${kind}-${(laidFiles++).toString(16)}.parquet`
    await rename(draft, join(home.customs, name))
    const bytes = (await stat(join(home.customs, name))).size
    return Number(count) === 0 ? [] : [{ file: name, rows: Number(count), bytes, first: '', last: '~' }]
  }
  const partition: Partition = {
    table: table.id,
    year,
    rows: await file('rows', 'until IS NULL'),
    partners: await file('partners', `until IS NULL AND level <= ${Math.max(-1, ...table.levels)}`),
    vintages: { first: own.map(dayOf).sort()[0] ?? '', last: own.map(dayOf).sort().at(-1) ?? '' },
  }
  const past = await file('past', 'until IS NOT NULL')
  return past.length === 0 ? partition : { ...partition, past }
}

let laidFiles = 10

const usualVintage = '2025-11-20'
const dayOf = ({ vintage = usualVintage }: LaidRow): string => vintage

function rowSql(row: LaidRow): string {
  const { code, month, partner = 'CN', reporter = 'US', value, quantity = 'not-counted', unit, until, later } = row
  const text = (given: string | undefined): string => (given === undefined ? 'NULL' : sqlText(given))
  const day = (given: string | undefined): string => (given === undefined ? 'NULL' : `DATE ${sqlText(given)}`)
  const number = (given: number | keyof typeof markNumbers): string =>
    typeof given === 'number'
      ? `${given}, 0`
      : given === 'gone'
        ? `0, ${markNumbers.gone}`
        : `NULL, ${markNumbers[given]}`
  const [amount, amountMark] = number(quantity).split(', ')
  return `(${code.length}, ${text(code)}, ${text(reporter)}, ${text(partner)}, ${day(`${month}-01`)}, ${number(value)}, ${amount}, ${text(unit)}, ${amountMark}, ${day(dayOf(row))}, ${later === undefined}, ${day(until)})`
}
