import { describe, expect, test } from 'vitest'
import type { Device } from '../../../domain/directory/device.ts'
import { checkCredential } from '../../../domain/voucher/credential-check.ts'
import { credentialFacts, type HeldDocuments } from '../../../domain/voucher/credential-facts.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { blank, certificate, facts, HOLDER, issuedScan, ports } from './credential-office.ts'

const device = { state: 'active' as Device['state'], certificates: [certificate()] }
const voucher = { state: 'collected' as Voucher['state'] }
const chunk = (devices: string[], vouchers: string[]) => ({ devices, vouchers })
const present = <T>(document: T) => ({ state: 'present' as const, document })
const unknown = { state: 'unknown' as const }
const absent = { state: 'absent' as const }

const held = (changes: Partial<HeldDocuments> = {}): HeldDocuments => ({
  serverId: blank.serverId,
  serverKeys: facts().serverKeys,
  device: present(device),
  voucher: present(voucher),
  revocations: [chunk(['another'], ['another'])],
  today: '2026-11-22',
  idNumber: HOLDER,
  ...changes
})
const check = (documents: HeldDocuments) =>
  checkCredential(issuedScan(), credentialFacts(issuedScan(), documents), ports)

describe('a scan against the documents of a desk', () => {
  test('[Q4] all held and clean: proven', async () => {
    expect(await check(held())).toEqual({ ok: true, unchecked: [] })
  })

  test('[Q5] a voucher of another county is judged by the revocations, which reach everywhere', async () => {
    expect(await check(held({ voucher: unknown }))).toEqual({ ok: true, unchecked: [] })
    expect(await check(held({ voucher: absent }))).toEqual({ ok: true, unchecked: [] })
  })

  test('[Q5] before the first pull nothing of the device and the voucher is known', async () => {
    expect(await check(held({ device: unknown, voucher: unknown, revocations: 'unknown' }))).toEqual({
      ok: true,
      unchecked: ['device-certificate', 'revocations', 'device-signature', 'voucher-state']
    })
  })

  test.each<[string, Partial<HeldDocuments>]>([
    ['device-not-certified', { device: absent }],
    ['revoked-device', { device: present({ ...device, state: 'revoked' }), revocations: 'unknown' }],
    ['revoked-device', { revocations: [chunk([], []), chunk([blank.deviceId], [])] }],
    ['voucher-revoked', { voucher: present({ ...voucher, state: 'void' }), revocations: 'unknown' }],
    ['voucher-revoked', { voucher: unknown, revocations: [chunk([], [blank.voucherId])] }]
  ])('[Q4] %s, wherever it is written', async (code, changes) => {
    expect(await check(held(changes))).toEqual({ ok: false, code })
  })
})
