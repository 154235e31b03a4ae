/** "No deal has been announced on X": against the states of the tracks that X names. */
import { agreementCover, agreementsOn, type KnownAgreement } from '../../evidence/agreements.js'
import type { Snapshot } from '../../ledger/records.js'
import { asKnown, lastDayOf } from '../../ledger/view.js'
import { isoDay, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import { cited } from '../event/cited.js'
import type { EvidenceRow, JudgedReading, Verdict } from '../verdict.js'
import { type AbsenceClaim, dayOf, nothing } from './question.js'

export function judgeNoAgreement(claim: AbsenceClaim, ledger: Snapshot, asOf: AsOf): Verdict {
  const on = dayOf(claim, asOf)
  const tracks = claim.absence.written?.tracks ?? (claim.absence.track === null ? [] : [claim.absence.track])
  if (tracks.length === 0)
    return nothing('The text does not say on what; that no agreement of any kind was made cannot be judged.')
  const covers = tracks.map((track) => agreementCover(ledger, track, on.valid))
  const cover = covers.find(({ covered }) => covered)
  const found = tracks.flatMap((track) => agreementsOn(ledger, track, on))
  const readings = tracks.map((track) => readingOf(track, found, ledger, on))
  const note = (text: string): string => `${text}${earlier(found)}`
  const standing = found.filter((one) => one.standing)
  const agreed = standing.find(({ strength }) => strength === 'agreed')
  const base = {
    grade: null,
    readings,
    computed: standing.length === 0 ? 'no agreement' : standing.map(named).join('; '),
  }
  if (agreed !== undefined) {
    const why = `${named(agreed)}.`
    // One side's text may tell more than the other has stated: only one that both sides have put out contradicts.
    if (agreed.state.confidence === 'high' && cover !== undefined && isPublishedByBoth(agreed, ledger))
      return {
        ...base,
        label: 'contradicted',
        grade: 'published',
        note: note(`An agreement stood by that day: ${why}`),
      }
    return { ...base, label: 'depends', note: note(`By the record there was one: ${why}`) }
  }
  const framework = standing.find(({ strength }) => strength === 'framework')
  if (framework !== undefined)
    return {
      ...base,
      label: 'depends',
      note: note(`Short of an agreement, but more than nothing: ${named(framework)}.`),
    }
  const onesided = standing[0]
  if (onesided !== undefined)
    return {
      ...base,
      label: 'unconfirmed',
      note: note(`Stated by one side, or outside any contact that both held: ${named(onesided)}.`),
    }
  if (cover === undefined)
    return {
      ...base,
      computed: null,
      label: 'no-data',
      note: note(`Nothing is recorded, but the record of ${tracks.join(', ')} is not declared complete for that day.`),
    }
  return {
    ...base,
    label: 'supported',
    grade: 'recomputed',
    note: note(
      `No agreement on ${tracks.join(' or ')} stood on ${printDay(on.valid)}. The record is complete on this basis: ${cover.basis.join('; ')}.`,
    ),
  }
}

/** Signed, or told by official texts of two sides. */
function isPublishedByBoth({ state }: KnownAgreement, ledger: Snapshot): boolean {
  if (state.stage === 'signed') return true
  const official = ledger.sources.filter(({ id, type }) => type === 'official' && state.sources.includes(id))
  return new Set(official.flatMap(({ side }) => side ?? [])).size > 1
}

function readingOf(track: string, found: KnownAgreement[], ledger: Snapshot, on: AsOf): JudgedReading {
  const mine = found.filter(({ state }) => state.track === track)
  const standing = mine.filter((one) => one.standing)
  const agreed = standing.some(({ strength }) => strength === 'agreed')
  const cover = agreementCover(ledger, track, on.valid)
  return {
    description: `agreements on ${track} that stood on ${printDay(on.valid)}, as known on ${printDay(on.known)}`,
    value: standing.length,
    holds: agreed ? false : standing.length > 0 || !cover.covered ? null : true,
    evidence: mine.length > 0 ? mine.map((one) => rowOf(one, ledger)) : statesShown(track, ledger, on),
    query: `readout state ${track} --on ${isoDay(on.valid)} --known ${isoDay(on.known)}`,
    main: true,
  }
}

/** Where there is no agreement at all, what the track did hold. */
function statesShown(track: string, ledger: Snapshot, on: AsOf): EvidenceRow[] {
  const states = asKnown(ledger, on.known).statesOf.get(track) ?? []
  return states.slice(0, 2).map((state) => ({
    id: state.id,
    value: state.stage,
    period: isoDay(state.from),
    ...cited(ledger, state.sources),
  }))
}

function rowOf({ state }: KnownAgreement, ledger: Snapshot): EvidenceRow {
  return {
    id: state.id,
    value: state.stage,
    period: isoDay(state.from),
    ...cited(ledger, state.sources),
  }
}

function named({ state }: KnownAgreement): string {
  return `${state.track} ${state.stage} from ${printDay(state.from)} (${state.terms})`
}

function earlier(found: KnownAgreement[]): string {
  const gone = found.filter(({ standing }) => !standing)
  if (gone.length === 0) return ''
  const told = gone.slice(0, 3).map(({ state }) => {
    const last = lastDayOf(state)
    return `${state.stage} from ${printDay(state.from)}${last === undefined ? '' : ` to ${printDay(last)}`} (${state.terms})`
  })
  return ` No longer standing: ${told.join('; ')}.`
}
