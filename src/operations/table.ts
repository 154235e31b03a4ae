/** The table of what Readout can do. Command, help and reference come from these rows; each loads its room only when it runs. */
import { check } from './check.js'
import { claimsEval } from './claims-eval.js'
import { documents } from './documents.js'
import { duty } from './duty.js'
import { figuresAdd } from './figures.js'
import { ledgerCompile, ledgerLint, ledgerSearch, ledgerShow } from './ledger.js'
import type { Operation } from './operation.js'
import { panel } from './panel.js'
import { ledgerPropose } from './propose.js'
import { figuresReconcile } from './reconcile.js'
import { next, state, timeline } from './state.js'
import { sync } from './sync.js'
import { trade } from './trade.js'

export const operations: Operation[] = [
  check,
  duty,
  panel,
  trade,
  state,
  timeline,
  next,
  documents,
  figuresAdd,
  figuresReconcile,
  sync,
  ledgerLint,
  ledgerShow,
  ledgerSearch,
  ledgerPropose,
  ledgerCompile,
  claimsEval,
]
