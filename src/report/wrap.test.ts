import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraph, wrapped } from './wrap.js'

test('lines break at spaces, and a word too long is cut', () => {
  expect(paragraph('They met in Madrid and spoke', 14)).toBe('They met in\nMadrid and\nspoke')
  expect(paragraph('They met', 20, '- ', '  ')).toBe('- They met')
  expect(paragraph('abcdefghijklmno', 10)).toBe('abcdefghij\nklmno')
})

test('no line is wider than the width, and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 10, max: 60 }), (text, width) => {
      const lines = wrapped(text, width).map(({ start, end }) => text.slice(start, end))
      expect(lines.every((line) => [...line].length <= width)).toBe(true)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})
