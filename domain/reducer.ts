import type { z } from 'zod'
import { makeUp } from './attendance/make-up.ts'
import { signIn } from './attendance/sign-in.ts'
import { signOut } from './attendance/sign-out.ts'
import { voidAttendance } from './attendance/void.ts'
import { answerAlert } from './casework/alert-answer.ts'
import { assignAlert } from './casework/alert-assign.ts'
import { closeAlert } from './casework/alert-close.ts'
import { raiseAlert } from './casework/alert-raise.ts'
import { openDisputeByHand } from './casework/dispute-open.ts'
import { resolveDispute } from './casework/dispute-resolve.ts'
import { confirmCertificate } from './certificate/confirm.ts'
import { issueCertificate } from './certificate/issue.ts'
import { revokeCertificate } from './certificate/revoke.ts'
import { registerDevice } from './directory/device-register.ts'
import { revokeDevice } from './directory/device-revoke.ts'
import { addOperator } from './directory/operator-add.ts'
import { addOperatorKey } from './directory/operator-add-key.ts'
import { suspendOperator } from './directory/operator-suspend.ts'
import { amendOrganisation } from './directory/organisation-amend.ts'
import { registerOrganisation } from './directory/organisation-register.ts'
import { suspendOrganisation } from './directory/organisation-suspend.ts'
import { acceptEnrolment } from './enrolment/accept.ts'
import { applyEnrolment } from './enrolment/apply.ts'
import { completeEnrolment } from './enrolment/complete.ts'
import { dropEnrolment } from './enrolment/drop.ts'
import { failEnrolment } from './enrolment/fail.ts'
import { recordHours } from './enrolment/record-hours.ts'
import { refuseEnrolment } from './enrolment/refuse.ts'
import { returnEnrolment } from './enrolment/return.ts'
import { withdrawEnrolment } from './enrolment/withdraw.ts'
import { amendPerson } from './person/amend.ts'
import { erasePerson } from './person/erase.ts'
import { mergePerson } from './person/merge.ts'
import { recordIntention } from './person/record-intention.ts'
import { registerPerson } from './person/register.ts'
import { registerTeacher } from './person/register-teacher.ts'
import { approveBatch } from './plan/batch-approve.ts'
import { closeBatch } from './plan/batch-close.ts'
import { draftBatch } from './plan/batch-draft.ts'
import { makeBatch } from './plan/batch-make.ts'
import { submitBatch } from './plan/batch-submit.ts'
import { closeLease } from './plan/lease-close.ts'
import { grantLease } from './plan/lease-grant.ts'
import { returnLease } from './plan/lease-return.ts'
import { approvePlan } from './plan/plan-approve.ts'
import { draftPlan } from './plan/plan-draft.ts'
import { submitPlan } from './plan/plan-submit.ts'
import { publishPolicy } from './policy/publish.ts'
import type { Verb } from './reduction.ts'
import { attachToClaim } from './subsidy/claim-attach.ts'
import { clearClaim } from './subsidy/claim-clear.ts'
import { detachFromClaim } from './subsidy/claim-detach.ts'
import { draftClaim } from './subsidy/claim-draft.ts'
import { drawClaim } from './subsidy/claim-draw.ts'
import { objectToClaim } from './subsidy/claim-object.ts'
import { payClaim } from './subsidy/claim-pay.ts'
import { publishClaim } from './subsidy/claim-publish.ts'
import { reconcileClaim } from './subsidy/claim-reconcile.ts'
import { returnClaim } from './subsidy/claim-return.ts'
import { reviewClaim } from './subsidy/claim-review.ts'
import { strikeLines } from './subsidy/claim-strike.ts'
import { submitClaim } from './subsidy/claim-submit.ts'
import { approveClass } from './training/class-approve.ts'
import { cancelClass } from './training/class-cancel.ts'
import { closeClass } from './training/class-close.ts'
import { draftClass } from './training/class-draft.ts'
import { finishClass } from './training/class-finish.ts'
import { resumeClass } from './training/class-resume.ts'
import { startClass } from './training/class-start.ts'
import { submitClass } from './training/class-submit.ts'
import { suspendClass } from './training/class-suspend.ts'
import { assignSession } from './training/session-assign.ts'
import { scheduleSession } from './training/session-schedule.ts'
import { bindVoucher } from './voucher/bind.ts'
import { collectVoucher } from './voucher/collect.ts'
import { freezeVoucher } from './voucher/freeze.ts'
import { issueVoucher } from './voucher/issue.ts'
import { reinstateVoucher } from './voucher/reinstate.ts'
import { reprintVoucher } from './voucher/reprint.ts'
import { unbindVoucher } from './voucher/unbind.ts'
import { unfreezeVoucher } from './voucher/unfreeze.ts'
import { voidVoucher } from './voucher/void.ts'

/** Every business action, one line each. A kind that is not here is unknown (J5). */
const verbs = [
  signIn,
  voidAttendance,
  raiseAlert,
  assignAlert,
  answerAlert,
  closeAlert,
  openDisputeByHand,
  resolveDispute,
  registerDevice,
  revokeDevice,
  addOperator,
  addOperatorKey,
  suspendOperator,
  amendOrganisation,
  registerOrganisation,
  suspendOrganisation,
  acceptEnrolment,
  applyEnrolment,
  refuseEnrolment,
  returnEnrolment,
  withdrawEnrolment,
  amendPerson,
  erasePerson,
  mergePerson,
  recordIntention,
  registerPerson,
  registerTeacher,
  approveBatch,
  closeBatch,
  draftBatch,
  makeBatch,
  submitBatch,
  grantLease,
  returnLease,
  closeLease,
  approvePlan,
  draftPlan,
  submitPlan,
  publishPolicy,
  approveClass,
  draftClass,
  startClass,
  submitClass,
  scheduleSession,
  assignSession,
  bindVoucher,
  collectVoucher,
  issueVoucher,
  reinstateVoucher,
  reprintVoucher,
  unbindVoucher,
  voidVoucher,
  signOut,
  makeUp,
  issueCertificate,
  confirmCertificate,
  revokeCertificate,
  completeEnrolment,
  dropEnrolment,
  failEnrolment,
  recordHours,
  cancelClass,
  closeClass,
  finishClass,
  resumeClass,
  suspendClass,
  draftClaim,
  attachToClaim,
  detachFromClaim,
  submitClaim,
  reviewClaim,
  returnClaim,
  drawClaim,
  publishClaim,
  objectToClaim,
  clearClaim,
  payClaim,
  reconcileClaim,
  strikeLines,
  freezeVoucher,
  unfreezeVoucher
] as const

/** A verb whose argument type is not known here: its own schema has parsed what it is given. */
export type AnyVerb = Omit<Verb<never>, 'args'> & { readonly args: z.ZodType }

/** What each kind takes, for whoever makes entries. */
export type ArgsByKind = { [V in (typeof verbs)[number] as V['kind']]: z.infer<V['args']> }
export type Kind = (typeof verbs)[number]['kind']

const byKind: ReadonlyMap<string, AnyVerb> = new Map(verbs.map(verb => [verb.kind, verb as unknown as AnyVerb]))

export const verbOf = (kind: string): AnyVerb | undefined => byKind.get(kind)
export const kinds: readonly string[] = [...byKind.keys()]
