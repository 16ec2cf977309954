import type { TextsLike } from '../texts.ts'
import type { settings as zh } from '../zh/settings.ts'

export const settings: TextsLike<typeof zh> = {
  title: 'Settings',
  needsLine: 'This needs the line, and the server cannot be reached. Try again when it can.',
  parts: {
    look: 'Look',
    reader: 'Card reader',
    password: 'Password',
    leases: 'Leased numbers',
    desk: 'This desk'
  },
  look: {
    language: 'Language',
    chinese: 'Chinese',
    english: 'English',
    scheme: 'Colours',
    light: 'Light',
    dark: 'Dark',
    textSize: 'Text size',
    sound: 'Sound',
    soundOn: 'Sound a tone when verifying',
    tryYes: 'Hear “yes”',
    tryNo: 'Hear “no”'
  },
  reader: {
    driver: 'Reader',
    none: 'No reader: keyboard readers, scanners and typing work',
    bridge: 'The local service of the reader’s maker',
    port: 'Port',
    portHint: '1024–65535, see the maker’s manual',
    portFault: 'A number from 1024 to 65535',
    save: 'Save',
    saved: 'Saved',
    state: 'Connection',
    test: 'Check',
    answers: 'Connected: {{model}}',
    noReader: 'The service runs but finds no reader: check the cable',
    unreachable: 'The service does not answer: check that it runs, and the port'
  },
  password: {
    old: 'Old password',
    fresh: 'New password',
    again: 'Once more',
    hint: 'At least 8 characters; needs the line.',
    differs: 'The two are not the same',
    change: 'Change password',
    changed: 'Password changed',
    changedText: 'Use the new one at the next login.'
  },
  leases: {
    about:
      'Leased numbers belong to this desk alone and can be issued without a line. Return what is not needed, so that others can use it.',
    request: 'Ask for numbers',
    batch: 'Batch',
    count: 'How many',
    chooseBatch: 'Choose a batch',
    batchOption: '{{skill}} · until {{until}} · {{left}} left',
    countHint:
      'At most {{max}}. A lease ends after {{days}} days: ask for what this desk will issue in that time, and return the rest.',
    noBatch: 'No batch to lease from: one that is made and not used up is needed',
    ask: 'Ask',
    asked: 'Leased',
    askedText: '{{n}}, until {{on}}',
    table: 'Leases of this desk',
    empty: 'This desk holds no lease; choose a batch and ask above',
    skill: 'Occupation and level',
    validity: 'Vouchers valid',
    granted: 'Leased',
    used: 'Used',
    remaining: 'Left',
    expires: 'Lease ends',
    state: 'State',
    usable: 'usable',
    ended: 'ended',
    returned: 'returned',
    closed: 'closed',
    otherGeneration: 'older registration',
    return: 'Return',
    returnTitle: 'Return numbers',
    returnText: 'After the return of {{n}} numbers this desk issues none of this lease. What is issued stays.',
    returnDone: 'Returned',
    returnDoneText: 'Saved and signed; others can use them once the server has accepted it.',
    confirmReturn: 'Return {{n}}',
    mayNot: 'Asked for and returned by county clerks.'
  },
  desk: {
    organisation: 'Place',
    device: 'Device',
    deviceId: 'Device id',
    generation: 'Generation',
    server: 'Server',
    operator: 'Operator',
    roles: 'Roles',
    ticket: 'Offline login until',
    lockAfter: 'Locks after',
    version: 'Version',
    restart: 'Restart',
    cut: 'Cut the line (demonstration)',
    join: 'Join the line (demonstration)'
  }
}
