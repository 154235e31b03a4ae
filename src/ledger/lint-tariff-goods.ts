/** The goods of tariff records: codes that can be codes, each once, and nothing taken out that was never in. */
import { CodeSet, expanded } from './code-set.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Duty, DutyException } from './tariff.js'
import type { Tell } from './tell.js'

type Path = readonly PropertyKey[]

export function lintReach(records: LedgerRecords, tell: Tell): void {
  for (const read of [...records.duties, ...records.exceptions]) {
    for (const [path, goods] of fieldsOf(read.record)) {
      lintCodes(read, path, goods, tell)
      lintLists(read, path, goods, records, tell)
    }
    lintChanges(read, records, tell)
  }
}

/** Every field of goods, with its path. */
function* fieldsOf({ goods, exceptGoods, steps }: Duty | DutyException): Generator<[Path, readonly string[]]> {
  yield [['goods'], goods]
  yield [['exceptGoods'], exceptGoods]
  for (const [index, step] of steps.entries()) {
    yield [['steps', index, 'adds'], step.adds ?? []]
    yield [['steps', index, 'drops'], step.drops ?? []]
    if ('rates' in step)
      for (const [row, rate] of (step.rates ?? []).entries())
        yield [['steps', index, 'rates', row, 'goods'], rate.goods ?? []]
  }
}

function lintCodes(read: Read<{ id: string }>, path: Path, goods: readonly string[], tell: Tell): void {
  const first = new Map<string, number>()
  for (const [index, entry] of goods.entries()) {
    const here = [...path, index]
    const code = entry.replaceAll('.', '')
    if (/^\d/.test(code) && !isLong(code))
      tell(read, here, `"${entry}" has ${code.length} digits`, 'Write a code of 2, 4, 6, 8 or 10 digits.')
    if (entry === 'all' && goods.length > 1)
      tell(read, here, '"all" stands beside other codes', 'Write "all" alone, or only the codes.')
    if (first.has(code)) tell(read, here, `"${entry}" stands twice`, 'Keep it once.')
    first.set(code, index)
  }
  for (const [index, entry] of goods.entries()) {
    const code = entry.replaceAll('.', '')
    const above = /^\d/.test(code) ? shorter(code).find((one) => first.has(one)) : undefined
    if (above !== undefined)
      tell(read, [...path, index], `"${entry}" is within ${above}, which stands here too`, 'Keep one of the two.')
  }
}

const isLong = (code: string): boolean => code.length >= 2 && code.length <= 10 && code.length % 2 === 0

const shorter = (code: string): string[] =>
  [8, 6, 4, 2].filter((length) => length < code.length).map((length) => code.slice(0, length))

function lintLists(
  read: Read<{ id: string }>,
  path: Path,
  goods: readonly string[],
  { lists }: LedgerRecords,
  tell: Tell,
): void {
  for (const [index, entry] of goods.entries()) {
    const list = entry.startsWith('list:') ? lists.get(entry.slice('list:'.length)) : undefined
    const odd = list?.codes.find((code) => !isLong(code.replaceAll('.', '')))
    if (list !== undefined && odd !== undefined)
      tell(
        read,
        [...path, index],
        `ledger/${list.file} holds "${odd}", which has an odd length`,
        'Write codes of 2, 4, 6, 8 or 10 digits.',
      )
  }
}

function lintChanges(read: Read<Duty | DutyException>, { lists }: LedgerRecords, tell: Tell): void {
  const { goods, exceptGoods, steps } = read.record
  const held = new CodeSet(expanded(goods, lists))
  const absent = (entry: string): string | undefined => expanded([entry], lists).find((code) => !held.touches(code))
  for (const [index, step] of steps.entries()) {
    for (const [at, entry] of (step.drops ?? []).entries()) {
      const code = absent(entry)
      if (code !== undefined && !isUnread(entry, lists))
        tell(
          read,
          ['steps', index, 'drops', at],
          `it drops ${code}, which is not in`,
          'Correct the code, or leave it out.',
        )
    }
    for (const code of expanded(step.drops ?? [], lists)) held.drop(code)
    for (const code of expanded(step.adds ?? [], lists)) held.add(code)
  }
  for (const [index, entry] of exceptGoods.entries()) {
    const codes = expanded([entry], lists)
    if (codes.length > 0 && codes.every((code) => !held.touches(code)))
      tell(
        read,
        ['exceptGoods', index],
        `it spares ${entry}, which it does not reach`,
        'Correct the code, or leave it out.',
      )
  }
}

const isUnread = (entry: string, lists: LedgerRecords['lists']): boolean =>
  entry.startsWith('list:') && !lists.has(entry.slice('list:'.length))
