import type { TextsLike } from '../texts.ts'
import type { cases as zh } from '../zh/cases.ts'

export const cases: TextsLike<typeof zh> = {
  title: 'Cases',
  table: 'Cases',
  open: 'To decide',
  resolved: 'Decided',
  all: 'All',
  empty: 'No case waits for a decision',
  emptyAll: 'There are no cases',
  showAll: 'Show all',
  reason: 'Because of',
  voucher: 'Voucher',
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
  presets: ['Evidence checked, the first is right', 'Evidence checked, the later one is right', 'Both sides agree']
}
