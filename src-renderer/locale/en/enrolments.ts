import type { TextsLike } from '../texts.ts'
import type { enrolments as zh } from '../zh/enrolments.ts'

export const enrolments: TextsLike<typeof zh> = {
  title: 'Enrolments',
  table: 'Enrolments waiting',
  cut: 'Only the {{n}} that have waited longest are listed',
  empty: 'No enrolment is waiting',
  emptyFiltered: 'No enrolment matches',
  filters: {
    state: 'State',
    anyState: 'All waiting',
    skill: 'Occupation and level',
    anySkill: 'All occupations'
  },
  columns: {
    person: 'Worker',
    skill: 'Occupation',
    appliedAt: 'Applied',
    waited: 'Waiting',
    voucher: 'Voucher',
    remark: 'Remark'
  },
  days: '{{n}} d',
  today: 'today',
  hasVoucher: 'yes',
  noVoucher: 'none',
  identityNone: 'not checked',
  select: 'Select the first {{n}}',
  accept: 'Accept',
  return: 'Return',
  refuse: 'Refuse',
  receipt: 'Print receipt',
  acceptTitle: 'Accept enrolments',
  acceptText:
    'Choose a class for each occupation. Beyond its seats workers wait; a voucher of the occupation is reserved.',
  chooseClass: '{{skill}} ({{n}} workers)',
  classOption: '{{name}}, from {{from}}, seats left {{left}}',
  noClass: 'There is no approved or running class; these workers are left out',
  leaveOut: 'Leave out',
  tryOut: 'Try out',
  figures: {
    seated: 'Can be accepted',
    waitlisted: 'Will wait',
    withVoucher: 'Voucher reserved',
    refused: 'Cannot be accepted',
    returned: 'Can be returned',
    rejected: 'Can be refused',
    cannot: 'Cannot be done'
  },
  confirmAccept: 'Accept {{n}}',
  confirmReturn: 'Return {{n}}',
  confirmRefuse: 'Refuse {{n}}',
  returnText: '{{n}} selected. A returned application stays open and can be accepted once it is complete.',
  refuseText: '{{n}} selected. After a refusal the worker may apply again.',
  returnReasons: {
    photo: 'ID is not legible',
    missing: 'Papers are missing',
    phone: 'Contact is wrong',
    other: 'The worker asks for a change'
  },
  refuseReasons: {
    unfit: 'Conditions are not met',
    withdrawn: 'The worker does not want to any more',
    duplicate: 'Applied twice'
  },
  working: {
    checking: 'Trying out',
    accept: 'Accepting',
    return: 'Returning',
    refuse: 'Refusing'
  },
  done: {
    accept: '{{n}} accepted',
    waitlisted: '{{n}} more will wait',
    return: '{{n}} returned',
    refuse: '{{n}} refused',
    refused: '{{n}} not done, because: {{reason}}',
    cancelled: 'Stopped as asked; what came before is done',
    kept: 'Kept on this PC, uploaded with the next connection',
    printReceipts: 'Print their receipts'
  },
  drawer: {
    title: 'Enrolment',
    unknown: 'This PC holds no data of this enrolment.',
    identity: 'Identity',
    source: 'Source',
    class: 'Class',
    waitingPlace: 'no. {{n}}',
    noClass: 'to be arranged',
    profile: 'About',
    profileText: '{{sex}}, {{age}} years, {{category}}',
    other: 'Other open enrolments',
    checks: 'Before accepting',
    fine: 'No problem found',
    noVoucher: 'No valid voucher of this occupation and level; none will be reserved',
    wouldReserve: 'Voucher {{code}} will be reserved, valid until {{until}}',
    wouldRefuse: 'No voucher can be issued now: {{reason}}',
    mayIssue: 'A voucher may be issued: go to Issuing or the counter',
    typed: 'Identity was typed: compare with the ID card',
    noIdentity: 'Identity was not checked: compare with the ID card'
  }
}
