/** A step of a measure, or a measure, as far as an instrument's text is sure of it. What is not sure is a remark. */
import { type Day, isoDay } from '../../time/day.js'
import type { StepStatus } from '../records.js'
import type { Country, Duty } from '../tariff.js'
import type { Facts, Found } from './facts.js'
import type { Paper } from './papers.js'
import type { Touched } from './touches.js'
import { inline, item, quotation, scalar } from './yaml-lines.js'

export interface StepDraft {
  /** Fields that are sure. */
  from?: Day
  recorded: Day
  status?: StepStatus
  through?: Day
  rate?: string
  instrument: string
  /** What a person must look up, and what the fields rest on. */
  remarks: string[]
}

/** A value that only one sentence, or all of them, give. */
const only = <T>(found: readonly Found<T>[]): Found<T> | undefined => (found.length === 1 ? found[0] : undefined)

/**
 * What the instrument says about a measure; undefined where it says nothing about days or rates.
 *
 * @param recorded the day it became public
 */
export function stepDraft(paper: Paper, facts: Facts, recorded: Day): StepDraft | undefined {
  const { effective, rates, headings, suspended, until } = facts
  const isAbout = headings.length > 0 || rates.length > 0 || suspended.length > 0
  if (!isAbout || (effective.length === 0 && until.length === 0)) return undefined
  const from = only(effective)
  const rate = only(rates)
  const last = suspended.length > 0 ? only(until) : undefined
  const status: StepStatus | undefined =
    suspended.length > 0 && rates.length === 0
      ? 'suspended'
      : rate !== undefined && suspended.length === 0
        ? 'in-force'
        : undefined
  const remarks: string[] = []
  const note = (
    name: string,
    one: Found<unknown> | undefined,
    all: readonly Found<unknown>[],
    shown: (value: unknown) => string,
  ): void => {
    if (one !== undefined) remarks.push(quotation(one.sentence))
    else if (all.length === 0) remarks.push(`check: ${name}: none is named in a form that is sure`)
    else {
      remarks.push(
        `check: ${name}: ${all.map(({ value }) => shown(value)).join(', ')} are named; say which holds for this measure`,
      )
      for (const { sentence } of all.slice(0, 4)) remarks.push(quotation(sentence))
    }
  }
  note('first day', from, effective, (day) => isoDay(day as Day))
  if (status !== 'suspended') note('rate', rate, rates, String)
  if (suspended[0] !== undefined) remarks.push(quotation(suspended[0].sentence))
  if (last !== undefined) remarks.push(quotation(last.sentence))
  if (status === undefined) remarks.push('check: status: in-force, suspended or ended')
  if (headings.length > 0) remarks.push(`headings named: ${headings.map(({ value }) => value).join(', ')}`)
  return {
    ...(from !== undefined && { from: from.value }),
    recorded,
    ...(status !== undefined && { status }),
    ...(last !== undefined && { through: last.value }),
    ...(rate !== undefined && status !== 'suspended' && { rate: rate.value }),
    instrument: paper.instrument ?? paper.title,
    remarks: [...new Set(remarks)],
  }
}

/** The step as a list item; a field that is not sure is left out. */
function stepLines(step: StepDraft, sources: readonly string[]): string[] {
  return item([
    ['from', step.from === undefined ? undefined : isoDay(step.from)],
    ['recorded', isoDay(step.recorded)],
    ['status', step.status],
    ['through', step.through === undefined ? undefined : isoDay(step.through)],
    ['rate', step.rate],
    ['instrument', scalar(step.instrument)],
    ['sources', inline(sources)],
  ])
}

/** What the step is missing before it is one. */
export const isWhole = ({ from, status }: StepDraft): boolean => from !== undefined && status !== undefined

/** Remarks that say where a step belongs, and the step below them, all of it a comment. */
export function stepRemarks(
  step: StepDraft,
  touched: readonly Touched[],
  sources: readonly string[],
  duties: readonly Duty[],
): string[] {
  const [first, second] = touched
  if (first === undefined) return []
  const file = `ledger/${first.measure.at.file}`
  const where = `a step for ${first.measure.id}, at the end of its steps in ${file}; found by ${first.by.join(', ')}`
  const last = first.measure.steps.at(-1)
  const unsure = second !== undefined && second.weight === first.weight
  const others = touched.slice(1, 6).map(({ measure, by }) => `${measure.id} (${by.join(', ')})`)
  return [
    unsure ? `check: ${where}; as near is ${second?.measure.id}` : where,
    ...(others.length > 0 ? [`it also names what rests on: ${others.join('; ')}`] : []),
    ...stepLines(step, sources).map((line) => `  ${line}`),
    ...step.remarks.map((remark) => `    ${remark}`),
    ...(last?.status === 'ended' ? [`    check: its last step says that it ended, from ${isoDay(last.from)}`] : []),
    ...duties
      .filter(({ measure, steps }) => measure === first.measure.id && steps.length > 0)
      .map(({ id }) => `    check: ${id} charges by this measure, and needs the step as well`),
  ]
}

/** A measure of its own, where the instrument touches none that is held: whole, or undefined and why not. */
export function measureLines(
  paper: Paper,
  step: StepDraft,
  facts: Facts,
  sources: readonly string[],
  countries: readonly Country[],
): { id: string; lines: string[]; missing: string[] } {
  const target = targetsIn(paper.title, countries).filter((code) => code !== paper.side)
  const missing = [
    ...(isWhole(step) ? [] : ['the first day or the status of its step']),
    ...(target.length === 0 ? ['target: whose goods, as the title names no country'] : []),
    ...(paper.side === undefined ? ['imposer'] : []),
    ...(facts.headings.length > 0 && step.rate !== undefined ? [] : ['type: it names no heading with a rate']),
  ]
  const name = paper.instrument ?? paper.documents[0]?.id ?? paper.title
  const id = `${(paper.side ?? 'xx').toLowerCase()}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)}`
  const lines = [
    `id: ${id}`,
    `imposer: ${paper.side ?? ''}`,
    `target: ${inline(target)}`,
    'type: tariff',
    `instrument: ${scalar(paper.title)}`,
    `citation: ${scalar(paper.instrument ?? paper.documents.find(({ citation }) => citation !== undefined)?.citation ?? paper.title)}`,
    `scope: ${scalar(`headings ${facts.headings.map(({ value }) => value).join(', ')}`)}`,
    'steps:',
    ...stepLines(step, sources).map((line) => `  ${line}`),
    `sources: ${inline(sources)}`,
    'confidence: low',
    `recorded: ${isoDay(step.recorded)}`,
  ]
  return { id, lines, missing }
}

/** Countries that a title names, by their codes. */
function targetsIn(title: string, countries: readonly Country[]): string[] {
  const plain = title.replace(/[’]/g, "'")
  return countries
    .filter(({ names }) =>
      names.some((name) => name.length > 3 && new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'u').test(plain)),
    )
    .map(({ code }) => code)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
