import type { EnrolmentState } from '../../../domain/enrolment/enrolment.ts'
import type { Lane } from '../../../domain/journal/lane.ts'
import type { ClassState } from '../../../domain/training/class.ts'
import type { VoucherState } from '../../../domain/voucher/voucher.ts'
import type { states } from '../../locale/zh/states.ts'

export type Tone = 'gray' | 'blue' | 'cyan' | 'violet' | 'teal' | 'green' | 'orange' | 'red'

/** How a state looks everywhere. `struck` is for what ended without effect. */
export interface Look {
  readonly tone: Tone
  readonly filled?: true
  readonly struck?: true
}

/** What the screen can say of a voucher: stored states, the derived one, and a blank that is only made. */
export type ShownVoucherState = VoucherState | 'expired' | 'made'
export type ShownClassState = ClassState | 'suspended'
export type BatchState = keyof (typeof states)['batch']
export type PlanState = keyof (typeof states)['plan']
export type ClaimState = keyof (typeof states)['claim']
export type CaseState = keyof (typeof states)['case']
export type DirectoryState = keyof (typeof states)['directory']

export const voucherLooks: Readonly<Record<ShownVoucherState, Look>> = {
  made: { tone: 'gray' },
  issued: { tone: 'blue' },
  collected: { tone: 'cyan' },
  bound: { tone: 'violet' },
  redeemed: { tone: 'teal' },
  certified: { tone: 'green' },
  settled: { tone: 'green', filled: true },
  frozen: { tone: 'orange' },
  lapsed: { tone: 'red' },
  expired: { tone: 'gray', struck: true },
  void: { tone: 'gray', struck: true }
}

export const enrolmentLooks: Readonly<Record<EnrolmentState, Look>> = {
  applied: { tone: 'blue' },
  accepted: { tone: 'cyan' },
  returned: { tone: 'orange' },
  refused: { tone: 'red' },
  waitlisted: { tone: 'orange' },
  'on-roster': { tone: 'violet' },
  training: { tone: 'teal' },
  completed: { tone: 'green' },
  failed: { tone: 'red' },
  withdrawn: { tone: 'gray', struck: true }
}

export const classLooks: Readonly<Record<ShownClassState, Look>> = {
  draft: { tone: 'gray' },
  submitted: { tone: 'blue' },
  approved: { tone: 'cyan' },
  running: { tone: 'teal' },
  finished: { tone: 'green' },
  closed: { tone: 'green', filled: true },
  suspended: { tone: 'orange' },
  cancelled: { tone: 'gray', struck: true }
}

export const batchLooks: Readonly<Record<BatchState, Look>> = {
  draft: { tone: 'gray' },
  submitted: { tone: 'blue' },
  approved: { tone: 'cyan' },
  made: { tone: 'violet' },
  issuing: { tone: 'teal' },
  closed: { tone: 'green' },
  returned: { tone: 'orange' },
  void: { tone: 'gray', struck: true }
}

export const planLooks: Readonly<Record<PlanState, Look>> = {
  draft: { tone: 'gray' },
  submitted: { tone: 'blue' },
  approved: { tone: 'green' },
  returned: { tone: 'orange' },
  closed: { tone: 'gray' }
}

export const claimLooks: Readonly<Record<ClaimState, Look>> = {
  draft: { tone: 'gray' },
  submitted: { tone: 'blue' },
  returned: { tone: 'orange' },
  'county-reviewed': { tone: 'cyan' },
  reviewed: { tone: 'cyan' },
  'in-sample': { tone: 'orange' },
  notice: { tone: 'violet' },
  cleared: { tone: 'teal' },
  paying: { tone: 'teal' },
  'part-paid': { tone: 'red' },
  reconciled: { tone: 'green', filled: true },
  refused: { tone: 'red' }
}

export const caseLooks: Readonly<Record<CaseState, Look>> = {
  open: { tone: 'orange' },
  assigned: { tone: 'blue' },
  answered: { tone: 'cyan' },
  resolved: { tone: 'green' },
  closed: { tone: 'gray' }
}

export const directoryLooks: Readonly<Record<DirectoryState, Look>> = {
  active: { tone: 'green' },
  suspended: { tone: 'orange' },
  revoked: { tone: 'gray', struck: true }
}

export const laneLooks: Readonly<Record<Lane, Look>> = {
  pending: { tone: 'blue' },
  accepted: { tone: 'green' },
  rejected: { tone: 'red' },
  review: { tone: 'orange' },
  waiting: { tone: 'violet' }
}
