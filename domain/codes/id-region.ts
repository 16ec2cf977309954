import { cityOf, countyByCode, formerPrefecture, formerRegion, regionName, SAMPLE_PROVINCE } from './regions.ts'

/**
 * Where the first six digits of an ID number come from. `former`: a Shanxi code no longer in force. `other-province`:
 * the province exists, its counties are not kept here. `residence-permit`: 港澳台居民居住证 (810000, 820000, 830000).
 */
export type IdRegionKind = 'county' | 'former' | 'other-province' | 'residence-permit' | 'sample' | 'unknown'
export type IdRegion = Readonly<{ code: string; kind: IdRegionKind; name: string }>

const OTHER_PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' ')
)
const RESIDENCE_PERMITS: Readonly<Record<string, string>> = {
  '81': '港澳居民居住证（香港）',
  '82': '港澳居民居住证（澳门）',
  '83': '台湾居民居住证'
}

/** `prefix` is six digits. The name is Chinese, empty where nothing is known. */
export function idRegion(prefix: string): IdRegion {
  const province = prefix.slice(0, 2)
  if (province === SAMPLE_PROVINCE) return { code: prefix, kind: 'sample', name: '' }
  if (countyByCode(prefix)) return { code: prefix, kind: 'county', name: regionName(prefix) }
  const former = formerRegion(prefix)
  if (former) return { code: prefix, kind: 'former', name: `${formerHome(prefix)}${former.name}` }
  const permit = RESIDENCE_PERMITS[province]
  if (permit !== undefined) return { code: prefix, kind: 'residence-permit', name: permit }
  if (OTHER_PROVINCES.has(province)) return { code: prefix, kind: 'other-province', name: '' }
  return { code: prefix, kind: 'unknown', name: '' }
}

/** The name that stood before the county's at the time: 忻州地区代县, 太原市南城区. */
const formerHome = (prefix: string): string => formerPrefecture(prefix)?.name ?? cityOf(prefix)?.name ?? ''
