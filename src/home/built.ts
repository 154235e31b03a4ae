/** Files that the build makes of the ledger. */
import { readFile } from 'node:fs/promises'
import { InputError } from '../problem.js'

/** The text of a built file. @throws InputError when the program was not built */
export async function readBuilt(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    throw new InputError({
      what: error.code === 'ENOENT' ? 'is missing: the program was not built' : `cannot be read (${error.code})`,
      where: { file },
      mend: 'Run: npm run build',
    })
  }
}
