import { type Outcome, reject } from '../reduction.ts'
import type { Person } from './person.ts'

/** W5, W14: why nothing is done to a record any more: it was merged into another, or erased. Null while it is in use. */
export function refusalOfEnded({ mergedInto, erased }: Pick<Person, 'mergedInto' | 'erased'>): Outcome | null {
  if (mergedInto !== '') return reject('person.merged', 'W5')
  return erased ? reject('person.erased', 'W14') : null
}
