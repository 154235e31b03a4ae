/** The worked scenarios of docs/duty.md through the built command, for one entry, a batch and a panel. */
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { openDoor, stackOf } from './duty-door.js'

const { scratch, readout, json, file } = openDoor()
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const total = (args: string, scenario?: string): number | null =>
  json(['duty', ...args.split(' '), ...(scenario === undefined ? [] : ['--scenario', `examples/${scenario}`])]).total
    .percent

describe('the worked scenarios', () => {
  test('the truce lapses: 24 points more on Chinese goods, and on US goods in China', () => {
    const chinese = '8507.60.0020 --from CN --on 2025-11-15 --known 2025-10-01'
    const american = '1201.90.19 --from US --to CN --on 2025-11-15 --known 2025-10-01'
    for (const entry of [chinese, american])
      expect((total(entry, 'truce-lapses.yaml') ?? 0) - (total(entry) ?? 0)).toBeCloseTo(24)
    expect(total(chinese.replace('2025-11-15', '2025-11-09'), 'truce-lapses.yaml')).toBe(
      total(chinese.replace('2025-11-15', '2025-11-09')),
    )
  })

  test('a further 20% on China from 1 December 2025, smartphones and laptops spared', () => {
    const file = 'further-20-on-china.yaml'
    const more = (entry: string): number => (total(entry, file) ?? 0) - (total(entry) ?? 0)
    expect(more('8507.60.0020 --from CN --on 2025-12-01')).toBeCloseTo(20)
    expect(more('8507.60.0020 --from CN --on 2025-11-30')).toBe(0)
    expect(more('8517.13.0000 --from CN --on 2025-12-01')).toBe(0)
    expect(more('8507.60.0020 --from DE --on 2025-12-01')).toBe(0)
  })

  test('China ends its 10%: soybeans pay ten points less, and the layer says that it ended', () => {
    const entry = '1201.90.19 --from US --to CN --on 2025-12-01'
    expect((total(entry) ?? 0) - (total(entry, 'soybeans-without-the-ten.yaml') ?? 0)).toBeCloseTo(10)
    const answer = json(['duty', ...entry.split(' '), '--scenario', 'examples/soybeans-without-the-ten.yaml'])
    expect(answer.scenario).toBe('China ends its 10% of April 2025')
    expect(
      answer.layers.some(({ applies, because }) => !applies && because.includes('not charged from 1 Dec 2025 on')),
    ).toBe(true)
    expect(stackOf(answer)).not.toContain(' 10%')
  })

  test('the text says that it is not law', () => {
    const { stdout, stderr } = readout([
      ...['duty', '8517.13.0000', '--from', 'CN', '--on', '2025-12-01'],
      ...['--scenario', 'examples/further-20-on-china.yaml'],
    ])
    expect(stdout).toMatch(/Under a scenario, not law: A further 20% on China/)
    expect(stderr).toBe('scenario: A further 20% on China\n')
  })

  test('a batch is answered under it too', () => {
    const { stdout } = readout(
      ['duty', '--batch', '-', '--scenario', 'examples/further-20-on-china.yaml'],
      'hts,origin,date\n8507.60.0020,CN,2025-12-01\n',
    )
    expect(stdout.split('\n')[1]?.split(',').slice(10, 12)).toEqual(['20', '50.9'])
  })

  test('a fault names the file, the line and the mend', () => {
    const faulty = file('faulty.yaml', 'end:\n  - {id: us-duty-ieepa-fentanyl-cm, on: 2025-12-01}\n')
    const { status, stdout, stderr } = readout(['duty', '8517.13.0000', '--from', 'CN', '--scenario', faulty])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/faulty\.yaml:2:5 {2}end\.id: .*Did you mean us-duty-ieepa-fentanyl-c/)
    expect(readout(['duty', '8517.13.0000', '--from', 'CN', '--scenario', `${scratch}/none.yaml`]).status).toBe(2)
  })
})
