/** Every rate that the schedule prints, against `readRate`: from the archives where they are at hand, from the lists we keep always. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Rate } from '../src/amount/rate.js'
import { printRate } from '../src/amount/rate-print.js'
import { readRate, readSpecial } from '../src/amount/rate-text.js'

const root = join(import.meta.dirname, '..')
const archives = join(root, '..', 'shared', 'data', 'hts')
const page = join(root, 'docs', 'rates.md')
const texts = join(root, 'test', 'fixtures', 'rate-texts.txt')
const isThere = existsSync(archives)

interface Printed {
  /** Rows in all editions, in every column. */
  rows: number
  /** A line that prints it, in the newest edition that does. */
  line: string
}

interface ArchiveRow {
  htsno: string
  general: string | null
  special: string | null
  other: string | null
  additionalDuties: string | null
}

/** Every distinct text of the rate columns, the special column cut at its lists of programmes. */
function printedTexts(): Map<string, Printed> {
  const found = new Map<string, Printed>()
  const add = (text: string | null, line: string): void => {
    if (text === null || readRate(text) === undefined) return
    const known = found.get(text)
    found.set(text, { rows: (known?.rows ?? 0) + 1, line: line === '' ? (known?.line ?? '') : line })
  }
  const files = readdirSync(archives).filter((name) => name.endsWith('.json.gz'))
  // `rev_9` before `rev_10`.
  for (const file of files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const rows: ArchiveRow[] = JSON.parse(gunzipSync(readFileSync(join(archives, file))).toString('utf8'))
    for (const row of rows) {
      add(row.general, row.htsno)
      add(row.other, row.htsno)
      add(row.additionalDuties, row.htsno)
      for (const { text } of readSpecial(row.special ?? '')) add(text, row.htsno)
    }
  }
  return found
}

const kinds: readonly (readonly [name: string, is: (rate: Rate) => boolean, example: string])[] = [
  ['free', (rate) => rate.kind === 'free', '`Free`'],
  ['ad valorem', (rate) => rate.kind === 'percent', '`6.5%`, `33 1/3%`, `2.5% on the value of the lead content`'],
  [
    'specific',
    (rate) => rate.kind === 'specific',
    '`4.4¢/kg`, `$1.44 each`, `18.7¢/clean kg`, `3.7¢/kg on drained weight`',
  ],
  [
    'sugar by degrees',
    (rate) => rate.kind === 'degrees',
    '`1.4606¢/kg less 0.020668¢/kg for each degree under 100 degrees ...`',
  ],
  ['compound', (rate) => rate.kind === 'sum' && !leans(rate), '`$1.035/kg + 14.9%`, `40¢ each + 6% on the case`'],
  [
    'on top of another rate',
    (rate) => rate.kind === 'sum' && leans(rate),
    '`The duty provided in the applicable subheading + 25%`',
  ],
  ['the rate of something else', (rate) => rate.kind === 'as', '`See 9822.05.20`, `No change`'],
  ['law in words', (rate) => rate.kind === 'words', '`Free, under bond`'],
]

function leans(rate: Rate): boolean {
  return rate.kind === 'as' || (rate.kind === 'sum' && rate.parts.some(leans))
}

/** In one line, so that spellings that differ only in markup and spaces stand once. */
const oneLine = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

function merged(found: Map<string, Printed>, wanted: (rate: Rate) => boolean): [string, Printed][] {
  const rows = new Map<string, Printed>()
  for (const [text, one] of found) {
    const rate = readRate(text)
    if (rate === undefined || !wanted(rate)) continue
    const known = rows.get(oneLine(text))
    rows.set(oneLine(text), { rows: one.rows + (known?.rows ?? 0), line: known?.line || one.line })
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}

function table(rows: [string, Printed][]): string {
  const lines = rows.map(([text, { rows: count, line }]) => `| \`${text}\` | ${line} | ${count} |`)
  return `| text | for example in | rows |\n| --- | --- | ---: |\n${lines.join('\n')}\n`
}

function listsOf(found: Map<string, Printed>): string {
  const counts = kinds.map(([name, is, example]) => {
    const rows = [...found].filter(([text]) => is(readRate(text) ?? { kind: 'words', text }))
    return `| ${name} | ${example} | ${rows.length} | ${rows.reduce((sum, [, one]) => sum + one.rows, 0)} |`
  })
  const lean = merged(found, (rate) => rate.kind === 'as')
  const named = lean.filter(([text]) => /^See /.test(text))
  return [
    `## How many of each\n\nDistinct texts (the special column cut at its lists of programmes) and the rows that print them, in all editions held.\n\n| kind | example | texts | rows |\n| --- | --- | ---: | ---: |\n${counts.join('\n')}\n`,
    `## Law in words\n\nNo formula expresses these. An answer says so, prints the words, and leaves the total open.\n\n${table(merged(found, (rate) => rate.kind === 'words'))}`,
    `## The rate of something else\n\nBeside ${named.length} texts that only name headings (\`See 9822.05.20\`, \`See 9823.03.01-9823.03.12\`):\n\n${table(lean.filter((row) => !named.includes(row)))}`,
  ].join('\n')
}

const mark = '<!-- From here on made by test/rates.test.ts -->\n'

/** Texts in the tables of the page under a title. */
function listed(title: string): string[] {
  const [, behind = ''] = readFileSync(page, 'utf8').split(`\n## ${title}\n`)
  const [section = ''] = behind.split('\n## ')
  return [...section.matchAll(/^\| `(.+?)` \| /gm)].flatMap(([, text]) => text ?? [])
}

describe.skipIf(!isThere)('the archives (skipped: they are not beside this checkout)', () => {
  test('every rate of every edition is read, or stands by name in the documentation', {
    timeout: 600_000,
  }, async () => {
    const found = printedTexts()
    expect(readdirSync(archives).filter((name) => name.endsWith('.json.gz')).length).toBeGreaterThanOrEqual(44)
    const prose = readFileSync(page, 'utf8').split(mark)[0] ?? ''
    await expect(`${prose}${mark}\n${listsOf(found)}`).toMatchFileSnapshot(page)
    const lines = [...found.keys()].map((text) => JSON.stringify(text)).sort()
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(texts)
  })
})

describe('every rate text of the editions from 2025 basic on', () => {
  const all = readFileSync(texts, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line): string[] => (line === '' ? [] : [JSON.parse(line)]))

  test('there are all of them', () => expect(all.length).toBeGreaterThan(1700))

  test('each has a formula, the rate of something else, or its place in the list of law in words', () => {
    const words = new Set(listed('Law in words'))
    const elsewhere = new Set(listed('The rate of something else'))
    const unlisted = all.filter((text) => {
      const rate = readRate(text)
      if (rate === undefined) return true
      if (rate.kind === 'words') return !words.has(oneLine(text))
      return rate.kind === 'as' && rate.headings.length === 0 && !elsewhere.has(oneLine(text))
    })
    expect(unlisted).toEqual([])
  })

  test('each is printed and read back as the same rate', () => {
    for (const text of all) {
      const rate = readRate(text)
      if (rate !== undefined) expect(readRate(printRate(rate))).toEqual(rate)
    }
  })

  test('no amount or percentage of a text is lost in its formula', () => {
    const lost = all.filter((text) => {
      const rate = readRate(text)
      return (
        rate !== undefined &&
        rate.kind !== 'words' &&
        rate.kind !== 'as' &&
        amountsIn(text) !== amountsIn(printRate(rate))
      )
    })
    expect(lost).toEqual([])
  })

  test('none is taken for free that prints more than that word', () => {
    expect(all.filter((text) => readRate(text)?.kind === 'free').map(oneLine)).toEqual(['Free'])
  })
})

/** Numbers of a text without its headings, units and the degrees of sugar: `4.4 14.9`. */
function amountsIn(text: string): string {
  const bare = oneLine(text)
    .replace(/\b\d{4}\.\d\d(\.\d\d)?\b|heading 2009/g, '')
    .replace(/\/\s?1,?000( pins)?|m2|m3|over 7/g, '')
  return (bare.match(/\d+(\.\d+)?( \d\/\d)?/g) ?? [])
    .map((number) => number.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))
    .join(' ')
}

describe('the lists in the documentation', () => {
  test.each(listed('Law in words'))('"%s" is law in words, never a number', (text) =>
    expect(readRate(text)?.kind).toBe('words'),
  )

  test.each(listed('The rate of something else'))('"%s" is the rate of something else, never a number', (text) =>
    expect(readRate(text)?.kind).toBe('as'),
  )

  test('they are not empty', () => {
    expect(listed('Law in words').length).toBeGreaterThan(10)
    expect(listed('The rate of something else').length).toBeGreaterThan(5)
  })
})
