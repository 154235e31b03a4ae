/** A rate of duty in every form that schedules print, exact: percentages in parts per million, money in billionths of a dollar. */
import type { Ppm } from './ppm.js'

/** Billionths of a US dollar, a whole number: 4.4¢ is 44,000,000. */
export type NanoDollars = number & { readonly kind: 'NanoDollars' }

/**
 * `percent`: ad valorem; with `on`, of a part of the article only ("on the case").
 * `specific`: money for each unit of quantity; with `on`, of a part or content.
 * `sum`: a compound rate. `lesser` and `greater`: the one of several that comes to less or more.
 * `as`: the rate of another heading or of the article it belongs to; `words`: law that no formula here expresses. Neither is
 * ever taken for zero.
 */
export type Rate =
  | { kind: 'free' }
  | { kind: 'percent'; ppm: Ppm; on?: string }
  | { kind: 'specific'; amount: NanoDollars; unit: string; on?: string }
  | { kind: 'sum'; parts: Rate[] }
  | { kind: 'lesser' | 'greater'; of: Rate[] }
  | { kind: 'as'; headings: string[]; text: string }
  | { kind: 'words'; text: string }
