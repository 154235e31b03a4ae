import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../problem.js'
import { readPage } from './page.js'

const where = { input: 'page' }
const pieces = fc.constantFrom(
  '<html>',
  '<head>',
  '<body>',
  '</body>',
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<article>',
  '<main>',
  '<table>',
  '<tr>',
  '<td>',
  '<li>',
  '<ul>',
  '<br>',
  '<svg>',
  '<math>',
  '<template>',
  '<noscript>',
  '<script>',
  '</script>',
  '<style>',
  '</style>',
  '<title>',
  '</title>',
  '<meta ',
  'content="',
  '<script type="application/ld+json">',
  '{"@type":"Article","datePublished":',
  '[[[{',
  '"',
  "'",
  '>',
  '<',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml ',
  '<!doctype html>',
  '&#0;',
  '&#x110000;',
  '&bogus;',
  '<time datetime="2025-09-18">',
  '<base href="javascript:x">',
  '<iframe src=x>',
  '<select><option>',
  'Words of the article, with commas, and more of them. ',
  'U.S. exports fell 53% in July. ',
  '\u0000',
  '\ud800',
  '\u202e',
  '<a href="x">',
  '<h1>',
  '<h2>',
  '<sup>1</sup>',
)

test('any markup at all gives a text or a problem', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      try {
        const { text } = readPage(parts.join(''), where)
        expect(typeof text).toBe('string')
      } catch (error) {
        if (!(error instanceof InputError)) throw error
      }
    }),
    { numRuns: 400 },
  )
})
