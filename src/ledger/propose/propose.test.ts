import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { compileFiles } from '../compile.js'
import { type Proposed, propose } from './propose.js'
import { document, drafted, fileOf, filesOf, law, ledger, problemsBefore, snapshot, today } from './testing/drafts.js'

const signed = parseDay('2026-11-20')
const fentanyl = document({
  signed,
  title: 'Modifying Duties Addressing Synthetic Opioids in the People’s Republic of China',
  text: `In Executive Order 14195 of February 1, 2025, I imposed an additional ad valorem rate of duty of 10 percent.
All articles that are subject to the additional rate of duty of 10 percent shall instead be subject to an additional ad valorem rate of duty of 5 percent.
Effective with respect to goods entered on or after 12:01 a.m. eastern standard time on December 1, 2026: heading 9903.01.24 is amended by deleting “10%” and inserting “5%” in lieu thereof.`,
})
const delay = document({
  id: 'https://www.whitehouse.gov/?p=2',
  url: 'https://www.whitehouse.gov/presidential-actions/2026/11/extending-the-delay/',
  signed,
  title: 'Extending the Enforcement Delay',
  text: 'The enforcement delay specified in Executive Order 14166 is further extended until March 16, 2027. During this period, the Department of Justice shall take no action to enforce the Protecting Americans from Foreign Adversary Controlled Applications Act.',
})
const toys = document({
  id: 'https://www.whitehouse.gov/?p=3',
  url: 'https://www.whitehouse.gov/presidential-actions/2026/11/toys/',
  signed,
  title: 'Adjusting Imports of Toys From Japan',
  text: 'Articles of heading 9903.95.01 shall be subject to an additional ad valorem rate of duty of 25 percent, effective December 1, 2026.',
})
const announcement = document({
  feed: 'mofcom-chinese',
  id: 'https://www.mofcom.gov.cn/zwgk/zcfb/art/2026/art_1.html',
  url: 'https://www.mofcom.gov.cn/zwgk/zcfb/art/2026/art_1.html',
  publisher: 'Ministry of Commerce of China',
  side: 'CN',
  type: '政策发布',
  title: '商务部公告2026年第88号 公布对稀土相关物项实施管制的决定',
  citation: '商务部公告2026年第88号',
  text: '现将商务部公告2025年第61号有关措施暂停实施至2026年12月31日。自2026年11月20日起实施。',
})

describe('a source for every document', () => {
  test('its id says publisher and number, or day and words; its fields are the document’s', () => {
    const register = document({
      feed: 'federal-register',
      id: '2026-22000',
      publisher: 'Federal Register',
      instrument: 'EO 14500',
      citation: '91 FR 70001',
      signed,
      type: 'Executive Order',
      published: parseDay('2026-11-23'),
      title: fentanyl.title,
      url: 'https://www.federalregister.gov/documents/2026/11/23/2026-22000/x',
    })
    const proposed = drafted(register, fentanyl, delay, announcement)
    expect(proposed.proposals.map(({ sources }) => sources)).toEqual([
      ['mofcom-88-2026'],
      ['wh-eo-14500', 'fr-2026-22000'],
      ['wh-2026-11-20-extending-enforcement-delay'],
    ])
    expect(fileOf(proposed, 'sources')).toContain(
      [
        '- id: mofcom-88-2026',
        '  title: 商务部公告2026年第88号 公布对稀土相关物项实施管制的决定',
        '  publisher: Ministry of Commerce of China',
        '  side: CN',
        '  date: 2026-11-20',
        '  type: notice',
        '  url: https://www.mofcom.gov.cn/zwgk/zcfb/art/2026/art_1.html',
      ].join('\n'),
    )
  })

  test.each([
    [
      'its address',
      document({
        url: 'http://whitehouse.gov/presidential-actions/2025/04/extending-the-tiktok-enforcement-delay',
        text: 'tariffs',
      }),
    ],
    [
      'its number',
      document({
        feed: 'federal-register',
        id: '2025-15010',
        url: 'https://www.federalregister.gov/d/2025-15010',
        text: 'tariffs',
      }),
    ],
    [
      'its citation',
      document({
        feed: 'federal-register',
        id: '2025-99999',
        url: 'https://x.example/1',
        citation: '90 FR 9113',
        text: 'tariffs',
      }),
    ],
    [
      'the number of its order',
      document({
        feed: 'federal-register',
        id: '2025-99998',
        url: 'https://x.example/2',
        instrument: 'EO 14350',
        text: 'tariffs',
      }),
    ],
    [
      'the number of its announcement',
      document({ ...announcement, citation: '商务部公告2025年第61号', url: 'https://x.example/3' }),
    ],
  ])('a document that the ledger cites by %s is passed over', (_, seen) => {
    const proposed = drafted(seen)
    expect(proposed.proposals).toEqual([])
    expect(proposed.cited).toHaveLength(1)
  })

  test('the printed order is passed over where the posted one is cited', () => {
    const posted = document({
      signed: parseDay('2025-04-04'),
      title: 'Extending the TikTok Enforcement Delay',
      url: 'https://www.whitehouse.gov/presidential-actions/2025/04/extending-the-tiktok-enforcement-delay/',
    })
    const printed = document({
      feed: 'federal-register',
      id: '2025-06162',
      url: 'https://www.federalregister.gov/d/2025-06162',
      signed: parseDay('2025-04-04'),
      title: 'Extending the TikTok Enforcement Delay',
    })
    expect(drafted(posted, printed).cited).toHaveLength(2)
  })

  test('a correction of a cited order is not passed over, and names what rests on it', () => {
    const correction = document({
      feed: 'federal-register',
      id: 'C1-2025-15010',
      url: 'https://www.federalregister.gov/d/C1-2025-15010',
      instrument: 'EO 14326',
      corrects: ['2025-15010'],
      title: 'Further Modifying the Reciprocal Tariff Rates; Correction',
      signed: parseDay('2025-07-31'),
    })
    expect(fileOf(drafted(correction), 'sources')).toMatch(/# (?:check: )?it corrects 2025-15010/)
  })

  test('a note that a cited order was amended by one that the ledger does not hold is told', () => {
    const noted = (notes: string): Proposed =>
      drafted(
        document({
          feed: 'federal-register',
          id: '2025-15010',
          url: 'https://www.federalregister.gov/d/2025-15010',
          notes,
        }),
      )
    expect(noted('Amends: EO 14257\nAmended by: EO 14599, November 2, 2026').amended).toMatchObject([
      { notes: ['Amended by: EO 14599, November 2, 2026'] },
    ])
    expect(noted('Amended by: EO 14346, September 5, 2025; EO 14599, November 2, 2026').amended).toHaveLength(1)
    expect(noted('Amended by: EO 14360, November 14, 2025').amended).toEqual([])
  })

  test('nothing is ever drafted from an article that was found', () => {
    expect(drafted(document({ feed: 'gdelt', type: 'article', title: 'TikTok deal and tariffs' }))).toEqual({
      proposals: [],
      cited: [],
      amended: [],
      others: [],
    })
  })

  test('what names nothing that the ledger follows is left in the inbox, unless all is asked for', () => {
    const lawn = document({ title: 'National Lawn Day', text: 'Grass.' })
    expect(drafted(lawn).others).toHaveLength(1)
    expect(propose([lawn], { snapshot, law, today, all: true }).proposals).toHaveLength(1)
  })
})

describe('a step', () => {
  test('of a measure that is held: what the text is sure of, where it belongs, and the sentences it rests on', () => {
    const text = fileOf(drafted(fentanyl), 'sources')
    expect(text).toMatch(
      /# a step for us-ieepa-fentanyl, at the end of its steps in ledger\/measures\/us\/ieepa\/us-ieepa-fentanyl\.yaml; found by .*EO 14195.*heading 9903\.01\.24/,
    )
    expect(text).toContain(
      '#   - from: 2026-12-01\n#     recorded: 2026-11-20\n#     status: in-force\n#     rate: 5%\n',
    )
    expect(text).toMatch(/the text: “.*12:01 a\.m\. eastern standard time on December 1, 2026/)
  })

  test('two rates leave the rate out and say so', () => {
    const two = document({
      ...fentanyl,
      text: `${fentanyl.text} Articles of Hong Kong shall be subject to an additional duty of 7 percent.`,
    })
    const text = fileOf(drafted(two), 'sources')
    expect(text).toMatch(/# {5}check: rate: 5%, 7% are named; say which/)
    expect(text).not.toMatch(/rate: 5%$/m)
  })

  test('a measure of its own where none is touched and all is named', () => {
    const proposed = drafted(toys)
    expect(fileOf(proposed, 'measures')).toContain('target: [JP]\ntype: tariff')
  })

  test('where the title names no country, the measure is a comment', () => {
    const proposed = drafted(document({ ...toys, title: 'Adjusting Imports of Toys' }))
    expect(filesOf(proposed).map(({ path }) => path.split('/')[0])).toEqual(['sources'])
    expect(fileOf(proposed, 'sources')).toMatch(/# not yet a record of measures: target: whose goods/)
  })
})

describe('deadlines and statements', () => {
  test('a deadline of the act is a state of its track and a step of its measure', () => {
    const proposed = drafted(delay)
    expect(fileOf(proposed, 'tracks')).toContain('  through: 2027-03-16\n')
    expect(fileOf(proposed, 'tracks')).toContain('- {date: 2027-03-16, what: end of non-enforcement}')
    expect(fileOf(proposed, 'tracks')).toContain('check: the number of the order, which the post does not bear')
    expect(fileOf(proposed, 'sources')).toMatch(/# a step for us-tiktok-law/)
  })

  test('a text that names two last days sets no deadline that is sure', () => {
    const two = document({
      ...delay,
      text: `${delay.text} Enforcement by the States shall be stayed until April 1, 2027.`,
    })
    expect(fileOf(drafted(two), 'tracks')).toBe('')
  })

  test('a ministry’s announcement is a statement, and names the measure whose number it takes up', () => {
    const proposed = drafted(announcement)
    expect(fileOf(proposed, 'statements')).toContain('track: rare-earths\n  modality: announced')
    expect(fileOf(proposed, 'sources')).toMatch(/cn-ec-61-2025/)
  })

  test('a statement whose track is not sure is a comment', () => {
    const both = document({ ...announcement, title: '商务部公告2026年第88号 关于芯片和稀土' })
    expect(fileOf(drafted(both), 'statements')).toBe('')
    expect(fileOf(drafted(both), 'sources')).toMatch(/# not yet a record of statements: track: rare-earths or chips/)
  })
})

describe('laid into a copy of the ledger', () => {
  const hostile = document({
    ...{ id: 'https://www.whitehouse.gov/?p=4', url: 'https://www.whitehouse.gov/4/', signed: parseDay('2026-11-19') },
    title: `Tariffs: "It's #1" - [draft]\u001b[2J\n- id: evil\n  x: y`,
    text: `${delay.text}\n- id: evil\u0000`,
  })
  const files = filesOf(drafted(fentanyl, delay, toys, announcement, hostile))
  const path = 'measures/us/ieepa/us-ieepa-fentanyl.yaml'
  const step = /#( {3}- from: [\s\S]*?sources: .*)\n/.exec(
    files.find(({ text }) => text.includes('rate: 5%'))?.text ?? '',
  )
  const laid = ledger.map((file) => {
    if (file.path !== path) return file
    const lines = (step?.[1] ?? '').replaceAll('\n# ', '\n').slice(1)
    const text = new TextDecoder().decode(file.bytes).replace('\nsources:\n', `\n${lines}\nsources:\n`)
    return { path, bytes: Buffer.from(text) }
  })
  const after = compileFiles([...laid, ...files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }))], today)

  test('all drafts pass its lint, whatever stood in a title or text, and the step fits its measure', () => {
    const told = new Set(problemsBefore.map(({ what }) => what))
    // What is left is what the draft itself points at: the duty that tells of the measure needs the step as well.
    const problems = after.problems.map(({ what }) => what).filter((what) => !told.has(what))
    expect(problems).toEqual([expect.stringMatching(/the measure us-ieepa-fentanyl is in force and no duty of it is/)])
    expect(files.map(({ text }) => text).join()).toContain(
      'check: us-duty-ieepa-fentanyl-cn charges by this measure, and needs the step as well',
    )
    const fentanylNow = after.snapshot.measures.find(({ id }) => id === 'us-ieepa-fentanyl')
    expect(fentanylNow?.steps.at(-1)).toMatchObject({ rate: '5%', from: parseDay('2026-12-01') })
    expect(after.snapshot.sources.length).toBe(snapshot.sources.length + 5)
    expect(after.snapshot.tracks.length).toBe(snapshot.tracks.length + 2)
  })

  test('every record of them has low confidence', () => {
    for (const { path, text } of files) if (!path.startsWith('sources/')) expect(text).toContain('confidence: low')
  })

  test('no line of a document begins a record', () => {
    for (const { text } of files) expect(text).not.toMatch(/^- id: evil/m)
  })
})
