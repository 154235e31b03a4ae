/** One article: read, checked, printed. */
import { type ArticleInput, readArticle } from '../article/read.js'
import { type CheckResult, resultOf } from '../report/result.js'
import type { Day } from '../time/day.js'
import { checkText } from '../verdict/article.js'
import { openEvidence } from './effects/evidence.js'
import { writeOut } from './effects/output.js'
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
  const sentences = await checkText(text, evidence, { date, asOf, now, lexicon, publisher })
  const { digest, recordedThrough } = evidence.ledger
  const result: CheckResult = resultOf({
    article,
    asOf,
    today: effects.today,
    sentences,
    ledger: { digest, recordedThrough },
    version,
  })
  await writeOut(await printed(result, options, effects), options.out, effects)
  const contradicted = sentences.some(({ claims }) => claims.some(({ verdict }) => verdict?.label === 'contradicted'))
  return { status: contradicted && options.failOn === 'contradicted' ? 1 : 0 }
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
