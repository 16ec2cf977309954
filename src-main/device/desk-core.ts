import { isFinal } from '../../domain/journal/lane.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import { entriesToRechain } from '../../domain/sync/rechain.ts'
import type { DeskState } from '../contract/desk.ts'
import type { OwnEntry } from '../contract/journal.ts'
import type { SyncState } from '../contract/sync.ts'
import type { CoreSurroundings } from '../core-port.ts'
import { Foreseen } from '../ipc/failures.ts'
import type { Author } from '../journal/journal.ts'
import type { OwnRecord } from '../journal/own-chain.ts'
import { CourierDesk } from './courier.ts'
import { authorFrom, type DeskStores, type Identity, loadIdentity } from './desk.ts'
import { createDeskSession, type DeskSession } from './desk-session.ts'
import { createDeviceSession, type DeviceSession } from './device-session.ts'
import { showEvidence } from './evidence.ts'
import { fillJournal } from './journal-fill.ts'
import { createLeases, type Leases, loadLeases } from './leases.ts'
import { createOperatorLogin, type OperatorLogin } from './operator-login.ts'
import { createOutboxHost, type OutboxHost } from './outbox-host.ts'
import { offlineLimitMs } from './place.ts'

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

interface Parts {
  readonly session: DeskSession
  readonly device: DeviceSession
  readonly login: OperatorLogin
  readonly leases: Leases
  readonly outbox: OutboxHost
}

/** The desk at work: who it is, who sits at it, where its entries stand. Handlers ask it, it tells the shell. */
export class DeskCore {
  readonly stores: DeskStores
  readonly surroundings: CoreSurroundings
  readonly session: DeskSession
  readonly device: DeviceSession
  readonly login: OperatorLogin
  readonly leases: Leases
  readonly outbox: OutboxHost
  readonly courier: CourierDesk
  private identityNow: Identity | null
  private readonly listeners = new Set<() => void>()

  constructor(
    surroundings: CoreSurroundings,
    stores: DeskStores,
    identity: Identity | undefined,
    parts: (core: DeskCore) => Parts
  ) {
    this.surroundings = surroundings
    this.stores = stores
    this.identityNow = identity ?? null
    const { session, device, login, leases, outbox } = parts(this)
    this.session = session
    this.device = device
    this.login = login
    this.leases = leases
    this.outbox = outbox
    this.courier = new CourierDesk(this)
  }

  identity(): Identity | null {
    return this.identityNow
  }

  adopt(identity: Identity): void {
    this.identityNow = identity
    this.device.forget()
    this.outbox.restart()
    this.tellDesk()
  }

  author(): Author | undefined {
    const operator = this.session.current()
    return this.identityNow && operator ? authorFrom(this.identityNow, operator) : undefined
  }

  /** Server and device token. @throws Foreseen when the line is down */
  async access(): Promise<{ readonly server: string; readonly token: string } | null> {
    const token = await this.device.token()
    return this.identityNow && token !== null ? { server: this.identityNow.registration.server, token } : null
  }

  /** Chains what an ended generation left undecided anew, as far as the operator at the desk wrote it (SPEC O6). */
  async rechain(): Promise<void> {
    const author = this.author()
    // What a restored server lacks is known only when it has told (SPEC O9).
    if (!author || this.outbox.state()?.isNewEpoch) return
    const { journal, standing } = this.stores
    const { operator, operatorSigner, generation, deviceId, serverId } = author
    const open = journal.chain.records.filter(
      ({ body, envelope }) =>
        envelope.generation < generation &&
        body.deviceId === deviceId &&
        body.serverId === serverId &&
        !isFinal(standing.laneOf(body.id))
    )
    const mine = open.flatMap(({ body }) => (body.operator === operator ? [body.id] : []))
    const genuine = journal.signedBy(mine, operatorSigner.publicKey, deviceId)
    const own = open.map(({ body, envelope }) => ({
      body,
      generation: envelope.generation,
      isGenuine: genuine.has(body.id)
    }))
    const left = entriesToRechain(own, operator, generation, id => standing.verdictOf(id))
    if (left.length === 0) return
    const forged = left.filter(({ isGenuine }) => !isGenuine).length
    if (forged > 0) this.surroundings.log('journal.rechained-unsigned', { entries: forged })
    const chained = await journal.rechain(left, author)
    if (!chained.ok) return this.surroundings.log('journal.rechain-refused', { code: chained.code })
    this.tellEntries(chained.records.map(({ body }) => body.id))
    this.outbox.nudge()
  }

  /**
   * Offers what goes to the server beside the entries: records of disclosed data and papers of claims. Without a line
   * they wait for the next occasion.
   */
  sendAside(): void {
    const { disclosures, attachments, ask, clock } = this.stores
    const ports = { ask, access: () => this.access() }
    const unlessForeseen = (what: string) => (error: unknown) => {
      if (error instanceof Foreseen) return
      this.surroundings.log(`${what}.not-sent`, { name: error instanceof Error ? error.name : 'unknown' })
    }
    if (disclosures.unsent().length > 0) disclosures.send(ports).catch(unlessForeseen('disclosures'))
    if (attachments.toSend().length === 0) return
    attachments
      .send(ports, clock.now().at)
      .then(() => this.tellEntries([]))
      .catch(unlessForeseen('attachments'))
  }

  /** A new epoch is over once nothing is left to offer: what older generations still lack is chained anew then. */
  async endReoffer(): Promise<void> {
    if (await this.outbox.endReoffer()) await this.rechain()
  }

  /** Whether value actions may go on: the organisation's limit since the last contact (SPEC rule.offline-limit). */
  valueActionsUntil(): number | null {
    if (!this.identityNow) return null
    return this.stores.clock.now().lastContact + offlineLimitMs(this.stores.place.current())
  }

  ownEntry({ position, body, envelope }: OwnRecord): OwnEntry {
    const { standing } = this.stores
    const flight = this.outbox.uploading()
    const isOnItsWay = flight !== null && envelope.seq >= flight.from && envelope.seq <= flight.to
    const verdict = standing.verdictOf(body.id) ?? null
    const uploading = isOnItsWay && verdict === null && envelope.generation === this.outbox.state()?.generation
    return {
      position,
      body,
      envelope,
      lane: standing.laneOf(body.id),
      verdict,
      uploading,
      seen: standing.isSeen(body.id)
    }
  }

  deskState(): DeskState {
    const { surroundings, stores } = this
    const { organisation, scopes } = stores.place.current()
    const registration = this.identityNow?.registration ?? null
    const working = this.session.current()
    const file = working && stores.operatorFiles.byId(working.operator)
    return {
      phase: registration ? (file ? 'open' : 'locked') : 'unregistered',
      server: registration && { id: registration.serverId, url: registration.server },
      device: registration && {
        id: registration.deviceId,
        label: registration.label,
        generation: registration.generation,
        scopes: [...scopes]
      },
      organisation: registration && organisation,
      operators: stores.operatorFiles.all().map(({ operator, login, label }) => ({ id: operator, login, label })),
      operator: file
        ? {
            id: file.operator,
            login: file.login,
            label: file.label,
            roles: [...file.roles],
            ticketUntil: file.ticketUntil
          }
        : null,
      appVersion: surroundings.appVersion,
      lockAfterMs: surroundings.lockAfterMs,
      demo: surroundings.isDemo,
      practice: organisation?.sample ?? false
    }
  }

  syncState(): SyncState {
    const { standing, journal, clock } = this.stores
    const lanes = journal.chain.records.map(({ body }) => standing.laneOf(body.id))
    const flight = this.outbox.uploading()
    const { at, lastContact } = clock.now()
    const outbox = this.outbox.state()
    return {
      line: this.surroundings.line.state(),
      pending: lanes.filter(lane => lane === 'pending').length,
      uploading: flight ? flight.to - flight.from + 1 : 0,
      lastContactAt: lastContact === 0 ? null : lastContact,
      dataAsOf: standing.snapshot()?.asOf ?? null,
      needsDecision: journal.chain.records.filter(({ body }) => this.needsDecision(body.id)).length,
      frozen: outbox !== null && (outbox.halt !== null || this.trouble() === 'gap'),
      revoked: outbox?.halt === 'revoked',
      upgradeNeeded: this.outbox.needsUpgrade(),
      clockSuspect: clock.isSuspect(),
      trustedNow: at,
      valueActionsUntil: this.valueActionsUntil()
    }
  }

  /** Rejected or in review, and nobody has looked after it. */
  needsDecision(entry: string): boolean {
    const lane = this.stores.standing.laneOf(entry)
    return (lane === 'rejected' || lane === 'review') && !this.stores.standing.isSeen(entry)
  }

  trouble(): ReturnType<DeskStores['journal']['trouble']> {
    const state = this.outbox.state()
    return state ? this.stores.journal.trouble(state.generation, state.ackedSeq) : null
  }

  title(): string | null {
    const { organisation, device, operator } = this.deskState()
    if (!device) return null
    const place = organisation?.name ?? this.identityNow?.registration.organisationName ?? ''
    return `${place} · ${operator?.label ?? device.label}`
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tellDesk(): void {
    this.surroundings.push('desk.changed', this.deskState())
    for (const listener of this.listeners) listener()
  }

  tellEntries(ids: readonly string[]): void {
    if (ids.length > 0) this.surroundings.push('journal.changed', { ids: [...ids] })
    this.surroundings.push('sync.changed', this.syncState())
  }
}

const partsOf = (core: DeskCore, wait: Wait, held: Map<string, Lease>): Parts => {
  const { ask, clock, clockPorts, journal, standing, operatorFiles, operatorKeys, place, leaseFiles } = core.stores
  const { lockAfterMs, log } = core.surroundings
  const access = () => core.access()
  const device = createDeviceSession({ ask, clock, who: () => core.identity() })
  const leasePorts = {
    ...{ standing, ask, access },
    files: leaseFiles,
    chain: journal.chain,
    now: () => clock.now().at,
    generation: () => core.identity()?.registration.generation ?? 0
  }
  const line = {
    ...{ journal, ask, log },
    registration: () => core.identity()?.registration ?? null,
    token: (refused?: string) => device.token(refused)
  }
  return {
    device,
    leases: createLeases(leasePorts, held),
    session: createDeskSession({ lockAfterMs, elapsed: clockPorts.elapsed, onLock: () => core.tellDesk() }),
    login: createOperatorLogin({
      ...{ clock, ask, access },
      files: operatorFiles,
      keys: operatorKeys,
      ticketMs: () => offlineLimitMs(place.current())
    }),
    outbox: createOutboxHost({
      ...{ ...line, standing, clock, wait },
      showEvidence: (registration, token) =>
        showEvidence(ask, { registration, operators: operatorFiles.all(), leases: [...held.values()] }, token),
      fill: state => fillJournal({ ...line, filled: core.stores.filled, tell: ids => core.tellEntries(ids) }, state),
      random: Math.random,
      onChange: ids => {
        core.tellEntries(ids)
        core.sendAside()
      }
    })
  }
}

export const createDeskCore = async (
  surroundings: CoreSurroundings,
  stores: DeskStores,
  wait: Wait
): Promise<DeskCore> => {
  const identity = await loadIdentity(stores)
  const held = await loadLeases(stores.leaseFiles)
  return new DeskCore(surroundings, stores, identity, core => partsOf(core, wait, held))
}
