import type { TextsLike } from '../texts.ts'
import type { results as zh } from '../zh/results.ts'

export const results: TextsLike<typeof zh> = {
  title: 'Results and certificates',
  class: 'Class',
  classWaits: '{{name}} · {{n}} to confirm',
  noClass: 'No class has begun yet; results and certificates follow here',
  notFinished: 'Not finished yet: workers complete once the centre has finished the class on the page of classes',
  chosen: '{{n}} chosen',
  table: 'Results of the workers',
  empty: 'Nobody is in this class',
  toClaim: 'Claim the subsidy',
  columns: {
    person: 'Worker',
    hours: 'Hours',
    rate: 'Attendance',
    exam: 'Theory / practice',
    state: 'Result',
    voucher: 'Voucher',
    certificate: 'Certificate number',
    certificateState: 'Certificate'
  },
  hoursOf: '{{done}} / {{planned}}',
  rates: {
    good: 'Enough ({{warn}}% or more)',
    near: 'Near the limit: under {{warn}}%; under {{min}}% cannot complete',
    below: 'Below the limit: under {{min}}%, cannot complete',
    none: '—'
  },
  noExam: 'Not entered',
  none: 'Not entered',
  actions: {
    complete: 'Complete',
    drop: 'Give up',
    hours: 'Online hours',
    certificate: 'Enter certificate',
    confirm: 'Confirm certificates',
    revoke: 'Revoke certificate',
    fail: 'Find failed'
  },
  of: '{{action}}: {{who}}',
  complete: {
    title: 'Complete the training',
    theory: 'Theory',
    practice: 'Practice',
    hint: 'Out of 100; {{pass}} passes',
    bad: 'A whole number from 0 to 100',
    done: '{{n}} completed',
    notPassed: 'Below the pass: keep the marks and record as not passed',
    notPassedDone: 'Recorded as not passed, marks kept; the county decides on the voucher'
  },
  certificate: {
    title: 'Enter a certificate',
    number: 'Number',
    numberHint: '22 characters, capital letters',
    issuedOn: 'Issued on',
    missing: 'Needed',
    done: 'Entered; the county confirms it'
  },
  hours: {
    title: 'Record online hours',
    platform: 'Platform code',
    platformHint: 'Code of the online platform, such as 140001',
    theory: 'Theory',
    practice: 'Practice',
    from: 'Began',
    to: 'Ended',
    bad: 'Fill in everything; the end comes after the beginning',
    done: 'Online hours recorded'
  },
  drop: {
    text: 'The worker left or did not pass. The county decides about the redeemed voucher.',
    presets: { left: 'Left', exam: 'Did not pass', absent: 'Attended too little' },
    done: 'Ended'
  },
  fail: {
    text: 'The voucher lapses and the worker may be given another.',
    presets: { left: 'Left; verified', exam: 'Did not pass; verified' },
    done: 'Found failed; the voucher has lapsed'
  },
  revoke: {
    text: 'The voucher is redeemed again and another certificate may be entered; a settled one stays.',
    presets: { wrong: 'Wrong number', invalid: 'Found invalid' },
    done: 'Certificate revoked'
  },
  confirm: {
    title: 'Confirm certificates',
    good: 'Can be confirmed',
    refused: 'Cannot be confirmed',
    passedOver: 'Nothing to confirm',
    why: {
      training: 'Still in training; the training place completes it and enters the certificate first',
      failed: 'The training was not completed: there is no certificate',
      none: 'No certificate entered yet; the training place enters it first',
      confirmed: 'The certificate is confirmed already',
      revoked: 'The certificate was revoked; another must be entered'
    },
    do: 'Confirm {{n}} certificates',
    working: 'Confirming certificates',
    done: '{{n}} certificates confirmed'
  }
}
