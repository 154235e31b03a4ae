/** The rules of change, level and comparison, as data: a pattern, what it gives, an example that the tests run. */
import { type Figure, type Finding, figureOf, inPercent, mirror, zeroFigure } from './findings.js'
import type { FlowPhrase } from './flows.js'
import type { Item } from './items.js'
import { compile, type Match, type Pattern } from './pattern.js'

type Found = Omit<Finding, 'rule' | 'from' | 'to'>

export interface Frame {
  name: string
  match: Pattern
  /** `subject`: the clause's flow stands before it; `own`: the rule names its flow; `tail`: it goes on from a finding. */
  place: 'subject' | 'own' | 'tail'
  gives: (match: Match, items: readonly Item[]) => Found | undefined
  example: string
}

function frame(name: string, place: Frame['place'], match: string, gives: Frame['gives'], example: string): Frame {
  return { name, place, match: compile(match), gives, example }
}

const item = (match: Match, name: string): Item | undefined => match.caught.get(name)
const figure = (match: Match, name = 'n'): Figure | undefined => figureOf(item(match, name))
const flow = (match: Match): { flow: NonNullable<Item['flow']> } | undefined => {
  const found = item(match, 'f')?.flow
  return found === undefined ? undefined : { flow: found }
}

/** Which way a word of change points; words such as "lower" point down beside a figure. */
export function directionOf(word: Item | undefined): 'up' | 'down' | undefined {
  if (word === undefined) return undefined
  const { classes } = word
  if (classes.has('FALL') || classes.has('DOWN') || classes.has('LESS') || classes.has('CUT')) return 'down'
  if (classes.has('RISE') || classes.has('UP') || classes.has('MORE') || classes.has('BOOST')) return 'up'
  return undefined
}

/** A change by the figure under `n`, in the direction of the word under `mv`. */
function change(match: Match): Found | undefined {
  const direction = directionOf(item(match, 'mv'))
  const n = figure(match)
  const word = item(match, 'n')
  if (direction === undefined || n === undefined || word === undefined) return undefined
  const own = flow(match)
  if (word.classes.has('POINTS')) return { direction, points: n, ...own }
  if (word.classes.has('PERCENT')) return { direction, percent: n, ...own }
  if (word.classes.has('FRACTION')) return { direction, percent: inPercent(n), ...own }
  if (word.classes.has('AMOUNT')) return { direction, absolute: n, ...own }
  return undefined
}

/** "24% below the pace needed": what a plan or a forecast asks for is no earlier figure. */
function againstPast(match: Match, items: readonly Item[]): Found | undefined {
  for (const next of items.slice(match.to, match.to + 4)) {
    if (
      /^(pace|targets?|average|forecasts?|estimates?|expectations?|quota|goal|commitments?|needed|required)$/.test(
        next.lower,
      )
    )
      return undefined
    if (next.mark !== undefined) break
  }
  return change(match)
}

function level(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  const direction = directionOf(item(match, 'mv'))
  const verb = item(match, 'v')
  const own = flow(match)
  return {
    level: hedgedBy(verb, n),
    levelAt: item(match, 'n')?.start,
    ...(direction === undefined ? {} : { direction }),
    ...own,
  }
}

/** "exceeded $5 billion", "approached 2 million tonnes": the verb is the hedge. */
function hedgedBy(verb: Item | undefined, n: Figure): Figure {
  if (verb === undefined || n.hedge !== undefined) return n
  if (/^(exceed|top|surpass)/.test(verb.lower)) return { ...n, hedge: { text: verb.lower, kind: 'above' } }
  if (verb.lower.startsWith('approach')) return { ...n, hedge: { text: verb.lower, kind: 'nearly' } }
  return n
}

function nothing(match: Match): Found {
  const direction = directionOf(item(match, 'mv'))
  return { level: zeroFigure(), ...(direction === undefined ? {} : { direction }), ...flow(match) }
}

/** "halved", "doubled": the verb holds the multiple and the direction. */
function multiplied(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined || n.number.value === 1) return undefined
  const down = n.number.value < 1
  return { direction: down ? 'down' : 'up', ratio: down ? mirror(n) : n, ...flow(match) }
}

/** "fell to a third of", "was half the level of": what is left. */
function left(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return { direction: n.number.value < 1 ? 'down' : 'up', ratio: n, ...flow(match) }
}

function times(match: Match): Found | undefined {
  const n = figure(match)
  const direction = directionOf(item(match, 'mv')) ?? 'up'
  if (n === undefined || n.number.value <= 1) return undefined
  if (direction === 'up') return { direction, ratio: n, ...flow(match) }
  return { direction, ratio: mirror({ ...n, number: { value: 1 / n.number.value, halfUnit: 0 } }), ...flow(match) }
}

function before(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  const direction = directionOf(item(match, 'mv'))
  return { baselineLevel: n, baselineAt: item(match, 'n')?.start, ...(direction === undefined ? {} : { direction }) }
}

function fromTo(match: Match): Found | undefined {
  const [then, now] = [figure(match, 'then'), figure(match, 'now')]
  if (then === undefined || now === undefined || then.unit !== now.unit) return undefined
  const direction =
    directionOf(item(match, 'mv')) ??
    (now.number.value < then.number.value ? 'down' : now.number.value > then.number.value ? 'up' : 'none')
  return {
    level: now,
    levelAt: item(match, 'now')?.start,
    baselineLevel: then,
    baselineAt: item(match, 'then')?.start,
    direction,
  }
}

const direction = (match: Match): Found | undefined => {
  const way = directionOf(item(match, 'mv'))
  return way === undefined ? undefined : { direction: way, ...flow(match) }
}

/** Tried in this order at each word; the first that fits wins, so the longer stand before the shorter. */
export const frames: Frame[] = [
  // A verb of change and how much.
  frame(
    'from-to',
    'subject',
    'mv:MOVE W* from W* then:AMOUNT W* to W* now:AMOUNT',
    fromTo,
    'Exports fell from $11.8 billion to $5.5 billion.',
  ),
  frame(
    'to-from',
    'subject',
    'mv:MOVE W* to W* now:AMOUNT W* from W* then:AMOUNT',
    fromTo,
    "China's purchases rose to 4.1 million tonnes from 2.6 million tonnes.",
  ),
  frame(
    'move-factor',
    'subject',
    'mv:MOVE W* by|in DET? factor of n:COUNT',
    times,
    'Shipments grew by a factor of three.',
  ),
  frame(
    'move-to-fraction',
    'subject',
    'mv:MOVE|go|went W* to W* DET? n:FRACTION of|the|what|its|their|last|those',
    left,
    'Exports fell to less than half of their level a year earlier.',
  ),
  frame('move-to-zero', 'subject', 'mv:MOVE W* to W* ZERO', nothing, 'Wheat shipments dropped to zero.'),
  frame('move-to', 'subject', 'mv:MOVE|UP|DOWN W* to W* DET? n:AMOUNT', level, 'Exports declined to $8.3 billion.'),
  frame(
    'move-by',
    'subject',
    'mv:MOVE W* by|some|around|as? W* DET? n:PERCENT|POINTS',
    change,
    'Beef exports declined 54 percent.',
  ),
  frame('move-by-amount', 'subject', 'mv:MOVE W* by|some? W* n:AMOUNT', change, 'Exports fell by 7 million tonnes.'),
  frame(
    'move-by-fraction',
    'subject',
    'mv:MOVE W* by|as? W* DET? n:FRACTION !of',
    change,
    'Shipments plunged by a third.',
  ),
  frame('move-times', 'subject', 'mv:MOVE W* by? n:TIMESN', times, 'Imports rose threefold.'),
  frame('multiply', 'subject', 'n:MULTIPLY', multiplied, 'Exports more than halved.'),
  frame('be-down', 'subject', 'mv:UP|DOWN W* by|some? W* n:PERCENT|POINTS', change, 'Exports were down 53%.'),
  frame(
    'be-down-fraction',
    'subject',
    'mv:UP|DOWN W* by? W* DET? n:FRACTION !of',
    change,
    'Exports were down by a third.',
  ),
  frame(
    'down-from',
    'subject',
    'mv:UP|DOWN|MOVE W* from W* DET? n:AMOUNT',
    before,
    'Soybean sales were $3 billion, down from $12.6 billion in 2024.',
  ),
  frame(
    'be-down-amount',
    'subject',
    'mv:UP|DOWN W* by|some? W* n:AMOUNT',
    change,
    'Exports were down about $9.6 billion.',
  ),
  // "8% below last year", "a third lower than".
  frame('percent-below', 'subject', 'n:PERCENT|FRACTION mv:LESS|MORE', againstPast, 'Exports were 8% below last year.'),
  frame(
    'amount-below',
    'subject',
    'n:AMOUNT W* mv:LESS|MORE than|PERIOD|BASELINE|DET',
    change,
    'Exports were $9 billion less than in 2024.',
  ),
  frame(
    'times-more',
    'subject',
    'n:TIMESN mv:MORE than?',
    times,
    "China's purchases were three times higher than in 2023.",
  ),
  frame(
    'times-as',
    'subject',
    'n:TIMESN as|the|that|those|its|their|what|last large|much|many|big|high|great? W* as?',
    left,
    "China's purchases were three times the level of 2023.",
  ),
  frame(
    'fraction-of-level',
    'subject',
    'BE W* n:FRACTION of? the|what|as|last|their|its|that|those',
    left,
    'Exports were less than half of what they were in 2024.',
  ),
  // Nouns of change.
  frame(
    'percent-fall-in',
    'own',
    'DET? n:PERCENT|FRACTION|AMOUNT ADJ* mv:MOVEN W* in|of|for f:FLOW',
    change,
    'A 33% drop in shipments to the US weighed on growth.',
  ),
  frame(
    'fall-of-in',
    'own',
    'DET? ADJ* mv:MOVEN of|by W* DET? n:PERCENT|FRACTION|AMOUNT W* in f:FLOW',
    change,
    'A decline of 20% in imports from China was recorded.',
  ),
  frame(
    'fall-in-of',
    'own',
    'DET? ADJ* mv:MOVEN in f:FLOW W* of|by W* n:PERCENT|FRACTION|AMOUNT',
    change,
    'There was a decline in exports to China of 20%.',
  ),
  frame(
    'percent-fall',
    'subject',
    'DET? ADJ* n:PERCENT|FRACTION|AMOUNT ADJ* mv:MOVEN',
    change,
    'Exports saw a 33% drop.',
  ),
  frame(
    'fall-of',
    'subject',
    'DET? ADJ* mv:MOVEN of W* n:PERCENT|FRACTION|AMOUNT|POINTS',
    change,
    'Exports recorded a decline of 33%.',
  ),
  frame(
    'fall-in',
    'own',
    'DET? ADJ* mv:MOVEN in f:FLOW',
    direction,
    'There was a sharp fall in soybean exports to China, down about $9.6 billion.',
  ),
  // Someone moves the flow.
  frame(
    'cut-flow-by',
    'own',
    'mv:CUT|BOOST f:FLOW W* by W* DET? n:PERCENT|FRACTION|AMOUNT',
    change,
    'China cut its purchases of U.S. soybeans by half.',
  ),
  frame(
    'cut-flow-to-from',
    'own',
    'mv:CUT|BOOST f:FLOW W* to W* now:AMOUNT W* from W* then:AMOUNT',
    (m) => merge(fromTo(m), flow(m)),
    'China cut its purchases of U.S. soybeans to 5 million tonnes from 12 million tonnes.',
  ),
  frame(
    'cut-flow-to',
    'own',
    'mv:CUT|BOOST f:FLOW W* to W* n:AMOUNT',
    level,
    'China cut its purchases of U.S. soybeans to 5 million tonnes.',
  ),
  frame(
    'multiply-flow',
    'own',
    'n:MULTIPLY f:FLOW',
    multiplied,
    'China more than doubled its purchases of U.S. sorghum.',
  ),
  frame(
    'wipe-out',
    'tail',
    'WIPE|shaving|erasing out|off|away|from? W* n:AMOUNT',
    (m) => lost(m),
    'Exports collapsed 54%, wiping out $7.4 billion in value.',
  ),
  // Levels.
  frame('level-verb', 'subject', 'v:LEVEL W* DET? n:AMOUNT', level, 'Exports totaled $171.3 billion in 2025.'),
  frame(
    'level-stand',
    'subject',
    'peaked|bottomed|stand|stands|stood|standing|amounted|amount|amounts|amounting|came|come|added|runs|ran|reached|settled|ended|finished|closed|coming|down|up W* DET? PERIOD? year? W* to|at|in|up|out? at|to? W* n:AMOUNT',
    level,
    'Exports stood at $106.6 billion.',
  ),
  frame(
    'level-worth',
    'subject',
    'valued|worth|estimated W* at? W* n:AMOUNT',
    level,
    'Exports were valued at more than $12 billion.',
  ),
  frame('level-be', 'subject', 'BE W* DET? n:AMOUNT !LESS', level, 'Exports were $12.6 billion in 2024.'),
  frame('level-see', 'subject', 'of|at W* DET? n:AMOUNT', level, 'Exports of $12.6 billion were recorded.'),
  frame('level-bracket', 'tail', '( W* n:AMOUNT )?', level, 'Exports were 8% below last year in volume (691,800 mt).'),
  frame(
    'level-dash',
    'tail',
    '–|—|-|, W* n:AMOUNT !LESS',
    level,
    'China has purchased just two cargoes — about 332,000 metric tons.',
  ),
  frame(
    'amount-in-flow',
    'own',
    'DET? n:AMOUNT W* in|of DET? f:FLOW',
    level,
    'The US recorded $12.6 billion in soybean exports to China in 2024.',
  ),
  frame(
    'amount-worth-of-flow',
    'own',
    'n:AMOUNT worth of f:FLOW',
    level,
    'The total includes $12.6 billion worth of soybean exports to China.',
  ),
  frame(
    'amount-flow',
    'own',
    'DET? n:AMOUNT f:FLOW',
    level,
    'The US ran a $295.4 billion goods trade deficit with China in 2024.',
  ),
  frame('zero-flow', 'own', 'no|zero f:FLOW', nothing, 'There were no exports of sorghum to China in June.'),
  frame(
    'be-zero',
    'subject',
    'BE|reach|hit|stood|LEVEL W* at? W* ZERO',
    nothing,
    'Exports of sorghum to China were zero in June.',
  ),
  // Shares.
  frame(
    'holder-share',
    'own',
    'h:COUNTRY HAVE* W* ACCOUNT|MAKEUP|TAKE|BUY|SUPPLY|command|commands|commanded W* for|up|in? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'China accounted for 60% of U.S. soybean exports.',
  ),
  frame(
    'flow-share',
    'own',
    'g:FLOW HAVE* W* ACCOUNT|MAKEUP W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'Exports to China accounted for 60% of U.S. soybean exports.',
  ),
  frame(
    'product-share',
    'own',
    'p:PRODUCT HAVE* W* ACCOUNT|MAKEUP W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'Soybeans accounted for half of U.S. farm exports to China.',
  ),
  frame(
    'share-bought-by',
    'own',
    'n:PERCENT|FRACTION of f:FLOW HAVE* W* BE* W* BUY|TAKE|SUPPLY by DET? h:COUNTRY',
    share,
    'Half of U.S. soybean exports were bought by China.',
  ),
  frame(
    'share-goes',
    'own',
    'n:PERCENT|FRACTION of f:FLOW HAVE* W* BE* W* COMEGO|shipped|sent|bound|destined|headed|from|to W* from|to|for? DET? h:COUNTRY',
    share,
    '70% of U.S. imports of rare earths come from China.',
  ),
  frame(
    'share-of-from',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* from W* then:PERCENT W* to W* n:PERCENT",
    share,
    "China's share of U.S. imports fell from 21% to 9%.",
  ),
  frame(
    'share-of-to-from',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* to W* n:PERCENT W* from W* then:PERCENT",
    share,
    "China's share of U.S. imports fell to 9% from 21%.",
  ),
  frame(
    'share-of-to',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* to W* n:PERCENT",
    share,
    "China's share of U.S. imports fell to 9%.",
  ),
  frame(
    'share-of-points',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* by? W* n:POINTS",
    sharePoints,
    "China's share of U.S. imports fell by 12 percentage points.",
  ),
  frame(
    'share-of',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* BE|LEVEL|stood W* at? W* n:PERCENT|FRACTION",
    share,
    "China's share of U.S. imports was 9%.",
  ),
  frame(
    'share-tail',
    'tail',
    ', accounting|making|representing W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'China was the largest buyer of U.S. soybeans, accounting for 52% of U.S. soybean exports.',
  ),
  // A target reached.
  frame(
    'rate-of-target',
    'own',
    'h:COUNTRY HAVE* W* MEET W* n:PERCENT|FRACTION of DET? h2:COUNTRY? W* commitment|commitments|target|targets|pledge|pledges|obligation|obligations|goal',
    rate,
    'China met 57% of its commitment.',
  ),
  frame(
    'high-of',
    'own',
    "p:PERIOD 's high|low|peak|total|record of n:AMOUNT",
    monthly,
    "Shipments had dropped from May's high of 431 tonnes.",
  ),
  frame(
    'constant-dollars',
    'tail',
    '( PERIOD dollars|prices )?',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports had fallen to $9.3 billion (in 2019 dollars).',
  ),
  frame(
    'constant-dollars',
    'tail',
    'in|at constant|real PERIOD? dollars|prices',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports fell to $9.3 billion in constant 2019 dollars.',
  ),
  frame(
    'made-purchases',
    'own',
    'h:COUNTRY HAVE* W* made|make W* n:AMOUNT in|of W* f:FLOW',
    bought,
    'China had made more than $22.4 million in purchases.',
  ),
  // What a finding is set against.
  frame(
    'compared-with',
    'tail',
    'compared|versus|vs|against|than with|to? W* DET? n:AMOUNT',
    before,
    'Exports were $5.5 billion, compared with $11.8 billion a year earlier.',
  ),
  frame(
    'from-level',
    'tail',
    'from ADV* DET? n:AMOUNT',
    before,
    'Exports fell 33 percent in August, from $31.6 billion a year earlier.',
  ),
  frame('level-colon', 'subject', ': W* n:AMOUNT', level, 'Sales of U.S. corn to China: 26,000 tonnes in 2025.'),
  frame('to-level', 'tail', 'to W* DET? n:AMOUNT', level, 'Exports fell 11 percent to $67.24 billion.'),
  frame('or-percent', 'tail', 'or W* n:PERCENT|AMOUNT', (m) => restated(m), 'Exports fell by $13.5 billion, or 11%.'),
  // No figure: only the way.
  frame('move', 'subject', 'mv:MOVE|UP|DOWN ADV*', direction, 'Exports to China fell in August.'),
]

function holder(match: Match): { holder?: string } {
  const mark = item(match, 'h')?.mark
  return mark?.kind === 'country' ? { holder: mark.code } : {}
}

/** "May's high of 431 tonnes": the level of that month. */
function monthly(match: Match): Found | undefined {
  const mark = item(match, 'p')?.mark
  const found = level(match)
  return found === undefined || mark?.kind !== 'period' ? undefined : { ...found, period: mark, timeless: true }
}

/** "China made $22 million in purchases": the country buys. */
function bought(match: Match): Found | undefined {
  const [n, own, country] = [figure(match), flow(match), item(match, 'h')]
  if (n === undefined || own === undefined || own.flow.noun !== 'purchases' || country?.mark?.kind !== 'country')
    return undefined
  return {
    level: n,
    levelAt: item(match, 'n')?.start,
    flow: { ...own.flow, owner: { code: country.mark.code, form: 'possessive' }, start: country.start },
  }
}

function share(match: Match): Found | undefined {
  const [n, then] = [figure(match), figure(match, 'then')]
  const own = flow(match)
  if (n === undefined || own === undefined) return undefined
  const part = item(match, 'g')?.flow ?? memberOf(own.flow, item(match, 'p'))
  const way = directionOf(item(match, 'mv'))
  const percent = n.unit === '%' ? n : inPercent(n)
  return {
    share: percent,
    ...own,
    ...holder(match),
    ...(part === undefined ? {} : { part }),
    ...(way === undefined ? {} : { direction: way }),
    ...(then === undefined
      ? {}
      : { baselineLevel: then, baselineAt: item(match, 'then')?.start, levelAt: item(match, 'n')?.start }),
  }
}

/** "soybeans accounted for half of farm exports": the same flow, of one product. */
function memberOf(whole: FlowPhrase, named: Item | undefined): FlowPhrase | undefined {
  if (named?.mark?.kind !== 'product') return undefined
  return { ...whole, product: { id: named.mark.id, from: 0, to: 0, start: named.start, end: named.end } }
}

function sharePoints(match: Match): Found | undefined {
  const [n, own, way] = [figure(match), flow(match), directionOf(item(match, 'mv'))]
  return n === undefined || own === undefined || way === undefined
    ? undefined
    : { points: n, direction: way, ...own, ...holder(match), shared: true }
}

function rate(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return { rate: n.unit === '%' ? n : inPercent(n), basis: 'commitment', ...holder(match) }
}

function merge(a: Found | undefined, b: Found | undefined): Found | undefined {
  return a === undefined ? undefined : { ...a, ...b }
}

function lost(match: Match): Found | undefined {
  const n = figure(match)
  return n === undefined ? undefined : { direction: 'down', absolute: n }
}

/** "or 11%": the same change in the other measure; the direction is that of the finding before. */
function restated(match: Match): Found | undefined {
  const n = figure(match)
  if (n === undefined) return undefined
  return n.unit === '%' ? { percent: n } : { absolute: n }
}

/** The rules that may begin at a word or class, so that most words cost one look-up. */
export function indexed(rules: readonly Frame[]): Map<string, Frame[]> {
  const index = new Map<string, Frame[]>()
  for (const rule of rules)
    for (const name of rule.match.first) {
      const held = index.get(name)
      if (held === undefined) index.set(name, [rule])
      else held.push(rule)
    }
  return index
}
