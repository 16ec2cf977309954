import { scopesOf } from '../../domain/access/scope.ts'
import type { DocumentChange } from '../../domain/sync/acceptor-store.ts'
import type { FeedItem } from '../feed/places.ts'

/** A changed document moves in every scope it is in, and is marked as left where it was and is no more. */
export const feedItemsOf = (changes: readonly DocumentChange[]): readonly FeedItem[] =>
  changes.flatMap(({ collection, id, before, after }) => {
    const now = new Set(scopesOf(collection, after))
    const left = before === null ? [] : scopesOf(collection, before).filter(scope => !now.has(scope))
    return [
      ...[...now].map(scope => ({ scope, collection, id, hasLeft: false })),
      ...left.map(scope => ({ scope, collection, id, hasLeft: true }))
    ]
  })
