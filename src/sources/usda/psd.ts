/** Exports and imports by marketing year, out of USDA's balance sheets of supply and use. */
import { addMonths, partsOf } from '../../time/day.js'
import type { Reply, Request, Source, SyncContext } from '../source.js'
import { countryReader, plain } from '../wire/country-names.js'
import { jsonOf, misread, rowsOf } from '../wire/json-rows.js'
import { fas, fasRefusal, fasRequest } from './fas.js'
import { type FarmProduct, farmProducts, isAsked } from './products.js'
import { readQueryPage, readSupply, type SupplyQuestion } from './psd-rows.js'

/** The public query page, which asks for no key. */
const page = 'https://apps.fas.usda.gov'
const usualMonths = 60

export const psd: Source = {
  ...fas,
  id: 'psd',
  title: 'USDA FAS, production, supply and distribution',
  key: { ...fas.key, optional: true },
  refusal: fasRefusal,
  async sync(context) {
    const since = context.since ?? addMonths(context.today, -usualMonths)
    const [first, last] = [partsOf(since).year - 1, partsOf(context.today).year]
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    const products = farmProducts.filter((product) => product.supply !== undefined && isAsked(product, context.codes))
    const asked = products.flatMap((product) =>
      countriesOf(context, product).map((country) => ({ product, ...country })),
    )
    if (asked.length === 0) {
      context.progress('no marketing year is known here for these products and countries')
      return
    }
    if (context.keyed === true) await syncService(context, asked, years)
    else await syncPage(context, asked, years)
    await context.commit()
  },
}

type Asked = Omit<SupplyQuestion, 'commodity'>

/** Countries whose marketing year of the product is known; elsewhere nobody could tell which months are meant. */
function countriesOf(
  { reporter, partners, countries }: SyncContext,
  product: FarmProduct,
): { country: string; reporter: string }[] {
  const wanted = partners.includes('*') ? Object.keys(product.years ?? {}) : [...new Set([reporter, ...partners])]
  return wanted.flatMap((code) => {
    const country = countries.find((one) => one.code === code)?.fas
    return product.years?.[code] === undefined || country === undefined ? [] : [{ country, reporter: code }]
  })
}

async function syncService(context: SyncContext, asked: readonly Asked[], years: readonly number[]): Promise<void> {
  context.expect(3 + asked.length * years.length)
  const codes = listOf(await context.ask(fasRequest('psd/commodities')), 'commodityCode', 'commodityName')
  const attributes = listOf(await context.ask(fasRequest('psd/commodityAttributes')), 'attributeId', 'attributeName')
  const units = listOf(await context.ask(fasRequest('psd/unitsOfMeasure')), 'unitId', 'unitDescription')
  for (const one of asked) {
    const [commodity] = [...codes].find(([, name]) => one.product.supply?.includes(plain(name))) ?? []
    if (commodity === undefined) {
      context.progress(`names no commodity ${one.product.supply?.[0]}`)
      continue
    }
    for (const year of years) {
      const reply = await context.ask(fasRequest(`psd/commodity/${commodity}/country/${one.country}/year/${year}`))
      if (reply.status === 204) continue
      await context.figures(readSupply(reply, { ...one, commodity, year }, { attributes, units }), reply)
    }
  }
}

async function syncPage(context: SyncContext, asked: readonly Asked[], years: readonly number[]): Promise<void> {
  const nameOf = countryReader(context.countries)
  context.expect(asked.length * 2)
  for (const one of asked) {
    const commodity = one.product.supplyCode
    if (commodity === undefined) continue
    const list = await context.ask(pageRequest(`query/GetMultiCommodityAttributes?commodityCodes=${commodity}%2C`))
    const flows = [...listOf(list, 'attributeId', 'attributeName')].filter(([, name]) =>
      /^(?:my )?(?:ex|im)ports$/i.test(name),
    )
    if (flows.length === 0) throw misread(list, 'lists neither exports nor imports')
    const reply = await context.ask(pageRequest('query/RunQuery', queryOf(commodity, one.country, flows, years)))
    await context.figures(readQueryPage(reply, { ...one, commodity }, nameOf), reply)
  }
}

function listOf(reply: Reply, id: string, name: string): Map<string, string> {
  const list = new Map(rowsOf(reply, jsonOf(reply)).map((row) => [row.text(id), row.text(name)]))
  if (list.size === 0) throw misread(reply, 'is an empty list')
  return list
}

function pageRequest(path: string, body?: string): Request {
  return { host: page, path: `/PSDOnlineApi/api/${path}`, expects: 'json', ...(body !== undefined && { body }) }
}

/** The whole form of the page: it answers nothing to a part of it. */
function queryOf(
  commodity: string,
  country: string,
  flows: readonly [string, string][],
  years: readonly number[],
): string {
  return JSON.stringify({
    queryId: 0,
    queryName: '',
    commodityGroupCode: null,
    commodities: [commodity],
    attributes: flows.map(([id]) => Number(id)),
    countries: [country],
    marketYears: years,
    optionColumn: 'year',
    sortOrder: 'Commodity/Attribute/Country',
    chkCommoditySummary: false,
    chkAttribSummary: false,
    chkCountrySummary: false,
    commoditySummaryText: '',
    attribSummaryText: '',
    countrySummaryText: '',
    chkTopCountry: false,
    topCountryState: false,
    topCountryCount: '',
    chkfileFormat: false,
    chkPrevMonth: false,
    chkMonthChange: false,
    chkCodes: false,
    chkYearChange: false,
  })
}
