import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { DraftOf } from './draft.ts'

type Exam = NonNullable<Enrolment['exam']>

/** What every entry about the end of a training names. */
const named = ({ id: enrolment, person, trainingClass, voucher }: Enrolment) => ({
  enrolment,
  person,
  trainingClass,
  voucher
})

export const completing = (enrolment: Enrolment, exam: Exam): DraftOf<'enrolment.complete'> => ({
  kind: 'enrolment.complete',
  args: { ...named(enrolment), exam }
})

/** @param exam marks that are not enough; null: nobody was examined */
export const dropping = (
  enrolment: Enrolment,
  reason: string,
  exam: Exam | null = null
): DraftOf<'enrolment.drop'> => ({
  kind: 'enrolment.drop',
  args: { ...named(enrolment), exam, reason }
})

export const failing = (enrolment: Enrolment, reason: string): DraftOf<'enrolment.fail'> => ({
  kind: 'enrolment.fail',
  args: { ...named(enrolment), reason }
})

export const recordingHours = (
  { id: enrolment, trainingClass }: Enrolment,
  record: Omit<ArgsByKind['enrolment.record-hours'], 'enrolment' | 'trainingClass'>
): DraftOf<'enrolment.record-hours'> => ({
  kind: 'enrolment.record-hours',
  args: { enrolment, trainingClass, ...record }
})

export const enteringCertificate = (
  { id: enrolment, trainingClass }: Enrolment,
  number: string,
  issuedOn: string
): DraftOf<'certificate.issue'> => ({
  kind: 'certificate.issue',
  args: { number, enrolment, trainingClass, issuedOn }
})

export const confirmingCertificate = ({ id, voucher, person }: Certificate): DraftOf<'certificate.confirm'> => ({
  kind: 'certificate.confirm',
  args: { certificate: id, voucher, person }
})

export const revokingCertificate = (
  { id, voucher, person, enrolment }: Certificate,
  reason: string
): DraftOf<'certificate.revoke'> => ({
  kind: 'certificate.revoke',
  args: { certificate: id, voucher, person, enrolment, reason }
})
