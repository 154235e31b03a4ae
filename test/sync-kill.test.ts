/** A sync is killed, over and over, wherever it happens to be; what is held is the old release or the new one, never half. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Home, openHome } from '../src/home/paths.js'
import { type Office, openOffice, publication } from '../src/sources/testing/office.js'
import { readDocuments } from '../src/store/documents.js'

const source = join(import.meta.dirname, '..', 'src')
const built = join(import.meta.dirname, '..', 'dist')
const child = join(import.meta.dirname, 'sync-child.js')
// A disk in memory where there is one: a killed process leaves the same there, and the test is not one of the disk's speed.
const shared = '/dev/shm'
const scratch = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'readout-kill-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The office is no part of the built program: it is made into plain JavaScript here, upon the built rooms. */
function officeModule(): string {
  const files = ['sources/testing/office', 'sources/testing/serve', 'figures/testing/figures']
  for (const file of files) {
    const text = readFileSync(join(source, `${file}.ts`), 'utf8')
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true },
    })
    const linked = outputText.replace(/from '(\.[^']+)\.js'/g, (_, path: string) => {
      const target = relative(source, join(source, dirname(file), path))
      const folder = files.includes(target) ? scratch : built
      return `from '${pathToFileURL(join(folder, `${target}.js`)).href}'`
    })
    mkdirSync(dirname(join(scratch, file)), { recursive: true })
    writeFileSync(join(scratch, `${file}.js`), linked)
  }
  writeFileSync(join(scratch, 'package.json'), '{"type":"module"}')
  return pathToFileURL(join(scratch, 'sources/testing/office.js')).href
}

let module = ''
let count = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(scratch, `home-${++count}`) })
const old = publication(2, 1, '2025-09-05')
const fresh = publication(3, 3, '2025-11-05')

/** Milliseconds after the child is ready, or the name of a step. */
interface Kill {
  after?: number
  step?: string | undefined
}

interface Ended {
  killed: boolean
  /** Milliseconds from "ready". */
  life: number
  said: string
}

/** Runs the sync; kills it so many milliseconds after it is ready, or at a step, or not at all. */
function run(home: Home, office: Office, kill: Kill = {}): Promise<Ended> {
  const words = [child, module, home.root, office.base, ...(kill.step === undefined ? [] : [kill.step])]
  const going = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let ready = 0
  going.stderr.on('data', (text) => {
    said += text
  })
  going.stdout.on('data', (text) => {
    said += text
    if (ready > 0) return
    ready = performance.now()
    if (kill.after !== undefined) setTimeout(() => going.kill('SIGKILL'), kill.after)
  })
  return new Promise((resolve) =>
    going.on('close', (_, signal) => resolve({ killed: signal === 'SIGKILL', life: performance.now() - ready, said })),
  )
}

/** What counts of a shelf: its manifest, and the files that it names, each found to be there and whole. */
function shelf(folder: string): string {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return 'empty'
  const text = readFileSync(manifest, 'utf8')
  const files = [...text.matchAll(/"file": "([^"]+)"/g)].map(([, name = '']) => {
    const path = [join(folder, name), join(folder, 'parts', name)].find(existsSync)
    if (path === undefined) return `${name} is missing`
    return `${name} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
  })
  return [text, ...files].join('\n')
}

const shelvesOf = (home: Home): string[] => [home.customs, home.figures, home.documents].map(shelf)

const answersIn = (home: Home): string[] =>
  readFileSync(join(home.archive, 'office', 'answers.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { request, sha256 } = JSON.parse(line)
      return `${request.path} ${sha256}`
    })
    .sort()

let base: Home
let before: string[]
let after: string[]
let answers: string[]
let life: number
let steps: Record<string, number>

beforeAll(async () => {
  module = officeModule()
  base = newHome()
  const office = await openOffice(old)
  const first = await run(base, office)
  expect(first.said).toContain('done')
  before = shelvesOf(base)
  const undisturbed = newHome()
  cpSync(base.root, undisturbed.root, { recursive: true })
  office.published = fresh
  const second = await run(undisturbed, office)
  await office.close()
  after = shelvesOf(undisturbed)
  answers = answersIn(undisturbed)
  life = second.life
  steps = JSON.parse(/done (.*)/.exec(second.said)?.[1] ?? '{}')
})

/** The old release or the new one on each shelf, and the documents can be read. */
async function check(home: Home): Promise<void> {
  for (const [index, held] of shelvesOf(home).entries()) expect([before[index], after[index]], held).toContain(held)
  expect(await readDocuments(home)).toHaveLength(1)
}

/** Kills one sync again and again, each run taking up what the last one left, until one ends. Gives how often it was killed. */
async function killed(next: (before: number) => Kill, told: () => void = () => {}): Promise<number> {
  const home = newHome()
  cpSync(base.root, home.root, { recursive: true })
  const office = await openOffice(fresh)
  let points = 0
  for (;;) {
    const ended = await run(home, office, next(points))
    await check(home)
    if (!ended.killed) {
      expect(ended.said).toContain('done')
      break
    }
    points++
    told()
  }
  await office.close()
  expect(shelvesOf(home)).toEqual(after)
  expect(answersIn(home)).toEqual(answers)
  expect(existsSync(join(home.archive, 'office', 'run.jsonl'))).toBe(false)
  // Six answers, all asked for again where a run ended before its last word; no more than one is lost in a kill.
  expect(office.asked.length).toBeLessThanOrEqual(2 * 6 + points)
  return points
}

describe('a sync that is killed', () => {
  test('the two releases differ on every shelf', () => {
    expect(before.map((held, index) => held === after[index])).toEqual([false, false, false])
    expect(before).not.toContain('empty')
  })

  test('at each of its steps: the store is whole, and the next run takes it up', async () => {
    // Answers are kept one by one, then each shelf takes its part; what is done is not done again by the next run.
    const names = Object.keys(steps).filter((name) => name !== 'answer kept')
    const kills = [
      ...Array.from({ length: steps['answer kept'] ?? 0 }, () => 'answer kept 1'),
      ...names.flatMap((name) => Array.from({ length: steps[name] ?? 0 }, (_, index) => `${name} ${index + 1}`)),
    ]
    // One sync is killed at each in turn; a shelf that has taken its part says only that there is nothing new.
    const waiting = [...kills]
    expect(await killed(() => ({ step: waiting.shift() }))).toBeGreaterThan(15)
  }, 120_000)

  test('at 200 random points: the store is whole, and the next run takes it up', async () => {
    let points = 0
    // On a machine that has become slower no kill might come too late: after twenty a run is left to end.
    const random = (before: number): Kill => (before < 20 && points < 200 ? { after: Math.random() * life } : {})
    const one = async (): Promise<void> => {
      while (points < 200) await killed(random, () => points++)
    }
    await Promise.all([one(), one(), one()])
    expect(points).toBeGreaterThanOrEqual(200)
  }, 600_000)
})
