/** For tests: the verdicts on the measure claims of a sentence, against the bundled ledger. */
import { join } from 'node:path'
import { readMeasures } from '../../../claims/measure.js'
import type { Discourse } from '../../../claims/reader.js'
import type { Evidence } from '../../../evidence/evidence.js'
import { compileLexicon, readSentences } from '../../../language/sentences.js'
import { compileLedger } from '../../../ledger/compile.js'
import { parseDay } from '../../../time/day.js'
import { judgeMeasure } from '../../measure.js'

/** Labels of the measure claims of a text, as of its day; each sentence knows the measure told before it. */
export type Labels = (text: string, on: string) => Promise<string[]>

export async function labelsAgainstLedger(): Promise<Labels> {
  const { snapshot } = await compileLedger(join(import.meta.dirname, '../../../../ledger'))
  const evidence: Evidence = { ledger: snapshot, figures: { series: async () => [] } }
  const { people, organisations, products } = snapshot
  const lexicon = compileLexicon({ people, organisations, products, places: [] })
  return async (text, on) => {
    const date = parseDay(on)
    const found: string[] = []
    const discourse: Discourse = { previousClaims: [] }
    for (const sentence of readSentences(text, { date, lexicon })) {
      for (const draft of readMeasures(sentence, { date, lexicon: lexicon.lexicon, discourse })) {
        if (draft.type !== 'measure') continue
        const claim = { ...draft, speaker: null, modality: draft.modality ?? 'asserted' } as const
        found.push((await judgeMeasure(claim, evidence, { valid: date, known: date })).label)
        discourse.measure = draft.measure
      }
      discourse.previous = sentence
    }
    return found
  }
}
