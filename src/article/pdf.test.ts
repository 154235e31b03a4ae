import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { paragraphsOf, readPdf, withoutRunningLines } from './pdf.js'
import { pdfOf } from './testing/pdf.js'

const where = { file: 'a.pdf' }
const lines = (texts: string[], page = 1, from = 700) =>
  texts.map((text, index) => ({ text, y: from - index * 14, height: 11, page }))

describe('a PDF becomes paragraphs', () => {
  test('lines are joined, gaps part, the title is told, the day is found', async () => {
    const pdf = pdfOf(
      [
        [
          { y: 760, text: 'Published: Sept. 18, 2025' },
          { y: 730, text: 'U.S. farm exports to China fell 53% from January' },
          { y: 716, text: 'through July, the department said.' },
          { y: 688, text: 'Sorghum fell further over the same months, and' },
        ],
        [{ y: 760, text: 'growers hope for a deal.' }],
      ],
      { Title: 'Exports fell', CreationDate: 'D:20261124100000Z' },
    )
    const { text, title, textDay, metadataDay } = await readPdf(pdf, where)
    expect(text).toBe(
      'Published: Sept. 18, 2025\n\nU.S. farm exports to China fell 53% from January through July, the department said.\n\nSorghum fell further over the same months, and growers hope for a deal.',
    )
    expect(title).toBe('Exports fell')
    expect(textDay === undefined ? '' : isoDay(textDay)).toBe('2025-09-18')
    // The day it was printed is not the day it was published.
    expect(metadataDay).toBeUndefined()
  })

  test.each([
    [
      'a word known elsewhere is made whole',
      ['agricultural goods and agri-', 'cultural trade'],
      'agricultural goods and agricultural trade',
    ],
    ['a hyphen that may be its own stays', ['exports fell year-', 'on-year again'], 'exports fell year-on-year again'],
    ['names keep theirs', ['the U.S.-', 'China talks'], 'the U.S.-China talks'],
    ['items keep their lines', ['It covers', '• tariffs', '• chips'], 'It covers\n\n- tariffs\n\n- chips'],
  ])('%s', (_, given, text) => expect(paragraphsOf(lines(given))).toBe(text))

  test('heads, feet and page numbers that come again are dropped', () => {
    const pages = [1, 2, 3].flatMap((page) =>
      lines([`The Paper, page ${page}`, `Words of page ${page} here`, String(page)], page),
    )
    expect(withoutRunningLines(pages).map(({ text }) => text)).toEqual([
      'Words of page 1 here',
      'Words of page 2 here',
      'Words of page 3 here',
    ])
  })
})

describe('a PDF that cannot be read is refused', () => {
  const good = pdfOf([[{ y: 700, text: 'Words' }]])
  test.each([
    ['cut short', good.subarray(0, 60), /broken or cut short/],
    ['only its first line', Buffer.from('%PDF-1.7\n'), /broken or cut short/],
    ['without words', pdfOf([[]]), /holds no text/],
  ])('%s', async (_, bytes, fault) => {
    await expect(readPdf(Uint8Array.from(bytes), where)).rejects.toThrow(fault)
  })
})
