/** What a measure falls on: "all Chinese imports", "U.S. soybeans", "$200 billion of goods from China", "Canada and Mexico". */
import { phraseAt, type Unit } from './units.js'
import { heads, verbs } from './words.js'

export interface Target {
  /** Unit indexes of the countries hit. */
  countries: number[]
  /** Unit indexes of countries that the goods go to: "entering the US", "in China". They impose. */
  towards: number[]
  /** Particular goods, as written in lower case; empty for goods at large. */
  scope: string[]
  /** The unit of a product mark. */
  product?: Unit
  /** Dollars of trade said to be covered. */
  money?: number
  /** First unit of the phrase, and the one after its last. */
  start: number
  end: number
}

/** Words for goods at large: they narrow nothing. */
export const generalGoods = new Set(
  'good goods import imports export exports product products item items article articles merchandise shipment shipments commodity commodities wares cargo trade everything origin made manufactured originating produced imported countries country nations'.split(
    ' ',
  ),
)

const fillers = new Set(
  'each covered affected listed eligible the a an all other most many some certain virtually nearly almost its their his of worth in more than about around over roughly additional further such these those entire remaining various and or , from / & value every any'.split(
    ' ',
  ),
)

const stops = new Set(
  'that which who whom whose while when where as if but because after before since until till through by with without under into onto at to for is are was were be been being has have had will would could should may might can do does did not than then so also amid despite during following including starting effective beginning based due pending unless within between per it he she they we i you this there here . ; : ( ) — – - " “ ” \' ’ ‘ set next last now currently already again beside besides alongside under on upon over up down against total totals totaled totalled average averages averaged reach reaches exceed exceeds imposed levied hits hit hurts hurt hitting rose fell jumped'.split(
    ' ',
  ),
)

/** The phrase that begins at a unit, or undefined where none does. */
export function targetAt(units: Unit[], start: number): Target | undefined {
  const target: Target = { countries: [], towards: [], scope: [], start, end: start }
  const words: string[] = []
  const flush = (): void => {
    const phrase = words.splice(0).join(' ')
    if (phrase !== '') target.scope.push(phrase)
  }
  let at = start
  for (; at < units.length && at - start < 24; at++) {
    const unit = units[at]
    if (unit === undefined) break
    const { mark, lower } = unit
    const towards = towardsAt(units, at)
    if (towards !== undefined && target.end > start) {
      target.towards.push(towards)
      at = Math.max(at, towards)
      target.end = at + 1
      continue
    }
    if (mark?.kind === 'country') {
      target.countries.push(at)
      target.end = at + 1
    } else if (mark?.kind === 'product') {
      if (target.product === undefined) target.product = unit
      if (!lower.split(' ').every((word) => generalGoods.has(word))) words.push(lower)
      target.end = at + 1
    } else if (mark?.kind === 'money') {
      target.money = mark.number.value
    } else if (mark !== undefined) break
    else if (generalGoods.has(lower)) target.end = at + 1
    else if (/^['’]s?$/.test(lower)) continue
    else if (lower === ',' || lower === 'and' || lower === 'or' || lower === '&') {
      flush()
      if (!goesOn(units, at + 1, start)) break
    } else if (
      lower === 'from' &&
      !/^(?:the)$/.test(units[at + 1]?.lower ?? '') &&
      units[at + 1]?.mark?.kind !== 'country'
    )
      break
    else if ((fillers.has(lower) && (lower !== 'over' || isAmount(units[at + 1]))) || /^\d+$/.test(lower)) continue
    else if (
      stops.has(lower) ||
      !/^[a-z0-9.]/.test(lower) ||
      phraseAt(units, at, heads) !== undefined ||
      phraseAt(units, at, verbs) !== undefined
    )
      break
    else {
      words.push(lower)
      target.end = at + 1
    }
  }
  flush()
  return target.end > start ? target : undefined
}

/** "entering the United States", "to the US", "in China", "bound for America": the unit of the country that goods go to. */
function towardsAt(units: Unit[], at: number): number | undefined {
  const lower = units[at]?.lower
  // "made in China", "originating in China": the goods come from there.
  if (
    lower === 'in' &&
    /^(?:made|produced|manufactured|originating|grown|assembled|built)$/.test(units[at - 1]?.lower ?? '')
  )
    return undefined
  // "China-bound": the goods go there.
  if (lower === 'bound') return units[at - 1]?.mark?.kind === 'country' ? at - 1 : undefined
  if (
    lower === undefined ||
    !/^(?:entering|into|to|in|bound|reaching|shipped|sold|exported|coming|sent|headed)$/.test(lower)
  )
    return undefined
  for (let to = at + 1; to < at + 5; to++) {
    const unit = units[to]
    if (unit?.mark?.kind === 'country') return unit.mark.form === 'adjective' ? undefined : to
    if (!/^(?:the|for|to|into|in)$/.test(unit?.lower ?? '')) return undefined
  }
  return undefined
}

function isAmount(unit: Unit | undefined): boolean {
  return unit?.mark?.kind === 'money' || /^[\d$]/.test(unit?.lower ?? '')
}

const finite =
  /^(?:is|are|was|were|has|have|had|will|would|could|may|might|said|says|also|did|does|do|who|which|that|to|then|later)$/

/** Whether what follows a comma or an "and" is another item of the same list, not a new clause. */
function goesOn(units: Unit[], at: number, start: number): boolean {
  for (let to = at; to < at + 3; to++) {
    const unit = units[to]
    if (unit === undefined) return false
    if (unit.lower === 'and' || unit.lower === 'or') continue
    if (unit.mark !== undefined) {
      if (unit.mark.kind === 'product') return true
      if (unit.mark.kind !== 'country') return false
      const next = units[to + 1]
      // "and China imposed": the country is the subject of what follows.
      return (
        next === undefined ||
        ((phraseAt(units, to + 1, verbs) === undefined ||
          standsAlone(units, to + 1) ||
          /^(?:starting|beginning|effective)$/.test(next.lower)) &&
          !finite.test(next.lower)) ||
        /^[.,;]$/.test(next.lower)
      )
    }
    if (stops.has(unit.lower) || phraseAt(units, to, verbs) !== undefined || phraseAt(units, to, heads) !== undefined)
      return false
    if (/^(?:a|an|the)$/.test(unit.lower)) return false
    // ", requiring companies to": a participle opens another clause.
    if (!fillers.has(unit.lower))
      return /^[a-z]/.test(unit.lower) && !/ing$/.test(unit.lower) && !(leadsClause(units, to) && hasVerb(units, start))
  }
  return false
}

/** "from China and Hong Kong ended on May 2": a verb without an object is of the goods, not of the country before it. */
function standsAlone(units: Unit[], at: number): boolean {
  const verb = phraseAt(units, at, verbs)
  if (verb?.value.intransitive !== true) return false
  const next = units[verb.to]
  return next === undefined || next.mark?.kind === 'period' || /^(?:on|at|[.])$/.test(next.lower)
}

/** Whether the clause has had its verb: what follows a list then cannot belong to the subject. */
function hasVerb(units: Unit[], start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const lower = units[at]?.lower ?? '.'
    if (/^[.;:]$/.test(lower)) return false
    if (
      /^(?:is|are|was|were|has|have|had|will|would|said|says)$/.test(lower) ||
      phraseAt(units, at, verbs) !== undefined
    )
      return true
  }
  return false
}

/** A finite verb within the next few words: the item would be a subject. */
function leadsClause(units: Unit[], at: number): boolean {
  for (let to = at + 1; to < at + 4; to++) {
    const lower = units[to]?.lower ?? '.'
    if (
      /^(?:is|are|was|were|has|have|had|will|would|said|says|could|may)$/.test(lower) ||
      phraseAt(units, to, verbs) !== undefined
    )
      return true
    if (/^[.,;]$/.test(lower)) return false
  }
  return false
}
