/** Words that may stand between a subject and what is said of it: time, place, asides, small words. Anything else breaks the link. */
import { gapping } from './ellipsis.js'
import { type Item, isTime } from './item.js'
import { measureOf } from './rules.js'
import type { Walk } from './state.js'

/** Words that may stand between a subject and what is said of it, or between two things said. */
export function link(state: Walk, at: number): number | undefined {
  const item = state.items[at]
  if (item === undefined) return undefined
  const { lower, classes } = item
  const next = state.items[at + 1]
  if (classes.has('MODAL')) {
    state.future = true
    return at + 1
  }
  if (classes.has('NEG')) {
    state.negated = true
    return at + 1
  }
  if (classes.has('FUTURE') && lower !== 'set') {
    if (next?.lower === 'to' && state.items[at + 2]?.classes.has('BASE') === true) state.future = true
    else if (next?.lower === 'to' && /^(be|continue|keep|go|come|amount|stand)$/.test(state.items[at + 2]?.lower ?? ''))
      state.future = true
    else return undefined
    return at + 2
  }
  if (lower === 'which' || lower === 'that') return at + 1
  if (classes.has('AND')) {
    state.joinedByAnd = true
    if (lower === 'but') state.future = false
    const gap = gapping(state, at + 1)
    return gap ?? at + 1
  }
  if (lower === ',' || lower === '(' || lower === '—' || lower === '–') {
    const gap = lower === ',' ? gapping(state, at + 1) : undefined
    if (gap !== undefined) return gap
    return aside(state, at) ?? at + 1
  }
  if (classes.has('INVALUE')) return counted(state, item, at)
  if (
    /^[)\-:"”“]$/.test(lower) ||
    classes.has('W') ||
    classes.has('BE') ||
    classes.has('HAVE') ||
    classes.has('SEE') ||
    classes.has('DET')
  )
    return at + 1
  // "came in 41% below": the figure decides.
  if (/^(came|come|comes|coming)$/.test(lower) && next?.lower === 'in') {
    const figure = state.items[at + 2]?.classes
    return figure?.has('PERCENT') === true || figure?.has('FRACTION') === true ? at + 2 : undefined
  }
  if (lower === 'set' || /^(continued|continue|continues|began|begun|started|kept|or|each|both)$/.test(lower))
    return at + 1
  if (classes.has('LEVEL') || /^(stood|stand|stands|peaked|bottomed)$/.test(lower)) return at + 1
  if (state.current !== undefined && /^(went|gone|headed|bound)$/.test(lower) && next?.lower === 'to') return at + 1
  if (/^(to|into|from)$/.test(lower)) {
    const after = place(state, at)
    if (after !== undefined) return after
    if (
      lower === 'to' &&
      next?.classes.has('MOVE') === true &&
      /^(continu|began|begun|start|kept|went)/.test(state.items[at - 1]?.lower ?? '')
    )
      return at + 1
    if (lower === 'to' && next?.classes.has('DET') === true) return at + 1
  }
  if (lower === 'with') {
    const partner = partnerAfter(state, at + 1)
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
      const one = state.items[ahead]
      if (one === undefined) return undefined
      if (isTime(one)) return at + 1
      if (!(one.classes.has('DET') || one.classes.has('ADJ') || /^(with|to|same|in|of|from)$/.test(one.lower))) break
    }
    return undefined
  }
  if (lower === 'period' && state.current !== undefined && isTime(state.items[at - 1] ?? item)) {
    state.current.end = Math.max(state.current.end, item.end)
    return at + 1
  }
  if (
    state.current !== undefined &&
    (classes.has('LEVELNOUN') || /^(period|time|same|stretch|season|figure|trade)$/.test(lower))
  )
    return at + 1
  return undefined
}

/** "the shortfall was $295.4 billion with China": the partner told after the amount, or told again. */
function partnerAfter(state: Walk, from: number): number | undefined {
  const at = state.items[from]?.classes.has('DET') === true ? from + 1 : from
  const item = state.items[at]
  const { subject } = state
  if (item?.mark?.kind !== 'country' || subject === undefined) return undefined
  const { code } = item.mark
  if (subject.withCountry === undefined) {
    if (subject.noun !== 'balance' || subject.owner?.code === code || code === 'W') return undefined
    const after = state.items[at + 1]?.lower ?? ''
    if (after === "'s") return undefined
    if (/^(and|or)$/.test(after) && state.items[at + 2]?.mark?.kind === 'country') {
      // With two countries together: no table has that row, so nothing is read.
      const last = state.current === undefined ? -1 : state.told.indexOf(state.current)
      if (last >= 0) state.told.splice(last, 1)
      return undefined
    }
    state.subject = { ...subject, withCountry: code }
    if (state.current !== undefined && !state.current.further) state.current.flow = state.subject
  } else if (subject.withCountry !== code) return undefined
  if (state.current !== undefined) state.current.end = Math.max(state.current.end, item.end)
  return at + 1
}

/** "exports to Mexico rose while those to China fell": the same flow to another place; any other place breaks the link. */
function those(
  state: Walk,
  at: number,
  place: number,
  side: 'toCountry' | 'fromCountry',
  code: string,
): number | undefined {
  const those = state.items[at - 1]
  if (state.subject === undefined || (those?.lower !== 'those' && those?.lower !== 'that')) return undefined
  const end = state.items[place]?.end ?? those.end
  state.subject = { ...state.subject, [side]: code, start: those.start, end, times: undefined }
  state.current = undefined
  state.joinedByAnd = false
  return place + 1
}

/** "in volume", "by value": what the last thing said was counted in. */
function counted(state: Walk, item: Item, at: number): number {
  const last = state.current?.findings.at(-1)
  if (last !== undefined && state.current !== undefined) {
    last.measure = measureOf(item)
    state.current.end = Math.max(state.current.end, item.end)
  } else if (state.subject !== undefined) state.subject = { ...state.subject, measure: measureOf(item) }
  return at + 1
}

/** "fell 20% to China": the partner told after the verb. */
function place(state: Walk, at: number): number | undefined {
  const from = state.items[at]?.lower
  let next = at + 1
  while (state.items[next]?.classes.has('DET') === true) next++
  const mark = state.items[next]?.mark
  if (mark?.kind !== 'country' || state.subject === undefined) return undefined
  const side = from === 'from' ? 'fromCountry' : 'toCountry'
  const held = state.subject[side]
  if (held !== undefined && held !== mark.code) return those(state, at, next, side, mark.code)
  if (held !== undefined && state.current !== undefined) return next + 1
  const flow = { ...state.subject, [side]: mark.code }
  state.subject = flow
  if (state.current !== undefined && !state.current.further) {
    state.current.flow = flow
    state.current.end = Math.max(state.current.end, state.items[next]?.end ?? 0)
  }
  return next + 1
}

/** An aside between commas, brackets or dashes: jumped over where nothing in it is a figure or a flow. */
function aside(state: Walk, at: number): number | undefined {
  const opener = state.items[at]?.lower
  const closer = opener === '(' ? ')' : opener
  const first = state.items[at + 1]
  if (first === undefined) return undefined
  // After something was said, only an attribution is an aside; anything else may be a new clause.
  const attribution = /^(according|as|said|says|data|official|the|customs|government)$/.test(first.lower)
  if (state.current !== undefined && !attribution && opener !== '(') return undefined
  let said = state.current === undefined || opener === '('
  for (let close = at + 1; close < Math.min(state.items.length, at + 16); close++) {
    const item = state.items[close]
    if (item === undefined) return undefined
    if (item.lower === closer && close > at + 1) {
      if (!said) return undefined
      productInAside(state, at + 1, close)
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
function productInAside(state: Walk, from: number, to: number): void {
  const { subject } = state
  if (subject === undefined || subject.product !== undefined) return
  if (!/^(mostly|mainly|largely|primarily|chiefly|namely|predominantly)$/.test(state.items[from]?.lower ?? '')) return
  for (let at = from; at < to; at++) {
    const item = state.items[at]
    if (item?.mark?.kind === 'product') {
      state.subject = {
        ...subject,
        product: { id: item.mark.id, from: at, to: at + 1, start: item.start, end: item.end },
      }
      return
    }
  }
}
