// A corpus of news prose for the benchmark: made from the bundled example and from sentence patterns, the same from the same seed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const products = [
  'soybeans',
  'sorghum',
  'corn',
  'wheat',
  'cotton',
  'beef',
  'pork',
  'crude oil',
  'semiconductors',
  'aircraft',
]
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August']
const verbs = ['fell', 'rose', 'dropped', 'climbed', 'slid', 'jumped']
const patterns = [
  (p) => `U.S. exports of ${p.product} to China ${p.verb} ${p.percent}% in ${p.month} from a year earlier.`,
  (p) => `China bought $${p.amount} billion of American ${p.product} in ${p.year}, official data showed.`,
  (p) => `The United States imposed an additional ${p.rate}% tariff on Chinese goods in ${p.month}.`,
  () => 'Negotiators from the two countries met in Stockholm in late July for a third round of talks.',
  () =>
    '“We will keep working with our counterparts in good faith,” an official of the Treasury told reporters on Tuesday.',
  () => 'No agreement has been announced on semiconductors or farm purchases.',
  () => 'Growers in the Midwest are watching the weather more closely than the headlines this week.',
  () => 'The mood at the meeting was described as businesslike, and both delegations left without taking questions.',
  (p) => `Analysts expect shipments of ${p.product} to recover next year if the pause on higher duties is extended.`,
  () => 'The city was unusually quiet for a week in September, with traffic diverted around the venue.',
]

/** Small, fast, seeded: the corpus must be the same on every machine. */
function* random(seed) {
  let state = seed >>> 0
  while (true) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

/** @returns articles of about twenty sentences each, `count` of them, every one different */
export function articles(count, seed = 7) {
  const numbers = random(seed)
  const next = () => numbers.next().value
  const pick = (list) => list[Math.floor(next() * list.length)]
  const example = readFileSync(join(import.meta.dirname, '..', 'examples', 'preview-of-a-call.txt'), 'utf8')
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return example
    return Array.from({ length: 20 }, () =>
      pick(patterns)({
        product: pick(products),
        verb: pick(verbs),
        month: pick(months),
        percent: Math.ceil(next() * 98),
        amount: (next() * 20).toFixed(1),
        year: 2018 + Math.floor(next() * 7),
        rate: pick([10, 20, 25, 30]),
      }),
    ).join(' ')
  })
}
