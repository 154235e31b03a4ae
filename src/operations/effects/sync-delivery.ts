/**
 * What a source hands in, held back until it commits. Detail, figures and documents lie on three shelves: each takes its
 * part in one step, and takes the same again without a change, so that a run which stops between two of them is whole
 * again when it is taken up.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsRelease } from '../../figures/customs.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import type { Home } from '../../home/paths.js'
import { writeAtomic } from '../../home/write.js'
import type { SeenDocument } from '../../ledger/document.js'
import type { Reply, SyncContext } from '../../sources/source.js'
import { addRows, readSourceRows, type SourceRow } from '../../store/add-rows.js'
import { takeReleases } from '../../store/customs/write.js'
import { putDocuments } from '../../store/documents.js'

/** What a run has brought, in numbers. */
export interface Counts {
  /** Rows of detail that were new, whose numbers differ, and that are gone. */
  rows: number
  revised: number
  /** Figures and documents that were new, and documents that had changed. */
  figures: number
  documents: number
  changed: number
}

export interface Delivery extends Pick<SyncContext, 'customs' | 'figures' | 'documents' | 'commit'> {
  readonly counts: Counts
}

export interface DeliveryOptions {
  source: string
  home: Home
  calendar: ReleaseCalendar
  progress: (line: string) => void
  /** Called between the steps, for tests that stop there. */
  step: (name: string) => void
  /** What was handed in was understood. */
  understood: () => void
}

const shelves = ['customs', 'figures', 'documents'] as const
type Shelf = (typeof shelves)[number]

/** The shelves of one run, as its source sees them. */
export function deliveryOf({ source, home, calendar, progress, step, understood }: DeliveryOptions): Delivery {
  const counts: Counts = { rows: 0, revised: 0, figures: 0, documents: 0, changed: 0 }
  let releases: CustomsRelease[] = []
  let rows: SourceRow[] = []
  let documents: SeenDocument[] = []
  const sign = (shelf: Shelf): Promise<void> => signShelf(home, shelf, source)
  return {
    counts,
    async customs(release) {
      releases.push(release)
      understood()
    },
    async figures(cells, reply: Pick<Reply, 'name'>) {
      rows.push(...readSourceRows(cells, reply.name, calendar))
      understood()
    },
    async documents(given) {
      documents.push(...given)
      understood()
    },
    async commit() {
      step('commit')
      if (releases.length > 0) {
        const { added, revised, gone } = await takeReleases(home, releases, {
          progress,
          step: (name) => step(`customs ${name}`),
        })
        await sign('customs')
        counts.rows += added
        counts.revised += revised + gone
        releases = []
        step('customs')
      }
      if (rows.length > 0) {
        counts.figures += await addRows(rows, { home, calendar, progress, step: (name) => step(`figures ${name}`) })
        await sign('figures')
        rows = []
        step('figures')
      }
      if (documents.length > 0) {
        const put = await putDocuments(home, documents, { step })
        await sign('documents')
        counts.documents += put.added
        counts.changed += put.changed
        documents = []
        step('documents')
      }
    },
  }
}

const signOf = (home: Home, shelf: Shelf, source: string): string => join(home[shelf], 'from', source)
const promiseOf = (home: Home, shelf: Shelf, source: string): string =>
  join(home.archive, source, `delivered-to-${shelf}`)

/**
 * A mark on the shelf, and one in the archive that it was put there. Where only the second is left the shelf was deleted,
 * and what the archive holds as delivered is to be delivered again.
 */
async function signShelf(home: Home, shelf: Shelf, source: string): Promise<void> {
  for (const file of [promiseOf(home, shelf, source), signOf(home, shelf, source)])
    if (!(await isThere(file))) await writeAtomic(file, '')
}

/** Whether a shelf to which a source has delivered was deleted since. */
export async function wasDeleted(home: Home, source: string): Promise<boolean> {
  for (const shelf of shelves)
    if ((await isThere(promiseOf(home, shelf, source))) && !(await isThere(signOf(home, shelf, source)))) return true
  return false
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
