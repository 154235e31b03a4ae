import { describe, expect, test } from 'vitest'
import { isoDay } from '../../time/day.js'
import { readPage } from './page.js'

const where = { file: 'page.html' }
const prose =
  'U.S. farm exports to China fell 53% from January through July, the department said on Thursday, and sorghum fell further still over the same months.'
const page = (head: string, body: string): string =>
  `<!doctype html><html><head><title>Call | The Paper</title>${head}</head><body>${body}</body></html>`
const read = (head: string, body = `<article><p>${prose}</p></article>`) => readPage(page(head, body), where)
const dayOf = (head: string, body?: string): string | undefined => {
  const { metadataDay, textDay } = read(head, body)
  const day = metadataDay ?? textDay
  return day === undefined ? undefined : isoDay(day)
}

describe('the main text of a page', () => {
  test('keeps paragraphs, headings, items and rows apart, and drops what is around them', () => {
    const { text } = read(
      '<meta property="og:title" content="A call">',
      `<nav><a href="/">Home</a> <a href="/m">Markets</a></nav><article><h1>A call</h1><p>${prose}</p>
       <h2>What is open</h2><ul><li>Tariffs and <a href="x">export controls</a></li><li>TikTok</li></ul>
       <p>One line<br>and another, with some more words in it to read.</p><script>alert(1)</script>
       <table><tr><th>Month</th><th>Value</th></tr><tr><td>July</td><td>$5</td></tr></table>
       <figure><img src="a.png"><figcaption>Photo: A. Person</figcaption></figure></article>
       <aside>Subscribe to the newsletter</aside><footer>Copyright 2026</footer>`,
    )
    expect(text).toBe(
      `${prose}\n\nWhat is open\n\n- Tariffs and export controls\n- TikTok\n\nOne line\nand another, with some more words in it to read.\n\n| Month | Value |\n| July | $5 |`,
    )
  })

  test.each([
    [
      'entities are characters',
      '<p>It fell 53&#37; &amp; more in&nbsp;July, said Xi&rsquo;s aide.</p>',
      'It fell 53% & more in July, said Xi’s aide.',
    ],
    [
      'a footnote mark is not part of a number',
      '<p>It fell by 53<sup>1</sup>, on the 19<sup>th</sup>.</p>',
      'It fell by 53, on the 19th.',
    ],
    ['soft hyphens and joiners go', '<p>agri\u00adcul\u200btural</p>', 'agricultural'],
    ['markup inside a word leaves it whole', '<p>sor<b>gh</b>um fell</p>', 'sorghum fell'],
  ])('%s', (_, body, text) => expect(read('', `<article>${body}</article>`).text).toBe(text))

  test.each([
    ['no html element', `<title>A</title><p>${prose}</p>`],
    ['no body element', `<html><head><title>A</title></head><p>${prose}</p></html>`],
    ['only a paragraph', `<p>${prose}`],
  ])('is found in a page with %s', (_, html) => expect(readPage(html, where).text).toBe(prose))
})

describe('what a page says of itself', () => {
  test('JSON-LD goes before meta elements, and names title and publisher', () => {
    const head = `<meta property="article:published_time" content="2025-09-01"><meta property="og:site_name" content="Site">
      <link rel="canonical" href="https://paper.example/a">
      <script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],
      "headline":"A call","datePublished":"2025-09-18T22:00:00-04:00","publisher":{"name":"The Paper"}}]}</script>`
    const { title, publisher, url, metadataDay } = read(head)
    expect({ title, publisher, url, day: metadataDay === undefined ? '' : isoDay(metadataDay) }).toEqual({
      title: 'A call',
      publisher: 'The Paper',
      url: 'https://paper.example/a',
      day: '2025-09-18',
    })
  })

  test.each([
    ['article:published_time', '<meta property="article:published_time" content="2025-09-18T10:00:00Z">'],
    ['datePublished by itemprop', '<meta itemprop="datePublished" content="2025-09-18">'],
    ['parsely', '<meta name="parsely-pub-date" content="2025-09-18T10:00:00Z">'],
    ['Dublin Core', '<meta name="DC.date" content="2025-09-18">'],
    ['compact', '<meta name="pubdate" content="20250918T100000Z">'],
    ['written out', '<meta name="date" content="September 18, 2025">'],
    [
      'broken JSON-LD beside a meta element',
      '<script type="application/ld+json">{oops</script><meta name="date" content="2025-09-18">',
    ],
    [
      'an impossible day beside a good one',
      '<meta name="dc.date" content="2025-02-30"><meta name="date" content="2025-09-18">',
    ],
  ])('a day from %s', (_, head) => expect(dayOf(head)).toBe('2025-09-18'))

  test('a day from <time> where the page marks it or names only one', () => {
    const body = (times: string): string => `<article>${times}<p>${prose}</p></article>`
    expect(dayOf('', body('<time datetime="2025-09-18T10:00Z">Thursday</time>'))).toBe('2025-09-18')
    const two = '<time datetime="2025-09-17">a</time><time class="entry-date published" datetime="2025-09-18">b</time>'
    expect(dayOf('', body(two))).toBe('2025-09-18')
    expect(dayOf('', body('<time datetime="2025-09-17">a</time><time datetime="2025-09-18">b</time>'))).toBeUndefined()
  })

  test('a day from its text, but not the day of reading in its header', () => {
    const header = '<header><p>Tuesday, November 24, 2026</p></header>'
    expect(dayOf('', `${header}<article><p>${prose}</p></article>`)).toBeUndefined()
    expect(dayOf('', `${header}<article><p>Published: Sept. 18, 2025</p><p>${prose}</p></article>`)).toBe('2025-09-18')
    expect(dayOf('', `${header}<article><p>WASHINGTON, Sept. 18, 2025 (AP) — ${prose}</p></article>`)).toBe(
      '2025-09-18',
    )
  })
})

describe('pages that no article is are refused', () => {
  test.each([
    ['nesting', '<div>'.repeat(3000), /nests its elements \d+ deep; at most 500 are read/],
    ['a crowd of elements', '<b></b>'.repeat(70_000), /more than 60000 elements/],
    ['a crowd of tags', '<!--'.repeat(200_000), /more than 180000 tags/],
  ])('%s', (_, body, fault) => expect(() => read('', body)).toThrow(fault))

  test('a very long attribute does no harm', () => {
    expect(read('', `<article><img src="data:${'a'.repeat(2_000_000)}"><p>${prose}</p></article>`).text).toBe(prose)
  })

  test('list markers and paragraphs by the thousand are no nesting', () => {
    expect(
      read('', `<article>${'<p>They met again and spoke. <p>'.repeat(1500)}</article>`).text.length,
    ).toBeGreaterThan(30_000)
  })
})
