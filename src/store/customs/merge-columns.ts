/** The columns of a number in SQL: where it stands, and what it is. */

/** One number's place. */
export const key = 'level, code, reporter, partner, month'
const keyNames = key.split(', ')

/** What a number is: two are equal when all of these are. */
export const numbers = ['value', 'value_mark', 'quantity', 'unit', 'quantity_mark'] as const

/** That two relations speak of the same number. */
export function onKey(a: string, b: string): string {
  return onNames(keyNames, a, b)
}

export function onNames(names: readonly string[], a: string, b: string): string {
  return names.map((name) => `${a}.${name} = ${b}.${name}`).join(' AND ')
}
