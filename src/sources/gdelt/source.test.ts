import { describe, expect, test } from 'vitest'
import { day, type Played, syncOver } from '../testing/inbox.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { gdelt } from './source.js'

const article = (number: number, title = `Story ${number}`) => ({
  url: `https://news.example/${number}?utm_source=feed`,
  url_mobile: '',
  title,
  seendate: '20261123T193000Z',
  socialimage: '',
  domain: 'news.example',
  language: 'English',
  sourcecountry: 'United States',
})
const answer = (count: number, from = 0): string =>
  JSON.stringify({ articles: Array.from({ length: count }, (_, index) => article(from + index)) })
const words = 'tiktok deal'

describe('GDELT', () => {
  test('articles are where to look: of type article, and without a side', async () => {
    const { documents, asked } = await syncOver(gdelt, () => answer(1), { words })
    expect(documents).toMatchObject([
      {
        feed: 'gdelt',
        id: 'https://news.example/0',
        type: 'article',
        publisher: 'news.example',
        published: day('2026-11-23'),
      },
    ])
    expect(documents[0]).not.toHaveProperty('side')
    expect(asked[0]).toContain('query=tiktok+deal&mode=artlist&format=json&maxrecords=250')
    expect(asked[0]).toContain('startdatetime=20261117150000&enddatetime=20261124150000')
  })

  test('a window that is full is asked for in halves that overlap by a second', async () => {
    const { documents, asked } = await syncOver(
      gdelt,
      (_, before) => (before === 0 ? answer(250) : answer(100, before * 200)),
      { words },
    )
    expect(asked).toHaveLength(3)
    expect(asked[1]).toContain('startdatetime=20261121025959&enddatetime=20261124150000')
    expect(asked[2]).toContain('startdatetime=20261117150000&enddatetime=20261121030000')
    expect(documents).toHaveLength(400)
  })

  test('windows are not halved for ever', async () => {
    const { asked, progress } = await syncOver(gdelt, () => answer(250), {
      words,
      since: '2026-11-24',
      now: '2026-11-24T02:00:00Z',
    })
    expect(asked.length).toBeLessThan(40)
    expect(progress.join()).toMatch(/more than 250 articles in a quarter of an hour/)
  })

  test('no match is an empty object, and nothing', async () => {
    expect(await syncOver(gdelt, () => '{}', { words })).toMatchObject({ documents: [] })
  })

  test('control characters in a title, which JSON does not allow, are taken out; blanks around signs too', async () => {
    const body = `{"articles":[${JSON.stringify(article(1, 'A , B : " C " ( D ) 5 %')).replace('A ,', 'A\u0001\n ,')}]}`
    const { documents } = await syncOver(gdelt, () => ({ type: 'application/json', body }), { words })
    expect(documents[0]?.title).toBe('A, B: " C " (D) 5%')
  })

  test.each([
    ['429', { status: 429, body: 'Please limit requests to one every 5 seconds or contact us' }],
    ['200', { status: 200, body: 'Please limit requests to one every 5 seconds or contact us' }],
  ] as [string, Played][])(
    'too many questions, told with status %s, are asked again and then given up',
    async (_, busy) => {
      const { error, asked } = await syncOver(gdelt, () => busy, { words })
      expect(asked).toHaveLength(5)
      expect(error).toMatch(/is too busy for another question, 5 times\. Try again in some hours/)
      const { documents } = await syncOver(gdelt, (_path, before) => (before === 0 ? busy : answer(1)), { words })
      expect(documents).toHaveLength(1)
    },
  )

  test('an error in words at status 200 is said, and not asked again', async () => {
    const body = '<html>Your query was too short or too long.</html>'
    const { error, asked } = await syncOver(gdelt, () => ({ type: 'text/html', body }), { words })
    expect(error).toMatch(/answers "Your query was too short or too long\."/)
    expect(asked).toHaveLength(1)
  })

  test('without words it is not asked', async () => {
    const { error, asked } = await syncOver(gdelt, () => answer(1))
    expect(error).toMatch(/no words to search for.*--words/)
    expect(asked).toEqual([])
  })

  test('days before the last three months are left out, with a line', async () => {
    const { asked, progress } = await syncOver(gdelt, () => '{}', { words, since: '2026-01-01' })
    expect(asked[0]).toContain('startdatetime=20260826150000')
    expect(progress[0]).toMatch(/last three months only/)
  })

  test.each([
    ['a list in place of the object', '[1]', /is no list of articles/],
    ['something else for the list', '{"articles":{}}', /something else than a list/],
    ['a row that is none', '{"articles":[7]}', /row 1 {2}is no article/],
    ['broken JSON', '{"articles":[{"url":}]}', /is no JSON/],
  ])('%s is refused', async (_, body, line) => {
    const { error, documents } = await syncOver(gdelt, () => body, { words })
    expect(error).toMatch(line)
    expect(documents).toEqual([])
  })
})

test.skipIf(!isWireThere)('a recorded list is read whole (skipped: it is not beside this checkout)', async () => {
  const { documents } = await syncOver(gdelt, () => sharedText('wire/gdelt/doc_artlist__20200315__TRIMMED20.json'), {
    words,
  })
  expect(documents).toHaveLength(20)
})
