import { describe, expect, test } from 'vitest'
import { printClaimReview } from './claimreview.js'
import { checkedExample } from './testing/checked.js'

const result = checkedExample()
const graph = JSON.parse(printClaimReview(result, { author: { name: 'The Paper', url: 'https://paper.example' } }))[
  '@graph'
]

describe('one review for each claim that the record could say something on', () => {
  test('no review where there is no data, and none of statements and forecasts', () => {
    expect(graph.map((review: { claimReviewed: string }) => review.claimReviewed)).toEqual([
      'The two presidents are expected to speak by phone on Friday',
      'the third call since January',
      'farm exports to China fell 53% from January through July',
      'sorghum shipments were worth about $90 million',
      'chips',
    ])
  })

  test('a review names who answers for it, what was claimed where, and on what it rests', () => {
    expect(graph[1]).toMatchObject({
      '@type': 'ClaimReview',
      datePublished: '2025-09-18',
      author: { '@type': 'Organization', name: 'The Paper', url: 'https://paper.example/' },
      reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'Contradicted by the record' },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Organization', name: 'Readout example' },
        datePublished: '2025-09-18',
        appearance: { '@type': 'Article', headline: 'Two presidents plan a call' },
      },
      citation: [{ '@type': 'CreativeWork', name: 'Readouts of both sides, 5 Jun 2025' }],
    })
  })

  test('unconfirmed is not half true: a word and no number', () => {
    expect(graph[0].reviewRating.alternateName).toBe('Stated by one side only')
    expect(Object.keys(graph[0].reviewRating)).not.toContain('ratingValue')
  })
})

test('nothing in it can end a script element, and it reads back the same', () => {
  const attack = '</script><script>alert(1)</script><!-- \u2028'
  const hostile = { ...result, article: { ...result.article, title: attack } }
  const text = printClaimReview(hostile)
  expect(text).not.toMatch(/[<\u2028]/)
  expect(JSON.parse(text)['@graph'][0].itemReviewed.appearance.headline).toBe(attack)
})
