/** Items that belong together made one: prepositions with their times, codes with their words, "in volume" and "the year before". */
import type { Mark, MarkOf } from '../../language/marks.js'
import { type Month, monthsOf, monthsPeriod } from '../../time/period.js'
import type { Item } from './item.js'
import { classesOfMark, inValue, zero } from './mark-classes.js'

const timePrepositions = new Set(['in', 'during', 'for', 'over', 'throughout', 'within', 'across', 'on'])

/** "in the first half" is one item, preposition and article included; so is "in July". */
export function joinTime(items: Item[]): Item[] {
  const out: Item[] = []
  for (const item of items) {
    if (item.classes.has('PERIOD')) {
      let first = item
      const from = item.mark?.kind === 'period' && item.mark.grain === 'month' ? closesYear(out) : undefined
      const opening = from === undefined ? undefined : out[from]
      if (from !== undefined && opening !== undefined && item.mark?.kind === 'period') {
        const fiscal = out.slice(from).some(({ lower }) => lower === 'fiscal')
        const year = yearEndingWith(item.mark, fiscal ? 'fiscal' : 'marketing')
        if (year !== undefined) {
          out.length = from
          out.push({ ...item, start: opening.start, from: opening.from, mark: year })
          continue
        }
      }
      if (/^calendar$/.test(out.at(-1)?.lower ?? '')) first = out.pop() ?? item
      const before = out.at(-1)
      if (before?.lower === 'the') {
        out.pop()
        first = before
      }
      const preposition = out.at(-1)
      if (
        preposition !== undefined &&
        (timePrepositions.has(preposition.lower) ||
          (isStretch(item.mark) && /^(from|between)$/.test(preposition.lower)))
      ) {
        out.pop()
        first = preposition
      }
      out.push({ ...item, start: first.start, from: first.from })
    } else out.push(item)
  }
  return out
}

/** "in the marketing year that ended in August 2023": where the words for a year begin that a month closes. */
function closesYear(out: readonly Item[]): number | undefined {
  let at = out.length - 1
  if (/^(in|on|with)$/.test(out[at]?.lower ?? '')) at--
  if (!/^(ended|ending|through|to|until)$/.test(out[at]?.lower ?? '')) return undefined
  at--
  while (/^(that|which|just|,)$/.test(out[at]?.lower ?? '')) at--
  if (out[at]?.lower !== 'year') return undefined
  at--
  if (!/^(marketing|crop|fiscal|season)$/.test(out[at]?.lower ?? '')) return undefined
  at--
  if (/^(soybean|corn|wheat|cotton)$/.test(out[at]?.lower ?? '') || out[at]?.mark?.kind === 'product') at--
  while (out[at]?.classes.has('DET') === true) at--
  return timePrepositions.has(out[at]?.lower ?? '') ? at : at + 1
}

/** The year that a month closes, as a period of its kind. */
function yearEndingWith(mark: MarkOf<'period'>, kind: 'marketing' | 'fiscal'): MarkOf<'period'> | undefined {
  const months = monthsOf(mark.period)
  const last = months?.[0]
  if (last === undefined || months?.length !== 1) return undefined
  return { ...mark, role: 'during', grain: 'year', period: monthsPeriod((last - 11) as Month, last, kind) }
}

const codeWords = /^(hs|hts|htsus|heading|headings|subheading|subheadings|code|codes|chapter)$/

/** "HTS 1007", "HS code 8541.42", "heading 1201": a product named by its code. */
export function joinCodes(items: Item[]): Item[] {
  const out: Item[] = []
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item === undefined) break
    let at = index
    while (at < index + 3 && codeWords.test(items[at]?.lower ?? '')) at++
    const code = at === index ? undefined : codeAt(items, at)
    const last = code === undefined ? undefined : items[code.to - 1]
    if (code === undefined || last === undefined) {
      out.push(item)
      continue
    }
    const mark: Mark = {
      kind: 'product',
      id: `hs:${code.digits}`,
      start: item.start,
      end: last.end,
      from: item.from,
      to: last.to,
    }
    out.push({
      ...item,
      end: last.end,
      to: last.to,
      lower: '',
      lemma: '',
      classes: classesOfMark.product ?? zero,
      mark,
    })
    index = code.to - 1
  }
  return out
}

/** Digits and dots of a code; its number may be cut into several items. */
function codeAt(items: readonly Item[], from: number): { digits: string; to: number } | undefined {
  let text = ''
  let to = from
  for (; to < from + 7; to++) {
    const item = items[to]
    if (item === undefined || (to > from && item.start !== items[to - 1]?.end)) break
    const written = item.lower === '' ? '' : item.lower
    if (!/^[\d.]+$/.test(written)) break
    text += written
  }
  while (to > from && items[to - 1]?.lower === '.') to--
  const digits = text.replace(/\./g, '')
  return /^(?:\d\d){1,5}$/.test(digits) ? { digits, to } : undefined
}

const yearAgo: MarkOf<'baseline'> = { kind: 'baseline', shift: 'year', count: 1, start: 0, end: 0, from: 0, to: 0 }

/** "the year before", "the month before": a baseline, where nothing follows that it could be before. */
export function joinBefore(items: Item[]): Item[] {
  const out: Item[] = []
  for (let index = 0; index < items.length; index++) {
    const [the, unit, before, after] = items.slice(index, index + 4)
    const shift = unit?.lower === 'year' ? 'year' : unit?.lower === 'month' ? 'month' : undefined
    const ends =
      after === undefined ||
      /^[.,;:)—–]$/.test(after.lower) ||
      /^(and|or|but|as|to|in|while|when|according)$/.test(after.lower)
    if (the?.lower === 'the' && shift !== undefined && before?.lower === 'before' && ends) {
      const mark: Mark = { ...yearAgo, shift, start: the.start, end: before.end, from: the.from, to: before.to }
      out.push({ ...the, end: before.end, to: before.to, lower: '', classes: classesOfMark.baseline ?? zero, mark })
      index += 2
    } else if (the !== undefined) out.push(the)
  }
  return out
}

/** "from January through July", "between May and August". */
function isStretch(mark: Mark | undefined): boolean {
  return mark?.kind === 'period' && mark.grain !== 'year' && mark.period.end - mark.period.start > 32
}

/** "in volume", "by value", "in dollar terms" are one item that says what was counted. */
export function joinValue(items: Item[]): Item[] {
  const out: Item[] = []
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item === undefined) break
    if (item.lower === 'in' || item.lower === 'by' || item.lower === 'on') {
      let at = index + 1
      let kind = ''
      for (; at < Math.min(items.length, index + 6); at++) {
        const next = items[at]
        if (next === undefined) break
        if (next.classes.has('VALUE') && next.lower !== 'worth') kind = 'value'
        else if (next.classes.has('VOLUME')) kind = 'quantity'
        else if (/^(dollar|dollars|yuan|renminbi)$/.test(next.lower)) kind = 'value?'
        else if (!/^(terms?|the|us|u\.s\.|a|basis|of)$/.test(next.lower) && next.mark?.kind !== 'country') break
        if (next.lower === 'terms' || next.lower === 'basis') {
          at++
          break
        }
      }
      const last = items[at - 1]
      const told = kind === 'value' || kind === 'quantity' || (kind === 'value?' && last?.lower === 'terms')
      if (told && last !== undefined && !/^(the|a|of|us|u\.s\.)$/.test(last.lower)) {
        out.push({
          ...item,
          end: last.end,
          to: last.to,
          lower: kind === 'quantity' ? 'in volume' : 'in value',
          classes: inValue,
        })
        index = at - 1
        continue
      }
    }
    out.push(item)
  }
  return out
}
