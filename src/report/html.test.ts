import { createHash } from 'node:crypto'
import { DOMParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { printHtml } from './html.js'
import { checkedExample } from './testing/checked.js'

const result = checkedExample()
const page = printHtml(result)
interface PageElement {
  textContent: string
  getAttribute(name: string): string | null
  remove(): void
}
interface PageDocument {
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}
const parsed = (html: string): PageDocument => new DOMParser().parseFromString(html, 'text/html')
const document = parsed(page)
const all = (selector: string, from = document): PageElement[] => [...from.querySelectorAll(selector)]
const texts = (selector: string, from = document): string[] => all(selector, from).map((element) => element.textContent)

test('the article stands as it was written, each claim underlined with its verdict', () => {
  const copy = parsed(page)
  for (const note of all('details.note', copy)) note.remove()
  expect(texts('.para', copy)).toEqual(result.article.text.split('\n\n'))
  expect(texts('a.claim.k-contradicted')).toEqual(['the third call since January'])
  expect(texts('a.claim.k-depends')).toEqual(['sorghum shipments were worth about $90 million'])
})

test('each claim has a note that it leads to, with readings, rows and links of the web only', () => {
  expect(texts('details.note summary')).toEqual([
    'Unconfirmed expected by the US; China has not confirmed',
    'Contradicted second call as published',
    'Supported -53.4% (first half) corroborated',
    'Depends $88.9 m or $74.1 m recomputed',
    'Supported none recorded as published',
    'No data',
    'Forecast',
    'Statement',
  ])
  for (const claim of all('a.claim'))
    expect(document.querySelector(`${claim.getAttribute('href')}.panel`)).not.toBeNull()
  const hrefs = all('a[href]').map((link) => link.getAttribute('href') ?? '')
  expect(hrefs.filter((href) => !/^(?:#|https:\/\/www\.example\.gov\/)/.test(href))).toEqual([])
})

test('the counts filter, and the evidence stands row by row', () => {
  expect(texts('.counts label')).toEqual([
    '1 contradicted',
    '1 depends',
    '1 unconfirmed',
    '1 no data',
    '2 supported',
    '1 forecast',
    '1 statement',
  ])
  expect(texts('.evidence tbody tr').length).toBe(6)
})

test('the page may run only its own script, wear only its own style, and fetch nothing', () => {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? ''
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const between = (tag: string): string => new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? ''
  expect(policy).toBe(
    `default-src 'none'; style-src ${hash(between('style'))}; script-src ${hash(between('script'))}; base-uri 'none'; form-action 'none'`,
  )
  expect(page).not.toMatch(/\ssrc=|@import|url\(|\sstyle=|\son\w+=/)
})

describe('hostile words stay words', () => {
  const attack = `</script><script>alert(1)</script><img src=x onerror="alert(1)">'"&lt;\u0000`
  const hostile = checkedExample((sentence) => sentence.replace('.', `${attack}.`))
  const html = printHtml({
    ...hostile,
    article: { ...hostile.article, title: attack, publisher: attack, url: 'javascript:alert(1)' },
  })
  test('no element, attribute or link is made of them', () => {
    const scripts = all('script', parsed(html))
    expect(scripts.length).toBe(1)
    expect(all('img', parsed(html)).length).toBe(0)
    expect(html).not.toMatch(/<img|javascript:/)
    expect(html).not.toContain('\u0000')
    expect(texts('h1', parsed(html))).toEqual([attack.replace('\u0000', '\ufffd')])
  })
})

describe('articles of every shape', () => {
  const of = (text: string): string => printHtml({ ...result, article: { ...result.article, text }, sentences: [] })
  test('headings, items and rows are set as such', () => {
    const shaped = parsed(of('They met.\n\nWhat is open\n\n- Tariffs\n- TikTok\n\n| Month | Value |\n| July | $5 |\n'))
    expect(texts('article h2', shaped)).toEqual(['What is open'])
    expect(texts('article li', shaped)).toEqual(['Tariffs', 'TikTok'])
    expect(texts('article .row', shaped)).toEqual(['| Month | Value |\n| July | $5 |'])
  })

  test('one without a claim says so', () => expect(of('They met.')).toContain('No claims were found in this text.'))

  test('a long one is printed in less than a second', () => {
    const started = performance.now()
    of('They met and spoke, and met again. '.repeat(100_000))
    of('\n\nx'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test('claims that share words each keep a note and a stretch of their own', () => {
  const text = 'The US and China raised tariffs.'
  const [first, second] = result.sentences.flatMap(({ claims }) => claims)
  if (first === undefined || second === undefined) throw new Error('the example has two claims')
  const html = printHtml({
    ...result,
    article: { ...result.article, text },
    sentences: [
      {
        sentence: { start: 0, end: text.length, text },
        claims: [
          { ...first, claim: { ...first.claim, span: [0, 31] } },
          { ...second, claim: { ...second.claim, span: [11, 31] } },
        ],
      },
    ],
  })
  expect(texts('a.claim', parsed(html))).toEqual(['The US and ', 'China raised tariffs'])
  expect(texts('details.note .word', parsed(html))).toEqual(['Unconfirmed', 'Contradicted'])
})
