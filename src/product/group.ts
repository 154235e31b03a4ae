/** Groups of commodities that an agency defines by codes of the Harmonized System: farm products, coarse grains, bulk goods. */

/** A group, as the list of codes that it is made of. */
export interface CodeGroup {
  /** As figures name it: `USDA` and `AG`. */
  system: string
  code: string
  label: string
  /** Whose definition, and of when: `USDA FAS, Agricultural Products (WTO definition, since 2021)`. */
  title: string
  /** Beginnings of HS codes that are in it, digits without dots. */
  includes: string[]
  /** Beginnings of HS codes inside those that are not. */
  except: string[]
  /** Exports follow Schedule B, imports the HTS; left out where the list serves both. */
  flow?: 'export' | 'import'
  /** The group that it is part of, by code. */
  within?: string
  sources: string[]
  confidence: 'high' | 'medium' | 'low'
  note?: string
}
