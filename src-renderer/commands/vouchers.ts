import { disputeId } from '../../domain/casework/case.ts'
import type { IdentityCheck } from '../../domain/fields.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { Draft, DraftOf } from './draft.ts'

type Named = Pick<Voucher, 'id' | 'person'>

export const collecting = ({ id, person }: Named, method: IdentityCheck['method']): DraftOf<'voucher.collect'> => ({
  kind: 'voucher.collect',
  args: { voucher: id, person, scan: '', how: 'counter', identity: { method, matched: null } }
})

/** @param date business date: the day whose revocations it enters */
export const voiding = ({ id, person }: Named, date: string, reason: string): DraftOf<'voucher.void'> => ({
  kind: 'voucher.void',
  args: { voucher: id, person, date, reason }
})

export const reprinting = ({ id }: Named, reason: string): DraftOf<'voucher.reprint'> => ({
  kind: 'voucher.reprint',
  args: { voucher: id, reason }
})

export const reinstating = ({ id }: Named, reason: string): DraftOf<'voucher.reinstate'> => ({
  kind: 'voucher.reinstate',
  args: { voucher: id, reason }
})

export const freezing = ({ id }: Named, reason: string): DraftOf<'voucher.freeze'> => ({
  kind: 'voucher.freeze',
  args: { voucher: id, reason }
})

export const unfreezing = ({ id }: Named, reason: string): DraftOf<'voucher.unfreeze'> => ({
  kind: 'voucher.unfreeze',
  args: { voucher: id, reason }
})

/** The case bears the id of the entry that opens it. */
export function disputing({ id }: Named, reason: string, newId: () => string): Draft {
  const entry = newId()
  return { id: entry, kind: 'dispute.open', args: { dispute: disputeId(entry), voucher: id, reason } }
}
