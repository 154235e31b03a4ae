import { describe, expect, test } from 'vitest'
import { type RawRow, recorded, row, wholeEdition } from '../testing/usitc.js'
import { lacksChapter, linesOfRows } from './lines.js'
import { readUsitcRows } from './rows.js'

const linesOf = (rows: RawRow[]) => linesOfRows(readUsitcRows(Buffer.from(JSON.stringify(rows.map(row))), 'a.json'))

describe('from rows and their indent to lines', () => {
  test('ten digits take rates and footnotes from the eight above them', () => {
    const lines = linesOf(recorded('exportList-1007-1201'))
    expect(lines.map(({ code, general, other }) => [code, general, other])).toEqual([
      ['1007100000', '0.22¢/kg', '4.4¢/kg'],
      ['1007900000', '0.22¢/kg', '4.4¢/kg'],
      ['1201100000', 'Free', '4.4¢/kg'],
      ['1201900005', 'Free', '4.4¢/kg'],
      ['1201900010', 'Free', '4.4¢/kg'],
      ['1201900090', 'Free', '4.4¢/kg'],
    ])
    expect(lines[4]).toEqual({
      code: '1201900010',
      description: 'Certified organic',
      path: ['Soybeans, whether or not broken:', 'Other', 'Seeds of a kind used as oil stock'],
      units: ['kg'],
      general: 'Free',
      special: '',
      other: '4.4¢/kg',
      notes: [{ columns: ['general'], text: 'See 9903.88.03.' }],
    })
  })

  test('rows without a number are part of the description', () => {
    const phone = linesOf(recorded('exportList-8517.1')).find(({ code }) => code === '8517130000')
    expect(phone?.description).toBe('Smartphones')
    expect(phone?.path.map((words) => words.slice(0, 14))).toEqual(['Telephone sets', 'Telephone sets'])
  })

  test('eight digits with none below are a line of ten that ends in 00', () => {
    const lines = linesOf([
      { htsno: '0101.30.00', indent: '1', general: '6.8%' },
      { htsno: '0102.21.00', indent: '1', general: 'Free' },
      { htsno: '0102.21.00.10', indent: '2' },
    ])
    expect(lines.map(({ code, general }) => [code, general])).toEqual([
      ['0101300000', '6.8%'],
      ['0102210010', 'Free'],
    ])
  })

  test('a statistical number that prints one column keeps the others of its subheading (9006.59.15.20)', () => {
    const lines = linesOf([
      { htsno: '9006.59.15', indent: '6', general: 'Free', other: '20%' },
      { htsno: '', indent: '7', superior: 'true', footnotes: null },
      { htsno: '9006.59.15.20', indent: '8', other: '20%' },
    ])
    expect(lines.map(({ general, other }) => [general, other])).toEqual([['Free', '20%']])
  })

  test('a subheading that prints no special rate has none, whatever stands above it', () => {
    const lines = linesOf([
      { htsno: '0101.21', indent: '1', general: '5%', special: 'Free (AU)', other: '15%' },
      { htsno: '0101.21.00', indent: '2', general: 'Free', other: '20%' },
    ])
    expect(lines.map(({ general, special }) => [general, special])).toEqual([['Free', '']])
  })

  test('footnotes add up on the way down; those on statistics are left out', () => {
    const note = (value: string, columns = ['general']) => ({ columns, value, type: 'endnote' })
    const lines = linesOf([
      {
        htsno: '7208.10.15',
        indent: '0',
        general: 'Free',
        footnotes: [note('See U.S. note 16 to subchapter III, chapter 99.')],
      },
      {
        htsno: '7208.10.15.00',
        indent: '1',
        footnotes: [note('See statistical note 1 to this chapter.', ['stat']), note('See 9903.91.01. ')],
      },
    ])
    expect(lines[0]?.notes.map(({ text }) => text)).toEqual([
      'See U.S. note 16 to subchapter III, chapter 99.',
      'See 9903.91.01.',
    ])
  })

  test('headings of chapter 99 are no lines', () => {
    expect(linesOf([{ htsno: '9903.01.24', indent: '0', general: 'The duty + 20%' }])).toEqual([])
  })
})

test('an edition without a chapter is only a part of one', () => {
  const whole = linesOfRows(readUsitcRows(Buffer.from(JSON.stringify(wholeEdition([]))), 'a.json'))
  expect(lacksChapter(whole)).toBeUndefined()
  expect(lacksChapter(whole.filter(({ code }) => !code.startsWith('10')))).toBe(10)
})
