import type { TextsLike } from '../texts.ts'
import type { failures as zh } from '../zh/failures.ts'

export const failures: TextsLike<typeof zh> = {
  'request.malformed': 'An internal error: nothing was done, saved work is safe. Try again, else call support.',
  'request.untrusted-sender': 'The request came from an untrusted page and was not carried out. Restart the program.',
  'desk.unregistered': 'This PC is not registered. Register it under Settings with a code from your administrator.',
  'desk.already-registered': 'This PC is registered already.',
  'desk.locked': 'This PC is locked. Log in to go on.',
  'desk.demo-only': 'Only a demonstration can do this.',
  'setup.code-refused': 'The code is wrong, used or expired. Ask your administrator for a new one.',
  'setup.wrong-server': 'This address is not a server of this system. Check it.',
  'session.wrong-password': 'Wrong login name or password{{attempts}}.',
  'session.locked-out': 'Too many wrong passwords: try again in {{retryAfter}} or ask the administrator.',
  'session.unknown-operator':
    'No such login, or it never logged in here with the line up. The first login needs the line.',
  'session.ticket-expired': 'The offline login has ended. Log in once with the line up or import a courier answer.',
  'session.suspended': 'This login is suspended. Ask your administrator.',
  'session.weak-password': 'The new password is too short: at least {{shortest}} characters.',
  'session.first-password': 'This is a first password, which works once. Choose your own, then log in.',
  'session.first-password-ended':
    'This first password has ended (after 14 days, or with a restore of the server). An administrator of this place or the province gives a new one.',
  'session.same-password': 'The new password cannot be the first one. Choose one that only you know.',
  'access.not-yours':
    'Not given: only administrators of this place or the province may, for places and logins that the server has.',
  'access.stopped': 'Not given: this place or login is suspended, or the login name belongs to somebody else.',
  'journal.frozen':
    'The journal of this PC forked (a copy or an old backup is in use). All records are kept; register anew.',
  'journal.damaged': 'The journal file is damaged; the sound part is kept. Do not reinstall, call support.',
  'journal.too-large': 'Too much at once, nothing was saved. Do it in several steps.',
  'journal.id-reused': 'This was saved before and is not saved twice.',
  'journal.offline-limit':
    'Offline too long: issuing, collecting, binding and redeeming stop; all else goes on. Connect once or import a courier answer.',
  'device.revoked': 'This PC was revoked and cannot work any more. Ask your administrator.',
  'lease.refused': 'The server did not grant it: the quota is used up or not yours. Ask for fewer.',
  'lease.unknown': 'This PC has no such lease. Refresh and try again.',
  'lease.expired': 'These leased vouchers have ended. Return them with the line up and ask anew.',
  'voucher.unknown': 'This PC knows no such voucher. Check the code or try with the line up.',
  'attachment.other-type': 'Only JPEG, PNG and PDF can be attached; nothing was saved. Convert the file first.',
  'attachment.too-large': 'The file is larger than 2 MB; nothing was saved. Scan it coarser or split it.',
  'attachment.not-here': 'The server does not have this paper (yet). The training place has to connect once.',
  'courier.unreadable': 'This is no courier file, nothing was imported. Choose a file that ends in jqc.',
  'courier.damaged': 'The courier file was cut or altered, nothing was imported. Copy it again.',
  'courier.foreign': 'The courier file belongs to another PC or another server and was not imported.',
  'courier.old':
    'The answer is older than what this PC has, or from before it was registered anew, and was not imported. Take the newest one or export again.',
  'courier.busy': 'Another courier file is being worked at. Wait a moment.',
  'export.second-needed':
    'More than {{limit}} rows about people need another operator of this place to confirm here. Nothing was exported.',
  'export.same-person': 'Another operator than the one who exports has to confirm. Nothing was exported.',
  'line.down': 'The server cannot be reached. Saved work is sent when the line is back.',
  'line.cut': 'The line is cut for demonstration.',
  'server.refused': 'The server did not agree. Check and try again.',
  'server.busy': 'The server is busy, try again in {{retryAfter}}.',
  'server.upgrade-needed': 'This version is too old for the server. Saved work is safe; upgrade to go on.',
  'disk.full': 'The disk is full, this was not saved. Make room and try again.',
  'file.cancelled': 'No file was chosen.',
  'file.too-large': 'The file is over 30 MB and was not opened. Split it.',
  'file.unreadable': 'The file cannot be read: damaged, or in use by another program.',
  'print.failed': 'Printing failed. Check the printer or save a PDF.',
  unexpected: 'Something unexpected: nothing was done, saved work is safe. Try again, else call support.'
}
