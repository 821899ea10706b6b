// The Kemendagri codes of an area, from the open data of npm `idn-area-data` (ODbL), down to its villages.
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import type { RegionRow } from './tables.ts'

/**
 * A regency or city (`33.17`) with its province, districts and villages. Villages are read only when there is such a
 * regency, because their list is long (83,762).
 */
export async function regionsOf(regencyCodes: readonly string[]): Promise<readonly RegionRow[]> {
  const wanted = new Set(regencyCodes)
  if (wanted.size === 0) return []
  const [provinces, regencies, districts, villages] = await Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()])
  const servedRegencies = regencies.filter((regency) => wanted.has(regency.code))
  const provinceCodes = new Set(servedRegencies.map((regency) => regency.province_code))
  const servedDistricts = districts.filter((district) => wanted.has(district.regency_code))
  const districtCodes = new Set(servedDistricts.map((district) => district.code))
  return [
    ...provinces.filter((province) => provinceCodes.has(province.code)).map(({ code, name }) => ({ code, name, parent_code: null })),
    ...servedRegencies.map(({ code, name, province_code }) => ({ code, name, parent_code: province_code })),
    ...servedDistricts.map(({ code, name, regency_code }) => ({ code, name, parent_code: regency_code })),
    ...villages.filter((village) => districtCodes.has(village.district_code)).map(({ code, name, district_code }) => ({ code, name, parent_code: district_code })),
  ]
}
