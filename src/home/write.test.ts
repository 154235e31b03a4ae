import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeAtomic } from './write.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file is written whole, its folders made, nothing left beside it', async () => {
  await writeAtomic(join(folder, 'a', 'b', 'file'), 'one')
  await writeAtomic(join(folder, 'a', 'b', 'file'), 'two')
  expect(readFileSync(join(folder, 'a', 'b', 'file'), 'utf8')).toBe('two')
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['file'])
})

test('a place that cannot be is refused with the mend', async () => {
  writeFileSync(join(folder, 'plain'), '')
  await expect(writeAtomic(join(folder, 'plain', 'below', 'file'), 'x')).rejects.toThrow(/not a folder.*READOUT_HOME/)
})
