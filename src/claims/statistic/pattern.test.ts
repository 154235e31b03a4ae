import { describe, expect, test } from 'vitest'
import { mark } from '../../language/testing/mark.js'
import { itemsOf } from './items.js'
import { compile, matchAt } from './pattern.js'

/** What a pattern spans at the first item where it fits, and what it caught. */
function found(pattern: string, text: string): string | undefined {
  const items = itemsOf(mark(text))
  const compiled = compile(pattern)
  for (let at = 0; at < items.length; at++) {
    const match = matchAt(items, at, compiled)
    if (match === undefined) continue
    const [first, last] = [items[match.from], items[match.to - 1]]
    return text.slice(first?.start, last?.end)
  }
  return undefined
}

describe('patterns over classes of words', () => {
  test.each([
    ['MOVE PERCENT', 'It fell 53% at once.', 'fell 53%'],
    ['MOVE by? PERCENT', 'It plunged by 53 per cent.', 'plunged by 53 per cent'],
    ['MOVE W* by? PERCENT', 'It dropped sharply in July by 53%.', 'dropped sharply in July by 53%'],
    ['UP|DOWN from AMOUNT', 'It is down from $12.6 billion.', 'down from $12.6 billion'],
    ['MOVE !PERCENT', 'It fell 53%.', undefined],
    ['MOVE to AMOUNT', 'It fell 53%.', undefined],
    ['by? PERCENT', 'It fell 53%.', '53%'],
  ])('%s in "%s": %s', (pattern, text, expected) => {
    expect(found(pattern, text)).toBe(expected)
  })

  test('a name catches the item', () => {
    const items = itemsOf(mark('It fell 53%.'))
    const match = matchAt(items, 1, compile('mv:MOVE n:PERCENT'))
    expect(match?.caught.get('n')?.mark?.kind).toBe('percent')
  })

  test('a hedge is part of its figure, a duty is no percentage of trade', () => {
    expect(found('MOVE PERCENT', 'It fell nearly 70%.')).toBe('fell nearly 70%')
    expect(found('PERCENT', 'It faces a 25% tariff.')).toBeUndefined()
  })

  test('a slip in a pattern is found when it is read', () => {
    expect(() => compile('?')).toThrow()
  })
})
