import type { TextsLike } from '../texts.ts'
import type { rejections as zh } from '../zh/rejections.ts'
import { claimRejections } from './claim-rejections.ts'

export const rejections: TextsLike<typeof zh> = {
  ...claimRejections,
  'entry.malformed': {
    reason: 'The entry is incomplete or malformed',
    remedy: 'Do it again; if it happens again tell support the number'
  },
  'entry.unknown-kind': {
    reason: 'The server does not know this kind of entry',
    remedy: 'Upgrade the program and do it again'
  },
  'entry.unknown-version': {
    reason: 'This version of entries is not supported',
    remedy: 'Upgrade the program and do it again'
  },
  'entry.bad-signature': {
    reason: 'The signature does not fit: nobody can say who did it',
    remedy: 'Log in again, do it again, and tell the administrator'
  },
  'entry.wrong-server': {
    reason: 'It belongs to another environment (production or practice)',
    remedy: 'Do it in the right environment'
  },
  'entry.wrong-device': { reason: 'It was not made by the registered device', remedy: 'Do it again on that device' },
  'entry.other-body': {
    reason: 'Another content has this number already',
    remedy: 'The first one stands; do it again if they differ'
  },
  'entry.rests-on-loser': {
    reason: 'The entry it rests on was not accepted',
    remedy: 'Wait for that decision; this one is decided with it'
  },
  'entry.waited-too-long': {
    reason: 'What it rests on did not arrive within {{days}} days',
    remedy: 'Ask the issuing office to connect; someone will decide'
  },
  'entry.undecidable': { reason: 'The server failed on this entry', remedy: 'Someone will decide; do not do it again' },
  'entry.clock-flagged': {
    reason: 'The clock of the PC had been changed',
    remedy: 'Set the clock, connect once; someone confirms the time'
  },
  'entry.superseded': {
    reason: 'From a PC that was replaced (generation {{generation}}); its successor never sent it in thirty days',
    remedy: 'Check the papers; do again what did happen'
  },
  'author.not-allowed': {
    reason: 'This role may not do this',
    remedy: 'Let someone with the right do it, or ask for the role'
  },
  'author.outside-place': {
    reason: 'It lies outside your office or centre',
    remedy: 'Its own county or centre has to do it'
  },
  'author.suspended': { reason: 'This login is suspended', remedy: 'Ask the administrator' },
  'author.unknown': {
    reason: 'The server knows no such login or organisation',
    remedy: 'Let the administrator register it first'
  },
  'author.same-person': {
    reason: 'A reviewer is neither the submitter nor the reviewer before',
    remedy: 'Let another reviewer do it'
  },
  'device.unknown': { reason: 'This device is not registered', remedy: 'Register it with a code' },
  'device.exists': { reason: 'This device is registered already', remedy: 'Nothing to do' },
  'device.revoked': { reason: 'This device was revoked', remedy: 'Use another one or register it anew' },
  'organisation.unknown': { reason: 'No such organisation', remedy: 'Register it first' },
  'organisation.exists': { reason: 'This organisation is registered already', remedy: 'Use that one, or amend it' },
  'organisation.suspended': { reason: 'The organisation is suspended', remedy: 'Ask the authority in charge' },
  'organisation.licence-ended': { reason: 'Its licence ended on {{until}}', remedy: 'Renew the licence first' },
  'organisation.not-licensed-for': {
    reason: 'It has no licence for this occupation and level',
    remedy: 'Choose another centre or extend its licence'
  },
  'operator.unknown': { reason: 'No such login', remedy: 'Check the login name' },
  'operator.exists': { reason: 'This login name is taken', remedy: 'Choose another' },
  'operator.wrong-state': { reason: 'Not possible in the present state of the login', remedy: 'Refresh and check it' },
  'policy.unknown': {
    reason: 'The policy version is not there',
    remedy: 'Connect to get the policy, then do it again'
  },
  'policy.not-next-version': {
    reason: 'The version does not follow the present one',
    remedy: 'Refresh and change the newest version'
  },
  'policy.begins-before': {
    reason: 'It takes effect before the version before it ({{from}})',
    remedy: 'Choose {{from}} or later'
  },
  'policy.contradicts': {
    reason: 'Rules of this version contradict one another',
    remedy: 'Mend the rules that the form points at'
  },
  'plan.unknown': { reason: 'No such plan', remedy: 'Check it, or connect and try again' },
  'plan.exists': { reason: 'This plan exists', remedy: 'Change the existing one' },
  'plan.wrong-state': { reason: 'The plan is “{{state}}”', remedy: 'Refresh and go on from there' },
  'plan.over-size': { reason: 'Over the size of the plan, {{left}} left', remedy: 'Take fewer, or ask for more' },
  'plan.over-budget': { reason: 'Over the budget of the plan', remedy: 'Take fewer, or ask for more' },
  'batch.unknown': { reason: 'No such batch', remedy: 'Check it, or connect and try again' },
  'batch.exists': { reason: 'This batch exists', remedy: 'Use the existing one' },
  'batch.wrong-state': { reason: 'The batch is “{{state}}”', remedy: 'Refresh and go on from there' },
  'batch.over-size': {
    reason: 'Over the size of the batch, {{left}} left',
    remedy: 'Take fewer, or make another batch'
  },
  'lease.unknown': { reason: 'No such lease', remedy: 'Ask for one with the line up' },
  'lease.exists': { reason: 'This lease exists', remedy: 'Nothing to do' },
  'lease.not-yours': {
    reason: 'These vouchers are leased to another device',
    remedy: 'Issue there, or ask for a lease'
  },
  'lease.ended': { reason: 'The lease ended on {{on}}', remedy: 'Return it with the line up and ask anew' },
  'lease.wrong-state': { reason: 'The lease is returned or closed', remedy: 'Ask for a new one with the line up' },
  'lease.no-such-blank': { reason: 'No such blank in the lease, or it is used', remedy: 'Take the next blank' },
  'person.unknown': { reason: 'No such person', remedy: 'Register the person first' },
  'person.merged': { reason: 'This record was merged into another of the same person', remedy: 'Go on with that one' },
  'person.not-in-place': { reason: 'The person is not in your scope', remedy: 'Register the person here first' },
  'person.not-same': { reason: 'Sex or birth differ', remedy: 'See whether it is the same person; correct first' },
  'person.has-open': {
    reason: 'The record to end has {{vouchers}} live vouchers and {{enrolments}} open applications',
    remedy: 'Keep this one and merge the other into it; where both have some, finish one first'
  },
  'person.erased': {
    reason: 'Who this was has been erased, and the record is used no more',
    remedy: 'Register the worker anew'
  },
  'person.in-use': {
    reason: '{{vouchers}} vouchers are live or ran out less than 30 days ago, and {{enrolments}} applications are open',
    remedy: 'Finish or void them first; for vouchers that ran out unused, wait for the 30 days'
  },
  'person.has-claim': {
    reason: 'The subsidy for a certified voucher of this worker is not settled',
    remedy: 'Try again once it is paid or can be claimed no more'
  },
  'person.has-case': { reason: 'A dispute or alert about this worker is open', remedy: 'Settle it first' },
  'intention.exists': { reason: 'This intention is recorded already', remedy: 'Nothing to do' },
  'voucher.unknown': {
    reason: 'The server has no such voucher',
    remedy: 'Check the code, or let the issuing office connect'
  },
  'voucher.exists': { reason: 'This voucher was issued already', remedy: 'Take the next blank' },
  'voucher.wrong-state': { reason: 'The voucher is “{{state}}”', remedy: 'Go on from that state' },
  'voucher.wrong-person': {
    reason: 'The voucher belongs to somebody else',
    remedy: 'Check the card: only its holder may use it'
  },
  'voucher.expired': { reason: 'The voucher ended on {{until}}', remedy: 'Its holder has to apply again' },
  'voucher.not-yet-valid': { reason: 'The voucher is valid from {{from}}', remedy: 'Use it within its dates' },
  'voucher.bound-elsewhere': {
    reason: 'The voucher is bound elsewhere',
    remedy: 'That centre has to unbind it; the county decides disputes'
  },
  'voucher.reserved-elsewhere': {
    reason: 'The voucher is reserved for the class applied for',
    remedy: 'Use it there, or withdraw the application'
  },
  'voucher.revoked': { reason: 'The voucher was revoked', remedy: 'Ask the county that issued it' },
  'voucher.not-for-class': { reason: 'Occupation or level does not fit the class', remedy: 'Choose a class that fits' },
  'voucher.not-issuing-device': {
    reason: 'Offline only the issuing device may void it',
    remedy: 'Void it there, or with the line up'
  },
  'voucher.claimed': {
    reason: 'The voucher stands in a claim: its redemption stays',
    remedy: 'Refuse its line in the claim; a doubtful voucher may be frozen'
  },
  'class.unknown': { reason: 'No such class', remedy: 'Check it, or connect and try again' },
  'class.exists': { reason: 'This class exists', remedy: 'Use the existing one' },
  'class.wrong-state': { reason: 'The class is “{{state}}”', remedy: 'Go on from that state' },
  'class.full': { reason: 'The class is full ({{capacity}})', remedy: 'Put on the waiting list, or choose another' },
  'class.too-large': {
    reason: '{{capacity}} seats, over the limit of {{max}} in a class',
    remedy: 'Take fewer, or split the class'
  },
  'class.not-yours': { reason: 'The class is not yours', remedy: 'Its centre has to do it' },
  'class.has-no-session': { reason: 'The class has no sessions', remedy: 'Schedule sessions first' },
  'session.unknown': { reason: 'No such session in the class', remedy: 'Check the timetable' },
  'session.exists': { reason: 'This session exists', remedy: 'Change the existing one' },
  'session.other-day': {
    reason: 'The session is not today ({{date}})',
    remedy:
      'Act on the day of the session: sign in to one of today, make up a missed one at its sign-ins in time, finish a class on or after the day of its last one'
  },
  'enrolment.unknown': { reason: 'No such enrolment', remedy: 'Check it, or connect and try again' },
  'enrolment.exists': { reason: 'The person has the same enrolment already', remedy: 'Go on with that one' },
  'enrolment.wrong-state': { reason: 'The enrolment is “{{state}}”', remedy: 'Go on from that state' },
  'enrolment.wrong-person': { reason: 'The enrolment belongs to somebody else', remedy: 'Check card and enrolment' },
  'attendance.exists': { reason: 'Signed in already for this session', remedy: 'Nothing to do' },
  'attendance.unknown': { reason: 'No such sign-in', remedy: 'Sign in first, or make it up' },
  'attendance.wrong-state': { reason: 'The sign-in is void or ended', remedy: 'Refresh and check it' },
  'dispute.unknown': { reason: 'No such dispute', remedy: 'Connect and try again' },
  'dispute.exists': { reason: 'This dispute is open already', remedy: 'Go on with that one' },
  'dispute.wrong-state': { reason: 'The dispute is decided', remedy: 'Nothing to do' },
  'dispute.voucher-claimed': {
    reason: 'The voucher stands in a claim of the first side and cannot be given to the other',
    remedy: 'Have its line struck from that claim first, or uphold the first side'
  },
  'alert.unknown': { reason: 'No such alert', remedy: 'Connect and try again' },
  'alert.exists': { reason: 'This alert was raised already', remedy: 'Go on with that one' },
  'alert.wrong-state': { reason: 'The alert is “{{state}}”', remedy: 'Assign, answer and close it in this order' },
  'alert.no-subject': {
    reason: 'What the alert is about is not there',
    remedy: 'Raise it from a voucher, class or worker'
  },
  'alert.not-yours': { reason: 'Somebody else has to answer', remedy: 'Ask the owner, or have it assigned anew' },
  'alert.no-such-owner': {
    reason: 'It cannot be assigned to them',
    remedy: 'Choose an office over its county, or the training place it is about'
  },
  'alert.due-past': { reason: 'The due date {{due}} is past', remedy: 'Choose today or later' },
  'rule.live-vouchers': {
    reason: 'The person holds {{live}} vouchers, the limit is {{max}} at a time',
    remedy: 'Wait until it is used, expired or void'
  },
  'rule.vouchers-a-year': {
    reason: 'The person reached the limit of {{max}} vouchers in {{year}}',
    remedy: 'Apply next year'
  },
  'rule.same-occupation-level': {
    reason: 'The person had {{occupation}}, {{level}}, on {{on}}; once only',
    remedy: 'Choose another occupation or a higher level'
  },
  'rule.lower-level': {
    reason: 'The person holds {{held}}, which is above {{level}}',
    remedy: 'Choose a higher level or another occupation'
  },
  'rule.age': { reason: 'Aged {{age}}, not within {{min}}–{{max}}', remedy: 'Check the birth date' },
  'rule.category': {
    reason: 'The category “{{category}}” does not meet the conditions of the plan',
    remedy: 'Check the category, or choose another plan'
  },
  'rule.identity-method': {
    reason: 'Checking identity by “{{method}}” is not enough here',
    remedy: 'Read the ID or social-security card'
  },
  'class.has-seats-taken': {
    reason: '{{seatsTaken}} workers still have a place in the class',
    remedy: 'Enter a result, unbind or withdraw each of them first'
  },
  'class.no-such-teacher': {
    reason: 'The teacher is not registered at this centre or does not teach this class',
    remedy: 'Register the teacher first, or choose one of the class'
  },
  'rule.hours': { reason: 'The class plans {{hours}} hours, fewer than the level’s {{min}}', remedy: 'Add sessions' },
  'rule.practice': { reason: 'Practice is {{percent}} %, below {{min}} %', remedy: 'Add practice sessions' },
  'rule.submitted-late': {
    reason: '{{left}} working days are left before {{from}}; {{days}} are needed',
    remedy: 'Begin the class later'
  },
  'rule.attendance': {
    reason: 'Attendance is {{rate}} %, below {{min}} %',
    remedy: 'Missed sessions can be made up in time; below the limit nobody completes'
  },
  'rule.pass-score': {
    reason: 'The mark is {{score}}, below the pass of {{min}}',
    remedy: 'Check the marks, or end the training as not passed'
  },
  'rule.make-ups': {
    reason: '{{makeUps}} sessions were made up; {{max}} may be',
    remedy: 'No further session can be made up'
  },
  'rule.online-speed': {
    reason: '{{hours}} hours were recorded where {{possible}} are possible',
    remedy: 'Check when the platform’s record begins and ends'
  },
  'rule.online-hours': {
    reason: 'Online hours come to {{hours}}, more than the class’s {{max}}',
    remedy: 'Check the record or the class’s online sessions'
  },
  'rule.online-twice': {
    reason: 'Online hours of this time were recorded before',
    remedy: 'A time counts once; check the period in the record'
  },
  'rule.no-standard': {
    reason: 'The policy has no subsidy for this occupation at {{level}}',
    remedy: 'Check occupation and level, or let the province add it'
  },
  'rule.claim-late': { reason: 'The claim had to be made by {{until}}', remedy: 'It is too late to claim' },
  'rule.offline-limit': {
    reason: 'Offline for {{days}} days, the limit is {{limit}}',
    remedy: 'Connect once or import a courier answer'
  }
}
