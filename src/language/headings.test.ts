import { expect, test } from 'vitest'
import { markAll } from './testing/mark.js'

const wrapped = [
  'Treasury Secretary Scott Bessent met\nVice Premier He Lifeng in Madrid on Sept. 14 and 15.',
  "The Chinese\nEmbassy didn't confirm the call between President Trump and President Xi.",
  'Treasury Secretary\nScott Bessent flew to Madrid on Sunday for the talks with Chinese officials.',
  'Soybean exports fell\nU.S. officials said on Friday, and the harvest had not even begun by then.',
  'Tariffs on goods from\nChina stood at 57 percent in April, the highest level in a century or so.',
  'The two presidents will meet in\nSouth Korea at the end of October, according to three people briefed on it.',
  'U.S. EXPORTS OF SOYBEANS\nFELL BY 53 PERCENT FROM JANUARY THROUGH JULY, THE DEPARTMENT SAID.',
  'On Monday, according to the\nMinistry of Commerce, the third round of talks took place in Stockholm.',
  'The White House\nNational Security Council declined to comment on the call with Beijing.',
]
test.each(wrapped)('a line wrapped by hand goes on in the next: %s', (text) => {
  const sentences = markAll(text)
  expect(sentences.map(({ text, form }) => [text, form])).toEqual([[text, 'prose']])
})

test('a paragraph wrapped by hand is one sentence wherever its lines break', () => {
  const sentence = 'Treasury Secretary Scott Bessent met Vice Premier He Lifeng of China in Madrid on Sept. 14 and 15.'
  const words = sentence.split(' ')
  for (let at = 1; at < words.length - 1; at++) {
    // A break after a name that could stand alone may be a heading; after any other word it is none.
    const text = `${words.slice(0, at).join(' ')}\n${words.slice(at).join(' ')}`
    if (/(?:Scott|Bessent|Madrid)$/.test(words[at - 1] ?? '')) continue
    expect(markAll(text).map((one) => one.text)).toEqual([text])
  }
})

const headed = [
  'Trade Talks Resume in Madrid\nOfficials from both countries met on Sunday for a fourth round of negotiations.',
  'WHAT COMES NEXT\nThe two presidents are expected to speak on Friday about the future of TikTok.',
  'Farm Exports\nU.S. farm exports to China fell in the first half of the year, the department said.',
  '# Farm exports\nU.S. farm exports to China fell in the first half of the year, the department said.',
  'Farm exports\n\nU.S. farm exports to China fell in the first half of the year.',
  'Farm exports\nU.S. farm exports to China fell in the first half of the year,\nand those of soybeans fell the most, the department said on\nThursday.',
]
test.each(headed)('a heading stays a heading: %s', (text) => {
  const sentences = markAll(text)
  expect(sentences.map(({ form }) => form)).toEqual(['heading', 'prose'])
})
