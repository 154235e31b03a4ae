/** What a total still needs from the importer, said in words, and between what it must lie where that can be told. */
import type { Ppm } from '../amount/ppm.js'
import { printPpm } from '../amount/ppm.js'
import type { Rate } from '../amount/rate.js'
import { dutyOf } from '../amount/rate-duty.js'
import type { Facts, Part } from './applies.js'
import { type Charged, charge, type Measured, totalPpm } from './charges.js'
import { contentName } from './total.js'

const whole = 1_000_000 as Ppm

/** Sentences; none where nothing is missing. */
export function needsOf(charged: Charged, facts: Facts, measured: Measured): string[] {
  if (totalPpm(charged) !== undefined) return []
  const told: string[] = []
  const amounts = new Set<string>()
  if (charged.base.rate !== undefined && charged.basePpm === undefined) see(amounts, charged.base.rate, measured)
  for (const { row, part, ppm } of charged.charges)
    if (ppm === undefined && part.kind === 'all' && row.basis !== 'total') see(amounts, row.rate, measured)
  if (amounts.size > 0) told.push(`The total needs ${listed([...amounts])}.`)
  const contents = [...new Set(charged.charges.flatMap(({ part }) => contentsOf(part)))].filter(
    (of) => facts.content[of] === undefined,
  )
  if (contents.length === 0) return told
  const shares = contents.map((of) => `the share of ${contentName(of)} in the value`)
  const span = amounts.size > 0 ? undefined : spanOf(charged, facts, measured, contents)
  return [...told, `The total needs ${listed(shares)}${span === undefined ? '' : `; ${span}`}.`]
}

function see(amounts: Set<string>, rate: Rate, measured: Measured): void {
  if (rate.kind === 'words') {
    amounts.add(`the rate that is said in words (${rate.text})`)
    return
  }
  if (measured.value === undefined) amounts.add('the customs value')
  const due = dutyOf(rate, { value: 1_000_000, ...measured })
  if (!('missing' in due)) return
  for (const one of due.missing) amounts.add(nameOf(one))
}

/** What is missing, as a person asks for it. */
function nameOf(missing: string): string {
  if (/^(?:value|rate|exchange rate) /.test(missing)) return `the ${missing}`
  if (/\s\S+\s\S+\s\S+\s/.test(missing)) return 'the rate that the schedule gives in words'
  return missing === 'each' || missing === 'No.' ? 'the number of pieces' : `the quantity in ${missing}`
}

function contentsOf(part: Part): string[] {
  if (part.kind === 'all' || part.ppm !== undefined) return []
  return part.kind === 'content' ? [part.of] : part.without
}

/** The least and the most that it may be, as contents go from none to all. */
function spanOf({ plan, line }: Charged, facts: Facts, measured: Measured, contents: string[]): string | undefined {
  const none = Object.fromEntries(contents.map((of) => [of, 0 as Ppm]))
  const told = Object.entries(facts.content).filter(([of]) => !of.endsWith('us'))
  const left = (whole - told.reduce((sum, [, share]) => sum + share, 0)) as Ppm
  const corners = [none, ...contents.map((of) => ({ ...none, [of]: of.endsWith('us') ? whole : left }))]
  const totals: number[] = []
  for (const corner of corners) {
    const total = totalPpm(charge(plan, line, { ...facts, content: { ...facts.content, ...corner } }, measured))
    if (total === undefined) return undefined
    totals.push(total)
  }
  const [least, most] = [Math.min(...totals), Math.max(...totals)] as [Ppm, Ppm]
  return least === most
    ? `it comes to ${printPpm(least)} whatever the share`
    : `it lies between ${printPpm(least)} and ${printPpm(most)}`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
