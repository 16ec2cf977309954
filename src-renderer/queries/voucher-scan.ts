import type { Outcome } from '../../src-main/contract/failure.ts'
import type { ReplyOf } from '../../src-main/contract/table.ts'
import { desk } from '../platform/desk.ts'
import type { Replica } from '../replica/replica.ts'

export type HolderIdentity = { readonly name: string; readonly idNumber: string }

/** Name and number of a voucher's holder as this desk holds them; empty where it does not. */
export async function holderIdentity(replica: Pick<Replica, 'openPart'>, person: string): Promise<HolderIdentity> {
  const part = await replica.openPart(person, 'identity')
  const { name = '', idNumber = '' } = part?.state === 'opened' ? part.fields : {}
  return { name, idNumber }
}

/** Text of the QR of a voucher that this desk issued; refused for any other (`voucher.unknown`). */
export function voucherScan(voucher: string, { idNumber }: HolderIdentity): Promise<Outcome<ReplyOf<'voucher.qr'>>> {
  const isWhole = /^\d{17}[\dX]$/.test(idNumber)
  return desk().invoke('voucher.qr', { voucher, ...(isWhole ? { idNumber } : {}) })
}
