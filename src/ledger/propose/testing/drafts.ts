/** Drafts from documents that tests make, against the ledger of this checkout. */
import { ledgerFolder } from '../../../home/paths.js'
import { parseDay } from '../../../time/day.js'
import { compileFiles } from '../../compile.js'
import type { SeenDocument } from '../../document.js'
import { filesBelow } from '../../read.js'
import { type DraftFile, type Proposed, propose } from '../propose.js'

export const today = parseDay('2026-11-24')
export const ledger = await filesBelow(ledgerFolder)
export const { snapshot, law, problems: problemsBefore } = compileFiles(ledger, today)

/** A document as a feed would bring it; what is not said is left out. */
export function document(given: Partial<SeenDocument> & { published?: SeenDocument['published'] }): SeenDocument {
  return {
    ...{
      feed: 'white-house',
      id: 'https://www.whitehouse.gov/?p=1',
      title: 'Modifying Duties',
      publisher: 'The White House',
    },
    ...{
      url: 'https://www.whitehouse.gov/presidential-actions/2026/11/modifying-duties/',
      side: 'US',
      type: 'Executive Orders',
    },
    ...{ firstSeen: '2026-11-24T12:00:00Z', digest: 'x', published: parseDay('2026-11-20') },
    ...given,
  }
}

/** What is proposed of these documents, the ledger being as it is. */
export const drafted = (...documents: SeenDocument[]): Proposed => propose(documents, { snapshot, law, today })
export const filesOf = ({ proposals }: Proposed): DraftFile[] => proposals.flatMap(({ files }) => files)
/** The text of the first file below a folder; empty where there is none. */
export const fileOf = (proposed: Proposed, folder: string): string =>
  filesOf(proposed).find(({ path }) => path.startsWith(`${folder}/`))?.text ?? ''
