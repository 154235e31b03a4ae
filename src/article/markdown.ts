/** Markdown made plain: the marks go, the words stay, and headings, items and paragraphs keep their lines apart. */

/** Title: the first heading of the first level, which is taken out of the text as a page's headline is. */
export interface PlainMarkdown {
  text: string
  title?: string
}

type Block = { kind: 'paragraph' | 'heading' | 'item' | 'row'; text: string }

/** One pass over the lines, one over the words of each: linear on any text. */
export function plainMarkdown(source: string): PlainMarkdown {
  const blocks: Block[] = []
  let title: string | undefined
  let open: Block | undefined
  let fence: string | undefined
  let hardBreak = false
  const close = (): void => {
    open = undefined
  }
  const start = (kind: Block['kind'], text: string): void => {
    open = { kind, text }
    blocks.push(open)
  }
  for (const raw of source.split('\n')) {
    const line = raw
      .replace(/^(?:\s{0,3}>\s?){1,8}/, '')
      .trimEnd()
      .replace(/\\$/, '')
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1]
    if (fence !== undefined || mark !== undefined) {
      // Code is not prose: nothing in it is a claim.
      fence = fence === undefined ? mark : mark === fence ? undefined : fence
      close()
      continue
    }
    const trimmed = line.trim()
    const broken = hardBreak
    // Only two spaces or a backslash at a line's end break the line; else it was wrapped to fit a window.
    hardBreak = raw.endsWith('  ') || raw.endsWith('\\')
    const heading = /^(#{1,6})\s+(\S.*)$/.exec(trimmed.replace(/#{1,100}$/, ''))
    const item = /^([-*+•]|\d{1,4}[.)])\s+(\S.*)$/.exec(trimmed)
    if (trimmed === '' || /^(?:<!--.*-->|\[[^\]]{1,200}\]:\s.*)$/.test(trimmed)) close()
    else if (open?.kind === 'paragraph' && /^(?:={2,}|-{2,})$/.test(trimmed)) {
      open.kind = 'heading'
      if (title === undefined && trimmed.startsWith('=')) {
        title = words(open.text)
        blocks.pop()
      }
      close()
    } else if (/^(?:(?:\*\s?){3,}|(?:-\s?){3,}|(?:_\s?){3,})$/.test(trimmed)) close()
    else if (heading?.[1] !== undefined && heading[2] !== undefined) {
      if (title === undefined && heading[1].length === 1) title = words(heading[2])
      else start('heading', heading[2])
      close()
    } else if (item?.[2] !== undefined && (open?.kind !== 'paragraph' || /^(?:\D|1[.)])/.test(item[1] ?? '')))
      // As in CommonMark, only a list that begins with 1 may begin inside a paragraph: "section 2." may be a line's start.
      start('item', item[2])
    else if (trimmed.startsWith('|')) {
      const cells = trimmed.split('|').map((cell) => cell.trim())
      if (!/^[\s|:-]+$/.test(trimmed)) start('row', cells.filter((cell) => cell !== '').join(' | '))
      close()
    } else if (open !== undefined) open.text += `${broken ? '\n' : ' '}${trimmed}`
    else start('paragraph', trimmed)
  }
  return { text: joined(blocks), title }
}

/** Items and rows follow one another line by line; all else is set apart by a blank line. */
export function joined(blocks: Block[]): string {
  let text = ''
  let last: Block['kind'] | undefined
  for (const block of blocks) {
    const plain = words(block.text)
    if (plain === '') continue
    const together = block.kind === last && (block.kind === 'item' || block.kind === 'row')
    const set = block.kind === 'item' ? `- ${plain}` : block.kind === 'row' ? `| ${plain} |` : plain
    text += `${last === undefined ? '' : together ? '\n' : '\n\n'}${set}`
    last = block.kind
  }
  return text
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}

/** Inline marks. Each pattern stops at the next mark of its kind, so that no text makes it look twice. */
function words(text: string): string {
  const escaped: string[] = []
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => `\uE000${escaped.push(char) - 1}\uE001`)
    .replace(/!\[[^[\]]*\]\([^()\n]*\)/g, '')
    .replace(/\[\^[^[\]\s]{1,40}\]/g, '')
    .replace(/\[([^[\]]+)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)/g, '$1')
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,2000}>/g, '')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\*\*(?=[^\s*])([^*]+)\*\*/g, '$1')
    .replace(/(?<![\w*])\*{1,3}(?=[^\s*])([^*]*[^\s*])\*{1,3}(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_{1,3}(?=[^\s_])([^_]*[^\s_])_{1,3}(?![\w_])/g, '$1')
    .replace(/~~([^~\n]+)~~/g, '$1')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => escaped[Number(index)] ?? '')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
