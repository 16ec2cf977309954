import type { TextsLike } from '../texts.ts'
import type { counter as zh } from '../zh/counter.ts'

export const counter: TextsLike<typeof zh> = {
  scan: 'Read the ID card, or type the ID number and press Enter',
  waiting: 'Read the worker’s ID card, or type the ID number.',
  waitingKeys: 'Enter goes on · Ctrl+Enter does it all · Esc starts over',
  restore: 'Take up the unfinished visit',
  notCounty: 'The counter is for county offices only.',
  reader: {
    starting: 'Connecting the card reader',
    ready: 'Card reader ready',
    'no-reader': 'No card reader connected; type the number',
    unreachable: 'The reader program does not answer; type the number',
    stopped: 'Card reader off',
    none: 'No card reader set; type the number'
  },
  cardFault: {
    unreadable: 'The card could not be read; lay it down again or type the number',
    'card-expired': 'The card has expired; renew it, or check and type the number',
    'not-authentic': 'The reader could not prove the card genuine; check it'
  },
  notId: 'Not an ID number. Read the card or type 18 characters.',
  indexing:
    'The search is not ready ({{n}} workers so far); this person may be registered. It is asked again by itself',
  newcomer: 'First visit: please register',
  known: 'Registered',
  byCard: 'Checked: {{method}}',
  today: 'This visit',
  matters: 'To be done',
  take: 'Take this one',
  chooseWish: 'Choose occupation and level',
  steps: {
    issue: 'Issue voucher',
    collect: 'Worker agrees and takes it now',
    collectOld: 'Collect the issued voucher {{code}}',
    apply: 'Apply for training',
    print: 'Print slip'
  },
  issueFrom: 'Value {{value}}, until {{until}}; {{left}} left on this desk',
  cannotIssue: 'No voucher can be issued now',
  applied: 'There is an open application for this skill',
  lease: {
    'no-policy': { reason: 'This desk has no policy yet', remedy: 'Synchronise first; registration goes on' },
    'offline-limit': {
      reason: 'Offline for too long: issuing and collecting are stopped',
      remedy: 'Connect once or import a courier answer; registration goes on'
    },
    'no-plan': {
      reason: 'The county has no approved plan for this skill',
      remedy: 'Record the intention for the next plan'
    },
    'no-lease': {
      reason: 'This desk holds no vouchers for this skill',
      remedy: 'Reserve some here, online'
    },
    'lease-empty': {
      reason: 'All leased vouchers are issued',
      remedy: 'Reserve more here, online'
    },
    'lease-ended': {
      reason: 'The lease ended on {{on}}',
      remedy: 'Reserve anew here, online; return the ended lease under Settings, Leases'
    },
    'not-in-validity': { reason: 'The vouchers are valid from {{from}} to {{until}}', remedy: 'Use another batch' }
  },
  possible: 'A voucher can be issued',
  finish: 'Finish',
  finishKeys: 'Ctrl+Enter',
  startOver: 'Start over',
  nothing: 'Nothing to do',
  refused: 'Not done: {{reason}}',
  refusedKept: 'What you entered is kept; mend it and finish again.',
  done: {
    title: 'Done',
    provisional: 'Done (provisional, the server will confirm)',
    offline: 'Saved on this PC; uploaded when the line is up',
    register: 'Worker registered',
    intention: 'Intention recorded: {{skill}}',
    issue: 'Voucher {{code}} issued',
    collect: 'Voucher {{code}} collected',
    apply: 'Applied: {{skill}}',
    printSlip: 'Print voucher slip',
    printReceipt: 'Print application receipt',
    next: 'Next',
    noQr: 'The slip was not printed: {{reason}}'
  },
  reprint: 'Print slip again',
  reprintTitle: 'Print the slip again',
  reprintText: 'This is counted and recorded.',
  reprintReasons: { lost: 'Slip lost', unclear: 'Badly printed', other: 'Asked for' },
  slip: {
    title: 'Training voucher: slip',
    code: 'Voucher code',
    qr: 'QR code of the voucher',
    holder: 'Holder',
    idNumber: 'ID number',
    occupation: 'Occupation',
    level: 'Level',
    kind: 'Kind',
    value: 'Value',
    validity: 'Valid',
    validityOf: '{{from}} to {{until}}',
    state: 'State',
    where: 'Where to use it',
    whereNone: 'Ask the issuing office for training places.',
    notes: 'Notes',
    note1: 'For the holder only; not to be passed on, sold or paid out.',
    note2: 'Within its validity, bring this slip and your ID to one of the places above.',
    note3: 'A lost slip is printed again by the issuing office; unused vouchers expire.',
    holderSign: 'Holder',
    clerkSign: 'Clerk',
    seal: 'Office (seal)',
    sample: 'Sample'
  },
  receipt: {
    title: 'Training: receipt of application',
    number: 'Number',
    at: 'Applied at',
    state: 'State',
    voucher: 'Voucher',
    none: 'None',
    notes: 'Notes',
    note1: 'The application was received; a place in a class is decided later.',
    note2: 'You will be told by phone before a class begins.',
    note3: 'To withdraw, bring this paper and your ID to the office.'
  }
}
