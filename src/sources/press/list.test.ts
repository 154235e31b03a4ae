import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay } from '../../time/day.js'
import { readList } from './list.js'
import { readPage } from './page.js'

const page = 'https://www.example.gov/news/'
const links = /^\/news\/[a-z]+\d+$/
const shown = (html: string, date?: 'before' | 'after') =>
  readList(html, page, { links, ...(date !== undefined && { date }) }).map(({ url, title, published }) => [
    new URL(url).pathname,
    title,
    published === undefined ? undefined : isoDay(published),
  ])

describe('lists', () => {
  const before =
    '<div><time datetime="2025-05-12T16:00:00Z">May 12, 2025</time><h3><a href="sb1">First &amp; last</a></h3></div><div><time>May 9, 2025</time><h3><a href="/news/sb2">Second</a></h3></div>'
  const after =
    '<ul><li><a href="sb1">First</a><span>[2025-05-12]</span></li><li><a href="sb2">Second</a><span>2025年5月9日</span></li></ul>'

  test('the day stands before the link', () =>
    expect(shown(before, 'before')).toEqual([
      ['/news/sb1', 'First & last', '2025-05-12'],
      ['/news/sb2', 'Second', '2025-05-09'],
    ]))

  test('the day stands after the link', () =>
    expect(shown(after, 'after')).toEqual([
      ['/news/sb1', 'First', '2025-05-12'],
      ['/news/sb2', 'Second', '2025-05-09'],
    ]))

  test('where a form says nothing of days, none is guessed', () =>
    expect(shown(after).map(([, , day]) => day)).toEqual([undefined, undefined]))

  test('an image and its headline that lead to one page are one announcement, by the longer title', () =>
    expect(shown('<a href="sb1"><img></a><a href="sb1">Read</a><a href="sb1">A headline</a>')).toEqual([
      ['/news/sb1', 'A headline', undefined],
    ]))

  test('links to other hosts, other paths and no addresses are left out', () =>
    expect(
      shown(
        '<a href="https://evil.example/news/sb1">x</a><a href="//evil.example/news/sb1">x</a><a href="/about">x</a><a href="javascript:sb1">x</a><a href="http://[">x</a><a>x</a>',
      ),
    ).toEqual([]))

  test('any bytes at all are a list, and a page', () => {
    const piece = fc.constantFrom(
      '<a href="sb1">',
      '</a>',
      '<time datetime="',
      '">',
      '<meta name="pubdate" content="',
      '<div id="x">',
      '</div>',
      '2025-05-12',
      '"',
      '>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const html = parts.join('')
        readList(html, page, { links, date: 'after' })
        readPage(html, ['div#x', 'main'], 'Asia/Shanghai')
      }),
    )
  })
})

test('a page tells its title and day in its head, in the clock of its publisher', () => {
  const html =
    '<head><meta name="ArticleTitle" content="A &quot;B&quot;"><meta name="PubDate" content="2025-04-11 23:30"><meta property="article:modified_time" content="2025-11-05T01:00:00+00:00"></head><main><p>x</p></main>'
  const read = readPage(html, ['main'], 'Asia/Shanghai')
  expect(read).toMatchObject({ title: 'A "B"', text: 'x', modifiedAt: '2025-11-05T01:00:00+00:00' })
  expect(read.published === undefined ? '' : isoDay(read.published.day)).toBe('2025-04-11')
})
