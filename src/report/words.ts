/** The words, marks and colours of findings, in one place: every format speaks the same. */
import type { DateOrigin } from '../article/article.js'
import type { Grade } from '../verdict/verdict.js'
import type { Finding } from './result.js'

export interface FindingWords {
  /** As a person says it. */
  word: string
  /** One sentence for who meets the word the first time. */
  meaning: string
  /** One character for terminals and Markdown. */
  mark: string
  /** A colour every terminal has. */
  ink: 'green' | 'red' | 'yellow' | 'magenta' | 'gray' | 'cyan'
  /** Colours of text on the paper of the page, light and dark: at least 4.5 to 1. */
  colour: { light: string; dark: string }
}

/** In the order in which a reader wants to see them: what is wrong first. */
export const findingWords: Record<Finding, FindingWords> = {
  contradicted: {
    word: 'Contradicted',
    meaning: 'The record covers the claim, and on no reading does it hold.',
    mark: '✗',
    ink: 'red',
    colour: { light: '#a3282b', dark: '#f0908d' },
  },
  depends: {
    word: 'Depends',
    meaning: 'It holds on one reading and not on another.',
    mark: '◐',
    ink: 'yellow',
    colour: { light: '#8a5a00', dark: '#dcae5c' },
  },
  unconfirmed: {
    word: 'Unconfirmed',
    meaning: 'Only one side had said so by that day.',
    mark: '◔',
    ink: 'magenta',
    colour: { light: '#6a4c93', dark: '#bda3e6' },
  },
  'no-data': {
    word: 'No data',
    meaning: 'Understood, but the record holds nothing to test it with.',
    mark: '○',
    ink: 'gray',
    colour: { light: '#5c5a55', dark: '#a6a39b' },
  },
  supported: {
    word: 'Supported',
    meaning: 'On its main reading the record says the same, at the precision it was written with.',
    mark: '✓',
    ink: 'green',
    colour: { light: '#2f6f4f', dark: '#84c6a0' },
  },
  'not-checkable': {
    word: 'Not checkable',
    meaning: 'Opinion, hope or colour: nothing a record could test.',
    mark: '·',
    ink: 'gray',
    colour: { light: '#5c5a55', dark: '#a6a39b' },
  },
  forecast: {
    word: 'Forecast',
    meaning: 'Recorded with its author and its day; the future is not judged.',
    mark: '◌',
    ink: 'cyan',
    colour: { light: '#5c5a55', dark: '#a6a39b' },
  },
  statement: {
    word: 'Statement',
    meaning: 'Recorded with its speaker; what somebody said is not judged by itself.',
    mark: '“',
    ink: 'cyan',
    colour: { light: '#5c5a55', dark: '#a6a39b' },
  },
}

export const findingOrder = Object.keys(findingWords) as Finding[]

/** What the evidence is worth. */
export const gradeWords: Record<Grade, { word: string; meaning: string }> = {
  recomputed: { word: 'recomputed', meaning: "worked out again from the agency's own rows" },
  published: { word: 'as published', meaning: 'the agency or ministry states this very figure or fact' },
  corroborated: { word: 'corroborated', meaning: 'another source or a neighbouring figure agrees; no proof' },
}

export const dateOriginWords: Record<DateOrigin, string> = {
  option: 'given with the question',
  metadata: "from the document's metadata",
  text: 'from the text itself',
  url: 'from the address',
}

/** Whether a reading holds, in words. */
export function holdsWord(holds: boolean | null): string {
  return holds === null ? 'cannot be told' : holds ? 'holds' : 'does not hold'
}

/** A reading's or row's value as people write numbers: `5,513,000,000`, `-53.4`. Words stay as they are. */
export function printValue(value: string | number | null): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  const digits = Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 2 : 4
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}

/** Only addresses of the web become links; `javascript:` and its kin stay words. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
