/** The words of an HTML element as plain text: paragraphs apart by a blank line, items as "- ", table rows as lines. */
import { type DomElement, type DomNode, elementNode, textNode } from './dom.js'

const dropped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO FIGURE FIGCAPTION FORM BUTTON INPUT SELECT TEXTAREA NAV HEAD'.split(
    ' ',
  ),
)
const blocks = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE BLOCKQUOTE UL OL LI DL DT DD TABLE THEAD TBODY TFOOT TR CAPTION H1 H2 H3 H4 H5 H6 PRE ADDRESS HR DETAILS SUMMARY FIELDSET BODY'.split(
    ' ',
  ),
)

type Kind = 'paragraph' | 'item' | 'row'

/** Recursion is safe here: the caller has refused what is nested deeper than a page can be. */
export function plainText(root: DomElement): string {
  const parts: { kind: Kind; text: string }[] = []
  let words = ''
  let kind: Kind = 'paragraph'

  const flush = (): void => {
    const text = tidy(words)
    words = ''
    // A row of one cell only sets the page: its words are prose.
    const single = kind === 'row' && !text.includes(' | ')
    if (text !== '' && text !== '-') parts.push({ kind: single ? 'paragraph' : kind, text })
    if (kind === 'item' && text !== '') kind = 'paragraph'
  }

  const walk = (node: DomNode): void => {
    if (node.nodeType === textNode) {
      words += node.textContent ?? ''
      return
    }
    if (node.nodeType !== elementNode) return
    const name = node.nodeName.toUpperCase()
    const element = node as DomElement
    if (dropped.has(name) || isNoteMark(name, element)) return
    if (name === 'BR') {
      words += '\u2028'
      return
    }
    if (name === 'TD' || name === 'TH') {
      if (words.trim() !== '') words += ' | '
      children(node)
      return
    }
    if (!blocks.has(name)) {
      children(node)
      return
    }
    flush()
    const before = kind
    kind = name === 'LI' ? 'item' : name === 'TR' ? 'row' : before
    children(node)
    flush()
    kind = before === 'item' ? 'paragraph' : before
  }
  const children = (node: DomNode): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child)
  }
  walk(root)
  flush()

  let text = ''
  let last: Kind | undefined
  for (const part of parts) {
    const together = part.kind === last && part.kind !== 'paragraph'
    const words = part.kind === 'item' ? `- ${part.text}` : part.kind === 'row' ? `| ${part.text} |` : part.text
    text += `${last === undefined ? '' : together ? '\n' : '\n\n'}${words}`
    last = part.kind
  }
  return text
}

/** A raised figure is a footnote's mark; left in, "53%" with note 1 would read as 531. Ordinals ("19th") stay. */
function isNoteMark(name: string, element: DomElement): boolean {
  if (name !== 'SUP') return false
  return (
    /^\s*[[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?\s*$/.test(element.textContent ?? '') || element.querySelector('a') !== null
  )
}

/** One space between words, line breaks only where the page sets them; two breaks are a new paragraph. */
function tidy(words: string): string {
  return words
    .replace(/\u00ad|[\u200b\u200c]|\u200d|[\u2060\ufeff]/g, '')
    .replace(/[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .split('\u2028')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()
}
