import { expect, test } from 'vitest'
import { compileFiles } from './compile.js'
import { findRecord, searchRecords, showRecord } from './look.js'
import { filesOf, printed } from './testing/small.js'
import { smallLaw } from './testing/small-law.js'

const { snapshot, law, problems } = compileFiles(filesOf(smallLaw))

test('a duty is shown with its steps, their rows of rates, and its sources', () => {
  expect(printed(problems)).toEqual([])
  const found = findRecord(snapshot, 'us-duty-two', law)
  expect(found === undefined ? '' : showRecord(snapshot, found)).toBe(`duty us-duty-two
ledger/duties/us/two.yaml:2
imposer: US
origins: W
goods: list:metals, 8708
exceptGoods: 87082100
title: A duty on metals
authority: an act
citation: order 5
class: class-two
basis: additional
steps:
  - from 2025-03-12; recorded 2025-02-10; status in-force; instrument order 5; sources us-early
    rates:
      - origins GB; heading 9903.81.94; rate 25%
      - origins EU; heading 9903.81.96; rate 15%; basis total; met 9903.81.95
      - goods 8708; heading 9903.81.91; rate 25%; basis content; of steel
      - programmes usmca; heading 9903.81.92; rate none
      - heading 9903.81.87; rate 50%
  - from 2025-06-04; recorded 2025-06-03; status in-force; rate 50%; instrument order 6; sources us-early; heading 9903.81.87; adds 7326; drops 72061000
recorded: 2025-02-10
confidence: high
sources:
  - us-early: An order, White House, 2025-01-02
`)
})

test('days of goods in transit are printed as days', () => {
  const found = findRecord(snapshot, 'us-exc-transit', law)
  expect(found === undefined ? '' : showRecord(snapshot, found)).toContain(
    'loadedBefore 2025-03-12; enteredBefore 2025-04-01',
  )
})

test.each([
  ['metals duty', ['us-duty-two']],
  ['goods on their way', ['us-exc-transit']],
  ['korus', ['korus']],
  ['european union', ['eu']],
  ['aircraft', ['us-aircraft']],
  ['class two', ['class-two', 'us-duty-two', 'us-exc-transit']],
])('"%s" finds records of tariff law: %s', (words, ids) => {
  expect(searchRecords(snapshot, [words], 50, law).map(({ id }) => id)).toEqual(ids)
})

test('without the law book only what happened is found', () => {
  expect(findRecord(snapshot, 'us-duty-two')).toBeUndefined()
})
