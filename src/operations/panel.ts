/** `readout panel`: every line by origin by stretch of days, to Parquet. */
import { InputError } from '../problem.js'
import { operation } from './operation.js'

export const panel = operation({
  name: 'panel',
  summary: 'Every line of the schedule, from every origin, through time: one row a stretch, to Parquet',
  example: 'readout panel --from 2025-01-01 --to 2026-06-30 --out panel',
  input: {
    from: { type: 'day', summary: 'first day' },
    to: { type: 'day', summary: 'last day' },
    out: {
      type: 'text',
      summary: 'folder of the Parquet files; a panel that is there is replaced, anything else refused',
    },
    into: { type: 'text', optional: true, summary: 'country of entry (US when left out)' },
    origins: { type: 'text', optional: true, many: true, summary: 'only these origins, by ISO code or name' },
    known: { type: 'day', optional: true, summary: 'the law as it was public on this day; today when left out' },
    scenario: { type: 'text', optional: true, summary: 'file of duties added, ended or changed' },
    averages: {
      type: 'text',
      optional: true,
      summary: 'also write daily averages by origin, authority and chapter to this CSV',
    },
    weights: {
      type: 'text',
      optional: true,
      summary: 'imports to weigh them by: CSV or Parquet with hts,origin,value',
    },
  },
  run: async (input, effects) => {
    if (input.to < input.from)
      throw new InputError({
        what: 'the last day is before the first',
        where: { input: '--to' },
        mend: 'Exchange the two.',
      })
    return (await import('./panel-build.js')).buildPanel(input, effects)
  },
})
