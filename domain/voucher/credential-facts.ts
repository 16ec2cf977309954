import type { ServerKey } from '../directory/certificate.ts'
import type { Device } from '../directory/device.ts'
import type { Revocations } from '../policy/policy.ts'
import type { Read } from '../reduction.ts'
import type { VoucherScan } from './credential.ts'
import type { CredentialFacts } from './credential-check.ts'
import type { Voucher } from './voucher.ts'

type RevokedIds = Pick<Revocations, 'devices' | 'vouchers'>

/** What a desk holds that bears on one scan. */
export interface HeldDocuments {
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  /** The directory's device `scan.blank.deviceId`. */
  readonly device: Read<Pick<Device, 'state' | 'certificates'>>
  /** The voucher `scan.blank.voucherId`. */
  readonly voucher: Read<Pick<Voucher, 'state'>>
  /** Every chunk there is; `unknown` before the first pull is complete. */
  readonly revocations: readonly RevokedIds[] | 'unknown'
  /** Business date by trusted time. */
  readonly today: string
  readonly idNumber: string | null
}

/** A bad mark anywhere counts; a clean record only where every chunk is held. */
export function credentialFacts(scan: VoucherScan, held: HeldDocuments): CredentialFacts {
  const { device, voucher, revocations } = held
  const { deviceId, voucherId } = scan.blank
  const listed = (isIn: (chunk: RevokedIds) => boolean) =>
    revocations === 'unknown' ? ('unknown' as const) : revocations.some(isIn)
  return {
    serverId: held.serverId,
    serverKeys: held.serverKeys,
    certificates:
      device.state === 'unknown' ? 'unknown' : device.state === 'absent' ? [] : device.document.certificates,
    deviceRevoked:
      (device.state === 'present' && device.document.state === 'revoked') ||
      listed(chunk => chunk.devices.includes(deviceId)),
    today: held.today,
    voucherRevoked:
      (voucher.state === 'present' && voucher.document.state === 'void') ||
      listed(chunk => chunk.vouchers.includes(voucherId)),
    idNumber: held.idNumber
  }
}
