import type { TextsLike } from '../texts.ts'
import type { claimRejections as zh } from '../zh/claim-rejections.ts'

export const claimRejections: TextsLike<typeof zh> = {
  'certificate.unknown': {
    reason: 'There is no such certificate',
    remedy: 'Check the number, or synchronise and try again'
  },
  'certificate.exists': {
    reason: 'The number was entered already, or the worker has a certificate',
    remedy: 'Check the number'
  },
  'certificate.wrong-state': { reason: 'The certificate is “{{state}}”', remedy: 'Go on from that state' },
  'certificate.bad-number': {
    reason: 'The certificate number breaks its rules ({{fault}})',
    remedy: 'Compare the 22 characters, level and year with the certificate'
  },
  'claim.unknown': { reason: 'There is no such claim', remedy: 'Check it, or synchronise and try again' },
  'claim.exists': { reason: 'The claim was submitted already', remedy: 'Go on with that one' },
  'claim.wrong-state': { reason: 'The claim is “{{state}}”', remedy: 'Go on from that state' },
  'claim.twice': {
    reason: 'The voucher is in another claim',
    remedy: 'A voucher is claimed once: take it out of this one'
  },
  'claim.nothing-left': {
    reason: 'Nobody is left to claim for: certificates were revoked, or lines refused',
    remedy: 'Submit it again once a new certificate is confirmed'
  },
  'claim.not-drawn': {
    reason: 'The claim has not been through the province’s draw',
    remedy: 'Publish it after the draw'
  },
  'claim.notice-over': { reason: 'The notice ended on {{to}}', remedy: 'Open a dispute for objections after it' },
  'claim.notice-runs': { reason: 'The notice runs until {{to}}', remedy: 'Go on when it is over' },
  'claim.no-such-line': {
    reason: 'The claim has no such line, or the lines differ',
    remedy: 'Compare the lines one by one'
  },
  'claim.unanswered': { reason: '{{objections}} objections need an answer each', remedy: 'Decide on every objection' },
  'claim.other-payout': {
    reason: 'The answer is not to payout {{payout}}',
    remedy: 'Import the bank’s answer to the last payout'
  },
  'claim.line-payable': {
    reason: 'The voucher of worker {{line}} may be paid and is not to be withheld',
    remedy: 'Close the payout and open it anew'
  },
  'claim.line-withheld': {
    reason: 'The voucher of worker {{line}} is {{voucher}} and cannot be paid',
    remedy: 'Pay out again and withhold worker {{line}}'
  },
  'claim.line-stands': {
    reason: 'The certificate of worker {{line}} is not revoked, or the worker is certified anew',
    remedy:
      'Strike only whose certificate is revoked and not replaced; one whose voucher is frozen is paid once it thaws'
  },
  'claim.line-over': {
    reason: 'Worker {{line}} was paid, refused or struck already',
    remedy: 'There is nothing to strike: close this and open it anew'
  },
  'claim.attachment-exists': { reason: 'This paper is attached already', remedy: 'There is nothing more to do' },
  'claim.attachment-unknown': { reason: 'The claim has no such paper', remedy: 'Look at its papers again' },
  'claim.attachment-submitted': { reason: 'It was submitted with the claim', remedy: 'Attach the corrected paper' },
  'claim.attachments-full': { reason: 'A claim has at most {{max}} papers', remedy: 'Join pages into one PDF first' },
  'claim.other-amount': {
    reason: 'The answered amount is not the approved one',
    remedy: 'Clear the line with the bank'
  }
}
