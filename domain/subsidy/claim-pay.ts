import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { type Claim, type ClaimLine, involvedIn, isDue, MAX_LINES, numberOfLine } from './claim.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({
  claim: id,
  vouchers: z.array(id).min(1).max(MAX_LINES),
  withheld: z.array(id).max(MAX_LINES)
})
type Args = z.infer<typeof args>

/**
 * claim.pay 拨付 (M12): a payout of every line that is due and whose voucher is still certified; each line is in one
 * payout at a time. `vouchers`: of these lines, in their order; `withheld`: of the lines that are due as well and wait
 * for a later payout, because the voucher is frozen or its certificate was revoked.
 */
export const payClaim: Verb<Args, 'claim.pay'> = {
  kind: 'claim.pay',
  version: 2,
  // Version 1 stood still while one voucher of the claim was not certified.
  upcasts: { 1: before => ({ ...before, withheld: [] }) },
  args,
  by: ['finance'],
  isValueAction: true,
  keys: a => [
    uses('write', 'claim', a.claim),
    ...[...a.vouchers, ...a.withheld].map(voucher => uses('read', 'voucher', voucher))
  ],
  reduce: (a, context) => {
    const { entry } = context
    const place = claimIn(a.claim, ['cleared', 'part-paid'], 'M12', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (entry.operator === null || involvedIn(claim).includes(entry.operator)) return reject('author.same-person', 'M5')
    const due = linesOf(a, claim)
    if (!due || claim.payouts.length >= 99) return reject('entry.malformed', 'M12', { where: 'vouchers' })
    const unfit = checkVouchers(a, claim, context)
    if (unfit) return unfit
    const isSeen = [...a.vouchers, ...a.withheld].every(id => context.read('voucher', id).state === 'present')
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

/** Whether a line of this claim may be paid by its voucher: neither frozen nor without its certificate (M12). */
export const isPayable = (claim: Pick<Claim, 'id'>, voucher: Pick<Voucher, 'state' | 'claim'>): boolean =>
  voucher.state === 'certified' && voucher.claim === claim.id

/** The lines to pay, or null where paid and withheld together are not just what is due. */
function linesOf(a: Args, claim: Claim): readonly ClaimLine[] | null {
  const due = claim.lines.filter(isDue)
  const paid = due.filter(({ voucher }) => !a.withheld.includes(voucher))
  const isSame = paid.length === a.vouchers.length && paid.every((line, i) => line.voucher === a.vouchers[i])
  return isSame && due.length === paid.length + a.withheld.length ? paid : null
}

function checkVouchers(a: Args, claim: Claim, { read }: Context): Outcome | null {
  for (const id of [...a.vouchers, ...a.withheld]) {
    const found = read('voucher', id)
    if (found.state === 'unknown') continue
    if (found.state === 'absent') return reject('voucher.unknown', 'M12')
    const isWithheld = a.withheld.includes(id)
    if (isPayable(claim, found.document) !== isWithheld) continue
    const held = claim.lines.find(({ voucher }) => voucher === id)
    const line = held ? numberOfLine(claim, held) : 0
    // Finance may not see a voucher of another county: the refusal says which line has to wait.
    return isWithheld
      ? reject('claim.line-payable', 'M12', { line })
      : reject('claim.line-withheld', 'M12', { line, voucher: found.document.state })
  }
  return null
}
