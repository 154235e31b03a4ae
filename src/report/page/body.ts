/** The article as it was written, with its claims underlined and each note beside the line where the claim ends. */
import type { PlacedClaim } from '../result.js'
import { html, type Markup, type Part } from './markup.js'
import { noteOf } from './note.js'

interface Block {
  start: number
  end: number
  kind: 'paragraph' | 'heading' | 'item' | 'row'
}

export function articleBody(text: string, claims: PlacedClaim[], explain: boolean): Markup[] {
  const blocks = blocksOf(text)
  const parts: Markup[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined) continue
    const words = (one: Block): Part[] => blockWords(text, one, claims, explain)
    if (block.kind === 'item') {
      const items: Block[] = []
      for (let next = blocks[index]; next?.kind === 'item'; next = blocks[++index]) items.push(next)
      index--
      parts.push(html`<ul class="items">${items.map((item) => html`<li>${words(item)}</li>`)}</ul>`)
    } else if (block.kind === 'heading') parts.push(html`<h2>${words(block)}</h2>`)
    else parts.push(html`<div class="para${block.kind === 'row' && ' row'}" role="paragraph">${words(block)}</div>`)
  }
  return parts
}

/** Paragraphs, list items and headings by their lines, as the reader of articles sets them. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const { index, 0: paragraph } of text.matchAll(/\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*/g)) {
    const end = index + paragraph.trimEnd().length
    const whole = text.slice(index, end)
    if (!/^[-•*] /m.test(whole)) {
      const kind = isHeading(whole) && blocks.length > 0 ? 'heading' : /^\|.*\|$/m.test(whole) ? 'row' : 'paragraph'
      blocks.push({ start: index, end, kind })
      continue
    }
    let at = index
    for (const line of whole.split(/\n(?=[-•*] )/)) {
      const bullet = /^[-•*] /.exec(line)?.[0].length ?? 0
      blocks.push({ start: at + bullet, end: at + line.length, kind: bullet > 0 ? 'item' : 'paragraph' })
      at += line.length + 1
    }
  }
  return blocks
}

function isHeading(paragraph: string): boolean {
  return (
    paragraph.length < 90 && !paragraph.includes('\n') && !/[.!?:;,"”’)]$/.test(paragraph) && /\p{L}/u.test(paragraph)
  )
}

/** Cut at every start and end of a claim; a stretch within several belongs to the shortest. */
function blockWords(text: string, block: Block, claims: PlacedClaim[], explain: boolean): Part[] {
  const own = claims.filter((claim) => claim.start >= block.start && claim.start < block.end)
  // The note stands behind the comma or full stop that closes its claim, which would else begin a line.
  const ends = own.map(({ end }) => Math.min(end + closing(text.slice(end, end + 3)), block.end))
  const edges = own.flatMap((claim, at) => [claim.start, Math.min(claim.end, block.end), ends[at] ?? block.end])
  const cuts = [...new Set([block.start, block.end, ...edges])].sort((a, b) => a - b)
  const named = new Set<number>()
  const parts: Part[] = []
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? from
    if (to > from) parts.push(stretch(text.slice(from, to), shortestOver(own, from, to), named))
    // The note comes when its claim has been read to the end.
    own.forEach((claim, at) => {
      if (ends[at] === to && (to > from || cuts.length === 1)) parts.push(noteOf(claim, explain))
    })
  })
  return parts
}

function closing(following: string): number {
  return /^[,.;:!?”’")\]]*/.exec(following)?.[0].length ?? 0
}

function shortestOver(claims: PlacedClaim[], from: number, to: number): PlacedClaim | undefined {
  return claims
    .filter((claim) => claim.start <= from && claim.end >= to)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0]
}

function stretch(words: string, claim: PlacedClaim | undefined, named: Set<number>): Part {
  if (claim === undefined) return words
  const first = !named.has(claim.number)
  named.add(claim.number)
  return html`<a class="claim k-${claim.finding}" href="#c${claim.number}" data-note="n${claim.number}"${
    first && html` id="t${claim.number}"`
  }>${words}</a>`
}
