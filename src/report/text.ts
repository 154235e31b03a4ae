/** A result for the terminal: the article in its order, each claim with its verdict beneath, the count at the end. */
import { isoDay, printDay } from '../time/day.js'
import type { Verdict } from '../verdict/verdict.js'
import { explanation } from './explain.js'
import { harmless, type Ink, type Painter, painter, plain } from './ink.js'
import { type CheckResult, countFindings, findingOf, type ReportedClaim, type ReportedSentence } from './result.js'
import { dateOriginWords, findingOrder, findingWords, gradeWords, webAddress } from './words.js'
import { paragraph, wrapped } from './wrap.js'

export interface TextOptions {
  /** Whether the terminal takes colours; nothing is told by colour alone. */
  colour?: boolean
  /** In characters. */
  width?: number
  explain?: boolean
}

/** `check --format text`. */
export function printText(result: CheckResult, options: TextOptions = {}): string {
  const width = Math.max(40, Math.min(options.width ?? 80, 110))
  const paint = painter(options.colour ?? false)
  const parts = [heading(result, width, paint)]
  let before: ReportedSentence['sentence'] | undefined
  for (const reported of result.sentences) {
    const { sentence, claims } = reported
    const apart = before !== undefined && /\n\s*\n/.test(result.article.text.slice(before.end, sentence.start))
    const said = sentenceLines(reported, width, paint)
    const notes = claims.map((claim) => claimLines(claim, sentence, width, paint, options.explain ?? false))
    parts.push([apart ? '' : undefined, said, ...notes].filter((part) => part !== undefined).join('\n'))
    before = sentence
  }
  parts.push('', summary(result, width, paint))
  return `${parts.join('\n')}\n`
}

function heading({ article, asOf }: CheckResult, width: number, paint: Painter): string {
  const from = [article.publisher, printDay(article.date)]
    .filter((part) => part !== undefined)
    .map((part) => plain(part))
  const lines = [
    article.title === undefined ? undefined : paint('bold', paragraph(plain(article.title), width)),
    paint('gray', paragraph(`${from.join(', ')} (day ${dateOriginWords[article.dateFrom]})`, width)),
    paint('gray', paragraph(`In force on ${printDay(asOf.valid)}, as known on ${printDay(asOf.known)}`, width)),
    '',
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}

/** The sentence, its claims underlined in the ink of their verdict where there is colour. */
function sentenceLines({ sentence, claims }: ReportedSentence, width: number, paint: Painter): string {
  const text = harmless(sentence.text)
  const inks = new Array<Ink | undefined>(text.length)
  for (const reported of claims) {
    const [from, to] = reported.claim.span
    inks.fill(['underline', findingWords[findingOf(reported)].ink], from, to)
  }
  return wrapped(text, width)
    .map(({ start, end }) => {
      let line = ''
      for (let at = start; at < end; ) {
        let next = at + 1
        while (next < end && inks[next] === inks[at]) next++
        const ink = inks[at]
        line += ink === undefined ? text.slice(at, next) : paint(ink, text.slice(at, next))
        at = next
      }
      return line
    })
    .join('\n')
}

const indent = '    '

function claimLines(
  reported: ReportedClaim,
  sentence: ReportedSentence['sentence'],
  width: number,
  paint: Painter,
  explain: boolean,
): string {
  const { claim, verdict } = reported
  const { word, mark, ink } = findingWords[findingOf(reported)]
  const grade = verdict?.grade === null || verdict?.grade === undefined ? '' : `, ${gradeWords[verdict.grade].word}`
  const [from, to] = claim.span
  const body = [paragraph(`"${plain(sentence.text.slice(from, to))}"`, width, indent, `${indent} `)]
  if (verdict !== null) body.push(...verdictLines(verdict, width))
  else {
    const speaker = claim.speaker
    const who = [speaker?.name, speaker?.role].filter((part) => typeof part === 'string').join(', ')
    if (who !== '') body.push(paragraph(`By: ${plain(who)} (${claim.modality})`, width, indent, `${indent}    `))
  }
  if (explain) body.push(explanation(reported, sentence, width, paint))
  return [`  ${paint([ink, 'bold'], `${mark} ${word}`)}${paint('gray', grade)}`, ...body].join('\n')
}

function verdictLines(verdict: Verdict, width: number): string[] {
  const lines: string[] = []
  const add = (text: string): void => {
    lines.push(paragraph(plain(text), width, indent, `${indent}  `))
  }
  if (verdict.computed !== null) add(`The record: ${verdict.computed}`)
  if (verdict.note !== '') add(verdict.note)
  if (verdict.knowableFrom !== undefined) add(`Could be known from ${printDay(verdict.knowableFrom)}.`)
  if (verdict.today !== undefined) {
    const { word } = findingWords[verdict.today.label]
    add(`As known today: ${word.toLowerCase()}. ${verdict.today.note}`)
  }
  for (const source of sourcesOf(verdict)) add(`Source: ${source}`)
  return lines
}

const mostSources = 4

/** The sources of the reading that decides, each once; the rest are counted. */
function sourcesOf(verdict: Verdict): string[] {
  const main = verdict.readings.find((reading) => reading.main === true) ?? verdict.readings[0]
  const sources = [
    ...new Set(
      (main?.evidence ?? []).map(({ source, url }) =>
        webAddress(url) === undefined ? source : `${source} <${webAddress(url)}>`,
      ),
    ),
  ]
  if (sources.length <= mostSources) return sources
  return [...sources.slice(0, mostSources), `and ${sources.length - mostSources} more (--explain lists them)`]
}

function summary(result: CheckResult, width: number, paint: Painter): string {
  const counts = countFindings(result)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const rows = findingOrder
    .filter((finding) => counts[finding] > 0)
    .map((finding) => {
      const { word, mark, ink } = findingWords[finding]
      return `${String(counts[finding]).padStart(5)}  ${paint(ink, `${mark} ${word}`)}`
    })
  const sentences = result.sentences.length
  const silent = result.sentences.filter(({ claims }) => claims.length === 0).length
  const { digest, recordedThrough } = result.ledger
  return [
    paint('bold', `${count(total, 'claim')} in ${count(sentences, 'sentence')}`) +
      (silent === 0 ? '' : paint('gray', `, ${silent} without one`)),
    ...rows,
    paint(
      'gray',
      paragraph(
        `readout ${result.version}, ledger ${digest.slice(0, 12)}, recorded through ${isoDay(recordedThrough)}`,
        width,
      ),
    ),
  ].join('\n')
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
