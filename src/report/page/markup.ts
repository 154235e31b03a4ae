/** HTML written safely: whatever is put into a template is escaped, save what a template made. */

export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Part = Markup | Part[] | string | number | undefined | false

/** A template tag: strings are escaped, markup is kept, lists are joined, `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + printed(parts[index - 1]) + string))
}

function printed(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  return Array.isArray(part) ? part.map(printed).join('') : escaped(String(part))
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and for attributes in quotes. Control characters have no place in HTML and are shown as �. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => references[char] ?? char).replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')
}
