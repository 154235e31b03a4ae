/** All that can be asked: the compiled ledger and a store of figures. Made once, passed down. */
import type { FigureStore } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import type { Snapshot } from '../ledger/records.js'

export interface Evidence {
  ledger: Snapshot
  figures: FigureStore
  /** When agencies release what, and which source brings it. */
  releases?: ReleaseCalendar
}
