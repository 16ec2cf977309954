import { z } from 'zod'
import { category, county, date, hash, id, idOrEmpty, instant, level, occupation } from '../fields.ts'

export const educations = ['primary', 'junior', 'senior', 'vocational', 'college', 'bachelor', 'postgraduate'] as const
export const employments = ['employed', 'unemployed', 'flexible', 'student', 'farming'] as const

export const MAX_OPEN_ENROLMENTS = 20
export const MAX_CENTRES = 60
export const MAX_COUNTIES = 20
export const MAX_INTENTIONS = 20
export const MAX_HISTORY = 60
export const MAX_LIVE_VOUCHERS = 20
export const MAX_TEACHING = 20
export const MAX_MERGED = 20
/** Erased persons that a replica tells its desk of at a time. */
export const MAX_ERASED = 1000

/** Why somebody is erased: asked for it, was kept as long as the law asks, or should never have been registered. */
export const erasureReasons = ['asked', 'kept-long-enough', 'registered-wrongly'] as const

/**
 * A worker. Holds no name, number or address: those are sealed parts whose digests stand in `sealed`.
 * Owns the invariants of vouchers and enrolments at a time, so that a reducer needs no query.
 */
export const personSchema = z.strictObject({
  id: z.uuid(),
  counties: z.array(county).min(1).max(MAX_COUNTIES),
  centres: z.array(id).max(MAX_CENTRES),
  sex: z.enum(['male', 'female']),
  birth: date,
  education: z.enum(educations),
  category,
  employment: z.enum(employments),
  intentions: z
    .array(z.strictObject({ occupation, level, source: z.enum(['counter', 'import', 'phone', 'exchange']), on: date }))
    .max(MAX_INTENTIONS),
  /** `until`: the last day of one that nobody bound; absent once it is bound, and on records from before it was kept. */
  liveVouchers: z
    .array(z.strictObject({ voucher: id, occupation, level, on: date, until: date.optional() }))
    .max(MAX_LIVE_VOUCHERS),
  history: z
    .array(
      z.strictObject({ voucher: id, occupation, level, on: date, outcome: z.enum(['certified', 'lapsed', 'void']) })
    )
    .max(MAX_HISTORY),
  openEnrolments: z
    .array(z.strictObject({ enrolment: id, trainingClass: idOrEmpty, centre: idOrEmpty, occupation, level }))
    .max(MAX_OPEN_ENROLMENTS),
  /** Centres at which this person teaches; absent on records from before teachers were named. */
  teachesAt: z.array(id).max(MAX_TEACHING).optional(),
  mergedInto: idOrEmpty,
  /** Records that ended in this one; absent where none did, and on records from before they were noted. */
  mergedFrom: z.array(id).max(MAX_MERGED).optional(),
  /** Since when nobody knows any more who this is; absent while it is known. */
  erased: z.strictObject({ reason: z.enum(erasureReasons), at: instant }).optional(),
  sealed: z.strictObject({ identity: hash.nullable(), contact: hash.nullable(), payment: hash.nullable() }),
  sample: z.boolean(),
  updatedAt: instant
})
export type Person = Readonly<z.infer<typeof personSchema>>

/** The centres that see a worker, with one more; the longest gone leaves. */
export const centresWith = ({ centres }: Pick<Person, 'centres'>, centre: string): string[] =>
  centres.includes(centre) ? [...centres] : [...centres, centre].slice(-MAX_CENTRES)

/**
 * E12: a worker without a place that ended. Its centre has no reason to know the worker any more, unless another place
 * there is left (a bound voucher keeps its place on the roster) or the worker teaches there.
 */
export function withoutPlace(person: Person, enrolment: string): Person {
  const ended = person.openEnrolments.find(place => place.enrolment === enrolment)?.centre ?? ''
  const openEnrolments = person.openEnrolments.filter(place => place.enrolment !== enrolment)
  const isLeft = !openEnrolments.some(place => place.centre === ended) && !person.teachesAt?.includes(ended)
  const centres = isLeft ? person.centres.filter(centre => centre !== ended) : person.centres
  return { ...person, openEnrolments, centres }
}
