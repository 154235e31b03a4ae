// Compares the averages of a panel with those that others published, and draws docs/pictures/averages.svg. docs/averages.md
// says how the file is made:  node docs/pictures/averages.js averages.csv [folder of the published series]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const [file, folder = join(import.meta.dirname, '../../../shared/data/tariff/published')] = process.argv.slice(2)
if (file === undefined || !existsSync(file)) {
  process.stderr.write('usage: node docs/pictures/averages.js averages.csv [folder of the published series]\n')
  process.exit(2)
}
const say = (text) => process.stdout.write(`${text}\n`)
const read = (path) => parse(readFileSync(path), { columns: true })
const ours = read(file).filter(({ chapter }) => chapter === 'all')
const published = (name) => read(join(folder, name))
/** Last day compared week by week: what began later is ahead of the day on which theirs was made. */
const shown = '2026-06-30'
const on = (origin, day) => ours.find((row) => row.origin === origin && row.from <= day && day < row.until)
const fixed = (number) => number.toFixed(2)

/** Ours at both ends, as `2.60 to 8.35`, and one number where they are the same. */
const ends = ([none, whole]) => (Math.abs(none - whole) < 0.005 ? fixed(none) : `${fixed(none)} to ${fixed(whole)}`)
const both = (row, column) => [Number(row[column]), Number(row[`${column}_whole`])]
/** How far a published number lies outside of ours; nothing where it lies between the ends. */
function apart([none, whole], theirs) {
  const [low, high] = [Math.min(none, whole), Math.max(none, whole)]
  return theirs < low ? theirs - low : theirs > high ? theirs - high : 0
}
const cells = (mine, theirs) =>
  theirs === undefined
    ? [ends(mine), '', '']
    : [ends(mine), fixed(theirs), Math.abs(apart(mine, theirs)) < 0.005 ? '' : fixed(apart(mine, theirs))]

/** Rows where something moved by more than a tenth of a point since the last. */
function changes(rows, least) {
  const kept = []
  for (const row of rows) {
    const values = row.pairs.flatMap(([mine, theirs]) => [...mine, theirs ?? 0])
    if (values.every((value) => Math.abs(value) < 0.005) && kept.length === 0) continue
    if (kept.at(-1)?.values.every((value, at) => Math.abs(value - values[at]) < least)) continue
    kept.push({ ...row, values })
  }
  return kept
}

const china = published('china_by_authority_fork_weekly.csv')
  .map((theirs) => ({ day: theirs.date, theirs, mine: on('CN', theirs.date) }))
  .filter(({ day, mine }) => mine !== undefined && day <= shown)

/** Our column, theirs (weighted, simple), name. */
const authorities = [
  ['total', 'weighted_etr', undefined, 'Total'],
  ['mfn', 'etr_base', undefined, 'General rate'],
  ['s301', 'etr_301', 'mean_301', 'Section 301'],
  ['s232', 'etr_232', 'mean_232', 'Section 232'],
  ['ieepaFentanyl', 'etr_fentanyl', 'mean_fentanyl', 'IEEPA, fentanyl'],
  ['ieepaReciprocal', 'etr_ieepa', 'mean_ieepa', 'IEEPA, reciprocal'],
  ['s122', 'etr_s122', 'mean_s122', 'Section 122'],
]
const line = (row) => `| ${row.join(' | ')} |`

say(line(['authority', 'from', 'ours, weighted', 'published', 'outside by', 'ours, simple', 'published', 'outside by']))
say(line(Array(8).fill('---')))
for (const [column, weighted, simple, name] of authorities) {
  const rows = china.map(({ day, theirs, mine }) => ({
    day,
    pairs: [
      [both(mine, `weighted_${column}`), Number(theirs[weighted]) * 100],
      [both(mine, `simple_${column}`), simple === undefined ? undefined : Number(theirs[simple]) * 100],
    ],
  }))
  for (const { day, pairs } of changes(rows, 0.25)) say(line([name, day, ...pairs.flatMap(([a, b]) => cells(a, b))]))
}

const others = published('by_authority_release_2026-06-09_weekly.csv')
const totals = new Map(published('overall_release_2026-06-09_weekly.csv').map((row) => [row.date, row]))
const everywhere = others
  .map((theirs) => ({ day: theirs.date, theirs, mine: on('all', theirs.date) }))
  .filter(({ day, mine }) => mine !== undefined && day <= shown)
// A panel of one origin says nothing of all of them.
if (new Set(ours.map(({ origin }) => origin)).size > 2) {
  const columns = [
    ['s232', 'mean_232', 'Section 232'],
    ['ieepaFentanyl', 'mean_fentanyl', 'fentanyl and borders'],
    ['ieepaReciprocal', 'mean_ieepa', 'reciprocal and others'],
    ['s122', 'mean_s122', 'Section 122'],
    ['total', undefined, 'total'],
  ]
  say(`\n${line(['from', ...columns.map(([, , name]) => `${name}: ours, published`)])}`)
  say(line(Array(columns.length + 1).fill('---')))
  const rows = everywhere.map(({ day, theirs, mine }) => ({
    day,
    pairs: columns.map(([column, mean]) => {
      const own = both(mine, `simple_${column}`)
      // They count the duties of the country orders (Brazil, India) among the reciprocal ones.
      const other = both(mine, 'simple_other')
      const added = column === 'ieepaReciprocal' ? own.map((value, at) => value + other[at]) : own
      return [added, (mean === undefined ? Number(totals.get(day)?.mean_total_all_pairs) : Number(theirs[mean])) * 100]
    }),
  }))
  for (const { day, pairs } of changes(rows, 0.5))
    say(line([day, ...pairs.map(([mine, theirs]) => `${ends(mine)}, ${fixed(theirs)}`)]))
}

// Above the level of 2024, which is theirs as collected and ours as the law of its last day; each on the last day of a stretch.
const trackers = published('tradewartracker_country_2026-07-23.csv').filter(
  ({ country_name }) => country_name === 'CHINA',
)
say(`\n${line(['from', 'to', 'ours, above 2024', 'published', 'outside by'])}\n${line(Array(5).fill('---'))}`)
const before = Number(on('CN', '2025-01-01').weighted_total)
for (const [at, theirs] of trackers.entries()) {
  const next = trackers[at + 1]?.date
  if (next === undefined || trackers[at - 1]?.['effective tariff'] === theirs['effective tariff']) continue
  const until = trackers.slice(at).find((one) => one['effective tariff'] !== theirs['effective tariff'])?.date ?? next
  const last = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)
  const mine = on('CN', last)
  if (mine === undefined) continue
  const above = both(mine, 'weighted_total').map((value) => value - before)
  say(line([theirs.date, last, ...cells(above, Number(theirs['effective tariff']))]))
}

const drawn = authorities.filter(([column]) => column !== 'mfn')
const [wide, high, left, top, gap] = [300, 150, 52, 96, 62]
const time = (day) => Date.parse(day) / 86_400_000
const [from, to] = [time('2025-01-01'), time(shown)]
const x = (day) => Math.round(((Math.min(Math.max(time(day), from), to) - from) / (to - from)) * wide * 10) / 10
const mine = ours.filter(({ origin, from: begins }) => origin === 'CN' && begins <= shown)

function chart([column, weighted, , name], column0, row) {
  const key = `weighted_${column}`
  const points = china.map(({ day, theirs }) => [day, Number(theirs[weighted]) * 100])
  const most = Math.max(...mine.flatMap((one) => both(one, key)), ...points.map(([, value]) => value))
  const step = [1, 2, 5, 10, 20, 25, 50].find((one) => most / one <= 3.6) ?? 50
  const ceiling = Math.max(step, most * 1.06)
  const y = (value) => Math.round((high - (value / ceiling) * high) * 10) / 10
  const edge = (suffix) =>
    mine.flatMap((one) => [one.from, one.until].map((day) => `${x(day)},${y(Number(one[key + suffix]))}`))
  const ticks = Array.from({ length: Math.floor(ceiling / step) + 1 }, (_, at) => at * step).map(
    (level) =>
      `<line class="grid" x1="0" x2="${wide}" y1="${y(level)}" y2="${y(level)}"/><text class="axis" x="-8" y="${y(level) + 4}" text-anchor="end">${level}%</text>`,
  )
  const dates = [
    ['2025-01-01', 'Jan 2025', 'start'],
    ['2025-10-01', 'Oct 2025', 'middle'],
    [shown, 'Jun 2026', 'end'],
  ].map(
    ([day, text, anchor]) => `<text class="axis" x="${x(day)}" y="${high + 18}" text-anchor="${anchor}">${text}</text>`,
  )
  const dots = points.map(([day, value]) => `<circle cx="${x(day)}" cy="${y(value)}" r="1.9"/>`)
  const band = `<polygon class="band" points="${edge('').join(' ')} ${edge('_whole').reverse().join(' ')}"/>`
  const lines = ['', '_whole'].map((suffix) => `<polyline class="ours" points="${edge(suffix).join(' ')}"/>`)
  return `<g transform="translate(${left + column0 * (wide + gap)},${top + row * (high + 70)})"><text class="name" y="-12">${name}</text>${ticks.join('')}${band}${lines.join('')}${dots.join('')}${dates.join('')}</g>`
}

const width = left + 3 * wide + 2 * gap + 24
const height = top + 2 * (high + 70) + 4
const keys = [
  `<rect class="band" width="26" height="12"/><path class="ours" d="M0 0H26M0 12H26"/><text class="key" x="34" y="11">Readout: from no metal in the goods to nothing but metal</text>`,
  `<circle cx="13" cy="6" r="2.4"/><text class="key" x="34" y="11">published, week by week</text>`,
].map((one, at) => `<g transform="translate(${left + at * 420},50)">${one}</g>`)
const style =
  'text{font-family:system-ui,sans-serif;fill:#1b1b1a}.title{font:600 19px Charter,Georgia,serif}.name{font-size:14px;font-weight:600}.axis,.key{font-size:12px;fill:#5c5a55}.grid{stroke:#dcd8cf}.paper{fill:#fbfaf7}.ours{fill:none;stroke:#2b5c8a;stroke-width:1.5}.band{fill:#2b5c8a;fill-opacity:.18}circle{fill:#b3402f}'
const dark =
  '@media(prefers-color-scheme:dark){text{fill:#ececea}.axis,.key{fill:#a6a39b}.grid{stroke:#34353a}.paper{fill:#16171a}.ours{stroke:#7fb0dd}.band{fill:#7fb0dd}circle{fill:#e58a7b}}'
const title =
  'US duties on Chinese goods: the published averages follow the law as recorded, but for laptops and batteries under Section 232'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Import-weighted average US duty on goods of China by authority, January 2025 to June 2026, Readout and published"><style>${style}${dark}</style><rect class="paper" width="100%" height="100%"/><text class="title" x="${left}" y="32">${title}</text>${keys.join('')}${drawn.map((one, at) => chart(one, at % 3, Math.floor(at / 3))).join('')}</svg>\n`
writeFileSync(join(import.meta.dirname, 'averages.svg'), svg)
