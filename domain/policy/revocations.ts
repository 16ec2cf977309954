import type { Read } from '../reduction.ts'
import { type Policy, type Revocations, revocationsId } from './policy.ts'

/** D10: a day's chunk with one more revocation in it; chunks only grow, so that a device needs only the newest days. */
export function revocationsWith(
  found: Read<Policy | Revocations>,
  date: string,
  added: { readonly device?: string; readonly voucher?: string; readonly county?: string },
  at: number
): Revocations {
  const before = found.state === 'present' && found.document.kind === 'revocations' ? found.document : null
  const plus = (list: readonly string[], item: string | undefined): string[] =>
    item === undefined || list.includes(item) ? [...list] : [...list, item]
  return {
    kind: 'revocations',
    id: revocationsId(date),
    date,
    devices: plus(before?.devices ?? [], added.device),
    vouchers: plus(before?.vouchers ?? [], added.voucher),
    counties: plus(before?.counties ?? [], added.county),
    updatedAt: at
  }
}
