import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import { bulkJobs } from './bulk-job.ts'
import type { Placing } from './enrolments.ts'

/** What is done to many enrolments at once, in the order of its units. */
export type EnrolmentBulk =
  | { readonly kind: 'accept'; readonly enrolments: readonly Enrolment[]; readonly placings: readonly Placing[] }
  | { readonly kind: 'return' | 'refuse'; readonly enrolments: readonly Enrolment[]; readonly reason: string }

export const enrolmentJobOf = bulkJobs<EnrolmentBulk>()
