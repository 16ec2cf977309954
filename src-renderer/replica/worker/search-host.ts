import type { PartCipher, PartFields } from '../sealed/part-cipher.ts'
import { createPersonIndex, type IndexedPerson, needleOf, type PersonHit } from '../search/person-index.ts'
import type { BesideStore, SealedRow } from './beside-store.ts'

const BATCH = 500

/** Who somebody is, opened. */
type Identity = { readonly id: string; readonly fields: PartFields }

export type SearchHost = {
  /** Reads all identities batch by batch; resolves when all are in or the desk was locked. */
  readonly build: (cipher: PartCipher) => Promise<void>
  /** Persons of a page that was just written, the gone ones too. */
  readonly refresh: (cipher: PartCipher, persons: readonly string[]) => Promise<void>
  /** Persons that this desk named itself: they are found before the server has given them back. */
  readonly putOwn: (identities: readonly Identity[]) => Promise<void>
  /** Nothing own names them any more: they stay only where a part of them was pulled. */
  readonly dropOwn: (persons: readonly string[]) => Promise<void>
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

  const own = new Map<string, Identity>()

  async function put(identities: readonly Identity[], started: number): Promise<void> {
    const persons = await indexedPersons(identities, await hashKey)
    if (started === session) for (const person of persons) index.put(person)
  }

  /** What was pulled, but for persons whose own part is newer. */
  const pulled = async (cipher: PartCipher, rows: readonly SealedRow[]): Promise<readonly Identity[]> =>
    (await openIdentities(cipher, rows)).filter(({ id }) => !own.has(id))

  return {
    async build(cipher) {
      session += 1
      const started = session
      isBuilt = false
      index = createPersonIndex()
      hashKey = newHashKey()
      await put([...own.values()], started)
      for (let after = ''; ; ) {
        const rows = await beside.partsAfter('identity', after, BATCH)
        await put(await pulled(cipher, rows), started)
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
        else if (!own.has(id)) index.remove(id)
      }
      await put(await pulled(cipher, rows), session)
      if (isBuilt) progress(index.size(), true)
    },
    async putOwn(identities) {
      for (const identity of identities) own.set(identity.id, identity)
      await put(identities, session)
      progress(index.size(), isBuilt)
    },
    async dropOwn(persons) {
      for (const id of persons) {
        own.delete(id)
        if (!(await beside.part(id, 'identity'))) index.remove(id)
      }
      progress(index.size(), isBuilt)
    },
    drop() {
      session += 1
      own.clear()
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

async function openIdentities(cipher: PartCipher, rows: readonly SealedRow[]): Promise<readonly Identity[]> {
  const opened = await Promise.all(
    rows.map(async row => {
      const opening = await cipher.open({ collection: 'person', id: row.id, part: 'identity' }, row)
      return opening.state === 'unreadable' ? [] : [{ id: row.id, fields: opening.fields }]
    })
  )
  return opened.flat()
}

async function indexedPersons(identities: readonly Identity[], key: CryptoKey): Promise<readonly IndexedPerson[]> {
  const { nameSound } = await import('../search/name-sound.ts')
  return Promise.all(
    identities.map(async ({ id, fields: { name = '', idNumber = '' } }) => {
      const number = idNumber.toUpperCase()
      return { id, name, sound: nameSound(name), last4: number.slice(-4), numberHash: await hashOf(key, number) }
    })
  )
}

const newHashKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

async function hashOf(key: CryptoKey, number: string): Promise<string> {
  if (number === '') return ''
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(number)))
  return Array.from(digest.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}
