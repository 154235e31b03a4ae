/** The command as a newcomer and a script meet it: built, run as a process, judged by what it prints and how it ends. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const example = join(root, 'examples/preview-of-a-call.txt')
let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'readout-cli-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function readout(args: string[], input?: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 256 * 2 ** 20,
    env: { ...process.env, READOUT_HOME: join(scratch, 'home'), NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}

describe('readout check', () => {
  test('prints the bundled example with its verdicts and ends with status 0', () => {
    const { status, stdout, stderr } = readout(['check', example])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/supported/)
    expect(stdout).toMatch(/corroborated/)
  })

  test('gives JSON in the shape that programs rely on', () => {
    const { stdout } = readout(['check', example, '--format', 'json'])
    const result = JSON.parse(stdout)
    const text: string = result.sentences.map((one: { text: string }) => one.text).join(' ')
    expect(Object.keys(result)).toEqual(expect.arrayContaining(['document', 'asOf', 'sentences', 'summary']))
    expect(result.asOf).toBe('2025-09-18')
    expect(text).toMatch(/sorghum/i)
    for (const sentence of result.sentences)
      for (const claim of sentence.claims) {
        expect(claim.span[0]).toBeGreaterThanOrEqual(0)
        expect(claim.span[1]).toBeLessThanOrEqual(sentence.text.length)
        expect(claim.span[1]).toBeGreaterThan(claim.span[0])
        if (claim.type === 'statement' || claim.type === 'forecast')
          expect(claim.verdict?.label ?? 'not-checkable').toBe('not-checkable')
        else expect(claim.verdict.label).toMatch(/^(supported|contradicted|depends|unconfirmed|no-data|not-checkable)$/)
      }
  })

  test.each(['json', 'html', 'md', 'claimreview', 'text'])(
    'writes %s to a file and nothing to the terminal',
    (format) => {
      const out = join(scratch, `result.${format}`)
      const { status, stdout } = readout(['check', example, '--format', format, '--out', out])
      expect([status, stdout]).toEqual([0, ''])
      expect(readFileSync(out, 'utf8').length).toBeGreaterThan(500)
    },
  )

  test('reads standard input, and --as-of stands in for a day the text does not give', () => {
    const { status, stdout } = readout(
      ['check', '-', '--as-of', '2025-09-18', '--format', 'json'],
      'Four rounds of talks between the United States and China have been held since May.',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout).sentences[0].claims[0].verdict.label).toBe('supported')
  })

  test('gives the same answer twice', () => {
    const once = readout(['check', example, '--format', 'json']).stdout
    expect(readout(['check', example, '--format', 'json']).stdout).toBe(once)
  })
})

describe('readout check --batch', () => {
  test('gives one line for each line in, in the same order, spans from the start of the text', () => {
    const corpus = file(
      'corpus.jsonl',
      [
        {
          id: 'a',
          text: 'The weather was warm. Four rounds of talks between the United States and China have been held since May.',
          document: { date: '2025-09-18' },
        },
        { id: 'b', text: 'Nothing here.', document: { date: '2025-09' } },
        {
          id: 'c',
          text: 'It also fell 97%.',
          document: { date: '2025-09-18' },
          contextBefore: 'U.S. sorghum exports to China changed from January through July from a year earlier.',
        },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    )
    const { status, stdout } = readout(['check', '--batch', corpus])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(lines.map((line) => line.id)).toEqual(['a', 'b', 'c'])
    expect(lines[0].claims[0].span[0]).toBeGreaterThan(20)
    expect(lines[1].claims).toEqual([])
  })

  test('a line that cannot be read gives a line that says so, and status 2', () => {
    const corpus = file(
      'broken.jsonl',
      '{"id":"a","text":"Fine.","document":{"date":"2025-09-18"}}\n{broken\n{"id":"c","text":"No date."}\n',
    )
    const { status, stdout, stderr } = readout(['check', '--batch', corpus])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(2)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatchObject({ id: null, claims: [], error: expect.stringContaining('broken.jsonl:2') })
    expect(lines[2].error).toContain('document.date')
    expect(stderr).toContain('broken.jsonl:2')
  })
})

describe('what is refused, in one line that names the input, the place and the mend', () => {
  const cases: [string, () => string[], (string | Uint8Array)?][] = [
    ['an empty file', () => ['check', file('empty.txt', ''), '--as-of', '2025-09-18']],
    ['a file of blanks', () => ['check', file('blank.txt', ' \n\n '), '--as-of', '2025-09-18']],
    [
      'a binary file',
      () => ['check', file('binary.bin', new Uint8Array([0, 1, 2, 3, 0, 255, 254])), '--as-of', '2025-09-18'],
    ],
    [
      'invalid UTF-8',
      () => ['check', file('bad.txt', new Uint8Array([0x41, 0xc3, 0x28, 0x41])), '--as-of', '2025-09-18'],
    ],
    ['a text without a day', () => ['check', file('undated.txt', 'Trade talks were held.')]],
    ['a missing file', () => ['check', join(scratch, 'nowhere.txt')]],
    ['a folder', () => ['check', scratch]],
    ['an impossible day', () => ['check', example, '--as-of', '2025-02-30']],
    ['a word that is no day', () => ['check', example, '--as-of', 'yesterday']],
    ['an unknown option', () => ['check', example, '--colour', 'red']],
    ['an unknown format', () => ['check', example, '--format', 'yaml']],
    ['an unknown command', () => ['chekc', example]],
    ['nothing to check', () => ['check']],
    ['a missing batch file', () => ['check', '--batch', join(scratch, 'nowhere.jsonl')]],
    ['an unknown record', () => ['ledger', 'show', 'no-such-record']],
    ['an unknown track', () => ['state', 'no-such-track']],
    ['figures that are no figures', () => ['figures', 'add', file('figures.csv', 'a,b\n1,2\n')]],
    [
      'a truncated Parquet file',
      () => ['figures', 'add', file('cut.parquet', new Uint8Array([0x50, 0x41, 0x52, 0x31, 0, 0]))],
    ],
    [
      'annotations that are none',
      () => ['claims', 'eval', file('gold.jsonl', '{"id":"x","text":"y","document":{"date":"2025-01-01"}}')],
    ],
    [
      '50 MB of text',
      () => ['check', file('huge.txt', 'Exports fell 5% in May. '.repeat(2_200_000)), '--as-of', '2025-09-18'],
    ],
  ]
  test.each(cases)('%s', (_name, args) => {
    const { status, stdout, stderr } = readout(args())
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stderr.length).toBeGreaterThan(20)
    expect(status).toBe(2)
  })
})

describe('state, timeline and next on the days of the record', () => {
  const day = '2025-09-18'
  test('on 18 September 2025 TikTok stands at a framework, with a legal pause beside it', () => {
    const { tracks } = JSON.parse(readout(['state', 'tiktok', '--on', day, '--format', 'json']).stdout)
    const stages: string[] = tracks[0].states.map((state: { stage: string }) => state.stage)
    expect(stages).toEqual(expect.arrayContaining(['framework', 'paused']))
  })

  test('as known on 1 March 2025 nothing later shows', () => {
    const state = readout(['state', '--on', day, '--known', '2025-03-01', '--format', 'json']).stdout
    const later = readout(['timeline', '--known', '2025-03-01', '--format', 'json']).stdout
    expect(state).not.toMatch(/Geneva|Madrid|Stockholm|Busan/)
    expect(later).not.toMatch(/Geneva|Madrid|Stockholm|Busan/)
  })

  test('what falls due is told with its instrument, and as a calendar', () => {
    const ics = join(scratch, 'next.ics')
    const { stdout } = readout(['next', '--on', day, '--days', '60', '--ics', ics, '--format', 'json'])
    const dates: string[] = JSON.parse(stdout).items.map((item: { date: string }) => item.date)
    expect(dates.some((date) => date >= '2025-11-09' && date <= '2025-11-10')).toBe(true)
    expect(readFileSync(ics, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  test('text answers are for people: no JSON, no undefined, no raw day numbers', () => {
    for (const args of [
      ['state', '--on', day],
      ['timeline', '--from', '2025-09-01', '--to', '2025-09-30'],
      ['next', '--on', day],
    ]) {
      const { status, stdout } = readout(args)
      expect(status).toBe(0)
      expect(stdout).not.toMatch(/undefined|\[object|NaN|\b20\d{3}\b/)
      expect(stdout.split('\n').length).toBeGreaterThan(5)
    }
  })
})

describe('the ledger and help', () => {
  test('the bundled records have no problem', () => {
    const { status, stdout } = readout(['ledger', 'lint'])
    expect(stdout).toMatch(/^0 problems in /)
    expect(status).toBe(0)
  })

  test('a record is shown with its sources', () => {
    const { stdout } = readout(['ledger', 'show', 'round-madrid-2025-09'])
    expect(stdout).toMatch(/Madrid/)
    expect(stdout).toMatch(/2025-09-14|14 Sep 2025/)
  })

  test('help lists every command and runs without loading the rooms', () => {
    const { status, stdout } = readout(['--help'])
    expect(status).toBe(0)
    for (const name of ['check', 'state', 'timeline', 'next', 'figures', 'ledger', 'claims'])
      expect(stdout).toContain(name)
  })
})

test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is told, with status 2', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'check', example], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(full)
  expect(status).toBe(2)
  expect(stderr).toMatch(/^readout: standard output {2}cannot be written \(ENOSPC\)/)
})
