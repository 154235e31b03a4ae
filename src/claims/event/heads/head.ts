/** What a head is. */
import type { EventProposition } from '../../claim.js'

export interface Head {
  at: number
  kind: EventProposition['kind']
  verb: boolean
  /** First token of the noun phrase, or the verb itself. */
  start: number
  /** Token after the noun phrase's last word: "round of trade talks". */
  end: number
  plural: boolean
  rule: string
}
