// Goods and partners that could be: codes in the shape of the Harmonized System, countries with heavy-tailed shares. The same
// from the same seed, on every machine.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './measure.js'

/** A row of pseudo-random numbers between 0 and 1. */
export function numbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Share of the subheadings by chapter; all others have one share. */
const wide = { 28: 6, 29: 14, 38: 4, 39: 5, 44: 4, 52: 5, 61: 5, 62: 5, 72: 7, 73: 5, 84: 22, 85: 14, 87: 4, 90: 7 }

/** Real codes of crops and of what is often asked for, so that a benchmark can name them. */
const known = [
  ['120110', ['0000'], ['0000']],
  ['120190', ['0095'], ['0005', '0010', '0090']],
  ['100710', ['0000'], ['0000']],
  ['100790', ['0000'], ['0000']],
  ['100590', ['2030', '2070'], ['2020', '2040', '4090']],
  ['854231', ['0015', '0030', '0045'], ['0015', '0030', '0045', '0075']],
  ['870323', ['0145', '0160'], ['0110', '0140', '0170']],
  ['880240', ['0015', '0040'], ['0015', '0040']],
]

/** Chapters whose trade follows the harvest, with the month of its peak. */
const harvest = { '06': 5, '07': 7, '08': 9, 10: 10, 12: 11, 52: 3 }

/**
 * @param share of the full nomenclature: 1 is about 9,000 export and 17,000 import codes
 * @returns goods `{code, unit, weight, price, peak}` of each flow, by code
 */
export function goods(seed, share) {
  const next = numbers(seed)
  const chapters = Array.from({ length: 97 }, (_, at) => String(at + 1).padStart(2, '0')).filter(
    (code) => code !== '77',
  )
  const shares = chapters.map((chapter) => wide[Number(chapter)] ?? 2)
  const all = shares.reduce((sum, one) => sum + one, 0)
  const subheadings = new Map(known.map(([code, exported, imported]) => [code, { exported, imported }]))
  for (const [at, chapter] of chapters.entries())
    for (let count = Math.max(1, Math.round((5200 * share * shares[at]) / all)); count > 0; count--) {
      const heading = String(1 + Math.floor(next() * Math.min(60, 4 + 6 * shares[at]))).padStart(2, '0')
      const code = `${chapter}${heading}${10 * (1 + Math.floor(next() * 9)) + Math.floor(next() * 3)}`
      if (!subheadings.has(code)) subheadings.set(code, { exported: tails(next, 2.05), imported: tails(next, 3.85) })
    }
  const made = { export: [], import: [] }
  for (const [code, { exported, imported }] of [...subheadings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const size = Math.exp(1.4 * (next() + next() + next() - 1.5) * 2)
    const [price, unit] = [Math.exp(1 + 4 * next()), unitOf(code, next)]
    const peak = harvest[code.slice(0, 2)] ?? 0
    for (const [flow, list] of [
      ['export', exported],
      ['import', imported],
    ])
      for (const tail of list)
        made[flow].push({ code: `${code}${tail}`, unit, weight: size * (0.3 + next()), price, peak })
  }
  return made
}

/** Statistical suffixes below a subheading: on average as many as asked. */
function tails(next, average) {
  const count = 1 + Math.floor(next() * 2 * (average - 1) + 0.5)
  const made = new Set()
  while (made.size < count) made.add(`${10 * Math.floor(next() * 100)}`.padStart(4, '0'))
  return [...made].sort()
}

function unitOf(code, next) {
  const chapter = Number(code.slice(0, 2))
  if (next() < 0.12) return null
  if (chapter === 1) return 'head'
  if ([10, 12, 27, 31, 47].includes(chapter)) return 't'
  if (chapter === 22) return 'l'
  if (chapter === 64) return 'pair'
  return chapter >= 84 && next() < 0.8 ? 'no' : 'kg'
}

/** The largest partners, in order of trade; the others follow by code. */
const largest =
  'CA MX CN JP DE GB KR NL TW BR IN FR SG VN IT IE CH BE HK AU TH MY AE ES CL CO ID PH SA IL TR PL PE AR AT SE ZA DK CZ HU NO FI NZ EG DO GT CR HN EC PA PK BD KW QA UA RO PT MO'.split(
    ' ',
  )

/** Some 230 `{code, weight}`: the origins of the ledger that the agency has a number for. */
export function partners() {
  const text = readFileSync(join(root, 'ledger', 'countries.yaml'), 'utf8')
  const codes = [...text.matchAll(/^- \{id: \w+, code: ([A-Z]{2}), .*census: "\d+"/gm)].map((found) => found[1])
  const known = codes.filter((code) => code !== 'US')
  const ranked = [
    ...largest.filter((code) => known.includes(code)),
    ...known.filter((code) => !largest.includes(code)).sort(),
  ]
  return ranked.map((code, rank) => ({ code, weight: (rank + 1) ** -1.25 }))
}
