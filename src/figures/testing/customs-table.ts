/** A table of customs detail, and a group to sum it by, for tests of any store. */
import type { CodeGroup } from '../../product/group.js'
import type { CustomsTable } from '../customs.js'

/** Exports as the Census Bureau counts them; what a test is about it says itself. */
export function exportsTable(given: Partial<CustomsTable> = {}): CustomsTable {
  return {
    id: 'exports',
    flow: 'export',
    classification: 'HS',
    basis: 'total exports',
    agency: 'U.S. Census Bureau',
    title: 'exports/hs (ALL_VAL_MO)',
    url: 'https://statistics.example/exports/hs',
    levels: [2, 4, 6],
    ...given,
  }
}

/** Grains without rice, and soybeans: codes of two lengths, and one that is left out. */
export const grain: CodeGroup = {
  system: 'USDA',
  code: 'GRAIN',
  label: 'Grains',
  title: 'a list of grains',
  includes: ['10', '1201'],
  except: ['1006'],
  sources: [],
  confidence: 'high',
}
