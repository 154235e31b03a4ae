/** `readout state`, `timeline` and `next`: what the ledger answers for a day, as known on a day. */
import { InputError } from '../problem.js'
import type { Effects } from './operation.js'
import { operation } from './operation.js'

const on = { type: 'day', optional: true, summary: 'what holds on this day; today when left out' } as const
const known = {
  type: 'day',
  optional: true,
  summary: 'as it was public on this day; the day of --on when left out',
} as const
const format = {
  type: 'choice',
  choices: ['text', 'json'],
  otherwise: 'text',
  summary: 'how to print the answer',
} as const

export const state = operation({
  name: 'state',
  summary: 'Where every track stands: what each side says, since when, until when',
  example: 'readout state tiktok --on 2025-09-18',
  input: {
    track: {
      type: 'text',
      positional: true,
      optional: true,
      summary: 'one track, such as tariffs or tiktok; all when left out',
    },
    on,
    known,
    format,
  },
  run: async (input, effects) => {
    const [{ board }, { printBoard }, snapshot] = await Promise.all([
      import('../state/board.js'),
      import('../report/state.js'),
      openLedger(),
    ])
    const asOf = asOfInput(input, effects)
    const { track } = input
    if (track !== undefined && !snapshot.tracks.some((state) => state.track === track)) {
      const tracks = [...new Set(snapshot.tracks.map((state) => state.track))].sort()
      throw new InputError({
        what: `"${track}" is not a track`,
        where: { input: 'readout state' },
        mend: `Tracks: ${tracks.join(', ')}.`,
      })
    }
    const answer = board(snapshot, asOf, track)
    // Asked for one track, the contacts are beside the question.
    const shown = track === undefined ? answer : { ...answer, contacts: [] }
    await effects.write(input.format === 'json' ? json(shown) : printBoard(shown, effects))
    return { status: 0 }
  },
})

export const timeline = operation({
  name: 'timeline',
  summary: 'Contacts, measures and statements on one line of time',
  example: 'readout timeline --from 2025-09-01 --to 2025-09-30 --track tiktok',
  input: {
    from: { type: 'day', optional: true, summary: 'first day' },
    to: { type: 'day', optional: true, summary: 'last day' },
    known: { type: 'day', optional: true, summary: 'as it was public on this day; today when left out' },
    track: { type: 'text', optional: true, summary: 'one track only' },
    side: { type: 'text', optional: true, summary: 'one side only, by country code: US, CN' },
    format,
  },
  run: async (input, effects) => {
    const [{ timeline: answer }, { printTimeline }, snapshot] = await Promise.all([
      import('../state/timeline.js'),
      import('../report/state.js'),
      openLedger(),
    ])
    const { from, to, track, side } = input
    if (from !== undefined && to !== undefined && to < from)
      throw new InputError({
        what: 'the last day is before the first',
        where: { input: '--to' },
        mend: 'Give --from first, --to later.',
      })
    const items = answer(snapshot, { from, to, track, side, known: input.known ?? effects.today })
    await effects.write(input.format === 'json' ? json({ items }) : printTimeline(items, effects))
    return { status: 0 }
  },
})

export const next = operation({
  name: 'next',
  summary: 'What falls due: deadlines, expiries, planned contacts, releases of figures',
  example: 'readout next --on 2025-09-18 --days 60',
  input: {
    on,
    known,
    days: { type: 'count', optional: true, summary: 'how far to look ahead; 90 when left out' },
    ics: { type: 'text', optional: true, summary: 'write a calendar file too' },
    format,
  },
  run: async (input, effects) => {
    const [{ next: answer }, { calendar }, { printNext }, { nextReleases }, snapshot, releaseDays] = await Promise.all([
      import('../state/next.js'),
      import('../state/calendar.js'),
      import('../report/state.js'),
      import('../figures/releases.js'),
      openLedger(),
      openReleases(),
    ])
    const asOf = asOfInput(input, effects)
    const days = input.days ?? 90
    const releases = nextReleases(asOf.valid, days, releaseDays)
    const items = answer(snapshot, { on: asOf.valid, known: asOf.known, days, releases })
    if (input.ics !== undefined) {
      const { writeOut } = await import('./effects/output.js')
      await writeOut(calendar(items, effects.now), input.ics, effects)
    }
    await effects.write(input.format === 'json' ? json({ items }) : printNext(items, effects))
    return { status: 0 }
  },
})

/** Asked for a day alone, the answer is what was known that day: an as-of question must not see the future by default. */
function asOfInput(input: { on: Effects['today'] | undefined; known: Effects['today'] | undefined }, effects: Effects) {
  const valid = input.on ?? input.known ?? effects.today
  return { valid, known: input.known ?? valid }
}

async function openLedger() {
  return (await import('../home/installed.js')).loadSnapshot()
}

async function openReleases() {
  return (await (await import('../home/installed.js')).loadBundled()).calendar
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
