/** Who is found to stand behind which stretch. Every table has its near misses. */
import { describe, expect, test } from 'vitest'
import { markAll } from '../language/testing/mark.js'
import { attribute } from './attribution.js'
import { contextOf } from './testing/context.js'

/** `name|role/side modality «content»` for each frame of the last sentence. */
function frames(text: string, date = '2025-09-18'): string[] {
  const context = contextOf(date)
  const sentences = markAll(text, date)
  const found = sentences.map((sentence) => attribute(sentence, context).frames)
  const last = sentences.at(-1)
  return (found.at(-1) ?? []).map(
    ({ speaker, modality, content }) =>
      `${speaker?.name ?? speaker?.role ?? ''}/${speaker?.side ?? ''} ${modality} «${last?.text.slice(...content)}»`,
  )
}

describe('quotations', () => {
  test.each([
    ['“We are close to a deal,” Bessent said.', 'Scott Bessent/US claimed «We are close to a deal»'],
    ['“We are close to a deal,” said Bessent on Monday.', 'Scott Bessent/US claimed «We are close to a deal»'],
    ['Bessent said, “We are close to a deal.”', 'Scott Bessent/US claimed «We are close to a deal»'],
    [
      'Bessent told reporters on Monday: “We are close to a deal.”',
      'Scott Bessent/US claimed «We are close to a deal»',
    ],
    ['President Trump: “We are getting along well.”', 'Donald J. Trump/US claimed «We are getting along well»'],
    [
      '“It has been a hard year,” said John Miller, a soybean farmer in Illinois.',
      'John Miller/industry claimed «It has been a hard year»',
    ],
    [
      '“Prices may fall,” said Ann Porter, chief economist at Harbor Securities.',
      'Ann Porter/analyst claimed «Prices may fall»',
    ],
    [
      '“Farmers need this market,” said Caleb Ragland, president of the American Soybean Association.',
      'Caleb Ragland/industry claimed «Farmers need this market»',
    ],
  ])('%s', (text, expected) => expect(frames(text)).toContain(expected))

  test('a quotation that runs over sentences keeps its speaker', () => {
    expect(frames('“Talks went well,” Bessent said. “We will meet again. It was a good day.”')).toEqual([
      'Scott Bessent/US claimed «It was a good day»',
    ])
  })

  test('a title in quotation marks has no speaker', () => {
    expect(frames('The order is called “Adjusting Imports” and takes effect in May.')).toEqual([])
  })
})

describe('people told by what they do and where they are', () => {
  test.each([
    ['Growers in the Plains said prices were too low.', /^growers in the plains\//i],
    ['Traders in Chicago said the market was thin.', /^traders/i],
    ['Economists at Harbor Securities said growth would slow.', /^(?!Harbor Securities\/)/],
  ])('%s', (text, expected) => expect(frames(text)[0]).toMatch(expected))
})

describe('indirect speech', () => {
  test.each([
    ['Bessent said China would buy more soybeans.', 'Scott Bessent/US claimed «China would buy more soybeans»'],
    ['Bessent said that China would buy more soybeans.', 'Scott Bessent/US claimed «China would buy more soybeans»'],
    ['China would buy more soybeans, Bessent said.', 'Scott Bessent/US claimed «China would buy more soybeans»'],
    ['China would buy more soybeans, said Bessent.', 'Scott Bessent/US claimed «China would buy more soybeans»'],
    [
      'Bessent told reporters in Madrid that China would buy more soybeans.',
      'Scott Bessent/US claimed «China would buy more soybeans»',
    ],
    ['Beijing said the tariffs would stay.', 'Beijing/CN claimed «the tariffs would stay»'],
    [
      'Treasury Secretary Scott Bessent, who led the talks, said the tariffs would stay.',
      'Scott Bessent/US claimed «the tariffs would stay»',
    ],
    ['Analysts warned that prices could fall.', 'Analysts/analyst warned «prices could fall»'],
    ['Ragland announced that growers would plant less.', 'Caleb Ragland/industry announced «growers would plant less»'],
    [
      'A person familiar with the matter said the deal was near.',
      'person familiar with the matter/ claimed «the deal was near»',
    ],
  ])('%s', (text, expected) => expect(frames(text)).toContain(expected))

  test.each([
    'The United States will maintain the suspension until November.',
    'The report on soybeans fell short.',
    'Exports to China that were announced in May rose.',
    'The White House, as stated in the order, raised the duty.',
    'Bessent did not say when the talks would resume.',
  ])('no frame: %s', (text) => expect(frames(text)).toEqual([]))

  test('two speakers in one sentence each have their own part', () => {
    expect(frames('Beijing said the tariffs would stay, while Washington insisted they were unfair.')).toEqual([
      'Beijing/CN claimed «the tariffs would stay»',
      'Washington/US claimed «they were unfair»',
    ])
  })

  test('a pronoun means the last who spoke', () => {
    expect(frames('Bessent said the talks went well. He added that more would follow.')).toEqual([
      'Scott Bessent/US claimed «more would follow»',
    ])
  })

  test('a second verb has the subject of the first', () => {
    expect(frames('Beijing said it was ready but warned that it would respond.')).toEqual([
      'Beijing/CN claimed «it was ready»',
      'Beijing/CN warned «it would respond»',
    ])
  })
})

describe('sources of figures', () => {
  test.each([
    ['Exports fell 12% in August, according to the Census Bureau.', 'Census Bureau/US'],
    ['According to the Census Bureau, exports fell 12% in August.', 'Census Bureau/US'],
    ['Exports fell 12% in August, Census Bureau data showed on Monday.', 'Census Bureau/US'],
    ['As per USDA data, exports fell 12% in August.', 'USDA/US'],
    ['USDA data show that exports fell 12% in August.', 'USDA/US'],
    [
      "China's imports rose 4% in August, the General Administration of Customs said.",
      'General Administration of Customs/CN',
    ],
    [
      "China's imports rose 4% in August, the country's customs administration said on Monday.",
      'General Administration of Customs/CN',
    ],
  ])('%s', (text, speaker) => expect(frames(text)[0]?.startsWith(speaker)).toBe(true))
})

describe('refusals', () => {
  test.each([
    [
      'The White House declined to comment on the report.',
      'White House/US not-confirmed «declined to comment on the report»',
    ],
    [
      'The Commerce Department did not immediately respond to a request for comment.',
      'Commerce Department/US not-confirmed «The Commerce Department did not immediately respond to a request for comment»',
    ],
    ['Beijing has not confirmed the call.', 'Beijing/CN not-confirmed «the call»'],
    ['Beijing has yet to confirm the call.', 'Beijing/CN not-confirmed «the call»'],
    ['Beijing would not confirm the call.', 'Beijing/CN not-confirmed «the call»'],
    ['Beijing refused to confirm the call.', 'Beijing/CN not-confirmed «the call»'],
  ])('%s', (text, expected) => expect(frames(text)).toContain(expected))
})

describe('the office of the day', () => {
  test('the same words name another president on another day', () => {
    expect(frames('The US president said talks would go on.', '2025-09-18')[0]).toMatch(/^Donald J. Trump\/US/)
  })
  test('a list as long as a book page has no speaker and costs nothing', () => {
    expect(frames(`${'said Bessent, '.repeat(400)}and more.`)).toEqual([])
  })
})
