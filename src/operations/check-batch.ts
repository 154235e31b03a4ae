/** A corpus, line by line: one text in, one line of claims out, in the same order. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Evidence } from '../evidence/evidence.js'
import type { CompiledLexicon } from '../language/sentences.js'
import { InputError, printProblem } from '../problem.js'
import { batchLine } from '../report/json.js'
import type { Day } from '../time/day.js'
import { checkText } from '../verdict/article.js'
import { type BatchItem, parseBatchLine } from './batch-line.js'
import { openEvidence } from './effects/evidence.js'
import { openOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'

export interface CheckBatchOptions {
  asOf: Day | undefined
  out: string | undefined
  failOn: 'contradicted' | undefined
}

/**
 * Checks every line of a JSONL file (`-` for standard input). A line that is refused gives a line with its `error` and
 * no claims, so that the output has as many lines as the input; the command then ends with status 2.
 */
export async function checkBatch(file: string, options: CheckBatchOptions, effects: Effects): Promise<Outcome> {
  const { evidence, lexicon } = await openEvidence(effects.env)
  const out = await openOut(options.out, effects)
  let [number, refused, contradicted] = [0, 0, 0]
  for await (const line of linesOf(file, effects)) {
    number += 1
    if (line.trim() === '') continue
    const place = `${file === '-' ? 'standard input' : file}:${number}`
    const printed = await checkLine(line, place, options.asOf, evidence, lexicon)
    if (printed.refused !== undefined) {
      refused += 1
      effects.progress(`readout: ${printed.refused}`)
    }
    contradicted += printed.contradicted
    await out.write(`${printed.text}\n`)
    if (number % 1000 === 0) effects.progress(`check  ${number} texts`)
  }
  await out.close()
  if (refused > 0) return { status: 2 }
  return { status: contradicted > 0 && options.failOn === 'contradicted' ? 1 : 0 }
}

async function checkLine(
  line: string,
  place: string,
  asOf: Day | undefined,
  evidence: Evidence,
  lexicon: CompiledLexicon,
): Promise<{ text: string; contradicted: number; refused?: string }> {
  try {
    return await checkItem(parseBatchLine(line, place, asOf), evidence, lexicon)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const refused = printProblem(error.problem)
    return { text: JSON.stringify({ id: idOf(line), claims: [], error: refused }), contradicted: 0, refused }
  }
}

/** Checks one item; spans count from the start of its text. */
export async function checkItem(
  item: BatchItem,
  evidence: Evidence,
  lexicon: CompiledLexicon,
): Promise<{ text: string; contradicted: number }> {
  const { id, date, text, publisher, before } = item
  const asOf = { valid: item.asOf, known: item.asOf }
  const checked = await checkText(text, evidence, { date, asOf, lexicon, publisher, before })
  const claims = checked.flatMap(({ sentence, claims }) =>
    claims.map(({ claim, verdict }) => {
      const [start, end] = claim.span
      return { claim: { ...claim, span: [start + sentence.start, end + sentence.start] as [number, number] }, verdict }
    }),
  )
  return {
    text: batchLine(id, claims),
    contradicted: claims.filter((one) => one.verdict?.label === 'contradicted').length,
  }
}

/** The id of a line whose other fields were refused, where it can be read at all. */
function idOf(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line)
    const id = value !== null && typeof value === 'object' ? Reflect.get(value, 'id') : null
    return typeof id === 'string' || typeof id === 'number' ? String(id) : null
  } catch {
    return null
  }
}

async function* linesOf(file: string, effects: Effects): AsyncGenerator<string> {
  const stream = file === '-' ? Readable.from([Buffer.from(await effects.stdin())]) : createReadStream(file)
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code) throw error
    throw new InputError({
      what: `cannot be read (${code})`,
      where: { file },
      mend: 'Name a JSONL file that exists and may be read.',
    })
  }
}
