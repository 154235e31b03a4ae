/** Where a key of a source goes, and where it never is. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskText } from '../../sources/testing/disk-text.js'
import { lockedOffice } from '../../sources/testing/office.js'
import { readDocuments } from '../../store/documents.js'
import type { SyncWorld } from './sync-run.js'
import { filesOf, noon, officeRun } from './testing/office-run.js'

const run = officeRun()
const { root, sync, told } = run

describe('a key', () => {
  const key = 's3cret/key+with=marks'
  const env = (): SyncWorld['env'] => ({ READOUT_OFFICE_URL: run.office.base, OFFICE_KEY: key })

  /** All that was written or told, as one text. */
  const everything = (): string =>
    [
      ...told,
      ...readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => join(root, name))
        .filter((path) => statSync(path).isFile())
        .map(diskText),
    ].join('\n')

  test('is sent, and is nowhere else: not in the archive though the source repeats it, nor in a recording', async () => {
    run.office.spoil = ({ url }, response, body) => {
      if (url?.startsWith('/announcements')) {
        const echoed = JSON.stringify([{ id: '1', title: `for ${key}`, text: url }])
        response.writeHead(200, { 'x-asked': url, 'set-cookie': 'session=1' }).end(echoed)
        return true
      }
      return body === ''
    }
    await sync({ env: env(), record: join(run.home.root, 'recorded') }, noon, lockedOffice)
    expect(run.office.asked[0]?.path).toBe(`/months?key=${encodeURIComponent(key)}`)
    expect(everything()).not.toContain(key)
    expect(everything()).not.toContain(encodeURIComponent(key))
    expect(everything()).not.toContain('session=1')
    expect((await readDocuments(run.home))[0]?.title).toBe('for [key]')
  })

  test.each([
    [
      'a 302 to a page about keys',
      () => ({ location: `${run.office.base}/data/invalid_key.html?key=${encodeURIComponent(key)}` }),
    ],
    ['the same, relative', () => ({ location: `/data/invalid_key.html?key=${key}` })],
  ])('that is wrong is told in a line, without the key: %s', async (_, headers) => {
    run.office.spoil = (_, response) => {
      response.writeHead(302, headers()).end(`bad key ${key}`)
      return true
    }
    await expect(sync({ env: env() }, noon, lockedOffice)).rejects.toThrow(
      'office.example/months  does not know the key. See OFFICE_KEY; a key is had at https://office.example/key',
    )
    expect(run.office.asked).toHaveLength(1)
    expect(everything()).not.toContain(key)
  })

  test('is not in the words of a source that throws them', async () => {
    run.office.spoil = (_, response) => {
      response.writeHead(400).end(`no such thing: key=${encodeURIComponent(key)}`)
      return true
    }
    await expect(sync({ env: env() }, noon, lockedOffice)).rejects.toThrow('no such thing: key=[key]')
  })

  test.each([
    [undefined, /office needs a key, and OFFICE_KEY is not set\. Get one at https:\/\/office\.example\/key/],
    ['two\nlines', /OFFICE_KEY {2}holds characters that are in no key/],
    ['abc', /OFFICE_KEY {2}is too short to be a key/],
  ])('%j is refused before anything is asked or written', async (value, expected) => {
    const refused = sync({ env: { ...env(), OFFICE_KEY: value } }, noon, lockedOffice)
    await expect(refused).rejects.toThrow(expected)
    expect([run.office.asked, filesOf(run.home.archive)]).toEqual([[], {}])
  })
})
