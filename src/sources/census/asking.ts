/** Asking the Census data API: without the columns that an address lacks, and in parts where it is too much at once. */
import { SourceError } from '../../problem.js'
import type { Reply, SyncContext } from '../source.js'
import type { CountryCodes } from './countries.js'
import { joined } from './deliver.js'
import { type Asked, cut, optional, type Piece, requestOf } from './requests.js'
import { type ReadAnswer, readRows } from './rows.js'
import { readWireTable } from './wire-table.js'

export interface Heard {
  reply: Reply
  /** Names that the answer may have as columns. */
  names: string[]
}

/** One run's requests: how many are to come, and what the addresses said of themselves. */
export class Asking {
  private left = 0
  /** Optional columns that an address has said it does not have. */
  private readonly lacking = new Map<string, ReadonlySet<string>>()
  private readonly passing = new WeakSet<Error>()

  constructor(
    private readonly context: SyncContext,
    private readonly countries: CountryCodes,
  ) {}

  expect(more: number): void {
    this.left += more
    this.context.expect(this.left)
  }

  /** Whether an error was a failure to answer, which may pass by itself. */
  mayPass(error: Error): boolean {
    return this.passing.has(error)
  }

  /** Asks, and asks again without an optional column that the address does not have. */
  async ask(path: string, make: (columns: readonly string[]) => Asked): Promise<Heard> {
    for (;;) {
      const lacking = this.lacking.get(path) ?? new Set()
      const { request, names } = make(optional.filter((name) => !lacking.has(name)))
      try {
        const reply = await this.context.ask(request)
        this.left--
        return { reply, names }
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        const lacks = optional.find((name) => !lacking.has(name) && isUnknown(error, name))
        if (lacks === undefined) {
          this.left--
          if (!/request is wrong/.test(error.problem.what)) this.passing.add(error)
          throw error
        }
        this.lacking.set(path, new Set([...lacking, lacks]))
      }
    }
  }

  /** Reads a piece; where it is too much for the source, part by part. */
  async read(piece: Piece): Promise<{ answer: ReadAnswer; replies: Reply[] }> {
    try {
      const { reply, names } = await this.ask(piece.dataset.path, (columns) => requestOf(piece, columns))
      return { answer: readRows(readWireTable(reply, names), piece, this.countries), replies: [reply] }
    } catch (error) {
      const parts = error instanceof SourceError && isTooMuch(error) ? cut(piece) : []
      if (parts.length === 0) throw error
      this.context.progress(`${piece.dataset.name} was too much at once: asking for it in ${parts.length} parts`)
      this.expect(parts.length)
      const read: { answer: ReadAnswer; replies: Reply[] }[] = []
      for (const part of parts) read.push(await this.read(part))
      return { answer: joined(read.map(({ answer }) => answer)), replies: read.flatMap(({ replies }) => replies) }
    }
  }
}

function isUnknown({ problem }: SourceError, name: string): boolean {
  return /unknown variable/i.test(problem.what) && problem.what.includes(name)
}

/** Time-outs, answers that were cut or too long, a query that broke down: less at once may go through. */
function isTooMuch({ problem }: SourceError): boolean {
  return tooMuch.test(problem.what)
}

const tooMuch =
  /gave no answer within|fell silent|broke off the connection after|cut short|more than \d+ bytes|status 50[0234]|could not run the query/
