/** `readout check`: an article, or a corpus, against the evidence. */
import { InputError } from '../problem.js'
import { operation } from './operation.js'

const formats = ['text', 'json', 'html', 'md', 'claimreview'] as const

export const check = operation({
  name: 'check',
  summary: 'Check an article, sentence by sentence, against figures, measures and the contact record',
  example: 'readout check examples/preview-of-a-call.txt',
  input: {
    input: {
      type: 'text',
      positional: true,
      optional: true,
      summary: 'file (text, Markdown, HTML, PDF), http(s) URL, or - for standard input',
    },
    asOf: { type: 'day', optional: true, summary: "judge as known on this day (else on the article's own day)" },
    format: { type: 'choice', choices: formats, otherwise: 'text', summary: 'how to print the result' },
    out: { type: 'text', optional: true, summary: 'write the result to this file' },
    explain: { type: 'yes', optional: true, summary: 'show how each claim and verdict was derived' },
    batch: { type: 'text', optional: true, summary: 'check a JSONL corpus: {"id","text","document":{"date"}} a line' },
    failOn: {
      type: 'choice',
      choices: ['contradicted'],
      optional: true,
      summary: 'exit with status 1 when such a verdict was found',
    },
  },
  more:
    'Exit status: 0 done; 1 contradicted claims were found and --fail-on contradicted was given;\n' +
    '2 bad usage or input; 3 a URL could not be reached.',
  run: async ({ input, batch, ...options }, effects) => {
    if (batch !== undefined) return (await import('./check-batch.js')).checkBatch(batch, options, effects)
    if (input === undefined)
      throw new InputError({
        what: 'nothing to check',
        where: { input: 'readout check' },
        mend: 'Name a file or URL, write - for standard input, or give --batch FILE.jsonl.',
      })
    return (await import('./check-article.js')).checkArticle(input, options, effects)
  },
})
