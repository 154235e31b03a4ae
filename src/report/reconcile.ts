/** What came of recomputing cumulative figures from their months, as text and as JSON. */
import { printKey } from '../figures/figure.js'
import type { Recomputed, ToldDifference } from '../figures/reconcile.js'
import { isoPeriod, type Month, monthsOf, monthsPeriod } from '../time/period.js'
import { paragraph } from './wrap.js'

/** One paragraph a figure: those that differ first, then those that agree, then those whose months lack. */
export function printReconciled(told: readonly ToldDifference[], width: number): string {
  const lines = told.map((one) => paragraph(sentence(one), width, '', '  '))
  const { agrees, differs, listed, cannot } = countsOf(told)
  const sum =
    `${told.length} cumulative figures: ${agrees} agree with their months, ${differs} differ ` +
    `(${listed} with a reason that is known), ${cannot} cannot be recomputed from the months held`
  return `${[...lines, paragraph(sum, width)].join('\n')}\n`
}

/** The same as a plain value, keys in camelCase. */
export function reconciledJson(told: readonly ToldDifference[]): unknown {
  return {
    figures: told.map((one) => ({
      id: one.figure.id,
      series: printKey(one.figure),
      period: isoPeriod(one.figure.period),
      measure: one.measure,
      stated: one.stated,
      unit: one.unit,
      rounding: one.rounding,
      basis: one.figure.basis,
      source: { agency: one.figure.agency, title: one.figure.title, vintage: one.figure.vintage },
      outcome: one.outcome,
      recomputed: one.ways.map((way) => ({
        value: way.level.value,
        rounding: way.level.rounding,
        difference: way.difference,
        agrees: way.agrees,
        near: way.near,
        series: printKey(way.level.key),
        basis: way.level.basis,
        source: { agency: way.level.agency, title: way.level.title, vintage: way.level.rows[0]?.vintage ?? '' },
      })),
      missing: stretches(one.missing),
      ...(one.reason !== undefined && { reason: one.reason }),
    })),
    summary: countsOf(told),
  }
}

function countsOf(told: readonly ToldDifference[]): Record<'agrees' | 'differs' | 'listed' | 'cannot', number> {
  const count = (outcome: ToldDifference['outcome']): number => told.filter((one) => one.outcome === outcome).length
  return {
    agrees: count('agrees'),
    differs: count('differs'),
    listed: told.filter(({ outcome, reason }) => outcome === 'differs' && reason !== undefined).length,
    cannot: count('cannot'),
  }
}

function sentence(one: ToldDifference): string {
  const head =
    `${one.outcome}: ${printKey(one.figure)} ${isoPeriod(one.figure.period)}, ${number(one.stated)} ${one.unit} ` +
    `by ${one.figure.title}.`
  const [way] = one.ways
  if (way === undefined) {
    const months = monthsOf(one.figure.period)?.length ?? 0
    return one.missing.length === months
      ? `${head} No month of it is held.`
      : `${head} Not held: ${stretches(one.missing).join(', ')}.`
  }
  const reason = one.outcome !== 'differs' ? '' : one.reason === undefined ? ' No reason is known.' : ` ${one.reason}`
  return `${head} ${wayTold(one, way)}${reason}`
}

function wayTold({ figure, unit, stated }: ToldDifference, { level, difference, near }: Recomputed): string {
  const of = near ? ` (${printKey(level.key) === printKey(figure) ? level.basis : printKey(level.key)})` : ''
  const off =
    difference === 0 || stated === 0
      ? ''
      : `, ${difference > 0 ? '+' : '-'}${number(Math.abs(difference))} or ${((100 * difference) / stated).toFixed(2)}%`
  return `${level.rows.length} months of ${level.title}${of} give ${number(level.value)} ${unit}${off}.`
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 })
}

/** Months in a row as one stretch: `2025-01..2025-05`. */
function stretches(months: readonly Month[]): string[] {
  const found: { first: Month; last: Month }[] = []
  for (const month of [...months].sort((a, b) => a - b)) {
    const open = found.at(-1)
    if (open !== undefined && month === open.last + 1) open.last = month
    else found.push({ first: month, last: month })
  }
  return found.map(({ first, last }) => isoPeriod(monthsPeriod(first, last)))
}
