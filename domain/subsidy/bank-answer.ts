import { type Claim, type ClaimLine, numberOfLine } from './claim.ts'

/** One line of the bank's answer file, as far as it could be read. */
export interface AnswerRow {
  /** Of the file. */
  readonly row: number
  readonly claim: string
  readonly payout: number
  readonly voucher: string
  readonly amountFen: number
  readonly outcome: 'paid' | 'failed'
  readonly reason: string
}

/** Why a row does not count. */
export const answerFaults = [
  'unknown-claim',
  'other-payout',
  'unknown-line',
  'other-amount',
  'twice',
  'contradicts'
] as const
export type AnswerFault = (typeof answerFaults)[number]

export interface FaultyRow {
  readonly row: number
  readonly fault: AnswerFault
}
export interface ClaimAnswer {
  readonly claim: Claim
  readonly failed: ReadonlyMap<string, string>
  readonly paidFen: number
  readonly failedFen: number
  readonly rows: readonly number[]
}
/** A payout that this file answers in part: it waits for the rest. */
export interface IncompleteAnswer {
  readonly claim: Claim
  /** Numbers of the lines whose result is missing, ascending. */
  readonly missing: readonly number[]
}
export interface MatchedAnswer {
  /** Claims whose payout is answered line by line and to the fen. */
  readonly answered: readonly ClaimAnswer[]
  readonly incomplete: readonly IncompleteAnswer[]
  /** Rows that say what was reconciled before: nothing is left to do. */
  readonly known: readonly number[]
  readonly faulty: readonly FaultyRow[]
}

type Judged = 'new' | 'known' | AnswerFault

/**
 * M14: the bank's answer by line. A row counts for the very line of the very payout that it names, to the fen; a
 * claim is reconciled once every line of its payout is answered; what was answered before changes nothing.
 */
export function matchAnswers(rows: readonly AnswerRow[], claims: readonly Claim[]): MatchedAnswer {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const fresh = new Map<string, AnswerRow[]>()
  const known: number[] = []
  const faulty: FaultyRow[] = []
  for (const row of rows) {
    const claim = byId.get(row.claim)
    const before = fresh.get(row.claim) ?? []
    const judged = judge(row, claim, before)
    if (judged === 'known') known.push(row.row)
    else if (judged === 'new') fresh.set(row.claim, [...before, row])
    else faulty.push({ row: row.row, fault: judged })
  }
  const answered: ClaimAnswer[] = []
  const incomplete: IncompleteAnswer[] = []
  for (const [id, given] of fresh) {
    const claim = byId.get(id)
    if (!claim) continue
    const missing = missingIn(claim, given)
    if (missing.length === 0) answered.push(answerOf(claim, given))
    else incomplete.push({ claim, missing })
  }
  return { answered, incomplete, known, faulty }
}

function judge(row: AnswerRow, claim: Claim | undefined, before: readonly AnswerRow[]): Judged {
  if (!claim) return 'unknown-claim'
  const line = claim.lines.find(({ voucher }) => voucher === row.voucher)
  if (!line || line.payouts === 0) return 'unknown-line'
  if (line.amountFen !== row.amountFen) return 'other-amount'
  const last = claim.payouts.length
  if (row.payout > last) return 'other-payout'
  if (line.state !== 'paying' || row.payout < last) return judgeOld(row, line, last)
  const other = before.find(({ voucher }) => voucher === row.voucher)
  if (!other) return 'new'
  return other.outcome === row.outcome ? 'twice' : 'contradicts'
}

/** A row of what was answered before. A line may have been withheld from payouts of its claim: it counts only its own. */
function judgeOld(row: AnswerRow, { state, payouts }: ClaimLine, last: number): Judged {
  const failures = state === 'paying' || state === 'paid' ? payouts - 1 : payouts
  if (state === 'paying' && failures === 0) return 'other-payout'
  // A line is paid again only after it failed: the last of its payouts is the one that paid it.
  const fits =
    row.outcome === 'paid'
      ? state === 'paid' && row.payout >= payouts
      : failures > 0 && (state !== 'paid' || row.payout < last)
  return fits ? 'known' : 'contradicts'
}

const missingIn = (claim: Claim, given: readonly AnswerRow[]): readonly number[] =>
  claim.lines
    .filter(({ state, voucher }) => state === 'paying' && !given.some(row => row.voucher === voucher))
    .map(line => numberOfLine(claim, line))

function answerOf(claim: Claim, given: readonly AnswerRow[]): ClaimAnswer {
  const sumOf = (outcome: AnswerRow['outcome']): number =>
    given.filter(row => row.outcome === outcome).reduce((fen, { amountFen }) => fen + amountFen, 0)
  const failed = given.filter(({ outcome }) => outcome === 'failed')
  return {
    claim,
    failed: new Map(failed.map(({ voucher, reason }) => [voucher, reason])),
    paidFen: sumOf('paid'),
    failedFen: sumOf('failed'),
    rows: given.map(({ row }) => row)
  }
}
