/** A rate of duty in every form that schedules print, exact: percentages in parts per million, money in billionths of a dollar. */
import type { Ppm } from './ppm.js'

/** Billionths of a US dollar (or of the currency named beside it), a whole number: 4.4¢ is 44,000,000. */
export type NanoDollars = number & { readonly kind: 'NanoDollars' }

/**
 * `percent`: ad valorem; with `on`, of a part of the article only ("on the case"); below zero in "minus 0.5%". `rest`: what is
 * finer than a part, as numerator and denominator of one part: 33 1/3% is 333,333 and 1/3.
 * `specific`: money for each unit of quantity, the unit as the schedule prints it (`kg`, `doz.`, `pf. liter`, `each`); with
 * `on`, of a part or content; with `currency`, in another money.
 * `degrees`: sugar: an amount for each unit, less so much for each degree of polarity under so many, never below `least`.
 * `sum`: a compound rate. `lesser` and `greater`: the one of several that comes to less or more.
 * `as`: the rate of another heading or of the article it belongs to; `own` where it is the rate that the article bears anyway
 * ("the duty provided in the applicable subheading", "no change"). `words`: law that no formula here expresses. Neither is
 * ever taken for zero.
 */
export type Rate =
  | { kind: 'free' }
  | { kind: 'percent'; ppm: Ppm; on?: string; rest?: [number, number] }
  | { kind: 'specific'; amount: NanoDollars; unit: string; on?: string; currency?: 'CNY' }
  | { kind: 'degrees'; amount: NanoDollars; unit: string; less: NanoDollars; under: number; least: NanoDollars }
  | { kind: 'sum'; parts: Rate[] }
  | { kind: 'lesser' | 'greater'; of: Rate[] }
  | { kind: 'as'; headings: string[]; text: string; own?: true }
  | { kind: 'words'; text: string }
