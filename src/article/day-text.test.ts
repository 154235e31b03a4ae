import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { dayInUrl, findDay } from './day-text.js'

describe('a day is read in every form documents print', () => {
  test.each([
    ['2025-09-18', '2025-09-18'],
    ['2025-09-18T23:30:00-04:00', '2025-09-18'],
    ['2025/9/8', '2025-09-08'],
    ['18.', undefined],
    ['Sept. 18, 2025', '2025-09-18'],
    ['September 18th, 2025', '2025-09-18'],
    ['SEPT 18 2025', '2025-09-18'],
    ['18 September 2025', '2025-09-18'],
    ['18-Sep-2025', '2025-09-18'],
    ['the 18th of September, 2025', '2025-09-18'],
    ['Thu, 18 Sep 2025 10:00:00 GMT', '2025-09-18'],
    ['May 2, 2025', '2025-05-02'],
    ['09/18/2025', '2025-09-18'],
    ['18/09/2025', '2025-09-18'],
    ['9/9/2025', '2025-09-09'],
    ['Sept. 18', undefined],
    ['the summer of 2025', undefined],
  ])('%s is %s', (text, day) => {
    const found = findDay(text)?.day
    expect(found === undefined ? undefined : isoDay(found)).toBe(day)
  })

  test('09/08/2025 may be two days, so it is none', () => expect(findDay('09/08/2025')).toBeUndefined())

  test('a day the calendar does not have is found and has no day', () =>
    expect(findDay('due 2025-02-30')).toEqual({ written: '2025-02-30', start: 4, end: 14, day: undefined }))

  test('of two days the first is taken', () => {
    const found = findDay('18 Sep 2025, updated Sept. 19, 2025')
    expect(found?.written).toBe('18 Sep 2025')
  })
})

describe('an address names its day', () => {
  test.each([
    ['https://paper.example/2025/09/18/call/', '2025-09-18'],
    ['https://paper.example/news/2025-09-18-call.html', '2025-09-18'],
    ['https://paper.example/a/20250918/t2_1.html', '2025-09-18'],
    ['https://paper.example/world/2025/sep/18/call', '2025-09-18'],
    ['https://paper.example/2025/9/8/call', '2025-09-08'],
    ['https://paper.example/2025/09/call', undefined],
    ['https://paper.example/call-1234567890', undefined],
    ['https://paper.example/2025/13/40/', undefined],
  ])('%s: %s', (url, day) => {
    const found = dayInUrl(url)
    expect(found === undefined ? undefined : isoDay(found)).toBe(day)
  })
})
