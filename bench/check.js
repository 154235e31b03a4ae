// The whole checker against one general-purpose language library on the same text in the same process.
import { join } from 'node:path'
import { openEvidence } from '../dist/operations/effects/evidence.js'
import { parseDay } from '../dist/time/day.js'
import { checkText } from '../dist/verdict/article.js'
import { articles } from './corpus.js'
import { bare, median, megabytes, root, start, timed } from './measure.js'

const texts = articles(400)
const date = parseDay('2025-09-18')
const options = { date, asOf: { valid: date, known: date } }

/** @returns lines to print, and the row that is kept */
export async function checker() {
  const { evidence, lexicon } = await openEvidence({
    ...process.env,
    READOUT_HOME: join(root, 'bench', '.no-such-home'),
  })
  let sentences = 0
  let claims = 0
  const ours = await timed(5, async () => {
    sentences = 0
    claims = 0
    for (const text of texts) {
      const checked = await checkText(text, evidence, { ...options, lexicon })
      sentences += checked.length
      for (const one of checked) claims += one.claims.length
    }
  })
  globalThis.gc?.()
  const ownMemory = process.memoryUsage().rss

  // The peer's task is the smaller one: sentences, part-of-speech tags and numbers, no claims and no verdicts.
  // Loaded only now, so that its memory is not counted as ours.
  const { default: nlp } = await import('compromise')
  const some = texts.slice(0, 40)
  let peerSentences = 0
  const peer = await timed(3, async () => {
    peerSentences = 0
    for (const text of some) {
      const read = nlp(text)
      peerSentences += read.sentences().length
      read.numbers().length
    }
  })

  const help = start(['--help'])
  const check = start(['check', join(root, 'examples/preview-of-a-call.txt')])
  const own = sentences / median(ours)
  const other = peerSentences / median(peer)
  return {
    lines: [
      `whole checker            ${Math.round(own)} sentences/s (${sentences} sentences, ${claims} claims, median of ${ours.length})`,
      `compromise, tags only    ${Math.round(other)} sentences/s (${peerSentences} sentences, median of ${peer.length})`,
      `ratio                    ${(own / other).toFixed(1)} times the peer's rate`,
      `memory after the corpus  ${megabytes(ownMemory)} MB resident`,
      `node alone               ${Math.round(bare)} ms`,
      `readout --help           ${Math.round(help)} ms, ${(help / bare).toFixed(1)} times node alone`,
      `readout check, one file  ${Math.round(check)} ms from a cold start, ${(check / bare).toFixed(1)} times node alone`,
    ],
    kept: {
      sentencesPerSecond: Math.round(own),
      ratioToCompromise: Number((own / other).toFixed(2)),
      residentMB: megabytes(ownMemory),
      helpMs: Math.round(help),
      checkMs: Math.round(check),
      bareNodeMs: Math.round(bare),
    },
  }
}
