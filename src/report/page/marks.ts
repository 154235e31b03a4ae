/** The verdict marks as small drawings, each told from the others by its shape. */
import type { Finding } from '../result.js'
import { html, Markup } from './markup.js'

const line = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
const drawings: Record<Finding, string> = {
  supported: `<path ${line} stroke-linejoin="round" d="M2.8 8.6 6.4 12.2 13.2 4.4"/>`,
  contradicted: `<path ${line} d="M3.6 3.6 12.4 12.4M12.4 3.6 3.6 12.4"/>`,
  depends: `<circle ${line} cx="8" cy="8" r="5.6"/><path fill="currentColor" d="M8 2.4a5.6 5.6 0 0 0 0 11.2z"/>`,
  // Open on the side that has not spoken.
  unconfirmed: `<path ${line} d="M9.6 2.6A5.6 5.6 0 1 0 9.6 13.4"/>`,
  'no-data': `<circle ${line} stroke-width="1.6" cx="8" cy="8" r="5.6"/>`,
  forecast: `<circle ${line} stroke-dasharray=".1 3.4" cx="8" cy="8" r="5.4"/>`,
  statement: `<path ${line} d="M4.6 4.2v4.4M4.6 4.2h2.6v3.2M10.2 4.2v4.4M10.2 4.2h2.6v3.2" stroke-width="1.6"/>`,
  'not-checkable': `<path ${line} stroke-width="1.6" d="M5 8h6"/>`,
}

/** The drawings, once for the page. */
export function drawnMarks(findings: Finding[]): Markup {
  const symbols = findings.map(
    (finding) => `<symbol id="m-${finding}" viewBox="0 0 16 16">${drawings[finding]}</symbol>`,
  )
  return new Markup(
    `<svg class="marks" width="0" height="0" aria-hidden="true" focusable="false">${symbols.join('')}</svg>`,
  )
}

/** A mark in the line. It repeats the word beside it, so that it is hidden from readers of the page aloud. */
export function mark(finding: Finding): Markup {
  return html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="#m-${finding}"></use></svg>`
}
