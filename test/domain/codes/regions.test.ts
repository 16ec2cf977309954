import { describe, expect, it } from 'vitest'
import { FORMER_PREFECTURES, FORMER_REGIONS } from '../../../domain/codes/former-regions.ts'
import {
  cities,
  cityOf,
  counties,
  countiesByName,
  countyByCode,
  formerRegion,
  regionName
} from '../../../domain/codes/regions.ts'

describe('regions of Shanxi', () => {
  it('[K1] has 11 cities and exactly 117 counties, counted by city', () => {
    const counted = Object.fromEntries(cities().map(city => [city.name, city.counties.length]))
    expect(counted).toEqual({
      太原市: 10,
      大同市: 10,
      阳泉市: 5,
      长治市: 12,
      晋城市: 6,
      朔州市: 6,
      晋中市: 11,
      运城市: 13,
      忻州市: 14,
      临汾市: 17,
      吕梁市: 13
    })
    expect(counties()).toHaveLength(117)
    expect(new Set(counties().map(county => county.code)).size).toBe(117)
  })

  it('[K1] keeps no collective district and no development zone', () => {
    expect(counties().filter(county => /(01|71)$/.test(county.code))).toEqual([])
    for (const city of cities()) {
      for (const county of city.counties) expect(county.code.startsWith(city.code)).toBe(true)
    }
  })

  it('[K1] answers by code', () => {
    expect(countyByCode('140121')?.name).toBe('清徐县')
    expect(countyByCode('140171')).toBeUndefined()
    expect(cityOf('140121')?.name).toBe('太原市')
    expect(cityOf('1411')?.name).toBe('吕梁市')
    expect(cityOf('310101')).toBeUndefined()
    expect(counties('1403').map(county => county.name)).toEqual(['城区', '矿区', '郊区', '平定县', '盂县'])
    expect(counties('9999')).toEqual([])
  })

  it('names what it knows and shows the code of what it does not', () => {
    expect(regionName('14')).toBe('山西省')
    expect(regionName('1401')).toBe('太原市')
    expect(regionName('140100')).toBe('太原市')
    expect(regionName('140105')).toBe('太原市小店区')
    expect(regionName('142225')).toBe('代县')
    expect(regionName('140726')).toBe('晋中市太谷县')
    expect(regionName('999999')).toBe('999999')
  })

  it('finds counties by name and says when a name is shared', () => {
    expect(countiesByName('清徐县').map(county => county.code)).toEqual(['140121'])
    expect(countiesByName('清徐').map(county => county.code)).toEqual(['140121'])
    expect(countiesByName('城区').map(county => county.code)).toEqual(['140302', '140502'])
    expect(countiesByName('阳泉市城区').map(county => county.code)).toEqual(['140302'])
    expect(countiesByName('浦东新区')).toEqual([])
  })
})

describe('former regions', () => {
  it('[K2] every row names an area of today and no code that is still in force', () => {
    for (const row of FORMER_REGIONS) {
      expect(countyByCode(row.code), row.code).toBeUndefined()
      expect(cityOf(row.city), row.code).toBeDefined()
      for (const code of row.now) expect(countyByCode(code), `${row.code} → ${code}`).toBeDefined()
    }
    expect(new Set(FORMER_REGIONS.map(row => row.code)).size).toBe(FORMER_REGIONS.length)
  })

  it('[K2] knows the prefectures 1421 to 1427 and the districts made from counties', () => {
    expect(FORMER_PREFECTURES.map(row => row.code)).toEqual(['1421', '1422', '1423', '1424', '1425', '1426', '1427'])
    expect(formerRegion('142625')).toMatchObject({ name: '洪洞县', now: ['141024'] })
    expect(formerRegion('140726')).toMatchObject({ name: '太谷县', now: ['140703'] })
    expect(formerRegion('140102')).toMatchObject({ name: '南城区', city: '1401', now: [] })
  })
})
