/** What exactly a figure measures, told from the document it stands in. */

/** The columns that tell it. */
export interface BasisColumns {
  flow: string
  classification: string
  agency: string
  title: string
  name?: string
  note?: string
}

/**
 * The measure behind a number. Figures of one series are compared only when this is the same text. A title that tells
 * nothing of the kind is its own basis.
 *
 * @returns `total exports`, `general imports`, `imports for consumption`, `domestic exports`, `export sales: net sales` ...
 *          with the compiler where that is not the customs office itself
 */
export function basisOf({ flow, classification, agency, title, name = '', note = '' }: BasisColumns): string {
  const text = `${title} ${name} ${note}`
  // Inspections of all grains share one code, so the grain's name is part of what is counted.
  if (/inspections?\b/i.test(title)) return `grain inspections: ${name}`
  if (/export sales|\bESR\b/i.test(title)) return salesBasis(title)
  // Supply and use by each country's own marketing year, estimated for years and countries that have no count.
  if (/\bPSD\b/.test(title)) return `PSD ${flow}s`
  if (/\bComtrade\b/i.test(agency)) return `Comtrade ${flow}s`
  if (/USMEF/.test(agency)) return 'USMEF compilation'
  if (/GACC|General Administration of Customs/i.test(agency)) return `GACC ${flow}s`
  if (/USITC|International Trade Commission/i.test(agency)) return `USITC sector, ${flow}s`
  // USDA's commodity groups are its own sums of Census rows, whichever table or page prints them.
  if (/^USDA\b/.test(agency) && classification === 'USDA')
    return `total ${flow}s, USDA groups${/c\.i\.f\./i.test(title) ? ', c.i.f.' : ''}`
  const kind = kindOf(flow, text, title)
  if (kind === undefined) return title.trim()
  if (/summed to|sums? of HS ?6/i.test(title)) return `${kind}, sums of HS6`
  if (/thesis|secondary/i.test(text)) return `${kind}, secondary table`
  return kind
}

/** What a sales report tells: a week's flow, or how much stands at its end. Each is its own measure, and so is the year after. */
function salesBasis(title: string): string {
  const [, measure, next] =
    /export sales, (weekly exports|accumulated exports|outstanding sales|gross new sales|net sales|total commitment), (next )?marketing year/i.exec(
      title,
    ) ?? []
  if (measure === undefined) return 'export sales'
  return `export sales: ${measure.toLowerCase()}${next === undefined ? '' : ', next marketing year'}`
}

/** Measures that tell how much stands at the end of a period. They are never added over time. */
export function isStock(basis: string): boolean {
  return /^export sales: (?:accumulated exports|outstanding sales|total commitment)/.test(basis)
}

/**
 * Whether a measure is other than what "exports" or "imports" without more words means: a part of it (domestic exports, what
 * bore duty), what was cleared where arrivals are counted, freight on top, sales where shipments are meant.
 */
export function isUnusual(basis: string): boolean {
  if (basis.startsWith('export sales')) return basis !== 'export sales: weekly exports' && basis !== 'export sales'
  return /^(?:domestic exports|imports for consumption|dutiable value|calculated duties)|c\.i\.f\./.test(basis)
}

/** Measures that may fall below zero: more was cancelled than sold. */
export function maySink({ flow, title }: { flow: string; title: string }): boolean {
  return flow === 'export' && salesBasis(title).startsWith('export sales: net sales')
}

function kindOf(flow: string, text: string, title: string): string | undefined {
  if (flow === 'import') {
    if (/for consumption|CON_VAL/i.test(title)) return 'imports for consumption'
    if (/general imports|GEN_VAL|trade in goods/i.test(title)) return 'general imports'
  }
  if (flow === 'export') {
    if (/domestic exports/i.test(text)) return 'domestic exports'
    if (/total exports|ALL_VAL|trade in goods|schedule b|U\.S\. exports|GATS|soybean exports/i.test(title))
      return 'total exports'
  }
  return undefined
}

/** Documents out of which exports and imports may be set off against each other: one page, or one table's two halves. */
export function familyOf({ agency, title }: { agency: string; title: string }): string {
  const table = /^[^,:(]+/.exec(title)?.[0]?.trim() ?? title
  return `${agency}: ${table}`
}
