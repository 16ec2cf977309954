import type { TextsLike } from '../texts.ts'
import type { today as zh } from '../zh/today.ts'

export const today: TextsLike<typeof zh> = {
  title: 'Today',
  waiting: 'Waiting for you',
  nothing: 'Nothing waits',
  desk: 'This desk',
  sessions: 'Sessions today',
  noSessions: 'No session today',
  openCounter: 'Open the counter',
  startVerifying: 'Start verifying',
  lines: {
    needsDecision: 'Entries not accepted',
    applied: 'Enrolments to accept',
    waitlisted: 'Enrolments on the waiting list',
    returned: 'Enrolments sent back',
    classesSubmitted: 'Classes to approve',
    classesApproved: 'Classes approved, not started',
    plansSubmitted: 'Plans to approve',
    batchesSubmitted: 'Batches to approve',
    batchesApproved: 'Batches approved, not made',
    cases: 'Cases to decide',
    leasesEnding: 'Leases that end within three days'
  },
  hints: {
    needsDecision: 'Refused by the server or sent to a person: see why',
    applied: 'Check identity, intention and seats',
    waitlisted: 'Can be accepted when a seat is free',
    returned: 'Waiting for the applicant',
    classesSubmitted: 'Check site, teachers and sessions',
    classesApproved: 'Start when everybody has come',
    plansSubmitted: 'Check size and budget',
    batchesSubmitted: 'Vouchers are made after approval',
    batchesApproved: 'Counties can lease numbers once it is made',
    cases: 'One voucher verified in two places and the like',
    leasesEnding: 'Cannot be issued afterwards: use or return them'
  },
  facts: {
    pending: 'Pending',
    dataAsOf: 'Data as of',
    noData: 'no data yet',
    valueUntil: 'Issuing offline until',
    valueEnded: 'stopped: connect once',
    blanks: 'Numbers to issue',
    blanksOf: '{{n}}',
    noBlanks: 'none: ask for a lease in the settings',
    synchronisation: 'Synchronisation',
    readiness: 'Before you leave'
  }
}
