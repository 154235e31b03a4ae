/** Whether the record of a measure has the days, counts and amounts that a claim's words give beside its fields. */
import type { Particular } from '../../claims/claim.js'
import type { Held } from '../../evidence/law.js'
import type { Finding } from './finding.js'
import { canMean, endsOn } from './precision.js'
import type { Question } from './question.js'

/** The first particular that no measure of the holding findings has; undefined where one measure has them all. */
export function missingOf({ written }: Question, holding: Finding[]): Particular | undefined {
  const asked = written.unread ?? []
  if (asked.length === 0 || holding.length === 0) return undefined
  const lacking = holding.map(({ held }) => asked.find((one) => !held.some((law) => has(law, one))))
  return lacking.includes(undefined) ? undefined : lacking[0]
}

function has(held: Held, asked: Particular): boolean {
  if (asked.days !== undefined) {
    const { days, starts } = asked
    return days.some(
      (day) =>
        held.changes.some((change) => canMean(day, change.day) || (starts !== true && canMean(day, change.recorded))) ||
        (starts !== true &&
          held.intervals.some(({ step }) => step.through !== undefined && endsOn(step.through, day.end))),
    )
  }
  return asked.value !== undefined && numbersOf(held).has(asked.value)
}

const numbers = new WeakMap<Held, Set<number>>()
const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Every number that the record's words hold, and the sum of two that stand together: "164 and 14". */
function numbersOf(held: Held): Set<number> {
  const made = numbers.get(held)
  if (made !== undefined) return made
  const { measure } = held
  const texts = [measure.scope, measure.instrument, measure.note ?? '']
  for (const step of measure.steps) texts.push(step.rate ?? '', step.instrument)
  const found = new Set<number>()
  for (const text of texts) {
    for (const digits of text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []) found.add(Number(digits.replaceAll(',', '')))
    for (const word of text.toLowerCase().match(/[a-z]+/g) ?? [])
      if (words.includes(word)) found.add(words.indexOf(word))
    for (const [, a, b] of text.matchAll(/(\d+) and (\d+)/g)) found.add(Number(a) + Number(b))
  }
  // "samarium, gadolinium, terbium: licence" names three.
  const named = (measure.scope.split(/[:(;]/)[0] ?? '').split(/, (?:and )?| and /)
  if (named.length > 1) found.add(named.length)
  numbers.set(held, found)
  return found
}
