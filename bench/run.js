// Measures the whole checker against one general-purpose language library on the same text in the same process.
// Prints ratios; a person judges. `npm run bench` appends a line to bench/history.jsonl when --keep is given.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { openEvidence } from '../dist/operations/effects/evidence.js'
import { parseDay } from '../dist/time/day.js'
import { checkText } from '../dist/verdict/article.js'
import { articles } from './corpus.js'

const root = join(import.meta.dirname, '..')
const texts = articles(400)
const date = parseDay('2025-09-18')
const options = { date, asOf: { valid: date, known: date } }

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const megabytes = (bytes) => Math.round(bytes / 1e6)

/** Seconds of each of `rounds` runs, after one that is not counted. */
async function timed(rounds, work) {
  await work()
  const seconds = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    seconds.push((performance.now() - started) / 1000)
  }
  return seconds
}

const { evidence, lexicon } = await openEvidence({ ...process.env, READOUT_HOME: join(root, 'bench', '.no-such-home') })
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

const start = (args) =>
  median(
    Array.from({ length: 7 }, () => {
      const started = performance.now()
      spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
        stdio: 'ignore',
        env: { ...process.env, READOUT_HOME: join(root, 'bench', '.no-such-home') },
      })
      return performance.now() - started
    }),
  )
const bare = median(
  Array.from({ length: 7 }, () => {
    const started = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    return performance.now() - started
  }),
)
const help = start(['--help'])
const check = start(['check', join(root, 'examples/preview-of-a-call.txt')])

const own = sentences / median(ours)
const other = peerSentences / median(peer)
const lines = [
  `whole checker            ${Math.round(own)} sentences/s (${sentences} sentences, ${claims} claims, median of ${ours.length})`,
  `compromise, tags only    ${Math.round(other)} sentences/s (${peerSentences} sentences, median of ${peer.length})`,
  `ratio                    ${(own / other).toFixed(1)} times the peer's rate`,
  `memory after the corpus  ${megabytes(ownMemory)} MB resident`,
  `node alone               ${Math.round(bare)} ms`,
  `readout --help           ${Math.round(help)} ms, ${(help / bare).toFixed(1)} times node alone`,
  `readout check, one file  ${Math.round(check)} ms from a cold start, ${(check / bare).toFixed(1)} times node alone`,
]
process.stdout.write(`${lines.join('\n')}\n`)

if (process.argv.includes('--keep')) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const row = {
    date: new Date().toISOString().slice(0, 10),
    version,
    commit,
    node: process.version,
    cpu: cpus()[0]?.model,
    sentencesPerSecond: Math.round(own),
    ratioToCompromise: Number((own / other).toFixed(2)),
    residentMB: megabytes(ownMemory),
    helpMs: Math.round(help),
    checkMs: Math.round(check),
    bareNodeMs: Math.round(bare),
  }
  appendFileSync(join(root, 'bench', 'history.jsonl'), `${JSON.stringify(row)}\n`)
}
