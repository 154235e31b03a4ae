/** The words that statistics are told with, by class: falling and rising, levels, flows, shares, ranks. Patterns name the classes. */

/** Verbs by their forms: base, third person, past, participle (where it differs), -ing. */
const irregular: Record<string, string[]> = {
  fall: ['falls', 'fell', 'fallen', 'falling'],
  sink: ['sinks', 'sank', 'sunk', 'sinking'],
  shrink: ['shrinks', 'shrank', 'shrunk', 'shrinking'],
  slide: ['slides', 'slid', 'sliding'],
  rise: ['rises', 'rose', 'risen', 'rising'],
  grow: ['grows', 'grew', 'grown', 'growing'],
  swell: ['swells', 'swelled', 'swollen', 'swelling'],
  leap: ['leaps', 'leapt', 'leaped', 'leaping'],
  shoot: ['shoots', 'shot', 'shooting'],
  go: ['goes', 'went', 'gone', 'going'],
  come: ['comes', 'came', 'coming'],
  dive: ['dives', 'dived', 'dove', 'diving'],
  nosedive: ['nosedives', 'nosedived', 'nosediving'],
  creep: ['creeps', 'crept', 'creeping'],
  cut: ['cuts', 'cutting'],
  lose: ['loses', 'lost', 'losing'],
  shed: ['sheds', 'shedding'],
  hit: ['hits', 'hitting'],
  stand: ['stands', 'stood', 'standing'],
  run: ['runs', 'ran', 'running'],
  make: ['makes', 'made', 'making'],
  pay: ['pays', 'paid', 'paying'],
  take: ['takes', 'took', 'taken', 'taking'],
  buy: ['buys', 'bought', 'buying'],
  sell: ['sells', 'sold', 'selling'],
  send: ['sends', 'sent', 'sending'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  show: ['shows', 'showed', 'shown', 'showing'],
  meet: ['meets', 'met', 'meeting'],
  set: ['sets', 'setting'],
  ship: ['ships', 'shipped', 'shipping'],
  drop: ['drops', 'dropped', 'dropping'],
  slip: ['slips', 'slipped', 'slipping'],
  dip: ['dips', 'dipped', 'dipping'],
  top: ['tops', 'topped', 'topping'],
  total: ['totals', 'totaled', 'totalled', 'totaling', 'totalling'],
  plummet: ['plummets', 'plummeted', 'plummeting'],
  book: ['books', 'booked', 'booking'],
  buoy: ['buoys', 'buoyed', 'buoying'],
  spend: ['spends', 'spent', 'spending'],
  commit: ['commits', 'committed', 'committing'],
  hold: ['holds', 'held', 'holding'],
  wipe: ['wipes', 'wiped', 'wiping'],
  trim: ['trims', 'trimmed', 'trimming'],
  double: ['doubles', 'doubled', 'doubling'],
}

/** All forms of a verb; a regular one by rule. */
export function formsOf(verb: string): string[] {
  const listed = irregular[verb]
  if (listed !== undefined) return [verb, ...listed]
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
  if (/(s|sh|ch|x)$/.test(verb)) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`]
  return [verb, `${verb}s`, `${verb}ed`, `${verb}ing`]
}

const verbs: Record<string, string> = {
  FALL: `fall drop decline decrease plunge plummet tumble sink slump slide slip dip shrink contract crash collapse crater
    nosedive dwindle ease retreat narrow weaken dive diminish ebb tank nose-dive`,
  RISE: `rise grow increase jump surge climb soar gain expand advance rebound recover widen balloon swell leap skyrocket
    spike rocket strengthen mushroom rally zoom explode`,
  LEVEL: 'total reach hit equal average approach exceed top surpass',
  BE: 'be is was were are been being',
  HAVE: 'have has had having',
  SEE: 'see record post register show suffer experience report log mark witness represent',
  CUT: 'cut reduce slash lower trim halve curb curtail slashed shave',
  BOOST: 'boost raise lift increase expand widen',
  WIPE: 'wipe erase shave shed lose knock',
  BUY: 'buy purchase import acquire',
  SELL: 'sell export ship send supply',
  BOOK: 'book',
  TAKE: 'take absorb receive',
  PAY: 'pay',
  ACCOUNT: 'account',
  MAKEUP: 'make represent comprise constitute',
  SUPPLY: 'supply provide deliver',
  COMEGO: 'come go originate',
  COMMIT: 'commit agree pledge promise vow undertake pledge',
  MEET: 'meet fulfil fulfill achieve reach hit attain complete',
  COLLECT: 'collect receive raise take',
  PACE: 'annualise annualize',
}

const words: Record<string, string> = {
  // Nouns of change that are not forms of the verbs above.
  FALL: 'decline drop decrease plunge fall slump slide dip contraction crash collapse reduction downturn shrinkage tumble loss cut fall-off drop-off',
  RISE: 'growth increase rise gain jump surge climb leap expansion rebound recovery uptick upturn spike',
  DOWN: 'down lower off',
  UP: 'up higher',
  LESS: 'below lower less fewer smaller under short beneath behind',
  MORE: 'above higher more greater larger bigger over ahead beyond',
  SUPERLOW: 'lowest smallest weakest least slowest narrowest',
  SUPERHIGH: 'highest largest biggest strongest greatest top widest',
  PREP: 'in during for over throughout within across on',
  TO: 'to into toward towards',
  DET: 'the a an its their this that these those his her our',
  AND: 'and or but while whereas',
  BOUNDARY: 'as when because although though if unless whether until who whom whose',
  NEG: "not never hardly n't no without",
  MODAL: "will would could may might should can must shall 'll wo",
  FUTURE: `expected projected forecast likely set poised due seen predicted anticipated estimated slated heading headed
    bound hope hopes aim aims plan plans target targeted should`,
  EXPORTISH: 'export exports shipment shipments delivery deliveries outflow',
  SALES: 'sale sales',
  IMPORTISH: 'import imports arrival arrivals intake inflow',
  PURCHASES: 'purchase purchases buying procurement bookings offtake',
  TRADE: 'trade commerce',
  BALANCE: 'deficit deficits surplus surpluses imbalance gap shortfall balance',
  VOLUME: 'volume volumes quantity tonnage',
  VALUE: 'value values worth',
  AMOUNTOF: 'value volume amount quantity total level sum pace',
  ANAPHOR: 'figure total number amount volume value sum tally it they',
  SHARE: 'share proportion percentage portion slice',
  ZERO: 'zero nil nothing none naught',
  TIMES: 'times',
  MARKET: 'market buyer customer destination purchaser importer client outlet',
  SUPPLIER: 'supplier source provider exporter seller origin',
  PARTNER: 'partner',
  LEVELNOUN: `level levels point total month reading amount figure volume value tally year quarter sum number mark monthly
    annual yearly quarterly deficit surplus gap half`,
  STREAK: 'straight consecutive successive running',
}

/** Heads that are not trade, however much a percentage stands beside them: whatever is said of them is no statistic of ours. */
const other = `tariff tariffs duty duties levy levies tax taxes rate rates price prices cost costs stock stocks equity
  equities index indexes indices economy gdp inflation job jobs employment unemployment payrolls profit profits revenue
  revenues income earnings output production demand consumption capacity currency yuan renminbi dollar bond bonds yield
  yields approval poll polls rating ratings investment investments spending wage wages inventory inventories reserves
  acreage area harvest crop crops sentiment confidence growth orders order company companies firm firms respondents
  farmers consumers households businesses workers manufacturers plants facilities factories mill mills population voters
  americans likelihood probability chance odds odds futures contract contracts margin margins fee fees premium freight
  debt borrowing loan loans lending credit aid subsidy subsidies bailout fund funds budget account payments valuation
  capitalisation capitalization penetration usage users emissions energy-use
  bill receipts bookings-index pmi sales-tax markets share-price visas tourists students flights passengers visitors`

/** Words that change the meaning of a flow noun before them: export controls are no exports. */
const notFlowBefore = `control controls ban bans restriction restrictions curb curbs tariff tariffs duty duties levy levies
  price prices growth order orders market markets permit permits licence licences license licenses licensing quota quotas
  rule rules regime curbs rebate rebates credit credits insurance bank policy policies promotion subsidy subsidies powerhouse
  hub hubs industry industries sector sectors company companies firm firms manager managers executive executives demand
  outlook forecast forecasts data statistics figures-only competitiveness dependence dependency dependent reliance substitution processing
  authorization approval applications application declaration inspection inspections terminal terminals facility facilities
  plants plant registrations eligibility capacity cost costs tax taxes charges fee fees war wars deal deals talk talks truce tensions
  dispute disputes agreement agreements policy relations relationship representative practices group associations association official
  officials minister ministry negotiations negotiator negotiators barriers barrier pact pacts partner partners body actions
  action act law laws expansion-act framework issues ties office adviser advisor advisers advisors envoy court department conference promotion
  remedy remedies secretary commissioner news tensions frictions friction conflict enforcement-act secret secrets union unions floor show shows fair lawyer lawyers mission routes route`

/** Adjectives and adverbs that may stand beside a flow or a verb without telling anything of ours. */
const fillers = `sharply slightly steeply strongly rapidly dramatically significantly markedly substantially considerably
  moderately modestly marginally just only merely also again already even still further now then too some somewhat more
  most mostly mainly roughly exactly precisely fully respectively year-on-year overall total combined  actually
  quickly slowly heavily almost suddenly recently previously meanwhile however therefore alone notably broadly largely
  nominally officially currently simply all nevertheless nonetheless instead thus year-to-date cumulatively together
  collectively once correspondingly reportedly first finally eventually ultimately initially abruptly unexpectedly as well
  another additional massive whopping staggering stunning full net mere hefty remarkable estimated seasonally adjusted
  unadjusted annualised annualized annually yearly monthly`

/** Adjectives before a flow noun or a noun of change; anything else there is a product that no list knows. */
const adjectives = `overall total combined direct global world worldwide annual yearly monthly weekly quarterly recent new
  strong weak weaker stronger record robust sluggish sharp steep big large small huge slight modest further continued
  overseas foreign outbound inbound bilateral two-way cross-border merchandise goods seasonally adjusted unadjusted
  average first last latest previous net gross actual physical real nominal cumulative soaring falling rising declining surging
  slumping plunging shrinking growing double-digit significant dramatic drastic massive staggering whopping ballooning
  widening narrowing persistent chronic yawning gaping longstanding long-running own main key major such other more less
  few fewer many some any all most american-made seaborne containerised containerized commercial early late pre-tariff
  bumper heavy light brisk slow slower faster higher lower normal typical usual higher-value official corresponding
  respective same similar special general domestic international regional`

const measureNouns = 'goods merchandise products commodities items'

/** Class names of a word, or undefined. */
export type Classes = ReadonlySet<string>

const table = new Map<string, Set<string>>()
function add(word: string, name: string): void {
  const held = table.get(word)
  if (held === undefined) table.set(word, new Set([name]))
  else held.add(name)
}
const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
for (const [name, text] of Object.entries(verbs))
  for (const verb of list(text)) {
    for (const form of formsOf(verb)) add(form, name)
    for (const form of formsOf(verb)) add(form, `${name}V`)
    for (const form of formsOf(verb)) if (form.endsWith('ing')) add(form, 'ING')
    add(verb, 'BASE')
  }
for (const [name, text] of Object.entries(words)) for (const word of list(text)) add(word, name)
for (const [name, held] of [...table].filter(([, held]) => held.has('FALL') || held.has('RISE'))) {
  held.add('MOVE')
  if (!held.has('FALLV') && !held.has('RISEV')) held.add('MOVEN')
  else if (held.has('BASE')) held.add('MOVEN')
  if (name.endsWith('ing')) held.delete('MOVEN')
}
for (const word of list(other)) add(word, 'OTHER')
for (const word of list(notFlowBefore)) add(word, 'NOTFLOW')
for (const word of list(fillers)) add(word, 'ADV')
for (const word of list(adjectives)) add(word, 'ADJ')
for (const word of list(measureNouns)) add(word, 'GOODS')

const none: Classes = new Set()

/** The classes of a word in lower case. */
export function classesOf(lower: string): Classes {
  return table.get(lower) ?? none
}
