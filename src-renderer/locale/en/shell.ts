import type { TextsLike } from '../texts.ts'
import type { shell as zh } from '../zh/shell.ts'

export const shell: TextsLike<typeof zh> = {
  product: 'Jinquan',
  groups: {
    daily: 'Daily work',
    training: 'Training',
    oversight: 'Oversight',
    desk: 'This PC'
  },
  nav: {
    today: 'Today',
    counter: 'Counter',
    verifying: 'Verify',
    people: 'Workers',
    enrolments: 'Enrolments',
    issuing: 'Issuing',
    vouchers: 'Vouchers',
    plans: 'Plans',
    policy: 'Policy rules',
    classes: 'Classes',
    attendance: 'Attendance',
    results: 'Results',
    subsidy: 'Subsidy',
    cases: 'Cases',
    directory: 'Directory',
    disclosures: 'Audit',
    synchronisation: 'Sync',
    settings: 'Settings'
  },
  navigation: 'Main navigation',
  bar: 'This PC and its line',
  fold: 'Fold navigation',
  unfold: 'Unfold navigation',
  waiting: '{{n}} waiting',
  search: {
    open: 'Search',
    placeholder: 'Search workers, vouchers, pages',
    nothing: 'Nothing found: try a name, the last four of an ID, a voucher code or a class',
    pages: 'Pages',
    actions: 'Actions',
    people: 'Workers',
    vouchers: 'Vouchers',
    classes: 'Classes'
  },
  lock: 'Lock',
  language: 'Switch to Chinese',
  menu: 'Look of this PC',
  dark: 'Dark',
  light: 'Light',
  textSize: 'Text size',
  textScale: {
    '100': 'Normal',
    '112': 'Larger',
    '125': 'Largest'
  },
  practice: 'Practice: all persons and data are samples, nothing here takes effect',
  demo: 'Demonstration: all persons and data are samples',
  demoTools: {
    cut: 'Cut the line',
    restore: 'Restore the line',
    losePower: 'Pull the power plug',
    copyScan: 'Copy the scan text',
    copied: 'Scan text of {{code}} copied',
    paste: 'Paste it on the verifying page of the centre and press Enter',
    nothingIssued: 'Nothing was issued on this PC yet: issue a voucher first'
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Keyboard shortcuts',
    search: 'Search',
    help: 'Show this list',
    lock: 'Lock this PC',
    fold: 'Fold or unfold navigation',
    rows: 'Move in a table',
    openRow: 'Open the row',
    drawer: 'To the details or back to the table',
    selectRow: 'Select the row',
    selectAll: 'Select the whole page',
    nextField: 'Next field',
    save: 'Save, or do it all at once',
    escape: 'Close, start over'
  },
  notFound: 'There is no such page here, or you may not see it',
  goToday: 'Back to today'
}
