import { type CollectionName, type DocumentKey, type Documents, keyText } from '../documents.ts'
import type { KeyUse, Read, Reader, Write } from '../reduction.ts'
import type { AcceptorStore, DocumentChange, DocumentVersion, Versioned } from './acceptor-store.ts'

interface Row {
  readonly key: DocumentKey
  readonly before: Versioned
  current: Versioned
}

/** The documents one batch works on: loaded once, changed in memory, written together at the end. */
export class DocumentTable {
  readonly #rows = new Map<string, Row>()
  readonly #store: AcceptorStore

  constructor(store: AcceptorStore) {
    this.#store = store
  }

  /** Loads what is not here yet, locking what will be written or counted on. */
  async load(keys: readonly (DocumentKey & { readonly use: KeyUse['use'] })[]): Promise<void> {
    const missing = new Map<string, DocumentKey & { lock: boolean }>()
    for (const { collection, id, use } of keys) {
      const text = keyText({ collection, id })
      if (this.#rows.has(text)) continue
      const lock = use !== 'read' || (missing.get(text)?.lock ?? false)
      missing.set(text, { collection, id, lock })
    }
    if (missing.size === 0) return
    const found = await this.#store.documents([...missing.values()])
    for (const [text, { collection, id }] of missing) {
      const versioned = found.get(text) ?? { document: null, version: 0 }
      this.#rows.set(text, { key: { collection, id }, before: versioned, current: versioned })
    }
  }

  /** A reader over the loaded documents that notes which versions were read; the server never meets `unknown`. */
  reader(): { read: Reader; versions: () => readonly DocumentVersion[] } {
    const seen = new Map<string, DocumentVersion>()
    const read = <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
      const row = this.#rows.get(keyText({ collection, id }))
      if (!row) throw new Error(`${collection} was read without being named by keys()`)
      seen.set(keyText(row.key), { ...row.key, version: row.current.version })
      const document = row.current.document as Documents[C] | null
      return document === null ? { state: 'absent' } : { state: 'present', document }
    }
    return { read, versions: () => [...seen.values()] }
  }

  /** Applies an accepted outcome's writes and yields the versions they made. */
  write(writes: readonly Write[]): readonly DocumentVersion[] {
    return writes.map(({ collection, document }) => {
      const row = this.#rows.get(keyText({ collection, id: document.id }))
      if (!row) throw new Error(`${collection} was written without being named by keys()`)
      row.current = { document, version: row.current.version + 1 }
      return { ...row.key, version: row.current.version }
    })
  }

  changes(): readonly DocumentChange[] {
    const changed: DocumentChange[] = []
    for (const { key, before, current } of this.#rows.values()) {
      if (current.version === before.version || current.document === null) continue
      const { version } = current
      changed.push({ ...key, before: before.document, after: current.document, version, versionBefore: before.version })
    }
    return changed
  }
}
