/** Exact fractions, for arithmetic that is rounded once at the end. */

/** Numerator and denominator; the denominator is above zero. */
export type Ratio = readonly [bigint, bigint]

export function ratio(whole: bigint): Ratio {
  return [whole, 1n]
}

/** A finite number as its decimal digits say it: 0.1 is one tenth. */
export function ratioOf(amount: number): Ratio {
  const [, sign, whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(amount)) ?? []
  const digits = BigInt(`${sign ?? ''}${whole}${fraction}`)
  const places = Number(exponent) - fraction.length
  return places >= 0 ? [digits * 10n ** BigInt(places), 1n] : [digits, 10n ** BigInt(-places)]
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
}

export function times(a: Ratio, b: Ratio): Ratio {
  return [a[0] * b[0], a[1] * b[1]]
}

/** To the nearest whole, halves up. */
export function half([up, down]: Ratio): Ratio {
  const doubled = 2n * up + down
  const under = 2n * down
  const whole = doubled / under
  return ratio(doubled < 0n && whole * under !== doubled ? whole - 1n : whole)
}

/** The least or the greatest of several; zero of none. */
export function extremeOf(which: 'lesser' | 'greater', all: readonly Ratio[]): Ratio {
  const [first = ratio(0n), ...others] = all
  return others.reduce((best, one) => {
    const less = one[0] * best[1] < best[0] * one[1]
    return less === (which === 'lesser') ? one : best
  }, first)
}
