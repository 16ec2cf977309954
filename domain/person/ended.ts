import { type Outcome, reject } from '../reduction.ts'
import type { Person } from './person.ts'

/** W14: why nothing is done to whom was erased. */
export const refusalOfErased = ({ erased }: Pick<Person, 'erased'>): Outcome | null =>
  erased ? reject('person.erased', 'W14') : null

/**
 * W5, W14: why nothing is done to a record any more: it was erased, or merged into another. Null while it is in use.
 * Erased comes first, also for a record that had been merged: by it a desk knows what it has to delete (W15).
 */
export function refusalOfEnded({ mergedInto, erased }: Pick<Person, 'mergedInto' | 'erased'>): Outcome | null {
  return refusalOfErased({ erased }) ?? (mergedInto === '' ? null : reject('person.merged', 'W5'))
}
