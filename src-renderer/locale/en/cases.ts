import type { TextsLike } from '../texts.ts'
import type { cases as zh } from '../zh/cases.ts'

export const cases: TextsLike<typeof zh> = {
  title: 'Alerts and disputes',
  table: 'Alerts and disputes',
  todo: 'Open',
  finished: 'Done',
  all: 'All',
  empty: 'There are no alerts or disputes',
  emptyFiltered: 'No alert or dispute is like that',
  gone: 'Not there, or not in the sight of this place',
  progress: 'Progress',
  kind: 'Kind',
  anyKind: 'Any kind',
  kinds: { dispute: 'Dispute', alert: 'Alert' },
  view: 'Which',
  anyView: 'Any',
  views: {
    mine: 'For us to answer',
    answered: 'Answered, to close',
    late: 'Overdue',
    soon: 'Due in three days'
  },
  reason: 'Because of',
  voucher: 'Voucher',
  openVoucher: 'What was done with this voucher',
  noVoucher: 'No voucher',
  person: 'Worker',
  sides: 'Places concerned',
  due: 'Due',
  overdue: 'overdue',
  state: 'State',
  winner: 'Accepted first',
  loser: 'Came later',
  noWinner: 'Nobody was accepted before',
  centre: 'Place',
  class: 'Class',
  at: 'Done at',
  device: 'Device',
  evidence: 'Evidence',
  withCredential: 'QR with a verified signature',
  withoutCredential: 'no QR',
  entry: 'Entry',
  chain: 'Entries concerned',
  chainHint: 'In their order, decided with this case at once; facts such as sign-ins are kept.',
  resolution: 'Decision',
  resolvedAt: 'Decided at',
  owner: 'Decided by',
  owners: { county: 'county', city: 'city', province: 'province' },
  ownerColumn: 'Owner',
  unassigned: 'not assigned',
  decide: 'Decide',
  decision: 'Decision',
  decisions: {
    'uphold-winner': 'Uphold the first',
    'give-to-loser': 'Give it to the later one',
    'no-effect': 'Change nothing'
  },
  decisionHints: {
    'uphold-winner': 'The voucher stays with the first class; the later entry has no effect.',
    'give-to-loser': 'The voucher is bound to the later class; the first binding ends.',
    'no-effect': 'The case is closed; the voucher stays as it is.'
  },
  confirm: 'Decide',
  done: 'Decided',
  doneText: 'Saved and signed; both sides see it once the server has accepted it.',
  mayNot: 'Decided by a county reviewer, the city or the province.',
  presets: {
    'uphold-winner': 'Evidence checked, the first is right',
    'give-to-loser': 'Evidence checked, the later one is right',
    agreed: 'Both sides agree'
  }
}
