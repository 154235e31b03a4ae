/** What only the importer knows: the questions whose answer would change the total, and totals for the common answers. */
import { readSpecial } from '../amount/rate-text.js'
import { addDays, type Day, isoDay, printDay } from '../time/day.js'
import type { Alternative, DutyAnswer } from './answer.js'
import { exceptionOn, type Facts, outcomesOf, spellOn } from './applies.js'
import { type Charged, charge, type Measured, totalPpm, unmeasured } from './charges.js'
import type { Row } from './known.js'
import { everywhere } from './origins.js'
import { priceTold } from './prices.js'
import { totalOf } from './total.js'

/** Cargo is at sea for weeks, not for longer than this. */
const voyage = 120

/** A question, what a yes would do, and how near it is to these goods: what may be asked of any good comes last. */
interface Asked {
  id: string
  question: string
  effects: Set<string>
  rank: number
  /** The entry with a yes. */
  yes: Facts
}

type Ask = (id: string, question: string, effect: string, rank: number, yes: Facts) => void

/** Programmes and the voyage first, then what is asked of these goods, then what is asked of all. */
const ranks = { entry: 0, goods: 1, all: 2 }

/** Questions about the duties that are charged, each with what a yes would do; the nearest to the goods first. */
export function questionsOf(charged: Charged, facts: Facts, measured: Measured = unmeasured): DutyAnswer['questions'] {
  return highestPrices(charged, askedOf(charged, facts), measured).map(({ id, question, effects, yes }) => {
    const total = totalPpm(charge(charged.plan, charged.line, yes, measured))
    return {
      condition: id,
      question,
      effect: [...effects].join('; '),
      percent: total === undefined ? null : total / 10_000,
    }
  })
}

function askedOf(charged: Charged, facts: Facts): Asked[] {
  const asked = new Map<string, Asked>()
  const ask: Ask = (id, question, effect, rank, yes) => {
    const one = asked.get(id) ?? { id, question, effects: new Set<string>(), rank, yes }
    one.effects.add(effect)
    one.rank = Math.min(one.rank, rank)
    asked.set(id, one)
  }
  askProgrammes(charged, facts, ask)
  askExceptions(charged, facts, ask)
  askRows(charged, facts, ask)
  return [...asked.values()].sort((a, b) => a.rank - b.rank)
}

/** Of prices of a unit the highest alone is asked, and none where value and quantity answer it. */
function highestPrices({ plan }: Charged, asked: Asked[], measured: Measured): Asked[] {
  const { conditions } = plan.law
  const isPrice = ({ id }: Asked): boolean => conditions.get(id)?.below !== undefined
  // Rows stand from the lowest price up.
  const highest = asked.findLast((one) => isPrice(one) && !priceTold(plan.law, one.id, measured))
  return asked.flatMap((one): Asked[] => {
    if (!isPrice(one)) return [one]
    return one === highest ? [{ ...one, effects: new Set([...one.effects, 'more for a lower price']) }] : []
  })
}

const claiming = (facts: Facts, id: string): Facts => ({ ...facts, claims: new Set([...facts.claims, id]) })

/** Programmes under which the line prints a rate for goods of the origin. */
function askProgrammes({ plan, line, base }: Charged, facts: Facts, ask: Ask): void {
  if (facts.programme !== undefined || base.column !== 'general' || base.rate?.kind === 'free') return
  const special = readSpecial(line.special)
  for (const { id, names, symbols, origins, from, through } of plan.law.programmes) {
    const rate = special.find((one) => one.symbols.some((symbol) => symbols.includes(symbol)))
    if (rate === undefined || !plan.law.origins.meant(origins, plan.origin, facts.date)) continue
    if ((from !== undefined && facts.date < from) || (through !== undefined && facts.date > through)) continue
    const question = `Is it entered under ${names[0] ?? id}?`
    const rank = origins.includes(everywhere) ? ranks.all : ranks.entry
    ask(`programme-${id}`, question, `brings the base rate to ${rate.text}`, rank, { ...facts, programme: id })
  }
}

/** What would take a duty off. */
function askExceptions({ plan, charges }: Charged, facts: Facts, ask: Ask): void {
  const { conditions, programmes } = plan.law
  const nameOf = (id: string): string => programmes.find((one) => one.id === id)?.names[0] ?? id
  for (const { duty } of charges)
    for (const planned of duty.exceptions) {
      const spell = exceptionOn(plan, planned, facts.date)
      if (spell === undefined) continue
      const { exception } = planned.known
      const heading = spell.step.heading ?? exception.heading
      const effect = `takes off ${duty.known.duty.title}${heading === undefined ? '' : ` (${heading})`}`
      const rank = exception.goods.includes('all') ? ranks.all : ranks.goods
      for (const id of exception.when)
        if (!facts.claims.has(id)) ask(id, conditions.get(id)?.question ?? id, effect, rank, claiming(facts, id))
      const { loadedBefore, enteredBefore } = spell.step
      if (
        loadedBefore !== undefined &&
        facts.loaded === undefined &&
        mayBeAtSea(facts.date, loadedBefore, enteredBefore)
      )
        ask(
          `loaded-before-${isoDay(loadedBefore)}`,
          `Was it loaded on its final mode of transport before ${printDay(loadedBefore)}?`,
          effect,
          ranks.entry,
          { ...facts, loaded: addDays(loadedBefore, -1) },
        )
      const [programme] = exception.programmes
      if (programme !== undefined && facts.programme === undefined && exception.when.length === 0)
        ask(
          `programme-${exception.programmes.join('-')}`,
          `Is it entered under ${exception.programmes.map(nameOf).join(' or ')}?`,
          effect,
          ranks.entry,
          { ...facts, programme },
        )
    }
}

/** What would bring another row of a duty's table to bear, or the rate within a quota. */
function askRows({ plan, line }: Charged, facts: Facts, ask: Ask): void {
  const { conditions, origins, programmes } = plan.law
  for (const [place, planned] of plan.duties.entries()) {
    const at = spellOn(planned.spells, facts.date)
    if (at?.spell.status !== 'in-force') continue
    const { title, goods, exceptOrigins } = planned.known.duty
    if (exceptOrigins.length > 0 && origins.meant(exceptOrigins, plan.origin, facts.date)) continue
    for (const row of inReach(at.rows, (row) => origins.meant(row.origins ?? [everywhere], plan.origin, facts.date))) {
      const part = row.basis === 'content' && row.of !== undefined ? ` of the ${row.of} content` : ''
      const effect = `brings ${title} to ${row.text}${part}${row.heading === undefined ? '' : ` (${row.heading})`}`
      const rank = goods.includes('all') && row.goods === undefined ? ranks.all : ranks.goods
      const programme = programmes.find(({ id }) => facts.programme === undefined && row.programmes.includes(id))
      const under = programme === undefined ? facts : { ...facts, programme: programme.id }
      const answered = { ...under, claims: new Set([...facts.claims, ...row.when]) }
      if (outcomesOf(plan, answered)[place]?.state === 'lifted') continue
      for (const id of row.when)
        if (!facts.claims.has(id)) ask(id, conditions.get(id)?.question ?? id, effect, rank, claiming(under, id))
      if (programme !== undefined && row.when.length === 0)
        ask(
          `programme-${programme.id}`,
          `Is it entered under ${programme.names[0] ?? programme.id}?`,
          effect,
          ranks.entry,
          under,
        )
    }
  }
  if (line.quota === undefined || line.quota === '') return
  for (const { id, column, question } of conditions.values())
    if (column === 'quota' && !facts.claims.has(id))
      ask(id, question, `brings the base rate to ${line.quota}`, ranks.goods, claiming(facts, id))
}

/** The rows of an origin down to the first that fits whatever is said: those behind it never come to bear. */
function inReach(rows: readonly Row[], meant: (row: Row) => boolean): Row[] {
  const ours = rows.filter(meant)
  const sure = ours.findIndex(({ when, programmes }) => when.length === 0 && programmes.length === 0)
  return sure === -1 ? ours : ours.slice(0, sure + 1)
}

function mayBeAtSea(date: Day, loadedBefore: Day, enteredBefore: Day | undefined): boolean {
  return enteredBefore === undefined ? date - loadedBefore < voyage : date < enteredBefore
}

/** Totals under the assumptions that are common enough to be shown beside the total. */
export function alternativesOf(charged: Charged, facts: Facts, measured: Measured): Alternative[] {
  const { plan, line } = charged
  const { conditions } = plan.law
  const asked = askedOf(charged, facts).map(({ id }) => id)
  const common = asked.filter((id) => conditions.get(id)?.alternative === 'yes')
  const sets = common.length > 1 ? [...common.map((id) => [id]), common] : common.map((id) => [id])
  return sets.flatMap((ids): Alternative[] => {
    const claims = new Set([...facts.claims, ...ids])
    const other = charge(plan, line, { ...facts, claims }, measured)
    if (totalPpm(other) !== undefined && totalPpm(other) === totalPpm(charged)) return []
    const { percent, amount, formula } = totalOf(other, measured)
    const label = ids.map((id) => conditions.get(id)?.label ?? id).join(' and ')
    return [{ condition: ids.join('+'), label, percent, amount, formula }]
  })
}
