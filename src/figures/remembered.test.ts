import { describe, expect, test } from 'vitest'
import type { Figure, FigureStore, SeriesKey } from './figure.js'
import { remembered } from './remembered.js'

const key = (code: string): SeriesKey => ({ flow: 'export', reporter: 'US', partner: 'CN', classification: 'HS', code })

function counting(): { store: FigureStore; asked: string[] } {
  const asked: string[] = []
  const store: FigureStore = {
    async series(keys) {
      asked.push(keys.map(({ code }) => code).join('+'))
      return [] as Figure[]
    },
  }
  return { store, asked }
}

describe('a store that remembers', () => {
  test('asks once, and gives the very same array again', async () => {
    const { store, asked } = counting()
    const kept = remembered(store)
    expect(await kept.series([key('1007')])).toBe(await kept.series([key('1007')]))
    await kept.series([key('1005')])
    expect(asked).toEqual(['1007', '1005'])
  })

  test('forgets what was unused for longest', async () => {
    const { store, asked } = counting()
    const kept = remembered(store, 2)
    for (const code of ['1', '2', '1', '3', '1', '2']) await kept.series([key(code)])
    expect(asked).toEqual(['1', '2', '3', '2'])
  })

  test('does not keep a failure', async () => {
    let fails = true
    const kept = remembered({ series: async () => (fails ? Promise.reject(new Error('away')) : []) })
    await expect(kept.series([key('1')])).rejects.toThrow('away')
    fails = false
    expect(await kept.series([key('1')])).toEqual([])
  })
})
