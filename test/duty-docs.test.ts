/** The pages on duties, panels and trade: every command in them runs and prints what they show; their scenarios are the examples'. */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDoor, root } from './duty-door.js'

const { scratch, readout } = openDoor()
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Shown {
  command: string
  lines: string[]
}

/** Commands of the page's console blocks, each with the lines shown below it. */
function shownIn(page: string): Shown[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...lines] = part.trimEnd().split('\n')
        return { command, lines }
      }),
  )
}

/** The words of a command line, quoted ones whole. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** `...` stands for any text. */
function pattern(line: string): RegExp {
  const parts = line.split('...').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

describe.each(['docs/duty.md', 'docs/panel.md', 'docs/trade.md'])('%s', (page) => {
  test.each(shownIn(page))('$command', ({ command, lines }) => {
    const [program, ...args] = wordsOf(command)
    expect(program).toBe('readout')
    const out = args.indexOf('--out')
    const inside = args.map((word, at) => (out >= 0 && at === out + 1 ? join(scratch, word) : word))
    const { stdout, stderr } = readout(inside)
    const printed = `${stdout}\n${stderr}`.replaceAll(`${scratch}/`, '').split('\n')
    let at = 0
    for (const line of lines.filter((one) => one !== '...')) {
      const found = printed.findIndex((one, index) => index >= at && pattern(line).test(one))
      expect(found, `"${line}" in\n${printed.join('\n')}`).toBeGreaterThanOrEqual(0)
      at = found + 1
    }
  })
})

test('every scenario file of the examples is printed in docs/duty.md, whole', () => {
  const page = readFileSync(join(root, 'docs/duty.md'), 'utf8')
  const files = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'))
  expect(files.length).toBeGreaterThanOrEqual(3)
  for (const file of files) expect(page).toContain(readFileSync(join(root, 'examples', file), 'utf8'))
})
