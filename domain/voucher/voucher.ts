import { z } from 'zod'
import { county, date, fen, id, idOrEmpty, instant, level, occupation } from '../fields.ts'
import { voucherKinds } from '../plan/batch.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { TrainingClass } from '../training/class.ts'

/** Stored states. `expired` is derived from dates and never stored. */
export const voucherStates = [
  'issued',
  'collected',
  'bound',
  'redeemed',
  'certified',
  'settled',
  'frozen',
  'lapsed',
  'void'
] as const
export type VoucherState = (typeof voucherStates)[number]

export const voucherSchema = z.strictObject({
  id,
  /** Short code that a person can type, with check characters. */
  code: z.string().min(8).max(20),
  batch: id,
  plan: id,
  county,
  occupation,
  level,
  voucherKind: z.enum(voucherKinds),
  faceValueFen: fen,
  validFrom: date,
  validUntil: date,
  person: z.uuid(),
  state: z.enum(voucherStates),
  /** The class an accepted enrolment holds it for: only that centre may bind it. */
  reservedClass: idOrEmpty,
  reservedCentre: idOrEmpty,
  boundClass: idOrEmpty,
  boundCentre: idOrEmpty,
  boundBy: z.union([z.uuid(), z.literal('')]),
  boundDevice: idOrEmpty,
  boundAt: instant.nullable(),
  redeemedBy: z.union([z.uuid(), z.literal('')]),
  /** What it was before it was frozen; empty while it is not. */
  frozenFrom: z.union([z.enum(['issued', 'collected', 'bound', 'redeemed', 'certified']), z.literal('')]),
  /** The one claim that asks for its money. */
  claim: idOrEmpty,
  lease: id,
  leaseDevice: id,
  issueEntry: z.uuid(),
  issuedAt: instant,
  collectedAt: instant.nullable(),
  ministryNo: z.string().max(40),
  reprints: z.int().min(0).max(999),
  updatedAt: instant
})
export type Voucher = Readonly<z.infer<typeof voucherSchema>>

/** What a voucher has before anybody binds it. */
export const notUsed: Pick<
  Voucher,
  | 'reservedClass'
  | 'reservedCentre'
  | 'boundClass'
  | 'boundCentre'
  | 'boundBy'
  | 'boundDevice'
  | 'boundAt'
  | 'redeemedBy'
  | 'frozenFrom'
  | 'claim'
> = {
  reservedClass: '',
  reservedCentre: '',
  boundClass: '',
  boundCentre: '',
  boundBy: '',
  boundDevice: '',
  boundAt: null,
  redeemedBy: '',
  frozenFrom: '',
  claim: ''
}

/** Whether the voucher counts as one that its person holds (frozen counts; redeemed until it is finished). */
export const isLive = (state: VoucherState): boolean =>
  state === 'issued' || state === 'collected' || state === 'bound' || state === 'redeemed' || state === 'frozen'

type Start = Pick<TrainingClass, 'startedAt'>

/** V23: whether a class started only after a voucher's last day. */
export const hasStartedLate = ({ startedAt }: Start, { validUntil }: Pick<Voucher, 'validUntil'>): boolean =>
  startedAt !== null && dateOfInstant(startedAt) > validUntil

/**
 * What the screen says: past its last day a voucher is expired that nobody bound, or that was bound to a class which had
 * not started by then (V23). `boundClass` is undefined where it is out of sight.
 */
export function shownState(
  voucher: Pick<Voucher, 'state' | 'validUntil'>,
  today: string,
  boundClass?: Start
): VoucherState | 'expired' {
  if (today <= voucher.validUntil) return voucher.state
  const isUnbound = voucher.state === 'issued' || voucher.state === 'collected'
  const isStranded =
    voucher.state === 'bound' &&
    boundClass !== undefined &&
    (boundClass.startedAt === null || hasStartedLate(boundClass, voucher))
  return isUnbound || isStranded ? 'expired' : voucher.state
}
