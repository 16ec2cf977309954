import { done, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import type { DeskCore } from './desk-core.ts'
import { appendEntries } from './journal-handlers.ts'
import { voucherScanText } from './voucher-paper.ts'

type LeaseChannel = 'lease.list' | 'lease.request' | 'lease.return' | 'voucher.qr' | 'keys.data-key' | 'keys.trusted'

export const createLeaseHandlers = (core: DeskCore): HandlersOf<LeaseChannel> => ({
  'lease.list': async () => done({ leases: [...core.leases.list()] }),
  'lease.request': async ({ batch, count }) => {
    if (!core.identity()) return refused('desk.unregistered')
    if (!core.session.current()) return refused('desk.locked')
    const granted = await core.leases.request(batch, count)
    if (!granted.ok) return granted
    core.surroundings.push('lease.changed', { leases: [granted.value.id] })
    return done({ lease: granted.value })
  },
  'lease.return': async ({ lease }) => {
    const args = core.leases.returnOf(lease)
    if (!args.ok) return args
    const entry = { kind: 'lease.return', args: args.value, sealed: [] }
    const appended = await appendEntries(core, [entry], { policyVersion: 0, dataAgeMs: -1 })
    if (!appended.ok) return appended
    core.surroundings.push('lease.changed', { leases: [lease] })
    return done({})
  },
  'voucher.qr': async ({ voucher, pulled }) => {
    const identity = core.identity()
    const operator = core.session.current()
    if (!identity) return refused('desk.unregistered')
    if (!operator) return refused('desk.locked')
    const { journal } = core.stores
    const { serverId, serverKeys } = identity.registration
    const ports = { leases: core.leases, chain: journal.chain, sealed: journal.sealed, serverId, serverKeys }
    const keys = { device: identity.signer, dataKeys: operator.dataKeys() }
    const text = await voucherScanText({ ...ports, ...keys }, voucher, pulled)
    return text.ok ? done({ text: text.value }) : text
  },
  'keys.data-key': async () => {
    const key = core.session.current()?.dataKeys().at(-1)
    return key ? done({ version: key.version, key: Uint8Array.from(key.key) }) : refused('desk.locked')
  },
  'keys.trusted': async () => {
    const registration = core.identity()?.registration
    if (!registration) return refused('desk.unregistered')
    const server = registration.serverKeys.map(({ keyId, suite, publicKey }) => ({ keyId, suite, publicKey }))
    return done({ server, deviceCertificate: JSON.stringify(registration.certificate) })
  }
})
