import type { TextsLike } from '../texts.ts'
import type { bank as zh } from '../zh/bank.ts'

export const bank: TextsLike<typeof zh> = {
  action: 'Import bank answer',
  of: 'Bank answer: {{name}}',
  claim: '{{name}}, payout {{n}}, {{rows}} rows: {{paid}} paid, {{failed}} failed',
  incomplete:
    '{{name}}, payout {{n}}: no result yet for no. {{people}}; this claim is not reconciled. Correct the rows that do not count; for missing rows ask the bank for the whole answer.',
  and: ', ',
  nothing: 'There is no payout to reconcile.',
  known: '{{n}} rows were reconciled before and change nothing.',
  refused: '{{name}}: {{reason}}',
  problems: 'Rows that do not count',
  sum: 'In all: {{paid}} paid, {{failed}} failed',
  save: 'Reconcile {{n}} claims',
  working: 'Reconciling',
  done: '{{n}} claims reconciled',
  fields: {
    claim: 'Claim',
    payout: 'Payout',
    line: 'Line',
    fen: 'Amount (fen)',
    yuan: 'Amount (yuan)',
    result: 'Result',
    reason: 'Reason'
  },
  heading: {
    'heading-not-found':
      'No heading was found; missing: {{fields}}. The answer keeps the columns of the payout file and adds result and reason.',
    'heading-twice': '{{fields}} stands more than once in the heading; keep one column.'
  },
  faults: {
    missing: 'empty',
    'not-understood': 'not understood: {{value}}',
    'amounts-differ': 'differs from the amount in fen: {{value}}',
    'reason-missing': 'a failed row needs its reason',
    'unknown-claim': 'the claim is not held here',
    'other-payout': 'not the payout under way',
    'unknown-line': 'the payout has no such line',
    'other-amount': 'another amount than was paid out',
    twice: 'stands twice in the file',
    contradicts: 'contradicts another row or what was reconciled before'
  }
}
