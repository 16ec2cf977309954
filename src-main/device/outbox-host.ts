import { MAX_BATCH } from '../../domain/journal/entry.ts'
import { type Epoch, sameEpoch } from '../../domain/protocol/epoch.ts'
import { type UploadReply, type UploadRequest, uploadReplySchema } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { mayHandOver, onHandOverReply } from '../../domain/sync/handing-over.ts'
import {
  endReoffer,
  isStopped,
  nextGeneration,
  nextPlace,
  nextUpload,
  type OutboxState,
  type OutboxStep,
  type OwnChains,
  type OwnHash,
  onFailure,
  onLateReply,
  onReply,
  startOfOutbox,
  waitBefore
} from '../../domain/sync/outbox.ts'
import type { Journal } from '../journal/journal.ts'
import type { Standing } from '../journal/standing.ts'
import { entriesOf, handOverFrom } from './hand-over.ts'
import { certificatesOf, type Registration } from './registration.ts'
import type { Answer, Ask, Call } from './server-calls.ts'
import type { TrustedClock } from './trusted-clock.ts'
import { countOf, fittingRuns } from './upload-batch.ts'

/** An idle desk asks this often: a contact renews the offline limit and compares the heads. */
const IDLE_MS = 5 * 60_000
const UNAUTHENTICATED = 401
const UPGRADE_NEEDED = 426

export interface OutboxHostPorts {
  readonly journal: Journal
  readonly standing: Standing
  readonly clock: TrustedClock
  readonly ask: Ask
  readonly registration: () => Registration | null
  readonly token: (refused?: string) => Promise<string | null>
  /** Shows a restored server what it once signed for this device (SPEC S19); false when it was not taken. */
  readonly showEvidence: (registration: Registration, token: string) => Promise<boolean>
  /** Fetches what the journal file lost of the chain; false when that is to be tried again. */
  readonly fill: (state: OutboxState) => Promise<boolean>
  readonly random: () => number
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
  /** Entries were decided or sent, or the state of the line's queue changed. */
  readonly onChange: (ids: readonly string[]) => void
}

/** Runs the outbox core over the real journal and the real line. */
export interface OutboxHost {
  readonly start: () => void
  readonly state: () => OutboxState | null
  /** The server no longer speaks this app's protocol: what is saved waits for an upgrade (row 20). */
  readonly needsUpgrade: () => boolean
  /** Places of the chain that are on their way, null when nothing is. */
  readonly uploading: () => { readonly from: number; readonly to: number } | null
  /** Tries now: there is something to send, or the line is whole again. */
  readonly nudge: () => void
  /** After a new generation: what stopped the old one no longer counts. */
  readonly restart: () => void
  /** The replica shows another snapshot: a new epoch may be over (SPEC O9). Yields whether it is just now. */
  readonly endReoffer: () => Promise<boolean>
  readonly chains: () => OwnChains
  /** A reply that came by courier. It is too old to say that nothing is missing at a doubtful end of the journal. */
  readonly takeLate: (reply: UploadReply) => Promise<void>
  readonly close: () => Promise<void>
}

class Host implements OutboxHost {
  private readonly ports: OutboxHostPorts
  private readonly closing = new AbortController()
  private pause = new AbortController()
  private isNudged = false
  private flight: { readonly from: number; readonly to: number } | null = null
  /** Heads are compared on the first contact before anything is offered (row 10). */
  private isCompared = false
  private retryAfterMs = 0
  private isTooOld = false
  /** Not kept: a new start may try at once. */
  private failures = 0
  private running: Promise<void> | null = null
  /** The history that was shown what the server once signed. */
  private shownTo: Epoch | null = null
  /** What was handed over since the start: asked about once. */
  private readonly handedOver = new Set<string>()

  constructor(ports: OutboxHostPorts) {
    this.ports = ports
  }

  start(): void {
    this.running ??= this.run()
  }

  state(): OutboxState | null {
    const registration = this.ports.registration()
    if (!registration) return null
    const { deviceId, generation } = registration
    const kept = this.ports.standing.outbox()
    const state = kept?.deviceId === deviceId ? kept : startOfOutbox(deviceId, generation)
    const present = state.generation === generation ? state : nextGeneration(state, generation)
    return { ...present, failures: this.failures }
  }

  needsUpgrade(): boolean {
    return this.isTooOld
  }

  uploading(): { readonly from: number; readonly to: number } | null {
    return this.flight
  }

  nudge(): void {
    this.isNudged = true
    this.pause.abort()
  }

  restart(): void {
    this.isCompared = false
    this.nudge()
  }

  async endReoffer(): Promise<boolean> {
    const state = this.state()
    const known = { replica: this.ports.standing.snapshot()?.epoch ?? null, evidenceShown: this.shownTo }
    const ended = state && endReoffer(state, this.chains(), known)
    if (!state?.isNewEpoch || !ended || ended.isNewEpoch) return false
    await this.ports.standing.learn({ outbox: ended })
    this.ports.log('outbox.reoffered', { epoch: ended.epoch?.n })
    return true
  }

  async takeLate(reply: UploadReply): Promise<void> {
    const before = this.state()
    // A file made in a new epoch carries what the server once signed: whoever answers in that epoch has seen it.
    if (reply.asked && sameEpoch(reply.asked, reply.epoch)) this.shownTo = reply.epoch
    if (before) this.ports.onChange(await this.learn(before, reply, onLateReply(before, reply, this.ownHash)))
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.pause.abort()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.closing.signal.aborted) {
      this.isNudged = false
      const isMore = await this.step()
      if (isMore || this.isNudged || this.closing.signal.aborted) continue
      this.pause = new AbortController()
      await this.ports.wait(this.idleMs(), AbortSignal.any([this.pause.signal, this.closing.signal]))
    }
  }

  private idleMs(): number {
    const state = this.state()
    if (!state || state.failures === 0) return IDLE_MS
    return Math.max(this.retryAfterMs, waitBefore(state, this.ports.random))
  }

  /** One exchange. True when there is more to send at once. Never throws: whatever failed is tried again later. */
  private async step(): Promise<boolean> {
    const state = this.state()
    if (!state) return false
    try {
      if (isStopped(state)) return await this.handOver(state)
      // Before the heads are compared: a head that the file lost would be taken for a fork (O12).
      if (!this.isCompared && !(await this.ports.fill(state))) return this.fail(state)
      const upload = await this.nextRequest(state)
      const reply = await this.send(upload)
      if (!reply) return this.fail(state)
      return await this.take(state, upload, reply)
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error
      this.ports.log('outbox.failed', { name, failures: state.failures + 1 })
      return this.fail(state)
    } finally {
      this.flight = null
    }
  }

  /** A machine that may no longer be its device asks what becomes of what it has (SPEC S22, O13). */
  private async handOver(state: OutboxState): Promise<boolean> {
    const upload = handOverFrom(this.ports, state, this.handedOver)
    if (!upload) return false
    const reply = await this.send(upload)
    if (!reply) return this.fail(state)
    await this.ports.clock.contact(reply.serverTime)
    if (this.state()?.generation !== state.generation) return true
    const step = onHandOverReply(state, reply)
    const changed = await this.learn(state, reply, step)
    this.failures = 0
    const isOver = step.state.halt === 'superseded'
    // While the fork is not ended nothing was taken: it is asked about again.
    if (isOver) for (const id of entriesOf(upload)) this.handedOver.add(id)
    this.ports.onChange(changed)
    return isOver
  }

  /** With nothing to send, or before the heads were compared, the request is empty: the reply carries the head. */
  private async nextRequest(state: OutboxState): Promise<UploadRequest> {
    const { journal, standing } = this.ports
    const none = { protocol: PROTOCOL, deviceId: state.deviceId, generation: state.generation, epoch: state.epoch }
    const empty: UploadRequest = { ...none, runs: [], sealed: [] }
    const isKnown = this.isCompared && (!state.isNewEpoch || (await this.isShown(state)))
    const place = isKnown ? nextPlace(state, this.chains()) : null
    if (!place) return empty
    const offered = await fittingRuns(journal, await journal.runsFrom(place.generation, place.seq, MAX_BATCH / 2))
    const source = {
      ...this.chains(),
      runsFrom: () => offered.runs,
      sealedFor: () => offered.sealed,
      wasAccepted: (entry: string) => standing.wasAccepted(entry)
    }
    const upload = nextUpload(state, source, PROTOCOL)
    if (!upload || upload.runs.length === 0) return empty
    if (place.generation === state.generation)
      this.flight = { from: place.seq, to: place.seq - 1 + countOf(upload.runs) }
    this.ports.onChange([])
    return upload
  }

  chains(): OwnChains {
    const { journal, registration } = this.ports
    const now = registration()
    const shown = new Set((now ? certificatesOf(now) : []).map(({ certificate }) => certificate.generation))
    return {
      head: generation => journal.chain.head(generation),
      generations: () => journal.chain.generationNumbers().filter(generation => shown.has(generation))
    }
  }

  /** What a restored server once signed is shown to it before anything is offered, once a start and epoch. */
  private async isShown({ epoch }: OutboxState): Promise<boolean> {
    if (epoch && this.shownTo && sameEpoch(epoch, this.shownTo)) return true
    const registration = this.ports.registration()
    const token = await this.ports.token()
    if (!registration || token === null || !(await this.ports.showEvidence(registration, token))) return false
    this.shownTo = epoch
    return true
  }

  private async send(body: UploadRequest): Promise<UploadReply | null> {
    const registration = this.ports.registration()
    const token = await this.ports.token()
    if (!registration || token === null) return null
    const call: Call<UploadReply> = { path: '/v1/journal', method: 'POST', body, token, reply: uploadReplySchema }
    const first = await this.ports.ask(registration.server, call)
    const answer = first.ok || first.status !== UNAUTHENTICATED ? first : await this.again(registration, call)
    this.retryAfterMs = answer.ok ? 0 : answer.retryAfterMs
    this.isTooOld = !answer.ok && answer.status === UPGRADE_NEEDED
    if (!answer.ok) this.ports.log('outbox.refused', { status: answer.status })
    return answer.ok ? answer.value : null
  }

  private async again(registration: Registration, call: Call<UploadReply>): Promise<Answer<UploadReply>> {
    const fresh = await this.ports.token(call.token)
    if (fresh === null) return { ok: false, status: UNAUTHENTICATED, retryAfterMs: 0 }
    return this.ports.ask(registration.server, { ...call, token: fresh })
  }

  private async take(before: OutboxState, upload: UploadRequest, reply: UploadReply): Promise<boolean> {
    const { journal, clock } = this.ports
    await clock.contact(reply.serverTime)
    // A registration that came meanwhile has another chain: this answer is about the old one.
    if (this.state()?.generation !== before.generation) return true
    const step = onReply(before, reply, this.ownHash)
    const changed = await this.learn(before, reply, step)
    if (!step.state.halt) journal.confirmEnd()
    const wasCompared = this.isCompared
    this.isCompared = true
    this.failures = step.state.failures
    this.flight = null
    await this.endReoffer()
    this.ports.onChange(changed)
    if (mayHandOver(step.state)) return true
    const next = nextPlace(step.state, this.chains())
    const last = nextPlace(before, this.chains())
    const hasMoved = !wasCompared || next?.generation !== last?.generation || next?.seq !== last?.seq
    const isNews = !before.epoch || !sameEpoch(before.epoch, reply.epoch)
    // With nothing left to offer, a new epoch is still to be shown what it once signed.
    if (!next) return step.state.isNewEpoch && (isNews || !wasCompared)
    if (hasMoved || upload.runs.length === 0) return hasMoved
    // The server stands still although something was offered: another try at once would ask the same.
    return this.fail(step.state)
  }

  private readonly ownHash: OwnHash = (generation, seq) => this.ports.journal.chain.hashAt(generation, seq)

  /** Ids of the entries whose standing changed. */
  private async learn(before: OutboxState, reply: UploadReply, step: OutboxStep): Promise<readonly string[]> {
    const { standing, log } = this.ports
    const decided = { epoch: reply.epoch, verdicts: step.verdicts }
    const changed = await standing.learn({ decided, outbox: step.state })
    if (step.state.isNewEpoch && !before.isNewEpoch) log('outbox.new-epoch', { epoch: reply.epoch.n })
    if (step.state.halt && step.state.halt !== before.halt) log('outbox.halted', { halt: step.state.halt })
    return changed
  }

  private fail(state: OutboxState): false {
    this.failures = onFailure(state).failures
    this.flight = null
    this.ports.onChange([])
    return false
  }
}

export const createOutboxHost = (ports: OutboxHostPorts): OutboxHost => new Host(ports)
