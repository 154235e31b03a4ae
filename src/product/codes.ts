/** Codes of classifications: written with dots, without, or with their system before them. */
import { InputError } from '../problem.js'

export interface Code {
  /** `HS`, `USDA`, `TOTAL`, `NAICS`, `USITC`, `AGREEMENT`. */
  system: string
  /** HS codes as digits without dots; `0201+0202` where several codes together are meant. */
  code: string
}

/** An HS code as digits: `8541.42` and `854142` are one. Undefined where it has no 2, 4, 6, 8 or 10 digits. */
export function hsDigits(text: string): string | undefined {
  const digits = text.trim().replace(/[.\s]/g, '')
  return /^(?:\d\d){1,5}$/.test(digits) ? digits : undefined
}

/** `8541.42`, `1201`, `1201.90.00.95`: as schedules print it. */
export function printHs(digits: string): string {
  const [, heading = '', rest = ''] = /^(\d{1,4})(\d*)$/.exec(digits) ?? []
  return [heading, ...(rest.match(/\d{1,2}/g) ?? [])].join('.')
}

/** Whether an HS code holds another: 1201 holds 120190 and 1201. */
export function covers(wide: string, narrow: string): boolean {
  const heading = hsDigits(wide)
  return heading !== undefined && hsDigits(narrow)?.startsWith(heading) === true
}

/** The single codes of one that stands for several together: `0201+0202`. */
export function partsOf({ system, code }: Code): Code[] {
  return code.split('+').map((part) => normalCode({ system, code: part }))
}

/** The form that figures use: systems in capitals, HS codes as digits. */
export function normalCode({ system, code }: Code): Code {
  const upper = system.toUpperCase()
  if (upper !== 'HS' && upper !== 'HTS') return { system: upper, code: code.toUpperCase() }
  const parts = code.split('+').map((part) => hsDigits(part) ?? part.trim())
  return { system: upper, code: parts.join('+') }
}

/**
 * Reads `HS:1007`, `USDA:SORGHUM`, `8541.42`.
 *
 * @returns undefined where the text is a name, not a code
 * @throws InputError when it has the form of an HS code but not its digits
 */
export function parseCode(text: string, input = '--product'): Code | undefined {
  const [, system, code] = /^([A-Za-z]+):(.+)$/.exec(text.trim()) ?? []
  if (system === undefined || code === undefined) {
    const digits = hsDigits(text)
    if (digits !== undefined) return { system: 'HS', code: digits }
    if (/^[\d.]+$/.test(text.trim())) throw badHs(text, input)
    return undefined
  }
  const read = normalCode({ system, code })
  if (read.system === 'HS' && read.code.split('+').some((part) => hsDigits(part) === undefined))
    throw badHs(text, input)
  return read
}

function badHs(text: string, input: string): InputError {
  return new InputError({
    what: `"${text}" is not an HS code`,
    where: { input },
    mend: 'An HS code has 2, 4, 6, 8 or 10 digits, dots allowed: 1007, 8541.42.',
  })
}
