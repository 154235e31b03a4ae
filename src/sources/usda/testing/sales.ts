/** The lists of the export sales reports, and a row of them, in the form in which the service sends them. */

export const commodities = [
  { commodityCode: 401, commodityName: 'Corn                ', unitId: 1 },
  { commodityCode: 701, commodityName: 'Sorghum             ', unitId: 1 },
  { commodityCode: 801, commodityName: 'Soybeans            ', unitId: 1 },
  { commodityCode: 901, commodityName: 'Soybean cake & meal ', unitId: 1 },
  { commodityCode: 1404, commodityName: 'All Upland Cotton   ', unitId: 2 },
  { commodityCode: 1601, commodityName: 'Cattle hides, whole ', unitId: 4 },
]
export const countries = [
  { countryCode: 5700, countryName: 'CHINA   ', countryDescription: 'CHINA, PEOPLES REPUBLIC OF', gencCode: 'CHN' },
  { countryCode: 5820, countryName: 'HG KONG ', countryDescription: 'HONG KONG', gencCode: 'HKG' },
  { countryCode: 2010, countryName: 'MEXICO  ', countryDescription: 'MEXICO', gencCode: 'MEX' },
  { countryCode: 1, countryName: 'EUROPEAN UNION - 27', countryDescription: 'EUROPEAN UNION - 27' },
  { countryCode: 9998, countryName: 'UNKNOWN ', countryDescription: 'UNKNOWN DESTINATIONS' },
]
export const units = [
  { unitId: 1, unitNames: 'Metric Tons' },
  { unitId: 2, unitNames: 'Running Bales' },
  { unitId: 4, unitNames: 'Pieces' },
]
export const dates = [
  year(801, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(401, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(701, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(901, '2025-10-01', '2026-09-30', '2026-08-06T08:30:06.973'),
  year(1404, '2026-08-01', '2027-07-31', '2026-08-06T08:30:06.973'),
]

function year(commodityCode: number, marketYearStart: string, marketYearEnd: string, releaseTimeStamp: string) {
  return {
    commodityCode,
    marketYearStart,
    marketYearEnd,
    marketYear: Number(marketYearEnd.slice(0, 4)),
    releaseTimeStamp,
  }
}

export const week = (given: Record<string, unknown> = {}) => ({
  commodityCode: 801,
  countryCode: 5700,
  weeklyExports: 130_000,
  accumulatedExports: 11_500_000,
  outstandingSales: 400_000,
  grossNewSales: 5000,
  currentMYNetSales: -1200,
  currentMYTotalCommitment: 11_900_000,
  nextMYOutstandingSales: 66_000,
  nextMYNetSales: 66_000,
  unitId: 1,
  weekEndingDate: '2026-07-30T00:00:00',
  ...given,
})
