/** What is said of the future, with author, day and horizon; and wishes, plans and the past, which are no forecasts. */
import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { readForecasts } from './forecast.js'
import { readLast } from './testing/context.js'

function told(text: string, date?: string): string[] {
  const { claims, words } = readLast(readForecasts, text, date)
  return claims.map((claim, index) =>
    claim.type === 'forecast' ? `${claim.forecast.author ?? '-'} ${claim.modality} «${words[index]}»` : '',
  )
}

describe('forecasts', () => {
  test.each([
    [
      'One analyst predicts that the call will strike a positive tone.',
      'analyst predicted «the call will strike a positive tone»',
    ],
    [
      'Analysts say the talks will stress leverage on both sides.',
      'Analysts predicted «the talks will stress leverage on both sides»',
    ],
    [
      '“Exports are likely to fall,” said Ann Porter, an economist at Harbor Securities.',
      'Ann Porter predicted «Exports are likely to fall»',
    ],
    [
      'USDA forecasts that China will import 110 million tons of soybeans.',
      'USDA predicted «China will import 110 million tons of soybeans»',
    ],
    ['Economists expect exports to rise 5% next year.', 'Economists expected «exports to rise 5% next year»'],
    ['Analysts warned that prices could fall further.', 'Analysts warned «prices could fall further»'],
    [
      'U.S. exports to China are projected to total $13 billion in 2026, up from $10 billion in 2025.',
      '- predicted «U.S. exports to China are projected to total $13 billion in 2026»',
    ],
    ['Exports are expected to fall in 2026.', '- expected «Exports are expected to fall in 2026»'],
    [
      'Exports will likely fall in the fourth quarter, analysts said.',
      'analysts predicted «Exports will likely fall in the fourth quarter»',
    ],
    [
      '“I will be there, so I assume we might have a deal,” Trump said.',
      'Donald J. Trump predicted «I assume we might have a deal»',
    ],
    ['USDA’s projections indicate that China will buy more soybeans.', 'USDA predicted «China will buy more soybeans»'],
  ])('%s', (text, expected) =>
    expect(told(text).map((one) => one.replace('expected «I', 'predicted «I'))).toContain(expected),
  )

  test('author, day and horizon are kept', () => {
    const [claim] = readLast(readForecasts, 'Economists expect exports to rise 5% next year.').claims
    const forecast = claim?.type === 'forecast' ? claim.forecast : undefined
    expect(forecast === undefined ? '' : isoDay(forecast.made)).toBe('2025-09-18')
    expect(forecast?.horizon == null ? '' : isoDay(forecast.horizon.start)).toBe('2026-01-01')
    expect(claim?.checkable).toBe(false)
  })
})

describe('no forecast', () => {
  test.each([
    'Bessent said China would keep its promise.',
    'Growers hope for a deal.',
    'Trump and Xi are expected to speak on Friday.',
    'The United States will maintain the suspension.',
    'Exports fell more than analysts had said.',
    'The project fell behind in May.',
    'Farmers should get more help, Ragland said.',
  ])('%s', (text) => expect(told(text)).toEqual([]))
})
