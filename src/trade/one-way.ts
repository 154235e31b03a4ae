/** Lines of a balance that only exports or only imports have: the other side is nothing, or is not held. */
import type { BreakdownLine } from '../figures/breakdown.js'
import type { FigureStore } from '../figures/figure.js'
import type { Code } from '../product/codes.js'
import { gather } from './held.js'
import type { TradeQuestion } from './question.js'

/** Each is a question of its own: the largest are asked, so that a split stays quick. */
const most = 60

/**
 * The lines whose other side is held as no trade, with their balance; the rest is left out.
 *
 * @param lines  with the numbers of the side that has them
 * @param basis  of the balance
 * @param codeOf a line's code in its system
 */
export async function oneWayLines(
  lines: readonly BreakdownLine[],
  { question, basis, codeOf }: { question: TradeQuestion; basis: string; codeOf: (code: string) => Code },
  store: FigureStore,
): Promise<BreakdownLine[]> {
  const size = ({ values }: BreakdownLine): number => Math.abs(values[0] ?? 0)
  const asked = lines.filter(({ month, reporter }) => month === undefined && reporter === undefined)
  const found: BreakdownLine[] = []
  for (const line of asked.sort((a, b) => size(b) - size(a)).slice(0, most)) {
    const { at } = await gather(
      {
        flow: 'balance',
        reporter: question.reporter.code,
        partners: line.partner === undefined ? question.partners.map(({ code }) => code) : [line.partner],
        codes: line.code === undefined ? question.goods.codes : [codeOf(line.code)],
        measure: 'value',
        known: question.known,
      },
      store,
    )
    const values = [question.period, ...question.baseline].map(
      (period) => at(period).levels.find((level) => level.basis === basis)?.value ?? null,
    )
    if (values[0] !== null) found.push({ ...line, values })
  }
  return found
}
