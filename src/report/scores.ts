/** The table of `readout claims eval`, for a terminal or for docs/accuracy.md. */
import { rates, type Scores, type Tally } from '../claims/scoring.js'

export interface ScoresOptions {
  markdown: boolean
  /** List every miss below the table. */
  misses: boolean
}

/** Precision is right of found, recall is right of gold; a row without anything to divide by shows a dash. */
export function printScores(scores: Scores, verdicts: Map<string, number>, options: ScoresOptions): string {
  const parts = [
    `${scores.sentences} sentences from ${scores.documents} documents`,
    table('claims', scores.detection, options.markdown),
    table('fields of claims found with the right type', scores.fields, options.markdown),
    `verdicts given: ${[...verdicts].map(([label, count]) => `${label} ${count}`).join(', ') || 'none'}`,
  ]
  if (options.misses)
    parts.push(
      `${scores.misses.length} misses`,
      scores.misses.map(({ id, what, text }) => `${id}  ${what}\n    ${text}`).join('\n'),
    )
  return `${parts.join('\n\n')}\n`
}

function table(title: string, tallies: Tally[], markdown: boolean): string {
  const rows = tallies.filter((tally) => tally.gold + tally.found > 0).map(row)
  const head = [title, 'gold', 'found', 'right', 'precision', 'recall', 'F1']
  if (markdown) {
    const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
    return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n')
  }
  const widths = head.map((cell, index) => Math.max(cell.length, ...rows.map((cells) => cells[index]?.length ?? 0)))
  const line = (cells: string[]): string =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ')
  return [head, ...rows].map(line).join('\n')
}

function row(tally: Tally): string[] {
  const { precision, recall, f1 } = rates(tally)
  return [
    tally.name,
    String(tally.gold),
    String(tally.found),
    String(tally.right),
    ...[precision, recall, f1].map(share),
  ]
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(2)
}
