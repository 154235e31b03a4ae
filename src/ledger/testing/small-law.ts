/** A small tariff law for tests, written as the YAML that stands in its files. */
import { duty as measure, sources } from './small.js'

/** A duty that follows the measure of the small ledger: ten, then twenty, then suspended. */
const fentanyl = `
id: us-duty-one
imposer: US
origins: CN
title: A duty on China
authority: an act
citation: order 1
class: class-one
measure: duty
goods: all
heading: 9903.01.20
steps:
  - {from: 2025-02-04, recorded: 2025-02-01, status: in-force, rate: 10%, instrument: order 1, sources: us-early}
  - {from: 2025-03-04, recorded: 2025-03-03, status: in-force, rate: 20%, heading: 9903.01.24, instrument: order 2, sources: us-early}
  - {from: 2025-05-14, recorded: 2025-05-12, status: suspended, instrument: order 3, sources: us-early}
sources: us-early
confidence: high
recorded: 2025-02-01
`

/** A duty by origin, on two lists, with a total and a content. */
const metals = `
id: us-duty-two
imposer: US
title: A duty on metals
authority: an act
citation: order 5
class: class-two
goods: [list:metals, "8708"]
exceptGoods: ["87082100"]
steps:
  - from: 2025-03-12
    recorded: 2025-02-10
    status: in-force
    rates:
      - {origins: GB, heading: 9903.81.94, rate: 25%}
      - {origins: EU, heading: 9903.81.96, rate: 15%, basis: total, met: 9903.81.95}
      - {goods: "8708", heading: 9903.81.91, rate: 25%, basis: content, of: steel}
      - {programmes: usmca, heading: 9903.81.92, rate: none}
      - {heading: 9903.81.87, rate: 50%}
    instrument: order 5
    sources: us-early
  - from: 2025-06-04
    recorded: 2025-06-03
    status: in-force
    heading: 9903.81.87
    rate: 50%
    adds: ["7326"]
    drops: ["72061000"]
    instrument: order 6
    sources: us-early
sources: us-early
confidence: high
recorded: 2025-02-10
`

const exceptions = `
- id: us-exc-one
  imposer: US
  title: Donations
  citation: order 1
  lifts: class-one
  when: us-donation
  heading: 9903.01.21
  steps:
    - {from: 2025-02-04, recorded: 2025-02-01, status: in-force, instrument: order 1, sources: us-early}
  sources: us-early
  confidence: high
  recorded: 2025-02-01
- id: us-exc-transit
  imposer: US
  title: Goods on their way
  citation: order 5
  lifts: us-duty-two
  under: class-one
  programmes: usmca
  origins: [EU, GB]
  heading: 9903.01.22
  steps:
    - {from: 2025-03-12, recorded: 2025-02-10, status: in-force, loadedBefore: 2025-03-12, enteredBefore: 2025-04-01, instrument: order 5, sources: us-early}
  sources: us-early
  confidence: high
  recorded: 2025-02-10
`

/** The whole of it, without a fault. */
export const smallLaw: Record<string, string> = {
  'sources.yaml': sources,
  'measures/us/duty.yaml': measure.replace('track: tariffs\n', ''),
  'duties/us/one.yaml': fentanyl,
  'duties/us/two.yaml': metals,
  'exceptions/us.yaml': exceptions,
  'stacking.yaml': `
- {id: class-one, imposer: US, title: Class one, component: ieepaFentanyl}
- {id: class-two, imposer: US, title: Class two, component: s232}
`,
  'programmes.yaml': `
- {id: usmca, imposer: US, names: [USMCA, S], symbols: [S, S+], origins: [CA, MX]}
- {id: korus, imposer: US, names: [KORUS, KR], symbols: [KR], origins: [KR]}
`,
  'countries.yaml': ['CA', 'CN', 'DE', 'FR', 'GB', 'KR', 'MX']
    .map((code) => `- {id: ${code.toLowerCase()}, code: ${code}, names: [Land of ${code}]}\n`)
    .join(''),
  'country-groups.yaml': `
- {id: eu, code: EU, names: [European Union], members: [DE, FR, {code: GB, through: 2020-01-31}]}
`,
  'conditions.yaml': `
- {id: us-donation, question: Are they donations?}
- {id: us-aircraft, question: Are they for aircraft?}
`,
  'lists/metals.txt': '# steel\n7206\n7207\n730110\n',
  'lists/us-headings-9903.txt': [
    ...['9903.01.20', '9903.01.21', '9903.01.22', '9903.01.24'],
    ...['9903.81.87', '9903.81.91', '9903.81.92', '9903.81.94', '9903.81.95', '9903.81.96'],
  ].join('\n'),
}
