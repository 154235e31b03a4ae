/** What a verb of control does: bars or frees goods that go out or come in, demands papers, grants them, lists firms. */
import { isBoundary } from './clause.js'
import { type Target, targetAt } from './target.js'
import { phraseAt, type Unit } from './units.js'
import { type Action, formsOf, type Matter, type Phrasebook, phrasebook } from './words.js'

interface ControlVerb {
  action: Action
  /** What the verb does to goods that go out or come in. */
  does: 'bars' | 'frees' | 'demands' | 'lists' | 'unlists' | 'grants' | 'sets-apart'
}

const lines: [verbs: string, verb: ControlVerb][] = [
  [
    'restrict, limit, curb, ban, bar, block, halt, stop, prohibit, tighten, curtail, choke off, control, embargo, cap, outlaw, suspend, cut off',
    { action: 'impose', does: 'bars' },
  ],
  ['ease, relax, loosen', { action: 'cut', does: 'frees' }],
  ['allow, permit, clear, approve, authorise, authorize, greenlight, resume', { action: 'exempt', does: 'frees' }],
  ['require, demand', { action: 'impose', does: 'demands' }],
  ['add, put/put/put/putting/puts, place, list, include', { action: 'impose', does: 'lists' }],
  ['blacklist', { action: 'impose', does: 'sets-apart' }],
  ['remove, delist, strike/struck/struck, take/took/taken', { action: 'end', does: 'unlists' }],
  [
    'grant, issue, give/gave/given, approve, start approving, begin approving, resume issuing',
    { action: 'exempt', does: 'grants' },
  ],
]

export const controlVerbs: Phrasebook<ControlVerb[]> = gathered()

function gathered(): Phrasebook<ControlVerb[]> {
  const byForm = new Map<string, ControlVerb[]>()
  for (const [verbs, verb] of lines)
    for (const entry of verbs.split(', '))
      for (const form of formsOf(entry)) byForm.set(form, [...(byForm.get(form) ?? []), verb])
  return phrasebook(byForm)
}

export interface Read {
  matter: Matter
  action: Action
  grounds: string[]
  goods?: Target
  /** The unit after the last that belongs to it. */
  end: number
}

export function firstOf<T, R>(items: T[], ask: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const answer = ask(item)
    if (answer !== undefined) return answer
  }
  return undefined
}

export function readAt(units: Unit[], at: number, to: number, verb: ControlVerb): Read | undefined {
  switch (verb.does) {
    case 'bars':
    case 'frees':
      return flowAfter(units, at, to, verb)
    case 'demands':
      return demandAfter(units, to)
    case 'grants':
      return grantAfter(units, to)
    case 'lists':
    case 'unlists':
      return listAfter(units, to, verb)
    case 'sets-apart':
      return { matter: 'entity-list', action: 'impose', grounds: ['entity-list'], end: to }
  }
}

const outward = /^(?:export|exports|exporting|outbound)$/

const inward = /^(?:import|imports|importing)$/

const sending = /^(?:shipment|shipments|shipping|sale|sales|selling|sell|supply|supplies)$/

/** "restricted the export of rare earths", "banned gallium exports", "halted imports of US beef", "suspended 11 beef plants". */
function flowAfter(units: Unit[], verbAt: number, to: number, verb: ControlVerb): Read | undefined {
  const limit = Math.min(units.length, to + 12)
  for (let at = to; at < limit; at++) {
    const unit = units[at]
    if (unit === undefined || isBoundary(unit) || /^(?:that|which|if|while|but)$/.test(unit.lower)) return undefined
    const { lower } = unit
    const matter: Matter | undefined =
      outward.test(lower) ||
      (sending.test(lower) &&
        (units[at + 1]?.lower === 'of' || units[at - 2]?.lower === 'bound' || units[at - 3]?.lower === 'bound') &&
        at - to <= 4)
        ? 'export-control'
        : inward.test(lower)
          ? 'import-ban'
          : undefined
    if (matter !== undefined) {
      const goods = goodsAround(units, to, at)
      if (goods === undefined) return undefined
      return { matter, action: verb.action, grounds: [], goods: goods.target, end: goods.end }
    }
    if (
      /^(?:facility|facilities|plant|plants|exporter|exporters|registration|registrations|supplier|suppliers|slaughterhouse|slaughterhouses|packers|processors|licences|licenses|shippers)$/.test(
        lower,
      ) &&
      /^(?:suspen|halt|bar|ban|block)/.test(units[verbAt]?.lower ?? '')
    ) {
      const target = targetAt(units, to)
      if (target === undefined || target.countries.length === 0) return undefined
      return {
        matter: 'import-ban',
        action: verb.action,
        grounds: [],
        goods: {
          ...target,
          scope: target.scope.map((word) => word.replace(/ (?:facility|facilities|plants?|exporters?)$/, '')),
        },
        end: Math.max(target.end, at + 1),
      }
    }
  }
  return undefined
}

/** Goods before the noun ("gallium exports") or after it ("exports of gallium to the US", "export of the metal"). */
function goodsAround(units: Unit[], from: number, noun: number): { target: Target; end: number } | undefined {
  const after = /^(?:of|to|from)$/.test(units[noun + 1]?.lower ?? '')
    ? targetAt(units, noun + (units[noun + 1]?.lower === 'to' ? 1 : 2))
    : undefined
  if (after !== undefined) {
    const before = noun > from ? targetAt(units, from) : undefined
    if (before !== undefined && before.scope.length > 0 && before.end <= noun + 1)
      return {
        target: { ...before, towards: after.towards, countries: [...before.countries, ...after.countries] },
        end: after.end,
      }
    return { target: after, end: after.end }
  }
  const on = units.slice(from, noun).findIndex(({ lower }) => lower === 'on' || lower === 'over')
  const before = targetAt(units, on < 0 ? from : from + on + 1)
  return before === undefined || before.scope.length === 0
    ? undefined
    : { target: before, end: Math.max(noun + 1, before.end) }
}

/** "require government approval for exports of", "requiring companies to seek licences before shipping". */
function demandAfter(units: Unit[], to: number): Read | undefined {
  const limit = Math.min(units.length, to + 22)
  let paper = false
  for (let at = to; at < limit; at++) {
    const lower = units[at]?.lower ?? '.'
    if (isBoundary(units[at])) return undefined
    if (
      /^(?:licence|licences|license|licenses|licensing|approval|approvals|permit|permits|permission|authorisation|authorization)$/.test(
        lower,
      )
    )
      paper = true
    else if (
      paper &&
      (outward.test(lower) || /^(?:sell|selling|ship|shipping|sales|shipments|sale|shipment)$/.test(lower))
    ) {
      const next = units[at + 1]?.lower
      const goods = contentsOf(units, targetAt(units, next === 'of' ? at + 2 : at + 1))
      if (goods === undefined || goods.scope.length === 0) return undefined
      return { matter: 'export-control', action: 'impose', grounds: [], goods, end: goods.end }
    }
  }
  return undefined
}

/** "any product containing more than 0.1% Chinese rare earths": what is contained is what is meant. */
function contentsOf(units: Unit[], goods: Target | undefined): Target | undefined {
  if (goods === undefined) return undefined
  const from = goods.start
  for (let at = from; at < from + 6; at++) {
    if (!/^(?:containing|with|using)$/.test(units[at]?.lower ?? '')) continue
    for (let next = at + 1; next < at + 8; next++) {
      if (units[next]?.mark?.kind !== 'percent') continue
      const inner = targetAt(units, units[next + 1]?.lower === 'of' ? next + 2 : next + 1)
      if (inner !== undefined && inner.scope.length > 0) return { ...inner, countries: [], start: from }
    }
    const plainly = targetAt(units, at + 1)
    return plainly === undefined ? goods : { ...plainly, countries: [], start: from }
  }
  return goods
}

/** "approving applications for the H20", "granted export licences for". */
function grantAfter(units: Unit[], to: number): Read | undefined {
  for (let at = to; at < to + 5; at++) {
    const lower = units[at]?.lower ?? '.'
    if (isBoundary(units[at])) return undefined
    if (!/^(?:application|applications|licence|licences|license|licenses)$/.test(lower)) continue
    for (let next = at + 1; next < at + 4; next++) {
      if (!/^(?:for|of|to|allowing)$/.test(units[next]?.lower ?? '')) continue
      const goods = targetAt(units, sentAfter(units, next) ?? next + 1)
      if (goods === undefined || goods.scope.length === 0) return undefined
      return { matter: 'export-control', action: 'exempt', grounds: [], goods, end: goods.end }
    }
    return undefined
  }
  return undefined
}

/** "chinese companies" names no one; "huawei" does. */
function withoutFirms(phrase: string): string {
  return phrase
    .replace(
      /\b(?:companies|company|firms?|entities|entity|businesses|organi[sz]ations|institutions|defen[cs]e|tech|technology|contractors|more|another|new|dozens?|related|linked)\b/g,
      '',
    )
    .trim()
}

/** "to Nvidia to export H20 chips": the unit after the verb of sending. */
function sentAfter(units: Unit[], from: number): number | undefined {
  for (let at = from + 1; at < from + 7; at++)
    if (/^(?:export|sell|ship|exporting|selling|shipping)$/.test(units[at]?.lower ?? '')) return at + 1
  return undefined
}

const listNames = phrasebook<string>([
  ['unreliable entity list', 'unreliable-entity'],
  ['unreliable entities list', 'unreliable-entity'],
  ['export control list', 'export-control-list'],
  ['entity list', 'entity-list'],
  ['trade blacklist', 'entity-list'],
  ['export blacklist', 'entity-list'],
  ['blacklist', 'entity-list'],
])

/** "added 23 Chinese firms to its entity list", "removed 15 companies from the export control list". */
function listAfter(units: Unit[], to: number, verb: ControlVerb): Read | undefined {
  const joint = verb.does === 'lists' ? /^(?:to|on|onto|in)$/ : /^(?:from|off)$/
  for (let at = to; at < Math.min(units.length, to + 24); at++) {
    if (isBoundary(units[at])) return undefined
    if (!joint.test(units[at]?.lower ?? '')) continue
    for (let next = at + 1; next < at + 5; next++) {
      const hit = phraseAt(units, next, listNames)
      if (hit === undefined) continue
      const goods = targetAt(units, to)
      const firms =
        goods === undefined
          ? undefined
          : { ...goods, scope: goods.scope.map(withoutFirms).filter((name) => name !== '') }
      return {
        matter: 'entity-list',
        action: verb.action,
        grounds: [hit.value],
        ...(firms !== undefined && { goods: firms }),
        end: hit.to,
      }
    }
  }
  return undefined
}
