/** What is searched for in the Federal Register: words and agencies are a table, not code. */

/** One search: documents of these types, of any of these agencies, that hold the words. */
export interface Search {
  /** As progress names it. */
  name: string
  types: readonly ('PRESDOCU' | 'RULE' | 'PRORULE' | 'NOTICE')[]
  agencies?: readonly string[]
  /** Full text; a phrase in quotation marks. */
  term?: string
}

const presidential = ['PRESDOCU'] as const
const rules = ['RULE', 'PRORULE', 'NOTICE'] as const

/** What is searched for: a row a search. */
export const searches: readonly Search[] = [
  { name: 'presidential documents on tariffs', types: presidential, term: 'tariff' },
  { name: 'presidential documents on duties', types: presidential, term: '"ad valorem"' },
  { name: 'presidential documents on export controls', types: presidential, term: '"export control"' },
  { name: 'presidential documents on TikTok', types: presidential, term: 'TikTok' },
  {
    name: 'presidential documents on foreign apps',
    types: presidential,
    term: '"foreign adversary controlled application"',
  },
  { name: 'trade representative', types: rules, agencies: ['office-of-the-united-states-trade-representative'] },
  { name: 'export controls', types: rules, agencies: ['industry-and-security-bureau'] },
  {
    name: 'customs on tariffs',
    types: rules,
    agencies: ['u-s-customs-and-border-protection'],
    term: '"additional duties"',
  },
  {
    name: 'commerce on section 232',
    types: rules,
    agencies: ['international-trade-administration'],
    term: '"section 232"',
  },
  { name: 'TikTok', types: rules, term: 'TikTok' },
]

/** Agencies whose documents are kept when they are put up for inspection; presidential documents all are. */
export const watched: ReadonlySet<string> = new Set([
  'executive-office-of-the-president',
  ...searches.flatMap(({ agencies = [] }) => agencies),
])

/** The fields asked for, by the names of the interface. */
export const fields = [
  'document_number',
  'type',
  'subtype',
  'title',
  'abstract',
  'action',
  'agencies',
  'citation',
  'correction_of',
  'corrections',
  'dates',
  'disposition_notes',
  'effective_on',
  'executive_order_notes',
  'executive_order_number',
  'html_url',
  'proclamation_number',
  'public_inspection_pdf_url',
  'publication_date',
  'raw_text_url',
  'signing_date',
] as const
