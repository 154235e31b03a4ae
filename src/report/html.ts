/** A result as one HTML file: the article as a well-set page, verdicts in its margin, evidence on opening. Fetches nothing. */
import { createHash } from 'node:crypto'
import { printDay } from '../time/day.js'
import { articleBody } from './page/body.js'
import { drawnMarks, mark } from './page/marks.js'
import { html, Markup, type Part } from './page/markup.js'
import { sourceLink } from './page/note.js'
import { pageScript } from './page/script.js'
import { styleSheet } from './page/style.js'
import { type CheckResult, countFindings, type Finding, type PlacedClaim, placedClaims } from './result.js'
import { dateOriginWords, findingOrder, findingWords, printValue } from './words.js'

export interface HtmlOptions {
  /** Adds to each note how the claim was read. */
  explain?: boolean
}

/** `check --format html`. */
export function printHtml(result: CheckResult, { explain = false }: HtmlOptions = {}): string {
  const counts = countFindings(result)
  const findings = findingOrder.filter((finding) => counts[finding] > 0)
  const claims = placedClaims(result)
  const style = styleSheet(findings)
  const title = result.article.title ?? 'Article'
  // Only this style and this script: nothing in the article could run or fetch even if it got out of its quotes.
  const policy = `default-src 'none'; style-src '${digest(style)}'; script-src '${digest(pageScript)}'; base-uri 'none'; form-action 'none'`
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="readout ${result.version}">
<title>${title}: claims checked</title>
<style>${new Markup(style)}</style>
</head>
<body>
${drawnMarks(findings)}
<div class="page">
<a class="skip" href="#article">To the article</a>
${header(result, findings, counts)}
<main id="article">
<article aria-label="The article with its claims">
${articleBody(result.article.text, claims, explain).map((part) => html`${part}\n`)}</article>
${evidenceTable(claims)}
</main>
${footer(result, findings)}
</div>
<script>${new Markup(pageScript)}</script>
</body>
</html>`.text
  }\n`
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function header({ article, asOf }: CheckResult, findings: Finding[], counts: Record<Finding, number>): Markup {
  const by = [article.publisher, printDay(article.date)].filter((part) => part !== undefined).join(', ')
  return html`<header>
<p class="kicker sans"><span><b>Readout</b> Claims checked against the record</span></p>
<h1>${article.title ?? 'Article without a title'}</h1>
<p class="by">${article.url === undefined ? by : sourceLink(by, article.url)}</p>
<p class="asof">In force on ${printDay(asOf.valid)}, as known on ${printDay(asOf.known)}. The article’s day is ${dateOriginWords[article.dateFrom]}.</p>
<fieldset class="counts"><legend>Show</legend>${findings.map((finding) => counter(finding, counts[finding]))}${
    findings.length === 0 && html`<span>No claims were found in this text.</span>`
  }</fieldset>
</header>`
}

function counter(finding: Finding, count: number): Markup {
  return html`<label class="k-${finding}"><input type="checkbox" id="f-${finding}" checked>${mark(finding)}<span><b>${count}</b> ${findingWords[finding].word.toLowerCase()}</span></label>`
}

/** Every row once for each claim: what stays when the notes are closed, as in print. */
function evidenceTable(claims: PlacedClaim[]): Part {
  const rows = claims.flatMap((claim) => {
    const seen = new Set<string>()
    const evidence = (claim.verdict?.readings ?? []).flatMap((reading) => reading.evidence)
    return evidence.flatMap((row) => {
      const key = `${row.id} ${row.period} ${row.value}`
      if (seen.has(key)) return []
      seen.add(key)
      return [{ claim, row, first: seen.size === 1 }]
    })
  })
  if (rows.length === 0) return undefined
  return html`<div class="evidence"><h2 id="evidence">The evidence, row by row</h2>
<div class="scroll" role="region" aria-labelledby="evidence" tabindex="0"><table><thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col">Period</th><th scope="col">Value</th><th scope="col">Source</th></tr></thead>
<tbody>${rows.map(
    ({ claim, row, first }) =>
      html`<tr class="k-${claim.finding}">${
        first
          ? html`<th scope="row"><a href="#t${claim.number}">${claim.text}</a></th><td class="verdict">${mark(claim.finding)}${findingWords[claim.finding].word}</td>`
          : html`<th scope="row"><span class="sr">${claim.text}</span></th><td><span class="sr">${findingWords[claim.finding].word}</span></td>`
      }<td class="period">${row.period}</td><td class="${typeof row.value === 'number' ? 'number' : ''}">${printValue(row.value)}</td><td class="source">${sourceLink(row.source, row.url)}</td></tr>\n`,
  )}</tbody></table></div></div>`
}

function footer(result: CheckResult, findings: Finding[]): Markup {
  const { digest: ledger, recordedThrough } = result.ledger
  return html`<footer>
<h2>The marks</h2>
<dl>${findings.map(
    (finding) =>
      html`<dt class="k-${finding}">${mark(finding)} ${findingWords[finding].word}</dt><dd>${findingWords[finding].meaning}</dd>`,
  )}</dl>
<p>Checked with readout ${result.version} against ledger <code>${ledger.slice(0, 12)}</code>, which records what was public through ${printDay(recordedThrough)}.${
    result.today !== undefined && ` Made on ${printDay(result.today)}.`
  } A verdict tells what the record says as known on that day, not more. Sentences without a mark hold no claim that was understood.</p>
</footer>`
}
