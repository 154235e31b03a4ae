/** Cuts a document into blocks: paragraphs, headings, list items and table cells. Hard-wrapped lines are one paragraph. */
import { isCloser, isDigit, isLetter, isLower, isSpace, isStop, isUpper } from './characters.js'
import { goesOn, looksShouted, looksTitled } from './headings.js'
import type { Sentence } from './marks.js'

/** A stretch of the document read on its own. `paragraph` counts from 0; the cells of a row share it. */
export interface Block {
  start: number
  end: number
  form: Sentence['form']
  paragraph: number
}

interface Line {
  /** Without the spaces around it. */
  start: number
  end: number
}

/** Lines longer than this are whole paragraphs; shorter ones may be wrapped. */
const longestWrapped = 130
/** Longest row of a table. */
const longestRow = 4_000
/** A run of lines is read this many at a time, so that a million lines without a blank one cost no more memory. */
const mostLines = 4_000

/** The blocks of a text, in order. Together they hold every character that is not blank. */
export function* blocksOf(text: string): Generator<Block> {
  let paragraph = 0
  let group: Line[] = []
  for (const line of linesOf(text)) {
    if (line.end > line.start && group.length < mostLines) {
      group.push(line)
      continue
    }
    for (const block of groupBlocks(text, group, paragraph)) {
      yield block
      paragraph = block.paragraph + 1
    }
    group = line.end > line.start ? [line] : []
  }
  yield* groupBlocks(text, group, paragraph)
}

function* linesOf(text: string): Generator<Line> {
  let at = 0
  while (at <= text.length) {
    let stop = text.indexOf('\n', at)
    if (stop < 0) stop = text.length
    // Old line ends, form feeds and Unicode's line ends part lines as well; they are rare, so one look decides.
    yield* piecesOf(text, at, stop)
    at = stop + 1
  }
}

function* piecesOf(text: string, start: number, end: number): Generator<Line> {
  let from = start
  if (end - start > 0)
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      if (code === 12 || code === 0x2028 || code === 0x2029 || (code === 13 && i + 1 < end)) {
        yield trimmed(text, from, i)
        from = i + 1
      }
    }
  yield trimmed(text, from, end)
}

function trimmed(text: string, start: number, end: number): Line {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

/** The blocks of lines without a blank one between them. */
function* groupBlocks(text: string, lines: Line[], first: number): Generator<Block> {
  if (lines.length === 0) return
  let longest = 0
  for (const line of lines) longest = Math.max(longest, line.end - line.start)
  let paragraph = first
  let open: Block | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) continue
    const cells = cellsOf(text, line)
    if (cells !== undefined) {
      if (open !== undefined) yield open
      open = undefined
      for (const cell of cells) yield { ...cell, form: 'cell', paragraph }
      paragraph++
      continue
    }
    const marker = markerEnd(text, line)
    const form: Block['form'] = marker === undefined ? 'prose' : marker.form
    if (open !== undefined && form === 'prose' && joins(text, lines[i - 1], line, longest, open)) {
      open.end = line.end
      continue
    }
    if (open !== undefined) yield open
    open = { start: line.start, end: line.end, form, paragraph: paragraph++ }
    if (form === 'prose' && headsWhat(text, lines, i, longest)) open.form = 'heading'
  }
  if (open !== undefined) yield open
}

/** Whether a line goes on with what the line before began. */
function joins(text: string, before: Line | undefined, line: Line, longest: number, open: Block): boolean {
  if (before === undefined || open.form === 'heading') return false
  const ends = endsSentence(text, before)
  const startsLow = isLower(text.charCodeAt(line.start))
  if (longest > longestWrapped) return !ends && (startsLow || goesOn(text.slice(before.start, before.end)))
  // The last line of a wrapped paragraph is short and ends with a stop.
  return !(ends && before.end - before.start < 0.6 * longest && !startsLow)
}

/**
 * Whether line `i` is a heading: short, without a stop, and on its own. Right before another line it must look like one
 * as well, for a line may end anywhere when it was wrapped by hand.
 */
function headsWhat(text: string, lines: Line[], i: number, longest: number): boolean {
  const line = lines[i]
  if (line === undefined) return false
  const length = line.end - line.start
  if (length > 120 || endsSentence(text, line) || !beginsName(text, line)) return false
  const last = text.charCodeAt(line.end - 1)
  if (last === 44 || last === 59 || last === 45 || last === 0x2014) return false
  // The only line of a whole text is what was asked about, whatever it looks like.
  if (lines.length === 1) return line.start > 0 || line.end < text.trimEnd().length
  const next = lines[i + 1]
  if (next === undefined || isLower(text.charCodeAt(next.start))) return false
  const follows = next.end - next.start
  if (length >= 0.8 * Math.min(follows, longestWrapped) || follows <= 40) return false
  const written = text.slice(line.start, line.end)
  if (goesOn(written)) return false
  if (looksShouted(written)) return !looksShouted(text.slice(next.start, next.end))
  // Before a paragraph that fills its lines, a line that leaves most of its width empty was not broken for want of room.
  const room = longest > longestWrapped || (lines.length > i + 2 && follows >= 0.8 * longest && length < 0.6 * longest)
  return room || looksTitled(written)
}

function beginsName(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.start)
  return isUpper(code) || isDigit(code) || (isLetter(code) && !isLower(code)) || code === 0x2018 || code === 0x201c
}

/** Whether a line ends with a stop, closing marks let pass. */
function endsSentence(text: string, line: Line): boolean {
  let at = line.end - 1
  while (at > line.start && isCloser(text.charCodeAt(at))) at--
  const code = text.charCodeAt(at)
  return isStop(code) || code === 58
}

const bullets = new Set('-*+•‣◦·–—▪●○■□⁃∙'.split(''))

/** A list item or a Markdown heading by its first characters. */
function markerEnd(text: string, line: Line): { form: 'item' | 'heading' } | undefined {
  const code = text.charCodeAt(line.start)
  if (code === 35) {
    let at = line.start
    while (at < line.end && at < line.start + 7 && text.charCodeAt(at) === 35) at++
    return at < line.end && isSpace(text.charCodeAt(at)) ? { form: 'heading' } : undefined
  }
  if (code < 128 && isLetter(code) && text.charCodeAt(line.start + 1) !== 41) return undefined
  if (bullets.has(text.charAt(line.start)))
    return isSpace(text.charCodeAt(line.start + 1)) && line.end > line.start + 2 ? { form: 'item' } : undefined
  const numbered = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S/.exec(text.slice(line.start, line.start + 12))
  return numbered === null ? undefined : { form: 'item' }
}

/** Cells of a table row: parted by pipes or tabs. Undefined where the line is none. */
function cellsOf(text: string, line: Line): Line[] | undefined {
  // No table has rows so long; a hostile line must not become millions of cells.
  if (line.end - line.start > longestRow) return undefined
  let pipes = 0
  let tabs = 0
  for (let i = line.start; i < line.end; i++) {
    const code = text.charCodeAt(i)
    if (code === 124) pipes++
    else if (code === 9) tabs++
  }
  if (pipes < 2 && tabs < 1) return undefined
  const by = pipes >= 2 ? 124 : 9
  const cells: Line[] = []
  let from = line.start
  for (let i = line.start; i <= line.end; i++) {
    if (i < line.end && text.charCodeAt(i) !== by) continue
    const cell = trimmed(text, from, i)
    if (cell.end > cell.start) cells.push(by === 124 && i < line.end ? { start: cell.start, end: cell.end } : cell)
    from = i + 1
  }
  return cells
}
