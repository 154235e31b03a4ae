/** A result as Markdown: the article with its claims in bold and numbered, then the claims with verdict and evidence. */
import { isoDay, printDay } from '../time/day.js'
import type { Verdict } from '../verdict/verdict.js'
import { type CheckResult, countFindings, type PlacedClaim, placedClaims } from './result.js'
import { dateOriginWords, findingOrder, findingWords, gradeWords, holdsWord, printValue, webAddress } from './words.js'

export interface MarkdownOptions {
  /** Adds to each claim the rules that read it and how to ask again. */
  explain?: boolean
}

/** `check --format md`. */
export function printMarkdown(result: CheckResult, { explain = false }: MarkdownOptions = {}): string {
  const { article, asOf, ledger, version, today } = result
  const claims = placedClaims(result)
  const by = [article.publisher, printDay(article.date)].filter((part) => part !== undefined).join(', ')
  const made = today === undefined ? '' : ` on ${printDay(today)}`
  const parts = [
    `# ${safe(article.title ?? 'Article without a title')}`,
    `${link(by, article.url)} (day ${dateOriginWords[article.dateFrom]}). In force on ${printDay(asOf.valid)}, as known on ${printDay(asOf.known)}.`,
    countTable(result),
    '## The article',
    marked(article.text, claims),
    ...(claims.length === 0 ? [] : ['## The claims', ...claims.map((claim) => claimSection(claim, explain))]),
    `Checked with readout ${version}${made} against ledger \`${ledger.digest.slice(0, 12)}\`, recorded through ${isoDay(ledger.recordedThrough)}.`,
  ]
  return `${parts.join('\n\n')}\n`
}

function countTable(result: CheckResult): string {
  const counts = countFindings(result)
  const rows = findingOrder
    .filter((finding) => counts[finding] > 0)
    .map((finding) => `| ${findingWords[finding].mark} ${findingWords[finding].word} | ${counts[finding]} |`)
  return rows.length === 0 ? 'No claims were found.' : ['| Finding | Claims |', '| --- | ---: |', ...rows].join('\n')
}

/** The text with `**claim** [✓ 3]`; where claims share words, the numbers follow the last of them. */
function marked(text: string, claims: PlacedClaim[]): string {
  let out = ''
  let at = 0
  for (let index = 0; index < claims.length; ) {
    const first = claims[index]
    if (first === undefined) break
    let end = first.end
    const group = [first]
    for (let next = claims[index + 1]; next !== undefined && next.start < end; next = claims[index + group.length]) {
      end = Math.max(end, next.end)
      group.push(next)
    }
    const numbers = group.map(({ finding, number }) => `${findingWords[finding].mark} ${number}`).join(', ')
    const start = Math.max(at, first.start)
    out += `${safe(text.slice(at, start))}${strong(text.slice(start, end))} \\[${numbers}\\]`
    at = Math.max(at, end)
    index += group.length
  }
  return out + safe(text.slice(at))
}

/** Bold must not cross a line, nor begin or end with a space. */
function strong(words: string): string {
  return words
    .split('\n')
    .map((line) => (line.trim() === '' ? line : line.replace(/\S(?:.*\S)?/s, (inner) => `**${safe(inner)}**`)))
    .join('\n')
}

function claimSection(claim: PlacedClaim, explain: boolean): string {
  const { finding, number, verdict, text } = claim
  const { word, mark } = findingWords[finding]
  const grade = verdict?.grade === null || verdict === null ? '' : `, ${gradeWords[verdict.grade].word}`
  const lines = [`### ${number}. ${mark} ${word}${grade}`, '', `> ${oneLine(text)}`]
  const who = [claim.claim.speaker?.name, claim.claim.speaker?.role].filter((part) => typeof part === 'string')
  if (who.length > 0) lines.push('', `By ${oneLine(who.join(', '))} (${claim.claim.modality}).`)
  if (verdict !== null) lines.push(...verdictLines(verdict, explain))
  if (explain) lines.push('', `Rules: ${oneLine(claim.claim.derivation.join(' > '))}`)
  return lines.join('\n')
}

function verdictLines(verdict: Verdict, explain: boolean): string[] {
  const lines: string[] = []
  const told = [
    verdict.computed === null ? undefined : `**The record: ${oneLine(verdict.computed)}.**`,
    verdict.note === '' ? undefined : oneLine(verdict.note),
    verdict.knowableFrom === undefined ? undefined : `Could be known from ${printDay(verdict.knowableFrom)}.`,
    verdict.today === undefined
      ? undefined
      : `As known today: ${findingWords[verdict.today.label].word.toLowerCase()}. ${oneLine(verdict.today.note)}`,
  ].filter((line) => line !== undefined)
  if (told.length > 0) lines.push('', told.join(' '))
  if (verdict.readings.length === 0) return lines
  lines.push('', '| Reading | Value | Holds | Evidence |', '| --- | ---: | --- | --- |')
  for (const reading of verdict.readings) {
    const rows = reading.evidence.map(
      ({ period, value, source, url }) =>
        `${period === '' ? '' : `${oneLine(period)}: `}${oneLine(printValue(value))}, ${link(source, url)}`,
    )
    const query = explain && reading.query !== '' ? `<br>\`${oneLine(reading.query).replaceAll('`', "'")}\`` : ''
    const main = reading.main === true ? ' (main)' : ''
    lines.push(
      `| ${oneLine(reading.description)}${main}${query} | ${oneLine(printValue(reading.value))} | ${holdsWord(reading.holds)} | ${rows.join('<br>')} |`,
    )
  }
  return lines
}

/** Characters that would begin a mark are escaped; the words stay as they were written. */
function safe(text: string): string {
  return text
    .replace(/(?!\n)\p{Cc}/gu, '\ufffd')
    .replace(/[\\`*_[\]<>|~&]/g, (char) => `\\${char}`)
    .replace(/^([ \t]*)(#{1,6}|[-+=]|\d{1,9}[.)])(?=\s|$)/gm, (whole, space: string, sign: string) =>
      // Items of the article stay items; all other signs at a line's start are words.
      sign === '-' ? whole : /^\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    )
}

function oneLine(text: string): string {
  return safe(text.replace(/\s+/g, ' ').trim())
}

function link(words: string, url: string | undefined): string {
  const address = webAddress(url)
  return address === undefined
    ? oneLine(words)
    : `[${oneLine(words)}](<${address.replace(/[<>|]/g, (char) => encodeURIComponent(char))}>)`
}
