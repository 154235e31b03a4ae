/** `readout trade`: official trade figures, asked in the terms people use. */
import { InputError } from '../problem.js'
import { operation } from './operation.js'

export const trade = operation({
  name: 'trade',
  summary: 'What was traded: exports, imports or balance, against a year ago, with the rows behind it',
  example: 'readout trade exports --partner CN --period 2025',
  input: {
    flow: {
      type: 'choice',
      choices: ['exports', 'imports', 'balance'],
      positional: true,
      summary: 'exports, imports or balance',
    },
    reporter: { type: 'text', optional: true, summary: 'whose trade: country, or state as US-IA; US when left out' },
    partner: {
      type: 'text',
      optional: true,
      many: true,
      summary: 'with whom: ISO code or name; several are added; all countries when left out',
    },
    product: {
      type: 'text',
      optional: true,
      many: true,
      summary: 'name such as sorghum, or code such as HS:1007, USDA:AG; several are added; all goods when left out',
    },
    period: {
      type: 'text',
      optional: true,
      summary:
        '2025-07, 2025, 2025-Q2, 2025-01..2025-07, ytd[:2025-07], rolling[:2025-07], fiscal:2025, marketing-year:2025/26, latest; the newest month held and the year so far when left out',
    },
    vs: {
      type: 'text',
      optional: true,
      summary: 'what it is set against: year-ago (when left out), previous, a period, average:2018..2022',
    },
    measure: {
      type: 'choice',
      choices: ['value', 'quantity', 'unit-value'],
      otherwise: 'value',
      summary: 'what is counted',
    },
    unit: { type: 'text', optional: true, summary: 'unit of quantity wanted, such as t or bu' },
    by: {
      type: 'text',
      optional: true,
      many: true,
      summary: 'split by month, partner, product or state',
    },
    level: { type: 'text', optional: true, summary: 'with --by product: digits of the codes, 2, 4, 6 or 10' },
    top: { type: 'count', optional: true, summary: 'only so many lines of a split; 15 when left out' },
    share: { type: 'yes', optional: true, summary: 'also the share of all countries, of all goods and of the group' },
    rank: { type: 'yes', optional: true, summary: 'also the place among partners and among products' },
    known: { type: 'text', optional: true, summary: 'vintage: latest (when left out), first, or a day' },
    basis: { type: 'text', optional: true, summary: 'only figures whose basis, agency or document has these words' },
    format: {
      type: 'choice',
      choices: ['text', 'json', 'csv', 'svg', 'png'],
      otherwise: 'text',
      summary: 'how to print the answer',
    },
    theme: {
      type: 'choice',
      choices: ['auto', 'light', 'dark'],
      otherwise: 'auto',
      summary: 'colours of a chart; auto follows the reader in svg and is light in png',
    },
    out: { type: 'text', optional: true, summary: 'write the result to this file' },
  },
  more: 'A sum with a month missing is never given as the sum: value is null, and the months are named. Exit status: 0 done, also where nothing is held; 2 bad usage or input.',
  run: async (input, effects) => {
    if (input.format === 'png' && input.out === undefined)
      throw new InputError({
        what: 'a picture is no text for standard output',
        where: { input: '--format' },
        mend: 'Name a file: --out chart.png.',
      })
    const { answerTrade } = await import('./trade-answer.js')
    return answerTrade(input, effects)
  },
})
