import { z } from 'zod'
import { county, date, fen, id, instant, label, level, occupation } from '../fields.ts'
import { hoursSchema } from '../training/hours.ts'
import { traceSteps } from './amount.ts'
import { type Attachment, attachmentSchema, MAX_ATTACHMENTS } from './attachment.ts'

export const claimStates = [
  'draft',
  'submitted',
  'returned',
  'county-reviewed',
  'reviewed',
  'in-sample',
  'notice',
  'cleared',
  'paying',
  'part-paid',
  'reconciled',
  'refused'
] as const
export type ClaimState = (typeof claimStates)[number]
export const lineStates = ['open', 'approved', 'refused', 'stopped', 'paying', 'paid', 'failed'] as const
/** Why the rules struck a line: closed codes, beside the free text of whoever refuses one. */
export const strikeCodes = ['certificate-revoked'] as const
export const reviewLevels = ['county', 'city', 'province'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

export const MAX_LINES = 100
const operator = z.string().max(100)
const opinion = z.string().max(500)

/** One worker's subsidy in a claim, with the way its amount came about (M2). */
export const claimLineSchema = z.strictObject({
  enrolment: z.uuid(),
  person: z.uuid(),
  voucher: id,
  certificate: id,
  /** What the amount was computed from, for offices that see neither enrolment nor voucher. */
  hours: hoursSchema,
  faceValueFen: fen,
  amountFen: fen,
  trace: z
    .array(z.strictObject({ step: z.enum(traceSteps), factor: z.tuple([z.int().min(0), z.int().min(1)]), fen }))
    .max(10),
  state: z.enum(lineStates),
  /** What a person said of a refusal, an objection or a failed payment. */
  reason: z.string().max(200),
  /** Refused by no review: the line lost its certificate and fell away (M19), or was struck (M20). */
  struck: z.enum(strikeCodes).optional(),
  /** Payouts that this line was in; a failed one is paid again. */
  payouts: z.int().min(0).max(99)
})
export type ClaimLine = Readonly<z.infer<typeof claimLineSchema>>

const reviewSchema = z.strictObject({
  /** Counts the submissions: after a return the levels begin again. */
  round: z.int().min(1).max(50),
  level: z.enum(reviewLevels),
  operator,
  decision: z.enum(['approve', 'return']),
  opinion,
  entry: z.uuid(),
  at: instant
})

/** An application of one training place for the subsidy of one class (补贴申领). */
export const claimSchema = z.strictObject({
  id,
  /** Of the class, for offices that do not see it. */
  name: label,
  trainingClass: id,
  centre: id,
  county,
  occupation,
  level,
  lines: z.array(claimLineSchema).min(1).max(MAX_LINES),
  /** The files lie apart and are seen only where they are needed (M17). */
  attachments: z.array(attachmentSchema).max(MAX_ATTACHMENTS),
  submittedBy: operator,
  submittedAt: instant.nullable(),
  round: z.int().min(0).max(50),
  reviews: z.array(reviewSchema).max(150),
  sample: z.strictObject({ seed: z.string().max(64), oneIn: z.int().min(1), isDrawn: z.boolean() }).nullable(),
  notice: z.strictObject({ from: date, to: date }).nullable(),
  payouts: z
    .array(z.strictObject({ number: z.int().min(1).max(99), operator, sumFen: fen, at: instant, entry: z.uuid() }))
    .max(99),
  state: z.enum(claimStates),
  updatedAt: instant
})
export type Claim = Readonly<z.infer<typeof claimSchema>>

/** Whether the place that claims may still complete it: not submitted yet, or returned (M3, M15). */
export const isInHand = ({ state }: Pick<Claim, 'state'>): boolean => state === 'draft' || state === 'returned'

/** Whether a paper may still be taken off: the claim was never submitted with it (M15). */
export const isRemovable = (claim: Pick<Claim, 'state' | 'round'>, paper: Pick<Attachment, 'round'>): boolean =>
  isInHand(claim) && paper.round === claim.round

const sumOf = (claim: Pick<Claim, 'lines'>, states: readonly ClaimLine['state'][]): number =>
  claim.lines.filter(({ state }) => states.includes(state)).reduce((sum, { amountFen }) => sum + amountFen, 0)

/** M11: whether the notice still runs, its last day included. `today`: business date. */
export const isNoticeRunning = ({ notice }: Pick<Claim, 'notice'>, today: string): boolean =>
  notice === null || today <= notice.to

/** Whether a line stands and is neither paid nor on its way (M12). */
export const isDue = ({ state }: Pick<ClaimLine, 'state'>): boolean => state === 'approved' || state === 'failed'

/** Place of a line in its claim, from 1 on: what offices that see no names call it by, on screens and in the payout file. */
export const numberOfLine = ({ lines }: Pick<Claim, 'lines'>, { enrolment }: ClaimLine): number =>
  lines.findIndex(line => line.enrolment === enrolment) + 1

/** Whom the claim asks money for, whatever is decided on them: a struck line is asked for no more (M19, M20). */
export const claimedLines = ({ lines }: Pick<Claim, 'lines'>): readonly ClaimLine[] =>
  lines.filter(({ struck }) => struck === undefined)

/** What is asked for, in fen. */
export const claimedFen = (claim: Pick<Claim, 'lines'>): number =>
  claimedLines(claim).reduce((sum, { amountFen }) => sum + amountFen, 0)
/** What stands to be paid or has been, in fen. */
export const approvedFen = (claim: Pick<Claim, 'lines'>): number =>
  sumOf(claim, ['approved', 'paying', 'paid', 'failed'])
export const paidFen = (claim: Pick<Claim, 'lines'>): number => sumOf(claim, ['paid'])

/** M5: who had a part in this round of the claim, the submitter included: none of them decides on it again. */
export const involvedIn = (claim: Claim): readonly string[] => [
  claim.submittedBy,
  ...claim.reviews.filter(({ round }) => round === claim.round).map(review => review.operator)
]
