import { type CollectionName, type Documents, keyText } from '../../../domain/documents.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { emptyOverlay, foldOverlay, overlaidReader } from '../../../domain/sync/overlay.ts'
import { done, type Outcome, refused } from '../../../src-main/contract/failure.ts'
import type { EntryInput, OwnEntry } from '../../../src-main/contract/journal.ts'
import type { CommandPorts } from '../../../src-renderer/commands/command-ports.ts'
import type { Draft } from '../../../src-renderer/commands/draft.ts'
import { KeyRing } from '../../doubles/crypto.ts'
import { digestOf, type TestDevice, testUuid } from '../../doubles/test-device.ts'
import { COUNTY, SERVER, START, TestProvince } from '../../doubles/test-province.ts'
import { MemoryStore } from '../../simulation/memory-store.ts'

/** A county desk without windows: real reducers, chain and acceptor; journal and replica are kept in memory. */
export class CountyDesk {
  readonly store = new MemoryStore()
  readonly world = new TestProvince(this.store, new KeyRing())
  readonly appends: (readonly EntryInput[])[] = []
  readonly bodies: Body[] = []
  isLocked = false
  /** Which append main refuses, counted from 1; 0 = none. */
  refusesAppend = 0
  #device: TestDevice | undefined
  #n = 0

  async open(blanks = 60): Promise<void> {
    await this.world.found(500)
    await this.world.operator('clerk', 'county-a', ['county-clerk'])
    this.#device = await this.world.device('pc-county', 'county-a', ['clerk'])
    await this.world.lease('lease-1', this.device, 1, blanks)
  }

  get device(): TestDevice {
    if (!this.#device) throw new Error('the desk is not open')
    return this.#device
  }

  readonly ports: CommandPorts = {
    replica: {
      reads: async () => this.reader(),
      page: (async () => ({ rows: this.policies(), next: undefined })) as unknown as CommandPorts['replica']['page'],
      state: () => ({ dataAsOf: START }) as ReturnType<CommandPorts['replica']['state']>,
      outcomeOf: entry => this.overlay().outcomes.get(entry)
    },
    desk: { invoke: ((channel: string, request: unknown) => this.answer(channel, request)) as never },
    verify: () => false,
    newId: () => {
      this.#n += 1
      return testUuid(`made ${this.#n}`)
    },
    wait: async () => undefined
  }

  private base(): Reader {
    return <C extends CollectionName>(collection: C, id: string) => {
      const found = this.store.documents_.get(keyText({ collection, id }))?.document
      return found ? { state: 'present', document: found as Documents[C] } : { state: 'unknown' }
    }
  }

  private overlay() {
    const own = this.bodies.map(body => ({ body, generation: 1, verdict: null }))
    return own.length === 0 ? emptyOverlay : foldOverlay(own, this.base(), { serverId: SERVER, proof: () => null })
  }

  reader(): Reader {
    return overlaidReader(this.overlay().documents, this.base())
  }

  private policies() {
    return [...this.store.documents_.values()].flatMap(({ document }) =>
      document && 'kind' in document && document.kind === 'rules' ? [{ document: document as Policy }] : []
    )
  }

  private async answer(channel: string, request: unknown): Promise<Outcome<unknown>> {
    const organisation = { id: 'county-a' }
    switch (channel) {
      case 'desk.state':
        return done({
          server: { id: SERVER },
          device: { id: 'pc-county', generation: 1 },
          organisation,
          operator: this.isLocked ? null : { id: 'clerk' }
        })
      case 'sync.state':
        return done({ trustedNow: START + 60_000, lastContactAt: START, clockSuspect: false })
      case 'keys.trusted':
        return done({ server: [], deviceCertificate: null })
      case 'journal.append':
        return this.append((request as { entries: readonly EntryInput[] }).entries)
      default:
        throw new Error(`nobody serves ${channel}`)
    }
  }

  private append(entries: readonly EntryInput[]): Outcome<{ readonly entries: readonly Partial<OwnEntry>[] }> {
    if (this.refusesAppend === this.appends.length + 1) return refused('disk.full')
    this.appends.push(entries)
    const bodies = entries.map(({ id, kind, args, sealed }) => {
      const sealedDigests = sealed.map(({ person, part }) => digestOf(`${person} ${part}`))
      const options = { operator: 'clerk', id: id ?? '', at: START + 60_000, lastContact: START, sealed: sealedDigests }
      return this.device.body(kind as 'person.register', args as never, options)
    })
    this.bodies.push(...bodies)
    return done({ entries: this.device.append(bodies).map(entry => ({ ...entry, lane: 'pending' as const })) })
  }
}

export const registration = (n: number, birth = '1990-05-01'): Draft => ({
  kind: 'person.register',
  args: {
    person: testUuid(`person ${n}`),
    county: COUNTY,
    sex: 'male',
    birth,
    education: 'senior',
    category: 'rural-transfer',
    employment: 'farming',
    sample: true,
    parts: ['identity']
  },
  sealed: [{ person: testUuid(`person ${n}`), part: 'identity', fields: { name: '样例', idNumber: 'x' } }]
})
