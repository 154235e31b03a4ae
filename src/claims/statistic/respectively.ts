/** "soybeans, corn and cotton fell 30%, 50% and 80% respectively": one claim for each member of a list, each with its own figure. */

import { type Figure, figureOf } from './findings.js'
import type { FlowPhrase, Item } from './item.js'
import type { Told } from './state.js'

/** Shares out figures told in a row; a list that is common to its members ("each fell") is shared out as well. */
export function respectively(told: readonly Told[], items: readonly Item[]): Told[] {
  const at = items.findIndex(({ lower }) => lower === 'respectively')
  const each = items.some(({ lower }) => lower === 'each' || lower === 'both')
  if (at < 0 && !each) return [...told]
  return told.flatMap((one) => {
    const members = one.flow.products ?? []
    if (members.length < 2) return [one]
    if (at >= 0) {
      const run = figuresBefore(items, at)
      return run.length === members.length ? shareOut(one, run, timesAfter(items, at)) : []
    }
    return members.map((product) => ({ ...one, flow: ofProduct(one.flow, product) }))
  })
}

/** Figures of one kind that stand in a row before "respectively". */
function figuresBefore(items: readonly Item[], at: number): { item: Item; figure: Figure }[] {
  const run: { item: Item; figure: Figure }[] = []
  for (let index = at - 1; index >= 0; index--) {
    const item = items[index]
    if (item === undefined) break
    const figure = item.classes.has('FIGURE') ? figureOf(item) : undefined
    if (figure !== undefined) run.unshift({ item, figure })
    else if (!(item.lower === ',' || item.lower === 'and' || (item.classes.has('W') && run.length === 0))) break
  }
  const unit = run[0]?.figure.unit
  return run.filter(({ figure }) => figure.unit === unit)
}

/** Times that follow "respectively" go with every member. */
function timesAfter(items: readonly Item[], at: number): Item[] {
  const times: Item[] = []
  for (let index = at + 1; index < Math.min(items.length, at + 8); index++) {
    const item = items[index]
    if (item === undefined) break
    if (item.classes.has('PERIOD') || item.classes.has('BASELINE')) times.push(item)
    else if (!(item.classes.has('W') || /^(,|from|compared|with|in|the|of|same|period|than|over)$/.test(item.lower)))
      break
  }
  return times
}

function shareOut(told: Told, run: { item: Item; figure: Figure }[], after: Item[]): Told[] {
  const [finding] = told.findings
  const members = told.flow.products ?? []
  if (finding === undefined) return []
  return run.flatMap(({ item, figure }, index) => {
    const product = members[index]
    if (product === undefined) return []
    const given =
      finding.percent !== undefined
        ? { percent: figure }
        : finding.absolute !== undefined
          ? { absolute: figure }
          : finding.level !== undefined
            ? { level: figure }
            : undefined
    if (given === undefined) return []
    return [
      {
        ...told,
        flow: ofProduct(told.flow, product),
        findings: [{ ...finding, ...given, rule: 'respectively' }],
        start: index === 0 ? told.start : (product.start ?? told.start),
        end: item.end,
        times: [...told.times, ...after],
      },
    ]
  })
}

function ofProduct(flow: FlowPhrase, product: NonNullable<FlowPhrase['products']>[number]): FlowPhrase {
  return { ...flow, product, products: undefined }
}
