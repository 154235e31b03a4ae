/** All rules of change, level, share and comparison, in the order in which they are tried at a word: the longer before the shorter. */
import { changesFrames } from './changes-frames.js'
import type { Frame } from './frame.js'
import { levelsFrames } from './levels-frames.js'
import { sharesFrames } from './shares-frames.js'
import { tailsFrames } from './tails-frames.js'

export const frames: Frame[] = [...changesFrames, ...levelsFrames, ...sharesFrames, ...tailsFrames]

/** The rules that may begin at a word or class, so that most words cost one look-up. */
export function indexed(rules: readonly Frame[]): Map<string, Frame[]> {
  const index = new Map<string, Frame[]>()
  for (const rule of rules)
    for (const name of rule.match.first) {
      const held = index.get(name)
      if (held === undefined) index.set(name, [rule])
      else held.push(rule)
    }
  return index
}
