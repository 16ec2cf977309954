import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb, type Write } from '../reduction.ts'
import { type Claim, type ClaimLine, isDue, MAX_LINES } from './claim.ts'
import { claimIn } from './claim-place.ts'

const answer = z.strictObject({
  voucher: id,
  outcome: z.enum(['paid', 'failed']),
  amountFen: z.int().min(0),
  /** What the bank says of a failure. */
  reason: z.string().max(200)
})
const args = z.strictObject({
  claim: id,
  payout: z.int().min(1).max(99),
  answers: z.array(answer).min(1).max(MAX_LINES)
})
type Args = z.infer<typeof args>

/**
 * claim.reconcile 对账 (M13): the bank's answer to a payout, line by line and to the fen; what it paid settles its
 * voucher, what failed or was withheld may be paid later.
 */
export const reconcileClaim: Verb<Args, 'claim.reconcile'> = {
  kind: 'claim.reconcile',
  version: 1,
  args,
  by: ['finance'],
  isValueAction: true,
  keys: a => [uses('write', 'claim', a.claim), ...a.answers.map(({ voucher }) => uses('write', 'voucher', voucher))],
  reduce: (a, context) => {
    const place = claimIn(a.claim, ['paying'], 'M13', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    const wrong = checkAnswers(a, claim)
    if (wrong) return wrong
    const settled = settledVouchers(a, context)
    if ('refused' in settled) return settled.refused
    const lines = claim.lines.map((line): ClaimLine => {
      const found = a.answers.find(({ voucher }) => voucher === line.voucher)
      return found && line.state === 'paying' ? { ...line, state: found.outcome, reason: found.reason } : line
    })
    const state = lines.some(isDue) ? ('part-paid' as const) : ('reconciled' as const)
    return accept(
      [...settled.writes, { collection: 'claim', document: { ...claim, lines, state, updatedAt: context.entry.at } }],
      settled.unchecked
    )
  }
}

/** The answer is to the last payout and names each of its lines once, with its very amount. */
function checkAnswers(a: Args, claim: Claim): Outcome | null {
  if (a.payout !== claim.payouts.length) return reject('claim.other-payout', 'M13', { payout: claim.payouts.length })
  const paying = claim.lines.filter(({ state }) => state === 'paying')
  const isWhole =
    a.answers.length === paying.length && new Set(a.answers.map(({ voucher }) => voucher)).size === paying.length
  if (!isWhole) return reject('claim.no-such-line', 'M13', { lines: paying.length })
  for (const given of a.answers) {
    const line = paying.find(({ voucher }) => voucher === given.voucher)
    if (!line) return reject('claim.no-such-line', 'M13', { lines: paying.length })
    if (line.amountFen !== given.amountFen)
      return reject('claim.other-amount', 'M13', { approvedFen: line.amountFen, answeredFen: given.amountFen })
  }
  return null
}

/** What the bank paid is settled whatever befell the voucher meanwhile: a frozen one has nothing left to thaw to. */
function settledVouchers(
  a: Args,
  { entry, read }: Context
): { readonly writes: readonly Write[]; readonly unchecked: readonly string[] } | { readonly refused: Outcome } {
  const writes: Write[] = []
  const unchecked = new Set<string>()
  for (const { voucher: id } of a.answers.filter(({ outcome }) => outcome === 'paid')) {
    const found = read('voucher', id)
    if (found.state === 'absent') return { refused: reject('voucher.unknown', 'M13') }
    if (found.state === 'unknown') unchecked.add('M13')
    else {
      const settled = { ...found.document, state: 'settled' as const, frozenFrom: '' as const, updatedAt: entry.at }
      writes.push({ collection: 'voucher', document: settled })
    }
  }
  return { writes, unchecked: [...unchecked] }
}
