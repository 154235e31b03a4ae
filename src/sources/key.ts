/** A source's key: taken from the environment at the last moment, and cut from all that is kept or shown. */
import { InputError } from '../problem.js'
import type { Source } from './source.js'

/** A key at the two places where it is met: put into a request, and cut out of all that is kept or told. */
export interface Key {
  /** Puts the key where the source wants it. */
  into(url: URL, headers: Record<string, string>): void
  /** Cuts the key from a text. */
  cut(text: string): string
  /** Cuts the key from bytes; the same bytes where it is not in them. */
  cutBytes(bytes: Uint8Array): Uint8Array
  /** Headers that hold it, in lower case. */
  headers: string[]
}

type Env = Record<string, string | undefined>

const inPlace = '[key]'
/** What is shorter cannot be told from other text, and is no key that any agency gives. */
const shortest = 6

const noKey: Key = { into: () => {}, cut: (text) => text, cutBytes: (bytes) => bytes, headers: [] }

/** Whether a source may be asked: its key is set, or it needs none. */
export function hasKey({ key }: Pick<Source, 'key'>, env: Env): boolean {
  return key === undefined || key.optional === true || (env[key.env] ?? '').trim() !== ''
}

/** @throws InputError when a key is needed and not set, or cannot be one */
export function keyOf({ id, key }: Pick<Source, 'id' | 'key'>, env: Env): Key {
  if (key === undefined) return noKey
  const value = (env[key.env] ?? '').trim()
  if (value === '') {
    if (key.optional === true) return noKey
    throw new InputError({
      what: `${id} needs a key, and ${key.env} is not set`,
      where: { input: 'sync' },
      mend: `Get one at ${key.where} and set ${key.env} to it.`,
    })
  }
  if (!/^[\x21-\x7e]+$/.test(value) || value.length < shortest)
    throw new InputError({
      what: value.length < shortest ? 'is too short to be a key' : 'holds characters that are in no key',
      where: { input: key.env },
      mend: `Set it to the key as it was sent by ${key.where}.`,
    })
  const { query, header } = key
  const forms = [...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])]
  return {
    into(url, headers) {
      // Added to the text: setting it as a parameter would write the whole query anew, in another encoding.
      if (query !== undefined) url.search += `${url.search === '' ? '?' : '&'}${query}=${encodeURIComponent(value)}`
      if (header !== undefined) headers[header.toLowerCase()] = value
    },
    cut: (text) => forms.reduce((cut, form) => cut.replaceAll(form, inPlace), text),
    cutBytes(bytes) {
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      if (!forms.some((form) => body.includes(form))) return bytes
      return Buffer.from(
        forms.reduce((cut, form) => cut.replaceAll(form, inPlace), body.toString('latin1')),
        'latin1',
      )
    },
    headers: header === undefined ? [] : [header.toLowerCase()],
  }
}
