/** Which goods a record reaches: codes and named lists, asked by the one code of a line. */

/** The scopes (single codes and lists) that hold a code, by number. */
export type Signature = ReadonlySet<number>

/** Every code and list that the law names, numbered, so that one walk over a line's own prefixes finds all that hold it. */
export class Scopes {
  private readonly numbers = new Map<string, number>()
  private readonly holders = new Map<string, number[]>()
  private readonly lengths = new Set<number>()

  /** @param lists codes without dots, by the name of their list */
  constructor(private readonly lists: Readonly<Record<string, readonly string[]>>) {}

  /** The number of `8703`, `8703.22`, `list:us-301-list-3`; a list that is not there holds nothing. */
  numberOf(entry: string): number {
    const known = this.numbers.get(entry)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(entry, number)
    const codes = entry.startsWith('list:')
      ? (this.lists[entry.slice('list:'.length)] ?? [])
      : [entry.replaceAll('.', '')]
    for (const code of codes) {
      this.lengths.add(code.length)
      const held = this.holders.get(code)
      if (held === undefined) this.holders.set(code, [number])
      else if (held.at(-1) !== number) held.push(number)
    }
    return number
  }

  /** The scopes that hold a code or one of the codes above it. */
  signatureOf(code: string): Signature {
    const found = new Set<number>()
    for (const length of this.lengths)
      if (length <= code.length) for (const number of this.holders.get(code.slice(0, length)) ?? []) found.add(number)
    return found
  }
}

/** The goods of a record on one stretch: first what it began with, then each change in order, at last what it spares. */
export interface GoodsTest {
  all: boolean
  base: readonly number[]
  changes: readonly { adds: readonly number[]; drops: readonly number[] }[]
  spared: readonly number[]
}

/** The test of a record's fields; `changes` are those of the steps up to now. */
export function goodsTest(
  scopes: Scopes,
  goods: readonly string[],
  spared: readonly string[],
  changes: readonly { adds?: readonly string[] | undefined; drops?: readonly string[] | undefined }[],
): GoodsTest {
  const numbers = (entries: readonly string[]): number[] => entries.map((entry) => scopes.numberOf(entry))
  return {
    all: goods.includes('all'),
    base: numbers(goods.filter((entry) => entry !== 'all')),
    changes: changes
      .filter(({ adds, drops }) => adds !== undefined || drops !== undefined)
      .map(({ adds = [], drops = [] }) => ({ adds: numbers(adds), drops: numbers(drops) })),
    spared: numbers(spared),
  }
}

/** Whether goods of a signature are reached. */
export function reaches(test: GoodsTest, signature: Signature): boolean {
  const any = (numbers: readonly number[]): boolean => {
    for (const number of numbers) if (signature.has(number)) return true
    return false
  }
  let held = test.all || any(test.base)
  for (const { adds, drops } of test.changes) {
    if (any(drops)) held = false
    if (any(adds)) held = true
  }
  return held && !any(test.spared)
}
