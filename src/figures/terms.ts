/** The terms that figures, and questions to them, are put in. */
import type { Day } from '../time/day.js'

/** Direction of trade, as the reporter counts it; a balance is exports less imports. */
export type Flow = 'export' | 'import' | 'balance'

/** What of a figure is asked for: dollars, or the quantity. */
export type Measure = 'value' | 'quantity'

/** Where a number was read: from rows of the agency's own tables, or from a page that states a rounded figure. */
export type FigureOrigin = 'agency-rows' | 'published-page'

/**
 * Partners that are several countries together, and stand in tables beside their members: no lines of their own among
 * countries. All countries together are `W`.
 */
export const unions: readonly string[] = ['EU']

/** Which vintage is asked for: the one in print on a day, the newest held, or the oldest held of each number. */
export type KnownOn = Day | 'latest' | 'first'
