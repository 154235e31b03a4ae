/** What is known of a word by its spelling alone: looked up once, kept, and shared by every token written the same way. */
import { months, weekdays } from './calendar-words.js'
import { entityAt, isDigit, isLetter, isUnseen, isUpper } from './characters.js'
import { lemmaOf } from './lemma.js'
import type { Token } from './marks.js'
import { cardinals, fractionCharacters, fractionParts, multiplyingVerbs, ordinals, scaleWords } from './number-words.js'
import { isIrregularPast, isVerbBase } from './verbs.js'

/** Classes a word belongs to, as bits: each recogniser looks only where its first word can stand. */
export const is = {
  digits: 1,
  cardinal: 2,
  scale: 4,
  month: 8,
  weekday: 16,
  time: 32,
  baseline: 64,
  ordinal: 128,
  fraction: 256,
  multiple: 512,
  currency: 1024,
  capital: 2048,
  allCaps: 4096,
  future: 8192,
  past: 16384,
  quote: 32768,
  plain: 65536,
  article: 131072,
  duration: 262144,
} as const

export interface Word {
  text: string
  lower: string
  lemma: string
  /** Key for names: as `lower`, but `US` and `U.S.` are one and are not `us`. */
  key: string
  kind: Token['kind']
  classes: number
  /** Digits as written without group commas, for exact scaling: `1850`, `5.67`; undefined where they cannot be read. */
  digits?: string
}

const timeWords = new Set(
  `today yesterday tomorrow tonight in over within latter middle opening yearend this last next past previous prior current coming upcoming early earlier late later mid mid-
year week ytd so first second third fourth final fiscal fy h1 h2 q1 q2 q3 q4 beginning start end same spring summer autumn fall winter
each every new season the marketing crop a an one decade half recent preceding following quarter my`.split(/\s+/),
)

const baselineWords = new Set(
  `year month quarter week y yoy mom qoq m q w on from than versus vs over against annual annually yearly compared comparison
a an one two three four five same corresponding comparable equivalent previous prior preceding last yr`.split(/\s+/),
)

const futureWords = new Set(
  `will shall would 'll could might may due scheduled slated expected upcoming forthcoming
plans intends expects threatens poised set wo`.split(/\s+/),
)

/** Words that open sentences or stand in capitals there without being names. */
const plainWords = new Set(
  `a an the this that these those it its he his she her they their them we our us you your i my me who whom whose which what when where why how if
in on at by to for from with without within into onto of off up down out over under above below between among across through during before after since
until till while as than then thus so such and or but nor yet not no only just even also too still again once here there now today both each every
either neither all any some many much more most few less least other another same own one two three four five six seven eight nine ten
despite although though because however moreover meanwhile instead otherwise therefore nevertheless according following given including
is are was were be been being has have had do does did can could may might must shall should will would let
about against along around behind beyond except like near per plus unlike upon via versus whether amid amidst
earlier later yesterday tomorrow last next first second third finally overall separately additionally further furthermore
analysts officials traders economists exports imports shipments sales prices trade tariffs data figures total
government governments beginning starting currently recently previously nearly almost roughly
asked commenting speaking citing based experts lawmakers farmers growers buyers importers exporters producers reporters
yes well say says said see total overall global foreign domestic agricultural monthly annual yearly`.split(/\s+/),
)

const currencySigns = new Set(
  '$ us$ u.s.$ c$ ca$ a$ au$ hk$ nt$ r$ mx$ s$ € £ ¥ ₩ ₹ rmb cny usd eur gbp jpy cad aud hkd krw inr yuan cn¥ rmb¥'.split(
    ' ',
  ),
)

const vocabulary = new Map<string, Word>()
const vocabularyLimit = 60_000

/** The word of this spelling. `kind` is what the tokenizer saw. */
export function wordOf(text: string, kind: Token['kind']): Word {
  const known = vocabulary.get(text)
  // `3` before a variation selector may be cut as a word: it must not stay one everywhere.
  if (known !== undefined && known.kind === kind) return known
  const made = makeWord(text, kind)
  // Addresses and the like come once; kept, they would only fill memory.
  if (made.text.length > 40) return made
  if (vocabulary.size >= vocabularyLimit) vocabulary.clear()
  vocabulary.set(made.text, made)
  return made
}

function makeWord(text: string, kind: Token['kind']): Word {
  // A slice would keep the whole document alive; this makes a string of its own.
  const own = Buffer.from(text, 'utf16le').toString('utf16le')
  const lower = kind === 'symbol' && text.length > 32 ? text : lowered(own)
  if (kind === 'number') {
    const digits = readableDigits(lower)
    const classes = /\d(?:st|nd|rd|th)$/.test(lower) ? is.ordinal : is.digits
    return { text: own, lower, lemma: lower, key: lower, kind, classes, digits }
  }
  if (kind !== 'word')
    return { text: own, lower, lemma: lower, key: lower === '&' ? 'and' : lower, kind, classes: signClasses(lower) }
  const lemma = lemmaOf(lower)
  return { text: own, lower, lemma, key: keyOf(own, lower), kind, classes: classesOf(own, lower, lemma) }
}

/** Lower case, apostrophes straight, entities read, unseen characters and the stop of an abbreviation left out (`no.` and `u.s.` keep theirs). */
function lowered(text: string): string {
  let out = ''
  let plain = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128 && code !== 38) continue
    plain = false
    break
  }
  if (plain) out = text.toLowerCase()
  else {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const entity = code === 38 ? entityAt(text, i) : undefined
      if (entity !== undefined) {
        out += straight(entity.char)
        i += entity.length - 1
      } else if (!isUnseen(code)) out += straight(text.charAt(i))
    }
    out = out.toLowerCase()
  }
  if (out.length > 1 && out.endsWith('.') && out.indexOf('.') === out.length - 1 && out !== 'no.' && out !== 'nos.')
    return out.slice(0, -1)
  return out
}

function straight(char: string): string {
  const code = char.charCodeAt(0)
  if (isUnseen(code)) return ''
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return "'"
  if (code === 0x201c || code === 0x201d || code === 0x201e) return '"'
  if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0)
  return char
}

/** Digits with their group commas out, or undefined where the grouping makes no sense (`5,5`, `1.2.3`, `9903.01.20`). */
function readableDigits(lower: string): string | undefined {
  if (/^\d+$/.test(lower)) return lower.length > 18 ? undefined : lower
  if (/^\d*\.\d+$/.test(lower)) return lower.length > 20 ? undefined : lower
  if (/^\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?$/.test(lower)) return lower.replaceAll(',', '')
  const ordinal = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(lower)
  return ordinal?.[1]
}

function keyOf(text: string, lower: string): string {
  if (lower === 'us' || lower === 'u.s' || lower === 'u.s.')
    return text.charCodeAt(0) === 85 && text !== 'Us' ? 'u.s.' : 'us'
  if (lower === 'u.s.a.' || lower === 'u.s.a') return 'usa'
  if (lower === 'u.k.' || lower === 'u.k') return 'uk'
  if (lower === 'e.u.' || lower === 'e.u') return 'eu'
  if (lower === 'u.n.' || lower === 'u.n') return 'un'
  if (lower.length > 3 && lower.includes('.')) return lower.replaceAll('.', '')
  return lower
}

function signClasses(lower: string): number {
  let classes = 0
  if (currencySigns.has(lower)) classes |= is.currency
  if (fractionCharacters.has(lower)) classes |= is.cardinal
  if (lower === '"' || lower === '«' || lower === '»' || lower === "'") classes |= is.quote
  return classes
}

function classesOf(text: string, lower: string, lemma: string): number {
  let classes = 0
  const first = text.charCodeAt(0)
  const capital = isUpper(first)
  if (capital) classes |= is.capital
  if (capital && isAllCaps(text)) classes |= is.allCaps
  if (cardinals.has(lower) || lower === 'dozen') classes |= is.cardinal
  if (scaleWords.has(lower)) classes |= is.scale
  if (capital && months.has(lower)) classes |= is.month
  if (capital && weekdays.has(lower)) classes |= is.weekday
  if (timeWords.has(lower) || /^(?:fy'?(?:\d\d|\d{4})|[qh][1-4]|[1-4][qh](?:\d\d|\d{4})?|mid\w*|\d{3,4}s)$/.test(lower))
    classes |= is.time
  if (baselineWords.has(lower)) classes |= is.baseline
  if (ordinals.has(lower)) classes |= is.ordinal
  if (fractionParts.has(lower)) classes |= is.fraction
  if (multiplyingVerbs.has(lemma) || lower === 'twice' || lower === 'thrice' || lower.endsWith('fold'))
    classes |= is.multiple
  if (currencySigns.has(lower)) classes |= is.currency
  if (futureWords.has(lower)) classes |= is.future
  if (isIrregularPast(lower) || (lower.endsWith('ed') && lemma !== lower && isVerbBase(lemma))) classes |= is.past
  if (plainWords.has(lower)) classes |= is.plain
  if (lower === 'a' || lower === 'an' || lower === 'the') classes |= is.article
  return classes
}

function isAllCaps(text: string): boolean {
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isDigit(code) || !isLetter(code)) continue
    if (!isUpper(code)) return false
    letters++
  }
  return letters > 1
}
