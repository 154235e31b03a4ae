import { describe, expect, test } from 'vitest'
import { type Inbox, type Played, syncOver } from '../testing/inbox.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { type PressSite, pressSites } from './sites.js'
import { pressSource, pressSources } from './source.js'

const siteOf = (id: string): PressSite => {
  const site = pressSites.find((one) => one.id === id)
  if (site === undefined) throw new Error(`no site ${id}`)
  return site
}
type Wanted = Parameters<typeof syncOver>[2]
const synced = (id: string, site: Record<string, Played>, wanted?: Wanted): Promise<Inbox> =>
  syncOver(pressSource(siteOf(id)), site, wanted)

const rss = (...items: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>W</title>${items.join('')}</channel></rss>`
const order = (number: number, posted: string, text: string): string =>
  `<item><title>Order ${number}</title><link>https://www.whitehouse.gov/presidential-actions/${number}/?utm_source=x</link>
  <guid isPermaLink="false">https://www.whitehouse.gov/?p=${number}</guid><pubDate>${posted}</pubDate>
  <category>Presidential Actions</category><category>Executive Orders</category>
  <content:encoded><![CDATA[${text}]]></content:encoded></item>`
const empty = rss()

describe('the White House', () => {
  const site = (...items: string[]): Record<string, Played> => ({
    '/presidential-actions/feed/': rss(...items),
    '/fact-sheets/feed/': empty,
    '/briefings-statements/feed/': empty,
    '/remarks/feed/': empty,
  })

  test('an order comes with its stable id, the day in Washington, its signing and its whole text', async () => {
    const text = '<p>Effective&nbsp;<b>November 10</b>.</p><p>THE WHITE HOUSE,</p><p>September 16, 2025.</p>'
    const { documents, error } = await synced('white-house', site(order(7, 'Wed, 17 Sep 2025 02:15:13 +0000', text)))
    expect(error).toBeUndefined()
    expect(documents).toMatchObject([
      {
        feed: 'white-house',
        id: 'https://www.whitehouse.gov/?p=7',
        url: 'https://www.whitehouse.gov/presidential-actions/7/',
        type: 'Executive Orders',
        side: 'US',
        published: Date.UTC(2025, 8, 16) / 86_400_000,
        publishedAt: 'Wed, 17 Sep 2025 02:15:13 +0000',
        signed: Date.UTC(2025, 8, 16) / 86_400_000,
        text: 'Effective November 10.\nTHE WHITE HOUSE,\nSeptember 16, 2025.',
      },
    ])
  })

  test('a text that was edited after posting has another digest, a mere time of posting has not', async () => {
    const of = async (posted: string, text: string): Promise<string | undefined> =>
      (await synced('white-house', site(order(7, posted, text)))).documents[0]?.digest
    const first = await of('Sat, 01 Nov 2025 20:00:00 +0000', 'China will buy 12 million tons.')
    expect(await of('Wed, 05 Nov 2025 20:00:00 +0000', 'China will buy 12 million tons.')).toBe(first)
    expect(await of('Sat, 01 Nov 2025 20:00:00 +0000', 'China will buy 25 million tons.')).not.toBe(first)
  })

  test('an announcement that several sections list is one', async () => {
    const item = order(7, 'Sat, 01 Nov 2025 20:00:00 +0000', 'x').replaceAll(/<category>.*?<\/category>/g, '')
    const { documents } = await synced('white-house', { ...site(item), '/fact-sheets/feed/': rss(item) })
    expect(documents.map(({ type }) => type)).toEqual(['Presidential Actions'])
    const [alone] = (await synced('white-house', { ...site(), '/fact-sheets/feed/': rss(item) })).documents
    expect(alone?.digest).toBe(documents[0]?.digest)
  })

  test('older pages are asked for only as far back as wanted', async () => {
    const recent = order(3, 'Mon, 23 Nov 2026 12:00:00 +0000', 'c')
    const pages = {
      ...site(recent),
      '/presidential-actions/feed/?paged=2': rss(order(2, 'Mon, 02 Nov 2026 12:00:00 +0000', 'b')),
      '/presidential-actions/feed/?paged=3': rss(order(1, 'Thu, 01 Oct 2026 12:00:00 +0000', 'a')),
    }
    const { documents, asked } = await synced('white-house', pages, { since: '2026-11-01' })
    expect(documents.map(({ title }) => title)).toEqual(['Order 3', 'Order 2'])
    expect(asked.filter((path) => path.includes('presidential'))).toHaveLength(3)
    const newest = await synced('white-house', pages)
    expect(newest.asked).toHaveLength(4)
  })

  test('a page of HTML in place of the feed is one clear line, and the other sections are kept', async () => {
    const { documents, error, progress } = await synced('white-house', {
      ...site(order(7, 'Sat, 01 Nov 2025 20:00:00 +0000', 'x')),
      '/fact-sheets/feed/': '<!DOCTYPE html><html><body>Just a moment...</body></html>',
    })
    expect(documents).toHaveLength(1)
    expect(error).toMatch(/^www\.whitehouse\.gov\/fact-sheets\/feed\/ {2}answers with a page where XML is due/)
    expect([error, ...progress].join('')).not.toContain('\n')
  })

  test('a site that refuses everything is asked for two sections and left alone', async () => {
    const { asked, error, documents } = await synced('white-house', {})
    expect(new Set(asked).size).toBe(2)
    expect(error).toMatch(/answers with status 404/)
    expect(documents).toEqual([])
  })

  test('entries without a title, an address of the web or a day do no harm', async () => {
    const { documents } = await synced(
      'white-house',
      site(
        '<item><title></title><link>https://www.whitehouse.gov/a/</link></item>',
        '<item><title>Script</title><link>javascript:alert(1)</link><guid>x y</guid></item>',
        '<item><title>No day</title><link>/b/</link></item>',
      ),
    )
    expect(documents.map(({ title, url, published }) => [title, url, published])).toEqual([
      ['No day', 'https://www.whitehouse.gov/b/', undefined],
    ])
  })
})

describe('pages that list announcements', () => {
  const list =
    '<ul><li><a href="./202509/t20250919_11711234.html" title="Foreign Ministry Spokesperson’s Regular Press Conference on September 19, 2025">Foreign Ministry Spokesperson’s Regular...</a></li><li><a href="https://elsewhere.example/202509/t20250918_1.html">Other</a></li><li><a href="/eng/about/">About</a></li></ul>'
  const page =
    '<html><head><meta name="PubDate" content="2025-09-19 18:00"></head><div id="News_Body_Txt_A"><p><b>Reuters: On TikTok?</b></p><p>Lin Jian: China’s position is consistent.</p></div></html>'
  const foreign: Record<string, Played> = {
    '/eng/xw/fyrbt/lxjzh/': list,
    '/eng/xw/fyrbt/lxjzh/202509/t20250919_11711234.html': page,
    '/eng/xw/fyrbt/fyrbt/': list.replace('20250919_1', '20250917_2'),
    '/eng/xw/fyrbt/fyrbt/2025': { status: 404, body: '<html>Not Found</html>' },
    '/eng/xw/zyxw/': list.replace('20250919_1', '20250916_3'),
  }

  test('the foreign ministry: the day is in the name of the page, the text in its body', async () => {
    const { documents } = await synced('mfa', foreign)
    expect(documents[0]).toMatchObject({
      feed: 'mfa',
      id: 'https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/202509/t20250919_11711234.html',
      title: 'Foreign Ministry Spokesperson’s Regular Press Conference on September 19, 2025',
      type: 'Press Conference',
      side: 'CN',
      published: Date.UTC(2025, 8, 19) / 86_400_000,
      text: 'Reuters: On TikTok?\nLin Jian: China’s position is consistent.',
    })
    expect(documents).toHaveLength(3)
  })

  test('an announcement whose page cannot be read is kept by its title, with a line of why', async () => {
    const { documents, progress } = await synced('mfa', foreign)
    expect(documents[1]?.text).toBeUndefined()
    expect(progress.join('\n')).toMatch(/t20250917_2\S+ {2}answers with status 404/)
  })

  test('a page that a script fills has no text: its title alone is held', async () => {
    const scripted = '<html><body><div id="app"></div><script>load()</script></body></html>'
    const { documents, progress } = await synced('mfa', {
      ...foreign,
      '/eng/xw/fyrbt/lxjzh/202509/t20250919_11711234.html': scripted,
    })
    expect(documents[0]?.text).toBeUndefined()
    expect(progress[0]).toMatch(/has no text in it: filled by a script/)
  })

  test.each([
    ['a wall', { status: 412, body: '<html><script>$_ts={}</script></html>' }, /answers with status 412/],
    [
      'a list that a script fills',
      '<html><body><div id="list"></div><script></script></body></html>',
      /lists no announcement: it is behind a wall/,
    ],
  ] as [string, Played, RegExp][])('%s: one clear line and nothing stored', async (_, answer, line) => {
    const { documents, error } = await synced('mof', { '/gzdt/zhengcefabu/': answer, '/gzdt/zhengcejiedu/': answer })
    expect(documents).toEqual([])
    expect(error).toMatch(line)
    expect(error).not.toContain('\n')
  })

  test('the tariff commission: number of the announcement, day of Beijing, letters of the page', async () => {
    const gb = (text: string): Uint8Array => Buffer.from(text)
    const listing =
      '<html><head><meta charset="utf-8"></head><ul><li><a href="./202504/t20250411_3961824.htm">国务院关税税则委员会关于调整对原产于美国的进口商品加征关税措施的公告</a></li></ul></html>'
    const text =
      '<html><meta charset="utf-8"><div class="TRS_Editor"><p>税委会公告2025年第6号</p><p>自2025年4月12日起，调整加征关税税率。</p></div></html>'
    const { documents } = await synced('mof', {
      '/gzdt/zhengcefabu/': { type: 'text/html', body: gb(listing) },
      '/gzdt/zhengcefabu/202504/t20250411_3961824.htm': { type: 'text/html', body: gb(text) },
      '/gzdt/zhengcejiedu/': listing.replace('0411', '0410'),
    })
    expect(documents[0]).toMatchObject({
      citation: '税委会公告2025年第6号',
      published: Date.UTC(2025, 3, 11) / 86_400_000,
      language: 'zh',
      publisher: 'State Council Tariff Commission',
    })
  })

  test('the commerce ministry: two ministries in one number, the day after the link', async () => {
    const hex = 'a'.repeat(32)
    const listing = `<ul><li><a href="/zwgk/zcfb/art/2025/art_${hex}.html">商务部 海关总署公告2025年第58号 公布对锂电池和人造石墨负极材料相关物项实施出口管制的决定</a><span>[2025-10-09]</span></li></ul>`
    const { documents } = await synced('mofcom-chinese', {
      '/zwgk/zcfb/': listing,
      '/xwfb/xwfyrth/index.html': listing.replaceAll('a'.repeat(31), 'b'.repeat(31)),
    })
    expect(documents.find(({ type }) => type === '政策发布')).toMatchObject({
      citation: '商务部 海关总署公告2025年第58号',
      published: Date.UTC(2025, 9, 9) / 86_400_000,
    })
  })

  test('a page that is held and settled is not asked for again; one of the last days is', async () => {
    const first = (await synced('mfa', foreign)).documents
    const later = await synced('mfa', foreign, { seen: first })
    expect(later.asked).not.toContain('/eng/xw/fyrbt/lxjzh/202509/t20250919_11711234.html')
    const sameDay = await synced('mfa', foreign, { seen: first, now: '2025-09-20T12:00:00Z' })
    expect(sameDay.asked).toContain('/eng/xw/fyrbt/lxjzh/202509/t20250919_11711234.html')
  })

  test('the trade representative: the list of this year, its day before the link', async () => {
    const listing =
      '<ul><li><time datetime="2026-11-20T12:00:00Z">November 20, 2026</time> <a href="/about/policy-offices/press-office/press-releases/2026/november/ustr-acts">USTR Acts</a></li></ul>'
    const { documents, asked } = await synced('ustr', {
      '/about/policy-offices/press-office/press-releases/2026': listing,
      '/about/policy-offices/press-office/press-releases/2026/november/ustr-acts':
        '<html><main><p>It acts.</p></main></html>',
    })
    expect(asked[0]).toBe('/about/policy-offices/press-office/press-releases/2026')
    expect(documents).toMatchObject([
      { title: 'USTR Acts', published: Date.UTC(2026, 10, 20) / 86_400_000, text: 'It acts.' },
    ])
  })
})

test('every site has its own name, and an address that is safe', () => {
  expect(new Set(pressSources.map(({ id }) => id)).size).toBe(pressSources.length)
  for (const { base } of pressSources) expect(base).toMatch(/^https:\/\//)
})

test.skipIf(!isWireThere)(
  'a mirror of the White House feed is read whole (skipped: it is not beside this checkout)',
  async () => {
    const { documents } = await synced('white-house', {
      '/presidential-actions/feed/': sharedText('wire/whitehouse/mirror__rss.xml'),
      '/fact-sheets/feed/': empty,
      '/briefings-statements/feed/': empty,
      '/remarks/feed/': empty,
    })
    expect(documents.length).toBeGreaterThan(20)
    for (const { title, url, published } of documents) {
      expect(title).not.toBe('')
      expect(url).toMatch(/^https:\/\/www\.whitehouse\.gov\//)
      expect(published).toBeDefined()
    }
  },
)

test.skipIf(!isWireThere)(
  'of the ministry’s own index every address and every number is known (skipped: it is not beside this checkout)',
  () => {
    const { feeds, numbered } = siteOf('mofcom-export-control')
    const rows = sharedText('wire/press/mofcom_export_control_site__index.csv').trim().split('\n').slice(1)
    const [unknown, unread] = [[] as string[], [] as string[]]
    for (const row of rows) {
      const [, title = '', address = ''] = /^[^,]*,[^,]*,"?(.*?)"?,(http\S+)\s*$/.exec(row) ?? []
      if (!feeds[0]?.links?.test(new URL(address).pathname)) unknown.push(address)
      const [whole] = /[^"]*?公告\d{4}年第\d+号/.exec(title) ?? []
      if (whole !== undefined && numbered?.exec(title)?.[0] !== whole) unread.push(title)
    }
    expect(rows.length).toBeGreaterThan(100)
    expect([unknown, unread]).toEqual([[], []])
  },
)
