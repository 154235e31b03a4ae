/** US trade in goods from the Census Bureau's international trade API: by commodity, partner and month, with quantities. */
import type { FigureCells } from '../../figures/columns.js'
import { SourceError } from '../../problem.js'
import { parseDay, partsOf } from '../../time/day.js'
import { isoMonth, type Month, monthOf } from '../../time/period.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { Asking } from './asking.js'
import { type CountryCodes, countryCodes } from './countries.js'
import { type Dataset, type FlowPlan, flows, reporter } from './datasets.js'
import { codesProved, monthsApart, monthsProved, releasesOf, reporterOf } from './deliver.js'
import {
  closedStretches,
  codesFor,
  type Extent,
  january,
  monthsOut,
  piecesOf,
  type Stretch,
  spanOf,
  stretches,
} from './plan.js'
import { censusRefusal, signUp } from './refusal.js'
import { type Piece, totalsRequest } from './requests.js'
import { readTotals, type Totals, totalFigures } from './totals.js'

/** @param plans the tables to ask for */
export function censusOf(plans: readonly FlowPlan[]): Source {
  return {
    id: 'census',
    title: 'U.S. Census Bureau, international trade API',
    base: 'https://api.census.gov',
    key: { env: 'CENSUS_API_KEY', query: 'key', where: signUp },
    pace: 1000,
    redirects: 'never',
    terms:
      'Public domain. This product uses the Census Bureau Data API but is not endorsed or certified by the Census Bureau.',
    sync: (context) => new CensusRun(context, plans).all(),
    refusal: censusRefusal,
  }
}

export const census: Source = censusOf(flows)

/** The interface holds no earlier months. */
const earliest = parseDay('2013-01-01')

/** Rows that are handed in before they are made visible: memory is the measure. */
const enough = 200_000

interface Target {
  plan: FlowPlan
  partner: string
  places: string[]
}

/** A country's totals: whether they tell of a revision of closed years, and what was traded in a month. */
interface CountryTotals {
  revised: boolean
  /** Dollars; undefined where it is not told. */
  total(month: Month): number | undefined
  delivery: { rows: FigureCells[]; reply: Reply }[]
}

/** One run: what it has learned so far. */
class CensusRun {
  private readonly countries: CountryCodes
  private readonly asking: Asking
  private readonly since: Month
  private readonly unknown = new Set<string>()
  private readonly failed = new Map<Dataset, SourceError>()
  private waiting = 0

  constructor(
    private readonly context: SyncContext,
    private readonly plans: readonly FlowPlan[],
  ) {
    this.countries = countryCodes(context.countries)
    this.asking = new Asking(context, this.countries)
    this.since = monthOf(context.since !== undefined && context.since > earliest ? context.since : earliest)
  }

  async all(): Promise<void> {
    const { context } = this
    if (context.reporter !== reporter) {
      context.progress(`holds the trade of ${reporter} only; nothing to ask for ${context.reporter}`)
      return
    }
    const targets = this.targets()
    for (const plan of this.plans) {
      const out = await this.releasedMonths(plan)
      for (const target of targets) await this.partner({ ...target, plan }, out)
    }
    if (this.unknown.size > 0)
      context.progress(`rows of ${[...this.unknown].sort().join(', ')} passed over: no country has such a code here`)
    // What may pass by itself ends this run, and the next one takes it up; what will not was told.
    for (const error of this.failed.values()) if (this.asking.mayPass(error)) throw error
  }

  private targets(): Omit<Target, 'plan'>[] {
    const found: Omit<Target, 'plan'>[] = []
    for (const partner of new Set(this.context.partners)) {
      const places = partner === '*' ? [] : this.countries.codesOf(partner)
      if (places === undefined) this.context.progress(`has no code for ${partner}; passed over`)
      else found.push({ partner, places })
    }
    return found
  }

  /**
   * Newest month that each address holds, told by the total of all countries: a month that is not out must not pass for a
   * month without trade.
   */
  private async releasedMonths(plan: FlowPlan): Promise<Map<string, Month>> {
    const out = new Map<string, Month>()
    const wanted = plan.datasets.filter(({ harmonized }) => harmonized || this.context.codes.length === 0)
    for (const dataset of wanted) {
      if (out.has(dataset.path)) continue
      this.asking.expect(1)
      const newest = await this.alone(dataset, () => this.released(plan, dataset))
      if (newest !== undefined) out.set(dataset.path, newest)
    }
    return out
  }

  private async released(plan: FlowPlan, dataset: Dataset): Promise<Month> {
    const { year } = partsOf(this.context.today)
    const stretch = { first: ((year - 1) * 12) as Month, last: (year * 12 + 11) as Month }
    const isMain = dataset.path === plan.path
    const dollars = isMain ? plan.totals.map(({ column }) => column) : [dataset.measures[0]?.value ?? '']
    const state = dataset.state === undefined ? [] : [dataset.state]
    const { reply, names } = await this.asking.ask(dataset.path, (columns) =>
      totalsRequest(dataset.path, [...state, ...dollars, ...columns], ['-'], stretch),
    )
    const totals = readTotals(reply, names, dollars, this.countries)
    const { newest } = totals
    if (newest === undefined)
      throw new SourceError({
        what: `holds no month of ${year - 1} or ${year} for all countries together`,
        where: { input: reply.name },
        mend: 'So it cannot be told which months are out. Try again later; what was held before is as it was.',
      })
    if (isMain) await this.context.figures(totalFigures(totals, plan, newest, reply), reply)
    return newest
  }

  private async partner(target: Target, out: ReadonlyMap<string, Month>): Promise<void> {
    const { plan, partner, places } = target
    const main = out.get(plan.path)
    if (main === undefined) return
    const totals = this.context.codes.length === 0 ? await this.totals(target, main) : undefined
    const tasks: { piece: Piece; released: Month }[] = []
    for (const dataset of plan.datasets) {
      const released = out.get(dataset.path)
      const codes = codesFor(dataset, this.context.codes)
      if (released === undefined || codes === undefined || this.failed.has(dataset)) continue
      const extent = { partner, places, codes, since: this.since, released }
      for (const stretch of stretches(spanOf(dataset, extent), extent))
        if (await this.isWanted(dataset, extent, stretch, totals?.revised ?? true))
          for (const piece of piecesOf(dataset, extent, stretch)) tasks.push({ piece, released })
    }
    this.asking.expect(tasks.length)
    for (const { piece, released } of tasks) {
      if (this.failed.has(piece.dataset)) continue
      await this.alone(piece.dataset, () => this.take(piece, released, totals?.total))
      if (this.waiting >= enough) await this.commit()
    }
    // Last: totals that are held without the detail they tell a revision of would hide it from the next run.
    for (const { rows, reply } of totals?.delivery ?? []) await this.context.figures(rows, reply)
    await this.commit()
  }

  /** Closed years that are held whole are left alone until the country's totals tell of a revision. */
  private async isWanted(
    dataset: Dataset,
    { partner, released }: Extent,
    stretch: Stretch,
    revised: boolean,
  ): Promise<boolean> {
    const closed = stretch.last < january(released)
    if (!closed || revised || this.context.since !== undefined) return true
    return !(await this.holds(dataset, partner, monthsOut(stretch, released)))
  }

  private async holds(dataset: Dataset, partner: string, months: readonly Month[]): Promise<boolean> {
    for (const { table } of dataset.measures) {
      const held = await this.context.held(table, reporterOf(dataset), partner)
      if (!months.every((month) => held.has(month))) return false
    }
    return true
  }

  private async totals({ plan, partner, places }: Target, released: Month): Promise<CountryTotals> {
    const dollars = plan.totals.map(({ column }) => column)
    const year = january(released)
    const current = { first: Math.max(this.since, year) as Month, last: (year + 11) as Month }
    // In one stretch, as long as it is.
    const closed = closedStretches(Number.MAX_SAFE_INTEGER, this.since, released)
    this.asking.expect(closed.length + 1)
    const parts: Totals[] = []
    const told: CountryTotals = {
      revised: false,
      delivery: [],
      total(month) {
        const found = parts.map((part) => part.of(partner, month, dollars[0] ?? ''))
        return found.find((one) => one !== undefined)
      },
    }
    for (const stretch of [...closed, current]) {
      const { reply, names } = await this.asking.ask(plan.path, (columns) =>
        totalsRequest(plan.path, [...dollars, ...columns], places, stretch),
      )
      if (stretch !== current && !reply.unchanged) told.revised = true
      const part = readTotals(reply, names, dollars, this.countries)
      parts.push(part)
      told.delivery.push({ rows: totalFigures(part, plan, released, reply), reply })
    }
    return told
  }

  private async take(piece: Piece, released: Month, total?: CountryTotals['total']): Promise<void> {
    const { context } = this
    const { answer, replies } = await this.asking.read(piece)
    for (const place of answer.unknown) this.unknown.add(place)
    const { proved, unfilled } = monthsProved(piece, answer, released, total)
    if (replies.every(({ unchanged }) => unchanged) && (await this.holds(piece.dataset, piece.partner, proved))) return
    const { name } = piece.dataset
    if (unfilled.length > 0)
      context.progress(
        `${name} has no rows of ${piece.partner} for ${unfilled.map(isoMonth).join(', ')}, where its total has trade; left as it was`,
      )
    const apart = monthsApart(piece, answer, total)
    if (apart.length > 0)
      context.progress(
        `${name}: rows of ${piece.partner} for ${apart.map(isoMonth).join(', ')} do not add up to its total; taken as they are`,
      )
    const { codes, strange } = codesProved(piece, answer)
    if (strange.length > 0)
      context.progress(`${name} has no rows of ${strange.join(', ')}: perhaps not codes of its schedule`)
    if (codes.length === 0) return
    const fetched = Math.max(...replies.map((reply) => reply.fetched)) as Reply['fetched']
    const before = await this.heldBefore(piece, replies)
    for (const release of releasesOf(piece, answer, { months: proved, codes, fetched, before })) {
      await context.customs(release)
      this.waiting += release.rows.length
    }
  }

  /** Since when months of a piece are held, with numbers that may have been others. */
  private async heldBefore(
    { dataset, partner, codes }: Piece,
    replies: readonly Reply[],
  ): Promise<(month: Month) => Reply['before']> {
    const days = replies.flatMap(({ before }) => (before === undefined ? [] : [before]))
    const [measure] = dataset.measures
    if (days.length === 0 || measure === undefined) return () => undefined
    const held = await this.context.held(measure.table, reporterOf(dataset), partner, codes[0])
    const newest = Math.max(...days) as Reply['fetched']
    return (month) => (held.has(month) ? newest : undefined)
  }

  /** A table beside the main ones may fail without them: the run goes on, and tells it. */
  private async alone<T>(dataset: Dataset, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof SourceError) || dataset.isMain) throw error
      this.failed.set(dataset, error)
      this.context.progress(`${dataset.name} is left out of this run: ${error.message}`)
      return undefined
    }
  }

  private async commit(): Promise<void> {
    await this.context.commit()
    this.waiting = 0
  }
}
