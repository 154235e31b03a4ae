/** Field by field: a pair of claims, counted and its faults named. */
import { unionOverlap } from './pair.js'
import { bothOrNeither, same } from './same.js'
import { add, type Miss, type ScoredClaim, type ScoredSentence, type Tally } from './tally.js'

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

/** Counts what agrees in a pair, and lists as misses what does not. */
export function scorePair(
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

function print(value: unknown): string {
  return value === null || value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)
}

/** The words of a span. */
export function cut(text: string, [start, end]: [number, number]): string {
  return text.slice(start, end)
}
