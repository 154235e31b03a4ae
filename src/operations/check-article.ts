/** One article: read, checked, printed. */
import { type ArticleInput, readArticle } from '../article/read.js'
import type { ResultHead } from '../report/json.js'
import { type CheckResult, resultOf } from '../report/result.js'
import type { Day } from '../time/day.js'
import { type CheckedSentence, checkText, eachChecked } from '../verdict/article.js'
import { openEvidence } from './effects/evidence.js'
import { openOut, writeOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'
import { version } from './version.js'

export interface CheckArticleOptions {
  asOf: Day | undefined
  format: 'text' | 'json' | 'html' | 'md' | 'claimreview'
  out: string | undefined
  explain: boolean | undefined
  failOn: 'contradicted' | undefined
}

/** Checks what `name` names: a path, an http(s) address, or `-`. */
export async function checkArticle(name: string, options: CheckArticleOptions, effects: Effects): Promise<Outcome> {
  const article = await readArticle(await inputNamed(name, effects), { fallback: options.asOf })
  const { evidence, lexicon } = await openEvidence(effects.env)
  const known = options.asOf ?? article.date
  const asOf = { valid: known, known }
  const now = { valid: known, known: effects.today }
  const { text, date, publisher } = article
  const { digest, recordedThrough } = evidence.ledger
  const head = { article, asOf, today: effects.today, ledger: { digest, recordedThrough }, version }
  const how = { date, asOf, now, lexicon, publisher }
  let contradicted: boolean
  if (options.format === 'json' && text.length > longText)
    contradicted = await writeInPieces(head, eachChecked(text, evidence, how), options, effects)
  else {
    const sentences = await checkText(text, evidence, how)
    await writeOut(await printed(resultOf({ ...head, sentences }), options, effects), options.out, effects)
    contradicted = sentences.some(isContradicted)
  }
  return { status: contradicted && options.failOn === 'contradicted' ? 1 : 0 }
}

/** Texts longer than this many characters are written out as they are checked. */
const longText = 500_000

/** Gives whether any claim is contradicted. */
async function writeInPieces(
  head: ResultHead,
  sentences: AsyncIterable<CheckedSentence>,
  { explain = false, out: file }: CheckArticleOptions,
  effects: Effects,
): Promise<boolean> {
  let contradicted = false
  const watched = async function* (): AsyncGenerator<CheckedSentence> {
    for await (const sentence of sentences) {
      contradicted ||= isContradicted(sentence)
      yield sentence
    }
  }
  const { jsonPieces } = await import('../report/json.js')
  const out = await openOut(file, effects)
  let waiting = ''
  for await (const piece of jsonPieces(head, watched(), { explain })) {
    waiting += piece
    if (waiting.length < 65_536) continue
    await out.write(waiting)
    waiting = ''
  }
  await out.write(waiting)
  await out.close()
  return contradicted
}

function isContradicted({ claims }: CheckedSentence): boolean {
  return claims.some(({ verdict }) => verdict?.label === 'contradicted')
}

async function inputNamed(name: string, effects: Effects): Promise<ArticleInput> {
  if (name === '-') return { kind: 'stdin', bytes: await effects.stdin() }
  return /^https?:\/\//i.test(name) ? { kind: 'url', url: name } : { kind: 'file', path: name }
}

async function printed(result: CheckResult, options: CheckArticleOptions, effects: Effects): Promise<string> {
  const explain = options.explain === true
  switch (options.format) {
    case 'json':
      return (await import('../report/json.js')).printJson(result, { explain })
    case 'html':
      return (await import('../report/html.js')).printHtml(result, { explain })
    case 'md':
      return (await import('../report/markdown.js')).printMarkdown(result, { explain })
    case 'claimreview':
      return (await import('../report/claimreview.js')).printClaimReview(result)
    case 'text': {
      const colour = effects.colour && options.out === undefined
      return (await import('../report/text.js')).printText(result, { explain, colour, width: effects.width })
    }
  }
}
