/** The publishers that are read, each a row: how its announcements are listed and what they look like. */

/** One section of a publisher's site. */
export interface PressFeed {
  /** As the publisher names the section. */
  type: string
  /** Below the site's host; `{year}` is the year there. */
  path: string
  kind: 'feed' | 'list'
  language: string
  /** Of a list: the form of the links, and where each day stands. */
  links?: RegExp
  date?: 'before' | 'after'
  /** Of a list: elements of an announcement's page that hold its text, the first found counts. */
  text?: readonly string[]
  /** Of a feed: query that gives older entries, `?paged=2`. */
  older?: string
}

/** A publisher’s site: where it lies, and the form of its feeds, lists and pages. */
export interface PressSite {
  id: string
  title: string
  base: string
  publisher: string
  side: string
  /** Where its clock hangs: days are those of this zone. */
  zone: string
  pace: number
  terms: string
  headers?: Record<string, string>
  /** The number under which it announces, where a title or a line of the text begins with it. */
  numbered?: RegExp
  /** The day of signing in the text. */
  signed?: RegExp
  feeds: readonly PressFeed[]
}

const publicDomain = 'US government work, public domain; cite the page.'
const chinese = 'No licence is stated: cite, quote briefly, keep the page itself here only.'

/** Some sites answer only what looks like a browser's reader. */
const asBrowser = { 'user-agent': 'Mozilla/5.0 (compatible; readout; reads official announcements)' }

const washington = { side: 'US', zone: 'America/New_York', pace: 1000, terms: publicDomain } as const
const beijing = { side: 'CN', zone: 'Asia/Shanghai', pace: 2000, terms: chinese } as const

const section = (name: string, type: string): PressFeed => ({
  ...{ type, path: `/${name}/feed/`, kind: 'feed', language: 'en', older: 'paged' },
})

/** `202509/t20250919_11711234.html`: the day is in the name. */
const dayInName = /\/\d{6}\/t(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)_\d+\.s?html?$/

const foreign = (path: string, type: string, language = 'en'): PressFeed => ({
  ...{ type, path, kind: 'list', language, links: dayInName },
  text: ['div#News_Body_Txt_A', 'div.News_Body_Txt_A', 'div.content_text', 'div.view', 'main'],
})

const commerce = (path: string, type: string, language: string): PressFeed => ({
  ...{ type, path, kind: 'list', language, date: 'after' },
  links: /\/art\/\d{4}\/art_[0-9a-f]{32}\.html$/,
  text: ['div.art-con', 'div.article-content', 'div#zoom', 'div.TRS_Editor', 'div.content', 'main'],
})

const finance = (path: string, type: string): PressFeed => ({
  ...{ type, path, kind: 'list', language: 'zh', links: dayInName },
  text: ['div.my_conboxzw', 'div.TRS_Editor', 'div#zoom', 'div.my_doccontent', 'div.content'],
})

/** `税委会公告2025年第4号`, `商务部 海关总署公告2025年第58号`. */
const announcement =
  /^(?:[^\S\n]*[\p{Script=Han}]{2,12}[ 、]){0,3}[\p{Script=Han}]{2,12}公告\s?\d{4}年第\s?\d{1,4}\s?号|^.{0,80}?\b(?:MOFCOM )?Announcement No\. ?\d{1,4} of \d{4}/mu

export const pressSites: readonly PressSite[] = [
  {
    ...washington,
    id: 'white-house',
    title: 'White House: presidential actions, fact sheets, statements',
    base: 'https://www.whitehouse.gov',
    publisher: 'The White House',
    signed:
      /THE WHITE HOUSE,\s+((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})/,
    feeds: [
      section('presidential-actions', 'Presidential Actions'),
      section('fact-sheets', 'Fact Sheets'),
      section('briefings-statements', 'Briefings & Statements'),
      section('remarks', 'Remarks'),
    ],
  },
  {
    ...washington,
    id: 'ustr',
    title: 'US Trade Representative: press releases',
    base: 'https://ustr.gov',
    publisher: 'US Trade Representative',
    feeds: [
      {
        type: 'Press Release',
        path: '/about/policy-offices/press-office/press-releases/{year}',
        kind: 'list',
        language: 'en',
        links: /\/press-releases\/\d{4}\/[a-z]+\/[^/]+$/,
        date: 'before',
        text: ['div.field--name-body', 'article', 'main'],
      },
    ],
  },
  {
    ...washington,
    id: 'treasury',
    title: 'US Treasury: press releases',
    base: 'https://home.treasury.gov',
    publisher: 'US Department of the Treasury',
    feeds: [
      {
        type: 'Press Release',
        path: '/news/press-releases',
        kind: 'list',
        language: 'en',
        links: /^\/news\/press-releases\/[a-z]{2}\d{3,5}$/,
        date: 'before',
        text: ['div.field--name-field-news-body', 'article', 'main'],
      },
    ],
  },
  {
    ...washington,
    id: 'ofac',
    title: 'Office of Foreign Assets Control: recent actions',
    base: 'https://ofac.treasury.gov',
    publisher: 'Office of Foreign Assets Control',
    feeds: [
      {
        type: 'Recent Actions',
        path: '/recent-actions',
        kind: 'list',
        language: 'en',
        links: /^\/recent-actions\/(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?:_\d+)?$/,
      },
    ],
  },
  {
    ...washington,
    id: 'state',
    title: 'US State Department: press releases',
    base: 'https://www.state.gov',
    publisher: 'US Department of State',
    headers: asBrowser,
    feeds: [{ type: 'Press Releases', path: '/rss-feed/press-releases/feed/', kind: 'feed', language: 'en' }],
  },
  {
    ...beijing,
    id: 'mfa',
    title: 'Foreign ministry of China, English: press conferences, remarks, readouts',
    base: 'https://www.fmprc.gov.cn',
    publisher: 'Ministry of Foreign Affairs of China',
    feeds: [
      foreign('/eng/xw/fyrbt/lxjzh/', 'Press Conference'),
      foreign('/eng/xw/fyrbt/fyrbt/', "Spokesperson's Remarks"),
      foreign('/eng/xw/zyxw/', 'News'),
    ],
  },
  {
    ...beijing,
    id: 'mfa-chinese',
    title: 'Foreign ministry of China, Chinese: press conferences, with the answers that the English text leaves out',
    base: 'https://www.mfa.gov.cn',
    publisher: 'Ministry of Foreign Affairs of China',
    feeds: [foreign('/web/fyrbt_673021/', '例行记者会', 'zh')],
  },
  {
    ...beijing,
    id: 'mofcom',
    title: 'Commerce ministry of China, English',
    base: 'https://english.mofcom.gov.cn',
    publisher: 'Ministry of Commerce of China',
    numbered: announcement,
    feeds: [
      commerce('/News/PressConference/index.html', 'Press Conference', 'en'),
      commerce('/News/SignificantNews/index.html', 'Significant News', 'en'),
      commerce('/Policies/', 'Policies', 'en'),
    ],
  },
  {
    ...beijing,
    id: 'mofcom-chinese',
    title: 'Commerce ministry of China, Chinese: spokesperson, announcements',
    base: 'https://www.mofcom.gov.cn',
    publisher: 'Ministry of Commerce of China',
    numbered: announcement,
    feeds: [commerce('/xwfb/xwfyrth/index.html', '新闻发言人谈话', 'zh'), commerce('/zwgk/zcfb/', '政策发布', 'zh')],
  },
  {
    ...beijing,
    id: 'mofcom-export-control',
    title: 'Commerce ministry of China: export control announcements',
    base: 'https://exportcontrol.mofcom.gov.cn',
    publisher: 'Ministry of Commerce of China',
    numbered: announcement,
    feeds: [
      {
        type: '出口管制政策法规',
        path: '/article/zcfg/gnzcfg/zcfggzqd/',
        kind: 'list',
        language: 'zh',
        links: /\/article\/(?:zcfg\/\w+\/\w+|gndt|gjdt)\/\d{6}\/\d+\.html$/,
        date: 'after',
        text: ['div#zoom', 'div.artCon', 'div.content'],
      },
    ],
  },
  {
    ...beijing,
    id: 'mof',
    title: 'State Council Tariff Commission of China, on the finance ministry’s site',
    base: 'https://gss.mof.gov.cn',
    publisher: 'State Council Tariff Commission',
    numbered: announcement,
    feeds: [finance('/gzdt/zhengcefabu/', '政策发布'), finance('/gzdt/zhengcejiedu/', '政策解读')],
  },
]
