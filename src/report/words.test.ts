import { describe, expect, test } from 'vitest'
import { paper } from './page/style.js'
import { findingOrder, findingWords, printValue, webAddress } from './words.js'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'] as const)('on %s paper every text colour stands out 4.5 to 1', (theme) => {
  const { paper: ground, panel, ink, second, link } = paper[theme]
  const colours = [ink, second, link, ...findingOrder.map((finding) => findingWords[finding].colour[theme])]
  test.each([...new Set(colours)])('%s', (colour) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour, panel)).toBeGreaterThanOrEqual(4.5)
  })
})

test('every finding has its own word and its own mark', () => {
  expect(new Set(findingOrder.map((finding) => findingWords[finding].word)).size).toBe(8)
  expect(new Set(findingOrder.map((finding) => findingWords[finding].mark)).size).toBe(8)
})

test.each([
  [5_513_000_000, '5,513,000,000'],
  [-53.42, '-53.42'],
  [0.0123, '0.0123'],
  [447, '447'],
  ['expected', 'expected'],
  [null, '–'],
])('the value %s is printed %s', (value, text) => expect(printValue(value)).toBe(text))

test.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['javascript:alert(1)', undefined],
  ['JAVASCRIPT:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//a.example', undefined],
  [undefined, undefined],
])('%s links to %s', (url, address) => expect(webAddress(url)).toBe(address))
