/** Verbs by which somebody is told to have said something: what they lend to the content, and how the content follows them. */
import type { ClaimModality } from '../claim.js'

export interface ReportingVerb {
  modality: ClaimModality
  /** `clause`: "said (that) ..."; `object`: "announced a tariff", "threatened to"; `manner`: the whole verb phrase is what was said ("raised concerns about"). */
  takes: ('clause' | 'object' | 'manner')[]
  /** Speaks of what is to come: its clause is a prediction. */
  future?: boolean
  /** Said by figures and papers as well as by people: "data showed". */
  data?: boolean
}

const rows: [verbs: string, verb: ReportingVerb][] = [
  [
    'say tell add note remark state comment explain write post argue claim insist stress emphasize emphasise reiterate acknowledge concede admit maintain observe reply allege believe think assert affirm reaffirm underscore tweet recall conclude highlight',
    { modality: 'claimed', takes: ['clause'] },
  ],
  ['report reveal disclose', { modality: 'reported', takes: ['clause', 'object'], data: true }],
  ['show indicate suggest', { modality: 'reported', takes: ['clause', 'object'], data: true }],
  ['signal hint', { modality: 'claimed', takes: ['clause', 'object'] }],
  ['announce declare unveil', { modality: 'announced', takes: ['clause', 'object'] }],
  ['confirm', { modality: 'confirmed', takes: ['clause', 'object'] }],
  ['pledge promise vow commit', { modality: 'committed', takes: ['clause', 'object'] }],
  ['propose', { modality: 'proposed', takes: ['clause', 'object'] }],
  ['urge demand', { modality: 'urged', takes: ['clause', 'object'] }],
  ['hope', { modality: 'hoped', takes: ['clause', 'object'] }],
  ['threaten', { modality: 'threatened', takes: ['clause', 'object'] }],
  ['warn caution', { modality: 'warned', takes: ['clause', 'object'] }],
  ['worry fear', { modality: 'warned', takes: ['clause'] }],
  ['deny reject dismiss', { modality: 'denied', takes: ['clause', 'object'] }],
  ['predict forecast project anticipate foresee', { modality: 'predicted', takes: ['clause', 'object'], future: true }],
  ['reckon', { modality: 'predicted', takes: ['clause'] }],
  ['expect', { modality: 'expected', takes: ['clause', 'object'], future: true }],
  ['estimate', { modality: 'reported', takes: ['clause', 'object'], data: true }],
  ['describe call', { modality: 'claimed', takes: ['object'] }],
  [
    'praise hail welcome criticize criticise blame accuse condemn denounce complain lament express raise voice question oppose',
    { modality: 'claimed', takes: ['manner'] },
  ],
]

export const reportingVerbs: ReadonlyMap<string, ReportingVerb> = new Map(
  rows.flatMap(([verbs, verb]) => verbs.split(' ').map((lemma): [string, ReportingVerb] => [lemma, verb])),
)

/** Nouns that speak for whoever made them: "customs data showed". */
export const dataNouns: ReadonlySet<string> = new Set(
  'data figures statistics numbers report reports survey study analysis projections projection estimates estimate records forecast forecasts outlook documents poll'.split(
    ' ',
  ),
)

/** What `raise`, `express` and `voice` must take to report words. */
export const concernNouns: ReadonlySet<string> = new Set(
  'concern concerns doubt doubts hope hopes objection objections opposition confidence optimism skepticism scepticism worry worries regret dissatisfaction frustration support willingness readiness anger fears question questions issue'.split(
    ' ',
  ),
)

/** Between subject and verb. */
export const betweenWords: ReadonlySet<string> = new Set(
  "has have had also later earlier then repeatedly recently separately again did would will could previously still already often publicly privately 's just reportedly sharply openly once both each have is are was were being been".split(
    ' ',
  ),
)
