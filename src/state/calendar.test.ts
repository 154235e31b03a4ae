import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar } from './calendar.js'

const stamp = new Date('2025-09-18T12:00:00.500Z')

test('a deadline is a whole-day event', () => {
  expect(
    calendar(
      [
        {
          id: 'app-3.deadline.1',
          date: '2025-12-31',
          what: 'end; of, it',
          instrument: 'order\\11',
          source: 'wh',
          track: 'app',
        },
      ],
      stamp,
    ),
  ).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Readout//Readout//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:app-3.deadline.1@readout',
      'DTSTAMP:20250918T120000Z',
      'DTSTART;VALUE=DATE:20251231',
      'DTEND;VALUE=DATE:20260101',
      'SEQUENCE:0',
      'SUMMARY:app: end\\; of\\, it',
      'DESCRIPTION:order\\\\11\\nSource: wh',
      'CATEGORIES:app',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

describe('whatever the words', () => {
  const entry = fc.record({
    id: fc.stringMatching(/^[a-z0-9.-]{1,80}$/),
    date: fc.constant('2025-02-28'),
    what: fc.string({ unit: 'binary', maxLength: 300 }),
  })
  test('no line is over 75 octets, each ends in CRLF, and no character is cut', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
        const text = calendar(entries, stamp)
        const lines = text.split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
        expect(Buffer.from(text).toString()).toBe(text)
      }),
    )
  })
  test('unfolded and unescaped, the summary is what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (what) => {
        const unfolded = calendar([{ id: 'x', date: '2025-02-28', what }], stamp).replaceAll('\r\n ', '')
        const summary = /\r\nSUMMARY:(.*)\r\n/.exec(unfolded)?.[1] ?? ''
        expect(summary.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c))).toBe(what)
      }),
    )
  })
})
