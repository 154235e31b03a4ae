/** Whose trade a phrase speaks of: reporter and partner from what is written, else from the text so far. */
import type { StatisticProposition } from '../claim.js'
import type { FlowPhrase } from './item.js'

export interface Sides {
  flow: StatisticProposition['flow']
  /** ISO code, `WORLD`, or null where nothing may be assumed. */
  reporter: string | null
  partner: string | null
  implied: ('flow' | 'reporter' | 'partner')[]
  note?: string
}

/** The pair a text is taken to speak of until it says otherwise: Readout's sources are about this trade. */
export const usualTrade = { reporter: 'US', partner: 'CN' }

/** What earlier sentences, or the sentence itself, said before this phrase. */
export interface Before {
  statistic?: StatisticProposition
  /** Years that the sentences before speak of: a bare month may belong to one of them. */
  years?: readonly number[]
  trade: { reporter: string; partner: string }
}

const isWorld = (code: string | null | undefined): boolean => code === 'W' || code === 'WORLD'

/** Whether a reporter is the one of a statistic before, where it was written: then it is safely taken over. */
function isTaken(reporter: string, { statistic }: Before): boolean {
  return statistic !== undefined && statistic.reporter === reporter && !statistic.implied.includes('reporter')
}

/** The other side of a trade of which one side is known. */
function otherSide(code: string, { statistic, trade }: Before): string {
  if (code === trade.reporter) return trade.partner
  if (
    statistic?.reporter != null &&
    statistic.reporter !== code &&
    !isWorld(statistic.reporter) &&
    code !== trade.partner
  )
    return statistic.reporter
  return trade.reporter
}

/** Reporter and partner of a phrase. */
export function sidesOf(phrase: FlowPhrase, before: Before): Sides {
  switch (phrase.noun) {
    case 'export':
    case 'sales':
      return exportSides(phrase, before)
    case 'import':
      return importSides(phrase, before)
    case 'purchases':
      return purchaseSides(phrase, before)
    case 'trade':
      return tradeSides(phrase, before, 'total')
    case 'balance':
      return tradeSides(phrase, before, 'balance')
    case 'anaphor':
    case 'ellipsis':
      return sameAsBefore(before)
  }
}

function sameAsBefore({ statistic }: Before): Sides {
  return {
    flow: statistic?.flow ?? null,
    reporter: statistic?.reporter ?? null,
    partner: statistic?.partner ?? null,
    implied: ['flow', 'reporter', 'partner'],
  }
}

function exportSides(phrase: FlowPhrase, before: Before): Sides {
  const implied: Sides['implied'] = []
  const { statistic, trade } = before
  const to = phrase.toCountry
  let reporter = phrase.owner?.code ?? phrase.fromCountry ?? phrase.byCountry ?? phrase.ofCountry
  if (isWorld(reporter) || (reporter === undefined && phrase.world === true))
    return { flow: 'export', reporter: 'WORLD', partner: to ?? 'WORLD', implied }
  if (reporter !== undefined && reporter === to) reporter = undefined
  if (reporter === undefined) {
    if (to !== undefined)
      reporter =
        statistic?.reporter != null &&
        statistic.reporter !== to &&
        statistic.flow !== 'import' &&
        !isWorld(statistic.reporter)
          ? statistic.reporter
          : otherSide(to, before)
    else reporter = statistic?.reporter ?? trade.reporter
    if (!isTaken(reporter, before)) implied.push('reporter')
  }
  if (phrase.elsewhere === true && to === undefined)
    return { flow: 'export', reporter, partner: null, implied, note: 'partner not named' }
  if (to !== undefined) return { flow: 'export', reporter, partner: to, implied }
  implied.push('partner')
  const written = phrase.owner !== undefined || phrase.fromCountry !== undefined || phrase.ofCountry !== undefined
  const inherited =
    !written && statistic?.partner != null && statistic.reporter === reporter ? statistic.partner : 'WORLD'
  return { flow: 'export', reporter, partner: inherited, implied }
}

function importSides(phrase: FlowPhrase, before: Before): Sides {
  const implied: Sides['implied'] = []
  const { statistic, trade } = before
  const { owner, fromCountry, ofCountry, toCountry, byCountry } = phrase
  if (phrase.elsewhere === true && fromCountry === undefined && ofCountry === undefined)
    return { flow: 'import', reporter: owner?.code ?? null, partner: null, implied, note: 'partner not named' }
  const origin = fromCountry ?? ofCountry
  if (phrase.world === true && owner === undefined)
    return { flow: 'import', reporter: 'WORLD', partner: origin ?? 'WORLD', implied }
  if (owner !== undefined && toCountry !== undefined && toCountry !== owner.code)
    return { flow: 'import', reporter: toCountry, partner: owner.code, implied }
  const buyer = owner?.code ?? byCountry ?? toCountry
  if (buyer !== undefined && origin !== undefined && buyer !== origin)
    return { flow: 'import', reporter: buyer, partner: origin, implied }
  if (owner !== undefined) {
    // "Chinese imports" in a text about another country's trade are that country's imports from China.
    const ambiguous = owner.form === 'adjective' && owner.code === trade.partner && statistic?.reporter !== owner.code
    if (ambiguous)
      return {
        flow: 'import',
        reporter: trade.reporter,
        partner: owner.code,
        implied: ['reporter'],
        note: 'imports of that country’s goods, or its own imports',
      }
    return { flow: 'import', reporter: owner.code, partner: 'WORLD', implied: ['partner'] }
  }
  if (origin !== undefined) {
    const reporter =
      statistic?.reporter != null && statistic.reporter !== origin && !isWorld(statistic.reporter)
        ? statistic.reporter
        : otherSide(origin, before)
    if (!isTaken(reporter, before)) implied.push('reporter')
    return { flow: 'import', reporter, partner: origin, implied }
  }
  if (buyer !== undefined) return { flow: 'import', reporter: buyer, partner: 'WORLD', implied: ['partner'] }
  return {
    flow: 'import',
    reporter: statistic?.reporter ?? trade.reporter,
    partner: statistic?.partner ?? 'WORLD',
    implied: ['reporter', 'partner'],
  }
}

/** Purchases are the seller's exports where the seller is known, else the buyer's imports. */
function purchaseSides(phrase: FlowPhrase, before: Before): Sides {
  const { statistic, trade } = before
  const buyer = phrase.owner?.code ?? phrase.byCountry ?? phrase.toCountry
  const seller = phrase.fromCountry ?? phrase.ofCountry
  if (seller !== undefined && buyer !== undefined && seller !== buyer)
    return { flow: 'export', reporter: seller, partner: buyer, implied: [] }
  if (seller !== undefined && buyer === undefined)
    return {
      flow: 'export',
      reporter: seller,
      partner: statistic?.partner ?? otherSide(seller, before),
      implied: ['partner'],
    }
  if (buyer !== undefined) {
    if (statistic?.flow === 'export' && statistic.partner === buyer && statistic.reporter !== null)
      return { flow: 'export', reporter: statistic.reporter, partner: buyer, implied: ['reporter'] }
    if (buyer === trade.partner && (statistic?.reporter ?? trade.reporter) === trade.reporter)
      return {
        flow: 'export',
        reporter: trade.reporter,
        partner: buyer,
        implied: ['reporter'],
        note: 'origin of the goods not written',
      }
    return { flow: 'import', reporter: buyer, partner: 'WORLD', implied: ['partner'] }
  }
  return statistic === undefined
    ? { flow: 'export', reporter: trade.reporter, partner: trade.partner, implied: ['reporter', 'partner'] }
    : sameAsBefore(before)
}

function tradeSides(phrase: FlowPhrase, before: Before, flow: 'total' | 'balance'): Sides {
  const { statistic, trade } = before
  const partner = phrase.withCountry ?? phrase.fromCountry ?? phrase.toCountry
  const owner = phrase.owner?.code
  if (owner !== undefined && partner !== undefined) return { flow, reporter: owner, partner, implied: [] }
  if (partner !== undefined) {
    // A surplus belongs to the one who sells more; with the home country as partner it is the other side's.
    const reporter =
      statistic?.reporter != null && statistic.reporter !== partner ? statistic.reporter : otherSide(partner, before)
    return { flow, reporter, partner, implied: ['reporter'] }
  }
  if (owner !== undefined)
    return {
      flow,
      reporter: owner,
      partner: flow === 'total' || phrase.bilateral === true ? otherSide(owner, before) : 'WORLD',
      implied: ['partner'],
    }
  if (phrase.demonstrative === true && statistic?.flow === flow) return sameAsBefore(before)
  if (phrase.bilateral === true)
    return { flow, reporter: trade.reporter, partner: trade.partner, implied: ['reporter', 'partner'] }
  if (flow === 'total')
    return { flow, reporter: trade.reporter, partner: trade.partner, implied: ['reporter', 'partner'] }
  const inherited = phrase.allGoods === undefined && statistic?.flow === 'balance' ? statistic : undefined
  return {
    flow,
    reporter: inherited?.reporter ?? trade.reporter,
    partner: inherited?.partner ?? 'WORLD',
    implied: ['reporter', 'partner'],
  }
}
