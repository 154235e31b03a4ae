/** Annotated sentences are read, checked like a batch, and scored. */
import { readFile } from 'node:fs/promises'
import { type ScoredClaim, type ScoredSentence, type Scores, score } from '../claims/scoring.js'
import { InputError } from '../problem.js'
import { printScores } from '../report/scores.js'
import { parseBatchLine } from './batch-line.js'
import { checkItem } from './check-batch.js'
import { openEvidence } from './effects/evidence.js'
import type { Effects, Outcome } from './operation.js'

interface EvalOptions {
  format: 'text' | 'json' | 'md'
  misses: boolean | undefined
}

/** @throws InputError naming the file and line that cannot be scored */
export async function scoreFile(file: string, options: EvalOptions, effects: Effects): Promise<Outcome> {
  const lines = (await readAnnotated(file)).split('\n')
  const { evidence, lexicon } = await openEvidence(effects.env)
  const sentences: ScoredSentence[] = []
  const verdicts = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const place = `${file}:${index + 1}`
    const item = parseBatchLine(line, place)
    const gold = goldOf(line, item.text, place)
    const { claims }: { claims: PrintedClaim[] } = JSON.parse((await checkItem(item, evidence, lexicon)).text)
    for (const { verdict } of claims) if (verdict) verdicts.set(verdict.label, (verdicts.get(verdict.label) ?? 0) + 1)
    sentences.push({ id: item.id, text: item.text, document: documentOf(line), gold, found: claims })
  }
  const scores: Scores = score(sentences)
  const printed =
    options.format === 'json'
      ? `${JSON.stringify({ ...scores, verdicts: Object.fromEntries(verdicts) }, null, 2)}\n`
      : printScores(scores, verdicts, { markdown: options.format === 'md', misses: options.misses === true })
  await effects.write(printed)
  return { status: 0 }
}

type PrintedClaim = ScoredClaim & { verdict: { label: string } | null }

async function readAnnotated(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new InputError({
      what: `cannot be read (${code})`,
      where: { file },
      mend: 'Name a JSONL file of annotated sentences.',
    })
  }
}

/** The annotators' claims: keys in camel case, spans counted in UTF-16 units like ours. */
function goldOf(line: string, text: string, place: string): ScoredClaim[] {
  const { claims }: { claims?: unknown } = JSON.parse(line)
  if (!Array.isArray(claims))
    throw new InputError({
      what: '"claims" is missing',
      where: { input: place },
      mend: 'Give each line its annotated claims, [] for none.',
    })
  const units = unitOffsets(text)
  return claims.map((claim) => {
    const camel = camelKeys(claim) as ScoredClaim
    const [start, end] = camel.span
    return { ...camel, span: [units[start] ?? text.length, units[end] ?? text.length] }
  })
}

/** UTF-16 offset of each code point of a text, and of its end. */
function unitOffsets(text: string): number[] {
  const offsets: number[] = []
  let offset = 0
  for (const char of text) {
    offsets.push(offset)
    offset += char.length
  }
  return [...offsets, offset]
}

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    camelKeys(inner),
  ])
  return Object.fromEntries(entries)
}

function documentOf(line: string): string {
  const { document }: { document?: { url?: string; title?: string } } = JSON.parse(line)
  return document?.url ?? document?.title ?? 'unnamed'
}
