/** The development sentences and documents, where they are at hand beside the checkout: not one false `contradicted`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArticle } from '../src/article/read.js'
import { parseBatchLine } from '../src/operations/batch-line.js'
import { openEvidence } from '../src/operations/effects/evidence.js'
import type { Day } from '../src/time/day.js'
import { checkText } from '../src/verdict/article.js'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'claims')
const isThere = existsSync(join(folder, 'dev.jsonl'))
const open = openEvidence({ READOUT_HOME: '/nonexistent/readout-test-home' })

/** What is called wrong in a text, judged on its own day and as known today. */
async function calledWrong(text: string, date: Day, before?: string): Promise<string[]> {
  const { evidence, lexicon } = await open
  const now = { valid: date, known: evidence.ledger.recordedThrough }
  const checked = await checkText(text, evidence, { date, asOf: { valid: date, known: date }, now, lexicon, before })
  return checked.flatMap(({ sentence, claims }) =>
    claims
      .filter(({ verdict }) => verdict?.label === 'contradicted' || verdict?.today?.label === 'contradicted')
      .map(({ claim, verdict }) => `${sentence.text.slice(...claim.span)}: ${verdict?.note}`),
  )
}

describe.skipIf(!isThere)('the development set (skipped: it is not beside this checkout)', () => {
  test('no sentence of it is called wrong', async () => {
    const lines = readFileSync(join(folder, 'dev.jsonl'), 'utf8').trim().split('\n')
    const wrong: string[] = []
    for (const [index, line] of lines.entries()) {
      const { text, date, before } = parseBatchLine(line, `dev.jsonl:${index + 1}`)
      wrong.push(...(await calledWrong(text, date, before)))
    }
    expect(lines.length).toBeGreaterThan(80)
    expect(wrong).toEqual([])
  })

  const documents = isThere ? readdirSync(join(folder, 'documents')) : []
  test.each(documents)('nothing in %s is called wrong', async (name) => {
    const article = await readArticle({ kind: 'file', path: join(folder, 'documents', name) })
    expect(await calledWrong(article.text, article.date)).toEqual([])
  })
})
