import { getDefaultRxDocumentMeta, type RxDocumentData } from 'rxdb/plugins/core'
import type { AnyDocument } from '../../../domain/documents.ts'
import { NEWEST_FIRST } from './collection-indexes.ts'
import type { StoredFields } from './collection-schema.ts'
import type { ReplicaDocument, ReplicatedCollection } from './replicated-collection.ts'

/** `newestFirst` counts down as `updatedAt` counts up; see collection-indexes.ts. */
const newestFirstOf = (updatedAt: number): number => Number.MAX_SAFE_INTEGER - updatedAt

/**
 * A document with what the storage keeps beside it. The revision's height is the document's version on the server (1 for
 * what is not from there); RxDB itself only compares revisions.
 */
export function storedDocument(document: AnyDocument, version = 1): RxDocumentData<StoredFields> {
  return {
    ...document,
    [NEWEST_FIRST]: newestFirstOf(document.updatedAt),
    _deleted: false,
    _attachments: {},
    _meta: getDefaultRxDocumentMeta(),
    _rev: `${version}-server`
  }
}

/** The version on the server of a document as it was pulled. */
export const versionOf = ({ _rev }: Pick<RxDocumentData<StoredFields>, '_rev'>): number => Number.parseInt(_rev, 10)

/** The document as the domain knows it, without what the storage keeps beside it. */
export function documentOf<C extends ReplicatedCollection>(stored: RxDocumentData<StoredFields>): ReplicaDocument<C> {
  const { newestFirst: _newestFirst, _deleted, _attachments, _meta, _rev, ...document } = stored
  return document as unknown as ReplicaDocument<C>
}
