import { z } from 'zod'
import { clock, county, date, id, idOrEmpty, instant, label, level, occupation } from '../fields.ts'

export const classStates = [
  'draft',
  'submitted',
  'approved',
  'running',
  'suspended',
  'finished',
  'closed',
  'cancelled'
] as const
export type ClassState = (typeof classStates)[number]

export const sessionParts = ['theory', 'practice'] as const
export const sessionModes = ['online', 'offline'] as const

export const sessionSchema = z.strictObject({
  id,
  date,
  from: clock,
  to: clock,
  part: z.enum(sessionParts),
  mode: z.enum(sessionModes),
  hours: z.int().min(1).max(12),
  /** The person who teaches it; absent while nobody is named. */
  teacher: z.uuid().optional()
})
export type Session = Readonly<z.infer<typeof sessionSchema>>

export const MAX_SESSIONS = 200
export const MAX_TEACHERS = 20

/** A class (班级) at one site. Owns its seats: `seatsTaken` ≤ `capacity`. */
export const trainingClassSchema = z.strictObject({
  id,
  name: label,
  centre: id,
  site: id,
  county,
  occupation,
  level,
  from: date,
  to: date,
  capacity: z.int().min(1).max(500),
  seatsTaken: z.int().min(0).max(500),
  /** Persons who teach it; absent on classes from before teachers were named. */
  teachers: z.array(z.uuid()).max(MAX_TEACHERS).optional(),
  sessions: z.array(sessionSchema).max(MAX_SESSIONS),
  state: z.enum(classStates),
  /** When the centre started it; the plan may have said otherwise. */
  startedAt: instant.nullable(),
  submittedBy: z.string().max(100),
  /** Who stopped it while it is suspended, and why it was stopped or cancelled. */
  suspendedBy: idOrEmpty,
  reason: z.string().max(200),
  finishedOn: z.union([date, z.literal('')]),
  sample: z.boolean(),
  updatedAt: instant
})
export type TrainingClass = Readonly<z.infer<typeof trainingClassSchema>>

/** E5: seats that nobody has taken. */
export const seatsLeft = ({ capacity, seatsTaken }: Pick<TrainingClass, 'capacity' | 'seatsTaken'>): number =>
  Math.max(0, capacity - seatsTaken)
