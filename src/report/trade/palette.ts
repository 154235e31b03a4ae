/** The colours of charts, light and dark, each at least 4.5 to 1 for text on its paper. */

export type Theme = 'light' | 'dark'

const themes = {
  light: { paper: '#ffffff', ink: '#1d1d1b', quiet: '#5c5a55', rule: '#dedbd3', main: '#0b5c8a', pale: '#8a8780' },
  dark: { paper: '#191a1b', ink: '#eceae5', quiet: '#a9a69f', rule: '#3a3b3c', main: '#6fb8e6', pale: '#8f8c85' },
} as const

export type Colour = keyof (typeof themes)['light']

/** A colour by its part in the chart, to be resolved by the reader's scheme. */
export const ink = (colour: Colour): string => `var(--readout-${colour})`

/** Puts one theme's colours in place of the names: for readers that know no variables. */
export function coloured(svg: string, theme: Theme): string {
  return svg.replace(/var\(--readout-([a-z]+)\)/g, (all, name: string) =>
    name in themes[theme] ? themes[theme][name as Colour] : all,
  )
}

/** The style of a chart that follows the reader's scheme. */
export function schemes(name: string): string {
  const rules = (theme: Theme): string =>
    Object.entries(themes[theme])
      .map(([colour, value]) => `--readout-${colour}:${value}`)
      .join(';')
  return `.${name}{${rules('light')}}@media (prefers-color-scheme:dark){.${name}{${rules('dark')}}}`
}
