/** Countries as statistical tables name them, to their ISO codes. */
import type { Country } from '../../ledger/tariff.js'

/** Names that no list of ours has, as agencies print them, in the form of `plain`. */
const asPrinted: Record<string, string> = {
  'china peoples republic of': 'CN',
  'china mainland': 'CN',
  'hong kong china': 'HK',
  'china hong kong': 'HK',
  'macao china': 'MO',
  'china macao': 'MO',
  'taiwan china': 'TW',
  'korea republic of': 'KR',
  'korea rep': 'KR',
  'republic of korea': 'KR',
  'korea south': 'KR',
  'korea north': 'KP',
  'korea dpr': 'KP',
  'viet nam': 'VN',
  turkiye: 'TR',
  'cote divoire': 'CI',
  'ivory coast': 'CI',
  'iran islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'lao pdr': 'LA',
  'czech republic': 'CZ',
  'slovak republic': 'SK',
  'russian federation': 'RU',
  'united states': 'US',
  usa: 'US',
  'congo dr': 'CD',
  'congo democratic republic of': 'CD',
  'brunei darussalam': 'BN',
  'syrian arab republic': 'SY',
  'moldova republic of': 'MD',
  'myanmar burma': 'MM',
  'burma myanmar': 'MM',
  'trinidad and tobago': 'TT',
  'european union': 'EU',
  'european union 27': 'EU',
}

/** A name without case, accents and marks: `Korea, Republic of` and `KOREA REPUBLIC OF` are one. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** A reader of names: the ledger's own names, and those that agencies print. The world is `W`. */
export function countryReader(countries: readonly Country[]): (name: string) => string | undefined {
  const known = new Map<string, string>(Object.entries(asPrinted))
  for (const { code, names } of countries) for (const name of names) known.set(plain(name), code)
  for (const world of ['world', 'world total', 'total', 'all countries']) known.set(world, 'W')
  return (name) => known.get(plain(name))
}
