/** What the codes of a table stand for, as its source says: kept beside the rows, newest wording first. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsRelease } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { writeAtomic } from '../../home/write.js'

/** `customs/<table>/names.json`: `{"1007900000": "GRAIN SORGHUM, EXCEPT SEED"}`, in order of codes. */
export const namesFile = (home: Home, table: string): string => join(home.customs, table, 'names.json')

/** The names held of a table. Names are no numbers: where the file is harmed, codes stand alone until the next sync. */
export async function readNames(home: Home, table: string): Promise<Map<string, string>> {
  try {
    const value: unknown = JSON.parse(await readFile(namesFile(home, table), 'utf8'))
    if (typeof value !== 'object' || value === null) return new Map()
    return new Map(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  } catch {
    return new Map()
  }
}

/**
 * Adds the names that releases bring. A file is written only where something is new in it, so that the same releases leave
 * the same bytes.
 */
export async function keepNames(home: Home, releases: readonly CustomsRelease[]): Promise<void> {
  for (const table of new Set(releases.map((release) => release.table.id))) {
    const held = await readNames(home, table)
    const all = new Map(held)
    for (const { table: one, names } of releases)
      if (one.id === table) for (const [code, name] of names ?? []) if (name !== '') all.set(code, name)
    const isSame = all.size === held.size && [...all].every(([code, name]) => held.get(code) === name)
    if (isSame) continue
    // An object of digits would be put in order of numbers, and 0101 is none: pairs are sorted and printed one by one.
    const lines = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.map((part) => JSON.stringify(part)))
    await writeAtomic(namesFile(home, table), `{\n${lines.map(([code, name]) => `${code}: ${name}`).join(',\n')}\n}\n`)
  }
}
