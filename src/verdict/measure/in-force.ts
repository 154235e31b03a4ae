/** "A 30% tariff is in force": the rate, or the mere standing, of the law on a day. */
import { type Held, intervalOn } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import { type Definition, definitionsOf, stackOn } from './definitions.js'
import { type Finding, findingOf, type Piece, sayDay, type Weight } from './finding.js'
import { type GoodsTotal, goodsTotals } from './goods.js'
import { roundsTo } from './precision.js'
import type { Direction, Question } from './question.js'
import { onGround, pickingGrounds, scopeOf } from './selection.js'

/** A day to look at, and what it is to the claim. */
interface Look {
  day: Day
  is: 'then' | 'near' | 'announced' | 'past'
}

/** Readings of a claim that a rate is in force. @param law the tariffs of the direction */
export function rateInForce(question: Question, law: Held[], direction: Direction, ledger: Snapshot): Finding[] {
  const findings: Finding[] = []
  for (const look of looks(question, law)) {
    // A rate that holds on the day itself needs no other day.
    if (look.is !== 'then' && findings.some(({ reading }) => reading.holds === true)) break
    for (const finding of rateOn(question, law, direction, look, ledger))
      if (look.is === 'then' || finding.reading.holds === true) findings.push(finding)
  }
  return findings
}

function rateOn(question: Question, law: Held[], direction: Direction, look: Look, ledger: Snapshot): Finding[] {
  const { written } = question
  const { rate, rateUpper, hedge } = written
  if (rate === undefined) return []
  const goods = rateUpper === undefined ? goodsFindings(question, law, direction, look, ledger) : []
  const weighed = definitionsOf(stackOn(law, look.day))
    .map((definition) => ({ definition, weight: weigh(definition, question, ledger) }))
    .filter((one): one is { definition: Definition; weight: Weight } => one.weight !== undefined)
  // Of layers alike in rate, the one whose step began on the day told is the one meant.
  weighed.sort((a, b) => Number(beganThen(b.definition, question)) - Number(beganThen(a.definition, question)))
  const top = Math.max(...weighed.map(({ definition }) => definition.percent))
  const findings: Finding[] = []
  for (const { definition, weight } of weighed) {
    const { percent } = definition
    if (rateUpper !== undefined) {
      const other = weighed.find(
        (one) => one.definition.name === definition.name && roundsTo(one.definition.percent, rateUpper),
      )
      if (other === undefined || !roundsTo(percent, rate)) continue
      findings.push(
        say(
          timed(weight === 'partial' ? 'fair' : weight, look),
          [definition, other.definition],
          true,
          direction,
          look,
          ledger,
        ),
      )
      return findings
    }
    const holds = roundsTo(percent, rate, hedge)
    const peak = written.reach === 'peak' && holds && percent === top
    const shown = weight === 'main' || holds || definition.name === 'one general layer'
    if (shown) findings.push(say(timed(peak ? 'fair' : weight, look), [definition], holds, direction, look, ledger))
  }
  return dedupe([...findings, ...goods])
}

/** Whether the last layer of a definition has a step on the first day that the claim tells. */
function beganThen({ layers }: Definition, { measure }: Question): boolean {
  const { date } = measure
  if (date === null) return false
  const changes = layers[layers.length - 1]?.held.changes ?? []
  return changes.some(({ day }) => day >= date.start && day <= date.end)
}

/** The whole duty on the goods named, where their lines are on record. */
function goodsFindings(question: Question, law: Held[], direction: Direction, look: Look, ledger: Snapshot): Finding[] {
  const { rate, hedge } = question.written
  if (rate === undefined) return []
  return goodsTotals(law, question.exclusions, look.day, question, ledger).flatMap((total) => {
    const holds = roundsTo(total.percent, rate, hedge)
    if (!holds && total.taxed) return []
    const weight: Weight = total.whole && !total.taxed ? 'fair' : 'partial'
    return [sayGoods(timed(weight, look), total, holds, direction, look, ledger)]
  })
}

function sayGoods(
  weight: Weight,
  total: GoodsTotal,
  holds: boolean,
  { imposer, target }: Direction,
  look: Look,
  ledger: Snapshot,
): Finding {
  const parts = total.layers.map(({ interval }) => interval.rate).join(' + ')
  return findingOf(
    weight,
    `${imposer} tariffs on ${target}, ${total.name}${total.taxed ? ', with value added tax on the sum' : ''}${total.whole ? '' : ' (base rate not held)'}, on ${sayDay(look.day)}`,
    `${number(total.percent)}% = ${parts}${total.taxed ? ', and tax' : ''}`,
    holds,
    total.layers,
    ledger,
  )
}

/** How natural a definition is for the words of a claim; undefined where the words rule it out. */
function weigh(definition: Definition, question: Question, ledger: Snapshot): Weight | undefined {
  const { written, measure } = question
  const grounds = pickingGrounds(question)
  const { name, layers } = definition
  const own = layers[layers.length - 1]
  if (own === undefined) return undefined
  if (grounds.length > 0) {
    if (!layers.some(({ held }) => onGround(held, grounds))) return undefined
    if (layers.length > 1) return layers.every(({ held }) => onGround(held, grounds)) ? 'main' : 'partial'
  }
  const partial = name === 'one layer on part of the goods' || name === 'with a layer on part of the goods'
  if (!partial) {
    if (name === 'one general layer') return grounds.length > 0 ? 'main' : 'partial'
    return written.scope.length === 0 ? 'main' : 'fair'
  }
  const match = scopeOf(own.held, question, ledger)
  // Steel of every country is not "Chinese goods".
  if (own.held.measure.target.includes('W') && grounds.length === 0 && written.scope.length === 0) return undefined
  if (written.scope.length > 0) {
    if (match !== 'named') return undefined
    return name === 'one layer on part of the goods' || written.reach === 'total' ? 'fair' : 'partial'
  }
  const apart = name === 'one layer on part of the goods'
  if (apart && grounds.length > 0) return 'fair'
  // "25% on $250 billion of goods" speaks of part of the goods by its own words.
  return apart && measure.tradeCoveredUsd !== null ? 'fair' : 'partial'
}

function timed(weight: Weight, look: Look): Weight {
  return look.is === 'then' || look.is === 'near' ? weight : 'partial'
}

function say(
  weight: Weight,
  definitions: Definition[],
  holds: boolean,
  { imposer, target }: Direction,
  look: Look,
  ledger: Snapshot,
): Finding {
  const pieces: Piece[] = [...new Set(definitions.flatMap(({ layers }) => layers))]
  const when =
    look.is === 'announced'
      ? `from ${sayDay(look.day)}, announced and not yet in force`
      : look.is === 'past'
        ? `as it stood from ${sayDay(look.day)}, not on the day of the claim`
        : `on ${sayDay(look.day)}`
  const [first] = definitions
  const value = definitions.map(({ percent }) => `${number(percent)}%`).join(' to ')
  const parts =
    definitions.length === 1 && pieces.length > 1 ? ` = ${pieces.map(({ interval }) => interval.rate).join(' + ')}` : ''
  return findingOf(
    weight,
    `${imposer} tariffs on ${target}, ${first?.name ?? ''} (${pieces.map(({ held }) => held.measure.instrument).join(' + ')}), ${when}`,
    `${value}${parts}`,
    holds,
    pieces,
    ledger,
  )
}

export function number(percent: number): string {
  return String(Math.round(percent * 1000) / 1000)
}

/** The same rate by the same kind of definition is one reading: many lists carry 25%. */
function dedupe(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ reading, weight }) => {
    const key = `${reading.value} ${weight} ${reading.description.replace(/\(.*\)/, '')}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The day itself, its neighbours, what is announced, then the past, newest first. */
function looks(question: Question, law: Held[]): Look[] {
  const { day, asOf, measure, written } = question
  const days = changeDays(law)
  const inside = days.filter((one) => one > day.start && one <= day.end)
  const then = [...new Set([day.end, ...inside.reverse(), day.start])]
  const looks: Look[] = then.map((one) => ({ day: one, is: 'then' }))
  looks.push({ day: (day.end + 1) as Day, is: 'near' }, { day: (day.start - 1) as Day, is: 'near' })
  if (question.hindsight === true || (measure.date !== null && measure.date.end < asOf.valid - 1)) return looks
  for (const one of days) if (one > day.end + 1) looks.push({ day: one, is: 'announced' })
  // A text that says "now" speaks of no other time.
  if (written.tense !== 'present' && measure.date === null)
    for (const one of [...days].reverse()) if (one < day.start) looks.push({ day: one, is: 'past' })
  return looks
}

function changeDays(law: Held[]): Day[] {
  const days = new Set<Day>()
  for (const { intervals } of law) for (const { from } of intervals) days.add(from)
  return [...days].sort((a, b) => a - b)
}

/** Readings of a claim that something stands, without a rate: in force, or for a truce, suspended. */
export function standing(question: Question, law: Held[], direction: Direction, ledger: Snapshot): Finding[] {
  const { written, day } = question
  const grounds = pickingGrounds(question)
  const wanted = written.matter === 'truce' ? 'suspended' : 'in-force'
  const fitting = law.filter((held) => onGround(held, grounds) && scopeOf(held, question, ledger) !== 'other')
  const pieces = fitting
    .map((held) => ({ held, interval: intervalOn(held, day.end) }))
    .filter((piece): piece is Piece => piece.interval?.status === wanted)
    .slice(0, 6)
  if (pieces.length === 0) return []
  const named = grounds.length > 0 || written.scope.length === 0 || written.matter === 'truce'
  const weight: Weight =
    named || pieces.some(({ held }) => scopeOf(held, question, ledger) === 'named') ? 'main' : 'partial'
  return [
    findingOf(
      weight,
      `${direction.imposer} measures on ${direction.target} that are ${wanted === 'suspended' ? 'suspended' : 'in force'} on ${sayDay(day.end)}`,
      wanted,
      true,
      pieces,
      ledger,
    ),
  ]
}
