import type { Context, Outcome } from '../reduction.ts'
import { reject } from '../reduction.ts'
import type { VoucherScan } from './credential.ts'
import { notUsed, type Voucher } from './voucher.ts'

/** The voucher an entry is about, or why there is none to act on. `isStanding`: only its QR is known here (V6). */
export type Found = { readonly voucher: Voucher; readonly isStanding: boolean } | { readonly outcome: Outcome }

/**
 * V5, V6: a voucher that a device does not hold stands as its proven QR says. On the server a proven QR that names an
 * issue not yet received makes the entry wait for it (row 37); without one the voucher is unknown.
 */
export function findVoucher(
  context: Context,
  a: { readonly voucher: string; readonly person: string; readonly scan: string }
): Found {
  const found = context.read('voucher', a.voucher)
  if (found.state === 'present') return { voucher: found.document, isStanding: false }
  const scan = a.scan === '' ? null : context.proof(a.scan)
  if (!scan || scan.blank.voucherId !== a.voucher) return { outcome: reject('voucher.unknown', 'V5') }
  if (scan.issue.person !== a.person) return { outcome: reject('voucher.wrong-person', 'V7') }
  if (found.state === 'absent') return { outcome: { lane: 'waiting', cause: scan.issue.entryId } }
  return { voucher: standingVoucher(scan, context.entry.at), isStanding: true }
}

function standingVoucher({ blank, issue }: VoucherScan, at: number): Voucher {
  const isCollected = issue.kind === 'voucher.collect'
  return {
    id: blank.voucherId,
    code: blank.code,
    batch: 'unknown',
    plan: 'unknown',
    county: issue.county,
    occupation: blank.occupation,
    level: blank.level,
    voucherKind: blank.voucherKind,
    faceValueFen: blank.faceValueFen,
    validFrom: blank.validFrom,
    validUntil: blank.validUntil,
    person: issue.person,
    state: isCollected ? 'collected' : 'issued',
    ...notUsed,
    lease: blank.leaseId,
    leaseDevice: blank.deviceId,
    issueEntry: issue.entryId,
    issuedAt: at,
    collectedAt: isCollected ? at : null,
    ministryNo: '',
    reprints: 0,
    updatedAt: at
  }
}
