/** The documentation against the program: the reference page is made from the table, and every link leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flagOf } from '../src/cli/arguments.js'
import type { Argument, Operation } from '../src/operations/operation.js'
import { operations } from '../src/operations/table.js'

const root = join(import.meta.dirname, '..')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((page) => join('docs', page)),
].filter((page) => page.endsWith('.md'))

function usage({ name, input }: Operation): string {
  const words = Object.entries(input).filter(([, argument]) => argument.positional)
  const parts = words.map(([word, { optional, many }]) => (optional ? `[${word}]` : `<${word}${many ? '...' : ''}>`))
  return ['readout', name, ...parts].join(' ')
}

function flagLine([name, argument]: [string, Argument]): string {
  const value = { text: ' TEXT', day: ' DATE', count: ' N', choice: ' WORD', yes: '' }[argument.type]
  const choices = argument.type === 'choice' ? ` (${argument.choices.join(', ')})` : ''
  const otherwise =
    argument.type === 'choice' && argument.otherwise !== undefined ? `; ${argument.otherwise} when left out` : ''
  return `| \`${flagOf(name)}${value}\` | ${argument.summary.replaceAll('|', '\\|')}${choices}${otherwise} |`
}

function reference(): string {
  const sections = operations.map((row) => {
    const flags = Object.entries(row.input).filter(([, argument]) => !argument.positional)
    const table = flags.length === 0 ? '' : `\n| flag | meaning |\n| --- | --- |\n${flags.map(flagLine).join('\n')}\n`
    const more = row.more === undefined ? '' : `\n${row.more.replaceAll('\n', ' ')}\n`
    return `## ${row.name}\n\n${row.summary}.\n\n\`\`\`\n${usage(row)}\n\`\`\`\n${table}${more}\nExample: \`npx ${row.example}\`\n`
  })
  return `# Commands\n\n*What can it do, and with which flags?* This page is made from the table of operations; \`npx vitest run test/docs.test.ts -u\`\nmakes it anew. Dates are written YYYY-MM-DD. Errors are one line on standard error, exit status 2.\n\n${sections.join('\n')}`
}

describe('the documentation', () => {
  test('the reference of commands is the one that the table makes', async () => {
    await expect(reference()).toMatchFileSnapshot(join(root, 'docs/commands.md'))
  })

  test.each(pages)('every link of %s leads to a file', (page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => (found[1] ?? '').replace(/#.*$/, ''))
    const broken = links.filter(
      (link) => link !== '' && !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)),
    )
    expect(broken).toEqual([])
  })

  test('the first two fenced lines of the README are commands that set everything up themselves', () => {
    const fences = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```sh\n([^\n]+)\n```/g)].map(
      (found) => found[1],
    )
    expect(fences[0]).toBe('npm ci && npm run build && npx readout check examples/preview-of-a-call.txt')
    expect(fences[1]).toBe('npm ci && npm test')
  })

  test('no page names a path of somebody’s machine', () => {
    for (const page of pages)
      expect(readFileSync(join(root, page), 'utf8')).not.toMatch(/\/(work|root|tmp|home\/[a-z]+)\/[a-z]/)
  })
})
