/** The word that was probably meant. */

/** The candidate that differs from a word in the fewest letters, if in no more than `most`. */
export function nearest(word: string, candidates: Iterable<string>, most: number): string | undefined {
  let best: string | undefined
  let fewest = most + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const distance = distanceBetween(word, candidate)
    // A short word is not "nearly" another one when most of its letters differ.
    if (distance < fewest && distance < Math.max(word.length, candidate.length) / 2) {
      fewest = distance
      best = candidate
    }
  }
  return best
}

/** Letters to insert, drop or change to turn one word into another; words past 80 letters are cut. */
function distanceBetween(one: string, other: string): number {
  const a = one.slice(0, 80)
  const b = other.slice(0, 80)
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}
