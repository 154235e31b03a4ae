/** `readout claims eval`: how well claims are found and typed, against annotated sentences. */
import { operation } from './operation.js'

export const claimsEval = operation({
  name: 'claims eval',
  summary:
    'Score the claim readers against annotated sentences: precision, recall and F1 of each field, and the misses',
  example: 'readout claims eval annotated.jsonl',
  input: {
    file: { type: 'text', positional: true, summary: 'JSONL of annotated sentences, as described in docs/accuracy.md' },
    format: { type: 'choice', choices: ['text', 'json', 'md'], otherwise: 'text', summary: 'how to print the table' },
    misses: { type: 'yes', optional: true, summary: 'list every miss as well' },
  },
  run: async (input, effects) => (await import('./claims-score.js')).scoreFile(input.file, input, effects),
})
