import { FORMER_PREFECTURES, FORMER_REGIONS } from './former-regions.ts'
import { REGION_TABLE } from './region-table.ts'

/** Administrative regions of Shanxi by GB/T 2260: province 2 digits, city 4, county 6. */

export type County = Readonly<{ code: string; name: string }>
export type City = Readonly<{ code: string; name: string; counties: readonly County[] }>
/** A county code that is no longer in force. `seen`: the year of the list it was found in. */
export type FormerRegion = Readonly<{ code: string; name: string; city: string; now: readonly string[]; seen: number }>
export type FormerPrefecture = Readonly<{
  code: string
  name: string
  earlierName?: string
  cities: readonly string[]
}>

export const PROVINCE = { code: '14', name: '山西省' } as const

/** First two digits that no region has: only sample and practice provinces use them. */
export const SAMPLE_PROVINCE = '00'

const CITIES: readonly City[] = REGION_TABLE
const CITY_BY_CODE = new Map(CITIES.map(city => [city.code, city]))
const COUNTY_BY_CODE = new Map<string, County>(
  CITIES.flatMap(city => city.counties.map((county): [string, County] => [county.code, county]))
)
const FORMER_BY_CODE = new Map(FORMER_REGIONS.map(region => [region.code, region]))
const PREFECTURE_BY_CODE = new Map(FORMER_PREFECTURES.map(prefecture => [prefecture.code, prefecture]))

/** The 11 cities in code order. */
export const cities = (): readonly City[] => CITIES

/** Counties in code order: of one city (4 digits), or all 117. Empty for a code that is no city. */
export const counties = (city?: string): readonly County[] =>
  city === undefined ? [...COUNTY_BY_CODE.values()] : (CITY_BY_CODE.get(city)?.counties ?? [])

export const countyByCode = (code: string): County | undefined => COUNTY_BY_CODE.get(code)

/** The city that a county (6 digits) or city code (4 digits) belongs to today. */
export const cityOf = (code: string): City | undefined => CITY_BY_CODE.get(code.slice(0, 4))

export const formerRegion = (code: string): FormerRegion | undefined => FORMER_BY_CODE.get(code)

export const formerPrefecture = (code: string): FormerPrefecture | undefined => PREFECTURE_BY_CODE.get(code.slice(0, 4))

/** 山西省 · 太原市 · 太原市小店区; the code itself where it is unknown, so that a screen never shows a blank. */
export function regionName(code: string): string {
  if (code === PROVINCE.code || code === `${PROVINCE.code}0000`) return PROVINCE.name
  const city = cityOf(code)
  if (city === undefined) return FORMER_BY_CODE.get(code)?.name ?? code
  if (code.length === 4 || code.endsWith('00')) return city.name
  const county = COUNTY_BY_CODE.get(code) ?? FORMER_BY_CODE.get(code)
  return county === undefined ? code : `${city.name}${county.name}`
}

/** Every county whose name (with or without 区/县/市) is the text; more than one for 城区, 郊区 or 矿区. */
export function countiesByName(text: string): readonly County[] {
  const name = text.trim()
  const all = counties()
  const whole = CITIES.flatMap(city => city.counties.filter(county => `${city.name}${county.name}` === name))
  if (whole.length > 0) return whole
  const exact = all.filter(county => county.name === name || county.code === name)
  return exact.length > 0 ? exact : all.filter(county => county.name.length > 2 && county.name.slice(0, -1) === name)
}
