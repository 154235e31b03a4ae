/** The words of measures: nouns that name them, verbs that say what was done, and what each noun is a kind of. */
import type { MeasureProposition, MeasureWording } from '../claim.js'

export type Action = MeasureProposition['action']
export type Matter = MeasureWording['matter']

/** A noun that names a measure. `ground` adds the legal ground it implies. */
export interface HeadWord {
  matter: Matter
  ground?: string
  /** The action that the noun tells by itself: a truce is a pause, a tariff hike a raise. */
  action?: Action
  /** Says nothing alone: "the pause" is one of tariffs only where the text has spoken of them. */
  weak?: boolean
}

/** Written one to a line: `phrase, phrase | matter | ground | action | weak`. Plurals are given by `(s)`. */
const headLines: [phrases: string, word: HeadWord][] = [
  [
    'tariff(s), tariff measure(s), duty, duties, levy, levies, surtax, surtaxes, surcharge(s), import tax, import taxes, duty rate(s), tariff rate(s), rate of duty, rates of duty',
    { matter: 'tariff' },
  ],
  ['countermeasure(s), counter-tariff(s), retaliation', { matter: 'tariff', ground: 'retaliatory', weak: true }],
  ['rate(s)', { matter: 'tariff', weak: true }],
  [
    'tariff truce, trade truce, tariff pause, tariff suspension, tariff ceasefire, trade war truce, tariff reprieve, trade-war truce',
    { matter: 'truce', action: 'pause' },
  ],
  [
    'truce, pause, suspension, reprieve, ceasefire, moratorium, standstill, detente, suspension period',
    { matter: 'truce', action: 'pause', weak: true },
  ],
  [
    'tariff exclusion(s), tariff exemption(s), product exclusion(s), exclusion(s), tariff waiver(s)',
    { matter: 'exclusion' },
  ],
  [
    'de minimis exemption(s), de minimis treatment, de minimis rule, de minimis loophole, de minimis provision, de minimis, duty-free treatment, small-parcel exemption, small parcel loophole, low-value shipment exemption',
    { matter: 'small-parcels', ground: 'small-parcels' },
  ],
  [
    'export control(s), export curb(s), export restriction(s), export ban(s), export licence(s), export license(s), export licensing, licence requirement(s), license requirement(s), licensing requirement(s), export limit(s), export rule(s), control measures',
    { matter: 'export-control' },
  ],
  [
    'curb(s) on export(s), curb(s) on the export, control(s) on export(s), control(s) on the export, restriction(s) on export(s), restriction(s) on the export, ban on export(s), ban on the export, limits on export(s), limits on the export',
    { matter: 'export-control' },
  ],
  ['affiliates rule, affiliate rule, affiliates regulation', { matter: 'export-control', ground: 'affiliates' }],
  ['unreliable entity list, unreliable entities list', { matter: 'entity-list', ground: 'unreliable-entity' }],
  ['export control list', { matter: 'entity-list', ground: 'export-control-list' }],
  ['entity list, trade blacklist, export blacklist', { matter: 'entity-list', ground: 'entity-list' }],
  [
    'port fee(s), port-call fee(s), port call fee(s), docking fee(s), dock fee(s), port charge(s), special port fee(s), special port charge(s), port service fee(s), berthing fee(s), shipping fee(s), ship fee(s)',
    { matter: 'port-fee' },
  ],
  ['import ban(s), ban on import(s), ban on the import, import suspension(s)', { matter: 'import-ban' }],
  [
    'tiktok ban, tiktok deadline, tiktok law, divest-or-ban law, divestiture deadline, divest-or-ban deadline, divestment deadline, divestiture law, sale-or-ban law, sell-or-ban law, ban on tiktok, enforcement delay',
    { matter: 'app-law' },
  ],
  ['deadline(s), ban, enforcement, divestiture, divestment, grace period, law', { matter: 'app-law', weak: true }],
]

/** Nouns of change on another noun: "a cut in tariffs", "the extension of the truce", "tariff hikes". */
export const changeNouns: Record<string, Action> = {
  ...spread('increase increases hike hikes rise rises raise escalation doubling jump', 'raise'),
  ...spread('cut cuts reduction reductions decrease rollback lowering easing halving', 'cut'),
  ...spread(
    'truce ceasefire moratorium standstill suspension pause delay postponement deferral freeze halt reprieve',
    'pause',
  ),
  ...spread('extension extensions renewal prolongation continuation', 'extend'),
  ...spread('exemption exemptions exclusion exclusions waiver waivers carve-out', 'exempt'),
  ...spread(
    'removal end elimination withdrawal expiry expiration termination repeal abolition lifting scrapping',
    'end',
  ),
  ...spread('imposition introduction', 'impose'),
}

function spread(words: string, action: Action): Record<string, Action> {
  return Object.fromEntries(words.split(' ').map((word) => [word, action]))
}

/** A phrase of words and what it stands for, indexed by its first word; longer phrases first. */
export type Phrasebook<T> = Map<string, { words: string[]; value: T }[]>

export function phrasebook<T>(entries: Iterable<[phrase: string, value: T]>): Phrasebook<T> {
  const book: Phrasebook<T> = new Map()
  for (const [phrase, value] of entries) {
    const words = phrase.split(' ')
    const [first] = words
    if (first === undefined) continue
    const shelf = book.get(first)
    if (shelf === undefined) book.set(first, [{ words, value }])
    else shelf.push({ words, value })
  }
  for (const shelf of book.values()) shelf.sort((a, b) => b.words.length - a.words.length)
  return book
}

/** `tariff(s)` is both; several in one phrase vary together and apart. */
function* numbers(phrase: string): Generator<string> {
  const at = phrase.indexOf('(s)')
  if (at < 0) {
    yield phrase
    return
  }
  const [before, after] = [phrase.slice(0, at), phrase.slice(at + 3)]
  for (const rest of numbers(after)) {
    yield `${before}${rest}`
    yield `${before}s${rest}`
  }
}

function* headEntries(): Generator<[string, HeadWord]> {
  for (const [phrases, word] of headLines)
    for (const phrase of phrases.split(', '))
      for (const form of numbers(phrase)) yield [form.replaceAll('-', ' '), word]
}

/** Nouns of measures by their first word. Hyphens count as spaces. */
export const heads: Phrasebook<HeadWord> = phrasebook(headEntries())

/** How a verb stands to the measure's noun. */
export interface VerbWord {
  action: Action
  /** Takes the measure as its object. */
  transitive: boolean
  /** Takes the measure as its subject without a passive: "the duty expires", "tariffs jumped to". */
  intransitive: boolean
  /** Its subject or object is whom the measure hits: "face", "hit with". */
  onTarget?: boolean
  /** Says by itself that it was only said: "threatened", "announced". */
  modality?: 'announced' | 'threatened' | 'proposed'
  /** Serves for ending and easing alike. */
  loose?: boolean
  /** Said of truces only: "agreed on". */
  truceOnly?: boolean
  /** What it says in the passive, where that is another thing. */
  whenPassive?: Action
  /** Doubled is 2, halved a half. */
  factor?: number
}

/** `base past participle ing third` where irregular; regular forms are made. */
const verbLines: [verbs: string, word: Omit<VerbWord, 'transitive' | 'intransitive'> & { way: 't' | 'i' | 'ti' }][] = [
  [
    'impose, levy, slap, introduce, enact, implement, apply, place, charge, finalise, finalize, enforce, institute, reinstate, reimpose, re-impose, restore, resume, activate, adopt, issue, collect, match',
    { action: 'impose', way: 't' },
  ],
  [
    'take effect, come into effect, come into force, go into effect, enter into force, enter into effect, kick in, begin, start',
    { action: 'impose', way: 'i' },
  ],
  ['put/put/put/putting/puts, set/set/set/setting/sets, bring/brought/brought, add', { action: 'impose', way: 't' }],
  ['announce, unveil, declare, order', { action: 'impose', way: 't', modality: 'announced' }],
  ['threaten', { action: 'impose', way: 't', modality: 'threatened' }],
  ['propose, float', { action: 'impose', way: 't', modality: 'proposed' }],
  [
    'raise, increase, hike, boost, escalate, heighten, expand, ramp up, ratchet up, jack up, step up',
    { action: 'raise', way: 'ti' },
  ],
  ['double', { action: 'raise', way: 'ti', factor: 2 }],
  ['triple', { action: 'raise', way: 'ti', factor: 3 }],
  ['quadruple', { action: 'raise', way: 'ti', factor: 4 }],
  ['rise/rose/risen, climb, jump, soar, surge, go up/went up/gone up, move up', { action: 'raise', way: 'i' }],
  [
    'cut/cut/cut/cutting/cuts, lower, reduce, slash, trim, decrease, pare, ease, relax, loosen, roll back, scale back, bring down/brought down/brought down, shave',
    { action: 'cut', way: 'ti' },
  ],
  ['agree on, agree to, reach, strike/struck/struck, broker, sign', { action: 'impose', way: 't', truceOnly: true }],
  ['halve', { action: 'cut', way: 'ti', factor: 0.5 }],
  ['fall/fell/fallen, decline, come down/came down, go down/went down/gone down', { action: 'cut', way: 'i' }],
  [
    'pause, suspend, delay, postpone, defer, freeze/froze/frozen, shelve, put off, hold off, push off, put on hold, hold in abeyance',
    { action: 'pause', way: 't' },
  ],
  ['extend, prolong, renew, continue, push back, roll over', { action: 'extend', way: 't' }],
  ['exempt, exclude, spare, waive, carve out', { action: 'exempt', way: 't' }],
  [
    'remove, scrap, eliminate, abolish, cancel, revoke, repeal, rescind, terminate, withdraw/withdrew/withdrawn, close, axe, strike down/struck down/struck down, invalidate, phase out, overturn, void, do away with, undo/undid/undone',
    { action: 'end', way: 't' },
  ],
  ['lift, drop', { action: 'end', way: 't', loose: true }],
  ['end', { action: 'end', way: 'ti' }],
  [
    'stop levying, stop charging, stop collecting, stop imposing, stop applying, cease levying, cease collecting',
    { action: 'end', way: 't' },
  ],
  [
    'in force/in force/in force/in force/in force, in effect/in effect/in effect/in effect/in effect, in place/in place/in place/in place/in place, remain in place, remain in effect, remain in force, stay in place, stay in effect, stay in force',
    { action: 'in_force', way: 'i' },
  ],
  ['expire, lapse, run out/ran out/run out', { action: 'end', way: 'i' }],
  ['run/ran/run, last, hold/held/held', { action: 'in_force', way: 'i' }],
  [
    'retaliate with, respond with, hit back with/hit back with/hit back with, counter with, answer with, strike back with/struck back with/struck back with',
    { action: 'impose', way: 't' },
  ],
  // "has applied to goods from X since": it stands; "was applied to" is an act.
  ['apply to', { action: 'in_force', way: 'i', whenPassive: 'impose' }],
  ['remain, stay, stand/stood/stood', { action: 'in_force', way: 'i' }],
  [
    'continue to apply, continue to impose, continue to levy, continue to charge, continue to collect',
    { action: 'in_force', way: 'ti' },
  ],
  ['keep/kept/kept, maintain, retain, leave/left/left, preserve', { action: 'in_force', way: 't' }],
  ['face, incur, carry, attract, pay/paid/paid', { action: 'in_force', way: 't', onTarget: true }],
  [
    'subject to/subject to/subject to/subject to/subject to, liable to/liable to/liable to/liable to/liable to',
    { action: 'in_force', way: 't', onTarget: true },
  ],
  [
    'hit with/hit with/hit with/hitting with/hits with, slapped with/slapped with/slapped with/slapped with/slapped with',
    { action: 'impose', way: 't', onTarget: true },
  ],
  [
    'no longer in effect/no longer in effect/no longer in effect/no longer in effect/no longer in effect, no longer be in effect/no longer be in effect/no longer be in effect/no longer be in effect/no longer be in effect, no longer in force/no longer in force/no longer in force/no longer in force/no longer in force, no longer apply',
    { action: 'end', way: 'i' },
  ],
]

const irregulars: Record<string, [past: string, participle: string, ing?: string, third?: string]> = {
  take: ['took', 'taken'],
  come: ['came', 'come'],
  go: ['went', 'gone', 'going', 'goes'],
  do: ['did', 'done', 'doing', 'does'],
  put: ['put', 'put', 'putting'],
  hold: ['held', 'held'],
  begin: ['began', 'begun', 'beginning'],
  bring: ['brought', 'brought'],
  enter: ['entered', 'entered', 'entering'],
  run: ['ran', 'run', 'running'],
}

/** Verb phrases by their first word, every form. */
export const verbs: Phrasebook<VerbWord> = phrasebook(verbEntries())

function* verbEntries(): Generator<[string, VerbWord]> {
  for (const [list, { way, ...word }] of verbLines) {
    const value: VerbWord = { ...word, transitive: way !== 'i', intransitive: way !== 't' }
    for (const verb of list.split(', ')) for (const form of formsOf(verb)) yield [form.replaceAll('-', ' '), value]
  }
}

/** Every form of a verb: `base`, or `base/past/participle/ing/third` where irregular; particles stay behind. */
export function formsOf(entry: string): Set<string> {
  const [base = '', past, participle, ing, third] = entry.split('/')
  const [head = '', ...rest] = base.split(' ')
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  const irregular = irregulars[head]
  const regularPast = `${/e$/.test(head) ? head.slice(0, -1) : /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}i` : doubled(head)}ed`
  const regularIng = `${/ie$/.test(head) ? `${head.slice(0, -2)}y` : /[^e]e$/.test(head) ? head.slice(0, -1) : doubled(head)}ing`
  const regularThird = /[^aeiou]y$/.test(head)
    ? `${head.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh)$/.test(head)
      ? `${head}es`
      : `${head}s`
  return new Set([
    base,
    past ?? `${irregular?.[0] ?? regularPast}${tail}`,
    participle ?? `${irregular?.[1] ?? irregular?.[0] ?? regularPast}${tail}`,
    ing ?? `${irregular?.[2] ?? regularIng}${tail}`,
    third ?? `${irregular?.[3] ?? regularThird}${tail}`,
  ])
}

/** Stressed last syllables double their consonant; of the verbs here, these. */
function doubled(verb: string): string {
  return /^(?:slap|drop|trim|cut|spur|step|stop|scrap|bar|plan|ban)$/.test(verb) ? `${verb}${verb.slice(-1)}` : verb
}
