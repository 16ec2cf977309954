import type { CollectionName } from '../../../domain/documents.ts'
import { keyText } from '../../../domain/documents.ts'
import { emptyOverlay, type Overlay } from '../../../domain/sync/overlay.ts'
import type { StoredRow } from '../pages/page-plan.ts'
import { isReplicated, type ReplicatedCollection } from '../schema/replicated-collection.ts'
import { storedDocument } from '../schema/stored-document.ts'
import type { OverlayChange } from '../worker/worker-protocol.ts'

/** The overlay as pages need it: by collection, in the shape of stored rows, so that matching and order agree. */
export type OverlaidRows = {
  readonly overlay: () => Overlay
  readonly rowsOf: (collection: ReplicatedCollection) => ReadonlyMap<string, StoredRow>
  readonly entriesOf: (collection: CollectionName, id: string) => readonly string[]
  /** Returns the collections whose overlay changed: their lists may look different now. */
  readonly change: (change: OverlayChange) => readonly CollectionName[]
  /** Another replica is shown: its worker tells its own overlay from the beginning. */
  readonly clear: () => void
}

const noRows: ReadonlyMap<string, StoredRow> = new Map()

export function createOverlaidRows(): OverlaidRows {
  let overlay: Overlay = emptyOverlay
  let rows = new Map<CollectionName, Map<string, StoredRow>>()
  return {
    overlay: () => overlay,
    rowsOf: collection => rows.get(collection) ?? noRows,
    entriesOf: (collection, id) => overlay.documents.get(keyText({ collection, id }))?.entries ?? [],
    change({ documents: changed, settled, outcomes: fresh, ended }) {
      const documents = new Map(overlay.documents)
      const outcomes = new Map(overlay.outcomes)
      const gone = settled.flatMap(key => documents.get(key) ?? [])
      const touched = new Set([...gone, ...changed].map(own => own.collection))
      rows = new Map(rows)
      for (const collection of touched) rows.set(collection, new Map(rows.get(collection)))
      for (const own of gone) {
        documents.delete(keyText(own))
        rows.get(own.collection)?.delete(own.id)
      }
      for (const own of changed) {
        documents.set(keyText(own), own)
        if (isReplicated(own.collection)) rows.get(own.collection)?.set(own.id, storedDocument(own.document))
      }
      for (const entry of ended) outcomes.delete(entry)
      for (const [entry, outcome] of fresh) outcomes.set(entry, outcome)
      overlay = { documents, outcomes }
      return [...touched]
    },
    clear() {
      overlay = emptyOverlay
      rows = new Map()
    }
  }
}
