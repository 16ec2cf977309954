import type { Certificate } from '../../domain/certificate/certificate.ts'
import { type Enrolment, holdsRoster } from '../../domain/enrolment/enrolment.ts'
import { bulkJobs } from './bulk-job.ts'

/** One worker of a class with the certificate, where there is one in sight. */
type Graduate = {
  readonly enrolment: Pick<Enrolment, 'id' | 'state'>
  readonly certificate: Certificate | undefined
  readonly revoked: Certificate | undefined
}

/** Why a row has no certificate to confirm; `none`: the training is completed, and nobody entered one yet. */
type Why = 'training' | 'failed' | 'none' | 'confirmed' | 'revoked'

/** Of chosen rows: the certificates that wait for the county, and the rows that have none, by enrolment with why. */
export type Confirming = {
  readonly certificates: readonly Certificate[]
  readonly passedOver: readonly { readonly enrolment: string; readonly why: Why }[]
}

const whyNone = ({ state }: Pick<Enrolment, 'state'>): Why =>
  holdsRoster(state) ? 'training' : state === 'completed' ? 'none' : 'failed'

export function confirmingOf(rows: readonly Graduate[]): Confirming {
  const all = rows.map(({ enrolment, certificate, revoked }) => ({
    enrolment,
    certificate: certificate ?? revoked
  }))
  return {
    certificates: all.flatMap(({ certificate }) => (certificate?.state === 'entered' ? [certificate] : [])),
    passedOver: all.flatMap(({ enrolment, certificate }) =>
      certificate?.state === 'entered'
        ? []
        : [{ enrolment: enrolment.id, why: certificate?.state ?? whyNone(enrolment) }]
    )
  }
}

/** Certificates that are being confirmed, in the order of the units. */
export const confirmJobOf = bulkJobs<Confirming>()
