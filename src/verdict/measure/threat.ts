/** What was only said: threats and announcements in the record of statements, which are neither orders nor law. */
import type { Modality, Snapshot, Statement } from '../../ledger/records.js'
import { asKnown } from '../../ledger/view.js'
import { type Day, isoDay } from '../../time/day.js'
import type { JudgedReading } from '../verdict.js'
import { canMean } from './precision.js'
import type { Question } from './question.js'
import { narrows } from './selection.js'

const saying: readonly Modality[] = ['threatened', 'announced', 'expected', 'claimed', 'predicted']

/** Statements known on a day in which a side of the claim speaks of this rate or these goods, newest first. */
export function sayingsOf(question: Question, ledger: Snapshot, known: Day): Statement[] {
  const { measure, written, claim } = question
  // Words with another term bear out no term; and "ships" said of anything is not said of a fee.
  if (written.rate === undefined && (measure.until !== null || measure.duration !== null || !narrows(question)))
    return []
  const made = measure.date !== null && claim.modality === 'asserted' ? measure.date : null
  return asKnown(ledger, known)
    .statements.filter(
      (said) =>
        saying.includes(said.modality) &&
        said.date <= question.asOf.valid &&
        (measure.imposer.length === 0 || (said.side !== undefined && measure.imposer.includes(said.side))) &&
        (made === null || canMean(made, said.date)) &&
        speaksOf(said, written.rate?.value, written.scope),
    )
    .sort((a, b) => Number(b.modality === claim.modality) - Number(a.modality === claim.modality) || b.date - a.date)
}

function speaksOf({ content }: Statement, rate: number | undefined, scope: string[]): boolean {
  const text = content.toLowerCase()
  if (rate !== undefined) {
    const rates = [...text.matchAll(/(\d+(?:\.\d+)?) ?(?:%|per ?cent)/g)].map(([, value]) => Number(value))
    return rates.includes(rate) && /tariff|dut(?:y|ies)|lev(?:y|ies)/.test(text)
  }
  return scope.length > 0 && scope.every((phrase) => text.includes(phrase.toLowerCase().replace(/s$/, '')))
}

export function readingOfSaying(said: Statement, ledger: Snapshot): JudgedReading {
  const source = ledger.sources.find(({ id }) => said.sources.includes(id))
  return {
    description: `${said.speaker}, ${isoDay(said.date)}, ${said.modality}: ${said.content}`,
    value: said.modality,
    holds: true,
    evidence: [
      {
        id: said.id,
        value: said.modality,
        period: isoDay(said.date),
        source: source?.title ?? said.channel,
        ...(source?.url !== undefined && { url: source.url }),
      },
    ],
    query: `readout ledger show ${said.id}`,
    main: true,
  }
}
