import { scopesOf, scopesOfDevice } from '../../domain/access/scope.ts'
import { shortCodeFromNumber } from '../../domain/codes/short-code.ts'
import { type CollectionName, type Documents, keyText } from '../../domain/documents.ts'
import { envelopeHash, runMessage } from '../../domain/journal/chain.ts'
import type { Body, Run } from '../../domain/journal/entry.ts'
import { isFinal, type Verdict } from '../../domain/journal/lane.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { Evidence } from '../../domain/protocol/evidence.ts'
import type { PullLine, PullRequest } from '../../domain/protocol/pull.ts'
import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'
import type { Reader } from '../../domain/reduction.ts'
import { acceptServerEntries } from '../../domain/sync/accept-server-entry.ts'
import { type AcceptorSettings, createBench } from '../../domain/sync/acceptor.ts'
import type { AcceptorStore, DeviceHead, Effects } from '../../domain/sync/acceptor-store.ts'
import { endAside } from '../../domain/sync/end-aside.ts'
import { expireWaiting } from '../../domain/sync/release.ts'
import { keyOfGeneration } from '../../domain/sync/signers.ts'
import { blankMessage } from '../../domain/voucher/credential.ts'
import { sha256 } from '../doubles/crypto.ts'
import { DAY, SERVER, SKILL } from '../doubles/test-province.ts'
import { type MemoryDump, MemoryStore, placeText } from './memory-store.ts'
import { readPage } from './replica-page.ts'
import { watchCommit } from './watch-commit.ts'
import { Crash, LineLost, type World } from './world.ts'

interface Author {
  readonly operator?: string | null
  readonly policyVersion?: number
}

interface ServerDump {
  readonly store: MemoryDump
  readonly claimed: ReadonlySet<string>
  /** How often it was restored. */
  times: number
}

const evidenceMarks = {
  'device.register': 'generation known by its certificate',
  'operator.add-key': 'operator key shown again',
  'lease.grant': 'lease shown again'
} as const

const isOfficeWork = (kind: string): boolean =>
  kind === 'operator.add' || kind === 'operator.suspend' || kind === 'device.revoke'

/** The server: the real acceptor over a database in memory, one request at a time, each transaction one step. */
export class SimServer {
  readonly store = new MemoryStore()
  readonly world: World
  readonly serverKey: string
  readonly #freed = new Map<string, { voucher: string; code: string }[]>()
  #blanks = 0
  #leases = 0

  constructor(world: World) {
    this.world = world
    this.serverKey = world.ring.create('server')
    this.store.onCommit = effects => {
      watchCommit(world, this.store, effects)
      this.#freeReturned(effects)
    }
  }

  get settings(): AcceptorSettings {
    const serverKeys = [{ keyId: 'key-1', suite: 'ed25519' as const, publicKey: this.serverKey }]
    const { crypto, now, undecidable } = this.world
    return { serverId: SERVER, epoch: this.store.epoch, crypto, serverKeys, now, undecidable }
  }

  /** @throws Crash before or after the transaction */
  async upload(request: UploadRequest): Promise<UploadReply> {
    const { world } = this
    const store = world.cores.store(this.#crashing(this.store), request)
    const before = this.store.heads.get(request.deviceId)
    const again = (request.again ?? []).filter(id => !this.store.entries.has(id))
    const accepted = await world.cores.acceptRuns(store, request, this.settings)
    world.events += 1
    // A restored server may not know the device: whoever has no session gets no answer.
    if (!accepted) throw new LineLost()
    const { stop } = accepted
    const taken = again.filter(id => this.store.entries.has(id))
    if (taken.length > 0) this.claimed = new Set([...this.claimed, ...taken])
    this.#noteReceipt(request, before)
    this.#markUpload(request, stop, before?.seq ?? 0)
    if (before && !before.isFrozen && stop === null && !request.handOver) this.#checkPlaces(request, before)
    if (world.happens(world.plan.faults.serverCrash)) {
      world.mark('server crash after commit')
      throw new Crash('server')
    }
    return { ...accepted, serverTime: world.now }
  }

  #crashing(store: AcceptorStore): AcceptorStore {
    if (!this.world.happens(this.world.plan.faults.serverCrash)) return store
    const commit = async () => {
      this.world.mark('server crash before commit')
      throw new Crash('server')
    }
    return { ...store, commit }
  }

  #markUpload(request: UploadRequest, stop: UploadReply['stop'], headBefore: number): void {
    if (stop === 'fork' || stop === 'superseded') this.world.mark(stop)
    const isRepeated = request.runs.some(run => run.entries.some(({ envelope }) => envelope.seq <= headBefore))
    if (isRepeated && stop === null) this.world.mark('duplicate in the same chain')
    if (request.runs.some(run => this.#isByOlderKey(request.deviceId, run))) this.world.mark('older operator key')
    this.world.trace(
      () => `server took ${request.deviceId}/${request.generation} ${request.runs.length} runs, stop ${stop}`
    )
  }

  /** S3: whatever a device says of a place that the server has must be the very same. */
  #checkPlaces({ deviceId, runs }: UploadRequest, head: DeviceHead): void {
    for (const { envelope } of runs.flatMap(run => run.entries)) {
      const place = this.store.chain.get(placeText(deviceId, envelope.generation, envelope.seq))
      if (
        envelope.generation === head.generation &&
        envelope.seq <= head.seq &&
        place?.hash !== envelopeHash(envelope, sha256)
      )
        this.world.violate('S3', `the fork of ${deviceId}/${envelope.generation} at ${envelope.seq} was not seen`)
    }
  }

  #isByOlderKey(deviceId: string, run: Run): boolean {
    const operator = run.operator === null ? null : this.document('directory', run.operator)
    const signature = run.operatorSignature
    if (operator?.kind !== 'operator' || signature === null) return false
    const keys = operator.keys.filter(key => key.device === deviceId)
    const newest = keys[keys.length - 1]
    if (!newest || keys.length < 2) return false
    return !this.world.ring.verify('ed25519', newest.publicKey, runMessage(run, deviceId, sha256), signature)
  }

  /** Entries that the server, in this history, took as accepted in one that ended: a clone may not say so of its copy. */
  claimed: ReadonlySet<string> = new Set()

  /** Outside the database (row 19): every entry that a device was told to be stored. */
  readonly receipts = new Map<string, string>()

  #noteReceipt({ deviceId, runs, epoch }: UploadRequest, before: DeviceHead | undefined): void {
    if (epoch && !sameEpoch(epoch, this.store.epoch)) return
    for (const { body, envelope } of runs.flatMap(run => run.entries)) {
      if (this.store.entries.has(body.id)) this.receipts.set(body.id, deviceId)
      if (before && envelope.generation > before.generation)
        this.world.mark('newer generation offered to a restored server')
    }
  }

  knows(deviceId: string, generation: number): boolean {
    const device = this.document('directory', deviceId)
    return device?.kind === 'device' && keyOfGeneration(device, generation) !== undefined
  }

  /** Leases that a device showed to a restored server. */
  readonly regained = new Set<string>()

  /** POST /v1/evidence: what this server signed before it was restored, it authors anew. */
  async takeEvidence(deviceId: string, evidence: Evidence): Promise<void> {
    const { world, store } = this
    const read: Reader = (collection, id) => {
      const document = this.document(collection, id)
      return document === null ? { state: 'absent' } : { state: 'present', document }
    }
    for (const act of world.cores.actsOfEvidence(deviceId, evidence, read, { ...this.settings, crypto: world.ring })) {
      if (act.kind === 'device.register' && !store.heads.has(deviceId))
        store.register(deviceId, act.args.certificate.certificate.generation)
      const [verdict] = await this.author([this.body(act.kind, act.args as never)])
      world.trace(() => `${deviceId} shows evidence: ${act.kind} ${verdict?.lane}`)
      if (verdict?.lane !== 'accepted') continue
      world.mark(evidenceMarks[act.kind])
      if (act.kind === 'lease.grant') this.regained.add(act.args.lease)
    }
  }

  #dumps: ServerDump[] = []

  /** The operator of the server takes a dump, and keeps the last few. */
  dump(): void {
    this.#dumps = [...this.#dumps, { store: this.store.dump(), claimed: this.claimed, times: 0 }].slice(-3)
    this.world.trace(() => 'server is dumped')
  }

  get hasDump(): boolean {
    return this.#dumps.length > 0
  }

  /** The database is lost and an old dump put in its place; what offices had entered in a browser they enter again. */
  async restore(): Promise<void> {
    const { world, store } = this
    const dump = world.dice.pick(this.#dumps)
    if (!dump) return
    dump.times += 1
    world.mark(dump.times === 1 ? 'server restored' : 'restored twice from one dump')
    store.restore(dump.store, { n: dump.store.epoch.n + 1, random: world.uuid() })
    this.#freed.clear()
    this.claimed = new Set(dump.claimed)
    world.trace(() => `——— server restored, epoch ${store.epoch.n} ${store.epoch.random} ———`)
    await this.author(this.#officeWork.filter(({ id }) => !store.entries.has(id)))
  }

  pull(deviceId: string, generation: number, request: PullRequest): readonly PullLine[] | null {
    const device = this.document('directory', deviceId)
    if (device?.kind !== 'device' || device.state === 'revoked' || device.generation !== generation) return null
    return readPage(this.store, this.scopesOf(deviceId), request, this.world)
  }

  scopesOf(deviceId: string): readonly string[] {
    const device = this.document('directory', deviceId)
    const home = device?.kind === 'device' ? this.document('directory', device.organisation) : null
    return home?.kind === 'organisation' ? scopesOfDevice(home, deviceId) : []
  }

  document<C extends CollectionName>(collection: C, id: string): Documents[C] | null {
    return (this.store.documents_.get(keyText({ collection, id }))?.document ?? null) as Documents[C] | null
  }

  documentsOf<C extends CollectionName>(collection: C): readonly Documents[C][] {
    const found = [...this.store.documents_].filter(([key]) => key.startsWith(`${collection}/`))
    return found.map(([, { document }]) => document as Documents[C])
  }

  body<K extends Kind>(kind: K, args: ArgsByKind[K], { operator = null, policyVersion = 1 }: Author = {}): Body {
    const { now } = this.world
    return {
      v: verbOf(kind)?.version ?? 1,
      id: this.world.uuid(),
      serverId: SERVER,
      deviceId: SERVER,
      kind,
      args: args as Body['args'],
      operator,
      policyVersion,
      at: now,
      lastContact: now,
      clockFlagged: false,
      dataAge: 0,
      sealed: []
    }
  }

  /** What people did in a browser. */
  readonly #officeWork: Body[] = []

  async author(bodies: readonly Body[]): Promise<readonly Verdict[]> {
    this.world.events += 1
    this.#officeWork.push(...bodies.filter(body => isOfficeWork(body.kind) && !this.#officeWork.includes(body)))
    return acceptServerEntries(this.world.cores.store(this.store, null), bodies, this.settings)
  }

  async must(bodies: readonly Body[]): Promise<void> {
    for (const verdict of await this.author(bodies)) {
      if (verdict.lane !== 'accepted') throw new Error(`founding: ${JSON.stringify(verdict.rejection)}`)
    }
  }

  /** POST /v1/leases: yields whether the batch had enough left. */
  async grantLease(batch: Batch, deviceId: string, generation: number, count: number, days: number): Promise<boolean> {
    this.#leases += 1
    const lease = `lease-${this.#leases}`
    const numbers = this.#drawBlanks(batch.id, count)
    const blanks = numbers.map(({ voucher, code }) => ({
      voucher,
      code,
      signature: this.world.ring.sign(
        this.serverKey,
        blankMessage({
          suite: 'ed25519',
          keyId: 'key-1',
          serverId: SERVER,
          voucherId: voucher,
          code,
          leaseId: lease,
          deviceId,
          ...SKILL,
          voucherKind: batch.voucherKind,
          faceValueFen: batch.faceValueFen,
          validFrom: batch.validFrom,
          validUntil: batch.validUntil
        })
      )
    }))
    const expiresAt = this.world.now + days * DAY
    const args = { lease, batch: batch.id, device: deviceId, generation, keyId: 'key-1', blanks, expiresAt }
    const [verdict] = await this.author([this.body('lease.grant', args)])
    const isGranted = verdict?.lane === 'accepted'
    if (!isGranted) this.#freed.set(batch.id, [...(this.#freed.get(batch.id) ?? []), ...numbers])
    this.world.mark(isGranted ? 'lease granted' : 'lease over quota')
    return isGranted
  }

  /** Blanks that a signed return freed come first: they are where a number could come to be on two papers. */
  #drawBlanks(batch: string, count: number): { voucher: string; code: string }[] {
    const free = this.#freed.get(batch) ?? []
    const again = free.splice(0, count)
    if (again.length > 0) this.world.mark('returned blank leased again')
    const fresh = Array.from({ length: count - again.length }, () => {
      this.#blanks += 1
      return { voucher: `v-${this.#blanks}`, code: shortCodeFromNumber(this.#blanks * 7919) }
    })
    return [...again, ...fresh]
  }

  /** In the transaction that accepts a return, as the real server does. */
  #freeReturned({ entries }: Effects): void {
    for (const { body, verdict } of entries) {
      if (body.kind !== 'lease.return' || verdict.lane !== 'accepted') continue
      const args = body.args as unknown as ArgsByKind['lease.return']
      const codes = new Map(this.document('lease', args.lease)?.blanks.map(blank => [blank.voucher, blank.code]))
      const freed = args.unused
        .filter(voucher => !this.#isLeasedElsewhere(args.lease, voucher))
        .map(voucher => ({ voucher, code: codes.get(voucher) ?? '' }))
      this.#freed.set(args.batch, [...(this.#freed.get(args.batch) ?? []), ...freed])
    }
  }

  /** After a restore a lease shown by its device may hold a number before the return that once freed it is offered again. */
  #isLeasedElsewhere(lease: string, voucher: string): boolean {
    return [...this.store.documents_].some(([text, { document }]) => {
      if (!text.startsWith('lease/')) return false
      const other = document as Lease
      return other.id !== lease && other.state !== 'returned' && other.blanks.some(blank => blank.voucher === voucher)
    })
  }

  /** As many at a time as the real server takes, again and again as it does. */
  async expire(): Promise<void> {
    const store = this.world.cores.store(this.store, null)
    for (const end of [expireWaiting, endAside]) {
      for (let count = 1; count > 0; this.world.events += 1) {
        count = await end(store, createBench(store, this.settings), 100)
        if (end === expireWaiting && count > 0) this.world.marks.hit('waiting expired', count)
      }
    }
  }

  get undecided(): readonly string[] {
    return [...this.store.entries.values()].filter(e => !isFinal(e.verdict.lane)).map(e => e.body.id)
  }

  /** What a session may see now, by key text: the truth that a replica is measured by. */
  visibleTo(scopes: readonly string[]): ReadonlyMap<string, Documents[CollectionName]> {
    const mine = new Set(scopes)
    const seen = new Map<string, Documents[CollectionName]>()
    for (const [text, { document }] of this.store.documents_) {
      const collection = text.slice(0, text.indexOf('/')) as CollectionName
      if (document && scopesOf(collection, document as never).some(scope => mine.has(scope))) seen.set(text, document)
    }
    return seen
  }
}
