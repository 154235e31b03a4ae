/** Words by which drafts are made: what names a track, what names a deadline, how sources are called. Data, no rules. */
import type { Stage } from '../records.js'

/** What names a track in a title or a sentence. */
export const trackWords: readonly { track: string; words: RegExp }[] = [
  { track: 'tiktok', words: /\bTikTok\b|\bByteDance\b|foreign adversary controlled application|字节跳动/i },
  { track: 'rare-earths', words: /\brare[- ]earths?\b|稀土/i },
  { track: 'fentanyl', words: /\bfentanyl\b|\bsynthetic opioid|芬太尼/i },
  { track: 'port-fees', words: /\bport fees?\b|\bport dues\b|船舶特别港务费/i },
  { track: 'farm-purchases', words: /\bsoybeans?\b|\bsorghum\b|\bagricultural (?:products|purchases)\b|大豆|农产品/i },
  { track: 'chips', words: /\bsemiconductors?\b|\bchips?\b|半导体|芯片/i },
  { track: 'export-controls', words: /\bexport controls?\b|\bentity list\b|出口管制|实体清单/i },
  { track: 'tariffs', words: /\btariffs?\b|\bduties\b|\bad valorem\b|加征关税|关税/i },
]

/** A deadline that a sentence names: only where the document speaks of the act. */
export interface DeadlineForm {
  track: string
  /** Of the whole document. */
  about: RegExp
  /** Of the sentence that holds the day. */
  sentence: RegExp
  /** Of the same sentence: it orders, and does not recall what an earlier instrument ordered. */
  ordered: RegExp
  stage: Stage
  what: string
  terms: string
  /** Of the measure that a step is drafted for. */
  measureType: string
  status: 'suspended'
}

/** Laws whose deadlines orders put off, in the words of those orders. */
export const deadlineForms: readonly DeadlineForm[] = [
  {
    track: 'tiktok',
    about: /Foreign\s+Adversary\s+Controlled\s+Applications?\s+Act/,
    sentence: /\benforce(?:ment)?\b/i,
    ordered: /\bshall\b|\bis (?:(?:further|hereby) )*extended\b/,
    stage: 'paused',
    what: 'end of non-enforcement',
    terms: 'Non-enforcement of the Act',
    measureType: 'app-law',
    status: 'suspended',
  },
]

/** How the ids of a feed's sources begin, and how the ledger types them where they bear a number of their own, or none. */
export const feeds: Readonly<Record<string, { prefix: string; speaker?: string; role?: string }>> = {
  'federal-register': { prefix: 'fr' },
  'white-house': { prefix: 'wh', speaker: 'The White House', role: 'press office' },
  ustr: { prefix: 'ustr', speaker: 'US Trade Representative', role: 'agency' },
  treasury: { prefix: 'treasury', speaker: 'US Department of the Treasury', role: 'agency' },
  ofac: { prefix: 'ofac', speaker: 'Office of Foreign Assets Control', role: 'agency' },
  state: { prefix: 'state', speaker: 'US Department of State', role: 'agency' },
  mfa: { prefix: 'mfa', speaker: 'Chinese foreign ministry spokesperson', role: 'foreign ministry spokesperson' },
  'mfa-chinese': {
    prefix: 'mfa-zh',
    speaker: 'Chinese foreign ministry spokesperson',
    role: 'foreign ministry spokesperson',
  },
  mofcom: { prefix: 'mofcom', speaker: 'Ministry of Commerce of China', role: 'ministry' },
  'mofcom-chinese': { prefix: 'mofcom', speaker: 'Ministry of Commerce of China', role: 'ministry' },
  'mofcom-export-control': { prefix: 'mofcom', speaker: 'Ministry of Commerce of China', role: 'ministry' },
  mof: { prefix: 'sctc', speaker: 'State Council Tariff Commission', role: 'commission' },
  usitc: { prefix: 'usitc' },
}

/** Words of a title that tell one document from another too little to stand in an id. */
export const idNoise: ReadonlySet<string> = new Set(
  'the and for fact sheet president donald trump statement'.split(' '),
)

/** Feeds that only say where to look: nothing is ever drafted from them. */
export const neverEvidence: ReadonlySet<string> = new Set(['gdelt'])

/** Where each side's public day is counted. */
export const zones: Readonly<Record<string, string>> = { US: 'America/New_York', CN: 'Asia/Shanghai' }
