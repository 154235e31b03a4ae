/** Finding a record by its id or by words, and showing it whole. */
import { type Day, isoDay } from '../time/day.js'
import { type LawRecord, lawEntries } from './look-law.js'
import type { Coverage, LedgerRecord, Organisation, Person, ProductName, Snapshot, Source } from './records.js'
import type { LawBook } from './tariff.js'

export type AnyRecord = LedgerRecord | Coverage | Person | Organisation | ProductName | Source | LawRecord

/** A record with its kind in words, and a line that tells it apart. */
export interface Found {
  id: string
  kind: string
  title: string
  /** The day it is filed under, where it has one. */
  day?: Day
  record: AnyRecord
}

/**
 * The record of an id. Where several kinds use the id, what happened comes before names, tariff law after them, and sources
 * come last.
 */
export function findRecord(snapshot: Snapshot, id: string, law?: LawBook): Found | undefined {
  for (const found of everything(snapshot, law)) if (found.id === id) return found
  return undefined
}

/**
 * Records in which every word occurs (as part of a word, in any case), those with more of them in their title or id first.
 *
 * @param most how many are given back
 */
export function searchRecords(snapshot: Snapshot, words: string[], most = 50, law?: LawBook): Found[] {
  const wanted = words
    .flatMap((word) => folded(word).split(/\s+/))
    .filter((word) => word !== '')
    .slice(0, 20)
  if (wanted.length === 0) return []
  const hits: { found: Found; weight: number }[] = []
  for (const found of everything(snapshot, law)) {
    const heading = folded(`${found.id} ${found.title}`)
    const text = folded(textOf(found.record))
    if (!wanted.every((word) => text.includes(word) || heading.includes(word))) continue
    hits.push({ found, weight: wanted.filter((word) => heading.includes(word)).length })
  }
  return hits
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ found }) => found)
}

const marks = /[\u0300-\u036f]/g
const folded = (text: string): string => text.normalize('NFKD').replace(marks, '').toLowerCase()

function* everything(snapshot: Snapshot, law: LawBook | undefined): Generator<Found> {
  for (const record of snapshot.contacts)
    yield entry(
      record,
      record.start,
      `${record.type} (${[record.series, record.place?.city].filter(Boolean).join(', ')})`,
    )
  for (const record of snapshot.tracks)
    yield entry(record, record.from, `${record.track}: ${record.stage}: ${record.terms}`)
  for (const record of snapshot.measures)
    yield entry(record, record.recorded, `${record.imposer} ${record.type}: ${record.instrument}`)
  for (const record of snapshot.statements)
    yield entry(record, record.date, `${record.speaker} ${record.modality}: ${record.content}`)
  for (const record of snapshot.coverage)
    yield entry(record, record.from, `${record.of} ${record.series ?? record.track ?? ''}: ${record.basis}`)
  for (const shelf of [snapshot.people, snapshot.organisations, snapshot.products])
    for (const record of shelf) yield entry(record, undefined, record.names[0] ?? record.id)
  if (law !== undefined) for (const { record, day, title } of lawEntries(law)) yield entry(record, day, title)
  for (const record of snapshot.sources) yield entry(record, record.date, record.title)
}

function entry(record: AnyRecord, day: Day | undefined, title: string): Found {
  const kind = 'kind' in record ? record.kind : 'source'
  return { id: record.id, kind, title, ...(day !== undefined && { day }), record }
}

function textOf(record: AnyRecord): string {
  const parts: string[] = []
  gather(record, parts)
  return parts.join(' ')
}

/** Codes are many and are found by the duty engine, not by words. */
function gather(value: unknown, parts: string[], key = ''): void {
  if (key === 'codes' || key === 'at' || key === 'sources') return
  if (typeof value === 'string') parts.push(value)
  else if (Array.isArray(value)) for (const item of value) gather(item, parts)
  else if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) gather(v, parts, k)
}

const days = new Set([
  ...['recorded', 'date', 'start', 'end', 'dated', 'from', 'through', 'on'],
  ...['loadedBefore', 'enteredBefore', 'published'],
])

const ofRecord = new Set(['confidence', 'recorded', 'supersedes', 'note'])

/** A record as its file has it, field by field, with its sources written out and the place it stands. */
export function showRecord(snapshot: Snapshot, found: Found): string {
  const { record } = found
  const lines = [`${found.kind} ${found.id}`, `ledger/${record.at.file}:${record.at.line}`]
  const fields = Object.entries(record).filter(([key]) => !['id', 'kind', 'at', 'sources'].includes(key))
  // What happened first; what is said of the record itself after it, as in the files.
  for (const isLast of [false, true])
    for (const [key, value] of fields) if (ofRecord.has(key) === isLast) lines.push(...fieldLines(key, value, 0))
  if ('sources' in record) {
    lines.push('sources:')
    for (const id of record.sources) lines.push(`  - ${sourceLine(snapshot, id)}`)
  }
  for (const other of [...snapshot.contacts, ...snapshot.tracks, ...snapshot.statements, ...snapshot.measures])
    if (other.supersedes === found.id) lines.push(`superseded by ${other.id} from ${isoDay(other.recorded)}`)
  return `${lines.join('\n')}\n`
}

/** `wh-eo-14352: Saving TikTok ..., The White House, 2025-09-25, https://...`. */
export function sourceLine(snapshot: Snapshot, id: string): string {
  const source = snapshot.sources.find((candidate) => candidate.id === id)
  if (source === undefined) return id
  const parts = [
    source.title,
    source.publisher,
    source.date === undefined ? undefined : isoDay(source.date),
    source.url,
  ]
  return `${id}: ${parts.filter((part) => part !== undefined).join(', ')}`
}

function fieldLines(key: string, value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
  if (typeof value === 'string' || typeof value === 'number') return [`${indent}${key}: ${printed(key, value)}`]
  if (Array.isArray(value)) {
    const short = value.length > 40 ? [...value.slice(0, 40), `... ${value.length - 40} more`] : value
    if (short.every((item) => typeof item === 'string')) return [`${indent}${key}: ${short.join(', ')}`]
    return [`${indent}${key}:`, ...short.flatMap((item) => itemLines(item, depth))]
  }
  const inner = Object.entries(value as object)
  if (inner.length === 0) return []
  return [`${indent}${key}:`, ...inner.flatMap(([k, v]) => fieldLines(k, v, depth + 1))]
}

/** One item of a list on a line, and the tables within it below. */
function itemLines(item: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (typeof item !== 'object' || item === null) return [`${indent}  - ${String(item)}`]
  const fields = Object.entries(item).filter(([, value]) => value !== undefined)
  const line = fields
    .filter(([, value]) => !isTable(value))
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(' ') : printed(key, value as string | number)}`)
    .join('; ')
  const tables = fields.filter(([, value]) => isTable(value))
  return [`${indent}  - ${line}`, ...tables.flatMap(([key, value]) => fieldLines(key, value, depth + 2))]
}

const isTable = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'object'

function printed(key: string, value: string | number): string {
  return typeof value === 'number' && days.has(key) ? isoDay(value as Day) : String(value)
}
