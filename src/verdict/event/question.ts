/** What an event claim asks of the contact record: which kinds of contact, whose, and how strictly. */
import type { Claim, EventProposition, EventWording } from '../../claims/claim.js'
import { type ContactQuestion, personKey } from '../../evidence/contacts.js'
import type { Contact, ContactType, Snapshot } from '../../ledger/records.js'

export type EventClaim = Extract<Claim, { type: 'event' }>

/** The record's types that a word for a contact names first, and those it may also be used for. */
const typesOf: Record<'call' | 'meeting' | 'round' | 'visit', { main: ContactType[]; also: ContactType[] }> = {
  call: { main: ['call'], also: [] },
  meeting: { main: ['meeting', 'summit', 'visit', 'round'], also: [] },
  round: { main: ['round'], also: ['meeting', 'visit'] },
  visit: { main: ['visit', 'summit'], also: ['meeting', 'round'] },
}

export interface EventQuestion extends ContactQuestion {
  /** The same with every type the word may stand for. */
  wide: ContactQuestion
  /** The participants are told closely enough that another contact of other people cannot be meant. */
  specific: boolean
}

const code = /^[A-Z]{2}$/

/** The question behind a call, meeting, round or visit; undefined for signings and deadlines, which are steps on a track. */
export function contactQuestion(event: EventProposition): EventQuestion | undefined {
  if (event.kind === 'signing' || event.kind === 'deadline') return undefined
  const { who } = wordingOf(event)
  const people = event.participants.filter((name) => !code.test(name))
  const sides = event.participants.filter((name) => code.test(name))
  const levels = levelsOf(who, people)
  const { main, also } = who === 'negotiators' && event.kind === 'meeting' ? typesOf.round : typesOf[event.kind]
  const base = { people, sides, ...(levels !== undefined && { levels }) }
  return {
    ...base,
    types: main,
    wide: { ...base, types: [...main, ...also] },
    specific: people.length > 1 || who === 'leaders' || who === 'negotiators' || event.kind === 'round',
  }
}

/** The participants are only taken over from what was told before: another contact than theirs may be meant. */
export function isInherited(event: EventProposition): boolean {
  const { implied } = wordingOf(event)
  return implied.includes('participants') && !implied.includes('kind')
}

/** The same question open to anyone of the same sides, for parties that the text does not tell of this contact. */
export function openQuestion(question: EventQuestion, ledger: Snapshot): EventQuestion {
  const own = question.people.flatMap((name) => sideOfPerson(ledger, name) ?? [])
  const sides = [...new Set([...question.sides, ...own])]
  return {
    types: question.types,
    people: [],
    sides,
    wide: { types: question.wide.types, people: [], sides },
    specific: false,
  }
}

function sideOfPerson(ledger: Snapshot, name: string): string | undefined {
  const key = personKey(ledger, name)
  return ledger.people.find(({ id }) => id === key)?.roles.at(-1)?.side
}

/** Leaders speak to leaders; negotiators and officials are never the leaders themselves. */
function levelsOf(who: EventWording['who'], people: string[]): Contact['level'][] | undefined {
  if (people.length > 0) return undefined
  if (who === 'leaders') return ['leaders']
  if (who === 'negotiators' || who === 'officials') return ['ministers', 'working']
  return undefined
}

/** The wording, or the plainest where a claim was not read from words. */
export function wordingOf(event: EventProposition): EventWording {
  return (
    event.written ?? {
      who: event.participants.some((name) => !code.test(name)) ? 'named' : 'open',
      placeCountry: null,
      since: null,
      sinceAt: null,
      countHedge: null,
      implied: [],
    }
  )
}
