/** Classes of characters, and characters written as HTML entities. Text is never altered: these only tell what stands there. */

export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  if (code < 0x85) return false
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** Soft hyphens, zero-width characters and marks of direction: they stand inside words and mean nothing there. */
export function isUnseen(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90
  if (!isLetter(code)) return false
  const char = String.fromCharCode(code)
  return char.toLowerCase() !== char
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122
  if (!isLetter(code)) return false
  const char = String.fromCharCode(code)
  return char.toUpperCase() !== char
}

/** Letters of any script and the marks upon them; surrogates, punctuation and symbols are not. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code === 0xd7 || code === 0xf7) return false
  if (code < 0x2000) return true
  if (code < 0x2c00) return code >= 0x2100 && code <= 0x214f && code !== 0x2116 && code !== 0x2122
  if (code < 0x3040) return (code >= 0x2c00 && code < 0x2e00) || (code >= 0x2e80 && code < 0x3000) || code === 0x3005
  if ((code >= 0xd800 && code <= 0xdfff) || isUnseen(code)) return false
  if (code >= 0xe000 && code <= 0xf8ff) return false
  if (code >= 0xff00 && code <= 0xff20) return false
  if (code >= 0xfe10 && code <= 0xfe6f) return false
  return code < 0xfff0
}

export function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0x2032 || code === 0xff07
}

/** Sentence ends: full stop, exclamation and question mark, ellipsis, and their wide forms. */
export function isStop(code: number): boolean {
  return (
    code === 46 ||
    code === 33 ||
    code === 63 ||
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f
  )
}

export function isQuoteMark(code: number): boolean {
  return (
    code === 34 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x201e ||
    code === 0xab ||
    code === 0xbb ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0xff02
  )
}

/** What may close after a stop and still belongs to its sentence. */
export function isCloser(code: number): boolean {
  return code === 41 || code === 93 || code === 34 || code === 39 || code === 0x201d || code === 0x2019 || code === 0xbb
}

const named: Record<string, string> = {
  amp: '&',
  apos: "'",
  quot: '"',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hellip: '…',
  nbsp: ' ',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  lt: '<',
  gt: '>',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  bull: '•',
  middot: '·',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  times: '×',
  sect: '§',
  reg: '®',
  trade: '™',
}

export interface Entity {
  char: string
  length: number
}

/** The character an HTML entity at this place stands for (`&rsquo;`, `&#8217;`, `&#x2019;`), or undefined where none does. */
export function entityAt(text: string, at: number): Entity | undefined {
  if (text.charCodeAt(at) !== 38) return undefined
  let end = at + 1
  while (end < text.length && end < at + 10 && text.charCodeAt(end) !== 59) end++
  if (text.charCodeAt(end) !== 59) return undefined
  const name = text.slice(at + 1, end)
  const char = name.charCodeAt(0) === 35 ? numbered(name.slice(1)) : named[name]
  return char === undefined ? undefined : { char, length: end + 1 - at }
}

function numbered(text: string): string | undefined {
  const hex = text.startsWith('x') || text.startsWith('X')
  const digits = hex ? text.slice(1) : text
  if (!(hex ? /^[\da-f]{1,5}$/i : /^\d{1,6}$/).test(digits)) return undefined
  const code = Number.parseInt(digits, hex ? 16 : 10)
  return code > 0 && code < 0xd800 ? String.fromCharCode(code) : undefined
}
