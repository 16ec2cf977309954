import type { TextsLike } from '../texts.ts'
import type { verify as zh } from '../zh/verify.ts'

export const verify: TextsLike<typeof zh> = {
  place: {
    class: 'Class',
    classHint: 'Choose a class',
    session: 'Session',
    sessionHint: 'Choose a session',
    classOption: '{{name}} ({{state}})',
    bindOnly: 'Verify only, no sign-in',
    none: 'This place has no approved or running class now',
    toClasses: 'To the classes'
  },
  start: 'Scan a voucher, read an ID card, or type a code or an ID number',
  startHint: 'Enter goes on, Esc starts over',
  chooseClass: 'Choose a class and a session first',
  deeds: { collect: 'collect', bind: 'verify', signIn: 'sign in', and: ', ' },
  keys: { enter: 'Enter', escape: 'Esc' },
  again: 'Start over',
  doneDeeds: 'Done: {{deeds}}',
  alreadyBound: 'The voucher is bound to this class already; nothing to do',
  waitsForServer: 'Saved on this PC; the server confirms once it is reached',
  usedWhere: '{{at}} · {{where}}',
  here: 'this class',
  facts: {
    holder: 'Holder',
    notHeld: 'This PC knows nothing of the holder; the paper counts'
  },
  stops: {
    nobody: {
      reason: 'This PC does not know the person: not on the roster',
      remedy: 'Scan the QR code of the voucher; without one, apply at the county office'
    },
    'no-voucher': { reason: 'The person holds no voucher in use', remedy: 'Apply for one at the county office' },
    'needs-paper': { reason: 'This PC does not hold this voucher', remedy: 'Scan the QR code of the voucher' }
  },
  indexing: 'People are still being indexed ({{n}} so far); read the card again in a moment',
  credential: {
    'not-ours': {
      reason: 'Not a voucher of this system, or of another environment',
      remedy: 'Check whether it belongs to the real or the practice environment'
    },
    'too-long': { reason: 'The QR code is too long for a voucher', remedy: 'Scan the QR code of the voucher' },
    damaged: {
      reason: 'The QR code is incomplete or altered',
      remedy: 'Clean the paper and scan again, or type the code; else have it reprinted'
    },
    'unknown-version': { reason: 'This PC does not know this version of QR code', remedy: 'Upgrade the program' },
    'unknown-key': { reason: 'This PC lacks the key that signed the voucher', remedy: 'Go online once and try again' },
    'bad-server-signature': {
      reason: 'The signature of the server does not match: perhaps forged',
      remedy: 'Do not accept it; keep the paper and tell the county office'
    },
    'device-not-certified': {
      reason: 'The issuing device is not registered',
      remedy: 'Go online once and try again; else tell the county office'
    },
    'revoked-device': {
      reason: 'The issuing device was revoked',
      remedy: 'Have it checked and reprinted at the county office'
    },
    'not-yet-valid': { reason: 'The voucher is not valid yet', remedy: 'Use it within its dates' },
    expired: { reason: 'The voucher has expired', remedy: 'Apply for a new one' },
    'bad-device-signature': {
      reason: 'The signature of the issue does not match: perhaps forged',
      remedy: 'Do not accept it; keep the paper and tell the county office'
    },
    'voucher-revoked': { reason: 'The voucher is void', remedy: 'Ask the county office that issued it' },
    'wrong-person': {
      reason: 'The card is not the holder’s',
      remedy: 'Only the holder may use a voucher; check the card'
    }
  },
  shortCode: { reason: 'The voucher code is wrong', remedy: 'Compare it with the paper, or scan the QR code' },
  idNumber: { remedy: 'Check the ID number, or use the card reader' },
  unknown: {
    reason: 'This means nothing here',
    remedy: 'Scan a voucher, read an ID card, or type a code or an ID number'
  },
  card: {
    unreadable: { reason: 'The card was not read', remedy: 'Lay it down flat and read it again' },
    'card-expired': { reason: 'The card has expired', remedy: 'The holder needs a new card first' },
    'not-authentic': { reason: 'The chip of the card is not genuine', remedy: 'Do not accept it; check the card' }
  },
  unchecked: {
    'device-certificate': 'certificate of the issuing device',
    revocations: 'revocations',
    'device-signature': 'signature of the issue',
    'voucher-state': 'whether the voucher is void',
    identity: 'the holder’s card',
    V8: 'whether it is collected',
    V11: 'the voucher’s present state',
    V12: 'whether it was used elsewhere',
    V14: 'whether it is bound elsewhere',
    E8: 'whether the person has a place here already',
    E11: 'whether the person has another voucher in use'
  },
  camera: {
    title: 'Camera and card reader',
    on: 'Turn the camera on',
    off: 'Turn the camera off',
    picture: 'Camera picture',
    starting: 'Opening the camera',
    running: 'Hold the QR code of the voucher into the picture',
    paused: 'The window is behind another: the camera pauses',
    denied: 'No permission to use the camera',
    none: 'No camera found',
    busy: 'Another program uses the camera',
    failed: 'The camera does not open'
  },
  reader: {
    label: 'Keyboard reader reads',
    bridge: {
      starting: 'Connecting to the card reader',
      ready: 'Card reader ready: lay the card down',
      'no-reader': 'The card reader is not connected',
      unreachable: 'The card reader’s program does not run',
      stopped: 'Card reader not in use'
    },
    unset: 'No card reader program is set; use a keyboard reader or type'
  },
  recent: {
    title: 'Last ten scans',
    empty: 'Nothing scanned yet',
    undo: 'Undo',
    undoOf: 'Undo {{who}}',
    undone: 'undone',
    undoTitle: 'Undo this scan',
    undoSignIn:
      'The sign-in becomes void and may be made again. A voucher that it redeemed stays redeemed until the county reinstates it.',
    undoBind: 'The voucher is released from this class and collected again; the seat is free.',
    presets: { person: 'Wrong person', session: 'Wrong session', absent: 'Person was not there' }
  }
}
