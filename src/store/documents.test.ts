import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Home, openHome } from '../home/paths.js'
import type { SeenDocument } from '../ledger/document.js'
import { parseDay } from '../time/day.js'
import { putDocuments, readDocuments } from './documents.js'

const root = mkdtempSync(join(tmpdir(), 'readout-documents-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let home: Home
beforeEach(() => {
  home = openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
})

const notice = (given: Partial<SeenDocument> = {}): SeenDocument => ({
  feed: 'federal-register',
  id: '2025-02408',
  title: 'Imposing Duties',
  url: 'https://example.org/2025-02408',
  publisher: 'Federal Register',
  type: 'Notice',
  published: parseDay('2025-02-07'),
  firstSeen: '2025-02-07T14:00:00.000Z',
  digest: 'a',
  ...given,
})
const versions = async (): Promise<string[]> =>
  (await readDocuments(home, { versions: 'all' })).map(({ digest, firstSeen, seen }) =>
    [digest, firstSeen.slice(0, 10), seen.slice(0, 10)].join(' '),
  )

describe('documents', () => {
  test('are held once, however often they are seen', async () => {
    expect(await putDocuments(home, [notice(), notice()])).toEqual({ added: 1, changed: 0 })
    const before = readFileSync(join(home.documents, 'manifest.json'), 'utf8')
    expect(await putDocuments(home, [notice({ firstSeen: '2025-03-01T00:00:00.000Z' })])).toEqual({
      added: 0,
      changed: 0,
    })
    expect(readFileSync(join(home.documents, 'manifest.json'), 'utf8')).toBe(before)
    expect(await readDocuments(home)).toEqual([{ ...notice(), seen: notice().firstSeen }])
  })

  test('keep every version with its day, and the day on which they were first seen', async () => {
    await putDocuments(home, [notice()])
    const edited = notice({ digest: 'b', title: 'Imposing Duties, Corrected', firstSeen: '2025-02-09T08:00:00.000Z' })
    expect(await putDocuments(home, [edited])).toEqual({ added: 0, changed: 1 })
    await putDocuments(home, [notice({ firstSeen: '2025-02-11T08:00:00.000Z' })])
    expect(await versions()).toEqual(['a 2025-02-07 2025-02-07', 'b 2025-02-07 2025-02-09', 'a 2025-02-07 2025-02-11'])
    expect((await readDocuments(home)).map(({ digest }) => digest)).toEqual(['a'])
  })

  test('are found by feed, id and day, in order of publication', async () => {
    await putDocuments(home, [
      notice({ id: '3', published: parseDay('2026-01-02') }),
      notice({ id: '1', published: undefined, firstSeen: '2024-12-31T23:00:00.000Z' }),
      notice({ feed: 'gdelt', id: '9' }),
      notice({ id: '2' }),
    ])
    const ids = async (filter: Parameters<typeof readDocuments>[1]): Promise<string[]> =>
      (await readDocuments(home, filter)).map(({ id }) => id)
    expect(await ids({ feeds: ['federal-register'] })).toEqual(['1', '2', '3'])
    expect(await ids({ since: parseDay('2025-02-07') })).toEqual(['2', '3', '9'])
    expect(await ids({ id: '9' })).toEqual(['9'])
    expect(readdirSync(join(home.documents, 'federal-register')).map((name) => name.slice(0, 4))).toEqual([
      '2024',
      '2025',
      '2026',
    ])
  })

  test('stopped before the manifest was swapped, none of them is there, and what was written is cleared away', async () => {
    await putDocuments(home, [notice()])
    const step = (name: string): void => {
      if (name === 'documents written') throw new Error('power cut')
    }
    const more = [notice({ id: '2' }), notice({ feed: 'gdelt', id: '9' })]
    await expect(putDocuments(home, more, { step })).rejects.toThrow('power cut')
    expect(await readDocuments(home)).toHaveLength(1)
    await putDocuments(home, more)
    expect(await readDocuments(home)).toHaveLength(3)
    await putDocuments(home, [notice({ id: '3' })])
    expect(readdirSync(join(home.documents, 'federal-register')).length).toBeLessThanOrEqual(2)
  })

  test('a file that was cut short, and a manifest that is not ours, are told with the mend', async () => {
    await putDocuments(home, [notice()])
    const [name = ''] = readdirSync(join(home.documents, 'federal-register'))
    truncateSync(join(home.documents, 'federal-register', name), 9)
    await expect(readDocuments(home)).rejects.toThrow(/has 9 bytes and should have \d+\. Delete the folder "documents"/)
    const manifest = (value: object): void =>
      writeFileSync(join(home.documents, 'manifest.json'), JSON.stringify(value))
    manifest({ form: 1, files: [{ feed: 'x', year: '2025', file: '../../etc/passwd', bytes: 1 }] })
    await expect(readDocuments(home)).rejects.toThrow(/is not a manifest of this version/)
    manifest({ form: 2 })
    await expect(readDocuments(home)).rejects.toThrow(/written by a newer version of Readout/)
  })

  test('none are there before any was put', async () => {
    mkdirSync(home.root, { recursive: true })
    expect(await readDocuments(home)).toEqual([])
    await expect(putDocuments(home, [notice({ feed: '../x' })])).rejects.toThrow(/is no name of a feed/)
  })
})
