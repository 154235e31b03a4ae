/** Lines of metadata above a text: `Title: ...`, `Date: ...`, or the front matter of a Markdown file. */

/** What a document says of itself. `date` is as written; `line` is where it stands, counted from 1. */
export interface Head {
  title?: string
  publisher?: string
  url?: string
  date?: { written: string; line: number }
}

const meanings: [RegExp, 'title' | 'publisher' | 'url' | 'date' | 'source' | 'other'][] = [
  [/^(?:title|headline)$/i, 'title'],
  [/^(?:publisher|publication|site|site_name|outlet|website)$/i, 'publisher'],
  [/^(?:url|link|canonical|canonical_url|source_url|permalink|address)$/i, 'url'],
  [
    /^(?:date|published|publication date|date published|datepublished|pubdate|publishdate|published_at|published_time|date_published|published on)$/i,
    'date',
  ],
  [/^source$/i, 'source'],
  [
    /^(?:author|authors|by|byline|rights|licen[cs]e|copyright|language|lang|section|tags|keywords|category|summary|description|subtitle|updated|modified|retrieved|accessed|note|id|kind|type)$/i,
    'other',
  ],
]

function meaningOf(key: string): (typeof meanings)[number][1] | undefined {
  return meanings.find(([pattern]) => pattern.test(key))?.[1]
}

function put(head: Head, key: string, value: string, line: number): boolean {
  const meaning = meaningOf(key)
  if (meaning === undefined) return false
  if (value === '' || meaning === 'other') return true
  if (meaning === 'date') head.date ??= { written: value, line }
  else if (meaning === 'source') {
    if (/^https?:\/\//i.test(value)) head.url ??= value
    else head.publisher ??= value
  } else head[meaning] ??= value
  return true
}

/**
 * Takes off head lines. They are metadata only when nothing else stands above the first blank line, and when one of
 * them names the document; otherwise the whole text is the article.
 */
export function takeHead(text: string): { head: Head; body: string } {
  const head: Head = {}
  let at = text.length - text.trimStart().length
  let line = text.slice(0, at).split('\n').length
  let taken = 0
  for (; at < text.length; line++) {
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at)
    const row = text.slice(at, Math.min(end, at + 2000))
    if (row.trim() === '') break
    const [, key, value] = /^([A-Za-z][A-Za-z _-]{1,20}?)\s{0,3}:\s{1,9}(\S.*)$/.exec(row) ?? []
    if (key === undefined || value === undefined || !put(head, key, value.trim(), line)) return { head: {}, body: text }
    taken++
    at = end + 1
  }
  // One lone "Note: ..." above a blank line is a sentence; a head has two lines, or names its title or date.
  if (taken === 0 || (taken === 1 && head.title === undefined && head.date === undefined))
    return { head: {}, body: text }
  return { head, body: text.slice(at).replace(/^\s*\n/, '') }
}

/** Takes off front matter between `---` or `+++` lines; values are read as plain words, whatever their YAML type. */
export function takeFrontMatter(text: string): { head: Head; body: string } {
  const [fence] = /^(?:---|\+\+\+)(?=[ \t]{0,9}\n)/.exec(text) ?? []
  if (fence === undefined) return { head: {}, body: text }
  const rows: { key: string; value: string; line: number }[] = []
  let at = text.indexOf('\n') + 1
  for (let line = 2; at < text.length && line < 500; line++) {
    const next = text.indexOf('\n', at)
    const end = next === -1 ? text.length : next
    const row = text.slice(at, Math.min(end, at + 2000)).trimEnd()
    at = end + 1
    if (row === fence) {
      const head: Head = {}
      for (const { key, value, line } of rows) put(head, key, unquoted(value), line)
      return { head, body: text.slice(at) }
    }
    const [, key, value] = /^([A-Za-z][\w -]{1,30}?)\s{0,3}[:=]\s{0,9}(\S.*)?$/.exec(row) ?? []
    const last = rows.at(-1)
    // A long value goes on in indented lines; a backslash at the end joins them without a space.
    if (/^\s/.test(row) && last !== undefined)
      last.value = last.value.endsWith('\\')
        ? last.value.slice(0, -1) + row.trim().replace(/^\\/, '')
        : `${last.value} ${row.trim()}`
    else if (key !== undefined) rows.push({ key, value: value ?? '', line })
  }
  return { head: {}, body: text }
}

function unquoted(value: string): string {
  const [, single] = /^'(.*)'$/s.exec(value) ?? []
  if (single !== undefined) return single.replaceAll("''", "'").trim()
  const [, double] = /^"(.*)"$/s.exec(value) ?? []
  return (double === undefined ? value : unescaped(double)).trim()
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string | undefined) =>
    code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
