// Draws docs/pictures/duty.svg: what stacked on four Chinese goods, day by day, from the bundled law. `npm run pictures`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { charge } from '../../dist/duty/charges.js'
import { deskFor } from '../../dist/duty/question.js'
import { openDesk } from '../../dist/operations/effects/desk.js'
import { isoDay, parseDay, printDay } from '../../dist/time/day.js'

const goods = [
  ['8517130000', 'Smartphones, 8517.13.00.00'],
  ['9503000073', 'Toys, 9503.00.00.73'],
  ['8542310070', 'Processors and controllers, 8542.31.00.70'],
  ['7208370060', 'Hot-rolled steel coils, 7208.37.00.60'],
]
const [from, to] = [parseDay('2025-01-01'), parseDay('2026-08-31')]
const known = parseDay('2026-11-24')

/** Bands from the bottom: column of the panel, its name, light and dark colour. */
const bands = [
  ['mfn', 'General rate', '#8c8778', '#a6a39b'],
  ['s301', 'Section 301', '#b3402f', '#e58a7b'],
  ['s232', 'Section 232', '#2b5c8a', '#7fb0dd'],
  ['ieepaFentanyl', 'IEEPA, fentanyl', '#8a5a00', '#d9a441'],
  ['ieepaReciprocal', 'IEEPA, reciprocal', '#6a4c93', '#b39ad6'],
  ['s122', 'Section 122', '#2f6f4f', '#7cc4a0'],
]

const desk = await openDesk({ READOUT_HOME: join(import.meta.dirname, '.no-such-home') })
const { schedule, plans } = deskFor(desk, 'US', known)

/** Percent of each band on a day. */
function stackOn(code, date) {
  const line = schedule.line(code, date)
  if (line === undefined) throw new Error(`${code} is no line on ${isoDay(date)}`)
  const { basePpm, charges } = charge(plans.of(code, 'CN'), line, { date, claims: new Set(), content: {} })
  const sums = new Map([['mfn', (basePpm ?? 0) / 10_000]])
  for (const { duty, ppm } of charges) {
    const { component } = duty.known.class
    sums.set(component, (sums.get(component) ?? 0) + (ppm ?? 0) / 10_000)
  }
  return bands.map(([name]) => sums.get(name) ?? 0)
}

const [wide, high, left, top, gap] = [440, 150, 48, 128, 62]
const ceiling = 180
const x = (day) => ((day - from) / (to - from)) * wide
const y = (percent) => high - (percent / ceiling) * high
const sum = (values) => values.reduce((all, one) => all + one, 0)
const round = (number) => Math.round(number * 10) / 10

function chart(code, title, column, row) {
  const days = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const stacks = days.map((day) => stackOn(code, day))
  const areas = bands.map((_, band) => {
    const edge = (upto) => {
      const points = []
      for (const [at, day] of days.entries()) {
        const level = y(sum(stacks[at].slice(0, upto)))
        const last = points.at(-1)
        if (last !== undefined && last[1] !== level) points.push([x(day), last[1]])
        if (last === undefined || last[1] !== level || at === days.length - 1) points.push([x(day), level])
      }
      return points
    }
    const path = [...edge(band + 1), ...edge(band).reverse()].map(([a, b]) => `${round(a)},${round(b)}`).join(' ')
    return `<polygon class="b${band}" points="${path}"/>`
  })
  const peak = stacks.reduce((best, stack, at) => (sum(stack) > sum(stacks[best]) ? at : best), 0)
  const months = ['2025-01-01', '2025-07-01', '2026-01-01', '2026-07-01']
  const ticks = [0, 50, 100, 150].map(
    (level) =>
      `<line class="grid" x1="0" x2="${wide}" y1="${round(y(level))}" y2="${round(y(level))}"/><text class="axis" x="-8" y="${round(y(level) + 4)}" text-anchor="end">${level}%</text>`,
  )
  const dates = months.map(
    (day) =>
      `<text class="axis" x="${round(x(parseDay(day)))}" y="${high + 18}">${printDay(parseDay(day)).slice(2)}</text>`,
  )
  const total = (stack) => `${round(sum(stack))}%`
  const label = `${total(stacks[peak])} from ${printDay(days[peak])}`
  const end = `<text class="value" x="${wide}" y="${round(y(sum(stacks.at(-1))) - 6)}" text-anchor="end">${total(stacks.at(-1))} on ${printDay(to)}</text>`
  return `<g transform="translate(${left + column * (wide + gap)},${top + row * (high + 72)})"><text class="name" y="-14">${title}</text>${ticks.join('')}${areas.join('')}${dates.join('')}<text class="value" x="${round(x(days[peak]) + 6)}" y="${round(y(sum(stacks[peak])) - 7)}">${label}</text>${end}</g>`
}

const width = left * 2 + wide * 2 + gap
const height = top + 2 * (high + 72) + 20
const legend = bands
  .map(
    ([, name], band) =>
      `<g transform="translate(${left + band * 152},56)"><rect class="b${band}" width="12" height="12"/><text class="key" x="18" y="11">${name}</text></g>`,
  )
  .join('')
const style = `text{font-family:system-ui,sans-serif;fill:#1b1b1a}.title{font:600 19px Charter,Georgia,serif}.name{font-size:14px;font-weight:600}.axis,.key,.value{font-size:12px;fill:#5c5a55}.value{fill:#1b1b1a}.grid{stroke:#dcd8cf}${bands.map(([, , light], band) => `.b${band}{fill:${light}}`).join('')}.paper{fill:#fbfaf7}`
const dark = `@media(prefers-color-scheme:dark){text,.value{fill:#ececea}.axis,.key{fill:#a6a39b}.grid{stroke:#34353a}.paper{fill:#16171a}${bands.map(([, , , night], band) => `.b${band}{fill:${night}}`).join('')}}`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="US duties on four Chinese goods, stacked by authority, January 2025 to August 2026"><style>${style}${dark}</style><rect class="paper" width="100%" height="100%"/><text class="title" x="${left}" y="34">US duties on Chinese goods: up to 145% in April 2025, and each good has its own stack</text>${legend}${goods.map(([code, title], at) => chart(code, title, at % 2, at >> 1)).join('')}</svg>\n`
writeFileSync(join(import.meta.dirname, 'duty.svg'), svg)
