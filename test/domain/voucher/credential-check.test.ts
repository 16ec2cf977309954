import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acceptedMessage,
  blankOfLease,
  type IssuedScan,
  idCheckOf,
  issueMessage
} from '../../../domain/voucher/credential.ts'
import { checkCredential } from '../../../domain/voucher/credential-check.ts'
import { scanToText, textToScan } from '../../../domain/voucher/credential-text.ts'
import {
  acceptedScan,
  blank,
  certificate,
  deviceKey,
  facts,
  HOLDER,
  issue,
  issuedScan,
  OTHER,
  ports,
  publicText,
  serverKey,
  signText,
  strangerKey
} from './credential-office.ts'

describe('a paper in order', () => {
  test('[Q4] is proven without a line, nothing left open', async () => {
    expect(await checkCredential(issuedScan(), facts(), ports)).toEqual({ ok: true, unchecked: [] })
  })

  test('[Q4] a reprint rests on the server alone: the device may be unknown or revoked since', async () => {
    const known = facts({ certificates: [], deviceRevoked: true })
    expect(await checkCredential(acceptedScan(), known, ports)).toEqual({ ok: true, unchecked: [] })
  })

  test('[Q4] the ports may answer later', async () => {
    const later = { ...ports, verify: async (...args: Parameters<typeof ports.verify>) => ports.verify(...args) }
    expect(await checkCredential(issuedScan(), facts(), later)).toEqual({ ok: true, unchecked: [] })
  })

  test('[Q5] what no fact was there for is named', async () => {
    const blind = facts({
      certificates: 'unknown',
      deviceRevoked: 'unknown',
      voucherRevoked: 'unknown',
      idNumber: null
    })
    expect(await checkCredential(issuedScan(), blind, ports)).toEqual({
      ok: true,
      unchecked: ['device-certificate', 'revocations', 'device-signature', 'voucher-state', 'identity']
    })
  })

  test('[Q4] an older generation of a device that forked still counts', async () => {
    const next = certificate({ generation: 2, publicKey: publicText(strangerKey) })
    expect(await checkCredential(issuedScan(), facts({ certificates: [next, certificate()] }), ports)).toMatchObject({
      ok: true
    })
  })

  test('[Q1] a lease and its blank make the credential that the server signed', () => {
    const { suite, keyId, serverId, voucherId, code, leaseId, deviceId, ...terms } = blank
    const lease = {
      id: leaseId,
      batch: 'b',
      plan: 'p',
      county: '140121',
      device: deviceId,
      generation: 1,
      ...terms,
      keyId,
      blanks: [],
      expiresAt: 0,
      state: 'open' as const,
      updatedAt: 0
    }
    expect(blankOfLease(lease, { voucher: voucherId, code, signature: 'x' }, { serverId, suite })).toEqual(blank)
  })
})

describe('a paper that is not', () => {
  const cases: readonly [string, IssuedScan, ReturnType<typeof facts>][] = [
    ['not-ours', issuedScan(), facts({ serverId: 'practice' })],
    ['unknown-key', issuedScan(), facts({ serverKeys: [] })],
    ['bad-server-signature', { ...issuedScan(), blank: { ...blank, faceValueFen: 900_000 } }, facts()],
    ['device-not-certified', issuedScan(), facts({ certificates: [] })],
    ['device-not-certified', issuedScan(), facts({ certificates: [certificate({}, strangerKey)] })],
    ['device-not-certified', issuedScan(), facts({ certificates: [certificate({ deviceId: 'another' })] })],
    ['device-not-certified', issuedScan(), facts({ certificates: [certificate({ serverId: 'practice' })] })],
    ['revoked-device', issuedScan(), facts({ deviceRevoked: true })],
    ['not-yet-valid', issuedScan(), facts({ today: '2026-10-31' })],
    ['expired', issuedScan(), facts({ today: '2027-11-01' })],
    ['bad-device-signature', { ...issuedScan(), issue: { ...issue, idCheck: issue.idCheck ^ 1 } }, facts()],
    [
      'bad-device-signature',
      issuedScan(),
      facts({ certificates: [certificate({ publicKey: publicText(strangerKey) })] })
    ],
    ['voucher-revoked', issuedScan(), facts({ voucherRevoked: true })],
    ['wrong-person', issuedScan(), facts({ idNumber: OTHER })]
  ]
  test.each(cases)('[Q4] %s', async (code, scan, known) => {
    expect(await checkCredential(scan, known, ports)).toEqual({ ok: false, code })
  })

  test('[Q4] the first and last valid day count', async () => {
    for (const today of [blank.validFrom, blank.validUntil]) {
      expect(await checkCredential(issuedScan(), facts({ today }), ports)).toMatchObject({ ok: true })
    }
  })

  test('[Q4] [row 31] steps are asked in their order: the earlier failure is the one reported', async () => {
    const allWrong = facts({ deviceRevoked: true, today: '2030-01-01', voucherRevoked: true, idNumber: OTHER })
    const forged = { ...issuedScan(), deviceSignature: signText(strangerKey, 'x') }
    const repaired = [
      [allWrong, 'revoked-device'],
      [{ ...allWrong, deviceRevoked: false }, 'expired'],
      [{ ...allWrong, deviceRevoked: false, today: '2026-11-22' }, 'bad-device-signature']
    ] as const
    for (const [known, code] of repaired) expect(await checkCredential(forged, known, ports)).toMatchObject({ code })
    const late = { ...allWrong, deviceRevoked: false, today: '2026-11-22' }
    expect(await checkCredential(issuedScan(), late, ports)).toMatchObject({ code: 'voucher-revoked' })
  })

  test('[Q6] no signature stands in for another', async () => {
    const asReprint = { ...acceptedScan(), serverSignature: issuedScan().serverSignature }
    expect(await checkCredential(asReprint, facts(), ports)).toMatchObject({ code: 'bad-server-signature' })
    const asBlank = { ...issuedScan(), serverSignature: signText(serverKey, acceptedMessage({ blank, issue })) }
    expect(await checkCredential(asBlank, facts(), ports)).toMatchObject({ code: 'bad-server-signature' })
    const other = { ...blank, voucherId: '019aa0b2-4c1d-7e3f-8a5b-000000000000' }
    const moved = { ...issuedScan({ blank: other }), deviceSignature: issuedScan().deviceSignature }
    expect(await checkCredential(moved, facts(), ports)).toMatchObject({ code: 'bad-device-signature' })
    const byDevice = { ...issuedScan(), serverSignature: signText(deviceKey, issueMessage(issuedScan())) }
    expect(await checkCredential(byDevice, facts(), ports)).toMatchObject({ code: 'bad-server-signature' })
  })
})

describe('identity', () => {
  test('[Q7] the check depends on the voucher, and x is X', () => {
    expect(idCheckOf('voucher-a', OTHER, ports.sha256)).toBe(idCheckOf('voucher-a', OTHER.toLowerCase(), ports.sha256))
    expect(idCheckOf('voucher-a', HOLDER, ports.sha256)).not.toBe(idCheckOf('voucher-b', HOLDER, ports.sha256))
    expect(issue.idCheck).toMatchInlineSnapshot(`52564`)
  })
})

describe('mutations of a valid text', () => {
  const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:']
  const texts = [scanToText(issuedScan()), scanToText(acceptedScan())]

  test('[Q3] [row 31] one changed, lost, doubled or swapped character is never accepted and never throws', async () => {
    const mutation = fc.record({
      text: fc.constantFrom(...texts),
      at: fc.nat(),
      to: fc.oneof(fc.constantFrom(...alphabet), fc.string({ minLength: 1, maxLength: 1 })),
      how: fc.constantFrom('change', 'drop', 'double', 'swap', 'cut')
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ text, at, to, how }) => {
        const i = at % text.length
        const changed = {
          change: text.slice(0, i) + to + text.slice(i + 1),
          drop: text.slice(0, i) + text.slice(i + 1),
          double: text.slice(0, i + 1) + text.slice(i),
          swap:
            text.slice(0, i) +
            text
              .slice(i, i + 2)
              .split('')
              .reverse()
              .join('') +
            text.slice(i + 2),
          cut: text.slice(0, i)
        }[how]
        fc.pre(changed !== text)
        const parsed = textToScan(changed)
        if (parsed.ok) expect((await checkCredential(parsed.scan, facts(), ports)).ok).toBe(false)
      }),
      { numRuns: 1500 }
    )
  })

  test('[Q3] every single bit of the bytes is covered by a signature or by the form', async () => {
    const { base45ToBytes, bytesToBase45 } = await import('../../../domain/codes/base45.ts')
    for (const text of texts) {
      const bytes = base45ToBytes(text.slice(4))!
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Uint8Array.from(bytes)
        flipped[bit >> 3]! ^= 1 << (bit & 7)
        const parsed = textToScan(`JQ1:${bytesToBase45(flipped)}`)
        if (parsed.ok) expect((await checkCredential(parsed.scan, facts(), ports)).ok, `bit ${bit}`).toBe(false)
      }
    }
  })
})
