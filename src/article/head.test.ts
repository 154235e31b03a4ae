import { describe, expect, test } from 'vitest'
import { takeFrontMatter, takeHead } from './head.js'

describe('head lines are metadata, not text', () => {
  test('title, publisher, date and source are taken off', () => {
    const { head, body } = takeHead(
      'Title: A call\nPublisher: The Paper\nDate: 2025-09-18\nSource: https://paper.example/a\nRights: free\n\nThey met.\n',
    )
    expect(head).toEqual({
      title: 'A call',
      publisher: 'The Paper',
      date: { written: '2025-09-18', line: 3 },
      url: 'https://paper.example/a',
    })
    expect(body).toBe('They met.\n')
  })

  test.each([
    ['a sentence with a colon', 'President Trump: "We are getting along."\n\nHe left.'],
    ['one lone note', 'Note: figures are rounded.\n\nExports fell.'],
    ['head words in a paragraph of prose', 'Date: 2025-09-18\nThey met in Madrid and spoke.\n\nMore.'],
  ])('%s stays text', (_, text) => expect(takeHead(text)).toEqual({ head: {}, body: text }))
})

describe('front matter is metadata, not text', () => {
  test.each([
    ['---\ntitle: "A call"\ndate: 2025-09-18T10:00:00Z\ntags: [a, b]\n---\nThey met.'],
    ["+++\ntitle = 'A call'\ndate = 2025-09-18T10:00:00Z\n+++\nThey met."],
  ])('%j', (text) => {
    const { head, body } = takeFrontMatter(text)
    expect(head.title).toBe('A call')
    expect(head.date?.written).toBe('2025-09-18T10:00:00Z')
    expect(body).toBe('They met.')
  })

  test('long and quoted values are read to their end', () => {
    const single =
      "---\ntitle: 'Fact sheet: it''s a deal on economic\n  and trade relations'\ndate: '2025-11-01'\n---\nText."
    expect(takeFrontMatter(single).head.title).toBe("Fact sheet: it's a deal on economic and trade relations")
    const double =
      '---\ntitle: "Duties on the People\\u2019s\\\n  \\ Republic"\nsource_url: https://a.example/x\n---\nText.'
    expect(takeFrontMatter(double).head).toEqual({
      title: 'Duties on the People’s Republic',
      url: 'https://a.example/x',
    })
  })

  test('a rule that is never closed is text', () => {
    expect(takeFrontMatter('---\ndate: 2025-09-18\nThey met.').body).toBe('---\ndate: 2025-09-18\nThey met.')
  })
})
