/** The page on tariff records: its worked example is law without faults, and it names every field there is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileFiles } from '../src/ledger/compile.js'
import { tariffSchemas } from '../src/ledger/tariff-schema.js'
import { filesOf, printed } from '../src/ledger/testing/small.js'
import { parseDay } from '../src/time/day.js'

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'tariff-records.md'), 'utf8')

/** The YAML of the page by the file it names in its first line. */
const example = Object.fromEntries(
  [...page.matchAll(/```yaml\n# ledger\/(\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => [path, text]),
)

/** What the example leans on. */
const around = {
  'duties/us/forced-labour.yaml': `
id: us-duty-301-forced-labour
imposer: US
origins: VN
title: Forced labour
authority: an act
citation: a notice
class: section-301-forced-labour
goods: all
heading: 9903.05.84
steps:
  - {from: 2026-07-24, recorded: 2026-07-23, status: in-force, rate: 12.5%, instrument: a notice, sources: wh-proc-11099}
sources: wh-proc-11099
confidence: high
recorded: 2026-07-23
`,
  'countries.yaml': ['DE', 'GB', 'JP', 'VN']
    .map((code) => `- {id: ${code.toLowerCase()}, code: ${code}, names: Land of ${code}}\n`)
    .join(''),
  'country-groups.yaml': '- {id: eu, code: EU, names: European Union, members: [DE]}\n',
}

describe('how tomorrow’s proclamation is recorded', () => {
  test('the worked example has no faults', () => {
    expect(Object.keys(example)).toEqual([
      'stacking.yaml',
      'sources/2026.yaml',
      'duties/us/toys.yaml',
      'exceptions/us/toys.yaml',
    ])
    const stacking = `${example['stacking.yaml']}- {id: section-301-forced-labour, imposer: US, title: Forced labour, component: s301}\n`
    const files = filesOf({ ...around, ...example, 'stacking.yaml': stacking })
    const { law, problems } = compileFiles(files, parseDay('2026-11-24'))
    expect(printed(problems)).toEqual([])
    expect(law.duties.map(({ id }) => id)).toEqual(['us-duty-301-forced-labour', 'us-duty-232-toys'])
  })

  test.each(Object.entries(tariffSchemas))('every field of a %s stands on the page', (_, schema) => {
    const shared = ['id', 'recorded', 'confidence', 'sources', 'supersedes', 'note']
    const missing = fieldsOf(schema).filter((field) => !shared.includes(field) && !page.includes(`\`${field}\``))
    expect(missing.filter((field) => !page.includes(`\`${field}: `))).toEqual([])
  })
})

/** The names of all fields of a schema, those of its lists of mappings among them. */
function fieldsOf(schema: unknown): string[] {
  const { shape, element, def } = schema as {
    shape?: Record<string, unknown>
    element?: unknown
    def?: { innerType?: unknown; out?: unknown }
  }
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, inner]) => [key, ...fieldsOf(inner)])
  const inner = element ?? def?.innerType ?? def?.out
  return inner === undefined ? [] : fieldsOf(inner)
}
