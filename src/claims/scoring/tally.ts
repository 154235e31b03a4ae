/** What is scored, and what the counts are called. */
/** The printed form of a claim, as `readout check --batch` gives it and annotators write it; only what is scored. */
export interface ScoredClaim {
  span: [number, number]
  type: string
  checkable: boolean
  speaker: { name: string | null; side: string | null } | null
  modality: string
  statistic?: Record<string, unknown>
  measure?: Record<string, unknown>
  event?: Record<string, unknown>
  absence?: Record<string, unknown>
}

export interface ScoredSentence {
  id: string
  text: string
  /** The document it stands in: intervals are drawn over documents, not sentences. */
  document: string
  gold: ScoredClaim[]
  found: ScoredClaim[]
}

/** Counts of one row: of the gold, of the found, and of those that agree. */
export interface Tally {
  name: string
  gold: number
  found: number
  right: number
}

export interface Miss {
  id: string
  text: string
  what: string
}

export interface Scores {
  sentences: number
  documents: number
  detection: Tally[]
  fields: Tally[]
  misses: Miss[]
}

export interface Matched {
  gold: ScoredClaim
  found: ScoredClaim
}

/** Precision, recall and F1 of a tally; null where there is nothing to divide by. */
export function rates({ gold, found, right }: Tally): {
  precision: number | null
  recall: number | null
  f1: number | null
} {
  const precision = found === 0 ? null : right / found
  const recall = gold === 0 ? null : right / gold
  const f1 =
    precision === null || recall === null || precision + recall === 0
      ? null
      : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

/** Adds to the tally of a name, made when it first comes. */
export function add(into: Map<string, Tally>, name: string, gold: number, found: number, right: number): void {
  const tally = into.get(name) ?? { name, gold: 0, found: 0, right: 0 }
  tally.gold += gold
  tally.found += found
  tally.right += right
  into.set(name, tally)
}
