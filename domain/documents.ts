import { z } from 'zod'
import { type Attendance, attendanceSchema } from './attendance/attendance.ts'
import { alertSchema } from './casework/alert.ts'
import { type Case, disputeSchema } from './casework/case.ts'
import { type Certificate, certificateSchema } from './certificate/certificate.ts'
import { type Device, deviceSchema } from './directory/device.ts'
import { type Operator, operatorSchema } from './directory/operator.ts'
import { type Organisation, organisationSchema } from './directory/organisation.ts'
import { type Enrolment, enrolmentSchema } from './enrolment/enrolment.ts'
import { type Person, personSchema } from './person/person.ts'
import { type Batch, batchSchema } from './plan/batch.ts'
import { type Lease, leaseSchema } from './plan/lease.ts'
import { type Plan, planSchema } from './plan/plan.ts'
import { type Policy, policySchema, type Revocations, revocationsSchema } from './policy/policy.ts'
import { type Claim, claimSchema } from './subsidy/claim.ts'
import { type TrainingClass, trainingClassSchema } from './training/class.ts'
import { type Voucher, voucherSchema } from './voucher/voucher.ts'

/** Every collection and the document it holds. */
export interface Documents {
  readonly directory: Organisation | Operator | Device
  readonly policy: Policy | Revocations
  readonly plan: Plan
  readonly batch: Batch
  readonly lease: Lease
  readonly voucher: Voucher
  readonly person: Person
  readonly trainingClass: TrainingClass
  readonly enrolment: Enrolment
  readonly attendance: Attendance
  readonly certificate: Certificate
  readonly claim: Claim
  readonly case: Case
}
export type CollectionName = keyof Documents

export const documentSchemas = {
  directory: z.discriminatedUnion('kind', [organisationSchema, operatorSchema, deviceSchema]),
  policy: z.discriminatedUnion('kind', [policySchema, revocationsSchema]),
  plan: planSchema,
  batch: batchSchema,
  lease: leaseSchema,
  voucher: voucherSchema,
  person: personSchema,
  trainingClass: trainingClassSchema,
  enrolment: enrolmentSchema,
  attendance: attendanceSchema,
  certificate: certificateSchema,
  claim: claimSchema,
  case: z.discriminatedUnion('kind', [disputeSchema, alertSchema])
} satisfies Record<CollectionName, z.ZodType>

export const collectionNames = Object.keys(documentSchemas) as readonly CollectionName[]

/** `lease` belongs to one device and is kept beside the replica, not in it: RxDB's free version holds 12 collections. */
export const replicatedCollections = collectionNames.filter(name => name !== 'lease')

export interface DocumentKey<C extends CollectionName = CollectionName> {
  readonly collection: C
  readonly id: string
}
export type AnyDocument = Documents[CollectionName]

/** One text for a key, for maps and for the one order in which documents are locked. */
export const keyText = (key: DocumentKey): string => `${key.collection}/${key.id}`
