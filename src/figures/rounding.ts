/** How exactly a printed number is known: the half of its last printed place. */

/**
 * The printed digits of a number in a text that rounds: trailing zeros are taken for rounding, so that `8300000000` was
 * "8.3 billion" and lies within 50 million of the truth. A printed zero is a zero.
 *
 * @returns `digits` that are significant, and `half`, half of the last place
 */
export function printedPlace(text: string): { digits: number; half: number } | undefined {
  const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  if (digits === '') return undefined
  if (fraction !== '') return { digits: digits.length, half: 0.5 / 10 ** fraction.length }
  const zeros = /0*$/.exec(whole)?.[0].length ?? 0
  return { digits: digits.length - zeros, half: 10 ** zeros / 2 }
}

const words: Record<string, number> = { thousands: 1e3, millions: 1e6, billions: 1e9 }
const places: Record<string, number> = { one: 1, two: 2, three: 3 }

/**
 * The rounding that a note declares: `published in millions to one decimal`, `rounded to million bushels`.
 *
 * @returns half of the last printed place, or undefined where the note says nothing of the kind
 */
export function declaredHalf(note: string): number | undefined {
  const [, scale, decimals] =
    /(?:published|printed|rounded|given) (?:in|to) (thousands|millions|billions)(?: to (one|two|three) decimals?)?/i.exec(
      note,
    ) ?? []
  const unit = words[scale?.toLowerCase() ?? '']
  if (unit === undefined) return undefined
  return unit / 10 ** (places[decimals?.toLowerCase() ?? ''] ?? 0) / 2
}

/** An error that a note declares in percent, such as `within 0.7%`, as a share of the number. */
export function declaredShare(note: string): number | undefined {
  const [, percent] = /\bwithin (\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)/i.exec(note) ?? []
  return percent === undefined ? undefined : Number(percent) / 100
}
