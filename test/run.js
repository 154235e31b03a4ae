// Runs every check of the house, in the order in which they fail fastest, and ends with one line that counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scratch = mkdtempSync(join(tmpdir(), 'readout-tests-'))
const report = join(scratch, 'vitest.json')
const counts = { passed: 0, failed: 0 }

function step(name, command, args) {
  const started = performance.now()
  process.stderr.write(`\n== ${name}\n`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: false })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stderr.write(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  return status === 0
}

function count(ok) {
  counts[ok ? 'passed' : 'failed'] += 1
}

count(step('types', 'npx', ['tsc', '--noEmit']))
count(step('lint and format', 'npx', ['biome', 'check', '--error-on-warnings', '.']))
count(step('build', 'npm', ['run', 'build', '--silent']))
const green = step('tests', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])

try {
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed += numPassedTests
  counts.failed += numFailedTests
  if (numPendingTests > 0) process.stdout.write(`${numPendingTests} skipped (each says why in its title)\n`)
  // A test file that could not even be loaded has no failed test, but the run is not a success.
  if ((!success || !green) && numFailedTests === 0) counts.failed += 1
} catch {
  counts.failed += 1
}
rmSync(scratch, { recursive: true, force: true })

process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
