/** Names a document has introduced in full, by what it may call them later. */
import type { Day } from '../time/day.js'
import type { CompiledLexicon } from './lexicon.js'

/** Names a document has introduced, by surname in lower case: later it may use the surname alone. `id` only for known people. */
export type Introduced = Map<string, { id?: string; name: string }>

export interface Naming {
  lexicon: CompiledLexicon
  introduced: Introduced
  date: Day
}

/** Remembers a full name by what it may be called later. */
export function introduce(name: string, id: string | undefined, introduced: Introduced): void {
  const words = name.toLowerCase().replace(/[.,]/g, '').split(' ')
  const first = words[0]
  const last = words[words.length - 1]
  if (last !== undefined && last.length > 1) introduced.set(last, { id, name })
  // Chinese names put the surname first; a given name alone is rare in such texts.
  if (id !== undefined && first !== undefined && words.length === 2 && first.length <= 5)
    introduced.set(first, { id, name })
}
