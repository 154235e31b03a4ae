/** From files to typed records. Every file is read to its end, and every fault is told with its line, field and mend. */
import type { Place, Problem } from '../problem.js'
import { nearest } from './nearest.js'
import type {
  Contact,
  Coverage,
  Measure,
  Organisation,
  Person,
  ProductName,
  Source,
  Statement,
  TrackState,
} from './records.js'
import { folders, type Kind, schemas } from './schema.js'
import type {
  Condition,
  Country,
  CountryGroup,
  Duty,
  DutyException,
  Edition,
  Programme,
  StackingClass,
} from './tariff.js'
import { type Located, type Plain, readYaml } from './yaml.js'

/** One file below the ledger's folder, as its bytes. */
export interface LedgerFile {
  /** Below the ledger's folder, with `/`: `measures/us/ieepa/fentanyl-china.yaml`. */
  path: string
  bytes: Uint8Array
}

/** A record as the reader hands it on, and where its fields stand. */
export interface Read<Record> {
  record: Record
  /** The place of a field, such as `['steps', 1, 'from']`, with its name as people write it. */
  place(path?: readonly PropertyKey[]): Place
}

/** All records of a ledger, kind by kind, in order of file and line. */
export interface LedgerRecords {
  sources: Read<Source>[]
  contacts: Read<Contact>[]
  statements: Read<Statement>[]
  tracks: Read<TrackState>[]
  measures: Read<Measure>[]
  coverage: Read<Coverage>[]
  people: Read<Person>[]
  organisations: Read<Organisation>[]
  products: Read<ProductName>[]
  duties: Read<Duty>[]
  exceptions: Read<DutyException>[]
  stacking: Read<StackingClass>[]
  programmes: Read<Programme>[]
  countries: Read<Country>[]
  'country-groups': Read<CountryGroup>[]
  conditions: Read<Condition>[]
  editions: Read<Edition>[]
  /** Codes by the name of their list. */
  lists: Map<string, { codes: string[]; file: string }>
  /** Shelves of which a file or a record was refused: what is missing there proves nothing. */
  broken: Set<Shelf>
  /** The files as read, from which the snapshot's digest is made. */
  files: LedgerFile[]
}

/** The kinds by the name of their folder. */
export type Shelf = keyof typeof folders

/** Problems told of one record. */
const most = 100

/** Reads files as they would stand below `ledger/`. */
export function readRecords(files: LedgerFile[]): { records: LedgerRecords; problems: Problem[] } {
  const problems: Problem[] = []
  const records: LedgerRecords = {
    sources: [],
    contacts: [],
    statements: [],
    tracks: [],
    measures: [],
    coverage: [],
    people: [],
    organisations: [],
    products: [],
    duties: [],
    exceptions: [],
    stacking: [],
    programmes: [],
    countries: [],
    'country-groups': [],
    conditions: [],
    editions: [],
    lists: new Map(),
    broken: new Set(),
    files: [],
  }
  for (const file of files) {
    const name = file.path.split('/')[0]?.replace(/\.ya?ml$/, '') ?? ''
    if (file.path.startsWith('lists/') && file.path.endsWith('.txt')) readList(file, records, problems)
    else if (!/\.ya?ml$/.test(file.path)) continue
    else if (!(name in folders)) strayed(file, name, problems)
    else if (file.path.endsWith('.yml'))
      problems.push({
        what: 'the file ends in .yml',
        where: { file: shown(file) },
        mend: 'Name it .yaml, so that it is found.',
      })
    else readFile(file, name as Shelf, records, problems)
  }
  return { records, problems }
}

const shown = (file: LedgerFile): string => `ledger/${file.path}`

/** Other parts of Readout keep files here too, so only a name that is nearly one of ours is a fault. */
function strayed(file: LedgerFile, name: string, problems: Problem[]): void {
  const meant = nearest(name, Object.keys(folders), 2)
  if (meant !== undefined)
    problems.push({
      what: `"${name}" is no kind of record, so the file is not read`,
      where: { file: shown(file) },
      mend: `Did you mean ${meant}?`,
    })
}

function readFile(file: LedgerFile, shelf: Shelf, records: LedgerRecords, problems: Problem[]): void {
  const located = readYaml(file.bytes, shown(file))
  problems.push(...located.problems)
  records.files.push(file)
  if (located.problems.length > 0) records.broken.add(shelf)
  if (located.value === undefined || located.problems.length > 0) return
  const many = Array.isArray(located.value)
  const rows: Plain[] = Array.isArray(located.value) ? located.value : [located.value]
  if (rows.length === 0)
    problems.push({ what: 'the list is empty', where: located.place([]), mend: 'Write a record, or delete the file.' })
  const kind = folders[shelf]
  const before = problems.length
  for (const [index, row] of rows.entries())
    readRow(row, many ? [index] : [], kind, shelf, file, located, records, problems)
  if (problems.length > before) records.broken.add(shelf)
}

function readRow(
  row: Plain,
  root: number[],
  kind: Kind,
  shelf: Shelf,
  file: LedgerFile,
  located: Located,
  records: LedgerRecords,
  problems: Problem[],
): void {
  const place = (path: readonly PropertyKey[] = []): Place => {
    const where = located.place([...root, ...path])
    return path.length === 0 ? where : { ...where, field: fieldName(path) }
  }
  if (typeof row === 'string' || Array.isArray(row)) {
    problems.push({
      what: `a ${kind} must be a mapping of fields`,
      where: place(),
      mend: `Write "id: ..." and the other fields of a ${kind}, as docs/ledger.md shows.`,
    })
    return
  }
  const result = schemas[kind].safeParse(row)
  if (!result.success) {
    for (const issue of result.error.issues.slice(0, most))
      problems.push(...told(issue, row, kind, root, place, located))
    return
  }
  const at = { file: file.path, line: located.place(root).line ?? 1 }
  const shelfOf = records[shelf] as Read<unknown>[]
  const named = kind === 'source' ? { ...result.data, at } : { kind, ...result.data, at }
  shelfOf.push({ record: named, place })
}

/** Unknown fields told of one mapping: past these it is not a record that was meant. */
const enough = 20

interface Issue {
  code: string
  path: PropertyKey[]
  message: string
  keys?: string[]
  issues?: { message: string }[]
}

/** What the schema finds, as problems: the very scalar, and what to write instead. */
function told(
  raw: unknown,
  row: Plain,
  kind: Kind,
  root: number[],
  place: (path?: readonly PropertyKey[]) => Place,
  located: Located,
): Problem[] {
  const issue = raw as Issue
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).slice(0, enough).map((key) => {
      const path = [...issue.path, key]
      const known = fieldsAt(kind, issue.path)
      const meant = nearest(key, known, 3)
      return {
        what: `a ${kind} has no field "${key}"${issue.path.length > 0 ? ' here' : ''}`,
        where: { ...located.place([...root, ...path], true), field: fieldName(path) },
        mend: meant === undefined ? `Its fields are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
      }
    })
  if (issue.code === 'invalid_key')
    return [
      {
        what: issue.issues?.[0]?.message ?? 'is no side',
        where: { ...located.place([...root, ...issue.path], true), field: fieldName(issue.path) },
        mend: 'Write the side as US, CN and so on.',
      },
    ]
  const value = valueAt(row, issue.path)
  const quoted = typeof value === 'string' && value !== '' && !issue.message.startsWith('"') ? `"${cut(value)}" ` : ''
  const [what = '', ...rest] = issue.message.split(/(?<=[.]) |: (?=write)/)
  return [
    {
      what: `${quoted}${what}`,
      where: place(issue.path),
      mend:
        sentence(rest.join(' ')) ||
        (value === undefined ? `Write "${String(issue.path.at(-1))}: ...".` : `See ${kind} in docs/ledger.md.`),
    },
  ]
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)

function sentence(text: string): string {
  if (text === '') return ''
  return `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

/** `steps[1].from`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('')
}

function valueAt(row: Plain, path: readonly PropertyKey[]): Plain | undefined {
  let value: Plain | undefined = row
  for (const part of path) {
    if (value === undefined || typeof value === 'string') return value
    value = Array.isArray(value)
      ? value[Number(part)]
      : Object.hasOwn(value, String(part))
        ? value[String(part)]
        : undefined
  }
  return value
}

/** The fields that a kind has at a path, for "did you mean". */
function fieldsAt(kind: Kind, path: readonly PropertyKey[]): string[] {
  let schema: unknown = schemas[kind]
  for (const part of path) {
    schema = unwrapped(schema)
    const { shape, element } = schema as { shape?: Record<string, unknown>; element?: unknown }
    schema = typeof part === 'number' ? element : shape?.[String(part)]
  }
  return Object.keys((unwrapped(schema) as { shape?: object } | undefined)?.shape ?? {})
}

function unwrapped(schema: unknown): unknown {
  let inner = schema as { def?: { innerType?: unknown; out?: unknown; type?: string } } | undefined
  while (inner?.def?.innerType !== undefined || inner?.def?.type === 'pipe')
    inner = (inner.def.innerType ?? inner.def.out) as typeof inner
  return inner
}

function readList(file: LedgerFile, records: LedgerRecords, problems: Problem[]): void {
  const name = file.path.slice('lists/'.length, -'.txt'.length)
  records.files.push(file)
  const rows = new TextDecoder().decode(file.bytes).split(/\r?\n/)
  const codes: string[] = []
  for (const [index, row] of rows.entries()) {
    const code = row.replace(/#.*/, '').trim()
    if (code === '') continue
    const where = { file: shown(file), line: index + 1, column: 1 }
    if (!/^\d[\d.]*$/.test(code))
      problems.push({ what: `"${cut(code)}" is not a code`, where, mend: 'Write one code of digits and dots a line.' })
    else if (codes.length > 0 && code <= (codes.at(-1) ?? ''))
      problems.push({
        what: code === codes.at(-1) ? `${code} stands twice` : `${code} stands after ${codes.at(-1)}`,
        where,
        mend: 'Sort the list and keep each code once.',
      })
    codes.push(code)
  }
  if (codes.length === 0)
    problems.push({
      what: 'the list is empty',
      where: { file: shown(file) },
      mend: 'Write a code a line, or delete the file.',
    })
  records.lists.set(name, { codes, file: file.path })
}
