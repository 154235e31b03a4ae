/** Plays the Census data API over rows of a test: columns by `get`, predicates as filters that come back as columns. */

/** A row of detail, as columns. `CTY_CODE`, `time` and the code's column are needed. */
export type DetailRow = Record<string, string>

export interface PlayedTable {
  /** `exports/hs`. */
  path: string
  /** Column of the code, its level, and the columns of dollars. */
  code: string
  level: string
  dollars: string[]
  rows: DetailRow[]
  lastUpdate?: (month: string) => string
}

export interface Played {
  status: number
  body: string
  headers?: Record<string, string>
}

/** Rows of a path, with the totals that the API itself makes: of all goods, and of all countries (`-`). */
function allRows({ code, level, dollars, rows, lastUpdate }: PlayedTable): DetailRow[] {
  const dated = rows.map((row) => ({
    COMM_LVL: level,
    SUMMARY_LVL: 'DET',
    DF: '-',
    STATE: '-',
    LAST_UPDATE: lastUpdate?.(row['time'] ?? '') ?? '',
    ...row,
  }))
  const world = summed(dated, ['COMM_LVL', 'SUMMARY_LVL', 'DF', 'STATE', 'LAST_UPDATE', code, 'time'], dollars).map(
    (row) => ({ ...row, CTY_CODE: '-' }),
  )
  const detail: DetailRow[] = [...dated, ...world]
  const totals = summed(
    detail.filter((row) => row['DF'] === '-'),
    ['SUMMARY_LVL', 'LAST_UPDATE', 'CTY_CODE', 'STATE', 'time'],
    dollars,
  ).map((row) => ({ ...row, [code]: '-', COMM_LVL: '-', DF: '-' }))
  return [...detail, ...totals]
}

function summed(rows: readonly DetailRow[], by: readonly string[], dollars: readonly string[]): DetailRow[] {
  const groups = new Map<string, DetailRow>()
  for (const row of rows) {
    const key = by.map((name) => row[name]).join('\n')
    const held = groups.get(key)
    if (held === undefined) groups.set(key, { ...row })
    else for (const name of dollars) held[name] = String(Number(held[name]) + Number(row[name]))
  }
  return [...groups.values()]
}

/** @param path with its query */
export function playCensus(tables: readonly PlayedTable[], path: string): Played {
  const [place = '', query = ''] = path.split('?')
  const table = tables.find((one) => place.endsWith(`/intltrade/${one.path}`))
  if (table === undefined) return { status: 404, body: '<html>not found</html>' }
  const pairs = query
    .split('&')
    .map((pair) => pair.split('='))
    .map(([name = '', value = '']): [string, string] => [name, decodeURIComponent(value.replaceAll('+', ' '))])
    .filter(([name]) => name !== 'key')
  const got = pairs.find(([name]) => name === 'get')?.[1].split(',') ?? []
  const wanted = pairs.filter(([name]) => name !== 'get')
  const rows = allRows(table)
  const names = [...new Set(wanted.map(([name]) => name))]
  const level = names.includes('COMM_LVL') || table.level === '' ? undefined : '-'
  const chosen = rows.filter((row) => {
    if (level !== undefined && row['COMM_LVL'] !== level) return false
    if (!names.includes('DF') && row['DF'] !== '-') return false
    return names.every((name) => {
      const values = wanted.filter(([one]) => one === name).map(([, value]) => value)
      return values.some((value) => fits(name, value, row[name] ?? ''))
    })
  })
  if (chosen.length === 0) return { status: 204, body: '' }
  const header = [...got, ...names]
  const lines = [header, ...chosen.map((row) => header.map((name) => row[name] ?? ''))]
  return { status: 200, body: `[${lines.map((line) => JSON.stringify(line)).join(',\n')}]` }
}

function fits(name: string, value: string, cell: string): boolean {
  if (name === 'time') {
    const [, from = '', to = '9999-12'] = /^from (\d{4}-\d\d)(?: to (\d{4}-\d\d))?$/.exec(value) ?? []
    return cell >= from && cell <= to
  }
  return value.endsWith('*') ? cell.startsWith(value.slice(0, -1)) : cell === value
}

/** Rows of one good, for each month given. */
export function exportsOf(
  code: string,
  place: string,
  months: Record<string, [dollars: number, quantity: number]>,
  more: DetailRow = {},
): DetailRow[] {
  return Object.entries(months).map(([time, [dollars, quantity]]) => ({
    E_COMMODITY: code,
    E_COMMODITY_SDESC: `GOOD ${code}`,
    CTY_CODE: place,
    time,
    ALL_VAL_MO: String(dollars),
    QTY_1_MO: String(quantity),
    QTY_1_MO_FLAG: '',
    UNIT_QY1: 'KG',
    ...more,
  }))
}

export function importsOf(
  code: string,
  place: string,
  months: Record<string, [general: number, consumption: number, duty: number]>,
  more: DetailRow = {},
): DetailRow[] {
  return Object.entries(months).map(([time, [general, consumption, duty]]) => ({
    I_COMMODITY: code,
    I_COMMODITY_SDESC: `GOOD ${code}`,
    CTY_CODE: place,
    time,
    GEN_VAL_MO: String(general),
    CON_VAL_MO: String(consumption),
    CAL_DUT_MO: String(duty),
    DUT_VAL_MO: String(duty === 0 ? 0 : consumption),
    GEN_QY1_MO: String(general),
    GEN_QY1_MO_FLAG: '',
    CON_QY1_MO: String(consumption),
    CON_QY1_MO_FLAG: '',
    UNIT_QY1: 'NO',
    ...more,
  }))
}

/** All tables of the interface, over some rows; those left out hold a token row of the world, so that their months are told. */
export function playedTables(
  rows: { exports?: DetailRow[]; domestic?: DetailRow[]; imports?: DetailRow[]; states?: DetailRow[] },
  lastUpdate?: (month: string) => string,
): PlayedTable[] {
  const exported = rows.exports ?? []
  const imported = rows.imports ?? []
  const months = (all: readonly DetailRow[]): [string, string][] =>
    [
      ...new Map(
        all.map((row) => [`${row['time']} ${row['CTY_CODE']}`, [row['time'] ?? '', row['CTY_CODE'] ?? '']]),
      ).values(),
    ] as [string, string][]
  const token = (all: readonly DetailRow[], code: string, value: string, dollars: string[]): DetailRow[] =>
    months(all).map(([time, place]) => ({
      [code]: value,
      CTY_CODE: place,
      time,
      ...Object.fromEntries(dollars.map((name) => [name, '1'])),
    }))
  const shared = lastUpdate === undefined ? {} : { lastUpdate }
  const all = ['ALL_VAL_MO']
  const both = ['GEN_VAL_MO', 'CON_VAL_MO']
  return [
    {
      path: 'exports/hs',
      code: 'E_COMMODITY',
      level: 'HS10',
      dollars: all,
      rows: [...exported, ...(rows.domestic ?? []).map((row) => ({ ...row, DF: '1' }))],
      ...shared,
    },
    {
      path: 'imports/hs',
      code: 'I_COMMODITY',
      level: 'HS10',
      dollars: [...both, 'CAL_DUT_MO', 'DUT_VAL_MO'],
      rows: imported,
      ...shared,
    },
    {
      path: 'exports/enduse',
      code: 'E_ENDUSE',
      level: 'EU5',
      dollars: all,
      rows: token(exported, 'E_ENDUSE', '00100', all),
      ...shared,
    },
    {
      path: 'imports/enduse',
      code: 'I_ENDUSE',
      level: 'EU5',
      dollars: both,
      rows: token(imported, 'I_ENDUSE', '00100', both),
      ...shared,
    },
    { path: 'exports/usda', code: 'USDA', level: '', dollars: all, rows: token(exported, 'USDA', '1', all), ...shared },
    {
      path: 'imports/usda',
      code: 'USDA',
      level: '',
      dollars: both,
      rows: token(imported, 'USDA', '0', both),
      ...shared,
    },
    {
      path: 'exports/statehs',
      code: 'E_COMMODITY',
      level: 'HS6',
      dollars: all,
      rows: rows.states ?? token(exported, 'E_COMMODITY', '120190', all).map((row) => ({ ...row, STATE: 'IA' })),
      ...shared,
    },
    {
      path: 'imports/statehs',
      code: 'I_COMMODITY',
      level: 'HS6',
      dollars: both,
      rows: token(imported, 'I_COMMODITY', '847130', both).map((row) => ({ ...row, STATE: 'CA' })),
      ...shared,
    },
  ]
}
