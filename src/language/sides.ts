/** The side a role noun speaks for, from the country or organisation next to it. */
import type { Naming } from './introduced.js'
import { type Line, lowerAt } from './line.js'

/** The side a role noun speaks for, from the country or organisation right before it. */
export function sideBefore(line: Line, from: number, naming: Naming): string | undefined {
  const mark = line.marks[line.marks.length - 1]
  if (mark === undefined) return undefined
  const gap = from - mark.to
  if (gap > 1 || gap < 0 || (gap === 1 && !linksSide(lowerAt(line, from - 1)))) return undefined
  if (mark.kind === 'country') return mark.code
  if (mark.kind === 'organisation') return naming.lexicon.sides.get(mark.id)
  return mark.kind === 'role' && gap === 0 ? mark.side : undefined
}

function linksSide(lower: string): boolean {
  return (
    lower === "'s" ||
    lower === "'" ||
    lower === 'senior' ||
    lower === 'top' ||
    lower === 'former' ||
    lower === 'chief' ||
    lower === 'the'
  )
}

/** `the president of Mexico`: the country behind gives the role its side. */
export function sideBehind(line: Line, from: number, code: string): void {
  if (lowerAt(line, from - 1) !== 'of' && lowerAt(line, from - 1) !== 'from') return
  const role = line.marks[line.marks.length - 2]
  if (role?.kind === 'role' && role.to === from - 1 && role.side === undefined) role.side = code
}
