/** When a found value says the same as the annotator's. */

/** The same, or missing on both sides. */
export function bothOrNeither(field: string, a: unknown, b: unknown): boolean {
  return a === null || b === null ? a === b : same(field, a, b)
}

/** Whether two values of a field say the same: products by code, places and hedges by words, days by their span. */
export function same(field: string, expected: unknown, given: unknown): boolean {
  if (field === 'product' && isRecord(expected) && isRecord(given)) return sameCode(expected, given)
  if (typeof expected === 'number' && typeof given === 'number')
    return Math.abs(expected - given) <= 1e-6 * Math.max(1, Math.abs(expected))
  if (field === 'date' && isRecord(given) && typeof expected === 'string')
    return String(given['start']).startsWith(expected)
  if (field === 'period' || field === 'baseline')
    return (
      isRecord(expected) && isRecord(given) && expected['start'] === given['start'] && expected['end'] === given['end']
    )
  if (['hedge', 'since', 'place', 'product', 'rank.since'].includes(field))
    return alike(String(expected), String(given))
  if (Array.isArray(expected) && Array.isArray(given))
    return (
      expected.length === given.length &&
      [...expected].sort().every((one, index) => same('', one, [...given].sort()[index]))
    )
  if (isRecord(expected) && isRecord(given))
    return Object.keys(expected).every((key) => same(key, expected[key], given[key]))
  return expected === given
}

/** One names the other: `Lima` and `Lima, Peru`. */
function alike(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase().trim(), b.toLowerCase().trim()]
  return x === y || (x.length > 2 && y.includes(x)) || (y.length > 2 && x.includes(y))
}

function sameCode(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const plain = (value: unknown): string =>
    String(value ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  return plain(a['code']) === plain(b['code'])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
