import { withoutPlace } from '../person/person.ts'
import type { Context, Write } from '../reduction.ts'
import { type Enrolment, holdsSeat } from './enrolment.ts'

interface Release {
  readonly enrolment: string
  readonly person: string
  readonly trainingClass: string
  readonly reason: string
  readonly to: 'withdrawn' | 'refused' | 'completed' | 'failed'
  readonly exam?: Enrolment['exam']
}

/**
 * E9, E12: ends an open enrolment: its seat is free again, its person may apply anew. A centre that did not train the
 * person to an end loses sight of a person without another place there; one that did has certificate and claim to
 * come. Documents out of sight are left.
 */
export function releaseSeat(
  a: Release,
  { entry, read }: Context
): { readonly writes: readonly Write[]; readonly unchecked: readonly string[] } {
  const writes: Write[] = []
  const found = read('enrolment', a.enrolment)
  if (found.state !== 'present') return { writes, unchecked: ['E9'] }
  const { at } = entry
  writes.push({
    collection: 'enrolment',
    document: { ...found.document, state: a.to, reason: a.reason, exam: a.exam ?? found.document.exam, updatedAt: at }
  })
  const unchecked: string[] = []
  if (holdsSeat(found.document.state)) {
    const seat = read('trainingClass', a.trainingClass)
    if (seat.state !== 'present') unchecked.push('E9')
    else {
      const seatsTaken = Math.max(0, seat.document.seatsTaken - 1)
      writes.push({ collection: 'trainingClass', document: { ...seat.document, seatsTaken, updatedAt: at } })
    }
  }
  const holder = read('person', a.person)
  if (holder.state !== 'present') return { writes, unchecked: ['E9'] }
  const without = withoutPlace(holder.document, a.enrolment)
  const isTrained = a.to === 'completed' || a.to === 'failed'
  const centres = isTrained ? holder.document.centres : without.centres
  writes.push({ collection: 'person', document: { ...without, centres, updatedAt: at } })
  return { writes, unchecked }
}
