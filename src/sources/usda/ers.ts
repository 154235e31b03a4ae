/** Farm trade as USDA's economists update it each month: totals, main goods, and the ten largest markets of a few. */
import type { Source } from '../source.js'
import { readOutlook } from './ers-rows.js'

const path = '/media/5029/csv-comma-separated-values-format-of-all-data.csv'

export const ers: Source = {
  id: 'ers',
  title: 'USDA ERS, U.S. Agricultural Trade Data Update',
  base: 'https://www.ers.usda.gov',
  pace: 2000,
  terms: 'A work of the US government, in the public domain; cite the USDA Economic Research Service.',
  async sync(context) {
    context.expect(1)
    const reply = await context.ask({ path, expects: 'csv' })
    const { cells, passedOver } = readOutlook(reply, context.countries)
    await context.figures(cells, reply)
    if (passedOver.size > 0) {
      const list = [...passedOver].map(([why, count]) => `${why} (${count} rows)`)
      const more = list.length > 8 ? ` and ${list.length - 8} more` : ''
      context.progress(`passed over, for they are not held here: ${list.slice(0, 8).join(', ')}${more}`)
    }
    await context.commit()
  },
}
