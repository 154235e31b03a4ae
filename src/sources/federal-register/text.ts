/** The full text of a printed document: what stands between the furniture of the page. */
import { quoted } from '../../problem.js'
import type { Reply } from '../source.js'
import { misread } from '../wire/json-rows.js'
import { plainText } from '../wire/plain-text.js'

/** Lines of the page, not of the document. */
const furniture =
  /^\s*(?:\[\[Page [^\]]*\]\]|\[(?:Federal Register|Presidential Documents|Notices|Rules and Regulations|Pages? |FR Doc No:)[^\]]*\]|Federal Register ?\/ ?Vol\..*|From the Federal Register Online.*|Billing [Cc]ode .*|-{20,}|_{20,})\s*$/

/**
 * The document's text of a `raw_text_url`: unwrapped from its `<pre>`, without page heads.
 *
 * @throws SourceError where a page that asks for a person was sent in its place, or next to nothing
 */
export function fullText(reply: Reply): string {
  const sent = new TextDecoder().decode(reply.bytes)
  if (
    /request access|unblock\.federalregister|enable javascript and cookies|you have been blocked/i.test(
      sent.slice(0, 5000),
    )
  )
    throw misread(reply, 'is a page that asks whether a person is reading, in the place of the text')
  const inner = /<pre[^>]*>([\s\S]*?)(?:<\/pre>|$)/i.exec(sent)?.[1] ?? sent
  const lines = plainText(inner.replace(/\n/g, '<br>')).split('\n')
  const text = lines
    .filter((line) => !furniture.test(line))
    .join('\n')
    .replace(/^\[FR Doc\..*$/m, '')
    .trim()
  if (text.length < 200) throw misread(reply, `is too short for a text: ${quoted(text)}`)
  return text
}
