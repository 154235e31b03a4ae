import { expect, test } from 'vitest'
import { bundledStore, packFigures } from './compiled.js'
import { calendar, figure, monthly } from './testing/figures.js'

const figures = [
  ...monthly('2025-01', [1, 2, 3]),
  figure({
    quantity: '0',
    quantity_unit: 't',
    note: 'rounded',
    vintage: '',
    published: '2025-10',
    source_url: 'https://x.example/',
  }),
  figure({ value_usd: '8300000000', note: 'rounded; secondary', partner: 'W' }),
]

test('figures packed and unpacked are the same figures', async () => {
  const store = bundledStore(JSON.parse(JSON.stringify(packFigures(figures, calendar, 'digest'))))
  const keys = (await store.keys?.({})) ?? []
  const back = await store.series(keys)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(back.sort(byId)).toEqual([...figures].sort(byId))
})

test('a series is found by its key alone, and keys by their parts', async () => {
  const store = bundledStore(packFigures(figures, calendar, 'digest'))
  const world = (await store.keys?.({ partner: 'W' })) ?? []
  expect(world.map((key) => key.partner)).toEqual(['W'])
  expect(await store.series(world)).toHaveLength(1)
  expect(await store.series([])).toEqual([])
})
