/** Goods found by words: those of the legal description, and those that people use. */
import type { ScheduleColumns } from './columns.js'

/** What people call goods, and the codes that they mean by it, the likeliest first. */
export interface ScheduleName {
  names: readonly string[]
  /** Digits without dots, of any length. */
  codes: readonly string[]
}

export interface SearchQuestion {
  columns: ScheduleColumns
  names: readonly ScheduleName[]
  /** The stretch in which a line stands on the day asked for; below 0 where it does not. */
  on: (line: number) => number
  range: (code: string) => [number, number]
}

interface Found {
  stretch: number
  score: number
  code: number
}

/** Stretches of the lines found, the closest first. Digits find the lines below that code. */
export function searchLines(words: string, question: SearchQuestion): number[] {
  const { columns, names, on, range } = question
  const digits = words.replace(/[.\s]/g, '')
  if (/^\d{2,10}$/.test(digits)) {
    const [start, end] = range(digits)
    return Array.from({ length: end - start }, (_, index) => on(start + index)).filter((stretch) => stretch >= 0)
  }
  const asked = wordsOf(words)
  if (asked.length === 0) return []
  const found = new Map<number, Found>()
  const see = (line: number, score: number): void => {
    const held = found.get(line)
    if (held !== undefined) held.score += score
    else {
      const stretch = on(line)
      if (stretch >= 0) found.set(line, { stretch, score, code: columns.codes[line] ?? 0 })
    }
  }
  const called = calledBy(asked, names, range)
  for (const [line, { score }] of called) if (score > 0) see(line, score)
  byDescription(asked, columns, on, called, see)
  const ranked = [...found.values()].sort((a, b) => b.score - a.score || a.code - b.code)
  const best = ranked[0]?.score ?? 0
  return ranked.filter(({ score }) => score >= best * near).map(({ stretch }) => stretch)
}

/** Lines that fit less than this part of the best one are noise beside it: all of 8517 has "smartphones" in its heading. */
const near = 0.55

/** A line as the names for goods see it: how surely it is meant, and which of the words asked for its names account for. */
interface Called {
  score: number
  mask: number
}

/** Lines of goods whose everyday name is what was asked for, or holds it, or is held by it (`frozen pork`). */
function calledBy(
  asked: string[],
  names: readonly ScheduleName[],
  range: SearchQuestion['range'],
): Map<number, Called> {
  const called = new Map<number, Called>()
  for (const { names: written, codes } of names) {
    let score = 0
    let mask = 0
    for (const name of written) {
      const have = wordsOf(name)
      if (asked.every((word) => have.includes(word))) score = Math.max(score, have.length === asked.length ? 180 : 40)
      else if (have.every((word) => asked.includes(word))) for (const word of have) mask |= 1 << asked.indexOf(word)
    }
    if (score === 0 && mask === 0) continue
    codes.forEach((code, place) => {
      const [start, end] = range(code)
      // A name for a few lines says more of each than one for a whole chapter.
      const breadth = 1 + Math.log2(1 + (end - start) / 8) / 2
      const given = score === 0 ? 0 : Math.max(score / breadth - place * 3, 1)
      for (let line = start; line < end; line++) {
        const held = called.get(line)
        called.set(line, { score: Math.max(held?.score ?? 0, given), mask: (held?.mask ?? 0) | mask })
      }
    })
  }
  return called
}

/** Lines whose chain of descriptions holds all words asked for, or, where no line does, most of them. */
function byDescription(
  asked: string[],
  columns: ScheduleColumns,
  on: SearchQuestion['on'],
  called: Map<number, Called>,
  see: (line: number, score: number) => void,
): void {
  const texts = textsHolding(asked, columns)
  if (texts.masks.size === 0 && called.size === 0) return
  const nodes = nodeScores(columns, texts)
  const whole = (1 << asked.length) - 1
  const hits: { line: number; mask: number; score: number }[] = []
  for (let line = 0; line < columns.codes.length; line++) {
    const stretch = on(line)
    if (stretch < 0) continue
    const own = columns.description[stretch] ?? 0
    const node = columns.above[stretch] ?? 0
    const byName = called.get(line)?.mask ?? 0
    const mask = (texts.masks.get(own) ?? 0) | (nodes.mask[node] ?? 0) | byName
    if (mask === 0) continue
    const score = Math.max(1.25 * (texts.scores.get(own) ?? 0), nodes.score[node] ?? 0) + (byName === 0 ? 0 : 0.3)
    hits.push({ line, mask, score })
  }
  const most = Math.max(0, ...hits.map(({ mask }) => bits(mask)))
  // One word of two is no answer.
  if (most * 2 <= asked.length) return
  for (const { line, mask, score } of hits)
    if (bits(mask) === most) see(line, (mask === whole ? 100 : 40) * (most / asked.length) * Math.min(score, 1.5))
}

interface TextsFound {
  /** By text: which of the words it holds, a bit each. */
  masks: Map<number, number>
  /** By text: how much of it the words are, from 0 to 1. */
  scores: Map<number, number>
}

const texted = new WeakMap<ScheduleColumns, { all: string; starts: Uint32Array }>()

/** All texts in lower case in one, so that a word is looked for once. */
function allTexts(columns: ScheduleColumns): { all: string; starts: Uint32Array } {
  const held = texted.get(columns)
  if (held !== undefined) return held
  const starts = new Uint32Array(columns.texts + 1)
  const parts: string[] = []
  let length = 0
  for (let index = 0; index < columns.texts; index++) {
    const text = columns.text(index).toLowerCase()
    parts.push(text)
    starts[index] = length
    length += text.length + 1
  }
  starts[columns.texts] = length
  const made = { all: parts.join('\n'), starts }
  texted.set(columns, made)
  return made
}

function textsHolding(asked: string[], columns: ScheduleColumns): TextsFound {
  const { all, starts } = allTexts(columns)
  const masks = new Map<number, number>()
  const scores = new Map<number, number>()
  asked.forEach((word, bit) => {
    const form = new RegExp(`(?<![a-z0-9])${pattern(word)}(?![a-z0-9])`, 'g')
    let index = 0
    for (const { index: at, 0: text } of all.matchAll(form)) {
      while ((starts[index + 1] ?? 0) <= at) index++
      const start = starts[index] ?? 0
      const length = Math.max((starts[index + 1] ?? 0) - start - 1, 1)
      const held = masks.get(index) ?? 0
      if ((held & (1 << bit)) !== 0) continue
      masks.set(index, held | (1 << bit))
      // A text that is about the thing begins with it, and says little else.
      const share = Math.sqrt(text.length / length) * 0.6 + (at === start ? 0.4 : 0.4 / (2 + (at - start) / 12))
      scores.set(index, (scores.get(index) ?? 0) + share / asked.length)
    }
  })
  return { masks, scores }
}

/** By node: the words that it and those above it hold, and the best score of any of them, less for each step up. */
function nodeScores(
  { nodeText, nodeAbove }: ScheduleColumns,
  { masks, scores }: TextsFound,
): { mask: Uint32Array; score: Float64Array } {
  const mask = new Uint32Array(nodeText.length)
  const score = new Float64Array(nodeText.length)
  // A node comes after the one above it, so one pass is enough.
  for (let node = 1; node < nodeText.length; node++) {
    const above = nodeAbove[node] ?? 0
    const text = nodeText[node] ?? 0
    mask[node] = (masks.get(text) ?? 0) | (mask[above] ?? 0)
    score[node] = Math.max(scores.get(text) ?? 0, 0.85 * (score[above] ?? 0))
  }
  return { mask, score }
}

const small = new Set(['of', 'for', 'and', 'the', 'a', 'an', 'or', 'in', 'with', 'to'])

/** Words in lower case and without their plural ending; small words are left out. At most 20. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return [...new Set(words.filter((word) => !small.has(word)).map(singular))].slice(0, 20)
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ches|shes|sses|xes|zes|oes)$/.test(word)) return word.slice(0, -2)
  return word.length > 2 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function pattern(word: string): string {
  if (word.endsWith('y') && word.length > 3) return `${word.slice(0, -1)}(?:y|ies)`
  return `${word}(?:s|es)?`
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
