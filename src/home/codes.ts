/** The trees of codes that came with this installation. Only trade questions and customs detail ask for them. */
import { InputError } from '../problem.js'
import {
  type CompiledTariffLines,
  isCompiledCodes,
  isCompiledTariffLines,
  type Subdivision,
  tablesOf,
} from '../product/compiled.js'
import type { CodeGroup } from '../product/group.js'
import { type CodeTree, codeTree, type EndUse } from '../product/tree.js'
import { readBuilt } from './built.js'
import { codesFile, tariffLinesFile } from './paths.js'

/** Trees of codes, and what stands beside them, as compiled from `ledger/codes`. */
export interface Codes {
  tree: CodeTree
  groups: CodeGroup[]
  endUses: EndUse[]
  subdivisions: Subdivision[]
}

export interface CodesOptions {
  /** With the lines of eight and ten digits, which are in a file of their own. */
  lines?: boolean
  file?: string
  linesFile?: string
}

/** @throws InputError when the program was not built */
export async function readCodes(options: CodesOptions = {}): Promise<Codes> {
  const { file = codesFile, linesFile = tariffLinesFile } = options
  const [codes, lines] = await Promise.all([
    readJson(file),
    options.lines === true ? readJson(linesFile) : Promise.resolve(undefined),
  ])
  if (!isCompiledCodes(codes)) throw notWhole(file)
  let tariff: CompiledTariffLines | undefined
  if (lines !== undefined) {
    if (!isCompiledTariffLines(lines)) throw notWhole(linesFile)
    tariff = lines
  }
  const { groups, endUses, subdivisions } = codes
  return { tree: codeTree(tablesOf(codes, tariff)), groups, endUses, subdivisions }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readBuilt(file)
  try {
    return JSON.parse(text)
  } catch {
    throw notWhole(file)
  }
}

function notWhole(file: string): InputError {
  return new InputError({
    what: 'is not a whole file of compiled codes',
    where: { file },
    mend: 'Run: npm run build',
  })
}
