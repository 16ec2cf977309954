import { z } from 'zod'
import { county, id, identityCheck, idOrEmpty, instant, level, occupation } from '../fields.ts'
import { hoursSchema, noHours } from '../training/hours.ts'

export const enrolmentStates = [
  'applied',
  'accepted',
  'returned',
  'refused',
  'waitlisted',
  'on-roster',
  'training',
  'completed',
  'failed',
  'withdrawn'
] as const
export type EnrolmentState = (typeof enrolmentStates)[number]
export const enrolmentSources = ['counter', 'centre', 'app', 'phone', 'import'] as const

export const MAX_ONLINE = 100
const score = z.int().min(0).max(100)
export const examSchema = z.strictObject({ theory: score, practice: score })

/** A worker's place in a class, from application (报名) to result. */
export const enrolmentSchema = z.strictObject({
  id,
  person: id,
  county,
  occupation,
  level,
  trainingClass: idOrEmpty,
  centre: idOrEmpty,
  voucher: idOrEmpty,
  source: z.enum(enrolmentSources),
  identity: identityCheck.nullable(),
  reason: z.string().max(200),
  sessionsAttended: z.int().min(0).max(400),
  makeUps: z.int().min(0).max(400),
  hours: hoursSchema,
  /** Periods for which an online platform's hours were recorded: each counts once. */
  online: z.array(z.strictObject({ platform: id, from: instant, to: instant })).max(MAX_ONLINE),
  /** Marks out of 100 that the centre entered with the result; null until then. */
  exam: examSchema.nullable(),
  certificate: idOrEmpty,
  state: z.enum(enrolmentStates),
  appliedAt: instant,
  updatedAt: instant
})
export type Enrolment = Readonly<z.infer<typeof enrolmentSchema>>

/** What an enrolment has before its first session. */
export const notBegun: Pick<Enrolment, 'sessionsAttended' | 'makeUps' | 'hours' | 'online' | 'exam' | 'certificate'> = {
  sessionsAttended: 0,
  makeUps: 0,
  hours: noHours,
  online: [],
  exam: null,
  certificate: ''
}

/** Whether it waits for a decision or a seat. */
export const isUndecided = (state: EnrolmentState): boolean =>
  state === 'applied' || state === 'returned' || state === 'waitlisted'

/** Whether the place is still in play: it counts on its person and, where it has one, on its class's seats. */
export const isOpenEnrolment = (state: EnrolmentState): boolean => isUndecided(state) || holdsSeat(state)
export const holdsRoster = (state: EnrolmentState): boolean => state === 'on-roster' || state === 'training'
export const holdsSeat = (state: EnrolmentState): boolean => state === 'accepted' || holdsRoster(state)
