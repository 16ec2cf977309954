import type { Voucher } from '../voucher/voucher.ts'
import { MAX_HISTORY, type Person } from './person.ts'

/** The holder when a voucher is over: it is live no longer and its outcome is remembered (P3–P5). `on`: business date. */
export function withOutcome(
  person: Person,
  { id: voucher, occupation, level }: Pick<Voucher, 'id' | 'occupation' | 'level'>,
  outcome: Person['history'][number]['outcome'],
  on: string
): Person {
  const past = { voucher, occupation, level, on, outcome }
  return {
    ...person,
    liveVouchers: person.liveVouchers.filter(live => live.voucher !== voucher),
    history: [...person.history, past].slice(-MAX_HISTORY)
  }
}

/** The holder when an outcome is taken back: the voucher is live again, since the day it was given. */
export function withoutOutcome(
  person: Person,
  { id: voucher, occupation, level }: Pick<Voucher, 'id' | 'occupation' | 'level'>,
  on: string
): Person {
  return {
    ...person,
    liveVouchers: [...person.liveVouchers.filter(live => live.voucher !== voucher), { voucher, occupation, level, on }],
    history: person.history.filter(past => past.voucher !== voucher)
  }
}
