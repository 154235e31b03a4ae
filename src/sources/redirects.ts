/** Redirects, followed by hand: three at most, to the same site, and never from a safe connection to an open one. */
import { exchange, type Fault, type Received, type Sent } from './exchange.js'

const most = 3

/**
 * An exchange that follows redirects inside a site.
 *
 * @param secret headers that hold a key: they go to the very host that was asked, only; or `never`, where the source
 *               answers with redirects
 */
export async function followed(
  url: URL,
  sent: Sent,
  secret: readonly string[] | 'never' = [],
): Promise<Received | Fault> {
  let at = url
  let headers = sent.headers
  for (let count = 0; ; count++) {
    const outcome = await exchange(at, { ...sent, headers })
    if ('what' in outcome || !isRedirect(outcome.status) || secret === 'never') return outcome
    const to = outcome.headers['location']
    if (to === undefined || !URL.canParse(to, at.href)) return { what: 'redirects to nowhere', final: true }
    const next = new URL(to, at.href)
    if (count >= most) return { what: `redirects more than ${most} times`, final: true }
    if (next.protocol !== 'https:' && next.protocol !== at.protocol)
      return { what: `redirects to ${next.protocol}//${next.host}, which is no safe connection`, final: true }
    if (!sameSite(next.hostname, at.hostname)) return { what: `redirects to another site, ${next.host}`, final: true }
    if (next.host !== url.host)
      headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.includes(name)))
    at = next
  }
}

export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** One name is the other, or lies below it; `www.` does not count. */
function sameSite(a: string, b: string): boolean {
  const [one, other] = [a, b].map((host) => host.toLowerCase().replace(/^www\./, ''))
  if (one === undefined || other === undefined) return false
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}
