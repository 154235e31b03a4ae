/** The one way to refuse: what is wrong, where it stands, and how to mend it. */

/** Where a problem stands: the input's name, or a file with its line and column (both counted from 1). */
export interface Place {
  input?: string
  file?: string
  line?: number
  column?: number
  /** The record's id and the field's path inside it, such as `steps[1].from`. */
  field?: string
}

/** One thing that is wrong with an input, said so that a person can mend it. */
export interface Problem {
  what: string
  where: Place
  mend: string
}

/** Thrown at an edge when an input is refused. An `InputError` ends a command with exit status 2; any other error is a bug. */
export class InputError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(printProblem(problem))
    this.name = 'InputError'
    this.problem = problem
  }
}

/** Thrown when an outside source could not be reached or answered amiss. Ends a command with exit status 3. */
export class SourceError extends Error {
  readonly problem: Problem
  /** The network could not be asked at all: the host's name was not found, or no way leads to it. */
  readonly isOffline: boolean
  constructor(problem: Problem, { isOffline = false }: { isOffline?: boolean } = {}) {
    super(printProblem(problem))
    this.name = 'SourceError'
    this.problem = problem
    this.isOffline = isOffline
  }
}

/** `file:line:column  what. mend`, on one line; control characters in quoted input are shown, not printed. */
export function printProblem({ what, where, mend }: Problem): string {
  const place =
    where.file === undefined
      ? (where.input ?? '')
      : [where.file, where.line, where.column].filter((part) => part !== undefined).join(':')
  const field = where.field === undefined ? '' : `${where.field}: `
  const end = /[.!?]$/.test(what) ? '' : '.'
  return visible(`${place === '' ? '' : `${place}  `}${field}${what}${end} ${mend}`)
}

/** A piece of input as an error shows it: in quotation marks, cut, nothing in it that drives a terminal. */
export function quoted(text: string, most = 80): string {
  return `"${visible(text.length > most ? `${text.slice(0, most - 3)}...` : text)}"`
}

/** Marks that turn the direction of writing, so that a line reads otherwise than it is. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Control characters as `\u001b`, so that hostile input cannot drive the terminal or break the line. */
export function visible(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    out +=
      code < 32 || (code >= 127 && code < 160) || turning.test(char) ? `\\u${code.toString(16).padStart(4, '0')}` : char
  }
  return out
}
