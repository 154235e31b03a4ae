/** `readout figures reconcile`: cumulative figures, held against the sums of their months. */
import { operation } from './operation.js'

export const figuresReconcile = operation({
  name: 'figures reconcile',
  summary: 'Recompute every cumulative figure from monthly rows: agrees, differs by how much, or which months lack',
  example: 'readout figures reconcile',
  input: { format: { type: 'choice', choices: ['text', 'json'], otherwise: 'text', summary: 'text or json' } },
  run: async (input, effects) => {
    const [{ reconcileAll }, { printReconciled, reconciledJson }] = await Promise.all([
      import('./effects/reconcile.js'),
      import('../report/reconcile.js'),
    ])
    const told = await reconcileAll(effects.env)
    await effects.write(
      input.format === 'json'
        ? `${JSON.stringify(reconciledJson(told), null, 2)}\n`
        : printReconciled(told, effects.width),
    )
    return { status: 0 }
  },
})
