import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Home, openHome } from '../home/paths.js'
import { paceOf } from './pace.js'

const root = mkdtempSync(join(tmpdir(), 'readout-pace-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let home: Home
let clock = 0
beforeEach(() => {
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
  clock = Date.parse('2025-09-10T12:00:00Z')
})

/** A command of its own, on a clock that stands still unless it is waited on. */
const command = (waits: number[] = []) =>
  paceOf(home, { now: () => clock, wait: async (milliseconds) => void waits.push(Math.round(milliseconds)) })

test('commands take turns at a host, each after the one before', async () => {
  const waits: number[] = []
  const [one, other] = [command(waits), command(waits)]
  for (const pace of [one, other, one]) await pace.turn('host.example', 1500)
  await other.turn('another.example', 1500)
  expect(waits).toEqual([1500, 3000])
  clock += 10_000
  await one.turn('host.example', 1500)
  expect(waits).toHaveLength(2)
})

test('many at once get turns of their own', async () => {
  const waits: number[] = []
  await Promise.all(Array.from({ length: 6 }, () => command(waits).turn('host.example', 100)))
  expect(waits.sort((a, b) => a - b)).toEqual([100, 200, 300, 400, 500])
})

test('a host that wants quiet is left alone by every command, and a long wait is told in place of sat out', async () => {
  const waits: number[] = []
  await command().rest('host.example', 20_000)
  await command(waits).turn('host.example', 0)
  expect(waits).toEqual([20_000])
  await command().rest('host.example', 3_600_000)
  await expect(command(waits).turn('host.example', 1000)).rejects.toThrow(
    /host\.example {2}asked to be left alone until 2025-09-10T13:00/,
  )
})

test('a time far ahead was written under a wrong clock, and counts for nothing', async () => {
  const folder = join(home.archive, 'hosts')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'host.example_8080'), '')
  utimesSync(join(folder, 'host.example_8080'), clock / 1000 + 1e6, clock / 1000 + 1e6)
  const waits: number[] = []
  await command(waits).turn('host.example:8080', 1000)
  expect([waits, statSync(join(folder, 'host.example_8080')).size]).toEqual([[], 0])
})
