import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { type Claim, type ClaimLine, involvedIn, MAX_LINES } from './claim.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({ claim: id, vouchers: z.array(id).min(1).max(MAX_LINES) })
type Args = z.infer<typeof args>

/**
 * claim.pay 拨付 (M12): a payout of every line that stands and is not paid; each line is in one payout at a time, and
 * its voucher is still certified. `vouchers`: of these lines, in their order.
 */
export const payClaim: Verb<Args, 'claim.pay'> = {
  kind: 'claim.pay',
  version: 1,
  args,
  by: ['finance'],
  isValueAction: true,
  keys: a => [uses('write', 'claim', a.claim), ...a.vouchers.map(voucher => uses('read', 'voucher', voucher))],
  reduce: (a, context) => {
    const { entry } = context
    const place = claimIn(a.claim, ['cleared', 'part-paid'], 'M12', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (entry.operator === null || involvedIn(claim).includes(entry.operator)) return reject('author.same-person', 'M5')
    const due = claim.lines.filter(({ state }) => state === 'approved' || state === 'failed')
    const isSame = due.length === a.vouchers.length && due.every((line, i) => line.voucher === a.vouchers[i])
    if (!isSame || claim.payouts.length >= 99) return reject('entry.malformed', 'M12', { where: 'vouchers' })
    const unfit = checkVouchers(a, claim, context)
    if (unfit) return unfit
    const isSeen = a.vouchers.every(id => context.read('voucher', id).state === 'present')
    const lines = claim.lines.map(
      (line): ClaimLine => (due.includes(line) ? { ...line, state: 'paying', payouts: line.payouts + 1 } : line)
    )
    const sumFen = due.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const payout = {
      number: claim.payouts.length + 1,
      operator: entry.operator,
      sumFen,
      at: entry.at,
      entry: entry.id
    }
    return accept(
      [
        {
          collection: 'claim',
          document: { ...claim, lines, payouts: [...claim.payouts, payout], state: 'paying', updatedAt: entry.at }
        }
      ],
      isSeen ? [] : ['M12']
    )
  }
}

/** A certificate that was revoked since took its voucher back to redeemed: such a line is not paid. */
function checkVouchers(a: Args, claim: Claim, { read }: Context): Outcome | null {
  for (const id of a.vouchers) {
    const found = read('voucher', id)
    if (found.state === 'unknown') continue
    if (found.state === 'absent') return reject('voucher.unknown', 'M12')
    const { state, claim: of } = found.document
    if (state !== 'certified' || of !== claim.id) return reject('voucher.wrong-state', 'M12', { state })
  }
  return null
}
