import type { Role } from '../../../domain/directory/operator.ts'
import { isLive, shownState, type Voucher } from '../../../domain/voucher/voucher.ts'
import { mayAuthor } from '../../queries/use-desk-at-work.ts'

export const voucherActions = ['collect', 'reprint', 'void', 'reinstate', 'freeze', 'unfreeze', 'dispute'] as const
export type VoucherAction = (typeof voucherActions)[number]

/** V20: nothing is left to hold back, or it is held already. */
const settledOrFrozen: readonly Voucher['state'][] = ['settled', 'lapsed', 'void', 'frozen']

const clerks: readonly Role[] = ['county-clerk', 'county-reviewer']

/** What these roles may do to a voucher as it stands, in the order of the buttons. The reducer has the last word. */
export function actionsOf(
  voucher: Pick<Voucher, 'state' | 'validUntil'>,
  roles: readonly Role[],
  today: string
): readonly VoucherAction[] {
  const state = shownState(voucher, today)
  const isClerk = roles.some(role => clerks.includes(role))
  const mayDispute = isClerk || roles.includes('centre-operator')
  const can: Readonly<Record<VoucherAction, boolean>> = {
    collect: isClerk && state === 'issued',
    reprint: isClerk && isLive(voucher.state) && state !== 'expired',
    void: isClerk && (voucher.state === 'issued' || voucher.state === 'collected'),
    reinstate: roles.includes('county-reviewer') && state === 'redeemed',
    freeze: mayAuthor(roles, 'voucher.freeze') && !settledOrFrozen.includes(voucher.state),
    unfreeze: mayAuthor(roles, 'voucher.unfreeze') && voucher.state === 'frozen',
    dispute: mayDispute && ['bound', 'redeemed', 'certified', 'frozen'].includes(state)
  }
  return voucherActions.filter(action => can[action])
}
