#!/usr/bin/env node
/** The command's door: the world is gathered here, a command runs, and its end becomes an exit status. */
import { CommanderError } from 'commander'
import { operations } from '../operations/table.js'
import { version } from '../operations/version.js'
import { InputError, printProblem, SourceError } from '../problem.js'
import { today } from '../time/day.js'
import { gatherEffects } from './effects.js'
import { program } from './program.js'

/** Runs one command line and gives its exit status: 0 done, 1 findings, 2 bad usage or input, 3 a source out of reach. */
export async function main(words: string[]): Promise<number> {
  const now = new Date()
  let status = 0
  const effects = gatherEffects(now, today(now))
  const root = program(operations, version, effects, (outcome) => {
    status = outcome.status
  })
  root.configureOutput({ writeErr: (text) => process.stderr.write(oneLine(text)) })
  try {
    await root.parseAsync(words, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof InputError || error instanceof SourceError) {
      process.stderr.write(`readout: ${printProblem(error.problem)}\n`)
      return error instanceof InputError ? 2 : 3
    }
    throw error
  }
}

/** Usage errors on one line, in the manner of every other error; help texts as they are. */
function oneLine(text: string): string {
  if (!text.startsWith('error:')) return text
  const line = text
    .slice('error:'.length)
    .trim()
    .replace(/\s*\n\s*/g, ' ')
  return `readout: ${line} See readout --help.\n`
}

// A reader that has seen enough (`readout ... | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  if (error.code === undefined) throw error
  process.stderr.write(
    `readout: standard output  cannot be written (${error.code}). Send it to a place with room, or name one with --out.\n`,
  )
  process.exit(2)
})

process.exitCode = await main(process.argv.slice(2))
