/** Which documents the ledger rests on already, and what it was that told so. */
import type { SeenDocument } from '../document.js'
import type { Source } from '../records.js'
import { instrumentsIn } from './facts.js'

/** Looks a document up among the ledger's sources. */
export type Cited = (document: SeenDocument) => { source: Source; by: string } | undefined

/** Sources by address, by document number, by citation and by the number of their instrument. */
export function citedIn(sources: readonly Source[]): Cited {
  const by = new Map<string, Source>()
  const put = (key: string | undefined, source: Source): void => {
    if (key !== undefined && !by.has(key)) by.set(key, source)
  }
  for (const source of sources) {
    const { url = '', title, id } = source
    put(addressKey(url), source)
    for (const number of [...url.matchAll(documentNumber), ...id.matchAll(documentNumber)])
      put(`number ${number[1]}`, source)
    for (const citation of [...title.matchAll(page), ...url.matchAll(pageInUrl)])
      put(`citation ${citation[1]} FR ${citation[2]}`, source)
    for (const instrument of ownInstruments(source)) put(`instrument ${source.side ?? ''} ${instrument}`, source)
  }
  return (document) => {
    const { url, id, citation = '', side = '', instrument, title, corrects } = document
    const own = [
      ...(instrument === undefined ? [] : [instrument]),
      ...instrumentsIn(citation),
      ...(document.feed === 'federal-register' ? [] : instrumentsIn(ownNumber(title))),
    ]
    const keys = [
      addressKey(url),
      `number ${id}`,
      `citation ${citation}`,
      // A correction bears the number of the order that it corrects.
      ...(corrects === undefined ? own.map((one) => `instrument ${side} ${one}`) : []),
    ]
    for (const key of keys) {
      const source = key === undefined ? undefined : by.get(key)
      if (source !== undefined) return { source, by: key ?? '' }
    }
    return undefined
  }
}

const documentNumber = /(?:^|[/-])(\d{4}-\d{5})(?=$|[/.?-])/g
const page = /\b(\d{1,3}) FR (\d{1,6})\b/g
const pageInUrl = /citation\/(\d{1,3})-FR-(\d{1,6})\b/g

/** `Announcement No. 61 of 2025` at the head of a title. */
const ownNumber = (title: string): string => title.slice(0, 80)

/** The instrument that a source is, not those that it speaks of: the number in its id, or the one that its title is marked with. */
function ownInstruments({ id, title, type }: Source): string[] {
  if (type === 'press') return []
  const [, kind, number] = /(?:^|-)(eo|proc)-(\d{4,5})(?:-|$)/.exec(id) ?? []
  const marked = /\((?:EO|Executive Order) (\d{5})\b[^)]*\)\s*$/.exec(title)?.[1]
  const headed = /^(?:Executive Order|EO) (\d{5})\b/.exec(title)?.[1]
  const proclamation = /^Proclamation (\d{4,5})\b/.exec(title)?.[1]
  const announced = instrumentsIn(ownNumber(title)).filter((one) => one.startsWith('No. '))
  return [
    ...(kind === undefined ? [] : [`${kind === 'eo' ? 'EO' : 'Proclamation'} ${number}`]),
    ...[marked, headed].filter((one) => one !== undefined).map((one) => `EO ${one}`),
    ...(proclamation === undefined ? [] : [`Proclamation ${proclamation}`]),
    ...announced,
  ]
}

/** Host and path without what does not matter; undefined for the front page of a site. */
function addressKey(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  const path = pathname.replace(/\/(?:index\.s?html?)?$/, '')
  return path === '' ? undefined : `address ${host.replace(/^www\./, '')}${path}`
}
