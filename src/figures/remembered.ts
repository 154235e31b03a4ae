/** A store whose answers are kept: the same series asked again is the very same array, which all that is worked out of it hangs on. */
import { type Figure, type FigureStore, printKey } from './figure.js'

/**
 * Keeps the answers to the last `most` questions.
 *
 * @returns a store that must not outlive a change of what stands behind it: it never asks twice
 */
export function remembered(store: FigureStore, most = 512): FigureStore {
  const answers = new Map<string, Promise<Figure[]>>()
  return {
    series(keys) {
      const name = keys.map(printKey).join('\n')
      const held = answers.get(name)
      if (held !== undefined) {
        // The newest use goes last, so that the first is the one longest unused.
        answers.delete(name)
        answers.set(name, held)
        return held
      }
      const answer = store.series(keys)
      answers.set(name, answer)
      answer.catch(() => answers.delete(name))
      const oldest = answers.keys().next().value
      if (answers.size > most && oldest !== undefined) answers.delete(oldest)
      return answer
    },
    ...(store.keys === undefined ? {} : { keys: store.keys.bind(store) }),
    ...(store.breakdown === undefined ? {} : { breakdown: store.breakdown.bind(store) }),
  }
}
