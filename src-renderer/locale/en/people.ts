import type { TextsLike } from '../texts.ts'
import type { people as zh } from '../zh/people.ts'

export const people: TextsLike<typeof zh> = {
  list: 'Workers',
  register: 'Register worker',
  importList: 'Import list',
  search: 'Find a worker',
  searchHint: 'Name, pinyin, last four or whole ID number',
  indexing: 'Preparing the search, {{n}} workers so far',
  filters: {
    category: 'Category',
    anyCategory: 'All categories',
    intention: 'Intention',
    anyIntention: 'Any intention',
    withIntention: 'With intention',
    withoutIntention: 'Without intention',
    voucher: 'Live voucher',
    anyVoucher: 'Any voucher',
    withVoucher: 'With live voucher',
    withoutVoucher: 'Without live voucher'
  },
  empty: 'No worker is registered yet',
  emptyFiltered: 'No worker matches',
  columns: {
    person: 'Worker',
    birth: 'Born',
    intentions: 'Intentions',
    vouchers: 'Live vouchers',
    enrolments: 'Open applications'
  },
  none: 'None',
  copies: '{{n}}',
  items: '{{n}}',
  moreIntentions: '{{first}} and others ({{n}})',
  drawer: 'Worker',
  unknown: 'This desk holds no data of this worker; they may be outside your area.',
  merged: 'This record was merged into another one of the same person.',
  openMerged: 'Open the merged record',
  facts: 'Facts',
  registeredIn: 'Counties',
  years: '{{n}} years',
  noPhone: 'Not recorded',
  intentions: 'Intentions',
  noIntentions: 'No intention recorded yet',
  recordedOn: 'Recorded by {{source}} on {{date}}',
  vouchers: 'Vouchers',
  noVouchers: 'No vouchers',
  voucherElsewhere: 'Not among the data of this desk',
  enrolments: 'Applications',
  noEnrolments: 'No applications',
  timeline: 'History',
  amend: 'Amend',
  recordIntention: 'Record intention',
  atCounter: 'Serve at the counter',
  form: {
    registerTitle: 'Register worker',
    amendTitle: 'Amend worker',
    intentionTitle: 'Record intention',
    phoneHint: 'May be left empty',
    exists: 'This number is registered',
    openExisting: 'Open the record',
    notReady: 'The search is not ready; somebody registered may not be found',
    otherCounty: 'For county offices only',
    occupationMissing: 'Choose an occupation',
    levelMissing: 'Choose a level',
    registered: 'Registered',
    amended: 'Amended',
    intended: 'Intention recorded',
    savedHere: 'Saved on this PC; uploaded when the line is up'
  },
  name: {
    empty: 'Enter the name',
    characters: 'A name has Chinese characters, letters and the middle dot only',
    'too-long': 'At most 50 characters'
  },
  phone: {
    empty: 'Enter the mobile number',
    characters: 'Character {{position}} is no digit',
    length: 'Should be 11 long, is {{found}}',
    'not-mobile': 'Not a mobile number',
    'sample-not-allowed': 'A sample number, for practice only'
  },
  events: {
    issued: 'Voucher {{code}} issued',
    collected: 'Voucher {{code}} collected',
    bound: 'Voucher {{code}} bound',
    applied: 'Applied: {{skill}}',
    enrolment: 'Application {{state}}: {{skill}}'
  }
}
