import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Home, openHome } from '../home/paths.js'
import { type Given, openRun, type RunArchive } from './archive.js'

const root = mkdtempSync(join(tmpdir(), 'readout-archive-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let home: Home
beforeEach(() => {
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
})

const noon = new Date('2025-09-10T12:00:00Z')
const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000)
const rows = { host: 'office.example', path: '/rows' }
const other = { host: 'office.example', path: '/rows', body: '{"month":"2025-07"}' }
const answer = (text: string, at = noon, headers: Record<string, string> = {}): Given => ({
  status: 200,
  headers,
  fetchedAt: at.toISOString(),
  bytes: Buffer.from(text),
})
const open = (now = noon, again = false): Promise<RunArchive> => openRun(home, 'office', { now, again })
const textOf = (kept: { bytes: Uint8Array } | undefined): string | undefined =>
  kept && Buffer.from(kept.bytes).toString()
const file = (name: string): string => join(home.archive, 'office', name)
const bodies = (): string[] =>
  readdirSync(join(home.archive, 'bodies'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.gz'),
  )

/** A run that delivers one answer. */
async function delivered(text: string, at = noon): Promise<void> {
  const run = await open(at)
  await run.keep(rows, answer(text, at))
  await run.delivered()
}

describe('a run that was interrupted', () => {
  test('is taken up within a day: its answers are there, whatever their request is made of', async () => {
    const first = await open()
    await first.keep(rows, answer('one'))
    await first.keep(other, answer('two'))
    const run = await open(later(23))
    expect([run.resumed, run.began]).toEqual([2, noon])
    expect([textOf(await run.answered(rows)), textOf(await run.answered(other))]).toEqual(['one', 'two'])
    expect(await run.answered({ ...rows, path: '/more' })).toBeUndefined()
  })

  test('is left alone after a day, but what it was told stays in the archive, as not delivered', async () => {
    await (await open()).keep(rows, answer('one'))
    const run = await open(later(25))
    expect([run.resumed, await run.answered(rows)]).toEqual([0, undefined])
    expect(textOf(await run.held(rows))).toBe('one')
    expect((await run.keep(rows, answer('one', later(25)))).unchanged).toBe(false)
    await run.delivered()
    expect((await (await open(later(26))).held(rows))?.unchanged).toBe(true)
  })

  test('is taken up where its last line was torn at any byte', async () => {
    const first = await open()
    await first.keep(rows, answer('one'))
    const whole = readFileSync(file('run.jsonl'))
    await first.keep(other, answer('two'))
    const end = readFileSync(file('run.jsonl')).length
    for (let length = whole.length; length < end; length += 37) {
      truncateSync(file('run.jsonl'), length)
      const run = await open()
      expect([textOf(await run.answered(rows)), await run.answered(other)]).toEqual(['one', undefined])
      await run.keep(other, answer('two'))
      expect(textOf(await (await open()).answered(other))).toBe('two')
    }
  })

  test('asks again for an answer whose body was lost or harmed', async () => {
    await (await open()).keep(rows, answer('one'))
    const [body = ''] = bodies()
    writeFileSync(join(home.archive, 'bodies', body), 'not gzip')
    const run = await open()
    expect(await run.answered(rows)).toBeUndefined()
    await run.keep(rows, answer('one'))
    expect(textOf(await (await open()).answered(rows))).toBe('one')
  })

  test('does not give again the answers over which it failed', async () => {
    const run = await open()
    await run.keep(rows, answer('good'))
    run.understood()
    await run.keep(other, answer('not what was expected'))
    await run.doubt()
    const next = await open()
    expect([textOf(await next.answered(rows)), await next.answered(other)]).toEqual(['good', undefined])
    expect(textOf(await next.held(other))).toBe('not what was expected')
  })
})

describe('an answer', () => {
  test('that is the same as one delivered is unchanged, and said when it was said first', async () => {
    await delivered('one')
    const run = await open(later(48))
    const kept = await run.keep(rows, answer('one', later(48), { etag: '"new"' }))
    expect([kept.unchanged, kept.fetchedAt]).toEqual([true, noon.toISOString()])
    const before = readFileSync(file('answers.jsonl'), 'utf8')
    await run.delivered()
    expect([readFileSync(file('answers.jsonl'), 'utf8'), existsSync(file('run.jsonl'))]).toEqual([before, false])
  })

  test('that returns after another was delivered is news', async () => {
    await delivered('one')
    await delivered('two', later(1))
    const run = await open(later(2))
    expect((await run.keep(rows, answer('one', later(2)))).unchanged).toBe(false)
    await run.delivered()
    expect(readFileSync(file('answers.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(3)
    expect(bodies()).toHaveLength(2)
  })

  test('is never unchanged where everything is to be read anew', async () => {
    await delivered('one')
    expect((await (await open(later(1), true)).keep(rows, answer('one'))).unchanged).toBe(false)
  })

  test('is kept whole and once, beside what tells of it', async () => {
    await delivered('one')
    const [line = ''] = readFileSync(file('answers.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(line)).toEqual({
      request: rows,
      status: 200,
      headers: {},
      fetchedAt: noon.toISOString(),
      sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
      bytes: 3,
    })
    expect(bodies()).toEqual(['76/7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed.gz'])
  })

  test('is found although a line of the index was spoiled', async () => {
    await delivered('one')
    appendFileSync(file('answers.jsonl'), 'garbage{\n')
    await delivered('two', later(1))
    expect(textOf(await (await open(later(2))).held(rows))).toBe('two')
  })
})
