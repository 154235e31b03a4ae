/** Rates as the records print them (`10%`, `10% / 25%`, `42.2% to 53.7%`), read into numbers of per cent. */

/** The rates a text names. `through` is set where the text gives a range rather than several rates. */
export interface PrintedRate {
  /** Each rate named, in per cent, in the order of the text. */
  percents: number[]
  /** The text says `a% to b%`: everything between counts. */
  range: boolean
}

const none: PrintedRate = { percents: [], range: false }
const read = new Map<string, PrintedRate>()

/** Reads a record's rate. Text that is more than a list or a range of per cents (a fee, a rule in words) names no rate. */
export function percentsOf(rate: string | undefined): PrintedRate {
  if (rate === undefined) return none
  const known = read.get(rate)
  if (known !== undefined) return known
  const made = parse(rate)
  read.set(rate, made)
  return made
}

function parse(rate: string): PrintedRate {
  const text = rate.trim()
  if (!/^\d+(?:\.\d+)?%(?: ?(?:\/|or|and|to|,) ?\d+(?:\.\d+)?%)*$/.test(text)) return none
  const percents = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  return { percents, range: percents.length === 2 && text.includes(' to ') }
}

/** The single rate that a record names, or undefined where it names none or several. */
export function onePercent(rate: string | undefined): number | undefined {
  const { percents } = percentsOf(rate)
  return percents.length === 1 ? percents[0] : undefined
}
