/** Bytes of a feed or page as text, by what the document says of itself rather than by its header. */

/**
 * Text in the character set that the byte order mark, the XML line or the `meta` of the page names; else in that of the
 * content type; else UTF-8. Bytes that are none of its letters become U+FFFD.
 */
export function textOfBytes(bytes: Uint8Array, contentType = ''): string {
  const marked = marks.find(({ bytes: mark }) => mark.every((byte, index) => bytes[index] === byte))
  if (marked !== undefined) return new TextDecoder(marked.charset).decode(bytes)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const [, named] =
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head) ??
    /<meta[^>]*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head) ??
    /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType) ??
    []
  return decoder(named ?? 'utf-8').decode(bytes)
}

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
]

function decoder(charset: string): InstanceType<typeof TextDecoder> {
  try {
    // A page that could be read far enough to find the name in it is not in two-byte letters, whatever it says.
    return new TextDecoder(/^utf-?16/i.test(charset) ? 'utf-8' : charset)
  } catch {
    return new TextDecoder('utf-8')
  }
}
