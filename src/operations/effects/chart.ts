/** Charts written out: as SVG, or as a PNG of the same drawing. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { InputError } from '../../problem.js'
import { tradeChart } from '../../report/trade/chart.js'
import { chartFont } from '../../report/trade/frame.js'
import type { TradeAnswer } from '../../trade/answer.js'
import type { Effects } from '../operation.js'
import { writeOut, writeWhole } from './output.js'

export interface ChartOut {
  format: 'svg' | 'png'
  theme: 'auto' | 'light' | 'dark'
  out: string | undefined
}

/** @throws InputError where the file cannot be written */
export async function writeChart(
  answer: TradeAnswer,
  { format, theme, out }: ChartOut,
  effects: Effects,
): Promise<void> {
  if (format === 'svg') {
    const svg = tradeChart(answer, theme === 'auto' ? {} : { theme })
    return writeOut(svg, out, effects)
  }
  if (out === undefined)
    throw new InputError({
      what: 'a picture is no text for standard output',
      where: { input: '--format' },
      mend: 'Name a file: --out chart.png.',
    })
  const png = await picture(tradeChart(answer, { theme: theme === 'dark' ? 'dark' : 'light' }))
  await writeWhole(png, out)
}

let ready: Promise<void> | undefined

/**
 * Rasterises a drawing at twice its size, with the font that is shipped: the same picture on every machine.
 *
 * @param svg with plain colours, no variables
 */
export async function picture(svg: string): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const { resolve } = createRequire(import.meta.url)
  ready ??= readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then((bytes) => initWasm(bytes))
  const weights = ['400', '600'].map(
    (weight) => `@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`,
  )
  const [, ...fonts] = await Promise.all([ready, ...weights.map((file) => readFile(resolve(file)))])
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontBuffers: fonts.map((bytes) => new Uint8Array(bytes)), defaultFontFamily: chartFont },
  })
  try {
    return drawing.render().asPng()
  } finally {
    drawing.free()
  }
}
