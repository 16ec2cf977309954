import type { Voucher } from '../voucher/voucher.ts'
import { MAX_LIVE_VOUCHERS, type Person } from './person.ts'

type Live = Person['liveVouchers'][number]

const isLiveOn = ({ until }: Live, date: string): boolean => until === undefined || until >= date

/** Vouchers that count as live on a business date: one that nobody bound is over after its last day (P2, P4). */
export const liveOn = ({ liveVouchers }: Pick<Person, 'liveVouchers'>, date: string): readonly Live[] =>
  liveVouchers.filter(live => isLiveOn(live, date))

/** The holder of one more voucher since `on`; where the record is full, expired ones leave it. */
export function withVoucher(
  person: Person,
  { id: voucher, occupation, level, validUntil: until }: Pick<Voucher, 'id' | 'occupation' | 'level' | 'validUntil'>,
  on: string
): Person {
  const isFull = person.liveVouchers.length >= MAX_LIVE_VOUCHERS
  const held = isFull ? liveOn(person, on) : person.liveVouchers
  return { ...person, liveVouchers: [...held, { voucher, occupation, level, on, until }] }
}

/** The holder once a voucher is bound to a class: it no longer ends with its last day. */
export const withBound = (person: Person, voucher: string): Person => ({
  ...person,
  liveVouchers: person.liveVouchers.map(live => {
    const { until: _until, ...bound } = live
    return live.voucher === voucher ? bound : live
  })
})

/** The holder once a voucher is bound no longer. */
export const withUnbound = (person: Person, { id, validUntil: until }: Pick<Voucher, 'id' | 'validUntil'>): Person => ({
  ...person,
  liveVouchers: person.liveVouchers.map(live => (live.voucher === id ? { ...live, until } : live))
})
