import type { TextsLike } from '../texts.ts'
import type { readiness as zh } from '../zh/readiness.ts'

export const readiness: TextsLike<typeof zh> = {
  title: 'Before you leave',
  again: 'Check again',
  checking: 'Checking',
  summary: {
    good: 'This desk can work without a line',
    warn: 'It can work without a line; {{n}} points are better seen to first',
    bad: '{{n}} points must be seen to first, or work without a line is limited'
  },
  days: '{{n}} days',
  states: { good: 'good', warn: 'advised', bad: 'needed' },
  items: {
    disk: {
      name: 'Disk space',
      good: '{{bytes}} free',
      warn: '{{bytes}} free: better clean up',
      bad: '{{bytes}} free: too little, clean up first'
    },
    reserve: {
      name: 'Reserve',
      good: 'Kept: work in hand can be saved on a full disk',
      warn: 'Not kept',
      bad: 'Could not be kept: clean up the disk'
    },
    journal: {
      name: 'Journal',
      good: 'Whole, {{entries}} entries',
      warn: '{{damaged}} damaged places, set apart; the server fills them',
      bad: 'Differs from the server, uploads have stopped: see Synchronisation'
    },
    clock: {
      name: 'Clock',
      good: 'Agrees with the server',
      warn: 'Differs from the server: set it and connect once',
      bad: 'Not to be trusted: set it and connect once'
    },
    keyring: {
      name: 'Keys',
      good: 'Kept by the keyring of the system',
      warn: 'No keyring here: the password alone keeps the keys',
      bad: 'Cannot be opened: register again'
    },
    'login-ticket': {
      name: 'Offline login',
      good: 'Possible for another {{left}}',
      warn: 'Only {{left}} left: log in once with the line',
      bad: 'Ended: log in once with the line'
    },
    'data-age': {
      name: 'Age of data',
      good: '{{age}} old',
      warn: '{{age}} old: renew it first',
      bad: 'No data yet: receive it first'
    },
    leases: {
      name: 'Leased numbers',
      good: '{{blanks}} to issue, the last for {{left}}',
      warn: '{{blanks}} to issue: ask for more as needed',
      bad: 'None to issue'
    },
    revocations: {
      name: 'Revocations',
      good: '{{age}} old',
      warn: '{{age}} old: renew them first',
      bad: 'None here: offline checks are not reliable'
    },
    line: {
      name: 'Line',
      good: 'Connected',
      warn: 'Not connected',
      bad: 'Not connected'
    },
    camera: {
      name: 'Camera',
      good: '{{cameras}} found',
      warn: 'None found: use a scanner or type the code',
      bad: 'None found'
    },
    search: {
      name: 'Finding persons',
      good: '{{persons}} can be found',
      warn: 'Being prepared, {{persons}} can be found',
      bad: 'Not available'
    },
    replica: {
      name: 'Local data',
      good: 'Whole',
      warn: 'Being received anew; what is here can be used',
      bad: 'Not whole: wait until it is received'
    }
  }
}
