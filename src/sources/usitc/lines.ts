/** From rows, whose order and indent are the tree, to lines that carry all they inherit. */
import type { PrintedLine } from '../../duty/schedule/printed.js'
import type { UsitcRow } from './rows.js'

interface Open {
  indent: number
  /** Digits; empty where the row only groups. */
  code: string
  /** Its own words after those above it: the path of the rows below, one array for them all. */
  path: readonly string[]
  rates: Rates
  notes: PrintedLine['notes']
  row: UsitcRow
  /** The path above the row itself. */
  above: readonly string[]
  /** Whether a line of ten digits stands below it. */
  split: boolean
}

type Rates = Pick<PrintedLine, 'general' | 'special' | 'other'>

const none: Rates = { general: '', special: '', other: '' }

/** Told apart in the hashes of archives: where the reading changes, an archive that has not is read again. */
export const reading = 'usitc-2'

/** Headings of chapter 99 are the law of other duties, no goods of their own. */
const chapter99 = /^99/

/**
 * The lines of an edition: every number of ten digits, and every one of eight that has none below it, as ten with `00`.
 * Rates come from the nearest row above that has any in its three columns; footnotes from all rows above.
 */
export function linesOfRows(rows: readonly UsitcRow[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  const open: Open[] = []
  const close = (): void => {
    const ended = open.pop()
    if (ended?.code.length === 8 && !ended.split) lines.push(lineOf(ended, `${ended.code}00`))
  }
  for (const row of rows) {
    while ((open.at(-1)?.indent ?? -1) >= row.indent) close()
    const code = row.htsno.replaceAll('.', '')
    if (chapter99.test(code)) continue
    const above = open.at(-1)
    const notes = row.footnotes.filter(({ text }) => !statistical.test(text))
    const here: Open = {
      indent: row.indent,
      code,
      path: [...(above?.path ?? []), row.description],
      rates: ratesOf(row, code, above?.rates ?? none),
      notes: notes.length === 0 ? (above?.notes ?? []) : merged(above?.notes ?? [], notes),
      row,
      above: above?.path ?? [],
      split: false,
    }
    if (code.length === 10) {
      lines.push(lineOf(here, code))
      for (const one of open) if (one.code !== '' && code.startsWith(one.code)) one.split = true
    }
    open.push(here)
  }
  while (open.length > 0) close()
  return lines
}

/**
 * Rates are law at eight digits. A row that prints any has its own three columns; only where a statistical number prints
 * one of them (9006.59.15.20) do the others stay those of its subheading.
 */
function ratesOf({ general, special, other }: UsitcRow, code: string, above: Rates): Rates {
  if (general === '' && special === '' && other === '') return above
  if (code.length < 10 || above === none) return { general, special, other }
  return { general: general || above.general, special: special || above.special, other: other || above.other }
}

/** Notes on how to report quantities say nothing of duties. */
const statistical = /^(?:see (?:chapter \d+ )?(?:subchapter \w+ )?statistical notes?|report )/i

function merged(above: PrintedLine['notes'], own: PrintedLine['notes']): PrintedLine['notes'] {
  const held = new Set(above.map(({ text }) => text))
  return [...above, ...own.filter(({ text }) => !held.has(text))]
}

function lineOf({ row, above, rates, notes }: Open, code: string): PrintedLine {
  return { code, description: row.description, path: above, units: row.units, ...rates, notes }
}

/** The first chapter of goods of which there is no line; a whole edition has them all. Chapter 77 was never used. */
export function lacksChapter(lines: readonly PrintedLine[]): number | undefined {
  const held = new Set(lines.map(({ code }) => Number(code.slice(0, 2))))
  for (let chapter = 1; chapter <= 97; chapter++) if (chapter !== 77 && !held.has(chapter)) return chapter
  return undefined
}
