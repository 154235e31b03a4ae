import { describe, expect, test } from 'vitest'
import { textOf } from './find.js'
import type { Mark } from './marks.js'
import { markAll } from './testing/mark.js'

function printed(named: Mark): string | undefined {
  switch (named.kind) {
    case 'person':
    case 'organisation':
    case 'product':
      return named.id
    case 'country':
      return `${named.code}/${named.form}`
    case 'place':
      return `${named.city ?? ''},${named.country ?? ''}`
    case 'role':
      return `${named.type}${named.side === undefined ? '' : ` of ${named.side}`}`
    case 'name':
      return 'unknown'
    default:
      return undefined
  }
}

function names(text: string, date = '2025-09-18'): string[] {
  return markAll(text, date).flatMap((sentence) =>
    sentence.marks.flatMap((one) => {
      const what = printed(one)
      return what === undefined ? [] : [`${textOf(sentence, one)} = ${what}`]
    }),
  )
}

describe('people', () => {
  test.each([
    ['Donald Trump spoke.', ['Donald Trump = donald-trump']],
    ['Mr. Xi spoke.', ['Mr. Xi = xi-jinping']],
    ['President Xi spoke.', ['President Xi = xi-jinping']],
    ['President Xi Jinping spoke.', ['President = official', 'Xi Jinping = xi-jinping']],
    ['Xi’s visit was short.', ['Xi = xi-jinping']],
    ['Xi\nJinping spoke.', ['Xi\nJinping = xi-jinping']],
    ['President Joseph R. Biden, Jr. spoke.', ['President = official', 'Joseph R. Biden, Jr. = joe-biden']],
    ['Vice Premier He Lifeng spoke.', ['Vice Premier = official', 'He Lifeng = he-lifeng']],
    ['He said so.', []],
    ['Vice Premier He said so.', ['Vice Premier He = he-lifeng']],
    ['“Growth is strong,” said Zichun Huang.', ['Zichun Huang = unknown']],
    ['Huang said so.', ['Huang = jensen-huang']],
    ['The Trump Organization sued.', ['Trump Organization = unknown']],
    ['Wang Wentao spoke. Wang left.', ['Wang Wentao = wang-wentao', 'Wang = wang-wentao']],
    ['Foreign Minister Wang Yi spoke.', ['Foreign Minister = official', 'Wang Yi = wang-yi']],
    ['Zichun Huang spoke. Huang left.', ['Zichun Huang = unknown', 'Huang = unknown']],
    ['Ragland said he is glad.', ['Ragland = caleb-ragland']],
    ['Reading the text, Trump and Bessent left.', ['Trump = donald-trump', 'Bessent = scott-bessent']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
  test('an office names whoever held it on the article’s day', () => {
    expect(names('The US president spoke.', '2025-09-18')).toEqual(['The US president = donald-trump'])
    expect(names('The US president spoke.', '2018-09-18')).toEqual(['US = US/name', 'president = official of US'])
  })
})

describe('countries', () => {
  test.each([
    ['China’s exports to the United States fell.', ['China = CN/name', 'United States = US/name']],
    ['U.S. and US and USA exports.', ['U.S. = US/name', 'US = US/name', 'USA = US/name']],
    ['They told us so.', []],
    ['Chinese imports of American goods.', ['Chinese = CN/adjective', 'American = US/adjective']],
    ['The Chinese said so.', ['Chinese = CN/people']],
    ['The Chinese market fell.', ['Chinese = CN/adjective']],
    ['Americans pay.', ['Americans = US/people']],
    ['US-China trade fell.', ['US = US/name', 'China = CN/name']],
    ['Sino-American trade fell.', ['Sino = CN/adjective', 'American = US/adjective']],
    ['China–U.S. trade fell.', ['China = CN/name', 'U.S. = US/name']],
    ['The People’s Republic of China (PRC) said so.', ['People’s Republic of China = CN/name', 'PRC = CN/name']],
    ['Exports to the mainland fell.', ['the mainland = CN/name']],
    ['Beijing and Washington agreed.', ['Beijing = CN/capital', 'Washington = US/capital']],
    ['They met in Beijing and in London.', ['Beijing = Beijing,CN', 'London = London,GB']],
    ['He will travel to Beijing.', ['Beijing = Beijing,CN']],
    ['Trade with Beijing fell.', ['Beijing = CN/capital']],
    ['He spoke in Washington, D.C.', ['Washington = Washington,US', 'D.C. = unknown']],
    [
      'The EU and the European Union and Brussels.',
      ['EU = EU/name', 'European Union = EU/name', 'Brussels = EU/capital'],
    ],
    [
      'South Korean and Brazilian soybeans.',
      ['South Korean = KR/adjective', 'Brazilian = BR/adjective', 'soybeans = soybeans'],
    ],
    [
      'Latin America and New Guinea and the South China Sea.',
      ['Latin America = unknown', 'New Guinea = unknown', 'South China Sea = unknown'],
    ],
    ['It was 20 million Canadian dollars.', []],
    ['Imports from Turkey rose; turkey imports fell.', ['Turkey = TR/name', 'turkey = turkey']],
    ['They met in Madrid, Spain.', ['Madrid = Madrid,ES', 'Spain = ES/name']],
    ['Washington state growers and The Washington Post.', ['growers = industry', 'Washington Post = unknown']],
    ['They met in Busan.', ['Busan = Busan,KR']],
    ['New Chinese rules apply.', ['Chinese = CN/adjective']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('organisations, products and roles', () => {
  test.each([
    ['The US-China Business Council said so.', ['US-China Business Council = uscbc']],
    ['The White House and USTR said so.', ['White House = white-house', 'USTR = ustr']],
    ['China’s commerce ministry said so.', ['China’s commerce ministry = mofcom']],
    ['The State Department and State said so.', ['State Department = state', 'State = state']],
    ['The state of Iowa said so.', ['Iowa = unknown']],
    ['The bureau of industry and security acted.', ['bureau of industry and security = bis']],
    ['Soybean meal and soy fell.', ['Soybean meal = soybean-meal', 'soy = soybeans']],
    ['Soybean and corn exports fell.', ['Soybean = soybeans', 'corn = corn']],
    [
      'Rare-earth magnets and rare earths fell.',
      ['Rare-earth magnets = rare-earth-magnets', 'rare earths = rare-earths'],
    ],
    ['Soy\u00adbeans fell.', ['Soy\u00adbeans = soybeans']],
    ['The H20 chips are barred.', ['H20 chips = chips-h20']],
    ['The American Soybean Association said so.', ['American Soybean Association = asa']],
    ['The Chinese embassy did not reply.', ['Chinese = CN/adjective', 'embassy = spokesperson of CN']],
    ['US officials and analysts said so.', ['US = US/name', 'officials = official of US', 'analysts = analyst']],
    [
      'China’s foreign ministry spokesperson said so.',
      ['China = CN/name', 'foreign ministry spokesperson = spokesperson of CN'],
    ],
    ['The president of Mexico said so.', ['president = official of MX', 'Mexico = MX/name']],
    ['Executive Order 14257 applies.', ['Executive Order = unknown']],
    ['Soybean growers and grain traders worry.', ['Soybean growers = industry', 'grain traders = industry']],
    ['Trump, Xi to Speak Friday as Deadline Looms', ['Trump = donald-trump', 'Xi = xi-jinping']],
    ['Farm Flavor said so.', ['Farm Flavor = unknown']],
    ['according to Goldman Sachs & Co and AT&T', ['Goldman Sachs & Co = unknown', 'AT&T = unknown']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

test.each([
  ['New Chinese rules took effect.', 'Chinese = CN/adjective'],
  ['New U.S. tariffs took effect.', 'U.S. = US/name'],
  ['New US tariffs took effect.', 'US = US/name'],
  ['New Japanese duties took effect.', 'Japanese = JP/adjective'],
  ['New EU rules took effect.', 'EU = EU/name'],
  ['New Zealand exports rose.', 'New Zealand = NZ/name'],
])('what is new keeps its country: %s', (text, expected) => {
  expect(names(text)[0]).toBe(expected)
})

test.each(['New Mexico ranchers sold cattle.', 'New England lobster sold well.', 'Papua New Guinea signed.'])(
  'a place with New in its name is no other country: %s',
  (text) => {
    expect(names(text).filter((one) => /MX|GB|GN/.test(one))).toEqual([])
  },
)

test.each([
  'He said the talks went well.',
  '“We agreed,” He said on Monday.',
  'He Lifeng met Scott Bessent in Madrid. He said the talks went well.',
  'Vice Premier He Lifeng left. He told reporters nothing.',
])('the pronoun is never the vice premier: %s', (text) => {
  const last = markAll(text).pop()
  expect(last?.marks.filter((one) => one.kind === 'person' && one.start === last.text.indexOf('He '))).toEqual([])
})
