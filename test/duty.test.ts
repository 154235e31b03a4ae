/** One duty question, as an outsider asks it of the built command without any sync: answers, words, and what is refused. */
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { openDoor, stackOf } from './duty-door.js'

const { scratch, readout, json } = openDoor()
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const batteries = ['duty', '8507.60.0020', '--from', 'CN', '--on', '2025-10-01']

describe('readout duty', () => {
  test('gives every key that programs rely on', () => {
    const answer = json(batteries)
    expect(answer).toMatchObject({ hts: '8507.60.00.20', origin: 'CN', destination: 'US', on: '2025-10-01' })
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['description', 'known', 'layers', 'total', 'next', 'alternatives', 'questions', 'notes']),
    )
    expect(answer.description).toMatch(/Lithium-ion batteries/)
    for (const layer of answer.layers) {
      expect(Object.keys(layer)).toEqual(
        expect.arrayContaining([
          ...['heading', 'authority', 'instrument', 'citation', 'rate', 'from', 'until', 'applies', 'because'],
        ]),
      )
      expect(Object.keys(layer.rate)).toEqual(['text', 'percent', 'specific'])
      expect(layer.from).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(layer.until ?? '2025-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(layer.because).not.toBe('')
    }
    expect(Object.keys(answer.total)).toEqual(['percent', 'amount', 'formula', 'complete'])
    for (const change of answer.next) expect(Object.keys(change)).toEqual(['date', 'change', 'percent'])
  })

  test('stacks list 4A, fentanyl and reciprocal on Chinese batteries, and says when fentanyl is halved', () => {
    const answer = json(batteries)
    expect(stackOf(answer)).toEqual(['8507.60.00.20 3.4%', '9903.88.15 7.5%', '9903.01.24 20%', '9903.01.25 10%'])
    expect(answer.total).toEqual({ percent: 40.9, amount: null, formula: '3.4% + 7.5% + 20% + 10%', complete: true })
    expect(answer.next[0]).toMatchObject({ date: '2025-11-10', percent: 30.9 })
    expect(answer.layers.find(({ heading }) => heading === '9903.01.24')?.until).toBe('2025-11-10')
  })

  test('as known on a day, nothing later shows', () => {
    const answer = json([...batteries, '--known', '2025-10-01'])
    expect(answer.next.map(({ date }) => date)).not.toContain('2026-02-24')
    expect(answer.layers.find(({ heading }) => heading === '9903.01.24')?.until).toBeNull()
  })

  test('names what is not charged and why: phones are of annex II', () => {
    const answer = json(['duty', '8517.13.0000', '--from', 'China', '--on', '2025-10-01'])
    expect(answer.total.percent).toBe(20)
    const spared = answer.layers.filter(({ heading, applies }) => heading === '9903.01.25' && !applies)
    expect(spared.map(({ because }) => because)).toContainEqual(expect.stringContaining('9903.01.32'))
  })

  test('prints money where the value is given', () => {
    const answer = json([...batteries, '--value', '$12,500.00'])
    expect(answer.total.amount).toBe(5112.5)
  })

  test('a rate by weight needs value and quantity, says so, and is added up with them', () => {
    const avocados = ['duty', '0804.40.0020', '--from', 'MX', '--on', '2025-05-01']
    const open = json(avocados)
    expect(open.total).toMatchObject({ percent: null, amount: null, complete: false, formula: '11.2¢/kg + 25%' })
    expect(open.layers[0]?.rate.specific).toEqual([{ amount: 0.112, unit: 'kg' }])
    expect(open.notes).toContain('The total needs the customs value and the quantity in kg.')
    const weighed = json([...avocados, '--value', '1000', '--quantity', '0.5', '--unit', 't'])
    expect(weighed.total).toMatchObject({ percent: 30.6, amount: 306, complete: true })
  })

  test('a claimed programme gives its rate and takes off what it lifts', () => {
    const answer = json(['duty', '0804.40.0020', '--from', 'MX', '--on', '2025-05-01', '--preference', 'usmca'])
    expect(answer.total).toMatchObject({ percent: 0, complete: true })
    expect(
      answer.layers
        .filter(({ applies }) => !applies)
        .map(({ because }) => because)
        .join(),
    ).toMatch(/USMCA/)
  })

  test('a duty on content is open until the share is told, and says between what it lies', () => {
    const beer = ['duty', '2203.00.0030', '--from', 'CA', '--on', '2025-07-01']
    expect(json(beer).notes.join()).toMatch(/share of aluminum in the value; it lies between 25% and 50%/)
    expect(json([...beer, '--content', 'aluminium=10%']).total).toMatchObject({ percent: 27.5, complete: true })
  })

  test('goods loaded before the first day of a duty are told apart by the day of loading', () => {
    const april = ['duty', '8507.60.0020', '--from', 'DE', '--on', '2025-04-20']
    const asked = json(april)
    expect(asked.questions[0]?.condition).toBe('loaded-before-2025-04-05')
    expect(json([...april, '--loaded', '2025-04-04']).total.percent).toBe(3.4)
    expect(json([...april, '--loaded', '2025-04-05']).total.percent).toBe(13.4)
  })

  test('what the importer asserts counts', () => {
    expect(json([...batteries, '--claim', 'us-donation']).total.percent).toBe(10.9)
  })

  test('US goods into China get both totals, without and with the market-based exclusion', () => {
    const answer = json(['duty', '1201.90.19', '--from', 'US', '--to', 'CN', '--on', '2025-10-01'])
    expect(answer.total.percent).not.toBeNull()
    expect(answer.alternatives).toEqual([
      expect.objectContaining({ condition: 'cn-market-based-exclusion', label: 'with a market-based exclusion' }),
    ])
    expect(answer.alternatives[0]?.percent ?? 0).toBeLessThan(answer.total.percent ?? 0)
  })

  test('from the US the other schedule is meant', () => {
    expect(json(['duty', '1007.90.00', '--from', 'US', '--on', '2025-10-01']).destination).toBe('CN')
  })

  test('eight digits are enough where all the lines under them are charged alike', () => {
    const answer = json(['duty', '2203.00.00', '--from', 'JP', '--on', '2025-02-01'])
    expect(answer.hts).toBe('2203.00.00')
    expect(answer.notes.join()).toMatch(/statistical lines are charged alike/)
  })

  test('writes to a file and nothing to the terminal', () => {
    const out = `${scratch}/answer.txt`
    const { status, stdout, stderr } = readout([...batteries, '--out', out])
    expect([status, stdout, stderr]).toEqual([0, '', ''])
  })
})

describe('words in place of a code', () => {
  test.each([
    ['smartphones', [], '8517.13.00.00'],
    ['grain sorghum', ['--from', 'US', '--to', 'CN'], '1007.90.00'],
    ['soybeans', ['--from', 'US', '--to', 'CN'], '1201.90.19'],
  ])('"%s" finds its lines', (words, more, code) => {
    const { status, stdout } = readout(['duty', words, ...more])
    expect(status).toBe(0)
    expect(stdout).toContain(code)
    const found = JSON.parse(readout(['duty', words, ...more, '--format', 'json']).stdout)
    expect(found.found.map((hint: { code: string }) => hint.code)).toContain(code)
  })
})

describe('what is refused, in one line that names the input, the place and the mend', () => {
  const on = ['--from', 'CN', '--on', '2025-10-01']
  test.each([
    ['a code too short, with the lines under it', ['8507.60', ...on], /6 digits.*8507\.60\.00\.10/],
    ['five digits', ['85076', ...on], /5 digits/],
    ['letters in a code', ['85O7.60.0020', ...on], /letters/],
    ['signs in a code', ['8507,60', ...on], /signs/],
    ['twelve digits', ['8507.60.0020.00', ...on], /12 digits/],
    ['a code that is no line', ['9999.99.9999', ...on], /no line of the schedule.*readout sync hts/],
    ['a code whose zero a spreadsheet took', ['804400020', ...on], /0804\.40\.00\.20/],
    [
      'a code that was split, with its heirs',
      ['8507.60.0020', '--from', 'CN', '--on', '2026-03-01'],
      /no line since 2026-02-01\. In its place: 8507\.60\.00\.30/,
    ],
    ['words that find nothing', ['zzqx wvvk', ...on], /found by "zzqx wvvk"/],
    ['a misspelt origin', ['8507.60.0020', '--from', 'Chnia'], /Did you mean China\?/],
    ['an unknown origin', ['8507.60.0020', '--from', 'QQ'], /no country of origin/],
    ['no origin', ['8507.60.0020'], /--from.*missing/],
    ['an impossible day', ['8507.60.0020', '--from', 'CN', '--on', '2025-02-30'], /February 2025 has 28 days/],
    [
      'a day before the law held for China',
      ['8507.60.0020', '--from', 'CN', '--on', '2017-12-31'],
      /from 2018-01-01 on/,
    ],
    [
      'a day before the law held for others',
      ['8507.60.0020', '--from', 'DE', '--on', '2024-12-31'],
      /from 2025-01-01 on/,
    ],
    ['a destination that is not held', ['8507.60.0020', '--from', 'CN', '--to', 'JP'], /no schedule of JP/],
    ['a value below zero', ['8507.60.0020', ...on, '--value=-5'], /below zero/],
    ['a value in words', ['8507.60.0020', ...on, '--value', 'lots'], /no amount/],
    [
      'a unit nobody counts in',
      ['0804.40.0020', '--from', 'MX', '--on', '2025-05-01', '--quantity', '5', '--unit', 'furlong'],
      /"furlong".*kg/,
    ],
    ['an unknown programme', ['8507.60.0020', ...on, '--preference', 'USMAC'], /no programme/],
    ['an unknown condition', ['8507.60.0020', ...on, '--claim', 'us-donatoin'], /Did you mean us-donation\?/],
    ['a content that no duty asks for', ['8507.60.0020', ...on, '--content', 'gold=10%'], /"gold".*steel/],
    [
      'more content than there is',
      ['8507.60.0020', ...on, '--content', 'steel=70%', 'copper=40%'],
      /more than the whole/,
    ],
    ['loading after entry', ['8507.60.0020', ...on, '--loaded', '2025-10-02'], /loading is after/],
    ['csv for one entry', ['8507.60.0020', ...on, '--format', 'csv'], /form for batches/],
    ['nothing at all', [], /no product/],
    ['a code beside a batch', ['8507.60.0020', '--batch', 'x.csv'], /at once/],
    ['a folder that is not there', ['8507.60.0020', ...on, '--out', '/no/such/folder/x.txt'], /cannot be written/],
  ])('%s', (_, args, told) => {
    const { status, stdout, stderr } = readout(['duty', ...args])
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(told)
    expect(stderr).not.toMatch(/\n\s+at |undefined|\[object/)
    expect(status).toBe(2)
  })

  test.each([
    ['escape codes', '\u001b[31m8507\u001b[0m'],
    ['a line break', '8507\n60'],
    ['a formula', '=HYPERLINK("http://x")'],
    ['right-to-left marks', '\u202e8507'],
    ['a very long word', 'a'.repeat(100_000)],
    ['very many digits', '8'.repeat(100_000)],
  ])('hostile text is shown, not obeyed: %s', (_, text) => {
    for (const args of [
      ['duty', text, '--from', 'CN'],
      ['duty', '8517.13.0000', '--from', text],
      ['duty', '8517.13.0000', '--from', 'CN', '--claim', text],
    ]) {
      const { status, stdout, stderr } = readout(args)
      expect(status).toBe(2)
      expect(stdout).toBe('')
      expect(stderr.trim().split('\n')).toHaveLength(1)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not come through
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
      expect(stderr.length).toBeLessThan(2_000)
    }
  })
})
