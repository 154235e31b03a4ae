/** What the Census Bureau answers in place of rows. */
import { visible } from '../../problem.js'
import type { Reply } from '../source.js'

type Refusal = { what: string; mend: string; again?: boolean }

/** Where a key is got. */
export const signUp = 'https://api.census.gov/data/key_signup.html'

/** A missing key, a wrong one, a variable that is not there, a query that broke down: each with its mend. */
export function censusRefusal({ status, headers, bytes, request }: Reply): Refusal | undefined {
  const location = header(headers, 'location') ?? ''
  if (header(headers, 'x-datawebapi-keyerror') !== undefined || (status >= 300 && status < 400))
    return keyRefusal(/invalid_key/.test(location))
  if (status === 204 || bytes.length === 0) return undefined
  const text = new TextDecoder().decode(bytes.subarray(0, 2000))
  if (/There was an error while running your query/i.test(text))
    return {
      what: 'could not run the query ("There was an error while running your query")',
      mend: 'Try again later; what was held before is as it was.',
      again: true,
    }
  if (status === 400)
    return {
      what: `answers that the request is wrong: ${visible(text.trim().slice(0, 200))}`,
      mend: `The table has changed; see https://api.census.gov${request.path.split('?')[0]}/variables.html.`,
    }
  // Whoever follows the redirect, as a mirror may, sees a page.
  if (/<title>\s*(?:Missing|Invalid) Key/i.test(text)) return keyRefusal(/Invalid Key/i.test(text))
  return undefined
}

function keyRefusal(invalid: boolean): Refusal {
  return {
    what: invalid ? 'says that the key is not valid' : 'says that the key is missing',
    mend: `Get one at ${signUp} (the mail with it has to be confirmed) and set CENSUS_API_KEY to it.`,
  }
}

function header(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}
