import type { SignedCertificate } from '../../domain/directory/certificate.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import { type CollectionName, type Documents, keyText } from '../../domain/documents.ts'
import type { Body, Run } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'
import { type Kind, verbOf } from '../../domain/reducer.ts'
import type { Outcome, Read, Reader } from '../../domain/reduction.ts'
import { isStopped, nextGeneration, nextPlace, type OwnChains, type RunSource } from '../../domain/sync/outbox.ts'
import { foldOverlay, type Overlay, overlaidReader, reduceOwn } from '../../domain/sync/overlay.ts'
import { provenScan } from '../../domain/voucher/proof.ts'
import { isCompleteFor } from '../../src-renderer/replica/worker/completeness.ts'
import { SERVER } from '../doubles/test-province.ts'
import { copyOfDisk, type DeviceDisk, freshDisk, JournalIndex, runsFrom, storedRun } from './device-disk.ts'
import { keepParts } from './erasure.ts'
import { handOver } from './hand-over.ts'
import type { Line } from './line.ts'
import type { Mark } from './marks.ts'
import { markEpoch, openSession, showEvidence } from './new-epoch.ts'
import { chainRuns, signRun, type UnsignedRun } from './sign-runs.ts'
import type { SimServer } from './sim-server.ts'
import { Crash, LineLost, type World } from './world.ts'

export interface Draft {
  readonly kind: Kind | string
  readonly args: unknown
  readonly sealed?: readonly string[]
  readonly id?: string
  /** Somebody else than who is at the desk. */
  readonly operator?: string
}

export interface Home {
  readonly organisation: string
  readonly type: Organisation['type']
  /** Of the county it lies in or works for. */
  readonly county: string
}

/** A desk: the real cores over a disk of durable steps. Everything but `disk` is lost in a crash. */
export class SimDevice {
  readonly id: string
  readonly home: Home
  readonly world: World
  readonly server: SimServer
  disk: DeviceDisk
  /** Whether its entries must all come through: not so for a clone, nor for a machine that is gone. */
  isSurviving = true
  /** Another machine with the disk of one that goes on. */
  isClone = false
  isOffline = false
  operator = ''
  skew = 0
  isClockFlagged = false
  /** Heads are compared at the first contact, before anything is offered. */
  isCompared = false
  /** The history that was shown what the server had signed for this device. */
  shownTo: Epoch | null = null
  /** When the digests were last compared, by the world's clock; not kept over a restart. */
  comparedAt = 0
  /** Entries about which a machine that was stopped has asked since it was started. */
  readonly handedOver = new Set<string>()
  index: JournalIndex
  #overlay: Overlay | null = null
  #lists = new Map<CollectionName, readonly Documents[CollectionName][]>()

  constructor(id: string, home: Home, world: World, server: SimServer) {
    this.id = id
    this.home = home
    this.world = world
    this.server = server
    this.disk = freshDisk(id, world.ring.create(`device ${id} 1`), world.now)
    this.index = new JournalIndex([])
  }

  /** One durable step: the process may die before it. */
  step(mark: Mark): void {
    this.world.events += 1
    if (!this.world.happens(this.world.plan.faults.deviceCrash)) return
    this.world.mark(mark)
    throw new Crash(this.id)
  }

  restart(disk: DeviceDisk = this.disk): void {
    this.disk = disk
    this.index = new JournalIndex(disk.runs)
    this.isCompared = false
    this.shownTo = null
    this.comparedAt = 0
    this.handedOver.clear()
    // Whoever is not on this disk has to log in again; until then somebody who is works on.
    if (!disk.operators.has(this.operator)) this.operator = [...disk.operators.keys()].at(-1) ?? ''
    this.forgetView()
    this.world.trace(() => `${this.id} starts`)
  }

  get time(): { readonly at: number; readonly lastContact: number; readonly clockFlagged: boolean } {
    const { lastContact } = this.disk
    return { at: Math.max(lastContact, this.world.now + this.skew), lastContact, clockFlagged: this.isClockFlagged }
  }

  /** Its verdict in the history that the device believes in. */
  verdictOf(entry: string): Verdict | undefined {
    return this.disk.verdicts.of(this.world.cores.historyOf(this.disk.outbox.epoch), entry)
  }

  // ——— what it sees ———

  forgetView(): void {
    this.#overlay = null
    this.#lists.clear()
  }

  get overlay(): Overlay {
    this.#overlay ??= foldOverlay(this.#pending(), this.#base, this.#settings)
    return this.#overlay
  }

  #pending() {
    const { checkpoint, epoch } = this.disk.replica.head
    const history = this.world.cores.historyOf(epoch)
    return [...this.index.records.values()]
      .map(({ body, generation }) => ({ body, generation, verdict: this.disk.verdicts.of(history, body.id) ?? null }))
      .filter(entry => this.world.cores.isFolded(entry, checkpoint))
  }

  readonly #base: Reader = <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const line = this.disk.replica.documents.get(keyText({ collection, id }))
    if (line) return { state: 'present', document: line.document as Documents[C] }
    return { state: isCompleteFor(collection, this.disk.replica.head) ? 'absent' : 'unknown' }
  }

  get #settings() {
    const { settings } = this.server
    return { serverId: SERVER, proof: (scan: string) => provenScan(scan, settings, this.world.ring) }
  }

  get view(): Reader {
    return overlaidReader(this.overlay.documents, this.#base)
  }

  /** Documents of a collection as the screen would list them. */
  list<C extends CollectionName>(collection: C): readonly Documents[C][] {
    const known = this.#lists.get(collection)
    if (known) return known as readonly Documents[C][]
    const found: Documents[C][] = []
    for (const [key, line] of this.disk.replica.documents) {
      if (line.collection === collection && !this.overlay.documents.has(key)) found.push(line.document as Documents[C])
    }
    for (const own of this.overlay.documents.values()) {
      if (own.collection === collection) found.push(own.document as Documents[C])
    }
    this.#lists.set(collection, found)
    return found
  }

  // ——— what it does ———

  body({ kind, args, sealed = [], id = this.world.uuid(), operator = this.operator }: Draft): Body {
    const { dataAsOf } = this.disk.replica.head
    const dataAge = dataAsOf === 0 ? -1 : Math.max(0, this.time.at - dataAsOf)
    return {
      v: verbOf(kind)?.version ?? 1,
      id,
      serverId: SERVER,
      deviceId: this.id,
      kind,
      args: args as Body['args'],
      operator,
      policyVersion: 1,
      ...this.time,
      dataAge,
      sealed: [...sealed]
    }
  }

  /** What was only appended is folded on top of what is folded already. */
  #foldOnTop(bodies: readonly Body[]): void {
    const under = this.#overlay
    if (!under) return
    const { generation } = this.disk
    const fresh = bodies.map(body => ({ body, generation, verdict: null }))
    const top = foldOverlay(fresh, overlaidReader(under.documents, this.#base), this.#settings)
    this.#overlay = {
      documents: new Map([...under.documents, ...top.documents]),
      outcomes: new Map([...under.outcomes, ...top.outcomes])
    }
    this.#lists.clear()
  }

  foresee(body: Body): Outcome {
    return reduceOwn(body, this.disk.generation, this.view, this.#settings)
  }

  /** Stores entries as one line of the journal. @throws Crash */
  append(bodies: readonly Body[], sign: (run: UnsignedRun) => Run = run => signRun(this, run)): void {
    const { runs, head } = chainRuns(this, bodies, sign)
    this.step('crash before append')
    const isNew = new Set(bodies.map(body => body.id).filter(id => !this.index.records.has(id)))
    keepParts(this, isNew, bodies)
    for (const stored of runs.map(storedRun)) {
      this.disk.runs.push(stored)
      this.index.add(stored)
    }
    if (bodies.every(body => isNew.has(body.id))) this.#foldOnTop(bodies)
    else this.forgetView()
    this.world.trace(() => `${this.id} appends ${bodies.map(b => `${b.kind} ${b.id.slice(-4)}`).join(', ')}`)
    this.step('crash after append')
    this.disk.storedHead = head
  }

  // ——— sending ———

  get hasToSend(): boolean {
    const { outbox } = this.disk
    return outbox.halt !== null || outbox.isNewEpoch || nextPlace(outbox, this.#chains) !== null
  }

  get #chains(): OwnChains {
    return {
      head: generation =>
        this.world.cores.isHeadDerived || generation !== this.disk.generation
          ? this.index.head(generation)
          : this.disk.storedHead,
      generations: () => {
        const shown = new Set(this.disk.certificates.map(({ certificate }) => certificate.generation))
        return this.index.generations().filter(generation => shown.has(generation))
      }
    }
  }

  request(): UploadRequest {
    const { outbox, generation } = this.disk
    const source: RunSource = {
      ...this.#chains,
      runsFrom: (wanted, seq, limit) => runsFrom(this.disk, wanted, seq, limit),
      sealedFor: digests => digests.flatMap(digest => this.disk.sealed.get(digest) ?? []),
      wasAccepted: entry => this.disk.verdicts.wasAccepted(outbox.epoch, entry)
    }
    const next = this.isCompared ? this.world.cores.nextUpload(outbox, source, 1) : null
    return next ?? { protocol: 1, deviceId: this.id, generation, epoch: outbox.epoch, runs: [], sealed: [] }
  }

  /** One exchange over the line. @throws LineLost, Crash */
  async exchange(line: Line): Promise<void> {
    if (isStopped(this.disk.outbox)) return handOver(this, line)
    const { world } = this
    const { faults } = world.plan
    await openSession(this)
    await showEvidence(this)
    const request = this.request()
    this.disk.outbox = world.cores.afterSending(this.disk.outbox, request)
    if (world.happens(faults.repeatRequest)) line.late(request)
    if (world.happens(faults.loseRequest)) throw new LineLost()
    const reply = await this.ask(request)
    const second = world.happens(faults.repeatRequest) ? await this.ask(request) : reply
    if (world.happens(faults.loseReply)) {
      line.lost(reply)
      throw new LineLost()
    }
    this.takeReply(second)
  }

  async ask(request: UploadRequest): Promise<UploadReply> {
    try {
      return await this.server.upload(request)
    } catch (error) {
      if (error instanceof Crash) throw new LineLost('the server crashed', { cause: error })
      throw error
    }
  }

  takeReply(reply: UploadReply): void {
    const { disk } = this
    const before = disk.outbox
    const halted = before.halt
    const step = this.world.cores.onReply(disk.outbox, reply, (generation, seq) => this.index.hashAt(generation, seq))
    this.step('crash before verdicts are kept')
    const isNews = step.verdicts.map(verdict => this.learn(reply.epoch, verdict)).includes(true)
    disk.outbox = step.state
    disk.lastContact = Math.max(disk.lastContact, reply.serverTime)
    this.skew = 0
    this.isClockFlagged = false
    this.isCompared = true
    markEpoch(this, before, reply)
    // A restored server's head may stand before the generation that it knows of: who was replaced, or revoked, hears that.
    const isAboutDevice = step.state.halt === 'superseded' || step.state.halt === 'revoked'
    if (!halted && step.state.halt && !isAboutDevice && reply.head.generation < disk.generation)
      this.world.violate(
        'O3',
        `${this.id}/${disk.generation} stopped for what generation ${reply.head.generation} was told`
      )
    if (!halted && step.state.halt === 'fork') this.world.mark('fork seen by the device')
    this.world.trace(
      () =>
        `${this.id} hears: head ${reply.head.generation}/${reply.head.seq} stop ${reply.stop}, acked ${step.state.ackedSeq}, halt ${step.state.halt}`
    )
    if (isNews) this.forgetView()
    this.step('crash after verdicts are kept')
    this.#endReoffer()
  }

  #endReoffer(): void {
    const { head } = this.disk.replica
    const known = { replica: head.isComplete ? head.epoch : null, evidenceShown: this.shownTo }
    const ended = this.world.cores.endReoffer(this.disk.outbox, this.#chains, known)
    if (this.disk.outbox.isNewEpoch && !ended.isNewEpoch) this.world.mark('re-offer ended')
    this.disk.outbox = ended
  }

  /** Yields whether it says anything new. */
  learn(epoch: Epoch | null, verdict: Verdict): boolean {
    const history = this.world.cores.historyOf(epoch)
    const known = this.disk.verdicts.of(history, verdict.entry)
    return this.disk.verdicts.keep(history, verdict) !== known
  }

  /** Hands over what came with a page: a step of its own, repeated until it is done. */
  deliver(): void {
    const { replica } = this.disk
    if (replica.undelivered.length > 0) {
      this.step('crash before delivery of verdicts')
      for (const verdict of replica.undelivered) this.learn(replica.head.epoch, verdict)
      replica.undelivered = []
      this.forgetView()
    }
    this.#endReoffer()
  }

  /** After a fresh registration: another key, another generation, and an outbox that starts anew. */
  adopt(certificate: SignedCertificate): void {
    const { generation, publicKey } = certificate.certificate
    this.disk.generation = generation
    this.disk.publicKey = publicKey
    this.disk.certificates.push(certificate)
    this.disk.outbox = nextGeneration(this.disk.outbox, generation)
    this.disk.storedHead = this.index.head(generation)
    this.isCompared = false
    this.forgetView()
  }

  image(): DeviceDisk {
    return copyOfDisk(this.disk)
  }
}
