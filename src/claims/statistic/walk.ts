/** Walks along a sentence and joins what is found to the flow it is said of. Where the link is broken by other matter, nothing is joined. */
import type { Day } from '../../time/day.js'
import { readDeal } from './deals.js'
import { readDuties } from './duties.js'
import type { Finding } from './findings.js'
import { type FlowPhrase, newFlow } from './flows.js'
import { type Frame, frames, indexed } from './frames.js'
import type { Item } from './items.js'
import { matchAt } from './pattern.js'
import { opensRank, readHolder, readRank } from './ranks.js'

/** One claim as told: a flow, what is said of it, and the times that go with it. */
export interface Told {
  flow: FlowPhrase
  findings: Finding[]
  /** Characters in the sentence. */
  start: number
  end: number
  times: Item[]
  /** Times before the subject, set off from it: used when no others are. */
  leading: Item[]
  /** Not the first that is said of this subject: its span is its own words only. */
  further: boolean
  /** Told of the future: only a past level inside it is a statistic. */
  future: boolean
}

export interface Antecedent {
  /** A statistic was told in the sentence before, so that "the figure" and "it" may mean it. */
  previous: boolean
}

type Place = Frame['place']
const index: Record<Place, Map<string, Frame[]>> = {
  own: indexed(frames.filter((one) => one.place === 'own')),
  subject: indexed(frames.filter((one) => one.place === 'subject')),
  tail: indexed(frames.filter((one) => one.place === 'tail')),
}
const noRules: Frame[] = []
/** Rules by the classes of an item and its word: sets of classes are shared between items, so each is looked up once. */
const found: Record<Place, Map<Item['classes'], Map<string, Frame[]>>> = {
  own: new Map(),
  subject: new Map(),
  tail: new Map(),
}
const mostClasses = 2_000

function rulesFor(place: Place, { classes, lower }: Item): Frame[] {
  const worded = lower !== '' && index[place].has(lower) ? lower : ''
  let byWord = found[place].get(classes)
  if (byWord === undefined) {
    byWord = new Map()
    if (found[place].size < mostClasses) found[place].set(classes, byWord)
  }
  const held = byWord.get(worded)
  if (held !== undefined) return held
  const rules = new Set<Frame>(worded === '' ? noRules : index[place].get(worded))
  for (const name of classes) for (const rule of index[place].get(name) ?? noRules) rules.add(rule)
  const sorted = [...rules].sort((a, b) => frames.indexOf(a) - frames.indexOf(b))
  byWord.set(worded, sorted)
  return sorted
}

/** All that a row of items tells of flows of trade. */
export function walk(items: readonly Item[], day: Day, antecedent: Antecedent): Told[] {
  return new Walker(items, day, antecedent).run()
}

class Walker {
  private readonly told: Told[] = []
  private subject: FlowPhrase | undefined
  private current: Told | undefined
  private linked = false
  private future = false
  private negated = false
  private conditional = false
  private joinedByAnd = false
  /** The subject around a clause with "when": "was up 8% from June, when shipments had dropped, and up 26% on the year". */
  private outer: FlowPhrase | undefined
  /** Times since the clause began that no claim has taken. */
  private pending: Item[] = []
  private leading: Item[] = []

  constructor(
    private readonly items: readonly Item[],
    private readonly day: Day,
    private readonly antecedent: Antecedent,
  ) {}

  run(): Told[] {
    let at = 0
    while (at < this.items.length) at = this.step(at)
    // "farm exports fell 53% and sorghum 97% from January through July": the time after both is the time of both.
    for (const [index, one] of this.told.entries()) {
      const before = this.told[index - 1]
      if (one.findings[0]?.rule === 'gapping' && before !== undefined && before.times.length === 0)
        before.times = one.times
    }
    return this.told
  }

  /** One step: the next item to look at. */
  private step(at: number): number {
    const item = this.items[at]
    if (item === undefined) return at + 1
    const own = this.own(at)
    if (own !== undefined) return this.begin(own)
    if (isTime(item)) return this.time(item, at)
    if (item.flow !== undefined) return this.meet(item.flow, at)
    if (this.linked && this.subject !== undefined) {
      const found = this.said(at)
      if (found !== undefined) return this.attach(found)
    }
    const back = this.outerAt(at)
    if (back !== undefined) return back
    const elliptic = this.ellipsis(at)
    if (elliptic !== undefined) return elliptic
    if (this.linked) {
      const next = this.link(at)
      if (next !== undefined) return next
      this.unlink()
    }
    this.boundary(item)
    return at + 1
  }

  /** ", and up 26%" after a clause with "when" goes on with the subject outside it. */
  private outerAt(at: number): number | undefined {
    const { outer } = this
    const next = this.items[at + 2]
    if (
      outer === undefined ||
      this.items[at]?.lower !== ',' ||
      this.items[at + 1]?.lower !== 'and' ||
      next === undefined
    )
      return undefined
    if (!next.classes.has('UP') && !next.classes.has('DOWN')) return undefined
    this.subject = outer
    this.outer = undefined
    this.linked = true
    this.current = [...this.told].reverse().find((one) => one.flow === outer)
    this.joinedByAnd = true
    return at + 2
  }

  private time(item: Item, at: number): number {
    if (this.linked && this.current !== undefined) {
      this.current.times.push(item)
      this.current.end = Math.max(this.current.end, item.end)
    } else {
      const before = this.items[at - 1]
      const opens =
        before === undefined ||
        before.classes.has('BOUNDARY') ||
        before.classes.has('AND') ||
        /^[,;:—–(“"]$/.test(before.lower)
      if (this.linked && this.subject !== undefined) this.pending.push(item)
      else if (opens) this.leading = [item]
    }
    return at + 1
  }

  private unlink(): void {
    this.linked = false
    this.subject = undefined
    this.current = undefined
    this.pending = []
  }

  private boundary(item: Item): void {
    if (/^(if|unless|whether)$/.test(item.lower)) this.conditional = true
    else if (item.lower === ',' || item.lower === ';') this.conditional = false
    if (item.lower === ';') this.leading = []
  }

  /** A rule that names its own flow, a deal told with a verb, or a holder of a rank. */
  private own(at: number): Finding | undefined {
    const item = this.items[at]
    if (item === undefined) return undefined
    for (const rule of this.candidates('own', item)) {
      if (sumsOfFlows.has(rule.name) && this.isInScope(at)) continue
      const found = this.tried(rule, at)
      if (found?.flow !== undefined || found?.rate !== undefined) return found
      if (found?.rule === 'high-of' && (this.told.length > 0 || this.antecedent.previous))
        return { ...found, flow: { ...newFlow(found.from, 'anaphor'), ...this.spanOf(found) } }
    }
    if (item.classes.has('BUY') || item.classes.has('SELL') || item.classes.has('BOOK')) {
      const deal = readDeal(this.items, at)
      if (deal !== undefined) return deal
    }
    if (item.classes.has('COLLECT')) return readDuties(this.items, at)
    if (item.mark?.kind === 'country') return readHolder(this.items, at)
    return undefined
  }

  private isInScope(at: number): boolean {
    for (let back = at - 1; back >= Math.max(0, at - 12); back--) {
      const lower = this.items[back]?.lower ?? ''
      if (inScope.test(lower)) return true
      if (lower === ';') return false
    }
    return false
  }

  private spanOf({ from, to }: Finding): { start: number; end: number } {
    return { start: this.items[from]?.start ?? 0, end: this.items[to - 1]?.end ?? 0 }
  }

  private candidates(place: Place, item: Item): Frame[] {
    return rulesFor(place, item)
  }

  private tried(rule: Frame, at: number): Finding | undefined {
    const match = matchAt(this.items, at, rule.match)
    if (match === undefined) return undefined
    const given = rule.gives(match, this.items)
    if (given === undefined) return undefined
    const counted = this.items.slice(match.from, match.to).find(({ classes }) => classes.has('INVALUE'))
    const measure = counted === undefined ? {} : { measure: measureOf(counted) }
    return { rule: rule.name, from: match.from, to: match.to, ...measure, ...given }
  }

  /** What the words here say of the subject. */
  private said(at: number): Finding | undefined {
    const item = this.items[at]
    if (item === undefined) return undefined
    if (opensRank(item)) {
      const rank = readRank(this.items, at, this.day)
      if (rank !== undefined) return rank
    }
    if (this.current !== undefined)
      for (const rule of this.candidates('tail', item)) {
        const found = this.tried(rule, at)
        if (found !== undefined) return found
      }
    for (const rule of this.candidates('subject', item)) {
      const found = this.tried(rule, at)
      if (found !== undefined && !(rule.name === 'move' && this.nounHere(at))) return found
    }
    return undefined
  }

  /** "growth", "a fall": a noun of change without a figure says nothing of the subject. */
  private nounHere(at: number): boolean {
    const before = this.items[at - 1]
    const item = this.items[at]
    if (before === undefined || item === undefined) return false
    return (
      before.classes.has('DET') || (before.classes.has('ADJ') && item.classes.has('MOVEN')) || before.classes.has('SEE')
    )
  }

  /** A new subject. */
  private meet(flow: FlowPhrase, at: number): number {
    this.outer = this.items[at - 1]?.lower === 'when' ? this.told.at(-1)?.flow : undefined
    const wasLinked =
      this.linked &&
      this.current === undefined &&
      this.subject !== undefined &&
      this.items[at - 1]?.classes.has('AND') === true
    this.current = undefined
    this.future = false
    this.negated = false
    this.joinedByAnd = false
    this.pending = []
    if (flow.embedded || wasLinked) {
      // "exports and imports fell": which of the two, the words do not say.
      this.linked = false
      this.subject = undefined
    } else {
      this.subject = this.withRunner(flow, at)
      this.linked = true
    }
    return at + 1
  }

  /** "The U.S. ran a goods deficit": who runs it is whose it is. */
  private withRunner(flow: FlowPhrase, at: number): FlowPhrase {
    const verb = this.items[at - 1]
    if (flow.owner !== undefined || verb === undefined) return flow
    if (!(verb.classes.has('SEE') || verb.classes.has('HAVE') || /^(ran|run|runs|running|logged)$/.test(verb.lower)))
      return flow
    let back = at - 2
    while (this.items[back]?.classes.has('ADV') === true || this.items[back]?.classes.has('HAVE') === true) back--
    const runner = this.items[back]
    if (runner?.mark?.kind !== 'country') return flow
    return { ...flow, owner: { code: runner.mark.code, form: 'possessive' }, start: runner.start }
  }

  /** A finding with its own flow opens a claim and is the subject of what follows. */
  private begin(found: Finding): number {
    if (this.conditional || this.inFuture(found.from)) {
      this.unlink()
      return found.to
    }
    const flow = this.withMover(found)
    this.subject = flow
    this.future = false
    this.negated = false
    this.joinedByAnd = false
    this.current = this.open(flow, found, false)
    this.linked = true
    return found.to
  }

  /** "China more than doubled its purchases": who moves the flow is whose it is. */
  private withMover(found: Finding): FlowPhrase {
    const flow = found.flow ?? newFlow(found.from, 'anaphor')
    if (!/^(cut|multiply)-flow/.test(found.rule) || flow.owner !== undefined) return flow
    let back = found.from - 1
    while (this.items[back]?.classes.has('ADV') === true || this.items[back]?.classes.has('HAVE') === true) back--
    const mover = this.items[back]
    if (mover?.mark?.kind !== 'country') return flow
    found.flow = { ...flow, owner: { code: mover.mark.code, form: 'possessive' }, start: mover.start }
    return found.flow
  }

  /** "would cut its purchases by half": words of the future right before a finding. */
  private inFuture(at: number): boolean {
    for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
      const item = this.items[back]
      if (item === undefined) return false
      if (item.classes.has('MODAL') || foreseeing.test(item.lower)) return true
      if (item.lower === 'to' && this.items[back - 1]?.classes.has('FUTURE') === true) return true
      if (
        !(
          item.classes.has('ADV') ||
          item.classes.has('HAVE') ||
          item.classes.has('BE') ||
          item.classes.has('SEE') ||
          item.classes.has('DET')
        )
      )
        return false
    }
    return false
  }

  private open(flow: FlowPhrase, found: Finding, further: boolean): Told {
    const first = this.items[found.from]
    const last = this.items[found.to - 1]
    const ownFlow = found.flow !== undefined
    const inside = this.timesIn(found)
    const told: Told = {
      flow,
      findings: [found],
      start:
        ownFlow || further
          ? Math.min(first?.start ?? flow.start, ownFlow && !further ? flow.start : Number.POSITIVE_INFINITY)
          : flow.noun === 'anaphor' && flow.end === 0
            ? (first?.start ?? 0)
            : Math.min(flow.start, first?.start ?? flow.start),
      end: Math.max(last?.end ?? 0, ownFlow ? flow.end : 0),
      times: [...(further ? [] : (flow.times ?? [])), ...(further ? [] : this.pending), ...inside],
      leading: this.leading,
      further,
      future: this.future,
    }
    this.pending = []
    this.told.push(told)
    return told
  }

  private timesIn({ from, to, timeless }: Finding): Item[] {
    return timeless === true ? [] : this.items.slice(from, to).filter(isTime)
  }

  /**
   * "up 2.8 percent ($12.1 billion) from 2023" gives the change again, in dollars; "8% below last year in volume (691,800
   * mt)" the level. Where a bare bracket may be either, it is neither.
   */
  private bracket(found: Finding): Finding | undefined {
    const last = this.current?.findings.at(-1)
    if (
      last?.percent === undefined ||
      found.level === undefined ||
      last.to !== found.from ||
      last.measure !== undefined
    )
      return found
    const next = this.items[found.to]?.lower ?? ''
    const again =
      /^(from|over|compared|on|than|versus|year)$/.test(next) ||
      this.current?.findings.some((one) => one.level !== undefined)
    if (again !== true) return undefined
    return { rule: 'bracket-change', from: found.from, to: found.to, absolute: found.level, direction: last.direction }
  }

  private attach(given: Finding): number {
    const { subject } = this
    const found = given.rule === 'level-bracket' ? this.bracket(given) : given
    if (found === undefined) return given.to
    if (subject === undefined) return found.to
    if (this.negated || this.conditional) {
      this.unlink()
      return found.to
    }
    const held = this.current
    if (held === undefined) {
      this.current = this.open(subject, found, false)
    } else if (merges(held, found, this.joinedByAnd)) {
      held.findings.push(found)
      held.end = Math.max(held.end, this.items[found.to - 1]?.end ?? 0)
      held.times.push(...this.timesIn(found))
    } else {
      this.current = this.open(found.flow ?? subject, found, true)
    }
    this.joinedByAnd = false
    return found.to
  }

  /** Words that may stand between a subject and what is said of it, or between two things said. */
  private link(at: number): number | undefined {
    const item = this.items[at]
    if (item === undefined) return undefined
    const { lower, classes } = item
    const next = this.items[at + 1]
    if (classes.has('MODAL')) {
      this.future = true
      return at + 1
    }
    if (classes.has('NEG')) {
      this.negated = true
      return at + 1
    }
    if (classes.has('FUTURE') && lower !== 'set') {
      if (next?.lower === 'to' && this.items[at + 2]?.classes.has('BASE') === true) this.future = true
      else if (
        next?.lower === 'to' &&
        /^(be|continue|keep|go|come|amount|stand)$/.test(this.items[at + 2]?.lower ?? '')
      )
        this.future = true
      else return undefined
      return at + 2
    }
    if (lower === 'which' || lower === 'that') return at + 1
    if (classes.has('AND')) {
      this.joinedByAnd = true
      if (lower === 'but') this.future = false
      const gap = this.gapping(at + 1)
      return gap ?? at + 1
    }
    if (lower === ',' || lower === '(' || lower === '—' || lower === '–') {
      const gap = lower === ',' ? this.gapping(at + 1) : undefined
      if (gap !== undefined) return gap
      return this.aside(at) ?? at + 1
    }
    if (classes.has('INVALUE')) return this.counted(item, at)
    if (
      /^[)\-:"”“]$/.test(lower) ||
      classes.has('W') ||
      classes.has('BE') ||
      classes.has('HAVE') ||
      classes.has('SEE') ||
      classes.has('DET')
    )
      return at + 1
    if (lower === 'set' || /^(continued|continue|continues|began|begun|started|kept|or|each|both)$/.test(lower))
      return at + 1
    if (classes.has('LEVEL') || /^(stood|stand|stands|peaked|bottomed)$/.test(lower)) return at + 1
    if (this.current !== undefined && /^(went|gone|headed|bound)$/.test(lower) && next?.lower === 'to') return at + 1
    if (/^(to|into|from)$/.test(lower)) {
      const place = this.place(at)
      if (place !== undefined) return place
      if (
        lower === 'to' &&
        next?.classes.has('MOVE') === true &&
        /^(continu|began|begun|start|kept|went)/.test(this.items[at - 1]?.lower ?? '')
      )
        return at + 1
      if (lower === 'to' && next?.classes.has('DET') === true) return at + 1
    }
    if (lower === 'with') {
      const partner = this.partnerAfter(at + 1)
      if (partner !== undefined) return partner
    }
    if (
      lower === 'at' &&
      (next?.classes.has('DET') === true ||
        next?.classes.has('SUPERLOW') === true ||
        next?.classes.has('SUPERHIGH') === true)
    )
      return at + 1
    if (
      /^(compared|with|from|than|versus|vs|against|over|on|in|during|of|to|at|through|until|by|for|after)$/.test(lower)
    ) {
      for (let ahead = at + 1; ahead < at + 4; ahead++) {
        const one = this.items[ahead]
        if (one === undefined) return undefined
        if (isTime(one)) return at + 1
        if (!(one.classes.has('DET') || one.classes.has('ADJ') || /^(with|to|same|in|of|from)$/.test(one.lower))) break
      }
      return undefined
    }
    if (lower === 'period' && this.current !== undefined && isTime(this.items[at - 1] ?? item)) {
      this.current.end = Math.max(this.current.end, item.end)
      return at + 1
    }
    if (
      this.current !== undefined &&
      (classes.has('LEVELNOUN') || /^(period|time|same|stretch|season|figure|trade)$/.test(lower))
    )
      return at + 1
    return undefined
  }

  /** "exports to Mexico rose while those to China fell": the same flow to another place; any other place breaks the link. */
  private those(at: number, place: number, side: 'toCountry' | 'fromCountry', code: string): number | undefined {
    const those = this.items[at - 1]
    if (this.subject === undefined || (those?.lower !== 'those' && those?.lower !== 'that')) return undefined
    const end = this.items[place]?.end ?? those.end
    this.subject = { ...this.subject, [side]: code, start: those.start, end, times: undefined }
    this.current = undefined
    this.joinedByAnd = false
    return place + 1
  }

  /** "was $295.4 billion with China", where the partner is known already. */
  private partnerAfter(from: number): number | undefined {
    const at = this.items[from]?.classes.has('DET') === true ? from + 1 : from
    const item = this.items[at]
    if (item?.mark?.kind !== 'country' || item.mark.code !== this.subject?.withCountry) return undefined
    if (this.current !== undefined) this.current.end = Math.max(this.current.end, item.end)
    return at + 1
  }

  /** "in volume", "by value": what the last thing said was counted in. */
  private counted(item: Item, at: number): number {
    const last = this.current?.findings.at(-1)
    if (last !== undefined && this.current !== undefined) {
      last.measure = measureOf(item)
      this.current.end = Math.max(this.current.end, item.end)
    } else if (this.subject !== undefined) this.subject = { ...this.subject, measure: measureOf(item) }
    return at + 1
  }

  /** "fell 20% to China": the partner told after the verb. */
  private place(at: number): number | undefined {
    const from = this.items[at]?.lower
    let next = at + 1
    while (this.items[next]?.classes.has('DET') === true) next++
    const mark = this.items[next]?.mark
    if (mark?.kind !== 'country' || this.subject === undefined) return undefined
    const side = from === 'from' ? 'fromCountry' : 'toCountry'
    const held = this.subject[side]
    if (held !== undefined && held !== mark.code) return this.those(at, next, side, mark.code)
    if (held !== undefined && this.current !== undefined) return next + 1
    const flow = { ...this.subject, [side]: mark.code }
    this.subject = flow
    if (this.current !== undefined && !this.current.further) {
      this.current.flow = flow
      this.current.end = Math.max(this.current.end, this.items[next]?.end ?? 0)
    }
    return next + 1
  }

  /** An aside between commas, brackets or dashes: jumped over where nothing in it is a figure or a flow. */
  private aside(at: number): number | undefined {
    const opener = this.items[at]?.lower
    const closer = opener === '(' ? ')' : opener
    const first = this.items[at + 1]
    if (first === undefined) return undefined
    // After something was said, only an attribution is an aside; anything else may be a new clause.
    const attribution = /^(according|as|said|says|data|official|the|customs|government)$/.test(first.lower)
    if (this.current !== undefined && !attribution && opener !== '(') return undefined
    let said = this.current === undefined || opener === '('
    for (let close = at + 1; close < Math.min(this.items.length, at + 16); close++) {
      const item = this.items[close]
      if (item === undefined) return undefined
      if (item.lower === closer && close > at + 1) {
        if (!said) return undefined
        this.productInAside(at + 1, close)
        return close + 1
      }
      if (/^(according|said|says|showed|shows|data)$/.test(item.lower)) said = true
      if (
        item.flow !== undefined ||
        item.classes.has('FIGURE') ||
        item.classes.has('MOVE') ||
        item.classes.has('MULTIPLY')
      )
        return undefined
    }
    return undefined
  }

  /** "shipments to China, mostly pork variety meats, fell": the aside names the goods. */
  private productInAside(from: number, to: number): void {
    const { subject } = this
    if (subject === undefined || subject.product !== undefined) return
    if (!/^(mostly|mainly|largely|primarily|chiefly|namely|predominantly)$/.test(this.items[from]?.lower ?? '')) return
    for (let at = from; at < to; at++) {
      const item = this.items[at]
      if (item?.mark?.kind === 'product') {
        this.subject = {
          ...subject,
          product: { id: item.mark.id, from: at, to: at + 1, start: item.start, end: item.end },
        }
        return
      }
    }
  }

  /** "farm exports fell 53% and sorghum 97%": the verb is left out. */
  private gapping(at: number): number | undefined {
    const held = this.current
    const last = [...(held?.findings ?? [])].reverse().find((one) => one.direction !== undefined)
    if (held === undefined || last === undefined || last.direction === undefined) return undefined
    let next = at
    while (
      this.items[next]?.classes.has('DET') === true ||
      this.items[next]?.classes.has('ADV') === true ||
      this.items[next]?.classes.has('AND') === true ||
      this.items[next]?.lower === 'those' ||
      this.items[next]?.lower === 'of' ||
      this.items[next]?.lower === 'that'
    )
      next++
    const again = this.inOtherMeasure(held, last, next)
    if (again !== undefined) return again
    const named = this.items[next]
    const product = named?.mark?.kind === 'product' ? named.mark.id : undefined
    const country = named?.mark?.kind === 'country' ? named.mark.code : undefined
    const bare = named?.flow
    let after = next + 1
    let flow: FlowPhrase
    if (named !== undefined && product !== undefined)
      flow = {
        ...held.flow,
        product: { id: product, from: next, to: next + 1, start: named.start, end: named.end },
        products: undefined,
        times: undefined,
        allGoods: undefined,
      }
    else if (named !== undefined && bare !== undefined)
      flow = {
        ...held.flow,
        noun: bare.noun,
        product: bare.product ?? held.flow.product,
        toCountry: bare.toCountry,
        fromCountry: bare.fromCountry,
        owner: bare.owner ?? (bare.noun === held.flow.noun ? held.flow.owner : undefined),
        times: bare.times,
      }
    else if (country !== undefined && /^(to|from)$/.test(this.items[next - 1]?.lower ?? '')) return undefined
    else return undefined
    while (
      this.items[after]?.classes.has('W') === true ||
      this.items[after]?.lower === 'by' ||
      this.items[after]?.lower === ','
    )
      after++
    const figure = this.items[after]
    if (figure === undefined || named === undefined) return undefined
    const own = figure.classes.has('PERCENT') || figure.classes.has('FRACTION') || figure.classes.has('AMOUNT')
    if (
      !own ||
      this.items[after + 1]?.classes.has('MOVEN') === true ||
      /^(of|tariff|duty|worth|below|above|lower|higher|in)$/.test(this.items[after + 1]?.lower ?? '')
    )
      return undefined
    const change = this.sameKind(last, figure)
    if (change === undefined) return undefined
    const found: Finding = {
      rule: 'gapping',
      from: next,
      to: after + 1,
      flow: { ...flow, start: named.start, end: named.end },
      direction: last.direction,
      ...change,
    }
    this.subject = found.flow
    this.current = this.open({ ...flow, start: named.start, end: named.end }, found, true)
    this.current.leading = held.leading
    return after + 1
  }

  /** "rose 12% in volume and 9% in value": the same change by the other measure. */
  private inOtherMeasure(held: Told, last: Finding, at: number): number | undefined {
    const [figure, counted] = [this.items[at], this.items[at + 1]]
    if (figure?.mark?.kind !== 'percent' || counted === undefined || !counted.classes.has('INVALUE')) return undefined
    const { mark } = figure
    const percent = { number: mark.number, upper: mark.upper, unit: '%', hedge: mark.hedge }
    const found: Finding = {
      rule: 'gapping',
      from: at,
      to: at + 2,
      direction: last.direction,
      percent,
      measure: measureOf(counted),
    }
    this.current = this.open({ ...held.flow, times: undefined }, found, true)
    this.current.leading = held.leading
    return at + 2
  }

  private sameKind(last: Finding, figure: Item): Partial<Finding> | undefined {
    const { mark } = figure
    if (mark?.kind === 'percent' && last.percent !== undefined)
      return { percent: { number: mark.number, upper: mark.upper, unit: '%', hedge: mark.hedge } }
    if (mark?.kind === 'money' && last.absolute?.unit === mark.currency)
      return { absolute: { number: mark.number, upper: mark.upper, unit: mark.currency, hedge: mark.hedge } }
    if (mark?.kind === 'quantity' && last.absolute?.unit === mark.unit)
      return { absolute: { number: mark.number, upper: mark.upper, unit: mark.unit, hedge: mark.hedge } }
    return undefined
  }

  /** "sorghum plunged 97%" after farm exports; "the volume was up 8%"; "it was the lowest since 2009". */
  private ellipsis(at: number): number | undefined {
    const item = this.items[at]
    const before = this.items[at - 1]
    if (item === undefined) return undefined
    const opens =
      before === undefined ||
      before.classes.has('AND') ||
      before.classes.has('BOUNDARY') ||
      before.classes.has('DET') ||
      /^[,;:—–“"(]$/.test(before.lower) ||
      isTime(before)
    if (!opens) return undefined
    const known = this.told.at(-1)
    if (item.mark?.kind === 'product') {
      if (known === undefined && !this.antecedent.previous) return undefined
      if (!this.predicateAt(at + 1)) return undefined
      const base = known?.flow ?? newFlow(at, 'ellipsis')
      this.subject = {
        ...base,
        noun: known === undefined ? 'ellipsis' : base.noun,
        from: at,
        to: at + 1,
        start: item.start,
        end: item.end,
        product: { id: item.mark.id, from: at, to: at + 1, start: item.start, end: item.end },
        products: undefined,
        times: undefined,
        allGoods: undefined,
      }
    } else if (item.classes.has('ANAPHOR') || /^(that|this)$/.test(item.lower)) {
      if (known === undefined && !this.antecedent.previous) return undefined
      const noun = item.classes.has('ANAPHOR') && !/^(it|they)$/.test(item.lower)
      if (noun ? before?.classes.has('DET') !== true : this.items[at + 1]?.classes.has('BE') !== true) return undefined
      if (!this.predicateAt(at + 1)) return undefined
      const flow = newFlow(at, 'anaphor')
      flow.start = noun ? (before?.start ?? item.start) : item.start
      flow.end = item.end
      if (item.classes.has('VOLUME')) flow.measure = 'quantity'
      if (item.lower === 'value') flow.measure = 'value'
      this.subject = flow
    } else return undefined
    this.current = undefined
    this.linked = true
    this.future = false
    this.negated = false
    this.joinedByAnd = false
    this.pending = []
    return at + 1
  }

  /** Whether a word of change or level comes next, past small words: else a bare product or "it" means nothing to us. */
  private predicateAt(at: number): boolean {
    for (let next = at; next < Math.min(this.items.length, at + 5); next++) {
      const item = this.items[next]
      if (item === undefined) return false
      const { classes } = item
      if (
        (classes.has('MOVE') && !item.lower.endsWith('ing')) ||
        classes.has('DOWN') ||
        classes.has('UP') ||
        classes.has('MULTIPLY') ||
        classes.has('FIGURE') ||
        classes.has('LEVEL')
      )
        return true
      if (opensRank(item) && !classes.has('DET')) return true
      if (!(classes.has('BE') || classes.has('HAVE') || classes.has('ADV') || classes.has('W') || classes.has('DET')))
        return false
    }
    return false
  }
}

const foreseeing =
  /^(forecast|forecasts|forecasting|predicts?|predicted|expects?|expected|expecting|projects?|projected|anticipates?|anticipated|fears?|feared|foresees?|foresaw|warns?|warned|threatens?|seeks?|wants?|demands?|targets?)$/

/** Sums that stand in a tariff's scope ("duties on $50 billion worth of imports") are no level of trade. */
const sumsOfFlows = new Set(['amount-in-flow', 'amount-worth-of-flow', 'amount-flow'])
const inScope =
  /^(tariffs?|dut(y|ies)|lev(y|ies)|taxes|tax|exemptions?|exclusions?|exempt(s|ed|ing)?|ban|bans|banned|cover(s|ed|ing)?|affect(s|ed|ing)?|target(s|ed|ing)?|hit|hits|hitting|apply|applies|sanctions?|restrictions?|subject)$/

function measureOf(item: Item): 'value' | 'quantity' {
  return item.lower === 'in volume' ? 'quantity' : 'value'
}

function isTime(item: Item): boolean {
  return item.classes.has('PERIOD') || item.classes.has('BASELINE')
}

/** Whether a finding belongs to the claim that is open, or opens one of its own on the same subject. */
function merges({ findings }: Told, found: Finding, joinedByAnd: boolean): boolean {
  const amount = (one: Finding): boolean =>
    one.percent !== undefined || one.absolute !== undefined || one.ratio !== undefined || one.points !== undefined
  const held = findings.some(amount)
  const level = findings.some((one) => one.level !== undefined)
  const bare = findings.every(
    (one) => !amount(one) && one.level === undefined && one.share === undefined && one.rank === undefined,
  )
  if (found.rule === 'constant-dollars' || found.rule === 'bracket-change') return true
  if (found.rule === 'or-percent') {
    const last = findings.at(-1)
    if (last === undefined || !held) return false
    return found.percent === undefined ? last.absolute === undefined : last.percent === undefined
  }
  const direction = findings.find((one) => one.direction !== undefined)?.direction
  const turned = direction !== undefined && found.direction !== undefined && direction !== found.direction
  if (found.rank !== undefined) return bare
  if (findings.some((one) => one.rank !== undefined)) return !amount(found) && found.level === undefined && !turned
  if (turned) return false
  if (amount(found)) return !held && (!joinedByAnd || bare)
  // "agreed to buy $200 billion of goods, agriculture ($32 billion)": the bracket is about one of the goods.
  if (found.rule === 'level-bracket' && findings.some((one) => one.rule === 'commitment')) return false
  if (found.level !== undefined) {
    const cargo = findings.find((one) => one.level?.unit === 'cargo')
    if (cargo !== undefined && found.level.unit !== 'cargo' && found.level.unit !== 'USD') {
      cargo.level = found.level
      found.level = undefined
      return true
    }
    return !level && (!joinedByAnd || bare)
  }
  return true
}
