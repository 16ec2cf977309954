import type { PullEnding } from '../worker/worker-protocol.ts'
import {
  closeReplica,
  type OpenReplica,
  type OpenReplicaParts,
  openReplica,
  type Unlocking,
  unlockReplica
} from './open-replica.ts'
import type { ReplicaNames, ReplicaRegister } from './replica-register.ts'

/** Documents in a page of a pull: smaller pages cost more round trips, larger ones longer transactions. */
const PAGE_DOCUMENTS = 1000

const FAULTS_OF_DAMAGE = 2
/** The browser throws a damaged store away when it meets the damage: the next try finds an empty one. */
const OPENING_ATTEMPTS = 5
const OPENING_PAUSE_MS = 300
/** What it cannot throw away itself, a lost file of its own say, is cleared from outside. */
const ATTEMPTS_BEFORE_CLEARING = 2

export type ReplicaPairParts = OpenReplicaParts & {
  readonly register: Pick<ReplicaRegister, 'names' | 'set' | 'forget' | 'newName' | 'orphans'>
  /** Empties the page's storage, past the page. */
  readonly clearStorage: () => Promise<unknown>
  /** A filled replica has become the live one. */
  readonly swapped: () => Promise<void>
}

/**
 * The live replica and the one that is filled beside it: at the first start, in a new epoch, after the desk's scopes
 * or the stored shape changed. The live one stays in use until one strict write swaps the pointer; a filling that is
 * cut anywhere goes on at its last whole page.
 */
export class ReplicaPair {
  private readonly parts: ReplicaPairParts
  private shown: OpenReplica | undefined
  private filled: OpenReplica | undefined
  private unlocking: Unlocking | undefined
  private faults = 0
  private wasRestaged = false
  private isComparing = false

  constructor(parts: ReplicaPairParts) {
    this.parts = parts
  }

  live(): OpenReplica | undefined {
    return this.shown
  }

  /** The replica that pulls go into. */
  target(): OpenReplica | undefined {
    return this.filled ?? this.shown
  }

  isFilling(): boolean {
    return this.filled !== undefined
  }

  async start(): Promise<void> {
    const { register } = this.parts
    const names = await this.namesOrNone()
    this.shown = await this.openedOrUndefined(names.live, false)
    this.filled = await this.openedOrUndefined(names.staged, true)
    if (!this.shown && !this.filled) await this.restage()
    else if (this.shown?.name !== names.live)
      await register.set({ live: null, staged: this.filled?.name ?? null }).catch(this.parts.failed)
  }

  /** Returns false when the same key was in use already. */
  async unlock(next: Unlocking): Promise<boolean> {
    if (this.unlocking && sameUnlocking(this.unlocking, next)) return false
    this.unlocking = next
    const readable = new Map<OpenReplica, boolean>()
    for (const replica of this.all()) readable.set(replica, await this.unlockedOrDamaged(replica, next))
    // a new operator brought a new data key: the next replica must be readable, the live one is shown until then
    const newest = this.filled ?? this.shown
    if (newest && readable.get(newest) === false) await this.restage()
    return true
  }

  async lock(): Promise<void> {
    this.unlocking = undefined
    for (const replica of this.all()) await replica.client.call('lock', null)
  }

  /** The next pull compares the replica with the server's digests, though that was done today (SPEC L8). */
  compareNext(): void {
    this.isComparing = true
  }

  async pull(): Promise<PullEnding> {
    const target = this.target()
    if (!target || !this.unlocking) return { kind: 'offline' }
    const ending = await this.pullInto(target)
    if (ending.kind === 'rebuild') {
      await this.restage()
      return { kind: 'again' }
    }
    if (ending.kind === 'current' && target === this.filled) await this.swap(target)
    return ending
  }

  async stop(): Promise<void> {
    for (const replica of this.all()) await closeReplica(replica, this.parts.failed)
  }

  /**
   * A replica that fails twice in a row at being written is taken as damaged, once a start: it is only a copy, another
   * is filled beside it. Once, because a full disk fails alike and filling more would not help.
   */
  private async pullInto(target: OpenReplica): Promise<PullEnding> {
    try {
      const ending = await target.client.call('pull', { limit: PAGE_DOCUMENTS, compare: this.isComparing })
      if (ending.kind === 'current') this.isComparing = false
      this.faults = 0
      return ending
    } catch (error) {
      this.faults += 1
      if (this.faults !== FAULTS_OF_DAMAGE || this.wasRestaged) throw error
      this.wasRestaged = true
      await this.restage()
      return { kind: 'again' }
    }
  }

  private async swap(filled: OpenReplica): Promise<void> {
    const old = this.shown
    await filled.client.call('goLive', null)
    await this.parts.register.set({ live: filled.name, staged: null })
    this.shown = filled
    this.filled = undefined
    await this.parts.swapped()
    if (old) await closeReplica(old, this.parts.failed)
    await this.discardOrphans(filled)
  }

  private async restage(): Promise<void> {
    if (this.filled) await closeReplica(this.filled, this.parts.failed)
    this.filled = await this.staged()
    await this.discardOrphans(this.filled).catch(this.parts.failed)
  }

  private async staged(): Promise<OpenReplica> {
    const { register, failed, clearStorage } = this.parts
    for (let attempt = 1; ; attempt += 1) {
      try {
        const name = register.newName()
        await register.set({ live: this.shown?.name ?? null, staged: name })
        return await this.opened(name, true)
      } catch (error) {
        if (attempt === OPENING_ATTEMPTS) throw error
        failed(error)
        if (attempt === ATTEMPTS_BEFORE_CLEARING && !this.shown) await clearStorage()
        await new Promise(resolve => setTimeout(resolve, OPENING_PAUSE_MS))
      }
    }
  }

  private async namesOrNone(): Promise<ReplicaNames> {
    const { register, failed } = this.parts
    try {
      return await register.names()
    } catch (error) {
      failed(error)
      await register.forget().catch(failed)
      return { live: null, staged: null }
    }
  }

  /** False where its persons cannot be read: by another key, or because it is damaged. */
  private async unlockedOrDamaged(replica: OpenReplica, next: Unlocking): Promise<boolean> {
    try {
      return await unlockReplica(replica, next)
    } catch (error) {
      this.parts.failed(error)
      return false
    }
  }

  private async opened(name: string, filling: boolean): Promise<OpenReplica> {
    const replica = await openReplica(this.parts, name, filling)
    if (this.unlocking) await unlockReplica(replica, this.unlocking)
    return replica
  }

  /** A replica that cannot be opened is damaged: it is only a copy, so another is filled (trust.md row 24). */
  private async openedOrUndefined(name: string | null, filling: boolean): Promise<OpenReplica | undefined> {
    if (name === null) return undefined
    try {
      return await this.opened(name, filling)
    } catch (error) {
      this.parts.failed(error)
      return undefined
    }
  }

  /** What no pointer names: of older shapes, replaced, or left behind by a crash. */
  private async discardOrphans(through: OpenReplica): Promise<void> {
    const orphans = await this.parts.register.orphans()
    if (orphans.length > 0) await through.client.call('discard', orphans)
  }

  private all(): readonly OpenReplica[] {
    return [this.shown, this.filled].filter(replica => replica !== undefined)
  }
}

const sameUnlocking = (a: Unlocking, b: Unlocking): boolean =>
  a.key.version === b.key.version &&
  JSON.stringify([a.desk, [...a.key.key]]) === JSON.stringify([b.desk, [...b.key.key]])
