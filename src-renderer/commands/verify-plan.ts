import type { Attendance } from '../../domain/attendance/attendance.ts'
import { type Enrolment, holdsRoster, isOpenEnrolment } from '../../domain/enrolment/enrolment.ts'
import { type IdentityCheck, sameSkill } from '../../domain/fields.ts'
import type { Sha256 } from '../../domain/journal/chain.ts'
import type { Person } from '../../domain/person/person.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { type CredentialFailure, idCheckOf } from '../../domain/voucher/credential.ts'
import type { CredentialResult } from '../../domain/voucher/credential-check.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { Draft } from './draft.ts'
import type { Presented } from './verify-presented.ts'

/** Where verifying goes on. An empty session binds only. */
export type VerifyPlace = { readonly trainingClass: TrainingClass; readonly session: string }

export type HeldIdentity = {
  readonly name: string
  readonly masked: string
  /** Whether the card shown says the number held; null: no card, or no number. */
  readonly isOfCard: boolean | null
}

/** What this desk holds about what was presented; null where it holds nothing. */
export type Held = {
  /** Proof of the paper shown. */
  readonly credential: CredentialResult | null
  readonly voucher: Voucher | null
  /** The id is known from the paper even where the document is not. */
  readonly person: string | null
  readonly holder: Person | null
  readonly identity: HeldIdentity | null
  readonly enrolments: readonly Enrolment[]
  /** The sign-in of this person to the session at hand. */
  readonly attendance: Attendance | null
  /** Whether the card is the holder's; null: nothing to compare. */
  readonly matched: boolean | null
}

/** The voucher in words and figures, from the document or from its paper. */
export type Subject = Pick<
  Voucher,
  'id' | 'code' | 'occupation' | 'level' | 'faceValueFen' | 'validFrom' | 'validUntil' | 'person'
>

/**
 * Why nothing can be tried. `nobody`: no such person on this desk; `no-voucher`: the person is here and holds none;
 * `needs-paper`: only the QR can stand for a voucher that this desk does not hold.
 */
export type Stop =
  | { readonly kind: 'credential'; readonly code: CredentialFailure }
  | { readonly kind: 'nobody' | 'no-voucher' | 'needs-paper' }

/** What the drafts come to for the operator. */
export type Deeds = { readonly collects: boolean; readonly binds: boolean; readonly signsIn: boolean }

export type VerifyPlan =
  | { readonly kind: 'stopped'; readonly stop: Stop; readonly subject: Subject | null }
  | {
      readonly kind: 'drafts'
      readonly subject: Subject
      /** To be judged together; appended only where there is a deed. */
      readonly drafts: readonly Draft[]
      readonly deeds: Deeds
      readonly enrolment: string
      /** Nobody else may bind it: bound or reserved here. */
      readonly isOurs: boolean
    }

/** V7, Q7: the whole number where it is held, and the paper's check; both must agree with the card. */
export function matchOf(
  { card, voucher }: Presented,
  identity: HeldIdentity | null,
  sha256: Sha256
): IdentityCheck['matched'] {
  if (!card) return null
  const answers = [
    ...(identity && identity.isOfCard !== null ? [identity.isOfCard] : []),
    ...(voucher?.kind === 'scan'
      ? [idCheckOf(voucher.scan.blank.voucherId, card.idNumber, sha256) === voucher.scan.issue.idCheck]
      : [])
  ]
  return answers.length === 0 ? null : answers.every(isSame => isSame)
}

/** The place a person has in this class, as the roster or the person says. */
export function placeIn(trainingClass: string, held: Pick<Held, 'enrolments' | 'holder'>): string | undefined {
  const own = held.enrolments.find(e => e.trainingClass === trainingClass && isOpenEnrolment(e.state))
  return own?.id ?? held.holder?.openEnrolments.find(e => e.trainingClass === trainingClass)?.enrolment
}

/** Which voucher is meant by a card alone: that of the place in this class, else the newest for this skill, else the newest. */
export function voucherOfHolder(
  holder: Person,
  enrolments: readonly Enrolment[],
  trainingClass: TrainingClass
): string | undefined {
  const placed = enrolments.find(e => e.trainingClass === trainingClass.id && isOpenEnrolment(e.state))
  if (placed && placed.voucher !== '') return placed.voucher
  const live = holder.liveVouchers
  return (live.findLast(voucher => sameSkill(voucher, trainingClass)) ?? live.at(-1))?.voucher
}

/** What one worker's paper and card ask for here, before any rule is asked: the reducers judge the drafts. */
export function planVerifying(presented: Presented, held: Held, place: VerifyPlace, newId: () => string): VerifyPlan {
  const subject = subjectOf(presented, held)
  if (held.credential && !held.credential.ok) {
    return { kind: 'stopped', stop: { kind: 'credential', code: held.credential.code }, subject }
  }
  if (!subject) return { kind: 'stopped', stop: stopWithout(presented, held), subject }
  const { trainingClass, session } = place
  const enrolment = placeIn(trainingClass.id, held) ?? newId()
  const drafts = draftsOf(presented, held, place, { subject, enrolment })
  const isBound = isBoundHere(held, trainingClass.id, enrolment)
  return {
    kind: 'drafts',
    subject,
    drafts,
    deeds: { collects: standsAs(presented, held) === 'issued', binds: !isBound, signsIn: session !== '' },
    enrolment,
    isOurs: isBound || held.voucher?.reservedClass === trainingClass.id
  }
}

function stopWithout({ voucher }: Presented, { person, holder }: Held): Stop {
  if (voucher) return { kind: 'needs-paper' }
  if (person === null) return { kind: 'nobody' }
  return { kind: holder && holder.liveVouchers.length > 0 ? 'needs-paper' : 'no-voucher' }
}

function subjectOf({ voucher }: Presented, held: Held): Subject | null {
  if (held.voucher) return held.voucher
  if (voucher?.kind !== 'scan') return null
  const { blank, issue } = voucher.scan
  const { code, occupation, level, faceValueFen, validFrom, validUntil } = blank
  return { id: blank.voucherId, code, occupation, level, faceValueFen, validFrom, validUntil, person: issue.person }
}

/** State by the document, else by the paper (V6). */
function standsAs({ voucher }: Presented, held: Held): Voucher['state'] | null {
  if (held.voucher) return held.voucher.state
  if (voucher?.kind !== 'scan') return null
  return voucher.scan.issue.kind === 'voucher.collect' ? 'collected' : 'issued'
}

function isBoundHere({ voucher, enrolments }: Held, trainingClass: string, enrolment: string): boolean {
  const isBound = voucher?.state === 'bound' || voucher?.state === 'redeemed'
  if (!voucher || !isBound || voucher.boundClass !== trainingClass) return false
  return enrolments.some(e => e.id === enrolment && e.voucher === voucher.id && holdsRoster(e.state))
}

function draftsOf(
  presented: Presented,
  held: Held,
  { trainingClass, session }: VerifyPlace,
  { subject, enrolment }: { readonly subject: Subject; readonly enrolment: string }
): readonly Draft[] {
  const identity: IdentityCheck = { method: methodOf(presented), matched: held.matched }
  const { id: voucher, person } = subject
  // The paper goes along where this desk holds no document: for the server it is the evidence to wait by (row 37).
  const scan = !held.voucher && presented.voucher?.kind === 'scan' ? presented.voucher.text : ''
  const drafts: Draft[] = []
  if (standsAs(presented, held) === 'issued')
    drafts.push({ kind: 'voucher.collect', args: { voucher, person, scan, how: 'assisted', identity } })
  // Without a session there is nothing else to judge an already bound voucher by: binding again changes nothing (V14).
  if (session === '' || !isBoundHere(held, trainingClass.id, enrolment))
    drafts.push({
      kind: 'voucher.bind',
      args: { voucher, person, trainingClass: trainingClass.id, enrolment, scan, identity }
    })
  if (session !== '')
    drafts.push({
      kind: 'attendance.sign-in',
      args: { trainingClass: trainingClass.id, session, person, enrolment, voucher, identity }
    })
  return drafts
}

/** The card is the better proof of who stands there; paper alone proves only that somebody has it. */
function methodOf({ card, voucher }: Presented): IdentityCheck['method'] {
  if (card) return card.method
  return voucher?.kind === 'scan' ? 'qr' : 'typed'
}
