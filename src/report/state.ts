/** The board, the timeline, the agenda and found records, for the terminal. Their JSON is the answers themselves. */
import type { Found } from '../ledger/view.js'
import type { Board, BoardContact, BoardSeries, BoardState } from '../state/board.js'
import type { NextItem } from '../state/next.js'
import type { TimelineItem } from '../state/timeline.js'
import { isoDay, parseDay, partsOf, printDay } from '../time/day.js'
import { type Painter, painter, plain } from './ink.js'
import { paragraph } from './wrap.js'

export interface StateTextOptions {
  colour?: boolean
  /** In characters. */
  width?: number
}

interface Sheet {
  paint: Painter
  width: number
}

function sheet({ colour = false, width = 80 }: StateTextOptions): Sheet {
  return { paint: painter(colour), width: Math.max(40, Math.min(width, 110)) }
}

/** `readout state`: contacts first, then every track with what holds that day. */
export function printBoard(board: Board, options: StateTextOptions = {}): string {
  const page = sheet(options)
  const parts = [page.paint('gray', `In force on ${shown(board.on)}, as known on ${shown(board.known)}`)]
  if (board.contacts.length > 0)
    parts.push(
      [page.paint('bold', 'Contacts'), ...board.contacts.map((series) => seriesLines(series, page))].join('\n'),
    )
  for (const { track, states } of board.tracks)
    parts.push(
      [
        page.paint('bold', name(track)),
        ...(states.length === 0 ? ['  nothing holds on that day'] : states.map((state) => stateLines(state, page))),
      ].join('\n'),
    )
  if (board.tracks.length === 0 && board.contacts.length === 0)
    parts.push(`The ledger holds nothing that was known by ${shown(board.known)}.`)
  return `${parts.join('\n\n')}\n`
}

function seriesLines(series: BoardSeries, page: Sheet): string {
  const held = `${series.held} held${series.last === undefined ? '' : `; last: ${contactWords(series.last)}`}`
  const lines = [paragraph(`${series.series}: ${held}`, page.width, '  ', '      ')]
  const add = (words: string, contact: BoardContact): void => {
    lines.push(
      paragraph(`${words}: ${contactWords(contact)} (${sideWords(contact)})`, page.width, '      ', '        '),
    )
  }
  if (series.next !== undefined) add('next', series.next)
  for (const contact of series.claimed) add('said by one side, not counted', contact)
  for (const contact of series.disputed) add('disputed, not counted', contact)
  return lines.join('\n')
}

function contactWords({ type, ordinal, start, end, place, id }: BoardContact): string {
  const when = start === undefined ? 'day not settled' : stretch(start, end)
  const where = place === undefined ? '' : ` in ${place.city}`
  return plain(`${type}${ordinal === undefined ? '' : ` ${ordinal}`}${where}, ${when} [${id}]`)
}

function sideWords({ sides, silent }: BoardContact): string {
  const said = sides.map(({ side, status }) => `${side} ${status.replaceAll('-', ' ')}`)
  return [...said, ...silent.map((side) => `${side} silent`)].join(', ')
}

function stateLines(state: BoardState, page: Sheet): string {
  const until = state.through === undefined ? `since ${shown(state.from)}` : stretch(state.from, state.through)
  const add = (text: string): string => paragraph(plain(text), page.width, '    ', '      ')
  return [
    `  ${page.paint('cyan', state.stage)}, ${until}${state.confidence === 'high' ? '' : `, confidence ${state.confidence}`}`,
    add(state.terms),
    ...Object.entries(state.positions).map(([side, position]) => add(`${side}: ${position}`)),
    ...state.deadlines.map(({ date, what, instrument }) =>
      add(`Due ${shown(date)}: ${what}${instrument === undefined ? '' : ` (${instrument})`}`),
    ),
    page.paint('gray', add(`Sources: ${state.sources.join(', ')}`)),
  ].join('\n')
}

/** `readout timeline`: a day a line, oldest first; the same day is written once. */
export function printTimeline(items: TimelineItem[], options: StateTextOptions = {}): string {
  const { paint, width } = sheet(options)
  if (items.length === 0)
    return 'Nothing in the ledger for these days. Widen --from and --to, or leave out --track and --side.\n'
  let day = ''
  const lines = items.map(({ date, kind, id, track, side, what, sources }) => {
    const head = date === day ? '' : date
    day = date
    const tags = [track, side].filter((tag) => tag !== null).join(', ')
    const gap = ' '.repeat(12)
    return [
      `${head.padEnd(10)}  ${paint('cyan', kind)}${tags === '' ? '' : `  ${plain(tags)}`}`,
      paragraph(plain(what), width, gap, gap),
      paint('gray', paragraph(plain(`[${id}] ${sources.join(', ')}`), width, gap, gap)),
    ].join('\n')
  })
  return `${lines.join('\n')}\n`
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `readout next`: what falls due, nearest first. */
export function printNext(items: NextItem[], options: StateTextOptions = {}): string {
  const { paint, width } = sheet(options)
  if (items.length === 0) return 'Nothing falls due in these days. Look further ahead with --days.\n'
  const gap = ' '.repeat(16)
  const lines = items.map(({ date, kind, what, track, instrument, source }) => {
    const weekday = weekdays[partsOf(parseDay(date)).weekday] ?? ''
    const about = [kind.replaceAll('-', ' '), track, instrument, source].filter((part) => part !== null)
    return [
      paragraph(plain(what), width, `${weekday} ${date}  `, gap),
      paint('gray', paragraph(plain(about.join('; ')), width, gap, gap)),
    ].join('\n')
  })
  return `${lines.join('\n')}\n`
}

/** `readout ledger search`: one record a paragraph, to be shown whole by its id. */
export function printFound(found: Found[], options: StateTextOptions = {}): string {
  const { paint, width } = sheet(options)
  if (found.length === 0) return 'No record holds all of these words.\n'
  const lines = found.map(({ id, kind, title, day }) =>
    [
      `${paint('bold', plain(id))}  ${paint('gray', `${kind}${day === undefined ? '' : `, ${isoDay(day)}`}`)}`,
      paragraph(plain(title), width, '    ', '    '),
    ].join('\n'),
  )
  return `${lines.join('\n')}\n`
}

/** `14 Sep 2025 to 15 Sep 2025`, or the one day. */
function stretch(start: string, end: string | undefined): string {
  return end === undefined || end === start ? shown(start) : `${shown(start)} to ${shown(end)}`
}

function shown(iso: string): string {
  return printDay(parseDay(iso))
}

/** Ids are words with hyphens. */
function name(id: string): string {
  const words = plain(id).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
