/** How well claims are found and typed: annotated sentences against what the readers gave. Pure counting; verdicts play no part. */

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

const types = ['statistic', 'measure', 'event', 'absence', 'statement', 'forecast']

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

function unionOverlap(a: [number, number], b: [number, number]): number {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
  return shared / Math.max(1, Math.max(a[1], b[1]) - Math.min(a[0], b[0]))
}

/** Scores a set. `none` in the gold stands for "no claim". */
export function score(sentences: ScoredSentence[]): Scores {
  const detection = new Map<string, Tally>()
  const fields = new Map<string, Tally>()
  const misses: Miss[] = []
  for (const sentence of sentences) {
    const gold = sentence.gold.filter((claim) => claim.type !== 'none')
    scoreDetection(gold, sentence.found, detection)
    const pairs = pair(gold, sentence.found)
    for (const { gold: g, found: f } of pairs) scorePair(g, f, fields, sentence, misses)
    for (const g of gold)
      if (!pairs.some((one) => one.gold === g))
        misses.push({ id: sentence.id, text: cut(sentence.text, g.span), what: `${g.type} not found` })
    for (const f of sentence.found)
      if (!pairs.some((one) => one.found === f))
        misses.push({ id: sentence.id, text: cut(sentence.text, f.span), what: `${f.type} not in the gold` })
  }
  return {
    sentences: sentences.length,
    documents: new Set(sentences.map((sentence) => sentence.document)).size,
    detection: [...detection.values()],
    fields: [...fields.values()],
    misses,
  }
}

function scoreDetection(gold: ScoredClaim[], found: ScoredClaim[], into: Map<string, Tally>): void {
  const count = (name: string, g: ScoredClaim[], f: ScoredClaim[], sameType: boolean): void => {
    const right = pair(g, f).filter((one) => !sameType || one.gold.type === one.found.type).length
    add(into, name, g.length, f.length, right)
  }
  count(
    'checkable claims',
    gold.filter((c) => c.checkable),
    found.filter((c) => c.checkable),
    false,
  )
  for (const type of types)
    count(
      type,
      gold.filter((c) => c.type === type),
      found.filter((c) => c.type === type),
      true,
    )
}

function add(into: Map<string, Tally>, name: string, gold: number, found: number, right: number): void {
  const tally = into.get(name) ?? { name, gold: 0, found: 0, right: 0 }
  tally.gold += gold
  tally.found += found
  tally.right += right
  into.set(name, tally)
}

const scoredFields: Record<string, string[]> = {
  statistic: [
    'flow',
    'reporter',
    'partner',
    'product',
    'measure',
    'value',
    'unit',
    'change.direction',
    'change.percent',
    'change.absolute',
    'period',
    'baseline',
    'hedge',
    'rank.position',
    'rank.since',
    'basis',
  ],
  measure: [
    'imposer',
    'target',
    'product',
    'ratePercent',
    'rateFromPercent',
    'changePoints',
    'action',
    'date',
    'until',
    'duration',
  ],
  event: ['kind', 'participants', 'date', 'place', 'ordinal', 'since', 'count', 'status'],
  absence: [],
}

function scorePair(
  gold: ScoredClaim,
  found: ScoredClaim,
  into: Map<string, Tally>,
  sentence: ScoredSentence,
  misses: Miss[],
): void {
  add(into, 'span: half or more in common', 1, 1, unionOverlap(gold.span, found.span) >= 0.5 ? 1 : 0)
  add(into, 'span: exact', 1, 1, gold.span[0] === found.span[0] && gold.span[1] === found.span[1] ? 1 : 0)
  if (gold.type !== found.type) {
    misses.push({ id: sentence.id, text: cut(sentence.text, gold.span), what: `${gold.type} read as ${found.type}` })
    return
  }
  const wrong = compareSpeakers(gold, found, into)
  const type = gold.type as 'statistic' | 'measure' | 'event' | 'absence'
  const [g, f] = [gold[type] ?? {}, found[type] ?? {}]
  const fieldsOf = scoredFields[type] ?? []
  for (const field of fieldsOf) {
    const [expected, given] = [valueAt(g, field), valueAt(f, field)]
    const agrees = expected !== null && given !== null && same(field, expected, given)
    add(into, `${type}.${field}`, expected === null ? 0 : 1, given === null ? 0 : 1, agrees ? 1 : 0)
    if (!agrees && (expected !== null || given !== null))
      wrong.push(`${field}: ${print(given)}, not ${print(expected)}`)
  }
  if (type === 'statistic') {
    const whole = [
      'product',
      'flow',
      'partner',
      'change.direction',
      'change.percent',
      'change.absolute',
      'period',
      'baseline',
    ]
    const right = whole.every((field) => bothOrNeither(field, valueAt(g, field), valueAt(f, field)))
    add(into, 'statistic: wholly right', 1, 1, right ? 1 : 0)
  }
  if (wrong.length > 0) misses.push({ id: sentence.id, text: cut(sentence.text, gold.span), what: wrong.join('; ') })
}

function compareSpeakers(gold: ScoredClaim, found: ScoredClaim, into: Map<string, Tally>): string[] {
  const sides = (gold.speaker?.side ?? null) === (found.speaker?.side ?? null)
  const names = nameKey(gold.speaker?.name) === nameKey(found.speaker?.name)
  add(into, 'speaker: side', 1, 1, sides ? 1 : 0)
  add(into, 'speaker: name and side', 1, 1, sides && names ? 1 : 0)
  add(into, 'modality', 1, 1, gold.modality === found.modality ? 1 : 0)
  const wrong: string[] = []
  if (!sides || !names) wrong.push(`speaker: ${print(found.speaker)}, not ${print(gold.speaker)}`)
  if (gold.modality !== found.modality) wrong.push(`modality: ${found.modality}, not ${gold.modality}`)
  return wrong
}

function nameKey(name: string | null | undefined): string {
  return (name ?? '')
    .toLowerCase()
    .replace(/^(the|us|u\.s\.|president|mr\.|ms\.) /, '')
    .trim()
}

function valueAt(from: Record<string, unknown>, path: string): unknown {
  let value: unknown = from
  for (const key of path.split('.'))
    value = value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value
}

function bothOrNeither(field: string, a: unknown, b: unknown): boolean {
  return a === null || b === null ? a === b : same(field, a, b)
}

function same(field: string, expected: unknown, given: unknown): boolean {
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

function print(value: unknown): string {
  return value === null || value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)
}

function cut(text: string, [start, end]: [number, number]): string {
  return text.slice(start, end)
}
