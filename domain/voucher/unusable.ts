import { type Outcome, reject } from '../reduction.ts'
import type { Voucher } from './voucher.ts'

/** Why a voucher in this state serves no such use: a void one was revoked, whatever it is wanted for. */
export const unusable = ({ state }: Pick<Voucher, 'state'>, rule: string): Outcome =>
  state === 'void' ? reject('voucher.revoked', 'V16') : reject('voucher.wrong-state', rule, { state })
