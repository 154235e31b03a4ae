import { describe, expect, test } from 'vitest'
import { textOfBytes } from '../wire/charset.js'
import { readFeed } from './feed.js'

const rss = (items: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>${items}</channel></rss>`

describe('feeds', () => {
  test('RSS 2.0: id, link, day, categories, summary and whole text', () => {
    const item = `<item><title><![CDATA[Tariffs &#038; trade]]></title><link>https://w.example/a/</link><dc:creator>x</dc:creator>
      <pubDate>Tue, 16 Sep 2025 18:15:13 +0000</pubDate><category><![CDATA[Executive Orders]]></category>
      <guid isPermaLink="false">https://w.example/?p=12</guid><media:title>no</media:title>
      <description>Short</description><content:encoded><![CDATA[<p>Long &amp; whole</p>]]></content:encoded></item>`
    expect(readFeed(rss(item))).toEqual([
      {
        title: 'Tariffs &#038; trade',
        link: 'https://w.example/a/',
        published: 'Tue, 16 Sep 2025 18:15:13 +0000',
        categories: ['Executive Orders'],
        id: 'https://w.example/?p=12',
        summary: 'Short',
        content: '<p>Long &amp; whole</p>',
      },
    ])
  })

  test('Atom: the link that is no other relation, both times, a text that is itself markup', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
      <link rel="self" href="https://w.example/self"/><link href="https://w.example/1"/><category term="Notice"/>
      <published>2025-09-16T14:15:13-04:00</published><updated>2025-09-17T00:00:00Z</updated>
      <content type="xhtml"><div><p>Text</p></div></content></entry></feed>`
    expect(readFeed(atom)).toEqual([
      {
        id: 'urn:1',
        title: 'A <b>B</b>',
        link: 'https://w.example/1',
        categories: ['Notice'],
        published: '2025-09-16T14:15:13-04:00',
        modified: '2025-09-17T00:00:00Z',
        summary: '',
        content: '<div><p>Text</p></div>',
      },
    ])
  })

  test('RDF: entries stand beside the channel and are named by their address', () => {
    const rdf = `<rdf:RDF xmlns:rdf="x"><channel rdf:about="c"><title>c</title></channel>
      <item rdf:about="https://w.example/9"><title>Nine</title><link>https://w.example/9</link><dc:date>2025-04-11</dc:date></item></rdf:RDF>`
    expect(readFeed(rdf)).toMatchObject([{ id: 'https://w.example/9', title: 'Nine', published: '2025-04-11' }])
  })

  test('of a feed that breaks off, the entries that are whole', () => {
    expect(readFeed(rss('<item><title>A</title></item><item><title>B').slice(0, -20))).toMatchObject([{ title: 'A' }])
  })

  test.each([
    ['a page', '<!DOCTYPE html><html><body>Request Access</body></html>'],
    ['a text', 'Please limit requests to one every 5 seconds'],
    ['nothing', ''],
    ['other XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
  ])('%s is no feed', (_, text) => expect(readFeed(text)).toBeUndefined())

  test('a feed without entries is a feed', () => expect(readFeed(rss(''))).toEqual([]))

  test('no entity that a feed declares is ever written out', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"> <!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b;&x;</title></item></channel></rss>`
    expect(readFeed(bomb)).toMatchObject([{ title: '&b;&x;' }])
  })
})

describe('character sets', () => {
  const gbk = Uint8Array.from([0xc9, 0xcc, 0xce, 0xf1, 0xb2, 0xbf])
  const joined = (head: string): Uint8Array => Buffer.concat([Buffer.from(head), gbk])

  test('the XML line counts for more than the header', () => {
    expect(textOfBytes(joined('<?xml version="1.0" encoding="gb2312"?>'), 'text/xml; charset=utf-8')).toContain(
      '商务部',
    )
  })
  test('then the meta of the page', () => {
    expect(textOfBytes(joined('<html><meta charset="gbk">'), 'text/html')).toContain('商务部')
  })
  test('then the header; a name that is none is UTF-8', () => {
    expect(textOfBytes(joined('<rss>'), 'text/xml; charset=GB18030')).toContain('商务部')
    expect(textOfBytes(Buffer.from('<?xml version="1.0" encoding="klingon"?>商'))).toContain('商')
  })
  test('a byte order mark counts for most, and is taken off', () => {
    expect(textOfBytes(Buffer.from('\ufeff<?xml version="1.0" encoding="gb2312"?>商'))).toBe(
      '<?xml version="1.0" encoding="gb2312"?>商',
    )
    expect(textOfBytes(Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0]))).toBe('<a')
  })
})
