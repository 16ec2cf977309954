import { getDefaultRevision, getDefaultRxDocumentMeta, type RxDocumentData } from 'rxdb/plugins/core'
import type { AnyDocument } from '../../../domain/documents.ts'
import { NEWEST_FIRST } from './collection-indexes.ts'
import type { StoredFields } from './collection-schema.ts'
import type { ReplicaDocument, ReplicatedCollection } from './replicated-collection.ts'

/** `newestFirst` counts down as `updatedAt` counts up; see collection-indexes.ts. */
const newestFirstOf = (updatedAt: number): number => Number.MAX_SAFE_INTEGER - updatedAt

/** A document with what the storage keeps beside it. */
export function storedDocument(document: AnyDocument): RxDocumentData<StoredFields> {
  return {
    ...document,
    [NEWEST_FIRST]: newestFirstOf(document.updatedAt),
    _deleted: false,
    _attachments: {},
    _meta: getDefaultRxDocumentMeta(),
    _rev: getDefaultRevision()
  }
}

/** The document as the domain knows it, without what the storage keeps beside it. */
export function documentOf<C extends ReplicatedCollection>(stored: RxDocumentData<StoredFields>): ReplicaDocument<C> {
  const { newestFirst: _newestFirst, _deleted, _attachments, _meta, _rev, ...document } = stored
  return document as unknown as ReplicaDocument<C>
}
