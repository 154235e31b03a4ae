import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every module that a file imports when it is loaded, not those that it loads when asked. */
function loads(path: URL, seen = new Set<string>()): Set<string> {
  const source = readFileSync(path, 'utf8')
  for (const { 1: type, 2: name = '' } of source.matchAll(/^import (type )?[^']*'([^']+)'/gm)) {
    if (type !== undefined || seen.has(name)) continue
    seen.add(name.startsWith('.') ? new URL(name, path).pathname : name)
    if (name.startsWith('.')) loads(new URL(name.replace(/\.js$/, '.ts'), path), seen)
  }
  return seen
}

test('reading a plain text loads neither the readers of pages and PDFs nor the network', () => {
  const names = [...loads(new URL('./read.ts', import.meta.url))]
  expect(names.some((name) => name.endsWith('/bytes.js'))).toBe(true)
  expect(names.filter((name) => /linkedom|readability|unpdf|worker|node:http|fetch|apart/.test(name))).toEqual([])
})
