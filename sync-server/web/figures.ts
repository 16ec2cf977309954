/** One place's roll-ups by metric, as GET /v1/statistics yields them. */
export interface Place {
  readonly region: string
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
}

export interface Statistics {
  /** Server time of the reading, UTC milliseconds. */
  readonly asOf: number
  /** Nothing of it is real. */
  readonly isSample: boolean
  /** Devices that hold, or held, what the database lacks (row 19). */
  readonly shortfall: { readonly lacking: number; readonly ahead: number }
  readonly province: Place
  readonly cities: readonly Place[]
  readonly counties: readonly Place[]
}

export const columns = ['made', 'given', 'issued', 'collected', 'bound', 'redeemed', 'void'] as const
export type Column = (typeof columns)[number]
export type Counts = Readonly<Record<Column, number>> & {
  /** Shares of what was given, 0…1; null where nothing was. */
  readonly collectedShare: number | null
  readonly usedShare: number | null
}

/** Vouchers of a place by state, over every kind of voucher. `given` is everything that was ever issued and not voided. */
export function countsOf({ figures }: Place): Counts {
  const inState = (state: string): number =>
    Object.entries(figures).reduce(
      (sum, [metric, n]) => (metric.startsWith('voucher.') && metric.endsWith(`.${state}`) ? sum + n : sum),
      0
    )
  const [issued, collected, bound] = [inState('issued'), inState('collected'), inState('bound')]
  const redeemed = inState('redeemed') + inState('certified') + inState('settled')
  const other = inState('frozen') + inState('lapsed')
  const given = issued + collected + bound + redeemed + other
  return {
    made: figures['batch.made'] ?? 0,
    given,
    issued,
    collected,
    bound,
    redeemed,
    void: inState('void'),
    collectedShare: given === 0 ? null : (given - issued) / given,
    usedShare: given === 0 ? null : (bound + redeemed) / given
  }
}

/** The counties of a city, by code. */
export const countiesOf = (statistics: Statistics, city: string): readonly Place[] =>
  statistics.counties.filter(({ region }) => region.startsWith(city))
