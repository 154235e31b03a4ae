/** The codes that other systems give to the ledger's countries. */
import { beforeAll, describe, expect, test } from 'vitest'
import { ledgerFolder } from '../home/paths.js'
import { compileLedger } from './compile.js'
import type { Country } from './tariff.js'

let countries: Country[] = []
beforeAll(async () => {
  countries = (await compileLedger(ledgerFolder)).law.countries
})

describe('codes of countries', () => {
  test.each([
    ['CN', '5700', '156', 'CH'],
    ['HK', '5820', '344', 'HK'],
    ['MO', '5660', '446', 'MC'],
    ['TW', '5830', '490', 'TW'],
    ['US', '1000', '842', 'US'],
    ['CH', '4419', '757', 'SZ'],
  ])('%s is %s at the Census Bureau, %s at UN Comtrade, %s at USDA', (code, census, comtrade, fas) => {
    const country = countries.find((one) => one.code === code)
    expect([country?.census, country?.comtrade, country?.fas]).toEqual([census, comtrade, fas])
  })

  test.each(['census', 'comtrade', 'fas'] as const)('no two countries share a %s code', (field) => {
    const codes = countries.flatMap((country) => country[field] ?? [])
    expect(codes.length).toBeGreaterThan(200)
    expect(codes.filter((code, at) => codes.indexOf(code) < at)).toEqual([])
  })
})
