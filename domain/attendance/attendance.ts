import { z } from 'zod'
import { county, date, id, identityCheck, instant } from '../fields.ts'
import { sessionModes, sessionParts } from '../training/class.ts'

/** One worker's presence in one session; the first of an enrolment redeems the voucher. */
export const attendanceSchema = z.strictObject({
  id,
  trainingClass: id,
  session: id,
  person: id,
  enrolment: id,
  voucher: id,
  centre: id,
  county,
  date,
  part: z.enum(sessionParts),
  mode: z.enum(sessionModes),
  /** A session made up (补签) afterwards with a reason, instead of a sign-in on its day. */
  isMadeUp: z.boolean(),
  signInAt: instant,
  signOutAt: instant.nullable(),
  /** Study hours that this presence gave its enrolment so far. */
  hours: z.int().min(0).max(12),
  identity: identityCheck,
  entry: z.uuid(),
  redeems: z.boolean(),
  state: z.enum(['present', 'void']),
  reason: z.string().max(200),
  updatedAt: instant
})
export type Attendance = Readonly<z.infer<typeof attendanceSchema>>

/** One a class, session and person, so that two desks cannot sign in the same worker twice. */
export const attendanceId = (trainingClass: string, session: string, person: string): string =>
  `${trainingClass}.${session}.${person}`
