import { expect, test } from 'vitest'
import { marksOf, textOf } from './find.js'
import { markAll } from './testing/mark.js'

function quotes(text: string): string[] {
  return markAll(text).flatMap((sentence) =>
    marksOf(sentence, 'quote').map(
      (quote) =>
        `${quote.opened ? '[' : '-'}${textOf(sentence, quote)}${quote.closed ? ']' : '-'}${quote.level > 1 ? ' inner' : ''}`,
    ),
  )
}

test.each([
  ['“We sold it,” he said.', ['[We sold it,]']],
  ['"We sold it," he said.', ['[We sold it,]']],
  ['«We sold it», he said.', ['[We sold it]']],
  ['&ldquo;We sold it,&rdquo; he said.', ['[We sold it,]']],
  ['&quot;We sold it,&quot; he said.', ['[We sold it,]']],
  ['He called it “a big deal” and “very good.”', ['[a big deal]', '[very good.]']],
  ['“We sold it. We will sell more,” he said.', ['[We sold it.-', '-We will sell more,]']],
  ['"We sold it. We will sell more," he said.', ['[We sold it.-', '-We will sell more,]']],
  ['So we trust it.” He left.', ['-So we trust it.]']],
  ['“We sold it.\n\n“We will sell more,” he said.', ['[We sold it.-', '[We will sell more,]']],
  ['“We sold it.\n\nExports fell.', ['[We sold it.-']],
  ['“He said ‘never again’ to us,” she said.', ['[He said ‘never again’ to us,]', '[never again] inner']],
  ['‘We will,’ he said.', ['[We will,]']],
  ['The farmers’ exports and China’s imports fell.', []],
  ["The farmers' exports fell in '24.", []],
])('%s', (text, expected) => {
  expect(quotes(text)).toEqual(expected)
})
