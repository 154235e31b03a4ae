/** YAML read as text only: no numbers, booleans, anchors or tags, and every value with its line and column. */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Range } from 'yaml'
import type { Place, Problem } from '../problem.js'

/** What a file holds when every scalar is text. */
export type Plain = string | Plain[] | { [key: string]: Plain }

type Path = readonly PropertyKey[]

/** A file's value, and where each part of it stands. */
export interface Located {
  value: Plain | undefined
  /** Place of the value at a path; of its key where `key`; of the nearest thing around it where there is none. */
  place(path: Path, key?: boolean): Place
  problems: Problem[]
}

/** Past this a file is not a record file but something that strayed in. */
const largest = 8_000_000
const most = 100

/** Reads one file to its end. Whatever the bytes, it gives a value or problems. */
export function readYaml(bytes: Uint8Array, file: string): Located {
  const refuse = (problem: Problem): Located => ({ value: undefined, place: () => ({ file }), problems: [problem] })
  const text = decode(bytes, file)
  if (typeof text !== 'string') return refuse(text)
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  let document: ReturnType<typeof parseDocument>
  try {
    document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false, // its own check compares every pair of keys
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(nestedTooDeeply(file))
  }
  const problems = faults(document.errors, at)
  if (text.startsWith('%'))
    problems.push({ what: 'a directive is not read', where: at(0), mend: 'Leave out the line that begins with %.' })
  const root = document.contents as Node | null
  let value: Plain | undefined
  try {
    if (problems.length === 0 && root !== null) value = plain(root, at, problems)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(nestedTooDeeply(file))
  }
  if (problems.length === 0 && root === null)
    problems.push({
      what: 'the file holds no record',
      where: { file, line: 1, column: 1 },
      mend: 'Write one, or delete the file.',
    })
  if (problems.length === 0 && !text.endsWith('\n'))
    problems.push({
      what: 'the file does not end with a line break, so it may have been cut short',
      where: at(text.length),
      mend: 'See that its last line is whole and end it with a line break.',
    })
  return { value, place: (path, key = false) => placeOf(root, path, key, at, file), problems: problems.slice(0, most) }
}

function decode(bytes: Uint8Array, file: string): string | Problem {
  if (bytes.length > largest)
    return { what: `the file has ${bytes.length} bytes`, where: { file }, mend: 'Record files are small; split it.' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const control = text.search(controls)
    if (control < 0) return text
    const before = text.slice(0, control)
    return {
      what: `a control character (code ${text.charCodeAt(control)}) stands here: the file is not plain text`,
      where: { file, line: before.split('\n').length, column: control - before.lastIndexOf('\n') },
      mend: 'Save the file as UTF-8 text and take the character out.',
    }
  } catch {
    return { what: 'the file is not UTF-8 text', where: { file, ...firstBadByte(bytes) }, mend: 'Save it as UTF-8.' }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const row = bytes.subarray(start, end < 0 ? bytes.length : end)
    try {
      strict.decode(row)
    } catch {
      return { line, column: new TextDecoder().decode(row).indexOf('\ufffd') + 1 }
    }
    if (end < 0) break
    start = end + 1
  }
  return { line, column: 1 }
}

const nestedTooDeeply = (file: string): Problem => ({
  what: 'values are nested too deeply to be read',
  where: { file },
  mend: 'A record has three levels at most.',
})

/** What the reader of YAML complains of, in words that tell what to do. */
const mends: Record<string, [what: string, mend: string]> = {
  TAB_AS_INDENT: ['a tab indents this line', 'Indent with spaces, two a level.'],
  MULTIPLE_DOCS: ['a second document begins here', 'Leave out "---"; write several records as a list.'],
  BAD_INDENT: ['the indentation does not fit the lines above', 'Begin it under the first letter of its neighbours.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a list or mapping begins where a field or its value was expected',
    'Set the indentation right, or put quotes around a value that holds ": ".',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a field name runs over the line',
    'Write "field: value" on one line, or close the quote above.',
  ],
  MISSING_CHAR: ['something is missing here', 'Write "field: value", and close every quote and bracket.'],
  UNEXPECTED_TOKEN: ['this is not expected here', 'Put quotes around a value that begins or ends with a sign.'],
}

function faults(
  errors: readonly { code: string; message: string; pos: [number, number] }[],
  at: (offset: number) => Place,
): Problem[] {
  const seen = new Set<number | undefined>()
  const problems: Problem[] = []
  for (const { code, message, pos } of errors) {
    const where = at(pos[0])
    // One slip makes the reader complain several times on a line: the first tells the cause.
    if (seen.has(where.line)) continue
    seen.add(where.line)
    const [what, mend] = mends[code] ?? [
      'this is not well-formed YAML',
      'Write "field: value" lines, indented by two spaces.',
    ]
    const detail = code in mends && code !== 'MISSING_CHAR' ? '' : ` (${message.split('\n')[0]?.slice(0, 120)})`
    problems.push({ what: `${what}${detail}`, where, mend })
    if (problems.length === most) break
  }
  return problems
}

/** Text, lists and mappings of a node; all that records may not use is told as a problem. */
function plain(node: Node, at: (offset: number) => Place, problems: Problem[]): Plain {
  const where = at(start(node))
  const refuse = (what: string, mend: string, place = where): void => {
    if (problems.length < most) problems.push({ what, where: place, mend })
  }
  if ('anchor' in node && node.anchor !== undefined)
    refuse(`an anchor (&${node.anchor}) is not read`, 'Write the value out at each place.')
  if (node.tag !== undefined) refuse(`a tag (${node.tag}) is not read`, 'Every value is text: leave the tag out.')
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : ''
  if (isSeq(node)) return node.items.map((item) => plain(item as Node, at, problems))
  if (!isMap(node)) {
    refuse('an alias is not read', 'Write the value out.')
    return ''
  }
  const mapping: { [key: string]: Plain } = {}
  const first = new Map<string, Place>()
  for (const pair of node.items as Pair<Node, Node | null>[]) {
    if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
      refuse('a field name must be a word', 'Write "field: value".', at(start(pair.key)))
      continue
    }
    const key = pair.key.value
    const place = at(start(pair.key))
    const before = first.get(key)
    if (before !== undefined)
      refuse(`"${key}" stands twice (first on line ${before.line})`, 'Keep one of the two.', place)
    else if (key === '__proto__' || key === '<<' || key === '')
      refuse(`"${key}" is not a field`, 'Leave it out.', place)
    else {
      first.set(key, place)
      if ('anchor' in pair.key && pair.key.anchor !== undefined)
        refuse(`an anchor (&${pair.key.anchor}) is not read`, 'Leave it out.', place)
      mapping[key] = pair.value === null ? '' : plain(pair.value, at, problems)
    }
  }
  return mapping
}

function start(node: Node | null): number {
  return (node?.range as Range | null | undefined)?.[0] ?? 0
}

function placeOf(root: Node | null, path: Path, key: boolean, at: (offset: number) => Place, file: string): Place {
  let node = root
  let best = root
  for (const [depth, part] of path.entries()) {
    if (isSeq(node)) node = (node.items[Number(part)] as Node | undefined) ?? null
    else if (isMap(node)) {
      const pair = (node.items as Pair<Node, Node | null>[]).find(
        (item) => isScalar(item.key) && item.key.value === String(part),
      )
      if (pair !== undefined && key && depth === path.length - 1) return at(start(pair.key))
      // A list of one may stand as a bare value: its place is that of the value.
      node = pair?.value ?? null
      if (pair !== undefined) best = pair.key
    }
    if (node === null) break
    best = node
  }
  return best === null ? { file, line: 1, column: 1 } : at(start(best))
}
