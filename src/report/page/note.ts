/** A claim's note in the margin: what was found, and on opening, on what evidence. */

import { printDay } from '../../time/day.js'
import { isoPeriod } from '../../time/period.js'
import type { EvidenceRow, JudgedReading } from '../../verdict/verdict.js'
import { markDetail } from '../explain.js'
import type { PlacedClaim } from '../result.js'
import { findingWords, gradeWords, holdsWord, printValue, webAddress } from '../words.js'
import { mark } from './marks.js'
import { html, type Markup, type Part } from './markup.js'

export function noteOf(claim: PlacedClaim, explain: boolean): Markup {
  const { finding, number, verdict } = claim
  const { word } = findingWords[finding]
  const grade = verdict?.grade ?? null
  return html`<details class="note k-${finding}" id="n${number}" name="evidence"><summary>${mark(finding)}<span class="word">${word}</span>${
    verdict !== null && verdict.computed !== null && html`<span class="computed"> ${verdict.computed}</span>`
  }${grade !== null && html`<span class="grade"> ${gradeWords[grade].word}</span>`}</summary>
<div class="panel" id="c${number}">${panel(claim, explain)}</div></details>`
}

function panel(claim: PlacedClaim, explain: boolean): Part[] {
  const { verdict, finding } = claim
  const parts: Part[] = []
  if (verdict === null) {
    parts.push(html`<p>${findingWords[finding].meaning}</p>`, recorded(claim))
  } else {
    if (verdict.computed !== null) parts.push(html`<p class="big">${verdict.computed}</p>`)
    if (verdict.note !== '') parts.push(html`<p>${verdict.note}</p>`)
    if (verdict.grade !== null)
      parts.push(
        html`<p class="quiet">Evidence ${gradeWords[verdict.grade].word}: ${gradeWords[verdict.grade].meaning}.</p>`,
      )
    if (verdict.knowableFrom !== undefined)
      parts.push(html`<p>Could be known from ${printDay(verdict.knowableFrom)}.</p>`)
    if (verdict.today !== undefined)
      parts.push(
        html`<p>As known today: <b>${findingWords[verdict.today.label].word.toLowerCase()}</b>. ${verdict.today.note}</p>`,
      )
    parts.push(speakerLine(claim))
    if (verdict.readings.length > 0) parts.push(html`<ol>${verdict.readings.map(readingItem)}</ol>`)
  }
  if (explain) parts.push(derivation(claim))
  return parts
}

function recorded(claim: PlacedClaim): Part {
  const horizon = claim.claim.type === 'forecast' ? claim.claim.forecast.horizon : null
  return [speakerLine(claim), horizon !== null && html`<p>Due ${printDay(horizon.end)}.</p>`]
}

function speakerLine({ claim }: PlacedClaim): Part {
  const who = [claim.speaker?.name, claim.speaker?.role].filter((part) => typeof part === 'string' && part !== '')
  return who.length > 0 && html`<p class="quiet">By ${who.join(', ')} (${claim.modality})</p>`
}

function readingItem(reading: JudgedReading): Markup {
  return html`<li><div${reading.main === true && html` class="decides"`}>${reading.description}</div>
<div class="value"><b>${printValue(reading.value)}</b><span>${holdsWord(reading.holds)}</span></div>${
    reading.evidence.length > 0 && html`<ul>${reading.evidence.map(rowItem)}</ul>`
  }${reading.query !== '' && html`<p class="quiet"><code>${reading.query}</code></p>`}</li>`
}

function rowItem({ period, value, source, url }: EvidenceRow): Markup {
  return html`<li>${period !== '' && `${period}: `}${printValue(value)}, ${sourceLink(source, url)}</li>`
}

/** A source as a link where its address is one of the web. */
export function sourceLink(source: string, url: string | undefined): Part {
  const address = webAddress(url)
  return address === undefined ? source : html`<a href="${address}" rel="noopener noreferrer">${source}</a>`
}

function derivation({ claim, sentence, start, end }: PlacedClaim): Markup {
  const [from, to] = claim.span
  const marks = (sentence.marks ?? []).filter((one) => one.start < to && one.end > from)
  const made = claim.type === 'statistic' ? claim.statistic.period : null
  return html`<details><summary>How it was read</summary><ul><li>Characters ${start} to ${end} of the text</li>
<li>${claim.type}, ${claim.modality}: ${claim.derivation.join(' › ')}</li>${
    made !== null && html`<li>Period ${isoPeriod(made)}</li>`
  }${marks.map((one) => html`<li>${one.kind} “${sentence.text.slice(one.start, one.end)}”${markDetail(one)}</li>`)}</ul></details>`
}
