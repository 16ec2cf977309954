import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { type Enrolment, holdsRoster } from '../enrolment/enrolment.ts'
import { id, identityCheck, reason } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { addDays, dateOfInstant } from '../time/business-date.ts'
import type { Session, TrainingClass } from '../training/class.ts'
import { attendanceId } from './attendance.ts'
import { countHours, presenceOf } from './presence.ts'

const args = z.strictObject({
  trainingClass: id,
  session: id,
  person: z.uuid(),
  enrolment: z.uuid(),
  identity: identityCheck,
  reason
})
type Args = z.infer<typeof args>

/**
 * attendance.make-up 补签 (R8): a session that was missed is made up within the policy's days, with a reason and not
 * more often than the policy allows. It never redeems: only a sign-in on its day does.
 */
export const makeUp: Verb<Args, 'attendance.make-up'> = {
  kind: 'attendance.make-up',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [
    uses('write', 'attendance', attendanceId(a.trainingClass, a.session, a.person)),
    uses('write', 'enrolment', a.enrolment),
    uses('read', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, context) => {
    const { entry, read } = context
    const missed = checkSession(a, context)
    if ('refused' in missed) return missed.refused
    const place = checkPlace(a, context)
    if ('refused' in place) return place.refused
    const before = read('attendance', attendanceId(a.trainingClass, a.session, a.person))
    if (before.state === 'present' && before.document.state === 'present') return reject('attendance.exists', 'R2')
    const { trainingClass, session } = missed
    const presence = {
      ...presenceOf(trainingClass, session, place.enrolment, a.identity, entry),
      date: session.date,
      isMadeUp: true,
      reason: a.reason
    }
    const counted = countHours(presence, place.enrolment, session.hours)
    return accept([
      { collection: 'attendance', document: counted.attendance },
      {
        collection: 'enrolment',
        document: { ...counted.enrolment, makeUps: place.enrolment.makeUps + 1, updatedAt: entry.at }
      }
    ])
  }
}

/** A session of this centre's running class that is over and not longer ago than the policy allows. */
function checkSession(
  a: Args,
  { entry, author, read, rules }: Context
): { readonly trainingClass: TrainingClass; readonly session: Session } | { readonly refused: Outcome } {
  const found = read('trainingClass', a.trainingClass)
  if (found.state !== 'present') return { refused: reject('class.unknown', 'R8') }
  const trainingClass = found.document
  if (!actsFor(author, trainingClass.centre)) return { refused: reject('class.not-yours', 'R8') }
  if (trainingClass.state !== 'running')
    return { refused: reject('class.wrong-state', 'R8', { state: trainingClass.state }) }
  const session = trainingClass.sessions.find(known => known.id === a.session)
  if (!session) return { refused: reject('session.unknown', 'R8') }
  const today = dateOfInstant(entry.at)
  const last = addDays(session.date, rules?.training.makeUpDays ?? 0)
  if (session.date > today || today > last)
    return { refused: reject('session.other-day', 'R8', { date: session.date, until: last }) }
  return { trainingClass, session }
}

/** A worker who has begun the training and has makings-up left. */
function checkPlace(
  a: Args,
  { read, rules }: Context
): { readonly enrolment: Enrolment } | { readonly refused: Outcome } {
  const found = read('enrolment', a.enrolment)
  if (found.state !== 'present') return { refused: reject('enrolment.unknown', 'R8') }
  const enrolment = found.document
  if (enrolment.person !== a.person || enrolment.trainingClass !== a.trainingClass)
    return { refused: reject('enrolment.wrong-person', 'R8') }
  if (!mayMissSessions(enrolment)) return { refused: reject('enrolment.wrong-state', 'R8', { state: enrolment.state }) }
  const max = rules?.training.makeUpsMax ?? 0
  if (enrolment.makeUps >= max) return { refused: reject('rule.make-ups', 'R8', { makeUps: enrolment.makeUps, max }) }
  return { enrolment }
}

/** R8: a session is made up by who is in training: holds a seat and signed in before. */
export const mayMissSessions = ({ state, sessionsAttended }: Pick<Enrolment, 'state' | 'sessionsAttended'>): boolean =>
  holdsRoster(state) && sessionsAttended > 0
