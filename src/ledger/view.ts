/** What other rooms ask of the ledger: views as known on a day, and what held. None of it reads files. */
export { asKnown, knownFrom, type LedgerView } from './as-known.js'
export {
  type ContactStanding,
  contactStatus,
  isConfirmedByAll,
  isCounted,
  isHeld,
  type SideStatus,
  sidesOf,
} from './contact.js'
export { type Cover, coverageOf, covered, type Subject } from './coverage.js'
export { type AnyRecord, type Found, findRecord, searchRecords, showRecord, sourceLine } from './look.js'
export { emptySnapshot, parseSnapshot, printSnapshot } from './snapshot.js'
export { holdsOn, lastDayOf, stateOn, tracksKnown } from './standing.js'
export { type HeldStatus, intervalsOf, isInForce, measureOn, type Standing, type StepInterval } from './steps.js'
