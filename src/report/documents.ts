/** The inbox for the terminal and as data: what was announced, where it stands, and what was changed afterwards. */
import type { InboxEntry } from '../ledger/inbox.js'
import { isoDay } from '../time/day.js'
import { painter, plain } from './ink.js'
import { paragraph } from './wrap.js'

export interface InboxPage {
  /** Shown. */
  entries: readonly InboxEntry[]
  /** That fit and are not shown. */
  left: number
  /** The source of the ledger that a document is held as, by feed and id. */
  heldAs: (entry: InboxEntry) => string | undefined
}

/** `readout documents`. */
export function printInbox(
  { entries, left, heldAs }: InboxPage,
  { colour = false, width = 80 }: { colour?: boolean; width?: number },
): string {
  const paint = painter(colour)
  const room = Math.max(40, Math.min(width, 110))
  const blocks = entries.map((entry) => {
    const { document, day, changes } = entry
    const { feed, type, title, url, id, citation, instrument, signed, effective, filedAt, corrects = [] } = document
    const marks = [
      ...(instrument === undefined ? [] : [instrument]),
      ...(citation === undefined || citation === instrument ? [] : [citation]),
      ...(signed === undefined ? [] : [`signed ${isoDay(signed)}`]),
      ...(effective === undefined ? [] : [`effective ${isoDay(effective)}`]),
      ...(filedAt === undefined ? [] : [`open to inspection ${printMoment(filedAt)}`]),
      ...corrects.map((number) => `corrects ${number}`),
    ]
    const held = heldAs(entry)
    const add = (text: string): string => paragraph(plain(text), room, '  ', '    ')
    return [
      `${paint('cyan', isoDay(day))}  ${paint('bold', plain(feed))}  ${plain(type)}`,
      add(title),
      ...(marks.length === 0 ? [] : [add(marks.join('; '))]),
      ...(id === url ? [] : [paint('gray', add(id))]),
      paint('gray', `  ${plain(url)}`),
      ...changes.map(({ seen, fields }) =>
        paint('yellow', add(`${seen.slice(0, 10)}: ${fields.join(', ') || 'changed'}`)),
      ),
      ...(held === undefined ? [] : [paint('green', add(`in the ledger as ${held}`))]),
    ].join('\n')
  })
  const end = left === 0 ? [] : [`${left} more: readout documents --limit ${entries.length + left}`]
  return `${[...blocks, ...end].join('\n\n')}\n`
}

/** A moment to the minute, with its zone: some come in that of the place, others in UTC. */
function printMoment(moment: string): string {
  const [, day, minute, zone = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:?\d\d)?$/.exec(moment) ?? []
  return day === undefined ? plain(moment) : `${day} ${minute}${zone === 'Z' ? ' UTC' : zone && ` ${zone}`}`
}

/** The same as data; days are written out. */
export function inboxJson({ entries, left, heldAs }: InboxPage): string {
  const documents = entries.map((entry) => {
    const { published, signed, effective, ...rest } = entry.document
    const held = heldAs(entry)
    return {
      ...rest,
      ...(published !== undefined && { published: isoDay(published) }),
      ...(signed !== undefined && { signed: isoDay(signed) }),
      ...(effective !== undefined && { effective: isoDay(effective) }),
      changes: entry.changes,
      ...(held !== undefined && { source: held }),
    }
  })
  return `${JSON.stringify({ documents, left }, null, 2)}\n`
}
