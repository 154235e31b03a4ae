/** Words of the calendar: months, weekdays, seasons, and how often they are something else. */

const monthNames: [number, string][] = [
  [1, 'january jan'],
  [2, 'february feb'],
  [3, 'march mar'],
  [4, 'april apr'],
  [5, 'may'],
  [6, 'june jun'],
  [7, 'july jul'],
  [8, 'august aug'],
  [9, 'september sept sep'],
  [10, 'october oct'],
  [11, 'november nov'],
  [12, 'december dec'],
]

/** Month number (1 to 12) by name or abbreviation, lower case, without a stop. */
export const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap(([month, names]) => names.split(' ').map((name): [string, number] => [name, month])),
)

const weekdayNames: [number, string][] = [
  [0, 'sunday sun'],
  [1, 'monday mon'],
  [2, 'tuesday tues tue'],
  [3, 'wednesday wed'],
  [4, 'thursday thurs thur thu'],
  [5, 'friday fri'],
  [6, 'saturday sat'],
]

/** Weekday (0 is Sunday, as in `partsOf`) by name or abbreviation, lower case. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  weekdayNames.flatMap(([day, names]) => names.split(' ').map((name): [string, number] => [name, day])),
)

/** First month of a season and how many months it has, north of the equator. Winter runs into the next year. */
export const seasons: ReadonlyMap<string, [first: number, count: number]> = new Map([
  ['spring', [3, 3]],
  ['summer', [6, 3]],
  ['autumn', [9, 3]],
  ['fall', [9, 3]],
  ['winter', [12, 3]],
])

/** Given names too: not a month where another unknown name in capitals follows (`April Kim`). */
export const alsoGivenNames: ReadonlySet<string> = new Set(['april', 'may', 'june', 'august', 'jan'])

/** `March` before these is the verb or the demonstration. */
export const afterMarchVerb: ReadonlySet<string> = new Set([
  'on',
  'toward',
  'towards',
  'against',
  'forward',
  'for',
  'past',
])
