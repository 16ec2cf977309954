import { Dexie, type Table } from 'dexie'
import { type SealedPartName, sealedPartNames } from '../../../domain/journal/entry.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import type { Lease } from '../../../domain/plan/lease.ts'
import { emptyHead, headWhileApplying, type Page, type ReplicaHead } from '../../../domain/sync/puller.ts'
import type { EncryptedPart } from '../sealed/part-cipher.ts'

/** One encrypted part of a person at rest; `id` is the person. */
export type SealedRow = EncryptedPart & { readonly id: string }

/** Parts of the persons of one page; a person of the page without a row of some part may no longer have it. */
export type PagePart = { readonly part: SealedPartName; readonly row: SealedRow }

/** A page ready to be written: no clear text of a person in it. */
export type PreparedPage = { readonly page: Page; readonly parts: readonly PagePart[]; readonly head: ReplicaHead }

/** `head` is the last page that is wholly in; `applying` the page being written, in full where it can be finished. */
type Mark =
  | { readonly key: 'compared'; readonly asOf: number }
  | { readonly key: 'head'; readonly head: ReplicaHead }
  | { readonly key: 'applying'; readonly head: ReplicaHead; readonly unfinished: PreparedPage | null }

/**
 * What a replica keeps beside its collections: how far it has come, verdicts and erasures main has not yet taken,
 * leases, and the encrypted parts of persons. Parts stand apart from documents so that lists never touch them and erasing one is one
 * delete.
 */
export class BesideStore {
  private readonly db: Dexie
  private readonly marks: Table<Mark, string>
  private readonly verdicts: Table<Verdict, string>
  private readonly leases: Table<Lease, string>
  private readonly erased: Table<{ readonly id: string }, string>

  constructor(replicaName: string) {
    this.db = new Dexie(`${replicaName}-beside`)
    this.db.version(2).stores({
      marks: 'key',
      verdicts: 'entry',
      leases: 'id',
      identity: 'id, keyVersion',
      contact: 'id, keyVersion',
      payment: 'id, keyVersion',
      erased: 'id'
    })
    this.marks = this.db.table('marks')
    this.verdicts = this.db.table('verdicts')
    this.leases = this.db.table('leases')
    this.erased = this.db.table('erased')
  }

  async head(): Promise<ReplicaHead> {
    const [mark, applying] = await this.marks.bulkGet(['head', 'applying'])
    const head = mark?.key === 'head' ? mark.head : emptyHead
    return applying?.key === 'applying' ? headWhileApplying(head, applying.head) : head
  }

  /** Server time of the snapshot that was last compared with the server's digests (SPEC L8); 0 = never. */
  async comparedAsOf(): Promise<number> {
    const mark = await this.marks.get('compared')
    return mark?.key === 'compared' ? mark.asOf : 0
  }

  async setCompared(asOf: number): Promise<void> {
    await this.marks.put({ key: 'compared', asOf })
  }

  /** @param unfinished what `unfinishedPage` gives until `endPage`; null: the page will come again by itself */
  async beginPage(next: ReplicaHead, unfinished: PreparedPage | null): Promise<void> {
    await this.marks.put({ key: 'applying', head: next, unfinished })
  }

  async unfinishedPage(): Promise<PreparedPage | null> {
    const mark = await this.marks.get('applying')
    return mark?.key === 'applying' ? mark.unfinished : null
  }

  /** One transaction for head and verdicts; strict, so that the page before it is on the disk when the head is. */
  async endPage(next: ReplicaHead, verdicts: readonly Verdict[]): Promise<void> {
    const transaction = this.db.backendDB().transaction(['marks', 'verdicts'], 'readwrite', { durability: 'strict' })
    for (const verdict of verdicts) transaction.objectStore('verdicts').put(verdict)
    transaction.objectStore('marks').put({ key: 'head', head: next } satisfies Mark)
    transaction.objectStore('marks').delete('applying')
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(new Error('the head could not be written', { cause: transaction.error }))
    })
  }

  /** Verdicts that came with a page and that main has not acknowledged: kept so that a crash between loses none. */
  undeliveredVerdicts(): Promise<readonly Verdict[]> {
    return this.verdicts.toArray()
  }

  async verdictsDelivered(entries: readonly string[]): Promise<void> {
    await this.verdicts.bulkDelete([...entries])
  }

  async putLeases(leases: readonly Lease[], gone: readonly string[]): Promise<void> {
    if (leases.length > 0) await this.leases.bulkPut([...leases])
    if (gone.length > 0) await this.leases.bulkDelete([...gone])
  }

  async leasesById(ids: readonly string[]): Promise<readonly Lease[]> {
    return (await this.leases.bulkGet([...ids])).filter(lease => lease !== undefined)
  }

  /** Makes `rows` the only parts of `persons`: a part that is no longer sent is no longer permitted here. */
  async replaceParts(persons: readonly string[], rows: readonly PagePart[]): Promise<void> {
    if (persons.length === 0) return
    const tables = sealedPartNames.map(part => this.partTable(part))
    await this.db.transaction('rw', tables, async () => {
      for (const part of sealedPartNames) {
        const kept = rows.filter(one => one.part === part).map(one => one.row)
        const has = new Set(kept.map(row => row.id))
        await this.partTable(part).bulkDelete(persons.filter(id => !has.has(id)))
        await this.partTable(part).bulkPut(kept)
      }
    })
  }

  /** Persons that a page said are erased: kept until main has deleted its own parts of them (W15). */
  async noteErased(persons: readonly string[]): Promise<void> {
    if (persons.length > 0) await this.erased.bulkPut(persons.map(id => ({ id })))
  }

  untoldErased(limit: number): Promise<readonly string[]> {
    return this.erased.limit(limit).primaryKeys()
  }

  async erasedTold(persons: readonly string[]): Promise<void> {
    await this.erased.bulkDelete([...persons])
  }

  part(id: string, part: SealedPartName): Promise<SealedRow | undefined> {
    return this.partTable(part).get(id)
  }

  /** Whether some part was sealed under another key than this: nobody who is logged in can read it. */
  async holdsPartsOfOtherKeys(version: number): Promise<boolean> {
    for (const part of sealedPartNames) {
      if ((await this.partTable(part).where('keyVersion').notEqual(version).limit(1).count()) > 0) return true
    }
    return false
  }

  /** Rows in id order behind `after`, for reading all of a part batch by batch. */
  partsAfter(part: SealedPartName, after: string, limit: number): Promise<readonly SealedRow[]> {
    return this.partTable(part).where('id').above(after).limit(limit).toArray()
  }

  close(): void {
    this.db.close()
  }

  private partTable(part: SealedPartName): Table<SealedRow, string> {
    return this.db.table(part)
  }
}
