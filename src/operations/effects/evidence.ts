/** The evidence that commands start from: the compiled ledger, the bundled figures, and the user's own where there are any. */
import type { Evidence } from '../../evidence/evidence.js'
import { remembered } from '../../figures/remembered.js'
import { loadBundled, loadCodes, loadSnapshot } from '../../home/installed.js'
import { openHome } from '../../home/paths.js'
import type { Lexicon } from '../../language/marks.js'
import { type CompiledLexicon, compileLexicon } from '../../language/sentences.js'
import type { Snapshot } from '../../ledger/records.js'
import { openOwnFigures } from '../../store/own.js'

/**
 * Everything a check needs. The database is loaded only where the data directory holds figures.
 *
 * @throws InputError when the program was not built, or the data directory is damaged
 */
export async function openEvidence(
  env: Record<string, string | undefined>,
): Promise<{ evidence: Evidence; lexicon: CompiledLexicon }> {
  const [ledger, bundled] = await Promise.all([loadSnapshot(), loadBundled()])
  const figures = remembered(await openOwnFigures(openHome(env), bundled, async () => (await loadCodes()).groups))
  return { evidence: { ledger, figures, releases: bundled.calendar }, lexicon: compileLexicon(lexiconOf(ledger)) }
}

/** The names that the language room needs, of all records that bear any. */
function lexiconOf({ people, organisations, products, contacts }: Snapshot): Lexicon {
  const places = new Map<string, { city: string; country: string; names: string[] }>()
  for (const { place } of contacts) if (place !== undefined) places.set(place.city, { ...place, names: [place.city] })
  return { people, organisations, products, places: [...places.values()] }
}
