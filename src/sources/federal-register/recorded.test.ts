/** The Federal Register as it answered: recordings beside this checkout, where they are. */
import { describe, expect, test } from 'vitest'
import { syncOver } from '../testing/inbox.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { federalRegister } from './source.js'

const inspection = '/api/v1/public-inspection-documents/current.json'
const search = '/api/v1/documents.json'
const empty = JSON.stringify({ count: 0, total_pages: 1, next_page_url: null, results: [] })

describe.skipIf(!isWireThere)('recorded answers (skipped: they are not beside this checkout)', () => {
  const recorded = (name: string): string => sharedText(`wire/federalregister/${name}`)
  test('a detail with all its fields, an empty search, the envelope of public inspection', async () => {
    const detail = JSON.parse(recorded('documents_2025-05887__recorded-2025-04-06.json'))
    const { documents, error } = await syncOver(
      federalRegister,
      {
        [search]: recorded('documents_search__EMPTY__as-modelled.json'),
        [inspection]: JSON.stringify({
          ...JSON.parse(recorded('public_inspection_current__envelope__recorded-2026-10-02__TRIMMED.json')),
          count: 0,
        }),
        '/api/v1/documents/2025-05887.json': JSON.stringify(detail),
      },
      { cited: [{ id: 'fr-2025-05887', title: 'x', publisher: 'x', type: 'notice', at: { file: 'x', line: 1 } }] },
    )
    expect(error).toBeUndefined()
    expect(documents).toMatchObject([
      { id: '2025-05887', type: 'Notice', citation: '90 FR 14957', filedAt: '2025-04-04T12:45:08Z' },
    ])
  })
  test('a page of a search leads on by its cursor', async () => {
    const page = recorded('documents_search__recorded-2026-09-13__TRIMMED-1-of-5.json')
    const { asked } = await syncOver(federalRegister, (path) => (path.startsWith(search) ? page : empty))
    expect(asked[1]).toMatch(/^\/api\/v1\/documents\?.*search_after_cursor=WzE3ODkz/)
  })
  test('its error', async () => {
    const body = recorded('error_400_unknown_field.json')
    expect((await syncOver(federalRegister, { [search]: { status: 400, body } })).error).toContain(
      'presidential_document_type',
    )
  })
})
