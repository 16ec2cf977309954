import type { ReplicatedCollection } from './replicated-collection.ts'

/** Inverted `updatedAt`, added when a document is stored: descending reads never use an index, this one ascends. */
export const NEWEST_FIRST = 'newestFirst'

/**
 * Indexes by collection; RxDB puts `_deleted` before and `id` behind each. One more index on vouchers costs 11 % of
 * the first load, so a field stands here only if a list is narrowed by it. What a document names by id (a person's
 * vouchers, a class's roster) is read by key and needs none. Where two serve a question alike the first is taken, so
 * the one that narrows more stands before the other.
 */
const indexes: Partial<Record<ReplicatedCollection, readonly (readonly string[])[]>> = {
  directory: [[NEWEST_FIRST], ['kind', NEWEST_FIRST]],
  policy: [[NEWEST_FIRST], ['kind', NEWEST_FIRST]],
  batch: [[NEWEST_FIRST], ['plan', NEWEST_FIRST]],
  voucher: [[NEWEST_FIRST], ['batch', NEWEST_FIRST], ['state', NEWEST_FIRST], ['code']],
  person: [[NEWEST_FIRST], ['category', NEWEST_FIRST]],
  trainingClass: [[NEWEST_FIRST], ['state', NEWEST_FIRST]],
  enrolment: [[NEWEST_FIRST], ['state', NEWEST_FIRST], ['trainingClass', NEWEST_FIRST], ['person', NEWEST_FIRST]],
  attendance: [[NEWEST_FIRST], ['trainingClass', NEWEST_FIRST], ['person', NEWEST_FIRST]],
  certificate: [[NEWEST_FIRST], ['state', NEWEST_FIRST]],
  claim: [[NEWEST_FIRST], ['state', NEWEST_FIRST]],
  case: [[NEWEST_FIRST], ['state', NEWEST_FIRST], ['state', 'due']]
}

export function indexesOf(collection: ReplicatedCollection): readonly (readonly string[])[] {
  return indexes[collection] ?? [[NEWEST_FIRST]]
}
