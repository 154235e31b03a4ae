/** Whether the words tell of a contact outright as over. Only what is told so can be called wrong by a record without it. */
import { type Layout, lemmaAt, lowerAt } from '../attribution/layout.js'
import type { Head } from './heads/head.js'
import { partsWindow } from './words.js'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Modal verbs, conditions and plans: beside one of these nothing is told as a fact of the past. */
const open = words(
  `will would shall should could may might must can cannot if whether unless until upcoming forthcoming coming next planned scheduled
  expected proposed slated due set tentative tentatively possible possibly potential potentially likely reportedly rumored rumoured plans
  planning hopes hoped hoping wants wanted wishes intends intended postponed delayed cancelled canceled rescheduled preparation
  preparations prepare preparing agenda invitation invited 'll ’ll`,
)

/** Verbs that say of a contact itself that it took place. */
const tells = words(
  `held hosted took taken concluded wrapped finished completed convened attended joined conducted lasted ended began started opened
  resumed closed produced yielded brought resulted followed came marked became represented met sat gathered spoke visited paid`,
)

/** Verbs that do so only right before the contact's noun: "had a call", "it was the third round". */
const links = words('was were had been')

const pastVerbs = words(
  'met spoke spoken talked called visited phoned telephoned sat conferred convened gathered traveled travelled flew flown',
)

/** Past forms that do not end in -ed, of the clause that a leading "after talks in Madrid" belongs to. */
const irregular = words(
  'said told met spoke was were had made took gave came led brought saw left went got rose fell did began held sent won kept found',
)

const leads = words('in during at after following')

/** Said of a whole sentence, it tells of what was not so. */
const unreal = words(
  'false untrue fake rumor rumors rumour rumours incorrect mistaken mistakenly wrongly never hoax fabricated',
)

/** A finite past verb tells of the contact, and nothing in its clause speaks of plans, conditions or what lies ahead. */
export function isToldAsOver(layout: Layout, head: Head): boolean {
  const [from, to] = clauseOf(layout, head)
  if (layout.tokens.some(({ lower }) => unreal.has(lower))) return false
  if (['almost', 'nearly'].includes(lowerAt(layout, head.start - 1))) return false
  if (head.verb) return isPastForm(layout, head.at) && !hasOpen(layout, Math.max(from, head.at - 6), head.at)
  const lead = leads.has(lowerAt(layout, head.start - 1)) && opensPhrase(layout, head.start - 1)
  if (lead && !hasOpen(layout, 0, layout.tokens.length) && hasPastVerb(layout, head.end)) return true
  return !hasOpen(layout, from, to) && (isHeldBefore(layout, from, head.start) || isHeldAfter(layout, head.end, to))
}

/** "It was the fourth", said of a contact named before. */
export function pronounToldAsOver(layout: Layout): boolean {
  return isHeldAfter(layout, 1, Math.min(5, layout.tokens.length)) && !hasOpen(layout, 0, layout.tokens.length)
}

function isPastForm(layout: Layout, at: number): boolean {
  if (pastVerbs.has(lowerAt(layout, at))) return lowerAt(layout, at - 1) !== 'to'
  return ['was', 'were', 'did', 'been'].includes(lowerAt(layout, at - 1))
}

function isHeldBefore(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(from, to - 10); index < to; index++) {
    const word = lowerAt(layout, index)
    if (tells.has(word) || (links.has(word) && to - index <= 4)) return true
  }
  return false
}

function isHeldAfter(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < Math.min(to, from + 24); index++) {
    const word = lowerAt(layout, index)
    if (tells.has(word) || links.has(word)) return true
  }
  return false
}

function hasPastVerb(layout: Layout, from: number): boolean {
  for (let index = from; index < layout.tokens.length; index++) {
    const word = lowerAt(layout, index)
    if (irregular.has(word) || (word.endsWith('ed') && word.length > 4 && lemmaAt(layout, index) !== word)) return true
  }
  return false
}

/** At the start of the sentence or right behind a comma. */
function opensPhrase(layout: Layout, at: number): boolean {
  return (
    at <= 0 ||
    ['', ',', '"', '“'].includes(lowerAt(layout, at - 1)) ||
    ['after', 'following'].includes(lowerAt(layout, at))
  )
}

function hasOpen(layout: Layout, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index++) {
    const word = lowerAt(layout, index)
    // The month.
    if (word === 'may' && layout.tokens[index]?.text === 'May') continue
    if (open.has(word)) return true
    if (lemmaAt(layout, index) === 'be' && lowerAt(layout, index + 1) === 'to') return true
  }
  return false
}

function clauseOf(layout: Layout, head: Head): [number, number] {
  let from = head.start
  while (from > 0 && !partsWindow(layout, from - 1)) from--
  let to = head.end
  while (to < layout.tokens.length && (!partsWindow(layout, to) || lowerAt(layout, to) === 'which')) to++
  return [from, to]
}
