/** Feeds into the inbox and from there into drafts, over loopback; and the example of docs/documents.md, made and linted. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHome } from '../src/home/paths.js'
import { compileFiles } from '../src/ledger/compile.js'
import { documents } from '../src/operations/documents.js'
import { runSource } from '../src/operations/effects/sync-run.js'
import type { Effects, Operation } from '../src/operations/operation.js'
import { ledgerPropose } from '../src/operations/propose.js'
import { federalRegister } from '../src/sources/federal-register/source.js'
import { pressSources } from '../src/sources/press/source.js'
import type { Source } from '../src/sources/source.js'
import { type Served, serve } from '../src/sources/testing/serve.js'
import { parseDay } from '../src/time/day.js'

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'documents.md'), 'utf8')
const [example = ''] = /<item>[\s\S]*?<\/item>/.exec(page) ?? []
const [, printed = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []

const root = mkdtempSync(join(tmpdir(), 'readout-documents-'))
const home = openHome({ READOUT_HOME: join(root, 'home') })
const now = new Date('2026-11-24T15:00:00Z')

let item = example
const order = {
  document_number: '2026-22222',
  type: 'Presidential Document',
  subtype: 'Executive Order',
  title: 'Modifying Duties Addressing the Synthetic Opioid Supply Chain',
  executive_order_number: '14555',
  signing_date: '2026-11-20',
  publication_date: '2026-11-24',
  citation: '91 FR 88888',
}
let site: Served
const played = (path: string): string => {
  const rss = (text: string): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>${text}</channel></rss>`
  if (path.includes('/feed/')) return rss(path.startsWith('/presidential-actions/') ? item : '')
  return JSON.stringify({ count: path.includes('PRESDOCU') ? 1 : 0, results: path.includes('PRESDOCU') ? [order] : [] })
}
beforeAll(async () => {
  site = await serve((request, response) => {
    const body = played(request.url ?? '')
    response.writeHead(200, { 'content-type': body.startsWith('<') ? 'application/rss+xml' : 'application/json' })
    response.end(body)
  })
})
afterAll(async () => {
  await site.close()
  rmSync(root, { recursive: true, force: true })
})

async function synced(source: Source | undefined): Promise<void> {
  if (source === undefined) throw new Error('no such source')
  const wanted = { today: parseDay('2026-11-24'), now, partners: [], reporter: 'US', codes: [] }
  const env = { [`READOUT_${source.id.toUpperCase().replace('-', '_')}_URL`]: site.base }
  await runSource(source, wanted, {
    ...{ home, env, agent: 'readout/test', countries: [], calendar: { rules: [] }, progress: () => {} },
    wait: async () => {},
  })
}
const whiteHouse = pressSources.find(({ id }) => id === 'white-house')

async function run(operation: Operation, input: Record<string, unknown>): Promise<string> {
  let out = ''
  const effects: Effects = {
    ...{ today: parseDay('2026-11-24'), now, env: { READOUT_HOME: join(root, 'home') }, progress: () => {} },
    ...{ colour: false, width: 100, stdin: async () => new Uint8Array(), stdinPieces: async function* () {} },
    write: async (text: string) => {
      out += text
    },
  }
  await operation.run(input, effects)
  return out
}

describe.sequential('from a feed to a draft', () => {
  test('an empty inbox says how it is filled', async () => {
    expect(await run(documents, { format: 'text' })).toBe(
      'The inbox is empty. Fill it: readout sync federal-register white-house\n',
    )
  })

  test('a post comes into the inbox once, however often it is synced', async () => {
    await synced(whiteHouse)
    await synced(whiteHouse)
    const shown = await run(documents, { words: ['opioid'], format: 'text' })
    expect(shown).toContain('2026-11-20  white-house  Executive Orders\n')
    expect(shown.match(/white-house/g)).toHaveLength(1)
    expect(shown).not.toContain('changed')
  })

  test('the example of the documentation is what is drafted from it', async () => {
    const drafts = await run(ledgerPropose, { ids: ['https://www.whitehouse.gov/?p=99001'] })
    const filled = page.replace(/```yaml\n[\s\S]*?```/, () => `\`\`\`yaml\n${drafts.trimEnd()}\n\`\`\``)
    await expect(filled).toMatchFileSnapshot(join(import.meta.dirname, '..', 'docs', 'documents.md'))
  })

  test('and its record is one', () => {
    const [, source = ''] = /\n(- id: [\s\S]*?)\n\n/.exec(printed) ?? []
    const { problems, snapshot } = compileFiles([{ path: 'sources/x.yaml', bytes: Buffer.from(`${source}\n`) }])
    expect(problems).toEqual([])
    expect(snapshot.sources).toHaveLength(1)
  })

  test('an edit after posting is a second version, and is told', async () => {
    item = example.replaceAll('5 percent', '7 percent')
    await synced(whiteHouse)
    expect(await run(documents, { words: ['opioid'], format: 'text' })).toMatch(/\d{4}-\d\d-\d\d: text changed/)
    const { documents: found } = JSON.parse(await run(documents, { format: 'json' }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      published: '2026-11-20',
      signed: '2026-11-20',
      changes: [{ fields: ['text changed'] }],
    })
  })

  test('the printed order joins the posted one: one announcement, two sources, the number known', async () => {
    await synced(federalRegister)
    const drafts = await run(ledgerPropose, { ids: ['EO 14555', 'https://www.whitehouse.gov/?p=99001'] })
    expect(drafts).toContain('# 1 announcement drafted, of 2 documents looked through')
    expect(drafts).toMatch(/- id: wh-eo-14555\n[\s\S]*- id: fr-2026-22222\n/)
    expect(drafts).toContain('sources: [wh-eo-14555, fr-2026-22222]')
  })

  test('drafts are written beside the ledger, never over what was mended, never into the ledger', async () => {
    const out = join(root, 'drafts')
    const first = await run(ledgerPropose, { out })
    expect(first).toMatch(/drafts\/sources\/proposed\/\S+\.yaml\n/)
    expect(await run(ledgerPropose, { out })).toContain('is there already, and was left as it is')
    const ledger = join(import.meta.dirname, '..', 'ledger')
    for (const folder of [ledger, join(ledger, 'sources')])
      await expect(run(ledgerPropose, { out: folder })).rejects.toThrow(/is the ledger itself/)
  })

  test.each([
    [ledgerPropose, { ids: ['2026-00000'] }, /no document in the inbox has the id "2026-00000"/],
    [documents, { feed: 'nosuch' }, /no document is of the feed "nosuch".*Held are: federal-register, white-house/],
    [documents, { since: parseDay('2026-02-01'), until: parseDay('2026-01-01') }, /the last day is before the first/],
  ] as [Operation, Record<string, unknown>, RegExp][])(
    'a question that makes no sense is one line',
    async (operation, input, line) => {
      await expect(run(operation, input)).rejects.toThrow(line)
    },
  )
})
