/** Sets of goods codes, in which a code stands for every line below it. */

/** Codes without dots of entries such as `8703.22` and `list:us-301-list-3`; `all` is the empty code, above every other. */
export function expanded(goods: readonly string[], lists: ReadonlyMap<string, { codes: readonly string[] }>): string[] {
  return goods.flatMap((entry) => {
    if (entry === 'all') return ['']
    const codes = entry.startsWith('list:') ? (lists.get(entry.slice('list:'.length))?.codes ?? []) : [entry]
    return codes.map((code) => code.replaceAll('.', ''))
  })
}

/** Codes that are in, and codes within them that are not. */
export class CodeSet {
  private readonly words = new Map<string, boolean>()
  /** Every beginning of a code that is in, so that a shorter code can be asked. */
  private readonly beginnings = new Map<string, number>()
  /** Every beginning of a code that is in or out, so that a later word finds those below it. */
  private readonly said = new Map<string, number>()

  constructor(codes: readonly string[] = []) {
    for (const code of codes) this.add(code)
  }

  add(code: string): void {
    this.forget(code)
    this.words.set(code, true)
    count(this.beginnings, code, 1)
    count(this.said, code, 1)
  }

  drop(code: string): void {
    this.forget(code)
    this.words.set(code, false)
    count(this.said, code, 1)
  }

  /** Whether a line with the code is in: the last word on it, or on the longest code above it, decides. */
  holds(code: string): boolean {
    for (let length = code.length; length >= 0; length--) {
      const word = this.words.get(code.slice(0, length))
      if (word !== undefined) return word
    }
    return false
  }

  /** Whether anything with the code, or below it, is in. */
  touches(code: string): boolean {
    return this.holds(code) || this.beginnings.has(code)
  }

  /** A code that both sets hold. */
  common(other: CodeSet): string | undefined {
    for (const [code, isIn] of this.words) if (isIn && other.holds(code) && this.holds(code)) return code
    for (const [code, isIn] of other.words) if (isIn && this.holds(code) && other.holds(code)) return code
    return undefined
  }

  private forget(code: string): void {
    if (!this.said.has(code)) return
    for (const [word, isIn] of [...this.words]) {
      if (!word.startsWith(code)) continue
      this.words.delete(word)
      count(this.said, word, -1)
      if (isIn) count(this.beginnings, word, -1)
    }
  }
}

function count(beginnings: Map<string, number>, code: string, by: 1 | -1): void {
  for (const part of beginningsOf(code)) {
    const left = (beginnings.get(part) ?? 0) + by
    if (left > 0) beginnings.set(part, left)
    else beginnings.delete(part)
  }
}

function beginningsOf(code: string): string[] {
  return Array.from({ length: code.length + 1 }, (_, length) => code.slice(0, length))
}
