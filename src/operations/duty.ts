/** `readout duty`: the duties that stack on a good, for one entry or for a file of them. */
import { InputError } from '../problem.js'
import { operation } from './operation.js'

export const duty = operation({
  name: 'duty',
  summary: 'The duties that stack on a product, from an origin, on an entry date, and why',
  example: 'readout duty 8507.60.0020 --from CN --on 2025-10-01',
  input: {
    hts: {
      type: 'text',
      positional: true,
      optional: true,
      summary: "code of 8 or 10 digits, dots allowed; or words to find it by, such as 'grain sorghum'",
    },
    from: { type: 'text', optional: true, summary: 'country of origin, by ISO code or name' },
    to: { type: 'text', optional: true, summary: 'country of entry (US when left out; CN from the US)' },
    on: { type: 'day', optional: true, summary: 'entry date; today when left out' },
    known: { type: 'day', optional: true, summary: 'the law as it was public on this day; today when left out' },
    value: { type: 'text', optional: true, summary: 'customs value in US dollars' },
    quantity: { type: 'text', optional: true, summary: 'quantity, for rates by unit' },
    unit: {
      type: 'text',
      optional: true,
      summary: 'unit of that quantity, such as kg; that of the rate, else of the line, when left out',
    },
    preference: { type: 'text', optional: true, summary: 'programme that is claimed, such as USMCA' },
    claim: { type: 'text', optional: true, many: true, summary: 'condition that the importer asserts, by its id' },
    loaded: { type: 'day', optional: true, summary: 'day of loading on the final mode of transport' },
    content: { type: 'text', optional: true, many: true, summary: 'share of the value by content, as steel=40%' },
    scenario: { type: 'text', optional: true, summary: 'file of duties added, ended or changed' },
    batch: {
      type: 'text',
      optional: true,
      summary: 'CSV of entries (- for standard input): hts,origin,date[,preference,value,quantity,unit,...]',
    },
    format: {
      type: 'choice',
      choices: ['text', 'json', 'csv', 'jsonl'],
      optional: true,
      summary: 'text or json for one entry, csv or jsonl for a batch',
    },
    fees: { type: 'yes', optional: true, summary: 'also the fees of the entry, beside the total of duties' },
    all: { type: 'yes', optional: true, summary: 'text in full: every question, the sources with their addresses' },
    out: { type: 'text', optional: true, summary: 'write the result to this file' },
  },
  more: 'Exit status: 0 done; 2 bad usage or input, also where some rows of a batch were refused.',
  run: async (input, effects) => {
    if (input.batch !== undefined && input.hts !== undefined)
      throw new InputError({
        what: 'one code and a batch are asked at once',
        where: { input: 'readout duty' },
        mend: 'Leave out the code or --batch; a batch reads its codes from the column hts.',
      })
    if (input.batch !== undefined) return (await import('./duty-batch.js')).dutyBatch(input.batch, input, effects)
    if (input.hts === undefined)
      throw new InputError({
        what: 'no product to look up',
        where: { input: 'readout duty' },
        mend: 'Give a code or words and --from COUNTRY, or --batch FILE.csv.',
      })
    return (await import('./duty-entry.js')).dutyEntry(input.hts, input, effects)
  },
})
