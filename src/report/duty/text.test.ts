/** A duty answer on paper: aligned, within the width, in an order that a broker reads. */
import { describe, expect, test } from 'vitest'
import type { Ppm } from '../../amount/ppm.js'
import { ask, smallDesk, step } from '../../duty/testing/desk.js'
import type { DutyTextOptions } from './sheet.js'
import { printDuty } from './text.js'

const options: DutyTextOptions = {
  width: 80,
  sources: {},
  countryName: (code) => ({ CN: 'China', US: 'United States', JP: 'Japan' })[code] ?? code,
  titleOf: (id) => ({ fentanyl: 'IEEPA, fentanyl', reciprocal: 'IEEPA, reciprocal' })[id] ?? `Title of ${id}`,
}

const fentanyl = `id: f, class: fentanyl, origins: CN, goods: all, steps: [${step('2025-03-04', 'status: in-force, rate: 20%, heading: 9903.01.24')}, ${step('2025-11-10', 'status: in-force, rate: 10%, heading: 9903.01.24')}]`
const reciprocal = `id: r, class: reciprocal, goods: all, heading: 9903.01.25, steps: [${step('2025-04-05', 'status: in-force, rate: 10%')}]`
const spared = `id: e, lifts: r, goods: "2203", heading: 9903.01.32, steps: [${step('2025-04-05', 'status: in-force')}]`
const desk = smallDesk({
  duties: [fentanyl, reciprocal],
  exceptions: [
    spared,
    `id: d, lifts: [f, r], when: donation, heading: 9903.01.21, steps: [${step('2025-03-04', 'status: in-force')}]`,
  ],
  conditions: '- {id: donation, question: "Is it a donation?"}',
})

describe('the page of one answer', () => {
  test('draws the stack to scale, with headings, sum, ends, reasons, questions and what comes next', () => {
    expect(
      printDuty(ask(desk, '8507600020', 'CN', '2025-10-01', { value: 1_000_000 }), options),
    ).toMatchInlineSnapshot(`
      "8507.60.00.20 from China into United States, entered 1 Oct 2025
      goods
      Schedule: an edition, as known on 31 Dec 2026

        8507.60.00.20  base rate           3.4%  ██
        9903.01.24     IEEPA, fentanyl      20%  █████████████           to 9 Nov 2025
        9903.01.25     IEEPA, reciprocal    10%  ███████
                       Total              33.4%  $3,340.00
                       = 3.4% + 20% + 10%

      Why
        8507.60.00.20  Base: the general (MFN) rate of the line.
                       The schedule; an edition; from 1 Jan 2025.
        9903.01.24     Title of f: reaches all goods of this origin.
                       an act; an order; 4 Mar 2025 to 9 Nov 2025.
        9903.01.25     Title of r: reaches all goods of this origin.
                       an act; an order; from 5 Apr 2025.

      You may know
        - Is it a donation? If so 3.4%: takes off A duty (9903.01.21). --claim
          donation

      Next
        - 10 Nov 2025: 23.4%. A duty: 20%, then 10%.

      Left out: anti-dumping and countervailing duties that are not listed, fees
      (--fees) and internal taxes.
      "
    `)
  })

  test('says what spares the good', () => {
    const page = printDuty(ask(desk, '2203000030', 'CN', '2025-10-01'), options)
    expect(page).toMatch(/Not charged\n {2}9903\.01\.25 {2}Title of r \(10%\): an exception \(9903\.01\.32\)\./)
  })

  test('gives a rate by weight as printed, the total as open, and what it needs', () => {
    const page = printDuty(ask(desk, '1701140500', 'JP', '2025-10-01'), options)
    expect(page).toMatch(/1701\.14\.05\.00 {2}base rate +4\.4¢\/kg/)
    expect(page).toMatch(/Total +open\n += 4\.4¢\/kg \+ 10% \(not complete\)/)
    expect(page).toMatch(/Mind\n {2}- The total needs the customs value and the quantity in kg\./)
  })

  test.each([72, 80, 100])('keeps within %d columns', (width) => {
    for (const hts of ['8507600020', '1701140500', '2203000030']) {
      const page = printDuty(ask(desk, hts, 'CN', '2025-10-01', { content: { steel: 0 as Ppm } }), {
        ...options,
        width,
      })
      expect(page.split('\n').filter((line) => line.length > width)).toEqual([])
    }
  })

  test('has no colour unless it is asked for, and nothing that drives a terminal', () => {
    const answer = ask(desk, '8507600020', 'CN', '2025-10-01')
    const hostile = { ...answer, description: 'goods \u001b[31m red', notes: ['a\u0007b'] }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not come through
    const control = /[\u0000-\u0009\u000b-\u001f\u007f]/
    expect(printDuty(hostile, options)).not.toMatch(control)
  })

  test('shows eight questions, and all with --all', () => {
    const answer = ask(desk, '8507600020', 'CN', '2025-10-01')
    const [one] = answer.questions
    const many = { ...answer, questions: Array.from({ length: 11 }, (_, at) => ({ ...one, condition: `c${at}` })) }
    const page = printDuty(many as typeof answer, options)
    expect(page).toMatch(/--claim c7\n {2}- And 3 more: --all/)
    expect(printDuty(many as typeof answer, { ...options, all: true })).toMatch(/--claim c10/)
  })
})
