import type { CollectionName } from '../../../domain/documents.ts'
import { keyText } from '../../../domain/documents.ts'
import type { Outcome } from '../../../domain/reduction.ts'
import { emptyOverlay, type OverlaidDocument, type Overlay } from '../../../domain/sync/overlay.ts'
import type { StoredRow } from '../pages/page-plan.ts'
import { isReplicated, type ReplicatedCollection } from '../schema/replicated-collection.ts'
import { storedDocument } from '../schema/stored-document.ts'

/** The overlay as pages need it: by collection, in the shape of stored rows, so that matching and order agree. */
export type OverlaidRows = {
  readonly overlay: () => Overlay
  readonly rowsOf: (collection: ReplicatedCollection) => ReadonlyMap<string, StoredRow>
  readonly entriesOf: (collection: CollectionName, id: string) => readonly string[]
  /** Returns the collections whose overlay is or was not empty: their lists may look different now. */
  readonly replace: (
    documents: readonly OverlaidDocument[],
    outcomes: readonly (readonly [string, Outcome])[]
  ) => readonly CollectionName[]
}

const noRows: ReadonlyMap<string, StoredRow> = new Map()

export function createOverlaidRows(): OverlaidRows {
  let overlay: Overlay = emptyOverlay
  let rows = new Map<CollectionName, Map<string, StoredRow>>()
  return {
    overlay: () => overlay,
    rowsOf: collection => rows.get(collection) ?? noRows,
    entriesOf: (collection, id) => overlay.documents.get(keyText({ collection, id }))?.entries ?? [],
    replace(documents, outcomes) {
      const before = [...rows.keys()]
      overlay = { documents: new Map(documents.map(own => [keyText(own), own])), outcomes: new Map(outcomes) }
      rows = new Map()
      for (const { collection, id, document } of documents) {
        if (!isReplicated(collection)) continue
        const here = rows.get(collection) ?? new Map<string, StoredRow>()
        here.set(id, storedDocument(document))
        rows.set(collection, here)
      }
      return [...new Set([...before, ...documents.map(own => own.collection)])]
    }
  }
}
