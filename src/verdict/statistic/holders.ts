/** "The largest buyer": a partner against all partners held, and against what those not held can have at most. */
import type { StatisticProposition } from '../../claims/claim.js'
import { askSeries, levelsIn } from '../../evidence/series.js'
import type { FigureStore } from '../../figures/figure.js'
import type { Level } from '../../figures/levels.js'
import { unions } from '../../figures/terms.js'
import { type Day, firstOfMonth, partsOf } from '../../time/day.js'
import { type Month, type Period, printPeriod } from '../../time/period.js'
import { printAmount } from './parts.js'
import { clearMargin, none, type Ranked } from './ranks.js'
import type { Reading } from './readings.js'

/** "the largest buyer": the partner against all other partners held, and against what those not held can have at most. */
export async function evaluateHolder(
  claim: StatisticProposition,
  reading: Reading,
  store: FigureStore,
  known: Day,
): Promise<Ranked> {
  const { rank } = claim
  const { question, period } = reading
  const [code] = question.codes
  if (
    rank === null ||
    code === undefined ||
    store.keys === undefined ||
    question.codes.length > 1 ||
    question.flow === 'balance'
  )
    return none(reading, 'partners cannot be compared')
  const flow = question.flow === 'total' ? 'export' : question.flow
  const keys = await store.keys({ flow, reporter: question.reporter, classification: code.system, code: code.code })
  const partners = [...new Set(keys.map(({ partner }) => partner))].filter(
    (partner) => partner !== 'W' && !unions.includes(partner),
  )
  if (!partners.includes(question.partner)) return none(reading, 'the partner is not held')
  const own = levelsIn(await askSeries(question, store, known), period).levels[0]
  const levels = new Map<string, Level>()
  for (const partner of [...partners, 'W']) {
    const series = await askSeries({ ...question, partner }, store, known)
    const level = levelsIn(series, period).levels.find(({ basis, unit }) => basis === own?.basis && unit === own.unit)
    if (level !== undefined) levels.set(partner, level)
  }
  const world = levels.get('W')
  if (own === undefined) return none(reading, `no figures for ${printPeriod(period)}`)
  const alike = [...levels].filter(
    ([partner, level]) =>
      partner !== 'W' && partner !== question.partner && level.basis === own.basis && level.unit === own.unit,
  )
  const ahead = alike.filter(([, level]) => level.value - level.rounding > own.value + own.rounding)
  const clear = alike.filter(([, level]) => level.value > own.value * clearMargin)
  const position = ahead.length + 1
  const rest =
    world === undefined || world.basis !== own.basis
      ? Number.POSITIVE_INFINITY
      : world.value - own.value - alike.reduce((sum, [, level]) => sum + level.value, 0)
  const settled = rest < own.value
  const told = `${printPeriod(period)}: ${question.partner} ${printAmount(own.value, own.unit, false)}, place ${position} of ${alike.length + 1} partners held${settled ? '' : '; partners that are not held may stand before it'}`
  const fit = position === rank.position && settled ? 'holds' : clear.length >= rank.position ? 'fails' : 'unknown'
  return {
    reading,
    fit,
    failsAt: () => clear.length >= rank.position,
    computed: `place ${position}`,
    value: position,
    levels: [own, ...ahead.slice(0, 3).map(([, level]) => level)],
    basis: own.basis,
    told,
    ...(fit === 'holds' ? {} : { why: told }),
  }
}

/** The latest whole calendar year before a month. */
export function lastYearBefore(month: Month): Period {
  const { year } = partsOf(firstOfMonth(Math.floor(month / 12), (month % 12) + 1))
  const full = month % 12 === 11 ? year : year - 1
  return { start: firstOfMonth(full, 1), end: (firstOfMonth(full + 1, 1) - 1) as Day, calendar: 'calendar' }
}
