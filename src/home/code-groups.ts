/** The groups of goods in `ledger/codes/groups.yaml`, read and checked against the codes that there are. */
import { type Plain, readYaml } from '../ledger/yaml.js'
import type { Problem } from '../problem.js'
import { covers } from '../product/codes.js'
import type { CodeGroup } from '../product/group.js'
import type { CodeLine } from '../product/tree.js'

/** What a group may name. */
export interface KnownCodes {
  /** Chapters, headings and subheadings, of any edition. */
  codes: ReadonlySet<string>
  /** Ids of sources. */
  sources: ReadonlySet<string>
}

export function knownCodes(lines: readonly CodeLine[], sources: ReadonlySet<string>): KnownCodes {
  return { codes: new Set(lines.map(({ code }) => code)), sources }
}

const fields = 'code system label title includes except flow within sources confidence note'.split(' ')

type Wrong = (field: string, what: string, mend: string) => void

/** @param file what the file is called in problems, such as `ledger/codes/groups.yaml` */
export function readCodeGroups(
  bytes: Uint8Array,
  file: string,
  known: KnownCodes,
): { groups: CodeGroup[]; problems: Problem[] } {
  const { value, place, problems: faults } = readYaml(bytes, file)
  const problems = [...faults]
  const groups: CodeGroup[] = []
  const wrongs = new Map<CodeGroup, Wrong>()
  for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
    const wrong: Wrong = (field, what, mend) =>
      problems.push({ what, where: { ...place(field === '' ? [index] : [index, field]), field }, mend })
    if (typeof row === 'string' || Array.isArray(row)) {
      wrong('', 'is not a group', 'Write a mapping with code, system, label, title, includes and sources.')
      continue
    }
    for (const field of Object.keys(row))
      if (!fields.includes(field)) wrong(field, `"${field}" is not a field`, `Fields: ${fields.join(', ')}.`)
    const group = readGroup(row, known, wrong)
    if (groups.some((one) => one.system === group.system && one.code === group.code))
      wrong('code', `${group.code} stands here twice`, 'Keep one of them.')
    groups.push(group)
    wrongs.set(group, wrong)
  }
  for (const group of groups) checkPlace(group, groups, wrongs.get(group) ?? (() => undefined))
  return { groups, problems }
}

function readGroup(row: { [key: string]: Plain }, known: KnownCodes, wrong: Wrong): CodeGroup {
  const text = (field: string): string => {
    const value = row[field]
    if (typeof value === 'string' && value !== '') return value
    wrong(field, 'is missing', 'Write it on a line of its own.')
    return ''
  }
  const list = (field: string): string[] =>
    [row[field] ?? []].flat().filter((one): one is string => typeof one === 'string')
  const digits = (field: string): string[] =>
    list(field).map((code) => {
      const plain = code.replaceAll('.', '')
      if (!/^(?:\d\d){1,5}$/.test(plain))
        wrong(field, `"${code}" is not an HS code`, 'An HS code has 2, 4, 6, 8 or 10 digits: 1007, 8541.42.')
      else if (!known.codes.has(plain.slice(0, 6)))
        wrong(field, `"${code}" is in no edition that is held`, 'Look it up in ledger/codes/hs.csv.')
      return plain
    })
  const includes = digits('includes')
  const except = digits('except')
  if (includes.length === 0) wrong('includes', 'is empty', 'Write the beginnings of the codes that are in it.')
  for (const code of except)
    if (!includes.some((wide) => covers(wide, code)))
      wrong('except', `"${code}" is not inside what the group includes`, 'Leave it out.')
  for (const [at, code] of includes.entries())
    if (includes.some((wide, before) => before !== at && covers(wide, code)))
      wrong('includes', `"${code}" is in another of them`, 'Leave it out.')
  for (const id of list('sources'))
    if (!known.sources.has(id)) wrong('sources', `"${id}" is no source of the ledger`, 'Write it in ledger/sources.')
  if (list('sources').length === 0) wrong('sources', 'is missing', 'Name who defines the group.')
  const confidence = text('confidence')
  if (confidence !== 'high' && confidence !== 'medium' && confidence !== 'low')
    wrong('confidence', `"${confidence}" is none of high, medium, low`, 'Write one of them.')
  const flow = row['flow']
  if (flow !== undefined && flow !== 'export' && flow !== 'import')
    wrong('flow', 'is neither export nor import', 'Write one of them, or leave it out.')
  return {
    system: text('system'),
    code: text('code'),
    label: text('label'),
    title: text('title'),
    includes,
    except,
    ...((flow === 'export' || flow === 'import') && { flow }),
    ...(typeof row['within'] === 'string' && { within: row['within'] }),
    sources: list('sources'),
    confidence: confidence === 'high' || confidence === 'medium' ? confidence : 'low',
    ...(typeof row['note'] === 'string' && { note: row['note'] }),
  }
}

/** A group lies wholly in the one that it says it is part of. */
function checkPlace(group: CodeGroup, groups: readonly CodeGroup[], wrong: Wrong): void {
  if (group.within === undefined) return
  const over = groups.find((one) => one.system === group.system && one.code === group.within)
  if (over === undefined || over === group) {
    wrong('within', `"${group.within}" is no other group`, 'Write the code of the group that it is part of.')
    return
  }
  for (const code of group.includes) {
    if (!over.includes.some((wide) => covers(wide, code)))
      wrong('within', `${over.code} does not include ${code}`, 'Mend the list of one of the two.')
    for (const out of over.except)
      if (covers(out, code) || (covers(code, out) && !group.except.some((own) => covers(own, out))))
        wrong('within', `${over.code} leaves ${out} out, and this group has it`, 'Leave it out here too.')
  }
}
