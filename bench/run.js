// Measures Readout against peers and baselines in the same run, and prints ratios; a person judges.
// `npm run bench` runs all parts, `npm run bench -- trade` one; with --keep a line is added to bench/history.jsonl.
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { root } from './measure.js'

const parts = {
  check: async () => (await import('./check.js')).checker(),
  duty: async () => (await import('./duty.js')).duties(),
  trade: async () => (await import('./trade.js')).trades(),
}
const asked = process.argv.slice(2).filter((word) => word in parts)
let kept = {}
for (const part of asked.length > 0 ? asked : Object.keys(parts)) {
  const measured = await parts[part]()
  process.stdout.write(`${measured.lines.join('\n')}\n`)
  kept = { ...kept, ...measured.kept }
}

if (process.argv.includes('--keep')) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const row = {
    date: new Date().toISOString().slice(0, 10),
    version,
    commit,
    node: process.version,
    cpu: cpus()[0]?.model,
    ...kept,
  }
  appendFileSync(join(root, 'bench', 'history.jsonl'), `${JSON.stringify(row)}\n`)
}
