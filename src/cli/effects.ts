/** The real world, as operations see it: clock, environment, standard streams. */
import type { Effects } from '../operations/operation.js'
import type { Day } from '../time/day.js'

export function gatherEffects(now: Date, today: Day): Effects {
  const { stdout, stderr, env } = process
  return {
    now,
    today,
    env,
    stdin: readAll,
    stdinPieces: () => process.stdin,
    write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
    progress: progressLine(stderr),
    colour: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    width: stdout.isTTY === true ? Math.min(Math.max(stdout.columns, 60), 110) : 100,
  }
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A terminal gets one moving line; a pipe gets a line a step. */
function progressLine(stream: NodeJS.WriteStream): (line: string) => void {
  if (stream.isTTY !== true) return (line) => stream.write(`${line}\n`)
  process.once('exit', () => stream.write('\r\u001b[K'))
  return (line) => stream.write(`\r\u001b[K${line.slice(0, Math.max(stream.columns - 1, 20))}`)
}
