import { shortCodeFromNumber } from '../../domain/codes/short-code.ts'
import type { Role } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'
import { acceptServerEntries } from '../../domain/sync/accept-server-entry.ts'
import type { AcceptorSettings } from '../../domain/sync/acceptor.ts'
import { acceptRuns } from '../../domain/sync/acceptor.ts'
import type { AcceptorStore } from '../../domain/sync/acceptor-store.ts'
import { blankMessage, blankOfLease } from '../../domain/voucher/credential.ts'
import { sampleRules as rulesOfSample } from '../../sync-server/seed/sample-places.ts'
import type { KeyRing } from './crypto.ts'
import { TestDevice, testUuid } from './test-device.ts'

export const SERVER = 'server-1'
export const COUNTY = '140121'
export const DAY = 86_400_000
/** 2026-03-02 09:00 in Shanxi. */
export const START = Date.UTC(2026, 2, 2, 1)

/** The sample policy in a year without moved days. */
export const sampleRules: Rules = { ...rulesOfSample, movedDays: { holidays: [], workdays: [] } }

export const SKILL = { occupation: '6-29-03-07', level: '5' } as const

/** How a sample office or centre is entered in the directory; a centre has one site in its own county. */
export const sampleOrganisation = (
  id: string,
  type: Organisation['type'],
  region: string
): ArgsByKind['organisation.register'] => ({
  id,
  type,
  name: `示例 ${id}`,
  creditCode: '',
  region,
  allowed: type === 'centre' ? [SKILL] : [],
  licence: null,
  sites: type === 'centre' ? [{ id: `${id}-site`, name: '主校区', county: region }] : [],
  offlineDays: null,
  sample: true
})

/** A small province on any acceptor store: offices, centres, a plan, and devices that are registered for real. */
export class TestProvince {
  readonly serverKey: string
  now = START
  epoch = { n: 1, random: 'first' }
  #n = 0
  readonly store: AcceptorStore & { register: (deviceId: string, generation: number) => void }
  readonly ring: KeyRing

  constructor(store: AcceptorStore & { register: (deviceId: string, generation: number) => void }, ring: KeyRing) {
    this.store = store
    this.ring = ring
    this.serverKey = ring.create('server')
  }

  get settings(): AcceptorSettings {
    const serverKeys = [{ keyId: 'key-1', suite: 'ed25519' as const, publicKey: this.serverKey }]
    return { serverId: SERVER, epoch: this.epoch, crypto: this.ring, serverKeys, now: this.now }
  }

  async author<K extends Kind>(kind: K, args: ArgsByKind[K], operator: string | null = null): Promise<Verdict> {
    this.#n += 1
    const body: Body = {
      v: verbOf(kind)?.version ?? 1,
      id: testUuid(`server ${this.#n}`),
      serverId: SERVER,
      deviceId: SERVER,
      kind,
      args: args as Body['args'],
      operator,
      policyVersion: kind === 'policy.publish' ? 0 : 1,
      at: this.now,
      lastContact: this.now,
      clockFlagged: false,
      dataAge: 0,
      sealed: []
    }
    const [verdict] = await acceptServerEntries(this.store, [body], this.settings)
    if (!verdict) throw new Error('every entry has a verdict')
    return verdict
  }

  async must<K extends Kind>(kind: K, args: ArgsByKind[K]): Promise<void> {
    const verdict = await this.author(kind, args)
    if (verdict.lane !== 'accepted') throw new Error(`${kind}: ${JSON.stringify(verdict.rejection)}`)
  }

  async found(size = 100): Promise<void> {
    await this.must('policy.publish', {
      version: 1,
      name: '示例政策',
      from: '2026-01-01',
      rules: sampleRules,
      pilotCities: [],
      sample: true
    })
    await this.organisation('county-a', 'county', COUNTY)
    await this.organisation('centre-a', 'centre', COUNTY)
    await this.organisation('centre-b', 'centre', COUNTY)
    await this.must('plan.draft', {
      id: 'plan-1',
      year: 2026,
      county: COUNTY,
      ...SKILL,
      categories: [],
      size,
      unitValueFen: 100_000,
      budgetFen: size * 100_000,
      fundSource: '提升行动专账',
      sample: true
    })
    await this.must('plan.submit', { plan: 'plan-1' })
    await this.must('plan.approve', { plan: 'plan-1' })
    const terms = {
      voucherKind: 'value-open',
      faceValueFen: 100_000,
      size,
      validFrom: '2026-01-01',
      validUntil: '2026-12-31'
    } as const
    await this.must('batch.draft', { id: 'batch-1', plan: 'plan-1', ...terms })
    await this.must('batch.submit', { batch: 'batch-1' })
    await this.must('batch.approve', { batch: 'batch-1' })
    await this.must('batch.make', { batch: 'batch-1', plan: 'plan-1' })
  }

  async organisation(id: string, type: 'county' | 'centre', region: string): Promise<void> {
    await this.must('organisation.register', sampleOrganisation(id, type, region))
  }

  async operator(id: string, organisation: string, roles: Role[]): Promise<void> {
    await this.must('operator.add', { id, organisation, login: id, label: '经办 01', roles })
  }

  async device(id: string, organisation: string, operators: readonly string[]): Promise<TestDevice> {
    const device = new TestDevice(id, this.ring, SERVER)
    await this.registerGeneration(device, organisation, operators)
    return device
  }

  async registerGeneration(device: TestDevice, organisation: string, operators: readonly string[]): Promise<void> {
    const certificate = {
      serverId: SERVER,
      keyId: 'key-1',
      deviceId: device.id,
      organisation,
      generation: device.head.generation,
      suite: 'ed25519' as const,
      publicKey: device.publicKey,
      from: this.now
    }
    await this.must('device.register', {
      device: device.id,
      organisation,
      label: '示例设备',
      certificate: { certificate, signature: 'AA' }
    })
    this.store.register(device.id, device.head.generation)
    for (const operator of operators) {
      await this.must('operator.add-key', {
        operator,
        device: device.id,
        suite: 'ed25519',
        publicKey: device.operatorKey(operator)
      })
    }
  }

  /** Grants a lease and yields its blanks as the device gets them, signed for real. */
  async lease(id: string, device: TestDevice, from: number, count: number, days = 30): Promise<Lease['blanks']> {
    const terms = {
      batch: 'batch-1',
      plan: 'plan-1',
      county: COUNTY,
      ...SKILL,
      voucherKind: 'value-open' as const,
      faceValueFen: 100_000,
      validFrom: '2026-01-01',
      validUntil: '2026-12-31'
    }
    const generation = device.head.generation
    const expiresAt = this.now + days * DAY
    const numbers = Array.from({ length: count }, (_, i) => from + i)
    const blanks = numbers.map(n => {
      const blank = { voucher: `v-${n}`, code: shortCodeFromNumber(n), signature: '' }
      const lease = {
        id,
        device: device.id,
        generation,
        keyId: 'key-1',
        blanks: [],
        expiresAt,
        state: 'open' as const,
        updatedAt: this.now,
        ...terms
      }
      const message = blankMessage(blankOfLease(lease, blank, { serverId: SERVER, suite: 'ed25519' }))
      return { ...blank, signature: this.ring.sign(this.serverKey, message) }
    })
    await this.must('lease.grant', {
      lease: id,
      batch: 'batch-1',
      device: device.id,
      generation,
      keyId: 'key-1',
      blanks,
      expiresAt
    })
    return blanks
  }

  upload(request: UploadRequest) {
    return acceptRuns(this.store, request, this.settings)
  }
}
