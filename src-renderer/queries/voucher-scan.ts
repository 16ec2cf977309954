import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { Outcome } from '../../src-main/contract/failure.ts'
import type { ReplyOf } from '../../src-main/contract/table.ts'
import { desk } from '../platform/desk.ts'
import type { Replica } from '../replica/replica.ts'

/** Text of the QR of a voucher that this desk issued; refused for any other (`voucher.unknown`). */
export async function voucherScan(
  replica: Pick<Replica, 'encryptedPart'>,
  { id, person }: Pick<Voucher, 'id' | 'person'>
): Promise<Outcome<ReplyOf<'voucher.qr'>>> {
  const pulled = await replica.encryptedPart(person, 'identity')
  return desk().invoke('voucher.qr', { voucher: id, pulled })
}
