/** Sentences that hold, and the same with one fact changed: the change must never be borne out. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMeasures } from '../../claims/measure.js'
import type { Evidence } from '../../evidence/evidence.js'
import { type CompiledLexicon, compileLexicon, readSentences } from '../../language/sentences.js'
import { compileLedger } from '../../ledger/compile.js'
import { parseDay } from '../../time/day.js'
import { judgeMeasure } from '../measure.js'

let evidence: Evidence
let lexicon: CompiledLexicon

beforeAll(async () => {
  const { snapshot } = await compileLedger(join(import.meta.dirname, '../../../ledger'))
  evidence = { ledger: snapshot, figures: { series: async () => [] } }
  const { people, organisations, products } = snapshot
  lexicon = compileLexicon({ people, organisations, products, places: [] })
}, 60_000)

/** Labels of the measure claims of a sentence, as of its day. */
async function labels(text: string, on: string): Promise<string[]> {
  const date = parseDay(on)
  const found: string[] = []
  for (const sentence of readSentences(text, { date, lexicon }))
    for (const draft of readMeasures(sentence, { date, lexicon: lexicon.lexicon, discourse: { previousClaims: [] } }))
      if (draft.type === 'measure') {
        const claim = { ...draft, speaker: null, modality: draft.modality ?? 'asserted' } as const
        found.push((await judgeMeasure(claim, evidence, { valid: date, known: date })).label)
      }
  return found
}

type Case = [day: string, sentence: string, swaps: [from: string, to: string][]]

const cases: Case[] = [
  [
    '2025-09-18',
    'High levies remain in place, including a 30% duty on Chinese goods entering the US.',
    [
      ['30%', '40%'],
      ['30%', '145%'],
      ['30%', '35%'],
    ],
  ],
  [
    '2025-09-18',
    'American goods face a 10% tariff in China.',
    [
      ['10%', '30%'],
      ['10%', '17%'],
      ['10%', '125%'],
    ],
  ],
  [
    '2025-09-18',
    'Washington and Beijing extended the tariff truce by 90 days in August, until November 10.',
    [
      ['November 10', 'December 10'],
      ['November 10', 'October 10'],
      ['90 days', '60 days'],
      ['August', 'June'],
    ],
  ],
  [
    '2025-09-18',
    'The pause on higher US tariffs on Chinese goods runs until November 10.',
    [
      ['November 10', 'January 10'],
      ['November 10', 'October 31'],
    ],
  ],
  [
    '2025-04-11',
    'The US raised tariffs on Chinese goods to 145% this week.',
    [
      ['145%', '160%'],
      ['The US raised tariffs on Chinese', 'China raised tariffs on US'],
    ],
  ],
  [
    '2025-04-13',
    'China raised its tariffs on all US goods to 125% from 84% on April 12.',
    [
      ['125%', '135%'],
      ['84%', '94%'],
      ['April 12', 'April 2'],
    ],
  ],
  [
    '2025-03-06',
    'Trump doubled the fentanyl tariff on Chinese goods to 20% on March 4.',
    [
      ['20%', '25%'],
      ['March 4', 'February 14'],
      ['on March 4', 'in January'],
    ],
  ],
  [
    '2025-02-06',
    'The United States imposed an additional 10% tariff on all Chinese goods on February 4.',
    [
      ['10%', '15%'],
      ['February 4', 'January 4'],
      [
        'The United States imposed an additional 10% tariff on all Chinese',
        'China imposed an additional 10% tariff on all US',
      ],
    ],
  ],
  [
    '2025-03-12',
    'China imposed a 15% tariff on US chicken, wheat, corn and cotton on March 10.',
    [
      ['15%', '20%'],
      ['March 10', 'January 10'],
      ['China imposed a 15% tariff on US', 'The US imposed a 15% tariff on Chinese'],
    ],
  ],
  [
    '2025-05-15',
    'Both sides cut tariffs by 115 percentage points in May.',
    [
      ['115', '105'],
      ['in May', 'in March'],
    ],
  ],
  [
    '2025-05-15',
    'Washington cut its duties on Chinese goods from 145% to 30% on May 14.',
    [
      ['30%', '40%'],
      ['145%', '155%'],
      ['May 14', 'April 14'],
    ],
  ],
  [
    '2025-11-14',
    'China suspended its 24% tariff on US goods for one year from November 10.',
    [
      ['24%', '34%'],
      ['one year', 'six months'],
      ['November 10', 'June 10'],
    ],
  ],
  [
    '2025-11-14',
    'The US cut the fentanyl tariff on Chinese goods to 10% from 20% on November 10.',
    [
      ['10%', '5%'],
      ['20%', '25%'],
      ['November 10', 'October 10'],
    ],
  ],
  [
    '2026-03-02',
    'The United States imposed a 10% tariff under Section 122 on February 24.',
    [
      ['10%', '15%'],
      ['February 24', 'January 24'],
    ],
  ],
  [
    '2025-01-10',
    'US tariffs of 100% on Chinese electric vehicles took effect in September 2024.',
    [
      ['100%', '60%'],
      ['September 2024', 'May 2023'],
    ],
  ],
  [
    '2018-07-10',
    'The US imposed 25% tariffs on $34 billion of Chinese goods on July 6.',
    [
      ['25%', '35%'],
      ['July 6', 'May 6'],
    ],
  ],
  [
    '2019-05-13',
    'The US raised tariffs on $200 billion of Chinese goods to 25% from 10% on May 10.',
    [
      ['25%', '30%'],
      ['10%', '5%'],
      ['May 10', 'March 10'],
    ],
  ],
  [
    '2020-02-20',
    'The US cut tariffs on $120 billion of Chinese goods to 7.5% from 15% on February 14.',
    [
      ['7.5%', '5%'],
      ['15%', '20%'],
      ['February 14', 'January 4'],
    ],
  ],
  [
    '2025-09-17',
    "Trump extended the deadline for ByteDance to divest TikTok's US assets to December 16.",
    [
      ['December 16', 'January 16'],
      ['December 16', 'November 16'],
    ],
  ],
  [
    '2025-10-11',
    'On Thursday, China restricted the export of rare earths.',
    [
      ['On Thursday', 'In July'],
      ['China', 'Japan'],
    ],
  ],
  ['2025-10-16', 'China began charging port fees on US ships on October 14.', [['October 14', 'August 14']]],
  [
    '2025-11-14',
    'Washington suspended port fees on Chinese ships for one year.',
    [
      ['one year', 'two years'],
      ['one year', '90 days'],
    ],
  ],
  [
    '2025-06-10',
    "China's duties on US pork were reduced to 57% from 172% in May.",
    [
      ['57%', '67%'],
      ['172%', '152%'],
      ['in May', 'in January'],
    ],
  ],
]

describe('sentences that hold are supported', () => {
  test.each(cases)('as of %s: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })
})

describe('the same with one fact changed never is', () => {
  const swaps = cases.flatMap(([day, sentence, all]) =>
    all.map(([from, to]) => [day, sentence.replace(from, to)] as const),
  )
  test.each(swaps)('as of %s: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day))
      expect(['contradicted', 'no-data', 'unconfirmed', 'depends']).toContain(label)
  })
})
