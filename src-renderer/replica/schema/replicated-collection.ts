import { type CollectionName, type Documents, replicatedCollections } from '../../../domain/documents.ts'

/** Collections that are kept in the replica; leases belong to one device and live beside it. */
export type ReplicatedCollection = Exclude<CollectionName, 'lease'>

export type ReplicaDocument<C extends ReplicatedCollection = ReplicatedCollection> = Documents[C]

export const isReplicated = (name: CollectionName): name is ReplicatedCollection => name !== 'lease'

export const replicaCollections: readonly ReplicatedCollection[] = replicatedCollections.filter(isReplicated)
