import type { Attendance } from '../../domain/attendance/attendance.ts'
import type { Dispute } from '../../domain/casework/case.ts'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Lane } from '../../domain/journal/lane.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { OwnEntry } from '../../src-main/contract/journal.ts'
import { certificateMoments } from './certificate-moments.ts'

export const voucherSteps = [
  'issue',
  'collect',
  'reserve',
  'bind',
  'unbind',
  'redeem',
  'reinstate',
  'certified',
  'confirmed',
  'revoked',
  'claim',
  'settle',
  'reprint',
  'void',
  'freeze',
  'unfreeze',
  'dispute',
  'resolve'
] as const
export type VoucherStep = (typeof voucherSteps)[number]

/** One thing that happened to a voucher; the page puts it into words. */
export type VoucherMoment = {
  readonly id: string
  readonly at: number
  readonly step: VoucherStep
  /** Known is the day alone. */
  readonly isDay?: true
  /** Which of several it happened to, where a voucher can have more than one: a certificate, a dispute. */
  readonly about?: string
  /** Number of the certificate it happened to. */
  readonly number?: string
  /** Class it happened in. */
  readonly trainingClass?: string
  /** Device or operator it was done on, where it is known. */
  readonly device?: string
  /** As the author wrote it. */
  readonly reason?: string
  /** Of an entry of this desk; left out for what the server told. */
  readonly lane?: Lane
  readonly rejection?: Rejection
}

/** What this desk knows around one voucher. */
export type VoucherFacts = {
  readonly voucher: Voucher
  readonly enrolments: readonly Enrolment[]
  readonly attendances: readonly Attendance[]
  readonly disputes: readonly Dispute[]
  /** Of its training, the revoked ones too. */
  readonly certificates: readonly Certificate[]
  /** That asks for its money, where it is in sight. */
  readonly claim: Claim | undefined
  /** Entries of this desk that name the voucher. */
  readonly own: readonly OwnEntry[]
}

const stepByKind: Readonly<Record<string, VoucherStep>> = {
  'voucher.issue': 'issue',
  'voucher.collect': 'collect',
  'enrolment.accept': 'reserve',
  'voucher.bind': 'bind',
  'voucher.unbind': 'unbind',
  'attendance.sign-in': 'redeem',
  'voucher.reinstate': 'reinstate',
  'voucher.reprint': 'reprint',
  'voucher.void': 'void',
  'voucher.freeze': 'freeze',
  'voucher.unfreeze': 'unfreeze',
  'certificate.confirm': 'confirmed',
  'certificate.revoke': 'revoked',
  'dispute.open': 'dispute'
}

/** The life of a voucher, newest first: what the documents tell, and this desk's own entries in their place. */
export function timelineOf(facts: VoucherFacts): readonly VoucherMoment[] {
  const own = facts.own.flatMap(ownMoment)
  const done = new Set(own.filter(({ lane }) => lane !== 'rejected' && lane !== 'review').map(happening))
  const told = toldMoments(facts).filter(moment => !done.has(happening(moment)))
  return [...told, ...own].sort((a, b) => b.at - a.at || order(b) - order(a))
}

/** The same for the document and for the entry that tell of one happening: it is told once. */
const happening = ({ step, about = '' }: VoucherMoment): string => `${step} ${about}`

const order = ({ step }: VoucherMoment): number => voucherSteps.indexOf(step)

function ownMoment({ body, lane, verdict }: OwnEntry): readonly VoucherMoment[] {
  const step = stepByKind[body.kind]
  if (step === undefined) return []
  const { reason, trainingClass, certificate } = body.args
  const about = step === 'dispute' ? body.id : certificate
  const isSettled = lane === 'accepted'
  return [
    {
      id: body.id,
      at: body.at,
      step,
      device: body.deviceId,
      ...(typeof about === 'string' ? { about } : {}),
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(typeof trainingClass === 'string' && trainingClass !== '' ? { trainingClass } : {}),
      ...(isSettled ? {} : { lane }),
      ...(verdict?.rejection ? { rejection: verdict.rejection } : {})
    }
  ]
}

function toldMoments({
  voucher,
  enrolments,
  attendances,
  disputes,
  certificates,
  claim
}: VoucherFacts): readonly VoucherMoment[] {
  const { id, collectedAt, boundAt } = voucher
  const moments: VoucherMoment[] = [
    { id: voucher.issueEntry, at: voucher.issuedAt, step: 'issue', device: voucher.leaseDevice }
  ]
  if (collectedAt !== null) moments.push({ id: `${id} collect`, at: collectedAt, step: 'collect' })
  if (boundAt !== null)
    moments.push({
      id: `${id} bind`,
      at: boundAt,
      step: 'bind',
      trainingClass: voucher.boundClass,
      device: voucher.boundDevice
    })
  const reserving = enrolments.find(one => one.voucher === id && one.state === 'accepted')
  if (reserving)
    moments.push({
      id: `${id} reserve`,
      at: reserving.updatedAt,
      step: 'reserve',
      trainingClass: reserving.trainingClass
    })
  const redeeming = attendances.find(
    one => one.redeems && one.state === 'present' && one.trainingClass === voucher.boundClass
  )
  if (redeeming)
    moments.push({
      id: redeeming.entry,
      at: redeeming.signInAt,
      step: 'redeem',
      trainingClass: redeeming.trainingClass
    })
  if (voucher.state === 'void') moments.push({ id: `${id} void`, at: voucher.updatedAt, step: 'void' })
  if (claim && claim.submittedAt !== null) moments.push({ id: `${id} claim`, at: claim.submittedAt, step: 'claim' })
  if (voucher.state === 'settled') moments.push({ id: `${id} settle`, at: voucher.updatedAt, step: 'settle' })
  return [...moments, ...certificates.flatMap(certified), ...disputes.flatMap(disputeMoments)]
}

const certified = (certificate: Certificate): readonly VoucherMoment[] =>
  certificateMoments(certificate).map(told => ({ ...told, about: certificate.id, number: certificate.number }))

function disputeMoments({ loser, resolution }: Dispute): readonly VoucherMoment[] {
  const { entry, at, device } = loser
  const opened = { id: entry, at, step: 'dispute' as const, about: entry, device }
  if (!resolution) return [opened]
  return [opened, { id: resolution.entry, at: resolution.at, step: 'resolve', reason: resolution.reason }]
}
