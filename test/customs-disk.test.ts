/** Customs detail on a disk that fails, in processes of their own: a full disk, and kills between any two steps. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'readout-customs-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let homes = 0
const newHome = (): string => join(folder, String(homes++))

/** Takes some rows, of another size on another day; is killed at a step where one is named. */
const script = `
  const { takeReleases } = await import(${JSON.stringify(join(root, 'dist/store/customs/write.js'))})
  const { openHome } = await import(${JSON.stringify(join(root, 'dist/home/paths.js'))})
  const { parseDay } = await import(${JSON.stringify(join(root, 'dist/time/day.js'))})
  const [, day, count, stop] = process.argv
  const month = 2025 * 12 + 6
  const rows = Array.from({ length: Number(count) }, (_, at) => ({
    reporter: 'US', partner: 'CN', code: String(1201000000 + at * 7), month, value: (at * 7919 * Number(day.slice(-2))) % 100003,
  }))
  const table = {
    id: 'a-exports', flow: 'export', classification: 'HS', basis: 'b', agency: 'a', title: 't', url: 'u', levels: [2, 4, 6],
  }
  const scopes = [{ reporter: 'US', partner: 'CN', codes: [''], months: [month] }]
  const step = (name) => name === stop && process.kill(process.pid, 'SIGKILL')
  try {
    await takeReleases(openHome(process.env), [{ table, scopes, rows, vintage: parseDay(day) }], { step })
  } catch (error) {
    process.stderr.write(error.name + ': ' + error.message)
    process.exit(2)
  }`

function take(home: string, day: string, count: number, { stop = '', limit = '' } = {}) {
  const command = `${limit} exec "$0" --input-type=module -e "$SCRIPT" "$@"`
  return spawnSync('bash', ['-c', command, process.execPath, day, String(count), stop], {
    env: { ...process.env, READOUT_HOME: home, SCRIPT: script },
    encoding: 'utf8',
  })
}

const manifest = (home: string): string => readFileSync(join(home, 'customs', 'manifest.json'), 'utf8')

test('where a file does not fit, one line says so, and the store is as it was', () => {
  const home = newHome()
  expect(take(home, '2025-09-04', 10).status).toBe(0)
  const before = manifest(home)
  const { status, stderr } = take(home, '2025-10-07', 20_000, { limit: 'ulimit -f 20;' })
  expect(stderr).toMatch(
    /^InputError: \S+\.part {2}does not fit: no file may be so large here\. Set READOUT_HOME to a folder that may be written to\.$/,
  )
  expect(status).toBe(2)
  expect(manifest(home)).toBe(before)
})

test('killed between any two steps, the store is the old or the new one, and the next run ends as if undisturbed', () => {
  const undisturbed = newHome()
  for (const day of ['2025-09-04', '2025-10-07']) take(undisturbed, day, 50)
  for (const stop of ['merged', 'written', 'placed', 'listed']) {
    const home = newHome()
    take(home, '2025-09-04', 50)
    const before = manifest(home)
    expect(take(home, '2025-10-07', 50, { stop }).signal).toBe('SIGKILL')
    expect(manifest(home)).toBe(stop === 'listed' ? manifest(undisturbed) : before)
    expect(take(home, '2025-10-07', 50).stderr).toBe('')
    expect(manifest(home)).toBe(manifest(undisturbed))
  }
}, 60_000)
