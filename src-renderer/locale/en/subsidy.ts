import type { TextsLike } from '../texts.ts'
import type { subsidy as zh } from '../zh/subsidy.ts'

export const subsidy: TextsLike<typeof zh> = {
  title: 'Subsidy',
  empty: 'There is no claim yet',
  emptyHere: 'No claim fits the filter',
  allStates: 'All states',
  stateFilter: 'State',
  toStrike: 'Lines to strike',
  new: 'New claim',
  table: 'Claims',
  columns: {
    name: 'Class',
    centre: 'Training place',
    county: 'County',
    lines: 'Workers',
    claimed: 'Claimed',
    approved: 'Approved',
    paid: 'Paid',
    state: 'State'
  },
  people: '{{n}}',
  undecided: 'Not yet',
  facts: {
    basis: 'Evidence',
    toClass: 'The class and its file',
    skill: 'Occupation and level',
    round: 'Submissions',
    sample: 'Province’s sample',
    drawn: 'Drawn (seed {{seed}}, one in {{oneIn}})',
    notDrawn: 'Not drawn (seed {{seed}}, one in {{oneIn}})',
    noDraw: 'No draw yet',
    notice: 'Public notice',
    noNotice: 'Not published yet'
  },
  lines: {
    title: 'Lines',
    person: 'Worker',
    number: 'No. {{n}}',
    amount: 'Amount',
    trace: 'How it came about',
    state: 'Result',
    object: 'Object',
    objectOf: 'Object to the line of {{who}}',
    objectText: 'The line stops until the objection is answered at the end of the notice.',
    objected: 'Objection recorded; the line has stopped',
    struck: { 'certificate-revoked': 'Certificate revoked; claimed no more' },
    struckBy: '{{code}}: {{reason}}',
    struckState: 'Struck',
    waits: 'Certificate revoked: waits for a new one, or for the county to strike it',
    lastFailure: 'Last time: {{reason}}',
    presets: { absent: 'Was not trained', identity: 'Another person', other: 'Subsidised elsewhere' }
  },
  trace: {
    standard: 'Standard {{fen}}',
    scarcity: 'scarce occupation {{numerator}} % makes {{fen}}',
    online: 'online hours {{numerator}}/{{denominator}} make {{fen}}',
    'face-value': 'at most the face value {{fen}}',
    and: ', '
  },
  reviews: {
    title: 'Reviews',
    approve: 'Approved',
    return: 'Returned',
    returned: '{{level}}: returned. {{opinion}}',
    round: 'Submission {{n}}'
  },
  levels: { county: 'County review', city: 'City review', province: 'Province’s sample' },
  actions: {
    submit: 'Submit',
    review: 'Review',
    return: 'Return',
    draw: 'Draw',
    publish: 'Publish',
    clear: 'End the notice',
    pay: 'Pay out',
    reconcile: 'Reconcile',
    strike: 'Strike',
    export: 'Export the payout list',
    notice: 'Print the notice',
    detail: 'Print the lines'
  },
  done: {
    submit: 'Claim submitted',
    review: 'Review saved',
    return: 'Returned',
    draw: 'Draw recorded',
    publish: 'Notice begun',
    clear: 'Notice ended',
    pay: 'Payout made',
    reconcile: 'Payout reconciled',
    strike: 'Struck; may be claimed for in another claim once certified anew'
  },
  waitsFor: {
    draft: 'Waits for the training place to submit it.',
    submitted: 'Waits for the county’s review.',
    returned: 'Waits for the training place to submit it again.',
    'county-reviewed': 'Waits for the city’s review.',
    reviewed: 'Waits for the province’s draw.',
    drawn: 'Waits for the county to begin the notice.',
    'in-sample': 'Waits for the province’s review.',
    notice: 'Under notice until {{to}}; the county’s reviewer ends it after that.',
    cleared: 'Waits for finance to pay out.',
    paying: 'Waits for finance to reconcile the bank’s answer.',
    'part-paid': 'Some are not paid yet: waits for another payout.',
    reconciled: 'All is paid and done.',
    refused: 'All lines are refused; it is done.'
  },
  form: {
    title: 'New claim',
    class: 'Class',
    noClass: 'No class is over',
    loading: 'Checking certificates',
    claimable: '{{n}} can be claimed: certificate confirmed, nothing claimed before',
    allClaimed: 'Every certificate of this class was claimed for; see the list of claims',
    unconfirmed: '{{n}} certificates of this class wait for the county; they can be claimed for after that',
    nobody: 'This class has no certificate yet: enter them under results, the county confirms them',
    choose: 'Choose a class',
    claimableRest:
      '{{n}} can be claimed: certificate confirmed, nothing claimed before; {{rest}} more certificates wait for the county',
    saved: 'Saved as a draft; check the amounts and submit it'
  },
  review: {
    title: '{{level}}: {{name}}',
    opinion: 'Opinion',
    opinionMissing: 'Give an opinion',
    presets: { whole: 'Complete and in order', part: 'In order but for some lines' },
    hint: 'Lines that are not ticked are refused, with a reason',
    agree: 'Approve',
    refuseReason: 'Why it is refused',
    reasonMissing: 'Give the reason',
    sum: '{{n}} approved, {{fen}} in all',
    save: 'Save the review'
  },
  return: {
    text: 'The training place completes it and submits it again; the review then begins anew with the county. Say what is missing and what would do.',
    opinion: 'Opinion'
  },
  draw: {
    title: 'Province’s sample',
    seed: 'Seed',
    text: 'The published seed says whether the province reviews this claim as well. It is drawn once and for all.',
    hint: 'Such as published lottery numbers, of letters, digits and hyphens; anybody can draw again with it',
    bad: '1 to 64 letters, digits or hyphens',
    save: 'Draw'
  },
  clear: {
    title: 'End the notice',
    none: 'The notice ends on {{to}}; the claim can be cleared afterwards. Nobody has objected.',
    text: 'The notice ends on {{to}}; the claim can be cleared afterwards. Answer every objection.',
    keep: 'Unfounded: the line stands',
    refuse: 'Founded: the line is refused',
    reason: 'Answer',
    missing: 'Give an answer',
    save: 'Clear the claim'
  },
  again: {
    title: 'Submit again: {{name}}',
    text: 'Whose certificate was revoked is struck from this claim, and may be claimed for in another once certified anew. Whose voucher is frozen stays in it and is withheld at the payout.',
    fate: 'Once submitted',
    fates: { 'goes-on': 'Claimed', waits: 'Stays; withheld at the payout', refused: 'Refused' },
    sum: '{{n}} claimed, {{fen}} in all; {{struck}} struck'
  },
  strike: {
    title: 'Strike from {{name}}',
    text: 'The certificates of these workers were revoked and not replaced: they cannot be paid. Once struck, this claim waits for them no more; where a new certificate is entered, confirm it first. Whoever only has a frozen voucher is not here and is paid once it thaws.',
    tick: 'Strike {{who}}',
    reason: 'Reason',
    reasonMissing: 'Give the reason',
    presets: { notRenewed: 'Not certified anew', failed: 'No certificate after examination' },
    why: 'Why',
    gone: 'Certificate revoked',
    entered: 'New certificate to be confirmed',
    outcome: {
      nobody: 'Nobody is chosen',
      goesOn: '{{n}} struck, {{fen}} less, their vouchers leave this claim; the others are paid as before',
      done: '{{n}} struck, {{fen}} less, their vouchers leave this claim; nobody is left to pay, so it is done',
      refused: '{{n}} struck, {{fen}} less, their vouchers leave this claim; nobody is paid, so it is refused'
    },
    save: 'Strike {{n}}'
  },
  pay: {
    title: 'Payout {{n}}',
    text: 'Once the payout is made, export its list for the bank; reconcile when the bank has answered.',
    note: 'Note',
    withheld: 'Withheld',
    withheldText:
      '{{n}} are withheld: the voucher is frozen or its certificate was revoked. Pay them when it is mended; the county strikes who will not be certified again.',
    outOfSight:
      ' {{n}} have vouchers of another county, whose state this desk does not see: where the server refuses, it names the worker; withhold that one and pay out again.',
    sum: '{{n}} to be paid, {{fen}} in all',
    save: 'Make the payout',
    next: 'Export the payout list under “Print and export” for the bank.'
  },
  reconcile: {
    title: 'Payout {{n}}: the bank’s answer',
    text: 'Compare each line with the bank’s answer. All are paid unless ticked as failed, with the reason.',
    failed: 'Failed',
    reason: 'What the bank says',
    missing: 'Give the reason',
    sum: 'Paid {{paid}}, failed {{failed}}',
    save: 'Reconcile'
  },
  payouts: {
    title: 'Payouts',
    line: 'Payout {{n}}: {{fen}}'
  },
  papers: {
    menu: 'Print and export',
    loading: 'Names are still being loaded; papers are printed after that',
    notice: 'Public notice of subsidies',
    detail: 'Lines of a claim',
    file: 'payout-{{name}}-{{n}}.xlsx',
    saved: 'Saved as {{name}}',
    total: 'Total'
  },
  cannot: 'Cannot {{action}}: {{reason}}'
}
