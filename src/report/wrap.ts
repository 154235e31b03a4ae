/** Lines that fit a width, as stretches of the text they come from, so that what is wrapped can still be painted. */

/** Half open, in the text. */
export interface Stretch {
  start: number
  end: number
}

/** Breaks at spaces; a word longer than the width is cut. At least one stretch, also for an empty text. */
export function wrapped(text: string, width: number): Stretch[] {
  const room = Math.max(width, 10)
  const lines: Stretch[] = []
  let start = 0
  let end = 0
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const stop = index + word.length
    if (end > start && columns(text, start, stop) > room) {
      lines.push({ start, end })
      start = index
    } else if (end === start) start = index
    end = stop
    while (columns(text, start, end) > room) {
      const cut = cutAt(text, start, room)
      lines.push({ start, end: cut })
      start = cut
    }
  }
  lines.push({ start, end })
  return lines
}

/** The text wrapped and indented, ready to print; `hang` indents the lines after the first. */
export function paragraph(text: string, width: number, indent = '', hang = indent): string {
  return wrapped(text, width - Math.max(indent.length, hang.length))
    .map(({ start, end }, index) => (index === 0 ? indent : hang) + text.slice(start, end))
    .join('\n')
}

/** Characters, not code units: near enough to columns for the scripts Readout reads. */
function columns(text: string, start: number, end: number): number {
  let count = end - start
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xdc00 && unit <= 0xdfff) count--
  }
  return count
}

function cutAt(text: string, start: number, room: number): number {
  let at = start
  for (let count = 0; count < room && at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
