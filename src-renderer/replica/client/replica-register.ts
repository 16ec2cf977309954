import { Dexie, type Table } from 'dexie'

/** Which replica is shown and which is being filled beside it; database names. */
export type ReplicaNames = { readonly live: string | null; readonly staged: string | null }

const DATABASE = 'jinquan-replicas'
const none: ReplicaNames = { live: null, staged: null }

/**
 * The one pointer that decides which replica is live. Swapping it is one strict write: before it the old replica is
 * shown, after it the new one, and nothing in between.
 */
export class ReplicaRegister {
  private readonly db = new Dexie(DATABASE, { chromeTransactionDurability: 'strict' })
  private readonly pointers: Table<ReplicaNames & { readonly key: 'replica' }, string>
  private readonly prefix: string

  /** @param version of the stored shape: a replica of another shape is not opened, only deleted. */
  constructor(version: string) {
    this.db.version(1).stores({ pointers: 'key' })
    this.pointers = this.db.table('pointers')
    this.prefix = `jinquan-${version}-`
  }

  async names(): Promise<ReplicaNames> {
    await this.opened()
    const found = await this.pointers.get('replica')
    const usable = (name: string | null | undefined) => (name?.startsWith(this.prefix) ? name : null)
    return found ? { live: usable(found.live), staged: usable(found.staged) } : none
  }

  /** A pointer that cannot be read is damaged like any replica: without it all are orphans and another is filled. */
  async forget(): Promise<void> {
    await this.db.delete({ disableAutoOpen: false })
  }

  async set(names: ReplicaNames): Promise<void> {
    await this.opened()
    await this.pointers.put({ key: 'replica', ...names })
  }

  /** Dexie never tries again after an opening that failed; the browser may have thrown the damage away since. */
  private async opened(): Promise<void> {
    if (this.db.isOpen()) return
    this.db.close({ disableAutoOpen: false })
    await this.db.open()
  }

  newName(): string {
    return `${this.prefix}${crypto.randomUUID().slice(0, 8)}`
  }

  /** Replicas on the disk that no pointer names: of older versions, or left behind by a crash. */
  async orphans(): Promise<readonly string[]> {
    const { live, staged } = await this.names()
    const found = new Set<string>()
    for (const { name } of await indexedDB.databases()) {
      const replica = /^(?:rxdb-dexie-)?(jinquan-[0-9a-f]{8}-[0-9a-f]{8})-/.exec(name ?? '')?.[1]
      if (replica && replica !== live && replica !== staged) found.add(replica)
    }
    return [...found]
  }
}
