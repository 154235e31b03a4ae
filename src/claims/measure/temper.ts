/** What tempers a verb: denied, merely possible, threatened, planned, announced; past, present or to come. */
import type { ClaimModality } from '../claim.js'
import type { Unit } from './units.js'

export interface Temper {
  /** No claim can be made of it: a mere possibility, a wish, a question. */
  open: boolean
  negated: boolean
  modality?: ClaimModality
  tense: 'present' | 'past' | 'future' | null
}

const possible = new Set(
  'could may might should if whether unless consider considers considered considering mull mulls mulling mulled weigh weighs weighing weighed debate possible possibly potential potentially perhaps would-be hypothetical likely any avoid prevent averted avert without ask asks asked asking urge urges urged urging want wants wanted wanting hope hopes hoped hoping demand demands demanded call calls called calling seek seeks sought push pushing willing ready unlikely rumored rumoured how'.split(
    ' ',
  ),
)
const threats = /^(?:threat|threats|threaten|threatens|threatened|threatening|warned|warns|warning|vow|vows|vowed)$/
const proposals =
  /^(?:propose|proposes|proposed|proposing|proposal|plan|plans|planned|planning|intend|intends|intended|intention|preparing|prepares|prepared)$/
const announcements =
  /^(?:announce|announces|announced|announcing|announcement|unveil|unveils|unveiled|unveiling|order|orders|ordered|directs|directed|pledged|pledges|promised|promises)$/
const expectations = /^(?:expected|expects|expect|anticipated|forecast|projected)$/
const notWords = new Set([
  'not',
  "n't",
  'never',
  'no',
  'nor',
  'neither',
  'refused',
  'declined',
  'denied',
  'denies',
  'failed',
  "didn't",
  "hasn't",
  "won't",
  "haven't",
  "isn't",
  "wasn't",
  "doesn't",
  "don't",
  'nobody',
  'cannot',
  "can't",
])

/**
 * Reads the units between a clause's start and the end of its verb.
 *
 * @param from first unit to read
 * @param verb first unit of the verb
 * @param to the unit after the verb
 */
export function temperOf(units: Unit[], from: number, verb: number, to: number): Temper {
  const temper: Temper = { open: false, negated: false, tense: null }
  let will = false
  let would = false
  let be = false
  for (let at = from; at < verb; at++) {
    const unit = units[at]
    if (unit === undefined || unit.mark !== undefined) continue
    const { lower } = unit
    if (notWords.has(lower)) {
      // "not only ... but", "no more than" deny nothing.
      if (!/^(?:only|more|less|later|yet)$/.test(units[at + 1]?.lower ?? '')) temper.negated = true
    } else if (possible.has(lower)) temper.open = true
    else if (threats.test(lower)) temper.modality = 'threatened'
    else if (proposals.test(lower)) temper.modality ??= 'proposed'
    else if (announcements.test(lower)) temper.modality ??= 'announced'
    else if (expectations.test(lower)) temper.modality ??= 'expected'
    else if (/^(?:will|shall|'ll)$/.test(lower)) will = true
    else if (/^(?:would|'d)$/.test(lower)) would = true
    else if (/^(?:set|due|scheduled|slated|poised|about)$/.test(lower) && units[at + 1]?.lower === 'to') {
      will = true
      temper.modality ??= 'expected'
    }
    if (at >= verb - 4 && /^(?:is|are|was|were|be|been|being)$/.test(lower)) be = true
  }
  const words = units.slice(verb, to).map(({ lower }) => lower)
  const first = words[0] ?? ''
  const before = units[verb - 1]?.lower ?? ''
  const subject = units[verb - 2]
  // "The two are to cut", "US to halve" tell a plan that is settled; "documents to raise" only an intent.
  const infinitive =
    before === 'to' && (/^(?:is|are|was|were)$/.test(subject?.lower ?? '') || subject?.mark?.kind === 'country')
  if (before === 'to' && !infinitive && !will && !would && !isSettled(units, from, verb)) temper.modality ??= 'proposed'
  if (will || infinitive) {
    temper.tense = 'future'
    temper.modality ??= 'announced'
  } else if (would) {
    temper.tense = 'future'
    temper.modality ??= 'announced'
  } else if (be && /ing$/.test(first) && /^(?:is|are)$/.test(lastAuxiliary(units, verb))) {
    temper.modality ??= 'announced'
    temper.tense = 'future'
  } else if (
    /(?:ed|wn)$/.test(first) ||
    /^(?:took|came|went|rose|fell|put|cut|brought|held|kept|left|ran|struck|lapsed)$/.test(first)
  )
    temper.tense = 'past'
  else if (/(?:s|remain|stand|stay|face|apply)$/.test(first)) temper.tense = 'present'
  return temper
}

/** "agreed to", "decided to", "a deal to": the infinitive tells what was done. */
function isSettled(units: Unit[], from: number, verb: number): boolean {
  return units
    .slice(from, verb)
    .some(({ lower }) =>
      /^(?:agreed|agrees|agree|agreeing|decided|decides|moved|moves|began|begun|begins|started|opted|chose|voted|acted|continued|continues|continue|managed|went|helped|deal|agreement|accord|pact|signed|approved|subject|liable|set|about)$/.test(
        lower,
      ),
    )
}

function lastAuxiliary(units: Unit[], verb: number): string {
  for (let at = verb - 1; at >= Math.max(0, verb - 4); at--) {
    const lower = units[at]?.lower ?? ''
    if (/^(?:is|are|was|were|been|being)$/.test(lower)) return lower
  }
  return ''
}
