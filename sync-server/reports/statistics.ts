import type pg from 'pg'
import { cities, counties, PROVINCE } from '../../domain/codes/regions.ts'

export type Figures = Readonly<Record<string, number>>

export interface PlaceStatistics {
  /** GB/T 2260 code: 2, 4 or 6 digits. */
  readonly region: string
  readonly name: string
  readonly figures: Figures
}

export interface ProvinceStatistics {
  readonly asOf: number
  /** The province is invented, and so is everything in it: whoever shows the figures says so. */
  readonly isSample: boolean
  readonly province: PlaceStatistics
  readonly cities: readonly PlaceStatistics[]
  readonly counties: readonly PlaceStatistics[]
}

interface Row {
  readonly place: string
  readonly metric: string
  readonly n: number
}

const sum = (parts: readonly Figures[]): Figures => {
  const total: Record<string, number> = {}
  for (const figures of parts) {
    for (const [metric, n] of Object.entries(figures)) total[metric] = (total[metric] ?? 0) + n
  }
  return total
}

const byCounty = (rows: readonly Row[]): ReadonlyMap<string, Figures> => {
  const found = new Map<string, Record<string, number>>()
  for (const { place, metric, n } of rows) {
    const code = place.slice('county:'.length)
    const figures = found.get(code) ?? {}
    figures[metric] = n
    found.set(code, figures)
  }
  return found
}

/** Whether the office of the province is a sample; none of a sample's figures may be taken for real ones. */
const isSampleProvince = async (pool: pg.Pool): Promise<boolean> => {
  // Only an office of the province is parsed: the directory holds every operator and device too.
  const { rowCount } = await pool.query(
    `select 1 from document where collection = 'directory' and body like '%"type":"province"%'
       and body::json ->> 'type' = 'province' and body::json ->> 'sample' = 'true' limit 1`
  )
  return (rowCount ?? 0) > 0
}

/** The roll-ups of every county, summed upwards for cities and the province: some thousand short rows at most. */
export const readStatistics = async (pool: pg.Pool, now: number): Promise<ProvinceStatistics> => {
  const [{ rows }, isSample] = await Promise.all([
    pool.query<Row>(`select place, metric, n from statistic where place like 'county:%' and n <> 0`),
    isSampleProvince(pool)
  ])
  const figures = byCounty(rows)
  const countyRows = counties().map(({ code, name }) => ({ region: code, name, figures: figures.get(code) ?? {} }))
  const cityRows = cities().map(({ code, name }) => ({
    region: code,
    name,
    figures: sum(countyRows.filter(({ region }) => region.startsWith(code)).map(county => county.figures))
  }))
  return {
    asOf: now,
    isSample,
    province: { region: PROVINCE.code, name: PROVINCE.name, figures: sum(cityRows.map(city => city.figures)) },
    cities: cityRows,
    counties: countyRows
  }
}
