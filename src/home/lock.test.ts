import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withLock } from './lock.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** No process has this number: the largest is far below it. */
const nobody = 2_000_000_000

test('one at a time: what runs under the lock does not overlap', async () => {
  const path = join(folder, 'one')
  let inside = 0
  let most = 0
  await Promise.all(
    [1, 2, 3, 4].map(() =>
      withLock(path, async () => {
        inside++
        most = Math.max(most, inside)
        await new Promise((resolve) => setTimeout(resolve, 20))
        inside--
      }),
    ),
  )
  expect([most, existsSync(path)]).toEqual([1, false])
})

test('it is let go when the work fails', async () => {
  const path = join(folder, 'fails')
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(path)).toBe(false)
})

test('the lock of a process that is gone is taken over, by one of those who wait', async () => {
  const path = join(folder, 'gone')
  writeFileSync(path, `${nobody} ${hostname()} 0\n`)
  const done: number[] = []
  await Promise.all([1, 2, 3].map((n) => withLock(path, async () => done.push(n))))
  expect(done.sort()).toEqual([1, 2, 3])
})

test('a lock that was cut short is taken over when it stays so', async () => {
  const path = join(folder, 'short')
  writeFileSync(path, '')
  utimesSync(path, new Date(0), new Date(0))
  expect(await withLock(path, async () => 'in')).toBe('in')
})

test('a lock that is held is waited for, then refused with its holder and its file', async () => {
  const path = join(folder, 'held')
  const mine = `${process.pid} ${hostname()} x\n`
  writeFileSync(path, mine)
  let told = 0
  const waiting = (pid: number) => {
    told = pid
  }
  await expect(withLock(path, async () => 'in', { waitMs: 120, waiting })).rejects.toThrow(
    new RegExp(`process ${process.pid} .* is writing here`),
  )
  expect([told, readFileSync(path, 'utf8')]).toEqual([process.pid, mine])
})

test('a lock of another machine is never taken for dead', async () => {
  const path = join(folder, 'elsewhere')
  writeFileSync(path, `${nobody} another-machine 0\n`)
  await expect(withLock(path, async () => 'in', { waitMs: 60 })).rejects.toThrow(/another-machine/)
})
