/** The words of `readout trade`, read; the question asked; the answer printed. */
import { readUnit } from '../amount/unit.js'
import type { KnownOn } from '../figures/known.js'
import { usualReporter } from '../figures/releases.js'
import { InputError, quoted } from '../problem.js'
import { tradeCsv, tradeJson } from '../report/trade/json.js'
import { printTrade } from '../report/trade/text.js'
import { parseDay } from '../time/day.js'
import { type Asked, askTrade, type TradeContext } from '../trade/ask.js'
import { type Names, readGoods, readParty } from '../trade/named.js'
import { readBaselineWords, readPeriodWords } from '../trade/periods.js'
import type { Party, Split } from '../trade/question.js'
import { writeOut } from './effects/output.js'
import { openTrade } from './effects/trade.js'
import type { Effects, Outcome } from './operation.js'

export interface TradeInput {
  flow: 'exports' | 'imports' | 'balance'
  reporter: string | undefined
  partner: string[] | undefined
  product: string[] | undefined
  period: string | undefined
  vs: string | undefined
  measure: 'value' | 'quantity' | 'unit-value'
  unit: string | undefined
  by: string[] | undefined
  level: string | undefined
  top: number | undefined
  share: boolean | undefined
  rank: boolean | undefined
  known: string | undefined
  basis: string | undefined
  format: 'text' | 'json' | 'csv' | 'svg' | 'png'
  theme: 'auto' | 'light' | 'dark'
  out: string | undefined
}

const flows = { exports: 'export', imports: 'import', balance: 'balance' } as const

/** Answers one question. */
export async function answerTrade(input: TradeInput, effects: Effects): Promise<Outcome> {
  const context = await openTrade(effects.env, effects.today)
  const answer = await askTrade(readAsked(input, context), context)
  switch (input.format) {
    case 'json':
      await writeOut(JSON.stringify(tradeJson(answer), null, 2), input.out, effects)
      break
    case 'csv':
      await writeOut(tradeCsv(answer), input.out, effects)
      break
    case 'svg':
    case 'png': {
      const { writeChart } = await import('./effects/chart.js')
      await writeChart(answer, { ...input, format: input.format }, effects)
      break
    }
    default: {
      const colour = effects.colour && input.out === undefined
      await writeOut(printTrade(answer, { colour, width: effects.width, ascii: isAscii(effects) }), input.out, effects)
    }
  }
  return { status: 0 }
}

/** A locale that says another character set; one that says nothing reads UTF-8 these days. */
function isAscii({ env }: Effects): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''
  return locale !== '' && !/utf-?8/i.test(locale)
}

/** @throws InputError for what cannot be read */
function readAsked(input: TradeInput, { names, calendar }: Pick<TradeContext, 'names' | 'calendar'>): Asked {
  const { flow, measure, unit, basis } = input
  const one = flows[flow]
  if (one === 'balance' && measure !== 'value')
    throw new InputError({
      what: 'a balance is counted in value only',
      where: { input: '--measure' },
      mend: 'Leave out --measure, or ask for exports and imports by themselves.',
    })
  const against = input.vs ?? 'year-ago'
  return {
    flow: one,
    reporter: readParty(input.reporter ?? usualReporter(calendar), names, '--reporter'),
    partners: partnersOf(input.partner, names),
    goods: readGoods(input.product ?? [], names),
    ...(input.period !== undefined && { period: readPeriodWords(input.period) }),
    vs: readBaselineWords(against),
    against,
    measure,
    ...(unit !== undefined && { unit: unitOf(unit) }),
    known: knownOf(input.known),
    ...(basis !== undefined && { basis }),
    by: [...new Set((input.by ?? []).flatMap((text) => text.split(',')).map(splitNamed))],
    ...(input.level !== undefined && { level: levelOf(input.level) }),
    ...(input.top !== undefined && { top: input.top }),
    share: input.share ?? false,
    rank: input.rank ?? false,
  }
}

function partnersOf(texts: string[] | undefined, names: Names): Party[] {
  const parties = (texts ?? ['W']).map((text) => readParty(text, names, '--partner'))
  const unique = [...new Map(parties.map((party) => [party.code, party])).values()]
  if (unique.length > 1 && unique.some(({ code }) => code === 'W'))
    throw new InputError({
      what: 'all countries and one of them are named together',
      where: { input: '--partner' },
      mend: 'Name the countries, or leave out --partner for all of them.',
    })
  for (const { code, name } of unique) {
    const members = names.groups.find((group) => group.code === code)?.members
    const inside = unique.find((other) =>
      members?.some((member) => member.code === other.code && member.through === undefined),
    )
    if (inside !== undefined)
      throw new InputError({
        what: `${inside.name} is part of ${name}, so that their sum would count it twice`,
        where: { input: '--partner' },
        mend: 'Name one of the two.',
      })
  }
  return unique
}

function unitOf(text: string): string {
  const read = readUnit(text)
  if (read !== undefined && read.scale === 1) return read.unit
  throw new InputError({
    what: `${quoted(text)} is no unit on record`,
    where: { input: '--unit' },
    mend: 'Write t, kg, bu, bale, head, l, bbl ...',
  })
}

function knownOf(text: string | undefined): KnownOn {
  if (text === undefined || text === 'latest') return 'latest'
  return text === 'first' ? 'first' : parseDay(text, '--known')
}

const splits: readonly Split[] = ['month', 'partner', 'product', 'state']

function splitNamed(text: string): Split {
  const split = splits.find((one) => one === text.trim())
  if (split !== undefined) return split
  throw new InputError({
    what: `${quoted(text)} is nothing to split by`,
    where: { input: '--by' },
    mend: `Write ${splits.join(', ')}.`,
  })
}

function levelOf(text: string): number {
  if (/^(?:2|4|6|10)$/.test(text)) return Number(text)
  throw new InputError({
    what: `${quoted(text)} is no length of codes`,
    where: { input: '--level' },
    mend: 'Write 2, 4, 6 or 10.',
  })
}
