/** The floor plan, held against every import: a room may look down, never up or sideways, and the rim is kept outside. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const source = join(import.meta.dirname, '..', 'src')

/** What each room may import besides itself (docs/decisions/0001-floors.md). `problem` stands for src/problem.ts, which all may use. */
const ground = ['time', 'amount', 'product']
const mayImport: Record<string, string[]> = {
  time: [],
  amount: [],
  product: ['time', 'amount', 'ledger/records'],
  ledger: ground,
  figures: ground,
  language: ground,
  duty: [...ground, 'ledger'],
  state: [...ground, 'ledger', 'figures'],
  claims: [...ground, 'language'],
  evidence: [...ground, 'ledger', 'figures', 'duty', 'state'],
  verdict: [...ground, 'claims', 'evidence', 'language', 'ledger/records', 'figures', 'ledger'],
  trade: [...ground, 'ledger', 'figures', 'evidence'],
  article: ['time'],
  store: [...ground, 'figures', 'duty', 'home', 'ledger/document'],
  sources: [...ground, 'ledger', 'figures', 'duty'],
  home: [...ground, 'ledger', 'figures', 'duty'],
  report: [
    ...ground,
    'article',
    'language',
    'claims',
    'ledger',
    'figures',
    'evidence',
    'verdict',
    'state',
    'duty',
    'trade',
  ],
  operations: [
    ...ground,
    'ledger',
    'figures',
    'language',
    'claims',
    'duty',
    'state',
    'evidence',
    'verdict',
    'trade',
    'report',
    'article',
    'sources',
    'store',
    'home',
  ],
  cli: ['operations', 'report', 'time'],
}

interface Door {
  from: string
  to: string
}

function doors(): Door[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((found) => found[1] ?? '')
    return imports.map((path) => ({
      from: file,
      to: relative(source, resolve(source, dirname(file), path)).replace(/\.js$/, ''),
    }))
  })
}

const roomOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? ''

/** Tests and their fixtures may look anywhere. */
const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.includes('/testing/')

describe('the floors', () => {
  const all = doors().filter((door) => !isTest(door.from))

  test('there are doors to look at', () => expect(all.length).toBeGreaterThan(100))

  test('no room imports from above or beside', () => {
    const upward = all.filter(({ from, to }) => {
      const room = roomOf(from)
      const other = roomOf(to)
      if (other === room || other === 'problem' || room === 'problem') return room === 'problem' && other !== 'problem'
      return !(mayImport[room] ?? []).some((allowed) => allowed === other || allowed === to)
    })
    expect(upward.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('every room of src has its place in the plan', () => {
    const rooms = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map((entry) => entry.name).filter((name) => mayImport[name] === undefined)).toEqual([])
  })

  test('no file is on a circle of imports', () => {
    const to = new Map<string, string[]>()
    for (const door of all) {
      const key = door.from.replace(/\.ts$/, '')
      to.set(key, [...(to.get(key) ?? []), door.to])
    }
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      state.set(file, 'open')
      for (const next of to.get(file) ?? []) visit(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of to.keys()) visit(file, [])
    expect(circles).toEqual([])
  })

  test('disk, network and database are touched only in the rim and at the doors', () => {
    const rim = new Set(['article', 'sources', 'store', 'home', 'operations', 'cli'])
    const touching =
      /from '(node:fs|node:fs\/promises|node:http|node:https|node:net|node:child_process|node:worker_threads|@duckdb)/
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !isTest(file),
    )
    const guilty = files.filter(
      (file) => !rim.has(roomOf(file)) && touching.test(readFileSync(join(source, file), 'utf8')),
    )
    expect(guilty).toEqual(['ledger/read.ts'].filter((file) => guilty.includes(file)))
  })
})
