import { liveOn, withBound } from '../person/live-vouchers.ts'
import { centresWith, MAX_OPEN_ENROLMENTS, type Person } from '../person/person.ts'
import { type Context, type Outcome, reject, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { seatsLeft, type TrainingClass } from '../training/class.ts'
import type { BindArgs } from '../voucher/bind.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { type Enrolment, holdsRoster, notBegun } from './enrolment.ts'

type Placed =
  | { readonly writes: readonly Write[]; readonly unchecked: readonly string[] }
  | { readonly refused: Outcome }

/**
 * E8: binding puts the worker on the roster: an accepted enrolment moves there, somebody without one gets a place
 * with source `centre` while there are seats. A person out of the device's sight is left for the server to check.
 */
export function placeOnRoster(a: BindArgs, voucher: Voucher, trainingClass: TrainingClass, context: Context): Placed {
  const found = context.read('enrolment', a.enrolment)
  if (found.state === 'present') return moveToRoster(a, found.document, voucher, context)
  const holder = context.read('person', a.person)
  if (holder.state === 'absent') return { refused: reject('person.unknown', 'E8') }
  const other = holder.state === 'present' ? inTheWay(holder.document, a.trainingClass) : undefined
  if (other) return { refused: reject('enrolment.exists', 'E8', { enrolment: other.enrolment }) }
  if (seatsLeft(trainingClass) === 0) {
    return { refused: reject('class.full', 'E5', { capacity: trainingClass.capacity }) }
  }
  const { at } = context.entry
  const { occupation, level } = trainingClass
  const enrolment: Enrolment = {
    id: a.enrolment,
    person: a.person,
    county: voucher.county,
    occupation,
    level,
    trainingClass: trainingClass.id,
    centre: trainingClass.centre,
    voucher: a.voucher,
    source: 'centre',
    identity: a.identity,
    reason: '',
    ...notBegun,
    state: 'on-roster',
    appliedAt: at,
    updatedAt: at
  }
  const writes: Write[] = [
    { collection: 'enrolment', document: enrolment },
    {
      collection: 'trainingClass',
      document: { ...trainingClass, seatsTaken: trainingClass.seatsTaken + 1, updatedAt: at }
    }
  ]
  if (holder.state === 'unknown') return { writes, unchecked: ['E8'] }
  const { id, centre } = trainingClass
  const place = { enrolment: a.enrolment, trainingClass: id, centre, occupation, level }
  const person = {
    ...withBound(holder.document, voucher.id),
    centres: centresWith(holder.document, centre),
    openEnrolments: [...holder.document.openEnrolments, place],
    updatedAt: at
  }
  return { writes: [...writes, { collection: 'person', document: person }], unchecked: [] }
}

/** The place a worker has in the class already, or the one that fills the record. */
const inTheWay = ({ openEnrolments }: Person, trainingClass: string): Person['openEnrolments'][number] | undefined =>
  openEnrolments.find(e => e.trainingClass === trainingClass) ?? openEnrolments[MAX_OPEN_ENROLMENTS - 1]

function moveToRoster(a: BindArgs, enrolment: Enrolment, voucher: Voucher, { entry, read }: Context): Placed {
  if (enrolment.person !== a.person || enrolment.trainingClass !== a.trainingClass) {
    return { refused: reject('enrolment.wrong-person', 'E8') }
  }
  if (holdsRoster(enrolment.state) && enrolment.voucher === voucher.id) return { writes: [], unchecked: [] }
  if (enrolment.state !== 'accepted' && !holdsRoster(enrolment.state)) {
    return { refused: reject('enrolment.wrong-state', 'E8', { state: enrolment.state }) }
  }
  const holder = read('person', a.person)
  const isHeld = (id: string): boolean =>
    holder.state === 'present' && liveOn(holder.document, dateOfInstant(entry.at)).some(live => live.voucher === id)
  if (enrolment.voucher !== voucher.id && isHeld(enrolment.voucher))
    return { refused: reject('enrolment.exists', 'E11') }
  const state = holdsRoster(enrolment.state) ? enrolment.state : 'on-roster'
  const document = { ...enrolment, voucher: a.voucher, identity: a.identity, state, updatedAt: entry.at } as const
  const placed: Write = { collection: 'enrolment', document }
  if (holder.state !== 'present') return { writes: [placed], unchecked: holder.state === 'unknown' ? ['E11'] : [] }
  const person = { ...withBound(holder.document, voucher.id), updatedAt: entry.at }
  return { writes: [placed, { collection: 'person', document: person }], unchecked: [] }
}
