/** The verdicts on measure claims, and their notes in plain words. */
import type { Snapshot, Statement } from '../../ledger/records.js'
import { type Day, printDay } from '../../time/day.js'
import type { Grade, JudgedReading, Verdict } from '../verdict.js'
import { type Finding, gradeOf } from './finding.js'
import type { Question } from './question.js'
import { readingOfSaying } from './threat.js'

const most = 8

/** Readings to show: those that hold first, then the analyst's first, each once. */
function shown(findings: Finding[]): JudgedReading[] {
  const order = (finding: Finding): number =>
    (finding.reading.holds === true ? 0 : 10) + ['main', 'fair', 'partial'].indexOf(finding.weight)
  const seen = new Set<string>()
  return [...findings]
    .sort((a, b) => order(a) - order(b))
    .map(({ reading }) => reading)
    .filter(({ description }) => !seen.has(description) && seen.add(description) !== undefined)
    .slice(0, most)
}

/** Where some reading holds. */
export function verdictOf(
  question: Question,
  { findings, label }: { findings: Finding[]; label: 'supported' | 'depends' | 'none' },
  grade: Grade | null,
): Verdict {
  const holding = findings.filter(({ reading }) => reading.holds === true)
  const readings = shown(findings)
  const first = shown(holding)[0]
  const computed = first?.value ?? null
  const bits = question.each ? ofEachSide(question, holding) : first === undefined ? [] : [first.description]
  if (label === 'depends') {
    const fails = readings.find((reading) => reading.holds === false)
    const why =
      question.written.reach === 'average'
        ? 'An average rate depends on what it is weighted by; the record holds rates, not averages'
        : fails === undefined
          ? 'It holds by one definition or for part of the goods only'
          : `By another definition it does not hold: ${fails.description}, ${fails.value}`
    return answer('depends', grade, computed, [...bits, why], readings)
  }
  if (
    question.claim.modality === 'announced' &&
    holding.every(({ reading }) => reading.description.includes('not yet in force'))
  )
    bits.push('It was announced, and was not in force on the day of the article')
  return answer('supported', grade, computed, bits, readings)
}

/** Where both sides are told of, what each of them did: one reading for a side, with a measure that it rests on. */
function ofEachSide({ directions }: Question, holding: Finding[]): string[] {
  const bits = directions.flatMap(({ imposer }) => {
    const own = holding.find(({ reading }) => reading.description.startsWith(`${imposer} `))
    const instrument = own?.held[0]?.measure.instrument
    if (own === undefined || instrument === undefined) return []
    const { description } = own.reading
    return [description.includes(instrument) ? description : `${description}, such as ${instrument}`]
  })
  return [...new Set(bits)]
}

/** Where the day asked about is too early: the law was made public later. */
export function tooEarlyVerdict(question: Question, findings: Finding[]): Verdict {
  const holding = findings.filter(({ reading }) => reading.holds === true)
  const from = Math.min(...holding.map(({ recorded }) => recorded)) as Day
  const ahead = question.claim.modality === 'expected' || question.claim.modality === 'announced'
  return {
    ...answer(
      ahead ? 'unconfirmed' : 'no-data',
      null,
      null,
      [`Nothing of the kind was public by ${printDay(question.asOf.known)}; it could be known from ${printDay(from)}`],
      [],
    ),
    knowableFrom: from,
  }
}

/** Where the whole field is on record and speaks against the claim. */
export function refutedVerdict(
  question: Question,
  reason: string,
  findings: Finding[],
  said: Statement[],
  ledger: Snapshot,
): Verdict {
  const against = findings.filter(({ reading }) => reading.holds === false)
  const readings = [
    ...shown(against),
    ...said.slice(0, 1).map((one) => ({ ...readingOfSaying(one, ledger), holds: false, main: false })),
  ]
  const first = readings[0]
  const bits = [`The record of these measures is complete for the time, and ${reason}`]
  if (first !== undefined) bits.push(`It has: ${first.description}, ${first.value}`)
  if (said.length > 0) bits.push('The rate was spoken of, not put in force')
  return answer(
    'contradicted',
    gradeOf(against, ledger),
    first?.value ?? null,
    bits,
    readings.length > 0 ? readings : [emptyReading(question)],
  )
}

/** Where the record holds words only. A threat is borne out as a threat; told as an act it is not. */
export function saidVerdict(question: Question, said: Statement[], findings: Finding[], ledger: Snapshot): Verdict {
  const readings = said.slice(0, 3).map((one) => readingOfSaying(one, ledger))
  const [first] = said
  if (first === undefined) {
    const held = findings.filter(({ reading }) => reading.holds === true)
    const bits = [
      'No such threat, proposal or plan is on record up to the day; the record of statements is not complete',
    ]
    if (held.length > 0) bits.push('A measure of the kind is on record')
    return answer('no-data', null, null, bits, shown(held))
  }
  const asSaid = first.modality === question.claim.modality || question.claim.modality !== 'announced'
  const only = question.claim.modality === 'asserted' || question.claim.modality === 'confirmed'
  const bits = [`${first.speaker} said so on ${printDay(first.date)} (${first.modality})`]
  bits.push(only ? 'No order that puts it in force is on record' : 'Words are not law: it was not in force')
  const official = ledger.sources.some(({ id, type }) => first.sources.includes(id) && type !== 'press')
  return answer(
    asSaid && !only ? 'supported' : 'depends',
    official ? 'published' : 'corroborated',
    first.modality,
    bits,
    readings,
  )
}

/** Where the record cannot tell. */
export function unknownVerdict(question: Question, findings: Finding[]): Verdict {
  const readings = shown(findings).map((reading) => ({ ...reading, holds: reading.holds === false ? false : null }))
  const [nearest] = readings
  const bits = ['The record does not bear it out, and is not complete enough on this to speak against it']
  if (nearest !== undefined)
    bits.push(`Nearest: ${nearest.description}${nearest.value === null ? '' : `, ${nearest.value}`}`)
  if (question.written.scope.length > 0 && question.written.matter === 'tariff')
    bits.push('Duties on particular goods are held in part')
  return answer('no-data', null, null, bits, readings.length > 0 ? readings : [emptyReading(question)])
}

/** Where a measure of the kind is on record, but not with a day or number that the clause gives. */
export function unmatchedVerdict(question: Question, findings: Finding[], text: string): Verdict {
  const readings = shown(findings).map((reading) => ({ ...reading, holds: null }))
  const bits = [`A measure of the kind is on record, but the record does not bear out "${text}"`]
  const [nearest] = readings
  if (nearest !== undefined)
    bits.push(`Nearest: ${nearest.description}${nearest.value === null ? '' : `, ${nearest.value}`}`)
  return answer('no-data', null, null, bits, readings.length > 0 ? readings : [emptyReading(question)])
}

function emptyReading({ directions, written }: Question): JudgedReading {
  const parties = directions.map(({ imposer, target }) => `${imposer} on ${target}`).join(', ')
  return {
    description: `measures (${written.matter}) of ${parties === '' ? 'an unnamed side' : parties}`,
    value: null,
    holds: null,
    evidence: [],
    query: 'readout ledger search tariff',
  }
}

function answer(
  label: Verdict['label'],
  grade: Grade | null,
  computed: string | number | null,
  bits: string[],
  readings: JudgedReading[],
): Verdict {
  return {
    label,
    grade,
    computed: computed === null ? null : String(computed),
    note: bits.map((bit) => (/[.!?]$/.test(bit) ? bit : `${bit}.`)).join(' '),
    readings,
  }
}
