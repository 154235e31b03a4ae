/** Drafts as lines of YAML: every value in a form that is read back as the same text, every remark a comment. */
import { visible } from '../../problem.js'

/** A field's value as it stands after `name: `: plain where that is safe, else in single quotes. */
export function scalar(text: string): string {
  const line = visible(text.replace(/\s+/g, ' ').trim())
  const isPlain =
    /^[\p{L}\p{N}(][^\n]*$/u.test(line) &&
    !/: |:$| #|^(?:true|false|null|yes|no|~)$/i.test(line) &&
    !/^[^,[\]{}]*[[\]{}]/.test(line)
  return isPlain ? line : `'${line.replaceAll("'", "''")}'`
}

/** A list on one line: ids, codes, names. */
export function inline(values: readonly string[]): string {
  return `[${values.map((value) => (/^[\w.-]+$/.test(value) ? value : `'${visible(value).replaceAll("'", "''")}'`)).join(', ')}]`
}

/** Fields of a record as a list item: `- id: ...`, then the rest below it. Fields without a value are left out. */
export function item(fields: readonly (readonly [string, string | undefined])[]): string[] {
  const given = fields.filter((field): field is readonly [string, string] => field[1] !== undefined)
  return given.map(([name, value], index) => `${index === 0 ? '- ' : '  '}${name}: ${value}`)
}

/** Remarks, each on a line of its own and cut where it is long. */
export function comments(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '#' : `# ${visible(line).slice(0, 400)}`))
}

/** A quotation that a field rests on, short: it is for the person who reads the draft. */
export function quotation(sentence: string): string {
  const plain = sentence.replace(/\s+/g, ' ').trim()
  return `the text: “${plain.length > 260 ? `${plain.slice(0, 257)}...` : plain}”`
}
