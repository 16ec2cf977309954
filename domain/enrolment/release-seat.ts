import { withoutPlace } from '../person/person.ts'
import type { Context, Write } from '../reduction.ts'
import { holdsSeat } from './enrolment.ts'

interface Release {
  readonly enrolment: string
  readonly person: string
  readonly trainingClass: string
  readonly reason: string
  readonly to: 'withdrawn' | 'refused'
}

/**
 * E9, E12: ends an open enrolment: its seat is free again, its person may apply anew, and a centre without another place
 * of this person sees the person no longer. Documents out of sight are left.
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
    document: { ...found.document, state: a.to, reason: a.reason, updatedAt: at }
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
  const person = withoutPlace(holder.document, a.enrolment)
  writes.push({ collection: 'person', document: { ...person, updatedAt: at } })
  return { writes, unchecked }
}
