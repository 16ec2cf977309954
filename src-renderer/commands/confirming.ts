import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import { bulkJobs } from './bulk-job.ts'

/** One worker of a class with the certificate, where there is one in sight. */
type Graduate = {
  readonly enrolment: Pick<Enrolment, 'id'>
  readonly certificate: Certificate | undefined
  readonly revoked: Certificate | undefined
}

/** Of chosen rows: the certificates that wait for the county, and the rows that have none, by enrolment with why. */
export type Confirming = {
  readonly certificates: readonly Certificate[]
  readonly passedOver: readonly { readonly enrolment: string; readonly why: 'none' | 'confirmed' | 'revoked' }[]
}

export function confirmingOf(rows: readonly Graduate[]): Confirming {
  const all = rows.map(({ enrolment, certificate, revoked }) => ({
    enrolment: enrolment.id,
    certificate: certificate ?? revoked
  }))
  return {
    certificates: all.flatMap(({ certificate }) => (certificate?.state === 'entered' ? [certificate] : [])),
    passedOver: all.flatMap(({ enrolment, certificate }) =>
      certificate?.state === 'entered' ? [] : [{ enrolment, why: certificate?.state ?? 'none' }]
    )
  }
}

/** Certificates that are being confirmed, in the order of the units. */
export const confirmJobOf = bulkJobs<Confirming>()
