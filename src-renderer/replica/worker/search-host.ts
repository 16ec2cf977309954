import type { PartCipher } from '../sealed/part-cipher.ts'
import { createPersonIndex, needleOf, type PersonHit } from '../search/person-index.ts'
import type { BesideStore, SealedRow } from './beside-store.ts'

const BATCH = 500

export type SearchHost = {
  /** Reads all identities batch by batch; resolves when all are in or the desk was locked. */
  readonly build: (cipher: PartCipher) => Promise<void>
  /** Persons of a page that was just written, the gone ones too. */
  readonly refresh: (cipher: PartCipher, persons: readonly string[]) => Promise<void>
  /** Locked: every clear name leaves memory. */
  readonly drop: () => void
  readonly find: (text: string, limit: number) => Promise<readonly PersonHit[]>
}

/**
 * The search index of persons, in memory and only while the desk is open. Whole ID numbers are kept as a hash under a
 * key that lives as long as the index: a dump of memory gives no list of numbers.
 */
export function createSearchHost(beside: BesideStore, progress: (persons: number, done: boolean) => void): SearchHost {
  let index = createPersonIndex()
  let session = 0
  let isBuilt = false
  let hashKey: Promise<CryptoKey> = newHashKey()

  async function put(cipher: PartCipher, rows: readonly SealedRow[], started: number): Promise<void> {
    const { nameSound } = await import('../search/name-sound.ts')
    const key = await hashKey
    const opened = await Promise.all(
      rows.map(async row => {
        const opening = await cipher.open({ collection: 'person', id: row.id, part: 'identity' }, row)
        if (opening.state === 'unreadable') return undefined
        const { fields } = opening
        const number = (fields.idNumber ?? '').toUpperCase()
        return { id: row.id, name: fields.name ?? '', number, numberHash: await hashOf(key, number) }
      })
    )
    if (started !== session) return
    for (const person of opened) {
      if (!person) continue
      const { id, name, number, numberHash } = person
      index.put({ id, name, sound: nameSound(name), last4: number.slice(-4), numberHash })
    }
  }

  return {
    async build(cipher) {
      session += 1
      const started = session
      isBuilt = false
      index = createPersonIndex()
      hashKey = newHashKey()
      for (let after = ''; ; ) {
        const rows = await beside.partsAfter('identity', after, BATCH)
        await put(cipher, rows, started)
        if (started !== session) return
        const last = rows.at(-1)
        isBuilt = rows.length < BATCH
        progress(index.size(), isBuilt)
        if (!last || isBuilt) return
        after = last.id
      }
    },
    async refresh(cipher, persons) {
      const rows: SealedRow[] = []
      for (const id of persons) {
        const row = await beside.part(id, 'identity')
        if (row) rows.push(row)
        else index.remove(id)
      }
      await put(cipher, rows, session)
      if (isBuilt) progress(index.size(), true)
    },
    drop() {
      session += 1
      index = createPersonIndex()
      hashKey = newHashKey()
    },
    async find(text, limit) {
      const needle = needleOf(text)
      const hash = needle.by === 'number' ? await hashOf(await hashKey, needle.text) : ''
      return index.find(needle, hash, limit)
    }
  }
}

const newHashKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

async function hashOf(key: CryptoKey, number: string): Promise<string> {
  if (number === '') return ''
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(number)))
  return Array.from(digest.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}
