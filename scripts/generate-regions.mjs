/**
 * Writes domain/codes/region-table.ts: the cities and counties of Shanxi, from the table in `@vant/area-data`.
 * Run by hand when the package brings a new edition; the result is committed. Refuses to write anything that does
 * not have the 11 cities and 117 counties of the province.
 */

import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { areaList } from '@vant/area-data'

const PROVINCE = '14'
const COUNTIES = {
  1401: 10,
  1402: 10,
  1403: 5,
  1404: 12,
  1405: 6,
  1406: 6,
  1407: 11,
  1408: 13,
  1409: 14,
  1410: 17,
  1411: 13
}

/** 01 stands for the districts as a whole, 71 for development zones: neither is a county. */
const isCounty = code => !code.endsWith('01') && !code.endsWith('71')

const cities = Object.entries(areaList.city_list)
  .filter(([code]) => code.startsWith(PROVINCE))
  .map(([code, name]) => ({
    code: code.slice(0, 4),
    name,
    counties: Object.entries(areaList.county_list)
      .filter(([county]) => county.startsWith(code.slice(0, 4)) && isCounty(county))
      .map(([county, countyName]) => ({ code: county, name: countyName }))
      .sort((a, b) => a.code.localeCompare(b.code))
  }))
  .sort((a, b) => a.code.localeCompare(b.code))

for (const [code, count] of Object.entries(COUNTIES)) {
  const found = cities.find(city => city.code === code)?.counties.length
  if (found !== count) throw new Error(`city ${code} has ${found} counties, ${count} expected`)
}
if (cities.length !== Object.keys(COUNTIES).length) throw new Error(`${cities.length} cities`)

const version = createRequire(import.meta.url)('@vant/area-data/package.json').version
const row = county => `      { code: '${county.code}', name: '${county.name}' }`
const block = city =>
  `  {\n    code: '${city.code}',\n    name: '${city.name}',\n    counties: [\n${city.counties.map(row).join(',\n')}\n    ]\n  }`
const text = `/** GB/T 2260 codes of Shanxi. Written by scripts/generate-regions.mjs from @vant/area-data ${version}; do not edit. */
export const REGION_TABLE = [
${cities.map(block).join(',\n')}
] as const
`

await writeFile(new URL('../domain/codes/region-table.ts', import.meta.url), text)
