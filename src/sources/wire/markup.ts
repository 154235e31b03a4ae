/** Hostile markup as a flat run of tokens: no tree, no recursion, no declared entities, each byte looked at once. */

export type Token =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  /** `raw` text stood in a CDATA section: its `&` are letters of the text within. */
  | { kind: 'text'; text: string; raw: boolean }

/** Of one tag: an address is shorter, and a search in more would take the square of its time. */
const longestAttributes = 4000

/** Elements of HTML whose content is no markup. */
const rawElements = new Set(['script', 'style'])

/**
 * The tokens of an XML or HTML text, in order. Whatever the text, it ends and does not throw: what is cut short or not
 * closed runs to the end. A document type is passed over with all it declares, so no entity can grow.
 *
 * @param html names in lower case, and scripts and styles left out
 */
export function* tokensOf(source: string, html: boolean): Generator<Token> {
  let at = 0
  let from = 0
  const end = source.length
  while (at < end) {
    const open = source.indexOf('<', at)
    if (open < 0) break
    const next = after(source, open)
    if (next === undefined) {
      at = open + 1
      continue
    }
    if (open > from) yield { kind: 'text', text: source.slice(from, open), raw: false }
    if (next.token !== undefined) yield html ? lowered(next.token) : next.token
    at = from = next.at
    if (html && next.token?.kind === 'open' && rawElements.has(next.token.name.toLowerCase()))
      at = from = endOfRaw(source, next.token.name, at)
  }
  if (from < end) yield { kind: 'text', text: source.slice(from), raw: false }
}

/** What begins at a `<`, and where it ends; undefined where the sign is only a sign. */
function after(source: string, open: number): { token?: Token; at: number } | undefined {
  const past = (mark: string, from: number): number => {
    const found = source.indexOf(mark, from)
    return found < 0 ? source.length : found + mark.length
  }
  if (source.startsWith('<!--', open)) return { at: past('-->', open + 4) }
  if (source.startsWith('<![CDATA[', open)) {
    const at = past(']]>', open + 9)
    const text = source.slice(open + 9, source.startsWith(']]>', at - 3) ? at - 3 : at)
    return { token: { kind: 'text', text, raw: true }, at }
  }
  const sign = source[open + 1] ?? ''
  if (sign === '?') return { at: past('>', open + 2) }
  if (sign === '!') return { at: endOfDeclaration(source, open + 2) }
  if (sign === '/') {
    const at = past('>', open + 2)
    const [name = ''] = /^[^\s>/]*/.exec(source.slice(open + 2, Math.min(at, open + 102))) ?? []
    return { token: { kind: 'close', name }, at }
  }
  if (!/[A-Za-z_]/.test(sign)) return undefined
  const at = endOfTag(source, open + 1)
  const [name = ''] = /^[^\s/>]+/.exec(source.slice(open + 1, Math.min(at, open + 101))) ?? []
  const empty = source.startsWith('/>', at - 2)
  const attributes = source.slice(open + 1 + name.length, at - (empty ? 2 : 1)).slice(0, longestAttributes)
  return { token: { kind: 'open', name, attributes, empty }, at }
}

/** Past the `>` of a tag: one that stands between quotation marks is part of a value. */
function endOfTag(source: string, from: number): number {
  let quote = ''
  for (let at = from; at < source.length; at++) {
    const char = source[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '>') return at + 1
    else if ((char === '"' || char === "'") && /[=\s]/.test(source[at - 1] ?? '')) quote = char
  }
  return source.length
}

/** Past `<!DOCTYPE ... [ ... ]>`. */
function endOfDeclaration(source: string, from: number): number {
  let inner = false
  for (let at = from; at < source.length; at++) {
    const char = source[at]
    if (char === '[') inner = true
    else if (char === ']') inner = false
    else if (char === '>' && !inner) return at + 1
  }
  return source.length
}

function endOfRaw(source: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = from
  return closing.exec(source)?.index ?? source.length
}

function lowered(token: Token): Token {
  return token.kind === 'text' ? token : { ...token, name: token.name.toLowerCase() }
}

/** An attribute's value with its entities read; undefined where it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (const [, key = '', double, single, bare] of attributes.matchAll(
    /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g,
  ))
    if (key.toLowerCase() === name) return entitiesRead(double ?? single ?? bare ?? '')
  return undefined
}

/** The named entities met in pages and press texts; others stay as they are written. */
const named: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '' },
  ...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·' },
  ...{ laquo: '«', raquo: '»', sect: '§', para: '¶', copy: '©', reg: '®', trade: '™', deg: '°', euro: '€', pound: '£' },
  ...{ cent: '¢', yen: '¥', frac12: '½', frac14: '¼', times: '×', minus: '−', aacute: 'á', eacute: 'é', iacute: 'í' },
  ...{ oacute: 'ó', uacute: 'ú', ntilde: 'ñ', uuml: 'ü', ouml: 'ö', auml: 'ä', ccedil: 'ç', egrave: 'è', agrave: 'à' },
  ...{ ecirc: 'ê' },
}

/** `&amp;`, `&#8217;` and `&#x2019;` as the letters they stand for, once. */
export function entitiesRead(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));/g,
    (whole, ten, hex, name) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
      const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten)
      const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      return isLetter ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
