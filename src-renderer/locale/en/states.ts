import type { TextsLike } from '../texts.ts'
import type { states as zh } from '../zh/states.ts'

export const states: TextsLike<typeof zh> = {
  provisional: 'prov.',
  provisionalHint: 'Provisional: done on this PC, waiting for the server',
  refusedHint: 'Refused, click for the reason',
  voucher: {
    made: 'Made',
    issued: 'Issued',
    collected: 'Collected',
    bound: 'Bound',
    redeemed: 'Redeemed',
    certified: 'Certified',
    settled: 'Settled',
    frozen: 'Frozen',
    lapsed: 'Lapsed',
    expired: 'Expired',
    void: 'Void'
  },
  enrolment: {
    applied: 'Applied',
    accepted: 'Accepted',
    returned: 'Returned',
    refused: 'Refused',
    waitlisted: 'Waitlisted',
    'on-roster': 'On roster',
    training: 'In training',
    completed: 'Completed',
    failed: 'Failed',
    withdrawn: 'Withdrawn'
  },
  trainingClass: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    running: 'Running',
    finished: 'Finished',
    closed: 'Closed',
    suspended: 'Suspended',
    cancelled: 'Cancelled'
  },
  batch: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    made: 'Made',
    issuing: 'Issuing',
    closed: 'Closed',
    returned: 'Returned',
    void: 'Void'
  },
  plan: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    returned: 'Returned',
    closed: 'Closed'
  },
  claim: {
    draft: 'Draft',
    submitted: 'County to review',
    returned: 'Returned',
    'county-reviewed': 'City to review',
    reviewed: 'Reviewed',
    'in-sample': 'In the province’s sample',
    notice: 'Public notice',
    cleared: 'Notice cleared',
    paying: 'Being paid',
    'part-paid': 'Paid in part',
    reconciled: 'Reconciled',
    refused: 'Refused'
  },
  claimLine: {
    open: 'To review',
    approved: 'Approved',
    refused: 'Refused',
    stopped: 'Objection',
    paying: 'Being paid',
    paid: 'Paid',
    failed: 'Payment failed'
  },
  certificate: {
    entered: 'To confirm',
    confirmed: 'Confirmed',
    revoked: 'Revoked'
  },
  case: {
    open: 'Open',
    assigned: 'Assigned',
    answered: 'Answered',
    resolved: 'Resolved',
    closed: 'Closed'
  },
  directory: {
    active: 'Active',
    suspended: 'Suspended',
    revoked: 'Revoked'
  },
  lane: {
    pending: 'Pending',
    accepted: 'Accepted',
    rejected: 'Rejected',
    review: 'In review',
    waiting: 'Waiting'
  },
  laneHint: {
    pending: 'Saved on this PC, not yet at the server',
    accepted: 'Accepted by the server',
    rejected: 'Not accepted, without effect; see the reason',
    review: 'Someone will decide; no effect until then',
    waiting: 'Rests on work the server has not received yet'
  }
}
