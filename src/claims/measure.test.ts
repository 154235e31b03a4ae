import { describe, expect, test } from 'vitest'
import { testNames } from '../language/testing/lexicon.js'
import { markAll } from '../language/testing/mark.js'
import { isoDay, parseDay } from '../time/day.js'
import type { MeasureProposition } from './claim.js'
import { readMeasures } from './measure.js'
import type { Discourse } from './reader.js'

interface Read {
  said: string
  measure: MeasureProposition
  modality: string | undefined
}

/** Measure claims of a text, each sentence with what the ones before left. */
function read(text: string, date = '2025-09-18'): Read[] {
  const discourse: Discourse = { previousClaims: [] }
  const found: Read[] = []
  for (const sentence of markAll(text, date)) {
    const drafts = readMeasures(sentence, { date: parseDay(date), lexicon: testNames, discourse })
    for (const draft of drafts) {
      if (draft.type !== 'measure') continue
      found.push({ said: sentence.text.slice(...draft.span), measure: draft.measure, modality: draft.modality })
      discourse.measure = draft.measure
    }
    discourse.previous = sentence
  }
  return found
}

/** `US>CN raise 25 from 10 on 2025-03-04 until 2025-11-10 P90D`: what is there, in this order. */
function print({ measure }: Read): string {
  const { imposer, target, action, ratePercent, rateFromPercent, changePoints, date, until, duration } = measure
  const parts = [`${imposer.join('+')}>${target.join('+')}`, action]
  if (ratePercent !== null) parts.push(Array.isArray(ratePercent) ? ratePercent.join('-') : String(ratePercent))
  if (rateFromPercent !== null) parts.push(`from ${rateFromPercent}`)
  if (changePoints !== null) parts.push(`by ${changePoints}`)
  if (date !== null) parts.push(`on ${isoDay(date.start)}${date.end === date.start ? '' : `..${isoDay(date.end)}`}`)
  if (until !== null) parts.push(`until ${isoDay(until)}`)
  if (duration !== null) parts.push(duration)
  return parts.join(' ')
}

type Case = [text: string, claims: string[], date?: string]

const tells = (cases: Case[]): void => {
  test.each(cases)('%s', (text, expected, date) => {
    expect(read(text, date).map(print)).toEqual(expected)
  })
}

describe('rates that are in force', () => {
  tells([
    ['Chinese goods entering the United States face a 30 percent duty.', ['US>CN in_force 30']],
    ["China's duties on American goods remain at 10 percent.", ['CN>US in_force 10']],
    ['Imports from China are subject to duties of 30%.', ['US>CN in_force 30']],
    ['American exports to China are subject to a 10% tariff.', ['CN>US in_force 10']],
    ['US tariffs on Chinese imports total about 55%.', ['US>CN in_force 55']],
    ['Goods from China, already taxed at 30 per cent, may soon cost more.', ['US>CN in_force 30']],
    ['Chinese goods, already taxed at 30 per cent, cost more.', ['US>CN in_force 30']],
    ['The total tariff on Chinese imports now stands at 145%.', ['US>CN in_force 145'], '2025-04-11'],
    ['High levies remain in place, including a 30% duty on Chinese goods entering the US.', ['US>CN in_force 30']],
    ["Trump's 20% fentanyl tariffs on China remain in effect.", ['US>CN in_force 20']],
    ['American pork faces duties of 57% in China.', ['CN>US in_force 57']],
  ])
})

describe('acts, in the active and the passive', () => {
  tells([
    [
      'The US imposed an additional 10% tariff on Chinese goods on Feb. 4.',
      ['US>CN impose 10 on 2025-02-04'],
      '2025-02-05',
    ],
    [
      'An additional 10% tariff on Chinese goods was imposed by Washington on February 4.',
      ['US>CN impose 10 on 2025-02-04'],
      '2025-02-05',
    ],
    ['Beijing slapped a 15% levy on US chicken, wheat, corn and cotton.', ['CN>US impose 15'], '2025-03-12'],
    ['China hit back with an 84% tariff on American goods.', ['CN>US impose 84'], '2025-04-09'],
    [
      'A 10% duty on American soybeans, pork and beef took effect on March 10.',
      ['CN>US impose 10 on 2025-03-10'],
      '2025-03-12',
    ],
    ['Trump raised tariffs on Chinese goods to 125% from 104%.', ['US>CN raise 125 from 104'], '2025-04-10'],
    [
      'The duty on Chinese imports was doubled to 20 percent from 10 percent.',
      ['US>CN raise 20 from 10'],
      '2025-03-05',
    ],
    [
      'Washington cut its duties on Chinese goods from 145% to 30%, while Beijing lowered its tariffs on American products to 10% from 125%.',
      ['US>CN cut 30 from 145', 'CN>US cut 10 from 125'],
      '2025-05-14',
    ],
    [
      'The United States and China agreed to lower tariffs by 115 percentage points.',
      ['US+CN>CN+US cut by -115'],
      '2025-05-14',
    ],
    [
      'China raised tariffs on $60 billion of US goods to as much as 25% on June 1.',
      ['CN>US raise 25 on 2019-06-01'],
      '2019-06-05',
    ],
    [
      'China imposed tariffs of 10% to 15% on U.S. farm goods in March.',
      ['CN>US impose 10-15 on 2025-03-01..2025-03-31'],
      '2025-03-12',
    ],
    ['China lifted its 15% tariffs on US farm products.', ['CN>US end 15'], '2025-11-12'],
    [
      'China scrapped the March tariffs on US wheat, corn and chicken on November 10.',
      ['CN>US end on 2025-11-10'],
      '2025-11-12',
    ],
  ])
})

describe('days without a year, and weekdays, are those that the tense allows', () => {
  tells([
    [
      "China's retaliatory tariffs on American farm products took effect on Monday.",
      ['CN>US impose on 2025-03-10'],
      '2025-03-11',
    ],
    ['China retaliated with an 84% duty on US goods from Thursday.', ['CN>US impose 84 on 2025-04-10'], '2025-04-09'],
    ['US tariffs on Chinese goods took effect in March.', ['US>CN impose on 2025-03-01..2025-03-31'], '2025-10-12'],
    [
      'Trump announced a 100% tariff on Chinese goods effective November 1.',
      ['US>CN impose 100 on 2025-11-01'],
      '2025-10-15',
    ],
    ['Beijing suspended export controls announced on October 9 for one year.', ['CN>WORLD pause P1Y'], '2025-11-12'],
    ['Washington currently imposes a 30% tariff on Chinese goods.', ['US>CN in_force 30'], '2025-10-12'],
    ['Tariffs on Chinese goods remain 30%.', ['US>CN in_force 30'], '2025-10-12'],
    ['China hit US farm goods with tariffs of 15%.', ['CN>US impose 15'], '2025-03-05'],
  ])
})

describe('pauses, truces and their terms', () => {
  tells([
    ['Washington and Beijing have extended their tariff truce until Nov. 10.', ['US+CN>CN+US extend until 2025-11-10']],
    ['The two sides agreed to extend the pause in tariffs for another 90 days.', ['US+CN>CN+US extend P90D']],
    ['The pause on higher tariffs runs until November 10.', ['US+CN>CN+US in_force until 2025-11-10']],
    [
      'Under the truce, which expires on Nov. 10, U.S. tariffs on Chinese goods stand at 30%.',
      ['US+CN>CN+US end until 2025-11-10', 'US>CN in_force 30'],
    ],
    [
      'China suspended its 24% tariff on US goods for one year but kept a 10% levy.',
      ['CN>US pause 24 P1Y', 'CN>US in_force 10'],
      '2025-11-12',
    ],
    ['The US will suspend 24 percentage points of the tariff for 90 days.', ['US>CN pause 24 P90D'], '2025-05-14'],
    ['Both sides delayed tariffs planned for December 15, 2019.', ['US+CN>CN+US pause on 2019-12-15'], '2020-01-29'],
    [
      'The tariff truce with Beijing would be extended for another 90 days, Trump announced.',
      ['US>CN extend P90D'],
      '2025-08-12',
    ],
  ])
})

describe('controls, lists, fees, bans and the app law', () => {
  tells([
    [
      'On Thursday, China restricted the export of rare earth minerals, requiring foreign companies to seek approval.',
      ['CN>WORLD impose on 2025-10-09'],
      '2025-10-11',
    ],
    ['China banned exports of gallium, germanium and antimony to the United States.', ['CN>US impose'], '2024-12-05'],
    [
      "China's export controls on gallium and germanium took effect on Aug. 1.",
      ['CN>WORLD impose on 2023-08-01'],
      '2023-08-05',
    ],
    ['Beijing tightened its curbs on rare earth exports.', ['CN>WORLD impose'], '2025-10-10'],
    ['The United States will allow Nvidia to resume sales of its H20 chips to China.', ['US>CN exempt'], '2025-07-16'],
    ['The US added 23 Chinese companies to its entity list on Friday.', ['US>CN impose on 2025-09-12'], '2025-09-15'],
    ['Washington suspended port fees on Chinese ships for one year.', ['US>CN pause P1Y'], '2025-11-12'],
    [
      "Both countries began charging port fees on each other's ships on October 14.",
      ['US+CN>CN+US impose on 2025-10-14'],
      '2025-10-16',
    ],
    [
      'China suspended imports of logs from the United States on March 4.',
      ['CN>US impose on 2025-03-04'],
      '2025-03-20',
    ],
    [
      'China has also suspended 11 U.S. beef facilities since June.',
      ['CN>US impose on 2025-06-01..2025-06-30'],
      '2025-09-05',
    ],
    [
      "Trump extended the deadline for ByteDance to divest TikTok's U.S. assets to December 16.",
      ['US>CN extend until 2025-12-16'],
    ],
    [
      'The US ended the de minimis exemption for packages from China on May 2.',
      ['US>CN end on 2025-05-02'],
      '2025-05-15',
    ],
    ['The U.S. suspended its affiliates rule for a year.', ['US>WORLD pause P1Y'], '2025-11-12'],
  ])
})

describe('what was only said keeps its modality', () => {
  test.each([
    ['Trump threatened to impose a new 100 percent tariff on all Chinese imports starting November 1.', 'threatened'],
    ['Trump threatened an additional 100% tariff on Chinese goods from November 1.', 'threatened'],
    ['The White House proposed a 12.5% duty on Chinese goods.', 'proposed'],
    ['China announced a 34 percent tariff on all U.S. goods, effective April 10.', 'announced'],
    ['China will raise its tariffs on US goods to 125% from 84%.', 'announced'],
    ['President Trump is implementing a 10% additional tariff on imports from China.', 'announced'],
    ['The tariff on Chinese goods is expected to rise to 50% in November.', 'expected'],
    ['The US imposed a 10% tariff on Chinese goods.', undefined],
  ])('%s: %s', (text, modality) => {
    expect(read(text, '2025-10-15').map((one) => one.modality)).toEqual([modality])
  })
})

describe('talk of tariffs that asserts no measure gives no claim', () => {
  test.each([
    'Tariffs hurt farmers.',
    'Trade tensions and tariff uncertainty weighed on exports.',
    "Trump's tariffs have raised prices for American consumers.",
    'The trade war has cost farmers billions.',
    'Analysts said the U.S. could impose a 50% tariff on Chinese goods.',
    'If China retaliates, Washington might raise duties to 60%.',
    'Trump has not imposed new tariffs on Chinese goods.',
    'Shipments fell 11 percent as President Donald Trump continued his tariff campaign.',
    'Exports to China fell 53% in July.',
    'China enforces strict import restrictions and tightly limits de minimis exemptions.',
    'Growers urged Washington to end tariffs on Chinese goods.',
    'A duty-free shop opened in Beijing.',
    'China called on the US to lift its tariffs.',
    'Doubling tariffs on Chinese goods could reignite the trade war.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('spans hold the claim and no more', () => {
  test.each([
    [
      'President Trump implemented 20% tariffs on China to address the influx of opioids.',
      'President Trump implemented 20% tariffs on China',
    ],
    [
      'High levies remain in place, including a 30% duty on Chinese goods entering the US and more.',
      'a 30% duty on Chinese goods entering the US',
    ],
    [
      'Trump threatened to impose a new 100 percent tariff on all Chinese imports starting November 1.',
      'impose a new 100 percent tariff on all Chinese imports starting November 1',
    ],
    [
      'China imported more Brazilian soybeans after imposing a 25-percent tariff on U.S. soybeans during 2018.',
      'imposing a 25-percent tariff on U.S. soybeans during 2018',
    ],
    ['While fees rose, both sides were also matching U.S. port fees.', 'both sides were also matching U.S. port fees'],
  ])('%s', (text, span) => {
    expect(read(text).map(({ said }) => said)).toEqual([span])
  })
})

describe('what one sentence leaves open is taken from those before it', () => {
  test('the rate that "remains" is of the side and the term told before', () => {
    const [, second] = read(
      'The United States will maintain the suspension of heightened tariffs on Chinese imports until November 10, 2025. The current 10% reciprocal tariff remains in effect during this suspension period.',
      '2025-08-11',
    )
    expect(second === undefined ? '' : print(second)).toBe('US>CN in_force 10 until 2025-11-10')
  })
  test('"the truce" is the one told before', () => {
    const [, second] = read(
      'Washington and Beijing agreed on a tariff truce for 90 days. The truce was extended in August until November 10.',
    )
    expect(second === undefined ? '' : print(second)).toBe(
      'US+CN>CN+US extend on 2025-08-01..2025-08-31 until 2025-11-10',
    )
  })
})

test('any text gives claims or none, and spans within it', () => {
  const pieces = [
    'tariff',
    '30%',
    'on',
    'Chinese',
    'goods',
    ',',
    'the',
    'truce',
    'until',
    'Nov. 10',
    'imposed',
    'to',
    'from',
    '(',
    ')',
    '—',
    'China-bound',
    'export controls',
    'of',
    'was',
    'raised',
    'bound',
  ]
  let seed = 7
  for (let round = 0; round < 2_000; round++) {
    const words: string[] = []
    for (let at = 0; at < 14; at++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      words.push(pieces[seed % pieces.length] ?? '')
    }
    const text = `${words.join(' ')}.`
    for (const { said } of read(text)) expect(text.includes(said)).toBe(true)
  }
})
