/** Breakdowns of customs detail: the contract of every store, and what only tables can answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { breakdownContract } from '../../figures/testing/breakdown-contract.js'
import { calendar } from '../../figures/testing/figures.js'
import { openHome } from '../../home/paths.js'
import { type CustomsStore, openCustoms } from './read.js'
import { takeReleases } from './write.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-customs-breakdown-'))
const opened: CustomsStore[] = []
afterAll(() => {
  for (const store of opened) store.close()
  rmSync(scratch, { recursive: true, force: true })
})

let homes = 0
let contract: Promise<CustomsStore> | undefined

breakdownContract('customs detail', async (releases) => {
  contract ??= (async () => {
    const home = openHome({ READOUT_HOME: join(scratch, `home-${homes++}`) })
    await takeReleases(home, releases)
    const store = await openCustoms(home, { groups: [], calendar })
    if (store === undefined) throw new Error('nothing is held')
    opened.push(store)
    return store
  })()
  const store = await contract
  return (question) => store.breakdown(question)
})
