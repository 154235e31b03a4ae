/** Groups of goods as lists of HS codes: which hold a code, and which codes ask for a whole group. */
import { hsDigits } from './codes.js'
import type { CodeGroup } from './group.js'
import type { CodeTree } from './tree.js'

/** How much of a code's goods a group has. */
export type Held = 'whole' | 'part' | 'none'

/** Whether the goods of an HS code are in a group: 12 is in part in `SOYBEANS`, 120190 wholly. */
export function holds(group: CodeGroup, code: string): Held {
  const digits = hsDigits(code)
  if (digits === undefined) return 'none'
  const inside = group.includes.some((wide) => digits.startsWith(wide))
  const barred = group.except.some((wide) => digits.startsWith(wide))
  const inPart = (codes: readonly string[]): boolean =>
    codes.some((narrow) => narrow !== digits && narrow.startsWith(digits))
  if (barred) return 'none'
  if (inside) return inPart(group.except) ? 'part' : 'whole'
  return inPart(group.includes) ? 'part' : 'none'
}

/** The groups that hold an HS code wholly, the narrowest first. */
export function groupsOf(groups: readonly CodeGroup[], code: string): CodeGroup[] {
  const depth = (group: CodeGroup): number => {
    const over = groups.find((one) => one.system === group.system && one.code === group.within)
    return over === undefined || over === group ? 0 : 1 + depth(over)
  }
  return groups.filter((group) => holds(group, code) === 'whole').sort((a, b) => depth(b) - depth(a))
}

/** A group by its system and code, as figures name it. */
export function groupOf(groups: readonly CodeGroup[], system: string, code: string): CodeGroup | undefined {
  return groups.find((group) => group.system === system && group.code === code)
}

/**
 * Beginnings of codes that together are the group and do not overlap, as a `Breakdown` asks for them: where something is
 * excepted, the codes beside it, down to its own length.
 */
export function beginningsOf(group: CodeGroup, tree: CodeTree): string[] {
  const wide = group.includes.filter(
    (code) => !group.includes.some((other) => other !== code && code.startsWith(other)),
  )
  return wide.flatMap((code) => without(code, group.except, tree)).sort()
}

function without(code: string, except: readonly string[], tree: CodeTree): string[] {
  if (except.some((wide) => code.startsWith(wide))) return []
  if (!except.some((narrow) => narrow.startsWith(code))) return [code]
  return tree.childrenOf('HS', code).flatMap((child) => without(child, except, tree))
}
