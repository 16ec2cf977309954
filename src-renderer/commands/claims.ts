import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { Reader } from '../../domain/reduction.ts'
import { type Claim, type ClaimLine, isDue, type ReviewLevel } from '../../domain/subsidy/claim.ts'
import { type LineAgain, lineAgain, lineByNow } from '../../domain/subsidy/claim-again.ts'
import type { Draft, DraftOf } from './draft.ts'

type Lines = Pick<Claim, 'id' | 'trainingClass'> & { readonly lines: readonly ClaimLine[] }

/** A claim of one line a certificate, all of one class. */
export const draftingClaim = (
  claim: string,
  trainingClass: string,
  certificates: readonly Certificate[]
): DraftOf<'claim.draft'> => ({
  kind: 'claim.draft',
  args: {
    claim,
    trainingClass,
    lines: certificates.map(({ id: certificate, enrolment, voucher }) => ({ enrolment, voucher, certificate })),
    attachments: []
  }
})

export const submittingClaim = ({ id: claim, trainingClass, lines }: Lines): DraftOf<'claim.submit'> => ({
  kind: 'claim.submit',
  args: { claim, trainingClass, lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate })) }
})

export interface ClaimAgain {
  readonly draft: DraftOf<'claim.submit'>
  /** Every line with the certificate that its worker has by now, and what submitting does to it. */
  readonly lines: readonly { readonly line: ClaimLine; readonly fate: LineAgain }[]
}

/** A returned claim submitted again, and what would become of its lines (M19). */
export function submittingAgain(claim: Lines, read: Reader): ClaimAgain {
  const lines = claim.lines.map(line => lineByNow(line, read))
  return {
    draft: submittingClaim({ ...claim, lines }),
    lines: lines.map(line => ({ line, fate: lineAgain(line, read) }))
  }
}

export const reviewingClaim = (
  { id: claim }: Pick<Claim, 'id'>,
  level: ReviewLevel,
  opinion: string,
  refused: ArgsByKind['claim.review']['refused']
): DraftOf<'claim.review'> => ({ kind: 'claim.review', args: { claim, level, opinion, refused } })

export const returningClaim = (
  { id: claim }: Pick<Claim, 'id'>,
  level: ReviewLevel,
  opinion: string
): DraftOf<'claim.return'> => ({ kind: 'claim.return', args: { claim, level, opinion } })

export const drawingClaim = ({ id: claim }: Pick<Claim, 'id'>, seed: string): DraftOf<'claim.draw'> => ({
  kind: 'claim.draw',
  args: { claim, seed }
})

export const publishingClaim = ({ id: claim }: Pick<Claim, 'id'>): Draft => ({ kind: 'claim.publish', args: { claim } })

export const objectingToClaim = (
  { id: claim }: Pick<Claim, 'id'>,
  enrolment: string,
  reason: string
): DraftOf<'claim.object'> => ({ kind: 'claim.object', args: { claim, enrolment, reason } })

export const clearingClaim = (
  { id: claim }: Pick<Claim, 'id'>,
  answers: ArgsByKind['claim.clear']['answers']
): DraftOf<'claim.clear'> => ({ kind: 'claim.clear', args: { claim, answers } })

/** Every line that is due, in the claim's order, but for those that wait for a later payout (M12). */
export function payingClaim(
  { id: claim, lines }: Lines,
  isWithheld: (voucher: string) => boolean
): DraftOf<'claim.pay'> {
  const due = lines.filter(isDue).map(({ voucher }) => voucher)
  const withheld = due.filter(isWithheld)
  return {
    kind: 'claim.pay',
    args: { claim, vouchers: due.filter(voucher => !withheld.includes(voucher)), withheld }
  }
}

/** @param failed what the bank says of each voucher it did not pay */
export const reconcilingClaim = (
  { id: claim, lines, payouts }: Lines & Pick<Claim, 'payouts'>,
  failed: ReadonlyMap<string, string>
): DraftOf<'claim.reconcile'> => ({
  kind: 'claim.reconcile',
  args: {
    claim,
    payout: payouts.length,
    answers: lines
      .filter(({ state }) => state === 'paying')
      .map(({ voucher, amountFen }) => ({
        voucher,
        amountFen,
        outcome: failed.has(voucher) ? ('failed' as const) : ('paid' as const),
        reason: failed.get(voucher) ?? ''
      }))
  }
})

export const strikingLines = (
  { id: claim }: Pick<Claim, 'id'>,
  lines: readonly ClaimLine[],
  reason: string
): DraftOf<'claim.strike'> => ({
  kind: 'claim.strike',
  args: { claim, lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate })), reason }
})

export type ClaimAct = 'submit' | 'review' | 'return' | 'draw' | 'publish' | 'clear' | 'pay' | 'reconcile' | 'strike'

/** The level that reviews a claim next, so far as its state tells. */
export function levelOf({ state }: Pick<Claim, 'state'>): ReviewLevel | undefined {
  switch (state) {
    case 'submitted':
      return 'county'
    case 'county-reviewed':
      return 'city'
    case 'in-sample':
      return 'province'
    case 'draft':
    case 'returned':
    case 'reviewed':
    case 'notice':
    case 'cleared':
    case 'paying':
    case 'part-paid':
    case 'reconciled':
    case 'refused':
      return undefined
  }
}
