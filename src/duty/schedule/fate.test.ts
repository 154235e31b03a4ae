import { describe, expect, test } from 'vitest'
import { day, scheduleFrom } from '../testing/printed.js'

const fate = (before: string[], after: string[]) => {
  const schedule = scheduleFrom({ '2025_basic 2025-01-01': before, '2025_rev_16 2025-07-01': after })
  return (code: string) => {
    const found = schedule.fate(code)
    return (
      found && {
        until: found.until,
        into: found.into.map((one) => one.code),
        outOf: found.outOf.map((one) => one.code),
      }
    )
  }
}

const gone = day('2025-07-01')

describe('what became of a code is read from what came and went with it', () => {
  test('a subheading without numbers that was split', () => {
    const of = fate(
      ['2825.60.00.00 | Bases | Germanium oxides'],
      [
        '2825.60.00.10 | Bases > Germanium oxides | Germanium dioxide',
        '2825.60.00.50 | Bases > Germanium oxides | Other',
      ],
    )
    expect(of('2825600000')).toEqual({ until: gone, into: ['2825600010', '2825600050'], outOf: [] })
    expect(of('2825600010')).toEqual({ until: undefined, into: [], outOf: ['2825600000'] })
  })

  test('numbers changed, words kept: each goes where its words went', () => {
    const of = fate(
      ['7602.00.00.95 | Scrap | From industrial processes', '7602.00.00.98 | Scrap | Other'],
      ['7602.00.00.55 | Scrap | From industrial processes', '7602.00.00.75 | Scrap | Other'],
    )
    expect(of('7602000095')?.into).toEqual(['7602000055'])
    expect(of('7602000098')?.into).toEqual(['7602000075'])
    expect(of('7602000075')?.outOf).toEqual(['7602000098'])
  })

  test('a line whose words became a heading was split into the lines below it', () => {
    const of = fate(
      ['8412.90.90.81 | Engines | Wind turbine blades and hubs', '8412.90.90.85 | Engines | Other'],
      [
        '8412.90.90.70 | Engines > Wind turbine blades and hubs | Blades',
        '8412.90.90.75 | Engines > Wind turbine blades and hubs | Hubs',
        '8412.90.90.85 | Engines | Other',
      ],
    )
    expect(of('8412909081')?.into).toEqual(['8412909070', '8412909075'])
  })

  test('a line that went alone went into the one for all others', () => {
    const of = fate(
      ['9401.99.90.30 | Seats | Decks', '9401.99.90.81 | Seats | Other'],
      ['9401.99.90.81 | Seats | Other'],
    )
    expect(of('9401999030')?.into).toEqual(['9401999081'])
  })

  test('a line that came alone was taken out of the one for all others', () => {
    const of = fate(
      ['9401.99.90.81 | Seats | Other'],
      ['9401.99.90.30 | Seats | Decks', '9401.99.90.81 | Seats | Other'],
    )
    expect(of('9401999030')?.outOf).toEqual(['9401999081'])
  })

  test('a line of the first edition that still stands has neither', () => {
    const of = fate(['1201.10.00.00 | Soybeans | Seed'], ['1201.10.00.00 | Soybeans | Seed'])
    expect(of('1201100000')).toEqual({ until: undefined, into: [], outOf: [] })
    expect(of('1201900000')).toBeUndefined()
  })
})
