import type { Voucher } from '../voucher/voucher.ts'
import type { Evidence } from './case.ts'

/** What the side that holds a voucher can show: the entry that bound it; null for one that nobody bound. */
export const bindingEvidence = (voucher: Voucher): Evidence | null =>
  voucher.boundBy === ''
    ? null
    : {
        entry: voucher.boundBy,
        device: voucher.boundDevice,
        centre: voucher.boundCentre,
        trainingClass: voucher.boundClass,
        at: voucher.boundAt ?? voucher.updatedAt,
        hasCredential: false
      }
