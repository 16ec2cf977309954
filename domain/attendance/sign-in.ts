import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { type Enrolment, holdsRoster } from '../enrolment/enrolment.ts'
import { id, identityCheck } from '../fields.ts'
import { refusalOfMethod } from '../policy/identity-method.ts'
import type { Rules } from '../policy/policy.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Session, TrainingClass } from '../training/class.ts'
import { unusable } from '../voucher/unusable.ts'
import { hasStartedLate, type Voucher } from '../voucher/voucher.ts'
import { attendanceId } from './attendance.ts'
import { countHours, presenceOf } from './presence.ts'

const args = z.strictObject({
  trainingClass: id,
  session: id,
  person: z.uuid(),
  enrolment: z.uuid(),
  voucher: id,
  identity: identityCheck
})
type Args = z.infer<typeof args>

/** attendance.sign-in 签到 (R1–R4): a worker is there; the first one of an enrolment redeems the voucher, in one entry. */
export const signIn: Verb<Args, 'attendance.sign-in'> = {
  kind: 'attendance.sign-in',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [
    uses('write', 'attendance', attendanceId(a.trainingClass, a.session, a.person)),
    uses('write', 'voucher', a.voucher),
    uses('write', 'enrolment', a.enrolment),
    uses('read', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, context) => {
    const place = checkPlace(a, context)
    if ('refused' in place) return place.refused
    const holder = checkHolder(a, context)
    if ('refused' in holder) return holder.refused
    const { voucher, enrolment } = holder
    if (a.identity.matched === false) return reject('voucher.wrong-person', 'V7')
    const redeems = voucher.state === 'bound'
    if (redeems && hasStartedLate(place.trainingClass, voucher)) {
      return reject('voucher.expired', 'V23', { until: voucher.validUntil })
    }
    const badMethod = redeems ? refusalOfMethod(a.identity.method, context.rules?.redeemMethods ?? []) : null
    if (badMethod) return { lane: 'rejected', rejection: badMethod }
    const { at, id: entryId } = context.entry
    const presence = {
      ...presenceOf(place.trainingClass, place.session, enrolment, a.identity, context.entry),
      redeems
    }
    const counted = countHours(presence, enrolment, hoursOfSignIn(place.session, context.rules))
    const attended = { state: 'training' as const, sessionsAttended: enrolment.sessionsAttended + 1, updatedAt: at }
    const writes: Write[] = [
      { collection: 'attendance', document: counted.attendance },
      { collection: 'enrolment', document: { ...counted.enrolment, ...attended } }
    ]
    if (!redeems) return accept(writes)
    const redeemed = { ...voucher, state: 'redeemed' as const, redeemedBy: entryId, updatedAt: at }
    return accept([...writes, { collection: 'voucher', document: redeemed }])
  }
}

/** R1, R2: a session of this centre's running class, on its own day, not signed in to before. */
function checkPlace(
  a: Args,
  { entry, author, read }: Context
): { readonly trainingClass: TrainingClass; readonly session: Session } | { readonly refused: Outcome } {
  const found = read('trainingClass', a.trainingClass)
  if (found.state !== 'present') return { refused: reject('class.unknown', 'R1') }
  const trainingClass = found.document
  if (!actsFor(author, trainingClass.centre)) return { refused: reject('class.not-yours', 'R1') }
  if (trainingClass.state !== 'running')
    return { refused: reject('class.wrong-state', 'R1', { state: trainingClass.state }) }
  const session = trainingClass.sessions.find(known => known.id === a.session)
  if (!session) return { refused: reject('session.unknown', 'R1') }
  if (session.date !== dateOfInstant(entry.at))
    return { refused: reject('session.other-day', 'R1', { date: session.date }) }
  const before = read('attendance', attendanceId(a.trainingClass, a.session, a.person))
  if (before.state === 'present' && before.document.state === 'present')
    return { refused: reject('attendance.exists', 'R2') }
  return { trainingClass, session }
}

/** R3: on this class's roster, with the voucher bound to this class. */
function checkHolder(
  a: Args,
  { read }: Context
): { readonly voucher: Voucher; readonly enrolment: Enrolment } | { readonly refused: Outcome } {
  const place = read('enrolment', a.enrolment)
  if (place.state !== 'present') return { refused: reject('enrolment.unknown', 'R3') }
  const enrolment = place.document
  if (enrolment.person !== a.person || enrolment.trainingClass !== a.trainingClass || enrolment.voucher !== a.voucher) {
    return { refused: reject('enrolment.wrong-person', 'R3') }
  }
  if (!holdsRoster(enrolment.state))
    return { refused: reject('enrolment.wrong-state', 'R3', { state: enrolment.state }) }
  const found = read('voucher', a.voucher)
  if (found.state !== 'present') return { refused: reject('voucher.unknown', 'R3') }
  const voucher = found.document
  const isBound = voucher.state === 'bound' || voucher.state === 'redeemed'
  if (!isBound) return { refused: unusable(voucher, 'R3') }
  if (voucher.boundClass !== a.trainingClass) {
    return {
      refused: reject('voucher.bound-elsewhere', 'R3', { centre: voucher.boundCentre, class: voucher.boundClass })
    }
  }
  return { voucher, enrolment }
}

/** R6: what a sign-in alone is worth: the session's hours, or nothing yet where policy asks for a sign-out. */
const hoursOfSignIn = (session: Session, rules: Rules | null): number =>
  rules === null || rules.training.needsSignOut ? 0 : session.hours
