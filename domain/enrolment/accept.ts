import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, idOrEmpty, sameSkill } from '../fields.ts'
import { centresWith } from '../person/person.ts'
import { accept, type Context, type Outcome, reject, uses, usesIf, type Verb, type Write } from '../reduction.ts'
import { seatsLeft, type TrainingClass } from '../training/class.ts'
import { unusable } from '../voucher/unusable.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { type Enrolment, isUndecided } from './enrolment.ts'

const args = z.strictObject({ enrolment: z.uuid(), person: z.uuid(), trainingClass: id, voucher: idOrEmpty })
type Args = z.infer<typeof args>

/**
 * enrolment.accept (E2–E5): gives the worker a place in a class of the skill applied for, and reserves the voucher for
 * it; both come into the centre's sight. Without a seat the worker waits (候补).
 */
export const acceptEnrolment: Verb<Args, 'enrolment.accept'> = {
  kind: 'enrolment.accept',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: true,
  keys: a => [
    uses('write', 'enrolment', a.enrolment),
    uses('write', 'person', a.person),
    uses('tally', 'trainingClass', a.trainingClass),
    ...usesIf('write', 'voucher', a.voucher)
  ],
  reduce: (a, context) => {
    const application = checkApplication(a, context)
    if ('refused' in application) return application.refused
    const { enrolment } = application
    const place = checkClass(a, enrolment, context)
    if ('refused' in place) return place.refused
    const { trainingClass } = place
    const holder = context.read('person', a.person)
    const places = holder.state === 'present' ? holder.document.openEnrolments : []
    const other = places.find(e => e.trainingClass === a.trainingClass && e.enrolment !== a.enrolment)
    if (other) return reject('enrolment.exists', 'E8', { enrolment: other.enrolment })
    const reserved = reserve(a, trainingClass, context)
    if ('refused' in reserved) return reserved.refused
    if (seatsLeft(trainingClass) === 0) {
      const waits = { ...enrolment, trainingClass: trainingClass.id, state: 'waitlisted' as const }
      return accept([{ collection: 'enrolment', document: { ...waits, updatedAt: context.entry.at } }])
    }
    const writes = [...seated(a, enrolment, trainingClass, context), ...reserved.writes]
    return accept(writes, holder.state === 'unknown' ? ['E8'] : [])
  }
}

/** E2: an application of this worker, in this office's county, that waits for a decision. */
function checkApplication(
  a: Args,
  { author, read }: Context
): { readonly enrolment: Enrolment } | { readonly refused: Outcome } {
  const found = read('enrolment', a.enrolment)
  if (found.state !== 'present') return { refused: reject('enrolment.unknown', 'E2') }
  const enrolment = found.document
  const { county, person, state } = enrolment
  if (!governs(author, county)) return { refused: reject('author.outside-place', 'A5', { county }) }
  if (person !== a.person) return { refused: reject('enrolment.wrong-person', 'E2') }
  if (!isUndecided(state)) return { refused: reject('enrolment.wrong-state', 'E2', { state }) }
  return { enrolment }
}

/** E3: a class of a county that the office governs, in progress, of the skill applied for. */
function checkClass(
  a: Args,
  enrolment: Enrolment,
  { author, read }: Context
): { readonly trainingClass: TrainingClass } | { readonly refused: Outcome } {
  const found = read('trainingClass', a.trainingClass)
  if (found.state !== 'present') return { refused: reject('class.unknown', 'E3') }
  const trainingClass = found.document
  const { county, state } = trainingClass
  if (!governs(author, county)) return { refused: reject('author.outside-place', 'A5', { county }) }
  if (!sameSkill(trainingClass, enrolment)) return { refused: reject('voucher.not-for-class', 'E3') }
  if (state !== 'approved' && state !== 'running') return { refused: reject('class.wrong-state', 'E3', { state }) }
  return { trainingClass }
}

/** E4: the voucher is the worker's, of this skill, and free. */
function reserve(
  a: Args,
  trainingClass: TrainingClass,
  { entry, read }: Context
): { readonly writes: readonly Write[] } | { readonly refused: Outcome } {
  if (a.voucher === '') return { writes: [] }
  const found = read('voucher', a.voucher)
  if (found.state !== 'present') return { refused: reject('voucher.unknown', 'E4') }
  const voucher: Voucher = found.document
  if (voucher.person !== a.person) return { refused: reject('voucher.wrong-person', 'V7') }
  if (!sameSkill(voucher, trainingClass)) return { refused: reject('voucher.not-for-class', 'E4') }
  if (voucher.state !== 'issued' && voucher.state !== 'collected') return { refused: unusable(voucher, 'E4') }
  if (voucher.reservedClass !== '' && voucher.reservedClass !== trainingClass.id) {
    return {
      refused: reject('voucher.reserved-elsewhere', 'E4', {
        centre: voucher.reservedCentre,
        class: voucher.reservedClass
      })
    }
  }
  const document = {
    ...voucher,
    reservedClass: trainingClass.id,
    reservedCentre: trainingClass.centre,
    updatedAt: entry.at
  }
  return { writes: [{ collection: 'voucher', document }] }
}

function seated(
  a: Args,
  enrolment: Enrolment,
  trainingClass: TrainingClass,
  { entry, read }: Context
): readonly Write[] {
  const { at } = entry
  const { id: classId, centre } = trainingClass
  const writes: Write[] = [
    {
      collection: 'enrolment',
      document: {
        ...enrolment,
        trainingClass: classId,
        centre,
        voucher: a.voucher,
        state: 'accepted',
        reason: '',
        updatedAt: at
      }
    },
    {
      collection: 'trainingClass',
      document: { ...trainingClass, seatsTaken: trainingClass.seatsTaken + 1, updatedAt: at }
    }
  ]
  const holder = read('person', a.person)
  if (holder.state !== 'present') return writes
  const openEnrolments = holder.document.openEnrolments.map(e =>
    e.enrolment === a.enrolment ? { ...e, trainingClass: classId, centre } : e
  )
  const centres = centresWith(holder.document, centre)
  return [...writes, { collection: 'person', document: { ...holder.document, centres, openEnrolments, updatedAt: at } }]
}
