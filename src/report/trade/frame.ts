/** The frame of a chart: its titles, its source, and what a screen reader is told. */
import { ink, schemes } from './palette.js'

export interface Frame {
  title: string
  subtitle: string
  /** For who cannot see it. */
  description: string
  source: string
  width: number
  height: number
  top: number
  /** What makes the ids of this chart its own on a page with others. */
  mark: string
}

/** The font that pictures are drawn with; a browser without it takes its own. Its figures are all of one width. */
export const chartFont = 'IBM Plex Sans'

/** Puts a plotted drawing, a whole `<svg>`, into its frame. */
export function framed(plotted: string, frame: Frame): string {
  const { title, subtitle, description, source, width, height, mark } = frame
  const name = `readout-chart-${shortHash(mark)}`
  const inside = plotted
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    // Each group is part of one picture: names inside it are read out by nobody, or by mistake.
    .replace(/ aria-(?:label|description|hidden|labelledby)="[^"]*"/g, '')
  const room = Math.floor((width - 32) / 6)
  const titles = broken(title, Math.floor((width - 32) / 8.6), 2)
  const notes = broken(source, room, 2)
  const text = (line: string, y: number, style: string): string =>
    `<text x="16" y="${y}" ${style}>${escaped(line)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${name}" role="img" aria-labelledby="${name}-title ${name}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'${chartFont}', system-ui, sans-serif" style="font-variant-numeric:tabular-nums">`,
    `<title id="${name}-title">${escaped(title)}</title>`,
    `<desc id="${name}-desc">${escaped(description)}</desc>`,
    `<style>${schemes(name)}</style>`,
    `<rect width="${width}" height="${height}" fill="${ink('paper')}"/>`,
    ...titles.map((line, at) => text(line, 27 + at * 20, `font-size="16" font-weight="600" fill="${ink('ink')}"`)),
    text(subtitle, 28 + titles.length * 20, `font-size="12" fill="${ink('quiet')}"`),
    // What the drawing's own root said, which the frame has taken the place of.
    `<g fill="currentColor" font-size="10" text-anchor="middle">${inside}</g>`,
    ...notes.map((line, at) =>
      text(line, height - 12 - (notes.length - 1 - at) * 14, `font-size="11" fill="${ink('quiet')}"`),
    ),
    '</svg>',
  ].join('\n')
}

/** Lines of words, the last one cut where there is more. */
function broken(text: string, room: number, most: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, room - 1)}…`
  return kept
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
