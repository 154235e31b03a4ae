/** The form of a rule: a pattern, where it may stand, what it gives, an example that the tests run. */
import type { Found } from './gives.js'
import type { Item } from './item.js'
import { compile, type Match, type Pattern } from './pattern.js'

export interface Frame {
  name: string
  match: Pattern
  /** `subject`: the clause's flow stands before it; `own`: the rule names its flow; `tail`: it goes on from a finding. */
  place: 'subject' | 'own' | 'tail'
  gives: (match: Match, items: readonly Item[]) => Found | undefined
  example: string
}

/** One line of a table of rules. */
export function frame(
  name: string,
  place: Frame['place'],
  match: string,
  gives: Frame['gives'],
  example: string,
): Frame {
  return { name, place, match: compile(match), gives, example }
}
