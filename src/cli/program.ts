/** The command line, built from the table of operations: nothing of the domain is decided here. */
import { Command, Option } from 'commander'
import type { Argument, Effects, Operation, Outcome } from '../operations/operation.js'
import { flagOf, readArguments } from './arguments.js'

/** The program for a table; `done` is told how the command that ran has ended. */
export function program(
  table: Operation[],
  version: string,
  effects: Effects,
  done: (outcome: Outcome) => void,
): Command {
  const root = new Command('readout')
    .description('Checks what is said about trade relations against official figures, measures and the contact record.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError(true)
    .exitOverride()
  for (const row of table) addCommand(parentOf(root, row.name), row, effects, done)
  return root
}

/** `ledger lint` stands under `ledger`; the group is made when its first row comes. */
function parentOf(root: Command, name: string): Command {
  const words = name.split(' ')
  if (words.length === 1) return root
  const group = words[0] ?? ''
  const found = root.commands.find((command) => command.name() === group)
  return (
    found ??
    root
      .command(group)
      .description(groups[group] ?? '')
      .exitOverride()
  )
}

const groups: Record<string, string> = {
  ledger: 'The records: check, show, search, compile',
  figures: "A user's own official figures",
  sync: 'Official data into the data directory',
  claims: 'How well claims are found and typed',
}

function addCommand(parent: Command, row: Operation, effects: Effects, done: (outcome: Outcome) => void): void {
  const command = parent
    .command(row.name.split(' ').at(-1) ?? row.name)
    .description(row.summary)
    .exitOverride()
    .addHelpText('after', `\nExample:\n  $ ${row.example}${row.more === undefined ? '' : `\n\n${row.more}`}`)
  const positional = Object.entries(row.input).filter(([, argument]) => argument.positional)
  for (const [name, argument] of positional) {
    const dots = argument.many ? '...' : ''
    command.argument(argument.optional ? `[${name}${dots}]` : `<${name}${dots}>`, argument.summary)
  }
  for (const [name, argument] of Object.entries(row.input))
    if (!argument.positional) command.addOption(optionOf(name, argument))
  command.action(async (...words: unknown[]) => {
    const given: Record<string, unknown> = { ...command.opts() }
    positional.forEach(([name], index) => {
      const word = words[index]
      given[name] = Array.isArray(word) && word.length === 0 ? undefined : word
    })
    done(await row.run(readArguments(row, given), effects))
  })
}

function optionOf(name: string, argument: Argument): Option {
  const value = { text: 'TEXT', day: 'DATE', count: 'N', choice: 'WORD', yes: '' }[argument.type]
  const flag = flagOf(name)
  const words = argument.type === 'yes' ? flag : `${flag} <${value}${argument.many ? '...' : ''}>`
  const choices = argument.type === 'choice' ? ` (${argument.choices.join(', ')})` : ''
  const option = new Option(words, argument.summary + choices)
  if (!argument.optional && !(argument.type === 'choice' && argument.otherwise !== undefined))
    option.makeOptionMandatory()
  return option
}
