/** Markup as plain text: nothing in it is rendered, and nothing in it can drive a terminal. */
import { visible } from '../../problem.js'
import { attributeOf, entitiesRead, type Token, tokensOf } from './markup.js'

/** Texts are cut here. */
const longestText = 200_000

const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tfoot thead tr ul br'.split(
    ' ',
  ),
)
const left = new Set(['noscript', 'template', 'svg', 'iframe', 'object', 'nav', 'button', 'select', 'head'])

/** The text of HTML, a block a paragraph, blanks joined, control characters written out. */
export function plainText(html: string): string {
  return textOf(tokensOf(html, true))
}

/** A title: plain text on one line. Entities that were escaped twice or three times on their way are read to the end. */
export function plainTitle(html: string): string {
  let text = plainText(html)
  for (let times = 0; times < 2 && text.includes('&'); times++) text = entitiesRead(text)
  return shown(text.replace(/\s+/g, ' ').trim()).slice(0, 1000)
}

/** The text inside the first element that fits one of `within` (`div#id`, `div.class`, `main`); undefined where none is. */
export function textWithin(html: string, within: readonly string[]): string | undefined {
  for (const wanted of within.map(selectorOf)) {
    const inner = innerTokens(html, wanted)
    if (inner !== undefined) return textOf(inner)
  }
  return undefined
}

interface Selector {
  name: string
  attribute?: 'id' | 'class'
  value?: string
}

function selectorOf(text: string): Selector {
  const [, name = '', sign, value] = /^([a-z0-9]*)(?:([#.])(.+))?$/i.exec(text) ?? []
  return { name, ...(value !== undefined && { attribute: sign === '#' ? 'id' : 'class', value }) }
}

function innerTokens(html: string, { name, attribute, value }: Selector): Token[] | undefined {
  let inner: Token[] | undefined
  let open = ''
  let depth = 0
  for (const token of tokensOf(html, true)) {
    if (inner === undefined) {
      if (token.kind !== 'open' || token.empty || (name !== '' && token.name !== name)) continue
      const held = attribute === undefined ? undefined : attributeOf(token.attributes, attribute)
      if (attribute !== undefined && held?.split(/\s+/).includes(value ?? '') !== true) continue
      inner = []
      open = token.name
      depth = 1
      continue
    }
    if (token.kind === 'open' && token.name === open && !token.empty) depth++
    if (token.kind === 'close' && token.name === open && --depth === 0) break
    inner.push(token)
  }
  return inner
}

function textOf(tokens: Iterable<Token>): string {
  const parts: string[] = []
  let length = 0
  let skipped = ''
  let depth = 0
  for (const token of tokens) {
    if (skipped !== '') {
      if (token.kind === 'open' && token.name === skipped && !token.empty) depth++
      if (token.kind === 'close' && token.name === skipped && --depth === 0) skipped = ''
      continue
    }
    if (token.kind === 'text') {
      const text = (token.raw ? token.text : entitiesRead(token.text)).replace(/[ \t\r\n\f\u00a0\u3000]+/g, ' ')
      parts.push(text)
      length += text.length
    } else if (token.kind === 'open' && left.has(token.name) && !token.empty) {
      skipped = token.name
      depth = 1
    } else if (blocks.has(token.name)) parts.push('\n')
    else if (token.name === 'td' || token.name === 'th') parts.push(' ')
    if (length > longestText * 2) break
  }
  const lines = parts.join('').split('\n')
  const whole = lines.map((line) => line.replace(/ +/g, ' ').trim()).filter((line) => line !== '')
  return whole.join('\n').slice(0, longestText).split('\n').map(shown).join('\n')
}

/** Control characters, and marks that turn the direction of writing, as `\u001b`. */
function shown(line: string): string {
  return visible(line)
}
