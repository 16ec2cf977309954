import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { isTrainingPlace } from '../directory/organisation.ts'
import type { CollectionName, Documents } from '../documents.ts'
import { county, date, id, idOrEmpty, instant } from '../fields.ts'
import type { Author } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'

/** What may be wrong. The server looks for those that `early-warning.ts` knows; people may name any. */
export const alertRules = [
  'attendance-low',
  'attendance-near',
  'sign-ins-too-fast',
  'identity-typed',
  'session-elsewhere',
  'two-places-at-once',
  'teacher-in-two-places',
  'vouchers-ending',
  'plan-behind',
  'claim-late',
  'one-account-for-many',
  'excluded-person',
  'used-twice',
  'issued-in-a-burst',
  'clock-turned-back',
  'desk-silent',
  'other'
] as const
export type AlertRule = (typeof alertRules)[number]

export const alertSubjects = ['voucher', 'person', 'trainingClass', 'claim', 'batch', 'plan', 'directory'] as const
/** Subjects' ids are shorter than others, so that an alert's id can hold one. */
export const subjectSchema = z.strictObject({ collection: z.enum(alertSubjects), id: id.max(64) })
export type AlertSubject = Readonly<z.infer<typeof subjectSchema>>

/** What was found and what it was held against; their units belong to the rule. */
export const figuresSchema = z.strictObject({ found: z.int().min(0), limit: z.int().min(0) })
export const alertFindings = ['unfounded', 'remedied', 'confirmed'] as const
export const alertStates = ['open', 'assigned', 'answered', 'closed'] as const
export const MAX_ANSWERS = 20

const operator = z.string().max(100)

/** 预警: something that may be wrong, with an owner, a due date and an answer. */
export const alertSchema = z.strictObject({
  kind: z.literal('alert'),
  id,
  rule: z.enum(alertRules),
  subject: subjectSchema,
  /** Of the subject where it is a voucher or a person, so that it is found from there. */
  voucher: z.string().max(100),
  person: z.string().max(100),
  counties: z.array(county).max(20),
  /** The training place that it is about; it is in `centres`, and so in sight of that place, only while it owns it. */
  place: idOrEmpty,
  centres: z.array(id).max(1),
  figures: figuresSchema.nullable(),
  /** What somebody saw; empty where the server found the figures. */
  reason: z.string().max(200),
  /** The operator who raised it; empty for the server. */
  raisedBy: operator,
  raisedAt: instant,
  /** The organisation that must answer, and one operator of it; empty: any office of its counties, anybody there. */
  ownerPlace: idOrEmpty,
  ownerOperator: idOrEmpty,
  due: date,
  state: z.enum(alertStates),
  answers: z
    .array(z.strictObject({ operator, text: z.string().max(200), entry: z.uuid(), at: instant }))
    .max(MAX_ANSWERS),
  finding: z
    .strictObject({
      decision: z.enum(alertFindings),
      reason: z.string().max(200),
      operator,
      entry: z.uuid(),
      at: instant
    })
    .nullable(),
  updatedAt: instant
})
export type Alert = Readonly<z.infer<typeof alertSchema>>

/** C5: an alert of the server: once a rule and subject, about a place once a month. `at`: when it is raised. */
export const warningId = (rule: AlertRule, { collection, id }: AlertSubject, at: number): string =>
  collection === 'directory' ? `alert-${rule}-${id}-${dateOfInstant(at).slice(0, 7)}` : `alert-${rule}-${id}`
/** An alert of a person. */
export const alertId = (entry: string): string => `alert-${entry}`

export type AlertPlace = Pick<Alert, 'counties' | 'place' | 'voucher' | 'person'>

const at = (county: string, place: string): AlertPlace => ({ counties: [county], place, voucher: '', person: '' })

/** Where a subject lies and whom it is about; null for what lies in no county. */
const placeBySubject: {
  readonly [C in AlertSubject['collection'] & CollectionName]: (document: Documents[C]) => AlertPlace | null
} = {
  voucher: ({ id: voucher, county, person, boundCentre, reservedCentre }) => ({
    ...at(county, boundCentre || reservedCentre),
    voucher,
    person
  }),
  person: ({ id: person, counties }) => ({ counties: [...counties], place: '', voucher: '', person }),
  trainingClass: ({ county, centre }) => at(county, centre),
  claim: ({ county, centre }) => at(county, centre),
  batch: ({ county }) => at(county, ''),
  plan: ({ county }) => at(county, ''),
  directory: one => {
    if (one.kind !== 'organisation' || one.region.length !== 6) return null
    return at(one.region, isTrainingPlace(one) ? one.id : '')
  }
}

export const placeOfSubject = <C extends AlertSubject['collection']>(
  collection: C,
  document: Documents[C]
): AlertPlace | null => placeBySubject[collection](document)

/** Whether the author's office governs one of the alert's counties. */
export const isOverAlert = (author: Author, { counties }: Pick<Alert, 'counties'>): boolean =>
  counties.some(code => governs(author, code))

/** C7: whether the author is the one who must answer. */
export function ownsAlert(author: Author, alert: Pick<Alert, 'counties' | 'ownerPlace' | 'ownerOperator'>): boolean {
  if (alert.ownerPlace === '') return isOverAlert(author, alert)
  const isNamed = alert.ownerOperator === '' || alert.ownerOperator === author.operator?.id
  return actsFor(author, alert.ownerPlace) && isNamed
}
