/** What the text of an instrument says of days, rates and headings, by strict patterns, each with the sentence it stands in. */
import { addDays, type Day, dayOf } from '../../time/day.js'

export interface Found<T> {
  value: T
  sentence: string
}

/** What a text says in forms that leave no doubt, each with the words that say it. */
export interface Facts {
  /** First days on which something holds. */
  effective: Found<Day>[]
  /** Last days, inclusive: until the first minute of a day is through the day before. */
  until: Found<Day>[]
  /** New rates, as printed in the ledger: `10%`. */
  rates: Found<string>[]
  /** Headings of the schedule's special chapter, in order. */
  headings: Found<string>[]
  /** `EO 14195`, `Proclamation 10908`, `No. 61 of 2025`. */
  instruments: Found<string>[]
  /** Something is suspended. */
  suspended: Found<true>[]
}

const months = 'January February March April May June July August September October November December'.split(' ')
const date = `(${months.join('|')}) (\\d{1,2}), (\\d{4})`
const minute = '12:01 a\\.m\\.,?(?: [A-Za-z]+ (?:standard|daylight|savings?)(?: savings?)? time| [A-Z]{2,3}T)?,?'

const effectiveForms = [
  new RegExp(`on or after ${minute}(?: on)? ${date}`, 'gi'),
  new RegExp(`\\beffective(?: (?:on|as of|beginning))? ${date}`, 'gi'),
]
const chineseEffective = /自\s?(\d{4})年(\d{1,2})月(\d{1,2})日(?:\d{1,2}时\d{1,2}分)?起/g
const untilMinute = new RegExp(`\\buntil ${minute}(?: on)? ${date}`, 'gi')
const untilDay = new RegExp(`\\b(?:until|through) ${date}`, 'gi')
const forDays =
  /\bfor (?:a period of )?(\d{2,3}) days (?:from|after|following) the date of this (?:order|proclamation|memorandum)/gi
const chineseRate =
  /(?:税率由\d{1,3}(?:\.\d+)?%(?:提高|调整|上调|下调|降低|降)(?:至|为|到)|加征(?!关税税率由))[^，。；\d]{0,12}(\d{1,3}(?:\.\d+)?)%/g
const rateForms = [
  /\binserting [“"'](\d{1,3}(?:\.\d+)?)\s?(?:%|percent)/gi,
  /\brate of duty (?:of|equal to|shall be) (\d{1,3}(?:\.\d+)?)\s?(?:%|percent)/gi,
  /\b(?:additional )?duty (?:of|equal to) (\d{1,3}(?:\.\d+)?)\s?(?:%|percent)/gi,
  /\b(\d{1,3}(?:\.\d+)?)\s?(?:%|percent) ad valorem/gi,
]
const headingForm = /\b99\d\d\.\d\d\.\d\d\b/g
const orders = /\b(?:Executive Order|E\.O\.|EO) (\d{5})\b/g
const proclamations = /\bProclamation (?:No\. ?)?(\d{4,5})\b/g
const numbered = /公告\s?(\d{4})年第\s?(\d{1,4})\s?号/g
const englishNumber = /\b(?:Announcement|Notice|Order) No\. ?(\d{1,4}) of (?:\d{1,2} [A-Z][a-z]+ )?(\d{4})/g
const suspending =
  /\bshall (?:continue to )?be suspended\b|\bis (?:hereby )?(?:further )?suspended\b|暂停实施|停止实施|暂停执行/

/**
 * @param text   the document's, of any length
 * @param signed the day of the order, from which spans "of the date of this order" run
 */
export function factsIn(text: string, signed?: Day): Facts {
  const facts: Facts = { effective: [], until: [], rates: [], headings: [], instruments: [], suspended: [] }
  const add = <T>(list: Found<T>[], value: T | undefined, sentence: string): void => {
    if (value !== undefined && !list.some((one) => one.value === value)) list.push({ value, sentence })
  }
  for (const sentence of sentencesOf(text)) {
    for (const form of effectiveForms)
      for (const found of sentence.matchAll(form)) add(facts.effective, dayFound(found), sentence)
    for (const [, year, month, day] of sentence.matchAll(chineseEffective))
      add(facts.effective, dayOf(Number(year), Number(month), Number(day)), sentence)
    for (const found of sentence.matchAll(untilMinute)) {
      const day = dayFound(found)
      add(facts.until, day === undefined ? undefined : addDays(day, -1), sentence)
    }
    for (const found of sentence.matchAll(untilDay)) add(facts.until, dayFound(found), sentence)
    for (const [, days] of sentence.matchAll(forDays))
      add(facts.until, signed === undefined ? undefined : addDays(signed, Number(days)), sentence)
    for (const rate of ratesIn(sentence)) add(facts.rates, rate, sentence)
    for (const [heading] of sentence.matchAll(headingForm)) add(facts.headings, heading, sentence)
    for (const instrument of instrumentsIn(sentence)) add(facts.instruments, instrument, sentence)
    if (suspending.test(sentence) && facts.suspended.length === 0) add(facts.suspended, true, sentence)
  }
  return facts
}

/** Only what a sentence orders, not what it recalls: what stands after its `shall`, or in an amendment of the schedule. */
function ratesIn(sentence: string): string[] {
  const amends = /\b(?:is|are) (?:amended|modified) by\b|\bis inserted\b/.test(sentence)
  const ordered = amends ? 0 : sentence.search(/\bshall\b/)
  const rest = ordered < 0 ? '' : sentence.slice(ordered)
  const english = rateForms.flatMap((form) => [...rest.matchAll(form)].map(([, rate]) => `${rate}%`))
  const chinese = [...sentence.matchAll(chineseRate)].map(([, rate]) => `${rate}%`)
  return [...english, ...chinese]
}

/** The instruments that a text names. */
export function instrumentsIn(text: string): string[] {
  const found = [
    ...[...text.matchAll(orders)].map(([, number]) => `EO ${number}`),
    ...[...text.matchAll(proclamations)].map(([, number]) => `Proclamation ${number}`),
    ...[...text.matchAll(numbered)].map(([, year, number]) => `No. ${number} of ${year}`),
    ...[...text.matchAll(englishNumber)].map(([, number, year]) => `No. ${number} of ${year}`),
  ]
  return [...new Set(found)]
}

function dayFound([, month = '', day, year]: RegExpMatchArray): Day | undefined {
  const at = months.findIndex((name) => name.toLowerCase() === month.toLowerCase())
  return dayOf(Number(year), at + 1, Number(day))
}

/** Words after which a full stop ends nothing. */
const abbreviation =
  /(?:\b(?:U\.S|No|Sec|Nos|a\.m|p\.m|seq|Div|Pub|Stat|Fed|Reg|Mr|Ms|Dr|Inc|Co|Ltd|E\.O|cf|i\.e|e\.g)|^[A-Z]|\s[A-Z])\.$/

/** Sentences and clauses of an instrument, on one line each. */
export function sentencesOf(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').replaceAll('*', '').trim()
  const sentences: string[] = []
  let from = 0
  for (const found of plain.matchAll(/[.;:。；](?= (?=[“"(A-Z\p{Script=Han}])|(?<=[。；]))/gu)) {
    const end = found.index + 1
    const sentence = plain.slice(from, end)
    if (found[0] === '.' && abbreviation.test(sentence.slice(-12))) continue
    if (sentence.trim() !== '') sentences.push(sentence.trim())
    from = end
  }
  const rest = plain.slice(from).trim()
  return rest === '' ? sentences : [...sentences, rest]
}
