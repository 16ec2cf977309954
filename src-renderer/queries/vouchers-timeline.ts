import type { Attendance } from '../../domain/attendance/attendance.ts'
import type { Dispute } from '../../domain/casework/case.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Lane } from '../../domain/journal/lane.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { OwnEntry } from '../../src-main/contract/journal.ts'

export const voucherSteps = [
  'issue',
  'collect',
  'reserve',
  'bind',
  'unbind',
  'redeem',
  'reinstate',
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
  'dispute.open': 'dispute'
}

/** The life of a voucher, newest first: what the documents tell, and this desk's own entries in their place. */
export function timelineOf(facts: VoucherFacts): readonly VoucherMoment[] {
  const own = facts.own.flatMap(ownMoment)
  const done = new Set(own.filter(({ lane }) => lane !== 'rejected' && lane !== 'review').map(({ step }) => step))
  const told = toldMoments(facts).filter(moment => !done.has(moment.step) || isOften(moment, own))
  return [...told, ...own].sort((a, b) => b.at - a.at || order(b) - order(a))
}

/** Sign-ins, disputes and bindings can come more than once; the same one is not told twice. */
function isOften(moment: VoucherMoment, own: readonly VoucherMoment[]): boolean {
  const isRepeatable = moment.step === 'dispute' || moment.step === 'resolve'
  return isRepeatable && !own.some(({ id }) => moment.id === id)
}

const order = ({ step }: VoucherMoment): number => voucherSteps.indexOf(step)

function ownMoment({ body, lane, verdict }: OwnEntry): readonly VoucherMoment[] {
  const step = stepByKind[body.kind]
  if (step === undefined) return []
  const { reason, trainingClass } = body.args
  const isSettled = lane === 'accepted'
  return [
    {
      id: body.id,
      at: body.at,
      step,
      device: body.deviceId,
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(typeof trainingClass === 'string' && trainingClass !== '' ? { trainingClass } : {}),
      ...(isSettled ? {} : { lane }),
      ...(verdict?.rejection ? { rejection: verdict.rejection } : {})
    }
  ]
}

function toldMoments({ voucher, enrolments, attendances, disputes }: VoucherFacts): readonly VoucherMoment[] {
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
  return [...moments, ...disputes.flatMap(disputeMoments)]
}

function disputeMoments({ loser, resolution }: Dispute): readonly VoucherMoment[] {
  const opened = { id: loser.entry, at: loser.at, step: 'dispute' as const, device: loser.device }
  if (!resolution) return [opened]
  return [opened, { id: resolution.entry, at: resolution.at, step: 'resolve', reason: resolution.reason }]
}
