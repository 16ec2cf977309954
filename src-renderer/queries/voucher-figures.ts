import { shownState, type Voucher, voucherStates } from '../../domain/voucher/voucher.ts'
import type { Replica } from '../replica/replica.ts'
import { scanPages } from './scan-pages.ts'

/** As a screen shows them: past its last day a voucher that nobody used is expired. */
export const countedStates = [...voucherStates, 'expired'] as const
export type CountedState = (typeof countedStates)[number]

export interface VoucherFigures {
  readonly byState: Readonly<Record<CountedState, number>>
  readonly total: number
  readonly faceValueFen: number
}
export type FiguresByPlace = ReadonlyMap<string, VoucherFigures>

type Counted = Pick<Voucher, 'id' | 'county' | 'boundCentre' | 'state' | 'validUntil' | 'faceValueFen'>

const none: VoucherFigures = {
  byState: {
    issued: 0,
    collected: 0,
    bound: 0,
    redeemed: 0,
    certified: 0,
    settled: 0,
    frozen: 0,
    lapsed: 0,
    void: 0,
    expired: 0
  },
  total: 0,
  faceValueFen: 0
}

function withOne(before: VoucherFigures, voucher: Counted, state: CountedState): VoucherFigures {
  return {
    byState: { ...before.byState, [state]: before.byState[state] + 1 },
    total: before.total + 1,
    faceValueFen: before.faceValueFen + voucher.faceValueFen
  }
}

/** Counts vouchers by county and, once they are bound, by the place that bound them; each once, however often it is seen. */
export function countVouchers(today: string) {
  const seen = new Set<string>()
  const counties = new Map<string, VoucherFigures>()
  const places = new Map<string, VoucherFigures>()
  const add = (to: Map<string, VoucherFigures>, key: string, voucher: Counted, state: CountedState): void => {
    to.set(key, withOne(to.get(key) ?? none, voucher, state))
  }
  return {
    see(voucher: Counted): void {
      if (seen.has(voucher.id)) return
      seen.add(voucher.id)
      const state = shownState(voucher, today)
      add(counties, voucher.county, voucher, state)
      if (voucher.boundCentre !== '') add(places, voucher.boundCentre, voucher, state)
    },
    seen: (): number => seen.size,
    counties: counties as FiguresByPlace,
    places: places as FiguresByPlace
  }
}

const PAGE = 1000

/** Looks through every voucher in sight; undefined when it was stopped. */
export async function voucherFigures(
  replica: Pick<Replica, 'page'>,
  today: string,
  onSeen: (n: number) => void,
  signal: AbortSignal
): Promise<Pick<ReturnType<typeof countVouchers>, 'counties' | 'places'> | undefined> {
  const count = countVouchers(today)
  const see = (rows: readonly { readonly document: Voucher }[]): void => {
    for (const { document } of rows) count.see(document)
    onSeen(count.seen())
  }
  return (await scanPages(replica, { collection: 'voucher', limit: PAGE }, see, signal)) ? count : undefined
}
