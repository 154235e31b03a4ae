import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visible } from '../../problem.js'
import { readFeed } from '../press/feed.js'
import { attributeOf, entitiesRead, tokensOf } from './markup.js'
import { plainText, plainTitle, textWithin } from './plain-text.js'

describe('tokens of markup', () => {
  test('tags, texts and what a CDATA section holds come in their order', () => {
    expect([...tokensOf('<a b="1>0">x<br/><![CDATA[&amp;<i>]]></a>', false)]).toEqual([
      { kind: 'open', name: 'a', attributes: ' b="1>0"', empty: false },
      { kind: 'text', text: 'x', raw: false },
      { kind: 'open', name: 'br', attributes: '', empty: true },
      { kind: 'text', text: '&amp;<i>', raw: true },
      { kind: 'close', name: 'a' },
    ])
  })

  test('comments, instructions and a document type with all its entities are passed over', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><!-- <b> --><r>&b;</r>'
    expect([...tokensOf(bomb, false)].map((token) => (token.kind === 'text' ? token.text : token.name))).toEqual([
      'r',
      '&b;',
      'r',
    ])
  })

  test('a sign that opens no tag is a letter', () => {
    expect(plainText('duties < 10% and 5 <6')).toBe('duties < 10% and 5 <6')
  })

  test('any text at all gives tokens, a title and a feed or none, and does not throw', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<a href="',
      '"',
      "'",
      '<![CDATA[',
      ']]>',
      '<!--',
      '<!',
      '&',
      '&#0;',
      '&#xD800;',
      '/',
      '<item>',
      '<rss>',
      '<script>',
      'x',
      '\u0000',
      '\u202e',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const text = parts.join('')
        for (const html of [true, false])
          for (const token of tokensOf(text, html)) if (token.kind === 'open') attributeOf(token.attributes, 'href')
        const title = plainTitle(text)
        expect(title).toBe(visible(title))
        readFeed(text)
        textWithin(text, ['div#x', 'main'])
      }),
    )
  })

  test.each([
    [
      '200,000 nested elements',
      `<rss><channel><item>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</item></channel></rss>`,
    ],
    ['10 MB of one word', `<rss><channel><item><title>${'x'.repeat(10_000_000)}</title></item></channel></rss>`],
    ['a tag of a million letters', `<rss><a ${'b'.repeat(1_000_000)}></a></rss>`],
    ['100,000 signs that open nothing', `<rss>${'<'.repeat(100_000)}</rss>`],
    ['100,000 comments that do not close', `<rss>${'<!--'.repeat(100_000)}`],
    ['100,000 quotation marks that do not close', `<rss>${'<a b="'.repeat(100_000)}`],
    ['a million ampersands', `<rss><channel><item><title>${'&'.repeat(1_000_000)}</title></item></channel></rss>`],
  ])('%s are read in less than two seconds', (_, text) => {
    const began = performance.now()
    readFeed(text)
    plainTitle(text)
    textWithin(text, ['div#x'])
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('entities', () => {
  test.each([
    ['China&#8217;s &amp; &quot;deal&quot;', 'China’s & "deal"'],
    ['&#x4e2d;&#22269;', '中国'],
    ['&nosuch; &toString; &', '&nosuch; &toString; &'],
    ['&#0;&#xD800;&#9999999;', '\ufffd\ufffd\ufffd'],
  ])('%s is %s', (written, read) => expect(entitiesRead(written)).toBe(read))

  test('a title that was escaped twice on its way is read to the end', () => {
    expect(plainTitle('Trade &amp;amp; tariffs: China&amp;#8217;s answer')).toBe('Trade & tariffs: China’s answer')
  })
})

describe('plain text', () => {
  test('a block is a line; scripts, styles, menus and comments are no text', () => {
    const html =
      '<nav>Home</nav><h1>Sec. 1</h1><p>Duty  of<br>10&nbsp;percent.</p><script>alert("<p>x</p>")</script><style>p{}</style><!-- no --><ul><li>a</li><li>b</li></ul>'
    expect(plainText(html)).toBe('Sec. 1\nDuty of\n10 percent.\na\nb')
  })

  test('control characters and marks that turn the writing round are shown, not kept', () => {
    expect(plainText('a\u001b[31mb \u202ec')).toBe('a\\u001b[31mb \\u202ec')
  })

  test('the text inside the first element that fits, however deep its like are nested in it', () => {
    const html = '<div class="top">x</div><div class="a TRS_Editor"><div><p>One</p></div><p>Two</p></div><div>y</div>'
    expect(textWithin(html, ['div#zoom', 'div.TRS_Editor'])).toBe('One\nTwo')
    expect(textWithin(html, ['main'])).toBeUndefined()
  })
})
