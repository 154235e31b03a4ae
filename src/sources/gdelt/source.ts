/** GDELT's search of the news of the last three months, in windows small enough to be answered whole. */
import type { SeenDocument } from '../../ledger/document.js'
import { InputError, quoted } from '../../problem.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { articlesOf, busy } from './articles.js'

/** Rows of an answer, at most; there is no second page. */
const most = 250
/** Milliseconds that are searched back where no day is given, and at all. */
const usual = 7 * 86_400_000
const furthest = 90 * 86_400_000
/** A window so small is not halved again: it is the step in which GDELT itself counts. */
const smallest = 15 * 60_000

export const gdelt: Source = {
  id: 'gdelt',
  title: 'GDELT: articles of the last three months by words',
  base: 'https://api.gdeltproject.org',
  pace: 5500,
  onRequest: true,
  terms: 'Free to use with attribution to the GDELT Project. It finds articles; it is never evidence.',
  sync,
  refusal,
}

/** Errors are sentences, whatever the status says. */
function refusal({ status, bytes }: Reply): { what: string; mend: string; again?: boolean } | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 1000)).trim()
  if (/^[[{]/.test(text)) return undefined
  if (status === 429 || busy.test(text))
    return {
      what: 'is too busy for another question',
      mend: 'Try again in some hours; nothing rests on it.',
      again: true,
    }
  if (status !== 200 || text === '') return undefined
  return {
    what: `answers ${quoted(
      text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      200,
    )}`,
    mend: 'Say the words in another way: readout sync gdelt --words "soybean purchases"',
  }
}

async function sync(context: SyncContext): Promise<void> {
  const words = context.words?.trim() ?? ''
  if (words === '')
    throw new InputError({
      what: 'no words to search for',
      where: { input: 'readout sync gdelt' },
      mend: 'Say them: readout sync gdelt --words "soybean purchases"',
    })
  const now = context.now.getTime()
  const since = context.since === undefined ? now - usual : context.since * 86_400_000
  const windows = [{ from: Math.max(since, now - furthest), to: now }]
  if (since < now - furthest) context.progress('GDELT holds the last three months only: older days are left out')
  const found = new Map<string, SeenDocument>()
  for (let window = windows.pop(); window !== undefined; window = windows.pop()) {
    context.expect(windows.length + 1)
    const { from, to } = window
    const reply = await context.ask({ path: pathOf(words, from, to), expects: 'json' })
    const articles = articlesOf(reply, context.now)
    for (const article of articles) found.set(article.id, article)
    if (articles.length < most) continue
    if (to - from <= smallest) {
      context.progress(
        `${reply.name}: more than ${most} articles in a quarter of an hour; the oldest of them are left out`,
      )
      continue
    }
    // One second of overlap: what was seen on the very border is in both halves.
    const middle = Math.floor((from + to) / 2000) * 1000
    windows.push({ from, to: middle }, { from: middle - 1000, to })
  }
  await context.documents([...found.values()])
  await context.commit()
}

function pathOf(words: string, from: number, to: number): string {
  const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const query = new URLSearchParams({
    query: words,
    mode: 'artlist',
    format: 'json',
    maxrecords: String(most),
    sort: 'datedesc',
    startdatetime: stamp(from),
    enddatetime: stamp(to),
  })
  return `/api/v2/doc/doc?${query}`
}
