/** What tells no statistic of trade; spans, rules, and any text. */
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { frames } from './frames.js'
import { lines, tell } from './testing/tell.js'

type Row = [text: string, told: string[], date?: string]

describe('nothing', () => {
  test.each<Row>([
    ['U.S. wheat shipments to China dropped to zero in June.', ['export US>CN wheat down = 0 USD 2025-06 vs 2024-06']],
    ['No soybeans were shipped to China in June.', ['export US>CN soybeans = 0 USD 2025-06']],
    ['China bought no U.S. soybeans in September.', ['export US>CN soybeans = 0 USD 2025-09']],
    [
      'China imported no soybeans from the United States in September, down from 1.7 million tonnes a year earlier.',
      ['import CN>US soybeans quantity down = 0 t from 1700000 2025-09 vs 2024-09'],
    ],
    ['There were no exports of sorghum to China in July.', ['export US>CN sorghum = 0 USD 2025-07']],
    ['U.S. exports of crude oil to China were zero in June.', ['export US>CN crude-oil = 0 USD 2025-06']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('promises and duties, told apart from shipments', () => {
  test.each<Row>([
    [
      'China has committed to purchasing 25 million metric tons of U.S. soybeans annually through 2028.',
      ['export US>CN soybeans quantity = 25000000 t 2026-01..2028-12 commitment'],
      '2025-11-03',
    ],
    [
      'China agreed to buy 12 million tonnes of U.S. soybeans by the end of the year.',
      ['export US>CN soybeans quantity = 12000000 t 2025 commitment'],
    ],
    [
      'China pledged to purchase at least $200 billion of U.S. goods between January 2020 and December 2021.',
      ['export US>CN = 200000000000 USD 2020-01..2021-12 (at least) commitment'],
      '2020-01-29',
    ],
    [
      'We received about $700 billion from China on the tariffs.',
      ['import US>CN = 700000000000 USD (about) duties collected'],
    ],
    [
      'The United States collected $30 billion in tariffs in July.',
      ['import US>WORLD = 30000000000 USD 2025-07 duties collected'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('the future is no statistic, but a past level in it is', () => {
  test.each<Row>([
    [
      'U.S. agricultural exports to China are projected to total $13.0 billion in fiscal year 2020, up from $10.1 billion in FY 2019.',
      ['export US>CN agricultural-products = 10100000000 USD 2018-10..2019-09'],
      '2020-07-17',
    ],
    ['U.S. exports to China are expected to fall 20% this year.', []],
    ['Soybean exports to China will rise to 12 million tonnes next year.', []],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('near misses: other matters, however many figures they hold, tell no statistic of trade', () => {
  test.each([
    'Trump imposed a 10% tariff on imports from China.',
    'Tariffs on Chinese imports rose to 145% in April.',
    'Duties on U.S. soybeans were raised by 34 percent.',
    'China cut tariffs on U.S. exports by 24 percentage points.',
    'The average U.S. tariff on Chinese exports stands at 57.6%.',
    'Nvidia shares fell 5% after the export ban.',
    'Stocks rose 2% as exports to China recovered.',
    'The yuan fell 0.3% against the dollar on weak exports.',
    'Soybean futures rose 2% on hopes that China will buy more.',
    "China's economy grew 5.2% in the second quarter.",
    "China's export growth slowed to 4.4% in August.",
    "Exports account for 20% of China's GDP.",
    'Japan pledged a $550 billion investment in the United States.',
    'Some 60% of firms expect exports to fall.',
    'A poll showed 54% of Americans disapprove of the tariffs on imports.',
    'The trade deal could boost U.S. exports by $50 billion.',
    'U.S. exports to China are expected to fall 20% this year.',
    'Soybean exports to China will rise to 12 million tonnes this year.',
    'Sales of iPhones in China fell 10% in the quarter.',
    "Apple's sales in China dropped 11% to $15 billion.",
    'The budget deficit widened to $1.8 trillion.',
    'The current account deficit narrowed to $251 billion.',
    'Export orders fell to 47.2 in August.',
    'Import prices rose 0.3% in August.',
    'Export controls on chips were tightened twice in 2023.',
    'The trade truce was extended by 90 days.',
    'Farm income dropped 10% as exports to China fell.',
    "Brazil's soybean harvest rose 12% to 170 million tonnes.",
    'U.S. farmers planted 5% fewer acres of soybeans.',
    'The company exported 20% of its output.',
    "China produces 90% of the world's rare earths.",
    'China controls about 70% of global rare earth mining.',
    'If exports fell 10%, growth would slow.',
    'Exports would have fallen 20% without the deal.',
    'Did exports to China fall 53%?',
    'Exports did not fall 20% as feared.',
    'The number of container ships from China fell by a third.',
    'Port calls from China were down 35 percent.',
    'Soybean prices fell 10% because China stopped buying.',
    'He said trade with China was worth billions.',
    'The two sides agreed to cut tariffs by 115%.',
    'Chinese exporters face an extra 100% duty from November 1.',
    'The tariff on exports to China doubled to 20%.',
    'Shipments may fall by half next year.',
    'The U.S. wants China to buy more soybeans.',
    'Freight rates from Shanghai to Los Angeles fell 20%.',
    'Exports fell out of favour.',
    'Inflation rose 3% in the year to August.',
    'US soybean farmers lost $7 billion.',
    'China holds $750 billion of U.S. Treasuries.',
    'Analysts forecast a 20% drop in exports to China.',
    "China's stake in U.S. bonds fell 5%.",
    'Revenue from exports to China rose 20%.',
    'Demand for U.S. soybeans fell 30 percent.',
    'Unemployment among exporters rose to 5%.',
    'The exemption covers 60% of imports from China.',
    'Tariffs would apply to $300 billion of Chinese imports.',
    'Duties were imposed on $50 billion worth of imports from China.',
    'The tariffs cover $60 billion of U.S. exports.',
  ])('%s', (text) => {
    expect(lines(text)).toEqual([])
  })
})

describe('spans', () => {
  test.each<[string, string[]]>([
    [
      'Meanwhile U.S. goods exports to China declined by $13.5 billion in 2019, officials said.',
      ['U.S. goods exports to China declined by $13.5 billion in 2019'],
    ],
    [
      'From January through July, exports of beef were 8% below last year, the federation said.',
      ['From January through July, exports of beef were 8% below last year'],
    ],
    [
      'According to the report, China has purchased just two cargoes — about 332,000 metric tons — of late.',
      ['China has purchased just two cargoes — about 332,000 metric tons'],
    ],
    [
      'July beef exports totaled 89,579 mt, down 19% from a year ago and the lowest in five years.',
      ['July beef exports totaled 89,579 mt, down 19% from a year ago', 'the lowest in five years'],
    ],
    [
      'It said 70% of U.S. imports of rare earths come from China, which is too much.',
      ['70% of U.S. imports of rare earths come from China'],
    ],
  ])('the shortest stretch with figure, goods and period: %s', (text, spans) => {
    expect(tell(text).map(({ span }) => span)).toEqual(spans)
  })

  test('every figure of a claim stands in its span', () => {
    const texts = [
      'U.S. farm exports to China fell 53% from January through July.',
      'China bought 1.7 million tonnes of U.S. soybeans in September 2024.',
      'The trade deficit with China widened by $16.3 billion in 2024.',
    ]
    for (const text of texts)
      for (const { span, draft } of tell(text)) {
        expect(text).toContain(span)
        const { change, value } = draft.statistic
        for (const number of [change?.percent, change?.absolute, value])
          if (typeof number === 'number') expect(span).toMatch(/\d/)
      }
  })
})

describe('rules', () => {
  test.each(frames.map(({ name, example }) => [name, example]))('"%s" reads its example: %s', (name, example) => {
    const told = tell(`U.S. exports to China were $10 billion in 2023. ${example}`)
    expect(told.flatMap(({ draft }) => draft.derivation)).toContain(`statistic: ${name}`)
  })

  test('the derivation names the rules', () => {
    expect(tell('U.S. farm exports to China fell 53% in 2025.')[0]?.draft.derivation).toContain('statistic: move-by')
  })
})

describe('any text', () => {
  test.each([
    '',
    'fell 53%',
    'exports exports exports exports',
    'to to to from from 53% 53% of of of China',
    `${'exports to China fell 5%, '.repeat(400)}`,
  ])('does no harm: %s', (text) => {
    expect(() => tell(text)).not.toThrow()
  })

  test('a long row of traps is read in good time', () => {
    const text = `U.S. exports to China ${'sharply '.repeat(900)}fell ${'by '.repeat(900)}53% in 2024.`
    const start = performance.now()
    tell(text)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('the day of the text decides what a bare month means', () => {
    expect(parseDay('2025-09-18')).toBeGreaterThan(0)
    expect(lines('U.S. exports to China fell 11% in November.', '2025-01-10')).toEqual([
      'export US>CN down 11% 2024-11 vs 2023-11',
    ])
  })
})
