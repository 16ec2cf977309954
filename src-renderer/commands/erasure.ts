import type { Case } from '../../domain/casework/case.ts'
import { MAX_CASES } from '../../domain/person/erase.ts'
import type { erasureReasons, Person } from '../../domain/person/person.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { DraftOf } from './draft.ts'

export type ErasureReason = (typeof erasureReasons)[number]

/** What this desk knows that the rules of an erasure ask for. */
export type KnownOfPerson = {
  /** Records that ended in this one. */
  readonly merged: readonly Person[]
  /** Vouchers of these records; those out of sight are missing. */
  readonly vouchers: readonly Voucher[]
  readonly cases: readonly Case[]
}

const isOpen = ({ state }: Case): boolean => state !== 'resolved' && state !== 'closed'

/** Erases who somebody is, for good, in this record and in those that ended in it. */
export function erasure(
  person: Person,
  { merged, vouchers, cases }: KnownOfPerson,
  reason: ErasureReason
): DraftOf<'person.erase'> {
  const claimOf = new Map(vouchers.map(({ id, claim }) => [id, claim]))
  const certified = [person, ...merged]
    .flatMap(({ history }) => history)
    .filter(({ outcome }) => outcome === 'certified')
    .map(({ voucher }) => ({ voucher, claim: claimOf.get(voucher) ?? '' }))
  return {
    kind: 'person.erase',
    args: {
      person: person.id,
      merged: [...new Set([...(person.mergedFrom ?? []), ...merged.map(({ id }) => id)])],
      certified,
      cases: cases
        .filter(isOpen)
        .slice(0, MAX_CASES)
        .map(({ id }) => id),
      reason
    }
  }
}

/** Whether somebody typed the last four characters of an ID number, of which only the masked form is at hand. */
export const isLastFour = (typed: string, masked: string): boolean =>
  masked.length > 4 && typed.normalize('NFKC').trim().toUpperCase() === masked.slice(-4).toUpperCase()
