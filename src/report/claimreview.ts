/** A result as schema.org ClaimReview in JSON-LD: one review for each claim that the record could say something on. */
import { isoDay } from '../time/day.js'
import type { Label } from '../verdict/verdict.js'
import { type CheckResult, type PlacedClaim, placedClaims } from './result.js'
import { findingWords, gradeWords, webAddress } from './words.js'

export interface ClaimReviewOptions {
  /** Who answers for the review: the newsroom that publishes it, not the program. */
  author?: { name: string; url?: string }
}

/**
 * Ratings only where there is a scale. Unconfirmed is not half true, so it carries its word and no number; where there
 * is no data or nothing to check there is no review.
 */
const ratings: Partial<Record<Label, { value?: number; name: string }>> = {
  supported: { value: 5, name: 'Supported by the record' },
  depends: { value: 3, name: 'Depends on the reading' },
  contradicted: { value: 1, name: 'Contradicted by the record' },
  unconfirmed: { name: 'Stated by one side only' },
}

/** `check --format claimreview`. Safe inside a `<script type="application/ld+json">`. */
export function printClaimReview(result: CheckResult, options: ClaimReviewOptions = {}): string {
  const graph = placedClaims(result).flatMap((claim) => reviewOf(claim, result, options))
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)
  // As JSON the same text, in HTML nothing that could end the script.
  const safe = json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return `${safe}\n`
}

function reviewOf(claim: PlacedClaim, result: CheckResult, { author }: ClaimReviewOptions): object[] {
  const { verdict, text } = claim
  const rating = verdict === null ? undefined : ratings[verdict.label]
  if (verdict === null || rating === undefined) return []
  const reviewed = result.today ?? result.asOf.known
  return [
    {
      '@type': 'ClaimReview',
      claimReviewed: text.replace(/\s+/g, ' ').trim(),
      datePublished: isoDay(reviewed),
      author: organisation(author ?? { name: 'Readout' }),
      reviewRating: {
        '@type': 'Rating',
        ...(rating.value === undefined ? {} : { ratingValue: rating.value, bestRating: 5, worstRating: 1 }),
        alternateName: rating.name,
        ratingExplanation: explanationOf(claim),
      },
      reviewBody: [verdict.computed === null ? '' : `The record: ${verdict.computed}.`, verdict.note].join(' ').trim(),
      ...citations(claim),
      itemReviewed: itemOf(claim, result),
    },
  ]
}

function explanationOf({ verdict, finding }: PlacedClaim): string {
  const grade = verdict?.grade ?? null
  const meaning = findingWords[finding].meaning
  return grade === null ? meaning : `${meaning} Evidence ${gradeWords[grade].word}: ${gradeWords[grade].meaning}.`
}

function itemOf({ claim }: PlacedClaim, { article }: CheckResult): object {
  const { speaker } = claim
  const published = isoDay(article.date)
  return {
    '@type': 'Claim',
    ...(speaker === null || (speaker.name === null && speaker.role === '')
      ? article.publisher === undefined
        ? {}
        : { author: organisation({ name: article.publisher }) }
      : {
          author: person(speaker.name ?? speaker.role, speaker.role),
        }),
    datePublished: published,
    appearance: {
      '@type': 'Article',
      ...(article.title === undefined ? {} : { headline: article.title }),
      ...(webAddress(article.url) === undefined ? {} : { url: webAddress(article.url) }),
      ...(article.publisher === undefined ? {} : { publisher: organisation({ name: article.publisher }) }),
      datePublished: published,
    },
  }
}

function person(name: string, role: string): object {
  // A ministry speaks too, and a role tells which: only who holds an office is called a person.
  const institution =
    /\b(?:agency|ministry|department|government|company|association|organi[sz]ation|embassy|bureau)\b/i
  return institution.test(role) || institution.test(name)
    ? { '@type': 'Organization', name }
    : { '@type': 'Person', name, ...(role === '' ? {} : { jobTitle: role }) }
}

function organisation({ name, url }: { name: string; url?: string }): object {
  const address = webAddress(url)
  return { '@type': 'Organization', name, ...(address === undefined ? {} : { url: address }) }
}

/** The pages that the deciding reading rests on. */
function citations({ verdict }: PlacedClaim): object {
  const main = verdict?.readings.find((reading) => reading.main === true) ?? verdict?.readings[0]
  const pages = new Map<string, object>()
  for (const { source, url } of main?.evidence ?? [])
    pages.set(`${source} ${url ?? ''}`, {
      '@type': 'CreativeWork',
      name: source,
      ...(webAddress(url) === undefined ? {} : { url: webAddress(url) }),
    })
  return pages.size === 0 ? {} : { citation: [...pages.values()].slice(0, 20) }
}
