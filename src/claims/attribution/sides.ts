/** On which side a speaker stands: a country, or industry, analysts, the press. */
import type { Lexicon } from '../../language/marks.js'
import type { Day } from '../../time/day.js'

/** What a kind of organisation speaks for; countries' own bodies speak for their country. */
const sideOfType = new Map<string, string>([
  ['association', 'industry'],
  ['farm association', 'industry'],
  ['business association', 'industry'],
  ['industry', 'industry'],
  ['union', 'industry'],
  ['company', 'industry'],
  ['state company', 'industry'],
  ['think tank', 'analyst'],
  ['research firm', 'analyst'],
  ['university', 'analyst'],
  ['bank', 'analyst'],
  ['state media', 'press'],
  ['press', 'press'],
  ['news agency', 'press'],
  ['joint body', 'both'],
])

export type Organisation = Lexicon['organisations'][number]
export type Person = Lexicon['people'][number]
export type PersonRole = Person['roles'][number]

export function sideOfOrganisation({ type, side }: Organisation): string | null {
  return sideOfType.get(type) ?? side ?? null
}

/** A word for what an organisation is, as the speaker's role. */
export function roleOfOrganisation({ type }: Organisation): string {
  if (type === 'agency' || type === 'statistics') return 'statistics agency'
  if (type.endsWith('association')) return 'industry body'
  return type
}

interface Names {
  organisations: Map<string, Organisation>
  people: Map<string, Person>
  organisationIds: Map<string, Organisation>
}

const tables = new WeakMap<Lexicon, Names>()

function namesOf(lexicon: Lexicon): Names {
  const known = tables.get(lexicon)
  if (known !== undefined) return known
  const names: Names = { organisations: new Map(), people: new Map(), organisationIds: new Map() }
  for (const organisation of lexicon.organisations) {
    names.organisationIds.set(organisation.id, organisation)
    for (const name of organisation.names) {
      const plain = plainName(name)
      if (!names.organisations.has(plain)) names.organisations.set(plain, organisation)
    }
  }
  for (const person of lexicon.people) names.people.set(person.id, person)
  tables.set(lexicon, names)
  return names
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/^the /, '').trim()
}

export function organisationById(lexicon: Lexicon, id: string): Organisation | undefined {
  return namesOf(lexicon).organisationIds.get(id)
}

export function organisationByName(lexicon: Lexicon, name: string): Organisation | undefined {
  return namesOf(lexicon).organisations.get(plainName(name))
}

export function personById(lexicon: Lexicon, id: string): Person | undefined {
  return namesOf(lexicon).people.get(id)
}

/** Somebody named with an initial or without a suffix: "Joseph R. Biden" for "Joseph R. Biden Jr.". Two words at least. */
export function looselyNamed(lexicon: Lexicon, name: string): Person | undefined {
  const plain = name.toLowerCase()
  if (!plain.includes(' ')) return undefined
  return lexicon.people.find(({ names }) => names.some((one) => one.toLowerCase().startsWith(`${plain} `)))
}

/** The office a person held on a day: of several, the one taken up first, which is the one they are known by. */
export function roleOn(person: Person, day: Day): PersonRole | undefined {
  const held = person.roles.filter(
    ({ from, through }) => (from === undefined || from <= day) && (through === undefined || day <= through),
  )
  return held.find(({ role }) => isHeadRole(role)) ?? held[0]
}

/** The side for which a person spoke on a day. */
export function sideOfRole(lexicon: Lexicon, { organisation, role, side }: PersonRole): string {
  const known = organisationByName(lexicon, organisation ?? '')
  if (known !== undefined) return sideOfOrganisation(known) ?? side
  return sideOfWords(`${role} ${organisation ?? ''}`) ?? side
}

/** President, premier, prime minister or king of a country: not vice, not of a company. */
export function isHeadRole(role: string): boolean {
  return /^(?:president|prime minister|chancellor) of (?:the )?[A-Z]/.test(
    role.replace(/^[A-Z]/, (first) => first.toLowerCase()),
  )
}

/** The head of a country on a day, as the lexicon has it. */
export function headOf(lexicon: Lexicon, side: string, day: Day): Person | undefined {
  return lexicon.people.find((person) =>
    person.roles.some(
      ({ role, side: of, from, through }) =>
        of === side &&
        isHeadRole(role) &&
        (from === undefined || from <= day) &&
        (through === undefined || day <= through),
    ),
  )
}

const sidesCounted = new WeakMap<Lexicon, string[]>()

/** The two countries the lexicon knows most people of: whose dealings the ledger is about. */
export function mainSides(lexicon: Lexicon): string[] {
  const known = sidesCounted.get(lexicon)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const { roles } of lexicon.people) {
    const side = roles[0]?.side
    if (side !== undefined && /^[A-Z]{2}$/.test(side)) counts.set(side, (counts.get(side) ?? 0) + 1)
  }
  const sides = [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([side]) => side)
  sidesCounted.set(lexicon, sides)
  return sides
}

/** Words that tell on which side somebody unknown stands. */
const words: [RegExp, string][] = [
  [
    /\b(?:economists?|analysts?|strategists?|professors?|researchers?|scholars?|fellow|experts?|consultants?|think tanks?|economics|research|institute|university|asset management|securities|consultancy|historian|academic)\b/i,
    'analyst',
  ],
  [
    /\b(?:farmers?|growers?|producers?|ranchers?|traders?|executives?|chief executive|ceo|importers?|exporters?|association|federation|council|industry|company|companies|firms?|manufacturers?|retailers?|shippers?|businesses|chamber|business group|buyers?|processors?|crushers?|brokers?|co-?founder|inc|corp)\b/i,
    'industry',
  ],
  [
    /\b(?:reporters?|newspapers?|journalists?|editorial|columnist|news agency|broadcaster|media|journal|times|reuters|bloomberg)\b/i,
    'press',
  ],
]

export function sideOfWords(text: string): string | null {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** Words for people of a country's government. */
export const officialWords =
  /\b(?:officials?|ministers?|ministry|secretary|spokes(?:person|man|woman|people)|ambassador|envoy|embassy|consulate|president|premier|senators?|lawmakers?|congress(?:man|woman|ional)?|representative|governor|diplomats?|aides?|advis[eo]rs?|government|administration|negotiators?|commission|department|bureau|regulators?|authorities|customs|cabinet)\b/i
