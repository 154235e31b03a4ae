/** From bytes to characters: what kind of document it is, in which encoding, or why it cannot be read. */
import { isUtf8 } from 'node:buffer'
import { InputError, type Place } from '../problem.js'

export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf'

/** The most that is read of one article's bytes: a page may carry far more than its text. */
export const articleLimit = 10_000_000

/** The most text that one article may have, in UTF-16 units: a long book. What is checked is held whole, with its evidence. */
export const textLimit = 2_000_000

/** @throws InputError when what was read is too long to be one article */
export function refuseLongText(text: string, where: Place): void {
  if (text.length <= textLimit) return
  throw new InputError({
    what: `${(text.length / 1_000_000).toFixed(1)} million characters of text are more than the ${textLimit / 1_000_000} million that one article may have`,
    where,
    mend: 'Cut it into articles; many of them go through --batch.',
  })
}

/** @throws InputError when an article is longer than `articleLimit` */
export function refuseLong(size: number, where: Place): void {
  if (size <= articleLimit) return
  throw new InputError({
    what: `${Math.ceil(size / 100_000) / 10} MB is more than the ${articleLimit / 1_000_000} MB that one article may have`,
    where,
    mend: 'Cut it into articles; many of them go through --batch.',
  })
}

/** What the bytes are, from themselves first, then from the declared type, then from the name. */
export function kindOf(bytes: Uint8Array, name: string, contentType = ''): DocumentKind {
  const opening = latin1(bytes.subarray(0, 1024)).replace(/^(?:\xef\xbb\xbf)?\s*/, '')
  if (opening.startsWith('%PDF-')) return 'pdf'
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,900}-->\s*)?<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6])\b/i.test(
      opening,
    )
  )
    return 'html'
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf'
  if (type === 'text/markdown' || /\.(?:md|markdown)$/i.test(name)) return 'markdown'
  if (type === '' && /\.x?html?$/i.test(name)) return 'html'
  return /^(?:---|\+\+\+)\s*\n/.test(opening) ? 'markdown' : 'text'
}

/** Files people try by mistake, told from their first bytes. */
const foreign: [opening: string, name: string][] = [
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
  ['{\\rtf', 'a rich text document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1f\x8b', 'a compressed file'],
  ['PAR1', 'a Parquet file'],
  ['\x7fELF', 'a program'],
]

/**
 * The characters of a text or HTML document. A byte order mark decides the encoding, then what is declared, else UTF-8.
 *
 * @param declared charset of a Content-Type header
 * @throws InputError for an empty or binary file, an unknown charset, or bytes that are not of the encoding
 */
export function decode(bytes: Uint8Array, kind: DocumentKind, where: Place, declared?: string): string {
  if (bytes.length === 0)
    throw new InputError({
      what: 'is empty',
      where,
      mend: 'Give a text, Markdown, HTML or PDF file with an article in it.',
    })
  const marked = byteOrderMark(bytes)
  const label = marked ?? declared ?? (kind === 'html' ? metaCharset(bytes) : undefined) ?? 'utf-8'
  const decoder = decoderFor(label, where)
  if (!decoder.encoding.startsWith('utf-16')) refuseBinary(bytes, where)
  try {
    return decoder.decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  } catch {
    const offset = decoder.encoding === 'utf-8' ? firstInvalidByte(bytes) : undefined
    throw new InputError({
      what:
        offset === undefined
          ? `is not valid ${decoder.encoding.toUpperCase()}`
          : `is not valid UTF-8: byte ${hex(bytes[offset])} at offset ${offset} (line ${lineOf(bytes, offset)})`,
      where,
      mend: 'Save it as UTF-8, or as HTML that declares its charset.',
    })
  }
}

function decoderFor(label: string, where: Place): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    throw new InputError({
      what: `declares the charset "${label.slice(0, 40)}", which is not known`,
      where,
      mend: 'Save it as UTF-8.',
    })
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const opening = latin1(bytes.subarray(0, 4096))
  const label = /<meta\s[^>]{0,300}?charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w:.-]{1,40})/i.exec(opening)?.[1]
  // Who can read the declaration byte by byte is not reading UTF-16, whatever it says.
  return label?.toLowerCase().startsWith('utf-16') ? 'utf-8' : label
}

function refuseBinary(bytes: Uint8Array, where: Place): void {
  const opening = latin1(bytes.subarray(0, 8))
  const known = foreign.find(([magic]) => opening.startsWith(magic))?.[1]
  const nul = bytes.indexOf(0)
  if (known === undefined && nul === -1) return
  throw new InputError({
    what: known === undefined ? `is not text: a NUL byte at offset ${nul}` : `is ${known}, not text`,
    where,
    mend: 'Give a text, Markdown, HTML or PDF file.',
  })
}

/** Offset of the first byte that breaks UTF-8: the start of the sequence that is not whole. */
function firstInvalidByte(bytes: Uint8Array): number {
  // Halving over `isUtf8` keeps a 10 MB file quick: a prefix is good up to a cut character, at most three bytes long.
  let good = 0
  let bad = bytes.length
  while (bad - good > 8) {
    const middle = (good + bad) >> 1
    const start = characterStart(bytes, middle, good)
    if (isUtf8(bytes.subarray(good, start))) {
      if (start === good) break
      good = start
    } else bad = middle
  }
  for (let end = good + 1; end <= bytes.length; end++) {
    if (isUtf8(bytes.subarray(good, end))) good = end
    else if (end - good >= 4) return good
  }
  return good
}

/** The nearest place at or before `at` where a character can start. */
function characterStart(bytes: Uint8Array, at: number, floor: number): number {
  let start = at
  while (start > floor && start > at - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  return start
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) line++
  return line
}

function hex(byte: number | undefined): string {
  return `0x${(byte ?? 0).toString(16).padStart(2, '0')}`
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
