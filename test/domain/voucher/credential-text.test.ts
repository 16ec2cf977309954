import { encode } from 'cborg'
import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { bytesToBase45 } from '../../../domain/codes/base45.ts'
import { levels } from '../../../domain/fields.ts'
import { voucherKinds } from '../../../domain/plan/batch.ts'
import { issueKinds, type VoucherScan } from '../../../domain/voucher/credential.ts'
import { MAX_SCAN_LENGTH, scanToText, textToScan } from '../../../domain/voucher/credential-text.ts'
import { acceptedScan, blank, issuedScan } from './credential-office.ts'

const uuid = fc.uuid()
const plainId = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._:-]{0,63}$/)
const anyId = fc.oneof(uuid, plainId)
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(bytes => Buffer.from(bytes).toString('base64url'))
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(day => day.toISOString().slice(0, 10))

const anyBlank = fc.record({
  suite: fc.constant('ed25519' as const),
  keyId: anyId,
  serverId: anyId,
  voucherId: anyId,
  code: fc.stringMatching(/^[0-9A-Z][0-9A-Z-]{7,19}$/),
  leaseId: anyId,
  deviceId: anyId,
  occupation: fc.stringMatching(/^[0-9A-Z][0-9A-Z-]{0,23}$/),
  level: fc.constantFrom(...levels),
  voucherKind: fc.constantFrom(...voucherKinds),
  faceValueFen: fc.integer({ min: 0, max: 100_000_000 }),
  validFrom: date,
  validUntil: date
})
const anyIssue = fc.record({
  entryId: uuid,
  kind: fc.constantFrom(...issueKinds),
  person: fc.uuid({ version: 7 }),
  county: fc.integer({ min: 100000, max: 999999 }).map(String),
  idCheck: fc.integer({ min: 0, max: 0xffff })
})
const anyScan: fc.Arbitrary<VoucherScan> = fc.oneof(
  fc.record({
    form: fc.constant('issued' as const),
    blank: anyBlank,
    serverSignature: signature,
    issue: anyIssue,
    deviceSuite: fc.constant('ed25519' as const),
    deviceSignature: signature
  }),
  fc.record({ form: fc.constant('accepted' as const), blank: anyBlank, issue: anyIssue, serverSignature: signature })
)

describe('a scan as text', () => {
  test('[Q1] every scan comes back whole', () => {
    fc.assert(
      fc.property(anyScan, scan => {
        const text = scanToText(scan)
        expect(text.length).toBeLessThanOrEqual(MAX_SCAN_LENGTH)
        expect(text).toMatch(/^JQ1:[0-9A-Z $%*+\-./:]+$/)
        expect(textToScan(text)).toEqual({ ok: true, scan })
      })
    )
  })

  test('[Q1] the paper of a usual voucher fits QR version 13-M, the reprint a smaller one', () => {
    const size = (text: string) => create(text, { errorCorrectionLevel: 'M' }).version
    const issued = scanToText(issuedScan())
    const accepted = scanToText(acceptedScan())
    expect(issued.length).toBeLessThanOrEqual(450)
    expect(size(issued)).toBeLessThanOrEqual(13)
    expect(accepted.length).toBeLessThan(350)
    expect(size(accepted)).toBeLessThanOrEqual(11)
  })

  test('[Q1] papers of this version stay readable: golden text', () => {
    expect(scanToText(issuedScan())).toMatchInlineSnapshot(
      `"JQ1:E.G6$HCQD5$CO/EOJENF6TF6LAALCRPFUH*7L3B3%1P28EV3M825908EK0S99/F4MH8WDG1IMC1SPDX0951B$YA1*65N865ATOJEOMZW3L184PBC*FY4K3Q35908EK0S99/F4MH8WDG1IOC18JD4W53467463W5 86Q00200SF9383O5W355I%G590BEK472DJEHQGGS8KZAO.CL70390UOU3UDI$FMRJ*1A$MHKYB-C37C0*BB4/P/10Y88RN06MBJ%7RXBHP7.BI%BO4QE7MRN+7NGP-JB2-K3J76JK6Q98VRWG1HY7A/98XI27WL5IG*3H50:-OC5A SN:0A%F5DTM%D188843LPY187N$WG:*N354ALC GB78KO*2P7R5TQ..K:YPM:VQJBLVM:RR5QLWGG+I8I566OKHTSIL4NB7 3EDLKL.K+FH1:8D0"`
    )
    expect(scanToText(acceptedScan())).toMatchInlineSnapshot(
      `"JQ1:/UG6$HCQD5$CO/EOJENF6TF6LAALCRPFUH*7L3B3%1P28EV3M825908EK0S99/F4MH8WDG1IMC1SPDX0951B$YA1*65N865ATOJEOMZW3L184PBC*FY4K3Q35908EK0S99/F4MH8WDG1IOC18JD4W53467463W5 86Q00200SF9383O5W355I%G590BEK472DJEHQGGS8KZAO.CL70390UOU3UDI$FMRJ*1A$MHKYB-C37C0*BB4/P27B P6N%RY0U1T2:OVEOSCUPDCB02K+ZD1/JX$P:RQ%VQZ 6-JCR4MN39KFOVDVQZIWO4OS5.9A46W*0PU13GEHB6H0PBRKD5ZD"`
    )
  })
})

describe('texts that are no scan', () => {
  test.each([
    ['https://example.org/coupon', 'not-ours'],
    ['', 'not-ours'],
    ['jq1:ABC', 'not-ours'],
    ['JQ2:BB8', 'unknown-version'],
    ['JQ1:', 'damaged'],
    ['JQ1:BB8', 'damaged'],
    ['JQ1:lower', 'damaged'],
    [`JQ1:${'0'.repeat(MAX_SCAN_LENGTH)}`, 'too-long']
  ])('[Q3] %#: the code says why', (text, code) => {
    expect(textToScan(text)).toEqual({ ok: false, code })
  })

  test('[Q3] a second spelling of a good content is damage', () => {
    const scan = issuedScan()
    const signatures = [scan.serverSignature, scan.deviceSignature].map(text => Buffer.from(text, 'base64url'))
    const wire = (fen: unknown, lease: unknown, extra: readonly unknown[]) => [
      0,
      [0, blank.keyId, raw(blank.serverId), raw(blank.voucherId), blank.code, lease, raw(blank.deviceId)].concat([
        blank.occupation,
        2,
        0,
        fen,
        26 * 372 + 10 * 31,
        27 * 372 + 9 * 31 + 30
      ] as never),
      [raw(scan.issue.entryId), 1, raw(scan.issue.person), Number(scan.issue.county), scan.issue.idCheck],
      0,
      ...signatures,
      ...extra
    ]
    const text = (value: unknown, options = {}) => `JQ1:${bytesToBase45(encode(value, options))}`
    const good = wire(150_000, raw(blank.leaseId), [])
    expect(textToScan(text(good))).toEqual({ ok: true, scan })
    expect(textToScan(text(wire(150_000.5, raw(blank.leaseId), [])))).toMatchObject({ code: 'damaged' })
    expect(textToScan(text(wire(150_000, blank.leaseId, [])))).toMatchObject({ code: 'damaged' })
    expect(textToScan(text(wire(150_000, raw(blank.leaseId), [0])))).toMatchObject({ code: 'damaged' })
    const bytes = Buffer.from(encode(good))
    const surplus = Buffer.concat([bytes, Buffer.from([0])])
    expect(textToScan(`JQ1:${bytesToBase45(surplus)}`)).toMatchObject({ code: 'damaged' })
    const indefinite = Buffer.concat([Buffer.from([0x9f]), bytes.subarray(1), Buffer.from([0xff])])
    expect(textToScan(`JQ1:${bytesToBase45(indefinite)}`)).toMatchObject({ code: 'damaged' })
    // 0x00 (form 0) written in two bytes.
    const long = Buffer.concat([bytes.subarray(0, 1), Buffer.from([0x18, 0x00]), bytes.subarray(2)])
    expect(textToScan(`JQ1:${bytesToBase45(long)}`)).toMatchObject({ code: 'damaged' })
  })

  test('[Q3] [row 31] random text and random bytes never throw and never pass', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 100 })), text => {
        expect(textToScan(text).ok).toBe(false)
        expect(textToScan(`JQ1:${text}`).ok).toBe(false)
      }),
      { numRuns: 2000 }
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(textToScan(`JQ1:${bytesToBase45(bytes)}`).ok).toBe(false)
      }),
      { numRuns: 2000 }
    )
  })

  test('[Q3] deep nests and giant declared lengths are damage', () => {
    const nest = new Uint8Array(1300).fill(0x81)
    expect(textToScan(`JQ1:${bytesToBase45(nest)}`)).toMatchObject({ code: 'damaged' })
    for (const head of [0x9b, 0x5b, 0x7b, 0xbb]) {
      const giant = Uint8Array.from([head, 0, 0, 0, 1, 0, 0, 0, 0, 1])
      expect(textToScan(`JQ1:${bytesToBase45(giant)}`)).toMatchObject({ code: 'damaged' })
    }
  })
})

function raw(id: string): Uint8Array {
  return Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex'))
}
