import type { ServerKey } from '../directory/certificate.ts'
import type { Device } from '../directory/device.ts'
import type { Revocations } from '../policy/policy.ts'
import type { Read } from '../reduction.ts'
import type { VoucherScan } from './credential.ts'
import type { CredentialFacts } from './credential-check.ts'
import type { Voucher } from './voucher.ts'

/** What a desk holds that bears on one scan. */
export interface HeldDocuments {
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  /** The directory's device `scan.blank.deviceId`. */
  readonly device: Read<Device>
  /** The voucher `scan.blank.voucherId`. */
  readonly voucher: Read<Voucher>
  /** Every chunk there is; `unknown` before the first pull is complete. */
  readonly revocations: readonly Revocations[] | 'unknown'
  /** Business date by trusted time. */
  readonly today: string
  readonly idNumber: string | null
}

/** A bad mark anywhere counts; a clean one counts only where the whole list is held. */
function marked(isListed: boolean | 'unknown', isMarked: boolean): boolean | 'unknown' {
  return isMarked ? true : isListed
}

export function credentialFacts(scan: VoucherScan, held: HeldDocuments): CredentialFacts {
  const { device, voucher, revocations } = held
  const { deviceId, voucherId } = scan.blank
  const listed = (isIn: (chunk: Revocations) => boolean) =>
    revocations === 'unknown' ? ('unknown' as const) : revocations.some(isIn)
  return {
    serverId: held.serverId,
    serverKeys: held.serverKeys,
    certificates:
      device.state === 'unknown' ? 'unknown' : device.state === 'absent' ? [] : device.document.certificates,
    deviceRevoked: marked(
      listed(chunk => chunk.devices.includes(deviceId)),
      device.state === 'present' && device.document.state === 'revoked'
    ),
    today: held.today,
    voucherRevoked: marked(
      listed(chunk => chunk.vouchers.includes(voucherId)),
      voucher.state === 'present' && voucher.document.state === 'void'
    ),
    idNumber: held.idNumber
  }
}
