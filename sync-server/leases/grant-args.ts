import type { Batch } from '../../domain/plan/batch.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import { blankMessage } from '../../domain/voucher/credential.ts'
import type { ServerIdentity } from '../auth/server-identity.ts'
import type { BlankNumber } from './blanks.ts'

export interface LeaseTerms {
  readonly lease: string
  readonly device: string
  readonly generation: number
  readonly expiresAt: number
}

/** The arguments of `lease.grant`: every blank signed, so that a QR proves it without a line. */
export const grantArgs = (
  batch: Batch,
  numbers: readonly BlankNumber[],
  terms: LeaseTerms,
  identity: Pick<ServerIdentity, 'serverId' | 'signKeyId' | 'sign'>
): ArgsByKind['lease.grant'] => ({
  ...terms,
  batch: batch.id,
  keyId: identity.signKeyId,
  blanks: numbers.map(({ voucher, code }) => {
    const message = blankMessage({
      suite: 'ed25519',
      keyId: identity.signKeyId,
      serverId: identity.serverId,
      voucherId: voucher,
      code,
      leaseId: terms.lease,
      deviceId: terms.device,
      occupation: batch.occupation,
      level: batch.level,
      voucherKind: batch.voucherKind,
      faceValueFen: batch.faceValueFen,
      validFrom: batch.validFrom,
      validUntil: batch.validUntil
    })
    return { voucher, code, signature: identity.sign(message) }
  })
})
