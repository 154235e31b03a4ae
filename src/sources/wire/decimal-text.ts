/** Decimal numbers as text: moved by powers of ten without ever passing through a rounded sum. */

/**
 * A decimal times a power of ten, exactly.
 *
 * @param text  `196.016`, `-2.64`, `1,234`
 * @param power 9 for billions
 * @returns     `196016000000`, or undefined where the text is no decimal
 */
export function timesTen(text: string, power: number): string | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? []
  if (whole === '') return undefined
  const digits = `${whole.replaceAll(',', '')}${fraction}`
  const point = digits.length - fraction.length + power
  const padded =
    point > digits.length ? digits.padEnd(point, '0') : digits.padStart(digits.length - Math.min(point, 0), '0')
  const at = Math.max(point, 0)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  const right = padded.slice(at).replace(/0+$/, '')
  const number = right === '' ? left : `${left}.${right}`
  return /^[0.]*$/.test(number) ? '0' : `${sign}${number}`
}

/** A number in plain digits, never with an exponent, to at most `places` decimals. */
export function plainDigits(number: number, places = 6): string {
  if (Number.isInteger(number)) return BigInt(number).toString()
  const text = number.toFixed(places)
  return text.replace(/\.?0+$/, '')
}

/** How many decimals a text has. */
export function decimalsOf(text: string): number {
  return /\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0
}
