/** Trees and groups as they are compiled: a few long texts, quick to read and cut only where they are asked. */
import type { CodeGroup } from './group.js'
import type { CodeLine, CodeTables, Correlation, EndUse, HsEdition } from './tree.js'

/** Codes, names and editions of one nomenclature, in order of the codes. */
export interface CompiledLines {
  /** Joined by spaces. */
  codes: string
  /** Joined by line feeds. */
  names: string
  /** A digit for each code: 1 for the edition of 2012, 2 for 2017, 4 for 2022, added. */
  editions: string
}

/** A part of a country that statistics are given for. */
export interface Subdivision {
  /** ISO 3166-2: `US-IA`. */
  code: string
  name: string
}

export interface CompiledCodes {
  form: 1
  /** Hash of the files it was made from. */
  digest: string
  hs: CompiledLines
  groups: CodeGroup[]
  endUses: EndUse[]
  correlations: Correlation[]
  subdivisions: Subdivision[]
}

/** The lines of eight and ten digits, kept apart: few questions need them. */
export interface CompiledTariffLines {
  form: 1
  digest: string
  lines: CompiledLines
}

const bits: readonly [HsEdition, number][] = [
  [2012, 1],
  [2017, 2],
  [2022, 4],
]

export function packLines(lines: readonly CodeLine[]): CompiledLines {
  const ordered = [...lines].sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    codes: ordered.map(({ code }) => code).join(' '),
    names: ordered.map(({ name }) => name).join('\n'),
    editions: ordered
      .map((line) => bits.reduce((sum, [edition, bit]) => sum + (line.editions.includes(edition) ? bit : 0), 0))
      .join(''),
  }
}

function unpackLines({ codes, names, editions }: CompiledLines): CodeLine[] {
  if (codes === '') return []
  const words = names.split('\n')
  return codes.split(' ').map((code, at) => ({
    code,
    name: words[at] ?? '',
    editions: editionsOf[Number(editions[at] ?? 0)] ?? [],
  }))
}

/** The editions of each sum of bits, made once. */
const editionsOf: readonly HsEdition[][] = Array.from({ length: 8 }, (_, sum) =>
  bits.filter(([, bit]) => sum & bit).map(([edition]) => edition),
)

/** What a tree is made of. */
export function tablesOf(codes: CompiledCodes, lines?: CompiledTariffLines): CodeTables {
  const { groups, endUses, correlations } = codes
  return {
    hs: unpackLines(codes.hs),
    ...(lines !== undefined && { lines: unpackLines(lines.lines) }),
    groups,
    endUses,
    correlations,
  }
}

export function isCompiledCodes(value: unknown): value is CompiledCodes {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  return fields['form'] === 1 && isLines(fields['hs']) && Array.isArray(fields['groups'])
}

export function isCompiledTariffLines(value: unknown): value is CompiledTariffLines {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  return fields['form'] === 1 && isLines(fields['lines'])
}

function isLines(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ['codes', 'names', 'editions'].every((field) => typeof (value as Record<string, unknown>)[field] === 'string')
}
