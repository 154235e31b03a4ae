/** Rates in parts per million, so that tariffs add up without a rest: 25% is 250,000. */
import { InputError } from '../problem.js'

/** Parts per million of a whole. Made only by `parsePpm` and `ppm`. */
export type Ppm = number & { readonly kind: 'Ppm' }

/** From a whole number of parts. */
export function ppm(parts: number): Ppm {
  return Math.round(parts) as Ppm
}

/**
 * Reads a percentage as instruments print it: `10%`, `7.5%`, `7.5 per cent`, `6.25`.
 *
 * @returns parts per million, or undefined where it is none or finer than a ten-thousandth of a percent
 */
export function readPpm(text: string): Ppm | undefined {
  const [, sign, whole, fraction = ''] =
    /^([-−+]?)(\d{1,6})(?:\.(\d{1,12}))?\s*(?:%|percent|per cent)?$/i.exec(text.trim()) ?? []
  if (whole === undefined || /[1-9]/.test(fraction.slice(4))) return undefined
  const parts = Number(whole) * 10_000 + Number(fraction.slice(0, 4).padEnd(4, '0'))
  return (sign === '-' || sign === '−' ? -parts : parts) as Ppm
}

/** The same. @throws InputError naming the input */
export function parsePpm(text: string, input = 'rate'): Ppm {
  const read = readPpm(text)
  if (read === undefined)
    throw new InputError({
      what: `"${text}" is not a percentage`,
      where: { input },
      mend: 'Write digits and a percent sign, as in 7.5%, with at most four places.',
    })
  return read
}

/** `7.5%`: no trailing zeros. */
export function printPpm(rate: Ppm): string {
  const parts = Math.abs(rate)
  const fraction = String(parts % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${rate < 0 ? '-' : ''}${Math.floor(parts / 10_000)}${fraction === '' ? '' : `.${fraction}`}%`
}
