/** What part of the whole a trade is, and which place it has among partners or goods. */
import { share } from '../figures/compare.js'
import type { FigureStore } from '../figures/figure.js'
import type { Level } from '../figures/levels.js'
import type { ProductIndex } from '../product/index.js'
import { type SplitLine, type SplitOptions, splitOf, type TradeBreakdown } from './breakdown.js'
import { gather, type Held } from './held.js'
import type { Names } from './named.js'
import { percentOf } from './numbers.js'
import { type Goods, printCodes, type TradeQuestion } from './question.js'

export interface Share {
  /** `all countries`, `all goods`, or the name of a group. */
  of: string
  /** To hundredths. */
  percent: number
  whole: number
  unit: string
  title: string
}

export interface Ranked {
  among: 'partners' | 'products'
  position: number
  /** How many with any trade are held. */
  of: number
  /** Percent of the whole that those held make up; left out where the whole is not held. */
  covered?: number
  basis: string
  title: string
}

/**
 * The shares that can be told: of one basis, in the same period, in the same document where there is one.
 */
export async function sharesOf(
  held: Held,
  level: Level,
  goods: Goods,
  store: FigureStore,
  index: ProductIndex,
): Promise<Share[]> {
  const { wanted } = held
  if (wanted.measure === 'unit-value' || wanted.flow === 'balance') return []
  const found: Share[] = []
  const add = async (of: string, wider: Partial<Held['wanted']>): Promise<void> => {
    const wholes = (await gather({ ...wanted, ...wider }, store)).at(level.period).levels
    const pairs = [level, ...held.at(level.period).levels].flatMap((part) =>
      part.basis === level.basis
        ? wholes.filter((one) => share(part, one) !== undefined).map((one) => ({ part, one }))
        : [],
    )
    // Both out of one document where any has them, so that two vintages are not set against each other.
    const like = pairs.find(({ part, one }) => part.title === one.title) ?? pairs[0]
    const percent = like === undefined ? undefined : percentOf(like.part.value, like.one.value)
    if (like !== undefined && percent !== undefined)
      found.push({ of, percent, whole: like.one.value, unit: like.one.unit, title: like.one.title })
  }
  if (!wanted.partners.includes('W')) await add('all countries', { partners: ['W'] })
  if (wanted.measure !== 'value') return found
  for (const group of goods.ids.length === 1 ? index.groupsOf(goods.ids[0] ?? '') : []) {
    const code = group.codes.find(({ system }) => system === wanted.codes[0]?.system)
    if (code !== undefined) await add(group.names[0] ?? group.id, { codes: [code] })
  }
  const all = { system: 'TOTAL', code: 'TOTAL' }
  if (printCodes(wanted.codes) !== printCodes([all])) await add('all goods', { codes: [all] })
  return found
}

/** The place among all partners, and among goods of the same length of code, as far as they are held. */
export async function ranksOf(
  question: TradeQuestion,
  level: Level,
  wholes: readonly Share[],
  store: FigureStore,
  names: Names,
): Promise<Ranked[]> {
  const found: Ranked[] = []
  const [partner, code] = [question.partners[0]?.code ?? 'W', question.goods.codes[0]]
  const whole = (of: string): SplitOptions['whole'] => {
    const one = wholes.find((share) => share.of === of)
    return one === undefined ? undefined : { value: one.whole, unit: one.unit, basis: level.basis, title: one.title }
  }
  const add = (among: Ranked['among'], split: TradeBreakdown | undefined, is: (line: SplitLine) => boolean): void => {
    const place = split?.lines.findIndex(is) ?? -1
    const value = split?.lines[place]?.value
    if (split === undefined || value === undefined || value === null) return
    const { of, basis, title, covered } = split
    const position = 1 + split.lines.filter((line) => line.value !== null && line.value > value).length
    found.push({ among, position, of, basis, title, ...(covered !== undefined && { covered }) })
  }
  const all = { top: Number.MAX_SAFE_INTEGER }
  const against = { ...question, baseline: [] }
  if (question.partners.length === 1 && partner !== 'W') {
    const wide = { ...against, partners: [{ code: 'W', name: 'all countries' }] }
    const held = whole('all countries')
    const split = await splitOf(
      wide,
      { by: ['partner'], ...all, ...(held !== undefined && { whole: held }) },
      store,
      names,
    )
    add('partners', split, (line) => line.partner === partner)
  }
  if (question.goods.codes.length === 1 && code?.system === 'HS') {
    const wide = {
      ...against,
      goods: { name: 'all goods', codes: [{ system: 'TOTAL', code: 'TOTAL' }], ids: [], others: [] },
    }
    const held = whole('all goods')
    const options = {
      by: ['product' as const],
      level: code.code.length,
      ...all,
      ...(held !== undefined && { whole: held }),
    }
    add('products', await splitOf(wide, options, store, names), (line) => line.product === code.code)
  }
  return found
}
