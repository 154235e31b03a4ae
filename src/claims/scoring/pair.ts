/** Which found claim answers which claim of the gold. */
import type { Matched, ScoredClaim } from './tally.js'

/**
 * Pairs gold and found claims that share words, best first: the same type before another, then the larger overlap.
 * A pair needs half of the shorter span in common.
 */
export function pair(gold: ScoredClaim[], found: ScoredClaim[]): Matched[] {
  const candidates = gold.flatMap((g) =>
    found.map((f) => ({ gold: g, found: f, shared: overlap(g.span, f.span), same: g.type === f.type ? 1 : 0 })),
  )
  candidates.sort((a, b) => b.same - a.same || b.shared - a.shared)
  const used = new Set<ScoredClaim>()
  const pairs: Matched[] = []
  for (const candidate of candidates) {
    if (candidate.shared < 0.5 || used.has(candidate.gold) || used.has(candidate.found)) continue
    used.add(candidate.gold).add(candidate.found)
    pairs.push({ gold: candidate.gold, found: candidate.found })
  }
  return pairs
}

/** Shared length over the shorter length. */
function overlap(a: [number, number], b: [number, number]): number {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return shared <= 0 ? 0 : shared / Math.max(1, Math.min(a[1] - a[0], b[1] - b[0]))
}

/** Shared length over the length of both together. */
export function unionOverlap(a: [number, number], b: [number, number]): number {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
  return shared / Math.max(1, Math.max(a[1], b[1]) - Math.min(a[0], b[0]))
}
