import { describe, expect, test } from 'vitest'
import { markAll } from './testing/mark.js'

/** The sentences of a text; a form other than prose stands in front. */
function sentences(text: string): string[] {
  return markAll(text).map(({ text, form }) => (form === 'prose' ? text : `${form}: ${text}`))
}

describe('one sentence, whatever stops stand in it', () => {
  test.each([
    'The U.S. Trade Representative spoke.',
    'U.S. exports fell in the U.S. market.',
    'Exports to the U.S. fell 3.5 percent.',
    'It ends on Nov. 10, 2025.',
    'It ended in Sept. 2024 at No. 5 of the list.',
    'Sen. Grassley and Gov. Pan met Mr. Xi and Dr. Li.',
    'Boeing Co. shares and Apple Inc. stock rose.',
    'J.D. Vance met Donald J. Trump and Caleb Ragland Jr. at noon.',
    'A Ph.D. economist at St. Louis said so.',
    'It starts at 12:01 a.m. EDT on Monday.',
    'It starts at 5 p.m. Friday.',
    'Cotton, corn, etc. fell, e.g. by half, i.e. a lot.',
    'The case is Trump vs. Slaughter.',
    'E.O. 14257 was the first.',
    'The U.S.-China truce holds.',
    '“We will buy more,” he said.',
    '“Will they buy?” he asked.',
    'Yahoo! shares fell.',
    'It fell … and rose again.',
    'It fell ... and rose again.',
    'Exports fell; imports rose; the gap shrank.',
    'The rate (see Fig. 3) is 5.5 percent.',
    'Visit www.example.com. for more'.replace('. for', ' for'),
    'Some (U.S.) tariffs stay.',
    'Node.js and Booking.com fell.',
    'Heading 9903.01.20 applies to goods of Hong Kong.',
    'Rep. John Moolenaar, R-Mich., said so.',
    'President Joseph R. Biden Jr. will meet President Xi in Lima.',
    'It was $5.3bn vs. $4.1bn.',
  ])('%s', (text) => {
    expect(sentences(text)).toEqual([text])
  })
})

describe('sentences end', () => {
  test.each([
    ['Exports fell. Imports rose.', ['Exports fell.', 'Imports rose.']],
    ['It fell in the U.S. The dollar rose.', ['It fell in the U.S.', 'The dollar rose.']],
    ['It was sold to Apple Inc. The price rose.', ['It was sold to Apple Inc.', 'The price rose.']],
    ['It ends on Nov. 10. Then it starts.', ['It ends on Nov. 10.', 'Then it starts.']],
    ['“We sold it.” He left.', ['“We sold it.”', 'He left.']],
    ['"We sold it." He left.', ['"We sold it."', 'He left.']],
    ['We sold it.” “Really?” She left.', ['We sold it.”', '“Really?”', 'She left.']],
    ['Is it so? Yes! It is.', ['Is it so?', 'Yes!', 'It is.']],
    ['It fell (by half.) It rose.', ['It fell (by half.)', 'It rose.']],
    ['It fell in 2024. 2025 was worse.', ['It fell in 2024.', '2025 was worse.']],
    ['It ended at 5 p.m. The talks went on.', ['It ended at 5 p.m.', 'The talks went on.']],
    ['It fell.[3] It rose.', ['It fell.[3]', 'It rose.']],
    ['It cost $5M. The rest was free.', ['It cost $5M.', 'The rest was free.']],
    ['It fell… Then it rose.', ['It fell…', 'Then it rose.']],
    ['The deal was done.The markets rose.', ['The deal was done.', 'The markets rose.']],
    ['It fell.&rdquo; It rose.', ['It fell.&rdquo;', 'It rose.']],
    ['It fell.&nbsp;It rose.', ['It fell.', 'It rose.']],
    ['It was No. Then came yes.', ['It was No.', 'Then came yes.']],
    ['It is 5 percent. eBay fell.', ['It is 5 percent.', 'eBay fell.']],
    ['They met in St. Louis. It rained.', ['They met in St. Louis.', 'It rained.']],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })
})

describe('blocks and their forms', () => {
  test('a heading without a stop, a paragraph wrapped by hand, a list and a table', () => {
    const text = `Trump and Xi to talk on Friday

WASHINGTON, Sept 18 (Reuters) - The two leaders will talk on
Friday, officials said. They last spoke in
June.

- Soybeans fell 53%.
- Corn fell 97%
1. Cotton rose.

| Product | Change |
| Sorghum | -97% |`
    expect(sentences(text)).toEqual([
      'heading: Trump and Xi to talk on Friday',
      'WASHINGTON, Sept 18 (Reuters) - The two leaders will talk on\nFriday, officials said.',
      'They last spoke in\nJune.',
      'item: - Soybeans fell 53%.',
      'item: - Corn fell 97%',
      'item: 1. Cotton rose.',
      'cell: Product',
      'cell: Change',
      'cell: Sorghum',
      'cell: -97%',
    ])
  })
  test('long lines are paragraphs of their own', () => {
    const long = `${'Exports of farm goods to China fell in the first seven months of the year, customs data showed, '.repeat(2)}officials said.`
    expect(sentences(`${long}\n${long}`)).toHaveLength(2)
  })
  test('a Markdown heading is a heading', () => {
    expect(sentences('## Exports fall.\nThey fell 5%.')).toEqual(['heading: ## Exports fall.', 'They fell 5%.'])
  })
  test('paragraphs are counted from 0, cells of a row share theirs', () => {
    expect(markAll('One fell.\n\nTwo fell. Three fell.\n\na\tb').map(({ paragraph }) => paragraph)).toEqual([
      0, 1, 1, 2, 2,
    ])
  })
  test('a single line asked about is prose, stop or no stop', () => {
    expect(markAll('China cuts tariffs on U.S. goods')[0]?.form).toBe('prose')
  })
})

describe('datelines', () => {
  test.each([
    'WASHINGTON, Sept 18 (Reuters) - Exports fell.',
    'BEIJING — Exports fell.',
    'WASHINGTON (AP) — Exports fell.',
    'BEIJING/WASHINGTON, Aug 12 (Reuters) - Exports fell.',
    'Beijing, Sept. 18 (Xinhua) -- Exports fell.',
    'NEW YORK, July 3, 2025 (AFP) – Exports fell.',
  ])('%s', (text) => {
    const [sentence] = markAll(text)
    expect(sentence?.marks.map(({ kind }) => kind)).toEqual(['dateline'])
    expect(sentence?.text.slice(sentence.marks[0]?.end)).toBe(' Exports fell.')
  })
  test.each(['China - the largest buyer - bought none.', 'The U.S. - China truce holds.', 'US — China: exports fell.'])(
    '%s has none',
    (text) => {
      expect(markAll(text)[0]?.marks.some(({ kind }) => kind === 'dateline')).toBe(false)
    },
  )
})
