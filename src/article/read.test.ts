import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../problem.js'
import { isoDay, parseDay } from '../time/day.js'
import { readApart } from './apart.js'
import { type ArticleOptions, readArticle } from './read.js'
import { pdfOf } from './testing/pdf.js'

const typed = (text: string | Uint8Array, options?: ArticleOptions) =>
  readArticle({ kind: 'stdin', bytes: typeof text === 'string' ? Buffer.from(text) : text }, options)
const fault = async (run: Promise<unknown>): Promise<string> => {
  const error = await run.then(
    () => 'no error',
    (caught) => caught,
  )
  if (!(error instanceof InputError)) throw error
  return error.message
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-article-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('plain text', () => {
  test('keeps every character below its head, so that spans are those of the file', async () => {
    const text = 'WASHINGTON, Sept. 18, 2025 — They met.\n\n  Exports  fell 53%.\n'
    expect((await typed(text)).text).toBe(text)
  })

  test('gives its head lines as metadata', async () => {
    const article = await typed('Title: A call\nPublisher: The Paper\nDate: 2025-09-18\n\nThey met.')
    expect({ ...article, date: isoDay(article.date) }).toEqual({
      text: 'They met.',
      title: 'A call',
      publisher: 'The Paper',
      date: '2025-09-18',
      dateFrom: 'text',
    })
  })
})

describe('the day of an article', () => {
  const page =
    '<html><head><meta name="date" content="2025-09-18"></head><body><p>Published: Sept. 1, 2025</p><p>They met.</p></body></html>'
  test.each([
    ['an option goes before all', page, { date: parseDay('2025-10-01') }, '2025-10-01', 'option'],
    ['metadata before text', page, {}, '2025-09-18', 'metadata'],
    ['a fallback only where it gives none', page, { fallback: parseDay('2025-10-01') }, '2025-09-18', 'metadata'],
    ['a fallback', 'They met.', { fallback: parseDay('2025-10-01') }, '2025-10-01', 'option'],
    ['front matter', '---\ndate: 2025-09-18\n---\nThey met.', {}, '2025-09-18', 'metadata'],
    ['text', 'Published: Sept. 18, 2025\n\nThey met.', {}, '2025-09-18', 'text'],
  ])('%s', async (_, text, options, day, from) => {
    const { date, dateFrom } = await typed(text, options)
    expect([isoDay(date), dateFrom]).toEqual([day, from])
  })

  test('an address', async () => {
    const fetchPage = async (url: string) => ({ url, bytes: Buffer.from('They met.'), contentType: 'text/plain' })
    const article = await readArticle(
      { kind: 'url', url: 'https://paper.example/2025/09/18/call' },
      { effects: { fetchPage } },
    )
    expect([isoDay(article.date), article.dateFrom, article.url]).toEqual([
      '2025-09-18',
      'url',
      'https://paper.example/2025/09/18/call',
    ])
  })

  test('is never silently today', async () => {
    expect(await fault(typed('They met on Friday.'))).toBe(
      'standard input  does not say what day it is from. Give --as-of YYYY-MM-DD.',
    )
  })

  test('an impossible one is refused where it stands, and harmless where another is given', async () => {
    const text = 'Title: A call\nDate: 2025-02-30\n\nThey met.'
    const path = join(folder, 'impossible.txt')
    await writeFile(path, text)
    expect(await fault(readArticle({ kind: 'file', path }))).toContain(
      `${path}:2  "2025-02-30" is not a day of the calendar`,
    )
    expect((await typed(text, { date: parseDay('2025-03-01') })).dateFrom).toBe('option')
    expect((await typed(text, { fallback: parseDay('2025-03-01') })).dateFrom).toBe('option')
  })

  test('of a PDF is not the day it was printed, which is told', async () => {
    const pdf = pdfOf([[{ y: 700, text: 'They met.' }]], { CreationDate: 'D:20250920100000Z' })
    expect(await fault(typed(pdf))).toContain("The PDF was made on 2025-09-20, which need not be the article's day.")
  })
})

describe('what cannot be read is refused in one line', () => {
  test.each([
    ['nothing', '', 'is empty'],
    ['blanks', ' \n\n ', 'holds no text'],
    ['only a head', 'Title: A\nDate: 2025-09-18\n\n', 'holds no text'],
    ['a binary file', Buffer.from([1, 2, 0, 3]), 'a NUL byte at offset 2'],
    ['invalid UTF-8', Buffer.from([65, 0xff]), 'byte 0xff at offset 1'],
    ['50 MB', Buffer.alloc(50_000_000, 97), 'is more than the 10 MB'],
    [
      'a library',
      Buffer.from('Exports fell 5% in May. '.repeat(100_000)),
      '2.4 million characters of text are more than the 2 million',
    ],
  ])('%s', async (_, bytes, expected) => expect(await fault(typed(bytes))).toContain(expected))

  test('a file that is not there, and a folder', async () => {
    expect(await fault(readArticle({ kind: 'file', path: join(folder, 'none.txt') }))).toContain(
      'none.txt  is not there',
    )
    expect(await fault(readArticle({ kind: 'file', path: folder }))).toContain('is a folder')
  })

  test('a 50 MB file, before it is read', async () => {
    const path = join(folder, 'long.txt')
    await writeFile(path, Buffer.alloc(50_000_000, 97))
    const started = performance.now()
    expect(await fault(readArticle({ kind: 'file', path }))).toContain('50 MB is more than the 10 MB')
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('pages and PDFs are read in a thread of their own', () => {
  const meta = '<html><head><meta name="date" content="2025-09-18">'
  test('the same worker that users run gives text, title and day', async () => {
    const article = await typed(
      `${meta}<title>A call</title></head><body><article><p>They met.</p></article></body></html>`,
    )
    expect({ ...article, date: isoDay(article.date) }).toEqual({
      text: 'They met.',
      title: 'A call',
      date: '2025-09-18',
      dateFrom: 'metadata',
    })
  })

  test('a PDF too', async () => {
    const pdf = pdfOf([[{ y: 700, text: 'WASHINGTON, Sept. 18, 2025 - They met.' }]])
    expect((await typed(pdf)).text).toBe('WASHINGTON, Sept. 18, 2025 - They met.')
  })

  test.each([
    ['20,000 nested elements', `${meta}</head><body>${'<div>'.repeat(20_000)}x`, 'nests its elements'],
    [
      'a script in place of text',
      `${meta}</head><body><script>process.exit(1)</script></body></html>`,
      'holds no text',
    ],
  ])('%s', async (_, html, expected) => expect(await fault(typed(html))).toContain(expected))

  test('an attribute of 9 MB does no harm', async () => {
    const html = `${meta}</head><body><img alt="${'a'.repeat(9_000_000)}"><article><p>They met.</p></article></body></html>`
    expect((await typed(html)).text).toBe('They met.')
  })

  test('a script of the page never runs', async () => {
    const html = `${meta}<script>globalThis.ran = 1; document.title = 'ran'</script><title>A</title></head><body onload="globalThis.ran = 1"><article><p>They met.</p></article></body></html>`
    expect((await typed(html)).title).toBe('A')
    expect('ran' in globalThis).toBe(false)
  })

  test('past its time the thread is stopped', async () => {
    const html = `${meta}</head><body>${'<p>They met and spoke, and met again. '.repeat(20_000)}</body></html>`
    const limits = { milliseconds: 50, megabytes: 400 }
    expect(await fault(readApart({ kind: 'html', html }, { input: 'a page' }, limits))).toBe(
      'a page  is a page that could not be read within 0.05 s. Save the article as plain text and check that.',
    )
  })
})
