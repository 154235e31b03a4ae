/** The columns of a figures file, in the order in which Readout writes them. */
export const columns = [
  'flow',
  'reporter',
  'partner',
  'classification',
  'code',
  'name',
  'period',
  'value_usd',
  'quantity',
  'quantity_unit',
  'source_agency',
  'source_title',
  'source_url',
  'published',
  'vintage',
  'note',
] as const

export type Column = (typeof columns)[number] | 'via'

/** The cells of a row by column; a column that the file lacks is empty. */
export type FigureCells = Record<Column, string>

/** Every column that is read. */
export const allColumns = [...columns, 'via'] as const
