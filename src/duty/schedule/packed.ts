/** The columns of a schedule as the bytes of one file, and back: read by making views, so that nothing is decoded at the start. */
import { crc32 } from 'node:zlib'
import { InputError } from '../../problem.js'
import { allColumns, type Column, type ScheduleColumns } from './columns.js'
import type { HeldEdition } from './printed.js'

/** `RDSCHED1`: the last sign is the version of the form. */
const mark = 'RDSCHED1'
const preamble = 16

interface Header {
  imposer: string
  digits: number
  editions: HeldEdition[]
  texts: number
  /** Where each column begins after the header, and how many numbers it has. */
  columns: Record<string, { at: number; count: number; wide: 2 | 4 | 8 }>
  textStarts: { at: number; count: number }
  textBytes: { at: number; count: number }
  /** Of all that follows the header. */
  bytes: number
  checksum: number
}

/** The file's bytes: mark, length of the header, header as JSON, then the columns, each at a place that eight divides. */
export function packSchedule(columns: ScheduleColumns): Uint8Array {
  const parts: { at: number; bytes: Uint8Array }[] = []
  let end = 0
  const put = (bytes: Uint8Array): number => {
    const at = end
    parts.push({ at, bytes })
    end = Math.ceil((at + bytes.length) / 8) * 8
    return at
  }
  const places: Header['columns'] = {}
  for (const name of allColumns) {
    const values = columns[name]
    const typed = narrowest(values)
    places[name] = { at: put(bytesOf(typed)), count: values.length, wide: typed.BYTES_PER_ELEMENT as 2 | 4 | 8 }
  }
  const encoder = new TextEncoder()
  const texts = Array.from({ length: columns.texts }, (_, index) => encoder.encode(columns.text(index)))
  const starts = new Uint32Array(texts.length + 1)
  texts.forEach((bytes, index) => {
    starts[index + 1] = (starts[index] ?? 0) + bytes.length
  })
  const blob = new Uint8Array(starts[texts.length] ?? 0)
  texts.forEach((bytes, index) => {
    blob.set(bytes, starts[index])
  })
  const textStarts = { at: put(bytesOf(starts)), count: starts.length }
  const textBytes = { at: put(blob), count: blob.length }
  const body = new Uint8Array(end)
  for (const { at, bytes } of parts) body.set(bytes, at)
  const { imposer, digits, editions } = columns
  const header: Header = {
    imposer,
    digits,
    editions,
    texts: texts.length,
    columns: places,
    textStarts,
    textBytes,
    bytes: body.length,
    checksum: crc32(body),
  }
  const head = encoder.encode(JSON.stringify(header))
  const start = Math.ceil((preamble + head.length) / 8) * 8
  const file = new Uint8Array(start + body.length)
  file.set(encoder.encode(mark), 0)
  new DataView(file.buffer).setUint32(8, head.length, true)
  file.set(head, preamble)
  file.set(body, start)
  return file
}

/**
 * Views over the bytes that `packSchedule` made.
 *
 * @param file what they are called in the error
 * @throws InputError when they are not whole, or of another version
 */
export function unpackSchedule(given: Uint8Array, file: string): ScheduleColumns {
  // Views of two, four and eight bytes must begin at such a place.
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given)
  const header = headerOf(bytes, file)
  const start = Math.ceil((preamble + header.length) / 8) * 8
  const { value } = header
  const body = bytes.subarray(start)
  if (body.length !== value.bytes || crc32(body) !== value.checksum) throw damaged(file)
  const view = (name: (typeof allColumns)[number]): Column => {
    const place = value.columns[name]
    if (place === undefined) throw damaged(file)
    const at = body.byteOffset + place.at
    if (place.wide === 8) return new Float64Array(body.buffer, at, place.count)
    return place.wide === 4
      ? new Int32Array(body.buffer, at, place.count)
      : new Uint16Array(body.buffer, at, place.count)
  }
  const { textStarts, textBytes } = value
  const starts = new Uint32Array(body.buffer, body.byteOffset + textStarts.at, textStarts.count)
  const blob = Buffer.from(body.buffer, body.byteOffset + textBytes.at, textBytes.count)
  return {
    imposer: value.imposer,
    digits: value.digits,
    editions: value.editions,
    codes: view('codes'),
    starts: view('starts'),
    from: view('from'),
    until: view('until'),
    first: view('first'),
    last: view('last'),
    description: view('description'),
    above: view('above'),
    units: view('units'),
    general: view('general'),
    special: view('special'),
    other: view('other'),
    quota: view('quota'),
    interim: view('interim'),
    notes: view('notes'),
    source: view('source'),
    confidence: view('confidence'),
    nodeText: view('nodeText'),
    nodeAbove: view('nodeAbove'),
    texts: value.texts,
    text: (index) => blob.toString('utf8', starts[index], starts[index + 1]),
  }
}

function headerOf(bytes: Uint8Array, file: string): { value: Header; length: number } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text.toString('latin1', 0, mark.length) !== mark) throw damaged(file)
  try {
    const length = text.readUInt32LE(mark.length)
    const value = JSON.parse(text.toString('utf8', preamble, preamble + length)) as Header
    if (isWhole(value)) return { value, length }
  } catch {
    // Told below, as is a header that parses and is none.
  }
  throw damaged(file)
}

/** The checksum is of the body only: a header that was harmed must not reach past it. */
function isWhole({ editions, columns, bytes, textStarts, textBytes }: Header): boolean {
  const places = [...Object.values(columns), { ...textStarts, wide: 4 }, { ...textBytes, wide: 1 }]
  return Array.isArray(editions) && places.every(({ at, count, wide }) => at + count * wide <= bytes)
}

function damaged(file: string): InputError {
  return new InputError({
    what: 'is not a whole schedule of this version',
    where: { file },
    mend: 'Delete it and run: readout sync hts',
  })
}

type Typed = Uint16Array | Int32Array | Float64Array

function narrowest(values: Column): Typed {
  let largest = 0
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, values[index] ?? 0)
  if (largest < 0x10000) return Uint16Array.from(values)
  return largest < 0x80000000 ? Int32Array.from(values) : Float64Array.from(values)
}

function bytesOf(typed: Typed | Uint32Array): Uint8Array {
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength)
}
