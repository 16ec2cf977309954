import type { TextsLike } from '../texts.ts'
import type { components as zh } from '../zh/components.ts'

export const components: TextsLike<typeof zh> = {
  page: {
    count: '{{total}} in all',
    provisional: ' + {{n}} prov.',
    failedTitle: 'This page cannot be shown',
    failed: 'Saved work is safe. Reload this page; if it happens again, tell support the number below.'
  },
  keptBelow:
    'Details of persons and classes stay in counties and training places; figures of all counties are on the page of the server; of one person or voucher ask the county',
  table: {
    clearFilters: 'Clear filters',
    columns: 'Columns',
    resize: 'Drag to resize, double-click to reset',
    actions: 'Actions',
    selected: '{{n}} selected',
    range: '{{from}}–{{to}}',
    total: ' of {{total}}',
    previous: 'Previous page',
    next: 'Next page',
    selectPage: 'Select the whole page',
    selectRow: 'Select row {{n}}'
  },
  idNumber: {
    empty: 'Enter the ID number',
    characters: 'Character {{position}} is not a digit; only the last one may be X',
    length: 'Needs 18 characters, has {{found}}',
    'old-fifteen-digits': 'An old 15-digit number without a check digit: use the 18 digits of the present card',
    'sample-not-allowed': 'A sample number works in practice only: enter the real one',
    'birth-not-a-date': 'Digits 7–14 are not a date: compare with the card',
    'birth-before-1900': 'Born before 1900? Compare digits 7–14 with the card',
    'birth-in-future': 'Birth date lies ahead: compare digits 7–14 with the card',
    'check-digit': 'The check digit does not fit: compare with the card digit by digit',
    'region-unknown': 'The first 6 digits are no present region; you may go on'
  },
  person: {
    loading: 'Loading',
    sealed: 'Not open to you',
    erased: 'Erased',
    sample: 'sample',
    reveal: 'Show the whole number',
    revealWhy: 'Reason (it is recorded)'
  },
  scan: {
    label: 'Scan or type',
    placeholder: 'Scan, read a card, or type a code or ID number'
  },
  verdict: {
    yes: 'Yes',
    provisional: 'Yes, provisional',
    no: 'No',
    used: 'Already used',
    'not-in-class': 'Not in this class',
    online: 'Checked online',
    offline: 'Checked offline (data as of {{at}})',
    offlineNoData: 'Checked offline (no data on this PC yet)',
    unchecked: '; not checked: {{what}}',
    and: ', ',
    mute: 'Mute tones',
    unmute: 'Play tones'
  },
  sync: {
    synced: 'In sync',
    uploading: 'Uploading {{n}}',
    loading: 'Receiving {{done}}',
    loadingOf: 'Receiving {{done}} / {{total}}',
    behind: 'Bringing data up to date; what is here is of {{at}}',
    offline: 'Offline, {{n}} to send, data as of {{at}}',
    offlineNoData: 'Offline, {{n}} to send, no data on this PC yet',
    attention: '{{n}} need attention',
    revoked: 'This PC was revoked and takes no more work',
    frozen: 'This PC is stopped: register it anew',
    upgrade: 'This version is too old: upgrade; {{n}} saved',
    lastContact: 'Last contact: {{at}}',
    neverInContact: 'Never in contact'
  },
  timeline: {
    empty: 'Nothing recorded yet'
  },
  progress: {
    left: ', about {{time}} left'
  },
  bulk: {
    goesOn: 'It goes on when you leave this page',
    checking: 'Trying out',
    kept: 'Saved on this PC and sent when there is a line',
    cancelled: 'Stopped as you asked: {{done}} are saved, the rest is not done',
    refused: '{{n}} were not done: {{reason}}',
    failed: 'Broken off: {{reason}} What was done before is saved'
  },
  dialog: {
    reason: 'Reason',
    problems: 'Will not go through',
    moreProblems: '{{n}} more are not listed; export to see them',
    exportProblems: 'Export these'
  },
  print: {
    unit: 'Unit: {{unit}}',
    period: 'Period: {{period}}',
    signature: '{{who}}:',
    made: 'Made by {{by}}, {{at}}',
    page: 'Page {{number}} of {{total}}'
  }
}
