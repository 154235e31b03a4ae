/** The newest edition on hts.usitc.gov: which one it is, and all its rows. Older ones are not to be had there. */
import { SourceError } from '../../problem.js'
import { type Day, dayOf } from '../../time/day.js'
import { type GetOptions, getPolitely, type Validators } from '../get.js'

/** The official host. */
export const usitcHost = 'https://hts.usitc.gov'

/** An edition as the site announces it. */
export interface Release {
  /** As archives are named: `2026_rev_14`. */
  archive: string
  /** `2026 revision 14`. */
  title: string
  /** The day it was posted. Since when its rates are law is another question. */
  posted: Day
}

/** @throws SourceError when it cannot be reached, or does not say which edition is current */
export async function currentRelease(base: string, options: GetOptions): Promise<Release> {
  const url = `${base}/reststop/releaseList`
  const answer = await getPolitely(url, { ...options, held: {} })
  const releases = answer.changed ? releasesOf(answer.bytes) : []
  const current = releases.find(({ status }) => status === 'current') ?? newestOf(releases)
  if (current !== undefined) return current.release
  throw new SourceError({
    what: 'does not say which edition is the current one',
    where: { input: url },
    mend: 'Give a folder of archives: readout sync hts --from DIR',
  })
}

/**
 * The rows of the current edition, in parts, each the bytes of a JSON list. `exportList` answers with the current edition
 * whatever release it is asked for, so none is asked for.
 *
 * @param held of the parts held, by address
 * @returns nothing where no part has changed
 */
export async function currentRows(
  base: string,
  held: Record<string, Validators>,
  options: GetOptions,
): Promise<{ parts: Uint8Array[]; validators: Record<string, Validators> } | undefined> {
  const urls = ranges.map(([from, to]) => `${base}/reststop/exportList?from=${from}&to=${to}&format=JSON&styles=false`)
  const asked = await inTurn(urls, (url) => getPolitely(url, { ...options, held: held[url] ?? {} }))
  if (asked.every(({ changed }) => !changed)) return undefined
  const parts: Uint8Array[] = []
  const validators: Record<string, Validators> = {}
  for (const [index, url] of urls.entries()) {
    const first = asked[index]
    // Where one part has changed, all are needed: nothing but the lines made of them is kept.
    const answer = first?.changed === true ? first : await getPolitely(url, { ...options, held: {} })
    if (!answer.changed) continue
    parts.push(answer.bytes)
    validators[url] = answer.validators
  }
  return { parts, validators }
}

/** Goods, and the special provisions of chapter 98. Chapter 99 is no goods. */
const ranges = [
  ['0100', '9799'],
  ['9800', '9899'],
] as const

/** One after the other: the site is small. */
async function inTurn<A, B>(all: readonly A[], ask: (one: A) => Promise<B>): Promise<B[]> {
  const answers: B[] = []
  for (const one of all) answers.push(await ask(one))
  return answers
}

function releasesOf(bytes: Uint8Array): { status: string; release: Release }[] {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return []
  }
  return (Array.isArray(value) ? value : []).flatMap((row: unknown) => {
    const { name, releaseStartDate, status } = (row ?? {}) as Record<string, unknown>
    const [, year, revision] = /^(\d{4})HTS(?:Basic|Rev(\d+))$/i.exec(String(name)) ?? []
    const [, month, day, of] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(String(releaseStartDate)) ?? []
    const posted = dayOf(Number(of), Number(month), Number(day))
    if (year === undefined || posted === undefined) return []
    const archive = revision === undefined ? `${year}_basic` : `${year}_rev_${Number(revision)}`
    const title = revision === undefined ? `${year} basic edition` : `${year} revision ${Number(revision)}`
    return [{ status: String(status), release: { archive, title, posted } }]
  })
}

function newestOf<R extends { release: Release }>(releases: R[]): R | undefined {
  return [...releases].sort((a, b) => a.release.posted - b.release.posted).at(-1)
}
