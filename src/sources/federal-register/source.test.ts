import { describe, expect, test } from 'vitest'
import { day, type Played, syncOver } from '../testing/inbox.js'
import { searches } from './searches.js'
import { citedNumbers, federalRegister } from './source.js'

const order = {
  document_number: '2026-20321',
  type: 'Presidential Document',
  subtype: 'Executive Order',
  title: 'Modifying Duties',
  executive_order_number: '14434',
  proclamation_number: null,
  signing_date: '2026-09-29',
  publication_date: '2026-10-02',
  effective_on: null,
  citation: '91 FR 63129',
  correction_of: null,
  corrections: [],
  disposition_notes: null,
  executive_order_notes: 'Amends: EO 14195, February 1, 2025\r\nSee: EO 14228, March 3, 2025',
  html_url: 'https://www.federalregister.gov/documents/2026/10/02/2026-20321/modifying-duties',
  public_inspection_pdf_url: 'https://public-inspection.federalregister.gov/2026-20321.pdf?1790867710',
  raw_text_url: 'https://www.federalregister.gov/documents/full_text/text/2026/10/02/2026-20321.txt',
}
const list = (results: unknown[], more: object = {}): string =>
  JSON.stringify({
    description: 'Documents',
    count: results.length,
    total_pages: 1,
    next_page_url: null,
    results,
    ...more,
  })
const text = `<html><head><title>Federal Register</title></head><body><pre>\n[Federal Register Volume 91, Number 190]\n[Presidential Documents]\n[FR Doc No: 2026-20321]\n\n[[Page 63129]]\n\n  Executive Order 14434 of September 29, 2026\n\n  Heading 9903.01.24 is amended &amp; ${'so on '.repeat(60)}\n\n[FR Doc. 2026-20321 Filed 10-1-26; 11:15 am]\n</pre></body></html>`
const inspection = '/api/v1/public-inspection-documents/current.json'
const search = '/api/v1/documents.json'
const fullText = '/documents/full_text/text/2026/10/02/2026-20321.txt'
const site = (more: Record<string, Played> = {}): Record<string, Played> => ({
  [search]: list([order]),
  [inspection]: list([]),
  [fullText]: { type: 'text/plain', body: text },
  ...more,
})

describe('searches', () => {
  test('a document comes with its three times, its number and citation, notes line by line, and its text', async () => {
    const { documents, error, progress } = await syncOver(federalRegister, site())
    expect([error, progress]).toEqual([undefined, []])
    expect(documents).toMatchObject([
      {
        feed: 'federal-register',
        id: '2026-20321',
        type: 'Executive Order',
        instrument: 'EO 14434',
        citation: '91 FR 63129',
        signed: day('2026-09-29'),
        filedAt: '2026-10-01T15:15:10Z',
        published: day('2026-10-02'),
        notes: 'Amends: EO 14195, February 1, 2025\nSee: EO 14228, March 3, 2025',
      },
    ])
    expect(documents[0]?.text).toMatch(
      /^Executive Order 14434 of September 29, 2026\nHeading 9903\.01\.24 is amended & so on/,
    )
    expect(documents[0]?.text).not.toMatch(/Page 63129|FR Doc/)
  })

  test('each row of the table is one search, brackets written out, a document of several searches is one', async () => {
    const { asked, documents } = await syncOver(federalRegister, site())
    const searched = asked.filter((path) => path.startsWith(search))
    expect(searched).toHaveLength(searches.length)
    for (const path of searched) {
      expect(path).not.toMatch(/[[\]"]/)
      expect(path).toContain('conditions%5Bpublication_date%5D%5Bgte%5D=2026-09-25')
      expect(path).toContain('fields%5B%5D=executive_order_number')
    }
    expect(documents).toHaveLength(1)
  })

  test('the next page is asked for as the site gives it, cursor and all', async () => {
    const second = { ...order, document_number: '2026-20322', raw_text_url: null }
    const next = 'https://www.federalregister.gov/api/v1/documents?format=json&page=2&search_after_cursor=WzE3'
    const { documents, asked } = await syncOver(federalRegister, (path) => {
      if (path.startsWith('/api/v1/documents?')) return list([second], { count: 2 })
      if (path.startsWith(search)) return list([order], { count: 2, next_page_url: next })
      return path.startsWith(inspection) ? list([]) : { type: 'text/plain', body: text }
    })
    expect(documents.map(({ id }) => id)).toEqual(['2026-20321', '2026-20322'])
    expect(asked[1]).toBe('/api/v1/documents?format=json&page=2&search_after_cursor=WzE3')
  })

  test.each([
    'https://evil.example/api/v1/documents?page=2',
    'https://www.federalregister.gov/unblock?page=2',
    'https://www.federalregister.gov.evil.example/api/v1/documents?page=2',
    'file:///etc/passwd',
    'not an address',
  ])('a next page at %s is not followed', async (next) => {
    const { error, asked, documents } = await syncOver(
      federalRegister,
      site({ [search]: list([order], { next_page_url: next }) }),
    )
    expect(error).toMatch(/leads on to another place, which is not followed/)
    expect(asked).toHaveLength(1)
    expect(documents).toEqual([])
  })

  test('an error names the search without the whole of its address', async () => {
    const { error = '' } = await syncOver(federalRegister, site({ [search]: '{"description": "x"}' }))
    expect(error).toContain('/api/v1/documents.json?conditions%5Btype%5D%5B%5D=PRESDOCU&conditions%5Bterm%5D=tariff')
    expect(error).toContain('...  does not say how many documents it has. Nothing of this answer was stored')
    expect(error.length).toBeLessThan(600)
  })

  test('pages that lead back to themselves end', async () => {
    const next = 'https://www.federalregister.gov/api/v1/documents?page=2'
    const { error } = await syncOver(federalRegister, () => list([order], { next_page_url: next }))
    expect(error).toMatch(/leads from page to page without an end/)
  })

  test.each([
    ['an empty list', { count: 0, results: [] }],
    ['no list at all', { description: 'x', count: 0 }],
  ])('nothing found, told by %s, is nothing', async (_, envelope) => {
    const { documents, error } = await syncOver(federalRegister, site({ [search]: JSON.stringify(envelope) }))
    expect([documents, error]).toEqual([[], undefined])
  })

  test('documents that are counted and do not come: an error where none does, a line where some do not', async () => {
    expect((await syncOver(federalRegister, site({ [search]: '{"count":5}' }))).error).toMatch(
      /counts 5 documents and has none/,
    )
    const some = await syncOver(federalRegister, site({ [search]: list([order], { count: 3 }) }))
    expect(some.progress[0]).toMatch(/1 of 3 documents came/)
  })

  test('a count that stands still at ten thousand is no count of what is missing', async () => {
    const { progress } = await syncOver(federalRegister, site({ [search]: list([order], { count: 10_000 }) }))
    expect(progress).toEqual([])
  })

  test('an error in its own words names the request and what it said', async () => {
    const body = `{"message":"field 'presidential_document_type' not valid"}`
    const { error } = await syncOver(federalRegister, site({ [search]: { status: 400, body } }))
    expect(error).toMatch(
      /^www\.federalregister\.gov\/api\/v1\/documents\.json.*answers with status 400: "field 'presidential_document_type' not valid"/,
    )
    expect(error).not.toContain('\n')
  })

  test.each([
    ['a page in place of rows', '<html>Request Access</html>', /answers with a page where JSON is due/],
    ['a row that is none', list(['x']), /row 1 {2}is no document/],
    ['a row without a number', list([{ ...order, document_number: null }]), /row 1 {2}has no "document_number"/],
    [
      'a day that is none',
      list([{ ...order, signing_date: '2026-02-30' }]),
      /row 1 {2}has "2026-02-30" for a day in "signing_date"/,
    ],
    ['a changed field', list([{ ...order, title: ['x'] }]), /row 1 {2}has something else than a text in "title"/],
    ['an envelope without its count', '{"results":[]}', /does not say how many/],
  ])('%s is refused by request and row, and nothing is stored', async (_, answer, line) => {
    const { error, documents } = await syncOver(federalRegister, site({ [search]: answer }))
    expect(error).toMatch(line)
    expect(documents).toEqual([])
  })

  test('it is not followed to the page that asks whether a person is reading', async () => {
    const moved = { status: 302, location: 'https://unblock.federalregister.gov/', body: '' }
    const { error } = await syncOver(federalRegister, site({ [search]: moved }))
    expect(error).toMatch(/sends programs elsewhere \(to "https:\/\/unblock\.federalregister\.gov\/"\)/)
  })

  test('an order number is a text, and is read where it is sent as a number', async () => {
    const { documents } = await syncOver(
      federalRegister,
      site({ [search]: list([{ ...order, executive_order_number: 14434 }]) }),
    )
    expect(documents[0]?.instrument).toBe('EO 14434')
  })

  test('a correction is a document of its own that names the one it corrects', async () => {
    const corrected = 'https://www.federalregister.gov/api/v1/documents/2026-20321.json'
    const correction = {
      ...order,
      document_number: 'C1-2026-20321',
      subtype: null,
      type: 'Notice',
      correction_of: corrected,
      raw_text_url: null,
    }
    const original = { ...order, corrections: ['https://www.federalregister.gov/api/v1/documents/C1-2026-20321.json'] }
    const { documents } = await syncOver(federalRegister, site({ [search]: list([correction, original]) }))
    expect(documents[0]).toMatchObject({ id: 'C1-2026-20321', corrects: ['2026-20321'] })
    expect(documents[1]?.notes).toContain('Corrected by: C1-2026-20321')
  })
})

describe('full texts', () => {
  test.each([
    ['a page that asks for a person', '<html><title>Federal Register :: Request Access</title></html>', /a page/],
    ['next to nothing', '<html><pre>short</pre></html>', /too short for a text/],
  ] as [string, Played, RegExp][])(
    '%s is no text: the document stands without, with a line',
    async (_, answer, line) => {
      const { documents, progress, error } = await syncOver(federalRegister, site({ [fullText]: answer }))
      expect(error).toBeUndefined()
      expect(documents).toHaveLength(1)
      expect(documents[0]?.text).toBeUndefined()
      expect(progress.join('\n')).toMatch(line)
    },
  )

  test('a text that is held is not asked for again, and makes no new version', async () => {
    const first = (await syncOver(federalRegister, site())).documents
    const again = await syncOver(federalRegister, site(), { seen: first })
    expect(again.asked).not.toContain(fullText)
    expect(again.documents).toEqual(first)
  })

  test('a text that came later is a new version', async () => {
    const without = (await syncOver(federalRegister, site({ [fullText]: '<html>Request Access</html>' }))).documents
    const { documents } = await syncOver(federalRegister, site(), { seen: without })
    expect(documents[0]?.text).toMatch(/9903\.01\.24/)
    expect(documents[0]?.digest).not.toBe(without[0]?.digest)
  })
})

describe('public inspection', () => {
  const filed = {
    document_number: '2026-22000',
    title: 'Adjusting Imports',
    type: 'Presidential Document',
    filing_type: 'special',
    filed_at: '2026-11-24T11:15:00.000-05:00',
    publication_date: '2026-11-27',
    agencies: [{ slug: 'executive-office-of-the-president' }],
  }

  test('an order is known from the hour of its filing, days before it is printed', async () => {
    const { documents, asked } = await syncOver(
      federalRegister,
      site({ [search]: list([]), [inspection]: list([filed]) }),
    )
    expect(documents).toMatchObject([
      { id: '2026-22000', filedAt: '2026-11-24T11:15:00.000-05:00', published: day('2026-11-27') },
    ])
    expect(asked).toContain(`${inspection}?_=1795532400`)
  })

  test('a document that was withdrawn has neither time, and is no fault', async () => {
    const withdrawn = { ...filed, filed_at: null, publication_date: null }
    const { documents } = await syncOver(federalRegister, site({ [search]: list([]), [inspection]: list([withdrawn]) }))
    expect(documents[0]?.published).toBeUndefined()
    expect(documents[0]?.notes).toMatch(/withdrawn/)
  })

  test('of agencies that are not watched nothing is taken', async () => {
    const other = { ...filed, type: 'Notice', agencies: [{ slug: 'fish-and-wildlife-service' }] }
    const { documents } = await syncOver(federalRegister, site({ [search]: list([]), [inspection]: list([other]) }))
    expect(documents).toEqual([])
  })

  test('what is both printed and open to inspection is the printed one', async () => {
    const both = { ...filed, document_number: '2026-20321' }
    const alone = (await syncOver(federalRegister, site())).documents[0]?.digest
    const { documents } = await syncOver(federalRegister, site({ [inspection]: list([both]) }))
    expect(documents.map(({ digest, citation }) => [digest, citation])).toEqual([[alone, '91 FR 63129']])
  })
})

describe('what the ledger rests on', () => {
  const source = (id: string, url?: string) => ({
    id,
    title: id,
    publisher: 'x',
    type: 'notice' as const,
    at: { file: 'x', line: 1 },
    ...(url !== undefined && { url }),
  })

  test('numbers are found in addresses of both sites, and in ids', () => {
    expect(
      citedNumbers([
        source('a', 'https://www.federalregister.gov/documents/2025/08/06/2025-15010/further-modifying'),
        source('b', 'https://www.federalregister.gov/d/2018-09840'),
        source('c', 'https://www.govinfo.gov/content/pkg/FR-2024-12-05/html/2024-28270.htm'),
        source('fr-2025-02408'),
        source('fr-2025-06-30-gb', 'https://www.federalregister.gov/citation/90-FR-27851'),
        source('wh', 'https://www.whitehouse.gov/2025/09/2025-15011/'),
      ]),
    ).toEqual(['2018-09840', '2024-28270', '2025-02408', '2025-15010'])
  })

  test('it is read again, and a note that was added makes another digest', async () => {
    const cited = [source('fr-2025-02408'), source('fr-2025-03775')]
    const row = { ...order, document_number: '2025-02408', executive_order_number: '14195' }
    const answer = (note: string | null): Record<string, Played> => ({
      [search]: list([]),
      [inspection]: list([]),
      '/api/v1/documents/2025-02408,2025-03775.json': list([{ ...row, disposition_notes: note }], {
        errors: { not_found: ['2025-03775'] },
      }),
    })
    const before = await syncOver(federalRegister, answer(null), { cited })
    const after = await syncOver(federalRegister, answer('Amended by: EO 14228, March 3, 2025'), { cited })
    expect(before.documents).toHaveLength(1)
    expect(after.documents[0]?.digest).not.toBe(before.documents[0]?.digest)
    expect(after.progress[0]).toMatch(/has no document 2025-03775, which the ledger cites/)
  })

  test('one number alone is answered by the document itself; an unknown one is a clear line', async () => {
    const one = [source('fr-2025-02408')]
    const site = {
      [search]: list([]),
      [inspection]: list([]),
      '/api/v1/documents/2025-02408.json': JSON.stringify({ ...order, document_number: '2025-02408' }),
    }
    expect((await syncOver(federalRegister, site, { cited: one })).documents).toMatchObject([{ id: '2025-02408' }])
    const { '/api/v1/documents/2025-02408.json': _, ...without } = site
    expect((await syncOver(federalRegister, without, { cited: one })).error).toMatch(
      /answers with status 404.*No such document/,
    )
  })
})
