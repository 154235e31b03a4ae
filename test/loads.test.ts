/** What a command loads: the database, charts, PNG and the parser of pages only where a command needs them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const scratch = mkdtempSync(join(tmpdir(), 'readout-loads-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const list = join(scratch, 'loaded.txt')
const resolver = `import { appendFileSync } from 'node:fs'
export async function resolve(name, context, next) {
  const found = await next(name, context)
  appendFileSync(${JSON.stringify(list)}, found.url + '\\n')
  return found
}`
const hook = join(scratch, 'hook.mjs')
writeFileSync(
  hook,
  `import { register } from 'node:module'\nregister(${JSON.stringify(`data:text/javascript,${encodeURIComponent(resolver)}`)})\n`,
)

/** The packages that a command loads. */
function packagesOf(...args: string[]): string[] {
  writeFileSync(list, '')
  const env = { ...process.env, READOUT_HOME: join(scratch, 'home') }
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, main, ...args], { env, encoding: 'utf8' })
  expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
  const names = readFileSync(list, 'utf8').matchAll(/node_modules\/((?:@[^/]+\/)?[^/\n]+)/g)
  return [...new Set([...names].map(([, name]) => name ?? ''))].sort()
}

test.each([
  [['--help']],
  [['sync', '--help']],
  [['duty', '8507.60.0020', '--from', 'CN', '--on', '2025-10-01']],
  [['trade', 'exports', '--partner', 'CN', '--period', '2024']],
  [['documents']],
])('readout %j loads no package but the one that reads its arguments', (args) => {
  expect(packagesOf(...args)).toEqual(['commander'])
})
