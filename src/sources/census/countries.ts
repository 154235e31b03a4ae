/** The Census Bureau's country codes (Schedule C) and the ISO codes of the ledger's countries, both ways. */
import type { Country } from '../../ledger/tariff.js'

/** Territories that Schedule C counts apart and ISO does not: their rows are added to those of the other code. */
const countedApart: Readonly<Record<string, string>> = {
  // Gaza Strip, with the West Bank.
  '5082': '5083',
}

/** What a code of an answer stands for. */
export type Place = { partner: string } | 'group' | 'unknown'

/** Schedule C codes of countries to ISO codes, and back. */
export interface CountryCodes {
  /** ISO code; `W` for the total; groups and codes that no country of the ledger has are told. */
  placeOf(census: string): Place
  /** The codes to ask for, or undefined where the country has none. `-` for `W`. */
  codesOf(partner: string): string[] | undefined
}

/** A country may have several codes; they are counted together. */
export function countryCodes(countries: readonly Country[]): CountryCodes {
  const byCensus = new Map<string, string>()
  const byPartner = new Map<string, string[]>([['W', ['-']]])
  for (const { code, census } of countries) {
    if (census === undefined) continue
    const apart = Object.keys(countedApart).filter((other) => countedApart[other] === census)
    for (const one of [census, ...apart]) byCensus.set(one, code)
    byPartner.set(code, [census, ...apart])
  }
  return {
    placeOf(census) {
      if (census === '-') return { partner: 'W' }
      const partner = byCensus.get(census)
      if (partner !== undefined) return { partner }
      // `0003` European Union, `4XXX` Europe: sums of countries, and never one themselves.
      return /^00\d\d$|X/.test(census) ? 'group' : 'unknown'
    },
    codesOf: (partner) => byPartner.get(partner),
  }
}
