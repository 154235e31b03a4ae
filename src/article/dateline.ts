/** The day an article's own text gives for itself: a published line, a line that is a date, or the dateline of its first paragraph. */
import { findDay, type WrittenDay } from './day-text.js'

const published =
  /^(?:date(?: published)?|published|publication date|first published|posted|issued|release date|for (?:immediate )?release|released?|filed|dateline)\b(?:\s{0,3}(?:on|at))?\s{0,3}[:,–—-]?\s{0,3}/i
const updated = /^(?:last )?(?:updated|modified|revised)\b(?:\s{0,3}(?:on|at))?\s{0,3}[:,–—-]?\s{0,3}/i
/** What may stand beside a date on a line that is nothing but a date: weekday, hour, zone, reading time. */
const clock =
  /^(?:\s|[,|·•/()–—-]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|at\b|\d{1,2}[:.]\d\d(?::\d\d)?|\d{1,2}(?=\s?[ap]\.?m)|[ap]\.?m\b\.?|(?:e[sd]?t|p[sd]?t|gmt|utc|bst|cst|hkt)\b|[+-]\d\d:?\d\d|\d+ min(?:ute)?s? read)*$/i
/** A place in front of a dateline's day: `WASHINGTON, `, `Beijing, China, `, `HONG KONG (`. */
const place =
  /^(?!(?:In|On|At|By|Since|From|After|Before|Until|Through|As)\b)\p{Lu}[\p{L}.'’-]{0,30}(?:\s(?:\p{Lu}[\p{L}.'’-]{0,30}|of|de|do|la|al)){0,3}(?:,\s{0,3}[\p{L}. ]{2,30})?[,(:/]\s{0,3}\(?$/u
/** Agency and dash behind a dateline's day: ` (AP) —`, `) -- `, ` /PRNewswire/ --`. */
const dash = /^\)?,?\s{0,3}(?:\([^()]{2,40}\)|\/[^/]{2,40}\/)?\s{0,3}(?:[–—:]|-{1,2}\s)/u

const longestLine = 300

/**
 * Where the text itself says what day it is from; undefined when it does not. A day in running prose is never taken:
 * "the rule of May 2, 2025" is not the day of the article.
 *
 * @param chrome `true` for text that may hold a page's own header, where a bare date may be the day of reading
 */
export function dayInText(text: string, chrome = false): WrittenDay | undefined {
  const lines = edgesOf(text)
  return (
    pick(lines, (line) => labelled(line, published)) ??
    (chrome ? undefined : pick(lines.slice(0, 12), bareDate)) ??
    (chrome ? undefined : pick(lines.slice(0, 12), byline)) ??
    pick(lines, dateline) ??
    pick(lines, (line) => labelled(line, updated))
  )
}

interface Line {
  text: string
  start: number
}

/** The first and last lines that are not blank: an article names its day at its head or, more rarely, at its foot. */
function edgesOf(text: string): Line[] {
  const lines = (from: number, to: number): Line[] => {
    const found: Line[] = []
    for (let start = from; start < to; ) {
      const next = text.indexOf('\n', start)
      const end = next === -1 || next > to ? to : next
      if (text.slice(start, Math.min(end, start + longestLine)).trim() !== '')
        found.push({ text: text.slice(start, Math.min(end, start + longestLine)), start })
      start = end + 1
    }
    return found
  }
  const head = lines(0, Math.min(text.length, 6000)).slice(0, 25)
  const foot = text.length > 6000 ? lines(text.length - 1500, text.length).slice(-5) : []
  return [...head, ...foot]
}

function pick(lines: Line[], read: (line: string) => WrittenDay | undefined): WrittenDay | undefined {
  for (const { text, start } of lines) {
    const lead = text.length - text.trimStart().length
    const found = read(text.trim())
    if (found !== undefined) return { ...found, start: start + lead + found.start, end: start + lead + found.end }
  }
  return undefined
}

function labelled(line: string, label: RegExp): WrittenDay | undefined {
  const opening = label.exec(line)?.[0]
  if (opening === undefined) return undefined
  const found = findDay(line)
  // The day follows its label at once, save for a weekday or an hour: "Released figures show that on May 2, 2025" is prose.
  return found !== undefined && clock.test(line.slice(opening.length, found.start)) ? found : undefined
}

function bareDate(line: string): WrittenDay | undefined {
  const found = line.length > 80 ? undefined : findDay(line)
  return found !== undefined && clock.test(line.slice(0, found.start)) && clock.test(line.slice(found.end))
    ? found
    : undefined
}

function byline(line: string): WrittenDay | undefined {
  const found = line.length > 120 || !/^by\s|[|·•]/i.test(line) ? undefined : findDay(line)
  return found !== undefined && clock.test(line.slice(found.end).replace(/[|·•].*$/, '')) ? found : undefined
}

function dateline(line: string): WrittenDay | undefined {
  const found = findDay(line.slice(0, 120))
  if (found === undefined || !dash.test(line.slice(found.end))) return undefined
  const before = line.slice(0, found.start)
  return before === '' || before === '(' || place.test(before) ? found : undefined
}
