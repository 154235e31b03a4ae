/**
 * The preview of a call of 18 September 2025, sentence by sentence: each said in several other ways, then falsified in a
 * number, a month, a place or an ordinal. The first must keep its verdict, the second must never stay `supported`.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { openEvidence } from '../src/operations/effects/evidence.js'
import { parseDay } from '../src/time/day.js'
import { checkText } from '../src/verdict/article.js'

type Opened = Awaited<ReturnType<typeof openEvidence>>
let opened: Opened
beforeAll(async () => {
  opened = await openEvidence({ READOUT_HOME: '/nonexistent/readout-test-home' })
})

/** Every claim of a text with its label: `event supported`, `statistic supported corroborated`. */
async function verdicts(text: string, date = '2025-09-18', asOf = date): Promise<string[]> {
  const day = parseDay(date)
  const known = parseDay(asOf)
  const checked = await checkText(text, opened.evidence, {
    date: day,
    asOf: { valid: known, known },
    lexicon: opened.lexicon,
  })
  return checked.flatMap(({ claims }) =>
    claims.map(({ claim, verdict }) =>
      [claim.type, verdict?.label ?? 'none', verdict?.grade].filter(Boolean).join(' '),
    ),
  )
}

describe('the call that one side expects and the other does not confirm', () => {
  test.each([
    'President Trump is expected to speak with Chinese leader Xi Jinping by phone on Friday.',
    'Trump and Xi are due to hold a telephone call on Friday.',
    'A phone call between Donald Trump and Xi Jinping is scheduled for Sept. 19.',
    'The US president will speak to his Chinese counterpart on Friday, a US official said.',
    'Xi Jinping and Donald Trump are set to talk on September 19.',
  ])('unconfirmed: %s', async (text) => {
    expect(await verdicts(text)).toContainEqual(expect.stringMatching(/^event unconfirmed/))
  })

  test.each([
    'The Chinese Embassy in Washington did not confirm the call.',
    'China’s embassy would not confirm that the call will take place.',
    'Liu Pengyu, a spokesman for the Chinese Embassy in Washington, did not confirm the planned call.',
  ])('a missing confirmation is itself in the record: %s', async (text) => {
    const found = await verdicts(`President Trump is to speak with Xi Jinping on Friday. ${text}`)
    expect(found.filter((one) => one.endsWith('contradicted'))).toEqual([])
    expect(found.some((one) => /supported|unconfirmed|none/.test(one))).toBe(true)
  })
})

describe('the second call since he returned to office', () => {
  test.each([
    'It would be the second call between Trump and Xi since Trump returned to office in January.',
    'The call will be the second between the two presidents since Trump’s return to the White House.',
    'Friday’s phone call between Trump and Xi is the 2nd since the US president took office in January.',
  ])('never contradicted: %s', async (text) => {
    const found = await verdicts(`President Trump is expected to speak with Xi Jinping by phone on Friday. ${text}`)
    expect(found.filter((one) => one.endsWith('contradicted'))).toEqual([])
    expect(found.length).toBeGreaterThan(1)
  })

  test.each([
    'It would be the fourth call between Trump and Xi since Trump returned to office in January.',
    'The call will be the fifth between the two presidents since Trump’s return to the White House.',
  ])('a wrong ordinal is never supported: %s', async (text) => {
    const found = await verdicts(`President Trump is expected to speak with Xi Jinping by phone on Friday. ${text}`)
    expect(found.slice(1).filter((one) => one.startsWith('event supported'))).toEqual([])
    expect(found.slice(1).length).toBeGreaterThan(0)
  })
})

describe('four rounds since May, the last in Madrid this week', () => {
  test.each([
    'The two sides have held four rounds of trade talks since May.',
    'Since May, negotiators from both countries have met for four rounds of talks.',
    'Four rounds of trade negotiations between the United States and China have taken place since May.',
    'U.S. and Chinese officials met in Madrid earlier this week.',
    'Treasury Secretary Scott Bessent met Chinese Vice Premier He Lifeng in Madrid on Sunday and Monday.',
    'Trade talks between the two countries were held in the Spanish capital, Madrid, on Sept. 14 and 15.',
    'Trump and Xi last spoke by phone on June 5.',
    'The call is expected on Friday, days after negotiators of the two countries met in Spain.',
    'A third round of talks took place in Stockholm in July.',
  ])('supported: %s', async (text) => {
    expect(await verdicts(text)).toContainEqual(expect.stringMatching(/^event supported/))
  })

  test.each([
    'The two sides have held six rounds of trade talks since May.',
    'Since May, negotiators from both countries have met for seven rounds of talks.',
    'U.S. and Chinese officials met in Paris earlier this week.',
    'Treasury Secretary Scott Bessent met Chinese Vice Premier He Lifeng in Geneva on Sunday and Monday.',
    'A third round of talks took place in Vienna in July.',
    'A fourth round of talks took place in Stockholm in July.',
    'Trump and Xi last spoke by phone on July 5.',
    'The preview came out days after negotiators of the two countries met in Sweden.',
  ])('falsified, never supported: %s', async (text) => {
    const found = await verdicts(text)
    expect(found.filter((one) => one.startsWith('event supported'))).toEqual([])
    expect(found.filter((one) => one.startsWith('event')).length).toBeGreaterThan(0)
  })
})

describe('as of a day before it was written', () => {
  test.each([
    ['The two sides have held four rounds of trade talks since May.', '2025-06-15'],
    ['U.S. and Chinese officials met in Madrid earlier this week.', '2025-09-01'],
    ['U.S. sorghum exports to China fell 97% from January through July from a year earlier.', '2025-08-01'],
    [
      'U.S. farm exports to China fell 53% from January through July from the same period a year earlier.',
      '2025-08-15',
    ],
    ['The tariff truce was extended in August and runs until November 10.', '2025-07-01'],
  ])('what had not happened yet is not known, and not wrong: %s as of %s', async (text, asOf) => {
    const found = await verdicts(text, '2025-09-18', asOf)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((one) => /supported|contradicted/.test(one))).toEqual([])
  })

  test('what is wrong on its own day stays wrong', async () => {
    expect(
      await verdicts(
        'U.S. and Chinese officials have held six rounds of trade talks since May.',
        '2025-09-18',
        '2025-06-15',
      ),
    ).toEqual(await verdicts('U.S. and Chinese officials have held six rounds of trade talks since May.', '2025-09-18'))
  })
})

describe('no deals have been announced', () => {
  test.each([
    'No deals have been announced on semiconductors, farm purchases or fentanyl.',
    'The two governments have yet to announce agreements on chips, farm purchases or fentanyl.',
    'So far there has been no deal on chip exports, agricultural purchases or fentanyl.',
  ])('a claim for each: %s', async (text) => {
    const found = (await verdicts(text)).filter((one) => one.startsWith('absence'))
    expect(found).toHaveLength(3)
    expect(found.filter((one) => one.includes('contradicted'))).toEqual([])
    expect(found.filter((one) => one.includes('supported')).length).toBeGreaterThanOrEqual(2)
  })

  test('as of a day when a deal had been announced, its absence is not supported', async () => {
    const found = await verdicts('No deal has been announced on farm purchases.', '2025-11-05')
    expect(found.filter((one) => one.startsWith('absence supported'))).toEqual([])
    expect(found).toHaveLength(1)
  })
})

describe('farm exports down 53%, sorghum down 97%', () => {
  test.each([
    'U.S. farm exports to China fell 53% from January through July compared with the same period a year earlier.',
    'American agricultural exports to China more than halved in the first seven months of 2025 from a year earlier.',
    'Between January and July, farm exports to China dropped by 53 per cent year on year.',
    'Farm exports to China were down 53 percent in the first seven months of the year from the same period of 2024.',
    'In the first seven months of this year, U.S. agricultural exports to China fell to less than half of their level a year earlier.',
  ])('only a neighbouring period can be recomputed, and it agrees: %s', async (text) => {
    const found = await verdicts(text)
    expect(found).toContainEqual('statistic supported corroborated')
  })

  test.each([
    'U.S. sorghum exports to China fell 97% from January through July from a year earlier.',
    'Sorghum sales to China were down 97 per cent in the first seven months of 2025 from the same period of 2024.',
    'Exports of American sorghum to China plunged by 97 percent year-on-year in January-July.',
  ])('supported: %s', async (text) => {
    expect(await verdicts(text)).toContainEqual(expect.stringMatching(/^statistic supported/))
  })

  test.each([
    'U.S. farm exports to China fell 35% from January through July compared with the same period a year earlier.',
    'U.S. farm exports to China rose 53% from January through July compared with the same period a year earlier.',
    'U.S. farm exports to Mexico fell 53% from January through July compared with the same period a year earlier.',
    'U.S. sorghum exports to China fell 79% from January through July from a year earlier.',
    'U.S. sorghum exports to China rose 97% from January through July from a year earlier.',
    'U.S. corn exports to China fell 97% from January through March from a year earlier.',
    'American agricultural exports to China doubled in the first seven months of 2025 from a year earlier.',
  ])('falsified, never supported: %s', async (text) => {
    const found = await verdicts(text)
    expect(found.filter((one) => one.startsWith('statistic supported'))).toEqual([])
    expect(found.length).toBeGreaterThan(0)
  })

  test('before the figures were released nothing is known', async () => {
    const found = await verdicts(
      'U.S. sorghum exports to China fell 97% from January through July from a year earlier.',
      '2025-07-20',
    )
    expect(found.filter((one) => /supported|contradicted/.test(one))).toEqual([])
  })
})

describe('what is not a claim gets none, and what is opinion is never judged', () => {
  test.each([
    'Analysts say the talks will stress leverage on both sides.',
    'Growers hope for a deal before the harvest is in.',
    'The weather in Madrid was warm.',
    'One analyst predicts that the call will strike a positive tone.',
  ])('%s', async (text) => {
    const found = await verdicts(text)
    expect(found.filter((one) => !/^(statement|forecast) none/.test(one))).toEqual([])
  })
})
