/** A PDF becomes its text: lines joined to paragraphs, pages to one text. Runs apart from the program: see apart.ts. */
import { getDocumentProxy } from 'unpdf'
import { InputError, type Place } from '../problem.js'
import { isoDay } from '../time/day.js'
import { dayInText } from './dateline.js'
import { findDay } from './day-text.js'
import type { Extract } from './extract.js'

const mostPages = 400

/** One printed line and where it stands on its page. */
export interface PrintedLine {
  text: string
  /** Baseline, in points from the foot of the page. */
  y: number
  height: number
  page: number
}

/**
 * @throws InputError when the file is broken, locked, too long, or holds only pictures of text
 */
export async function readPdf(bytes: Uint8Array, where: Place): Promise<Extract> {
  const pdf = await open(bytes, where)
  if (pdf.numPages > mostPages)
    throw new InputError({
      what: `has ${pdf.numPages} pages; at most ${mostPages} are read`,
      where,
      mend: 'Cut it into parts.',
    })
  const lines: PrintedLine[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    lines.push(...linesOf(items, page))
  }
  const text = paragraphsOf(withoutRunningLines(lines))
  if (!/\p{L}/u.test(text))
    throw new InputError({
      what: 'holds no text, perhaps only pictures of it',
      where,
      mend: 'Make its text readable first (OCR), or give the article as text.',
    })
  const info = await pdf.getMetadata()
  return { text, ...told(info.info), textDay: dayInText(text)?.day }
}

async function open(bytes: Uint8Array, where: Place): ReturnType<typeof getDocumentProxy> {
  try {
    // The library takes no Buffer, and keeps what it is given.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false })
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    throw new InputError({
      what: locked ? 'is a PDF locked with a password' : 'is a PDF that is broken or cut short',
      where,
      mend: locked ? 'Save it without the password.' : 'Fetch it again, or give the article as text.',
    })
  }
}

/** The day a PDF was made is the day somebody printed it, so it is only told in the error, never taken. */
function told(info: unknown): Pick<Extract, 'title' | 'hint'> {
  const fields = typeof info === 'object' && info !== null ? (info as Record<string, unknown>) : {}
  const [, y, m, d] = /^D:(\d{4})(\d\d)(\d\d)/.exec(String(fields['CreationDate'] ?? '')) ?? []
  const made = y === undefined ? undefined : findDay(`${y}-${m}-${d}`)?.day
  const title = String(fields['Title'] ?? '').trim()
  return {
    // Word processors leave their file's name as the title.
    title: title === '' || /\.\w{2,4}$|^untitled|^microsoft word/i.test(title) ? undefined : title.slice(0, 500),
    hint: made === undefined ? undefined : `The PDF was made on ${isoDay(made)}, which need not be the article's day.`,
  }
}

function linesOf(items: unknown[], page: number): PrintedLine[] {
  const lines: PrintedLine[] = []
  let line: PrintedLine | undefined
  for (const item of items) {
    if (!isTextItem(item)) continue
    const y = item.transform[5] ?? 0
    if (line !== undefined && Math.abs(line.y - y) > Math.max(2, line.height * 0.5)) line = undefined
    if (line === undefined) {
      line = { text: '', y, height: item.height, page }
      lines.push(line)
    }
    line.text += item.str
    line.height = Math.max(line.height, item.height)
    if (item.hasEOL) line = undefined
  }
  return lines
    .map((each) => ({ ...each, text: each.text.replace(/[\u00a0\s]+/g, ' ').trim() }))
    .filter((each) => each.text !== '')
}

function isTextItem(item: unknown): item is { str: string; transform: number[]; height: number; hasEOL: boolean } {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item
}

/** Heads, feet and page numbers: the first or last line of a page that stands, digits aside, on three pages or more. */
export function withoutRunningLines(lines: PrintedLine[]): PrintedLine[] {
  const edge = (line: PrintedLine, index: number): boolean =>
    lines[index - 1]?.page !== line.page || lines[index + 1]?.page !== line.page
  const shape = (line: PrintedLine): string => line.text.replace(/\d+/g, '#')
  const counts = new Map<string, number>()
  lines.forEach((line, index) => {
    if (edge(line, index)) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1)
  })
  return lines.filter(
    (line, index) => !edge(line, index) || ((counts.get(shape(line)) ?? 0) < 3 && !/^\d{1,4}$/.test(line.text)),
  )
}

/** A gap wider than the usual one, or a bullet, begins a paragraph; a page's end does not. */
export function paragraphsOf(lines: PrintedLine[]): string {
  const gaps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index]
    return before !== undefined && before.page === line.page && before.y > line.y ? [before.y - line.y] : []
  })
  const usual = gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.25)] ?? 0
  const known = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+/gu) ?? []))
  let text = ''
  let before: PrintedLine | undefined
  for (const line of lines) {
    const item = /^[•●▪◦·]\s*|^[-–]\s+/.exec(line.text)?.[0]
    const words = item === undefined ? line.text : `- ${line.text.slice(item.length)}`
    if (before === undefined) text += words
    else if (item !== undefined || breaksAfter(before, line, usual)) text += `\n\n${words}`
    else text = joinedLines(text, words, known)
    before = line
  }
  return text
}

function breaksAfter(before: PrintedLine, line: PrintedLine, usual: number): boolean {
  // Over a page's end only the words can tell: a new page that starts small goes on with the sentence.
  if (before.page !== line.page) return /[.!?:”"]$/.test(before.text) && !/^\p{Ll}/u.test(line.text)
  const gap = before.y - line.y
  return (
    gap < 0 || gap > usual * 1.35 || Math.abs(before.height - line.height) > 0.2 * Math.max(before.height, line.height)
  )
}

/**
 * A hyphen at a line's end is part of the word or was put there by the printer. It is taken out only when the whole
 * word stands elsewhere in the document; "year-" before "on-year" keeps its own.
 */
function joinedLines(text: string, next: string, known: Set<string>): string {
  if (!/\S[-\u2010\u00ad]$/u.test(text.slice(-3))) return `${text} ${next}`
  const [, start] = /(\p{L}+)[-\u2010\u00ad]$/u.exec(text.slice(-60)) ?? []
  const [end] = /^\p{Ll}+/u.exec(next) ?? []
  const whole = start !== undefined && end !== undefined && known.has(`${start}${end}`.toLowerCase())
  return `${whole || text.endsWith('\u00ad') ? text.slice(0, -1) : text}${next}`
}
