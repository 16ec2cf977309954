import type { VoucherScan } from '../../domain/voucher/credential.ts'
import { testUuid } from './test-device.ts'
import { COUNTY, SERVER, SKILL } from './test-province.ts'

/** The paper of a voucher as a proven scan says it; its signatures have the form of one and prove nothing. */
export const standingPaper = (voucherId: string, issue: Partial<VoucherScan['issue']>): VoucherScan => ({
  form: 'accepted',
  blank: {
    suite: 'ed25519',
    keyId: 'key-1',
    serverId: SERVER,
    voucherId,
    code: 'CODE1001',
    leaseId: 'lease-1',
    deviceId: 'pc-county-a',
    ...SKILL,
    voucherKind: 'value-open',
    faceValueFen: 100,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31'
  },
  issue: {
    entryId: testUuid('issue'),
    kind: 'voucher.issue',
    person: testUuid('holder'),
    county: COUNTY,
    idCheck: 0,
    ...issue
  },
  serverSignature: 'A'.repeat(86)
})
