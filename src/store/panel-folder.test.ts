import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { replaceableFolder, replaceFolder } from './panel-folder.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-panel-folder-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let root: string
let dir: string
beforeEach(() => {
  root = mkdtempSync(join(scratch, 'x-'))
  dir = join(root, 'panel')
})

const lay = (folder: string, text: string): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'part-000.parquet'), text)
}
const held = (): string => readFileSync(join(dir, 'part-000.parquet'), 'utf8')
const replace = async (out: string, text = 'new'): Promise<void> =>
  replaceFolder(await replaceableFolder(out), out, async (draft) => lay(draft, text))

describe('the folder of a panel is replaced', () => {
  test.each([
    ['a new one', ''],
    ['written with a slash at its end', '/'],
    ['written with a dot at its end', '/.'],
  ])('%s', async (_, ending) => {
    await replace(dir + ending, 'one')
    await replace(dir + ending, 'two')
    expect(held()).toBe('two')
    expect(readdirSync(root)).toEqual(['panel'])
  })

  test('where a link points', async () => {
    lay(dir, 'one')
    symlinkSync(dir, join(root, 'link'))
    await replace(join(root, 'link'), 'two')
    expect(held()).toBe('two')
    expect(readdirSync(root)).toEqual(['link', 'panel'])
  })

  test('by one run after the other', async () => {
    await Promise.all(['one', 'two', 'three'].map((text) => replace(dir, text)))
    expect(readdirSync(root)).toEqual(['panel'])
  })
})

describe('a run that did not end', () => {
  test('by an error leaves the old panel and nothing else', async () => {
    lay(dir, 'old')
    const failing = replaceFolder(dir, dir, async (draft) => {
      lay(draft, 'half')
      throw new Error('full')
    })
    await expect(failing).rejects.toThrow('full')
    expect(held()).toBe('old')
    expect(readdirSync(root)).toEqual(['panel'])
  })

  test('by a kill leaves a draft that the next one takes away', async () => {
    lay(dir, 'old')
    lay(`${dir}.part`, 'half')
    writeFileSync(join(`${dir}.part`, 'part-007.parquet'), 'half')
    await replace(dir)
    expect([held(), readdirSync(dir), readdirSync(root)]).toEqual(['new', ['part-000.parquet'], ['panel']])
  })

  test('by a kill between the two renames: the old panel is put back before the next begins', async () => {
    lay(`${dir}.old`, 'old')
    const seen: string[] = []
    await replaceFolder(dir, dir, async (draft) => {
      seen.push(held())
      lay(draft, 'new')
    })
    expect([seen, held(), readdirSync(root)]).toEqual([['old'], 'new', ['panel']])
  })
})

describe("what is somebody else's is refused, and stays", () => {
  test.each([
    ['a folder with another file', (at: string) => writeFileSync(join(at, 'thesis.txt'), 'mine'), 'panel'],
    ['a folder named like a file of a panel', (at: string) => mkdirSync(join(at, 'part-000.parquet')), 'panel'],
    ["a draft's name", (at: string) => writeFileSync(join(at, 'thesis.txt'), 'mine'), 'panel.part'],
    ["an old panel's name", (at: string) => writeFileSync(join(at, 'thesis.txt'), 'mine'), 'panel.old'],
  ])('%s', async (_, fill, name) => {
    mkdirSync(join(root, name))
    fill(join(root, name))
    await expect(replace(dir)).rejects.toThrow(/holds something that is no panel.*Name a new folder/)
    expect(readdirSync(join(root, name))).toHaveLength(1)
  })

  test.each([
    ['no name', '', /names no folder/],
    ['the folder of the command', '.', /the folder that commands run in/],
    ['the root', '/', /or a root/],
  ])('%s', async (_, out, what) => {
    await expect(replaceableFolder(out)).rejects.toThrow(what)
  })
})
