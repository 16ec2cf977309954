import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { runMessage } from '../../../domain/journal/chain.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import { serverCrypto, verifyLater } from '../../../sync-server/auth/suite.ts'
import { proveEarly } from '../../../sync-server/journal/early-proof.ts'
import { createSightings } from '../../../sync-server/journal/sightings.ts'
import { SampleDevice } from '../../../sync-server/seed/sample-device.ts'

const sealing = {
  keyId: 'seal-1',
  publicKey: generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? ''
}
const device = new SampleDevice('pc-1', 'county-a', sealing)
const body: Body = {
  v: 1,
  id: '0190a5b0-0000-7000-8000-000000000001',
  serverId: 'server-1',
  deviceId: device.id,
  kind: 'intention.record',
  args: {},
  operator: 'clerk',
  policyVersion: 1,
  at: 1,
  lastContact: 1,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
}
device.append('clerk', [body])
const upload = device.takeUpload()
const [run] = upload.runs
const message = runMessage(run!, device.id, serverCrypto.sha256)
const signatures = [
  [device.publicKey, run!.deviceSignature],
  [device.operatorPublicKey('clerk'), run!.operatorSignature!]
] as const

const directory = (deviceKey: string, operatorKey: string) =>
  [
    { kind: 'device', id: device.id, organisation: 'county-a', publicKey: deviceKey },
    { kind: 'operator', id: 'clerk', keys: [{ device: device.id, publicKey: operatorKey }] }
  ].map(document => ({ document: document as never, version: 1 }))

/** The server's cryptography, counting what it is asked on the main thread. */
const counted = () => {
  const asked = { count: 0 }
  const crypto: typeof serverCrypto = {
    ...serverCrypto,
    verify: (...question) => {
      asked.count += 1
      return serverCrypto.verify(...question)
    }
  }
  return { asked, crypto }
}

describe('signatures proven early', () => {
  test('with the keys that were seen: nothing is left for the main thread, and a wrong signature stays wrong', async () => {
    const sightings = createSightings()
    sightings.learn(directory(device.publicKey, device.operatorPublicKey('clerk')))
    const { asked, crypto } = counted()
    const proven = await proveEarly(upload, sightings, crypto, verifyLater)
    for (const [key, signature] of signatures) expect(proven.verify('ed25519', key, message, signature)).toBe(true)
    expect(asked.count).toBe(0)
    const swapped = { ...run!, deviceSignature: run!.operatorSignature!, operatorSignature: run!.deviceSignature }
    const forged = await proveEarly({ ...upload, runs: [swapped] }, sightings, crypto, verifyLater)
    expect(forged.verify('ed25519', device.publicKey, message, swapped.deviceSignature)).toBe(false)
    expect(asked.count).toBe(0)
  })

  test('a key that was never seen, or was another one, is asked for when it is known', async () => {
    const { asked, crypto } = counted()
    const unseen = await proveEarly(upload, createSightings(), crypto, verifyLater)
    const old = createSightings()
    old.learn(directory(device.operatorPublicKey('other'), device.operatorPublicKey('another')))
    const outdated = await proveEarly(upload, old, crypto, verifyLater)
    for (const proven of [unseen, outdated])
      for (const [key, signature] of signatures) expect(proven.verify('ed25519', key, message, signature)).toBe(true)
    expect(asked.count).toBe(4)
  })

  test('what is no key or no signature proves nothing', async () => {
    expect(await verifyLater('ed25519', 'short', message, run!.deviceSignature)).toBe(false)
    expect(await verifyLater('ed25519', device.publicKey, message, 'AAAA')).toBe(false)
  })
})
