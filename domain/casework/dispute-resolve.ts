import { z } from 'zod'
import { governs, isProvince } from '../access/author.ts'
import { id, idOrEmpty, reason } from '../fields.ts'
import { accept, reject, uses, usesIf, type Verb, type Write } from '../reduction.ts'
import type { Voucher } from '../voucher/voucher.ts'
import type { Dispute } from './case.ts'

const args = z.strictObject({
  dispute: id,
  voucher: idOrEmpty,
  decision: z.enum(['uphold-winner', 'give-to-loser', 'no-effect']),
  reason
})
type Args = z.infer<typeof args>

/**
 * dispute.resolve (C4): decides a case once, with its whole chain. Review was final for the losing entry, so what the
 * decision changes is carried by this one: giving the voucher to the loser binds it to the loser's class.
 */
export const resolveDispute: Verb<Args, 'dispute.resolve'> = {
  kind: 'dispute.resolve',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: true,
  keys: a => [uses('write', 'case', a.dispute), ...usesIf('write', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('case', a.dispute)
    if (found.state !== 'present' || found.document.kind !== 'dispute') return reject('dispute.unknown', 'C4')
    const dispute = found.document
    const isTheirs = dispute.counties.some(county => governs(author, county))
    if (!isTheirs && (dispute.counties.length > 0 || !isProvince(author))) return reject('author.outside-place', 'A5')
    if (dispute.state !== 'open') return reject('dispute.wrong-state', 'C4', { state: dispute.state })
    if (dispute.voucher !== a.voucher) return reject('voucher.unknown', 'C4')
    const resolution = { decision: a.decision, reason: a.reason, entry: entry.id, at: entry.at }
    const resolved: Write = {
      collection: 'case',
      document: { ...dispute, state: 'resolved', resolution, updatedAt: entry.at }
    }
    if (a.decision !== 'give-to-loser') return accept([resolved])
    const voucher = a.voucher === '' ? null : read('voucher', a.voucher)
    if (voucher?.state !== 'present' || dispute.loser.trainingClass === '') return reject('voucher.unknown', 'C4')
    if (voucher.document.state !== 'bound' && voucher.document.state !== 'redeemed') {
      return reject('voucher.wrong-state', 'C4', { state: voucher.document.state })
    }
    // Its certificate was revoked since: the claim asks for the money of the class that the voucher would leave.
    const { claim } = voucher.document
    if (claim !== '') return reject('dispute.voucher-claimed', 'C4', { claim })
    return accept([resolved, { collection: 'voucher', document: givenToLoser(voucher.document, dispute, entry.at) }])
  }
}

function givenToLoser(voucher: Voucher, { loser }: Dispute, at: number): Voucher {
  return {
    ...voucher,
    state: 'bound',
    reservedClass: '',
    reservedCentre: '',
    boundClass: loser.trainingClass,
    boundCentre: loser.centre,
    boundBy: loser.entry,
    boundDevice: loser.device,
    boundAt: loser.at,
    redeemedBy: '',
    updatedAt: at
  }
}
