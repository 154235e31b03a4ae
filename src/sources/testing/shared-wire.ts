/** The recorded answers beside this checkout, where they are; tests that read them are skipped elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data')

export const isWireThere = existsSync(join(folder, 'wire'))

/** @param path below the folder of shared data: `wire/usda/...` */
export function sharedText(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
