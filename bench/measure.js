// What every benchmark uses: medians, times, cold starts.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')
export const main = join(root, 'dist/cli/main.js')

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
export const megabytes = (bytes) => Math.round(bytes / 1e6)

/** Seconds of each of `rounds` runs, after one that is not counted. */
export async function timed(rounds, work) {
  await work()
  const seconds = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    seconds.push((performance.now() - started) / 1000)
  }
  return seconds
}

/** Milliseconds of a command from a cold start, median of seven. */
export function start(args, home = join(root, 'bench', '.no-such-home')) {
  return median(
    Array.from({ length: 7 }, () => {
      const started = performance.now()
      spawnSync(process.execPath, [main, ...args], { stdio: 'ignore', env: { ...process.env, READOUT_HOME: home } })
      return performance.now() - started
    }),
  )
}

/** Node alone, the least that any command can take. */
export const bare = median(
  Array.from({ length: 7 }, () => {
    const started = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    return performance.now() - started
  }),
)
